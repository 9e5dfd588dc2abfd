"""One pattern for many phrases, with what they share at the front written once.

``re`` tries the alternatives of a pattern one after another; as a tree it looks at each character of
the text once per level, however many phrases there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]
_END = ""


def pattern(phrases: Iterable[str], blank: str = r"[ \xa0]+") -> str:
    """A pattern that matches any of the phrases, the longest first; blanks match ``blank``."""
    root: Tree = {}
    for phrase in phrases:
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[_END] = {}
    return _written(root, blank)


def _written(node: Tree, blank: str) -> str:
    branches = []
    for char, below in node.items():
        if char == _END:
            continue
        literal = blank if char == " " else re.escape(char)
        branches.append(literal + _written(below, blank))
    if not branches:
        return ""
    one = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{one}?" if _END in node else one
