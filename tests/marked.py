"""Example sentences with the expected answer written into them.

    marked('Ngày <unit name="quận Ô Môn">Ô Môn</unit> họp')

gives the text without tags and one ``Marked(start, end, tag, attrs)`` for each tag. Diacritics make
counted offsets unreadable, so tables of examples use this instead.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_TAG = re.compile(r'<(/?)([a-z]+)((?:\s+[a-z_]+="[^"]*")*)\s*>')
_ATTR = re.compile(r'([a-z_]+)="([^"]*)"')


class Marked(NamedTuple):
    start: int
    end: int
    tag: str
    attrs: dict[str, str]


def marked(example: str) -> tuple[str, list[Marked]]:
    text = ""
    at = 0
    opened: list[tuple[int, str, dict[str, str]]] = []
    found: list[Marked] = []
    for tag in _TAG.finditer(example):
        text += example[at : tag.start()]
        at = tag.end()
        if tag.group(1):
            start, name, attrs = opened.pop()
            assert name == tag.group(2), f"<{name}> closed by </{tag.group(2)}> in {example!r}"
            found.append(Marked(start, len(text), name, attrs))
        else:
            opened.append((len(text), tag.group(2), dict(_ATTR.findall(tag.group(3)))))
    assert not opened, f"unclosed {opened} in {example!r}"
    return text + example[at:], sorted(found, key=lambda m: (m.start, -m.end))
