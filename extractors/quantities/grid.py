"""A table as its text gives it: paths of headers over columns, rows of cells, what stands above."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

_NUMBER = r"\d+(?:[.,]\d+)*"
_NUMBER_CELL = re.compile(rf"[+\-–−]?\s?{_NUMBER}(?:\s?/\s?{_NUMBER})?\s?%?")
_MEASURED_CELL = re.compile(rf"(?:{_NUMBER_CELL.pattern})(?:\s?\([^()]*\)|(?:\s?[^\W\d_]+){{1,2}})?")
_NOTHING = re.compile(r"[-–—−_.…x]{1,3}|không có|n/a")
_YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-e])\)?(?:\s*=.*)?")
TOTAL = re.compile(
    r"(?:tổng(?: cộng| số| chung| toàn (?:tỉnh|huyện|xã|ngành))?|cộng|(?:trung bình|bình quân)(?: chung)?"
    r"|toàn (?:tỉnh|huyện|thành phố|quận|thị xã|xã|phường|ngành|quốc)|cả (?:nước|tỉnh)|giá trị trung bình)\W*"
)
"""What stands in the place of a name where a row sums all others up."""


class _Sort(NamedTuple):
    number: bool
    value: bool
    label: bool


@lru_cache(maxsize=4096)
def _sort(text: str) -> _Sort:
    year = _YEAR.fullmatch(text) is not None
    value = not year and (_MEASURED_CELL.fullmatch(text) or _NOTHING.fullmatch(text)) is not None
    label = year or (not value and any(char.isalpha() for char in text))
    return _Sort(_NUMBER_CELL.fullmatch(text) is not None, value, label)


class Text(NamedTuple):
    """A cell's text, trimmed, and where it begins."""

    start: int
    text: str

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.text)

    @property
    def is_number(self) -> bool:
        """Nothing but a number."""
        return _sort(self.text).number

    @property
    def is_value(self) -> bool:
        """A number, with or without its unit, or the mark of none; a year heads a column."""
        return _sort(self.text).value

    @property
    def is_label(self) -> bool:
        """Words, or a year, that name a row."""
        return _sort(self.text).label

    @property
    def is_numbering(self) -> bool:
        """A cell of the row that numbers the columns: «A», «(1)», «4=2+3»."""
        return _NUMBERING.fullmatch(self.text) is not None


class Row(NamedTuple):
    """A cell for every column; ``group`` is the heading that the row stands under."""

    cells: list[Text]
    group: Text | None


@dataclass(frozen=True, slots=True)
class Grid:
    """``paths`` holds for each column its headers from the outermost in."""

    paths: list[tuple[Text, ...]]
    rows: list[Row]
    start: int
