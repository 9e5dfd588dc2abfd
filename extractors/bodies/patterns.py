"""Compiled patterns of body names; they run over folded text unless said otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable

from gazetteer.bodies import JOIN, by_key, countries, entries, key

_BREAK = r"(?![^\W_])"
_START = r"(?<![^\W_])"
_B = r"[ \xa0]"


def _alternatives(keys: Iterable[str]) -> str:
    """The longest first, so that Kinh tế và Hạ tầng is not read as Kinh tế."""
    ordered = sorted(keys, key=lambda name: (-name.count(" "), -len(name), name))
    return "|".join(JOIN.join(map(re.escape, name.split())) for name in ordered)


def _grouped(keys: Iterable[str]) -> str:
    """Alternatives under their first syllable: few are tried where none begins."""
    heads: dict[str, list[str]] = {}
    for name in keys:
        head, _, rest = name.partition(" ")
        heads.setdefault(head, []).append(rest)
    parts = []
    for head, rests in sorted(heads.items(), key=lambda item: (-len(item[0]), item[0])):
        tail = f"(?:{JOIN}(?:{_alternatives(rest for rest in rests if rest)}){_BREAK})" if any(rests) else ""
        parts.append(re.escape(head) + tail + ("?" if tail and "" in rests else ""))
    return "|".join(parts)


# Cán bộ tài chính, toàn bộ y tế: there "bộ" is half of another word.
NAME = re.compile(
    rf"{_START}(?<!cán )(?<!toàn )(?<!nội )(?<!đồng )(?<!tiến )(?<!đảng )(?:{_grouped(by_key())}){_BREAK}"
)


def _fields(head: str) -> str:
    prefix = key(head) + " "
    names = (key(name) for entry in entries() for name in entry.names)
    return _alternatives({name.removeprefix(prefix) for name in names if name.startswith(prefix)})


FIELDS = {
    "bộ": re.compile(rf"(?:{_fields('Bộ')}){_BREAK}"),
    "sở": re.compile(rf"(?:{_fields('Sở')}){_BREAK}"),
    "phòng": re.compile(rf"(?:{_fields('Phòng')}){_BREAK}"),
}
"""What a ministry, provincial department or district office is for, by its head word."""

LIST_HEAD = re.compile(rf"{_START}(?:các|những|\d+|hai|ba|bốn|năm|sáu){_B}+(?P<head>bộ|sở|phòng){_BREAK}")
LIST_LEADS = (
    re.compile(rf"{_B}*:?{_B}*"),
    re.compile(rf"[^.\n:;]{{0,40}}?(?:{_B}(?:là|gồm có|gồm|như){_B}*:?|:){_B}*"),
)
"""From the head word of a list to its first item: "các bộ Tài chính, …", "các bộ tiếp theo là Tài chính"."""
NEXT_ITEM = re.compile(rf"(?:{_B}*\([^()\n]{{1,40}}\))?{_B}*(?:[,;]{_B}*(?:và{_B}+)?|{_B}và{_B}+)")
ITEM_END = re.compile(rf"{_B}*(?:[,;.()…\n:]|$|{_B}và{_B})")

_FOREIGN = "|".join(map(re.escape, sorted(countries(), key=len, reverse=True)))
FOREIGN = re.compile(rf"{_B}+(?:của{_B}+)?(?:{_FOREIGN}){_BREAK}")
"""Over the text itself: a foreign state after the name."""

PART_OF_TITLE = re.compile(rf"(?:thủ tướng|đại biểu){_B}+$")
"""Thủ tướng Chính phủ, đại biểu Quốc hội: a person's title, not the body acting."""

GAP = re.compile(rf"{_B}*(?:\.{_B}*)?")
SHARED = re.compile(rf"{_B}*(?:[,;/–-]|{_B}và{_B}){_B}*")
"""Between two bodies that share the unit named after the second: HĐND, UBND quận 5."""
