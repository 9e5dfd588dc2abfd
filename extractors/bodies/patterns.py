"""Compiled patterns of body names; they run over folded text unless said otherwise.

``NAME`` and ``FIELDS`` want it with ``short_dashes``.
"""

from __future__ import annotations

import re

from gazetteer.bodies import JOIN, by_key, country_pattern, entries, key
from gazetteer.trie import pattern

_BREAK = r"(?![^\W_])"
_START = r"(?<![^\W_])"
_B = r"[ \xa0]"


# That it begins a word is checked at each match: a look-behind here would slow the scan threefold.
# Tỉnh ủy viên, thanh tra viên are persons.
NAME = re.compile(rf"(?:{pattern(by_key(), JOIN)}){_BREAK}(?!{_B}+viên{_BREAK})")
_HALVES = {
    "bộ": "cán|toàn|nội|đồng|tiến|đảng|lộ|thuộc|cục",
    "vụ": "nhiệm|phục|dịch|chức|công|nội|nghiệp|sự|ngoại|nghĩa|đặc|thời|tư",
    "sở": "cơ|trụ|sơ",
    "hội": "xã|cơ|quốc|đại|hiệp|lễ",
    "phòng": "văn|quốc|đề|dự|hải|tiêu",
    "cục": "bố|tổng|chi|kết",
    "thanh": "khai",
    "công": "thành|chủ",
    "đoàn": "tập|công|phái|đại",
}
_HALF_WORDS = "|".join(f"(?:{firsts}){_B}{second}" for second, firsts in _HALVES.items())
HALF_WORD = re.compile(rf"{_START}(?:{_HALF_WORDS}){_BREAK}")
"""Cán bộ tài chính, nhiệm vụ CCHC, cơ sở y tế: the head is half of another word."""


def _fields(head: str) -> str:
    prefix = key(head) + " "
    names = (key(name) for entry in entries() for name in entry.names)
    return pattern({name.removeprefix(prefix) for name in names if name.startswith(prefix)}, JOIN)


FIELDS = {
    "bộ": re.compile(rf"(?:{_fields('Bộ')}){_BREAK}"),
    "sở": re.compile(rf"(?:{_fields('Sở')}){_BREAK}"),
    "phòng": re.compile(rf"(?:{_fields('Phòng')}){_BREAK}"),
}
"""What a ministry, provincial department or district office is for, by its head word."""

LIST_HEAD = re.compile(rf"(?:bộ|sở|phòng){_BREAK}")
SEVERAL = re.compile(rf"{_START}(?:các|những|\d+|hai|ba|bốn|năm|sáu){_B}+$")
"""Before the head word of a list."""
LIST_LEADS = (
    re.compile(rf"{_B}*:?{_B}*"),
    re.compile(rf"[^.\n:;]{{0,90}}?(?:{_B}(?:lần lượt{_B})?(?:là|gồm có|gồm|như){_B}*:?|:){_B}*"),
)
"""From the head word of a list to its first item: "các bộ Tài chính, …", "các bộ tiếp theo là Tài chính"."""
NEXT_ITEM = re.compile(rf"(?:{_B}*\([^()\n]{{1,40}}\))?{_B}*(?:[,;]{_B}*(?:và{_B}+)?|{_B}và{_B}+)")
ITEM_END = re.compile(rf"{_B}*(?:[,;.()…\n:]|$|{_B}và{_B})")

FOREIGN = re.compile(rf"{_B}+(?:của{_B}+)?{country_pattern()}")
"""Over the text itself: a foreign state after the name."""

PART_OF_TITLE = re.compile(rf"(?:thủ tướng|đại biểu){_B}+$")
"""Thủ tướng Chính phủ, đại biểu Quốc hội: a person's title, not the body acting."""

GAP = re.compile(rf"{_B}*(?:\.{_B}*)?")
SHARED = re.compile(rf"{_B}*(?:[,;/–-]|{_B}và{_B}){_B}*")
"""Between two bodies that share the unit named after the second: HĐND, UBND quận 5."""
