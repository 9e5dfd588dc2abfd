"""Tables that have lost their rulings: one cell to a line, or the cells of a row between bars or tabs.

A column's header says what its numbers are: «Tỷ lệ (%)», «Điểm», «Xếp hạng», «Số hồ sơ»; those under
«STT» measure nothing. A table is believed only where its rows repeat one pattern of words and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from extractors.quantities import patterns

_NUMBER_CELL = re.compile(r"\d+(?:[.,]\d+)*\s?%?")
_NUMBER_LINE = re.compile(r"(?m)^[ \t]*\d+(?:[.,]\d+)*[ \t]*$")
_ROW_LINE = re.compile(r"(?m)^[^\n|\t]*[|\t][^\n]*[|\t][^\n]*$")
_RULE = re.compile(r"[\s|:+-]*")
_FEWEST_NUMBERS = 4
_WIDEST = 15
_LONGEST_CELL = 90
_LONGEST_HEADER = 60

_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#|no)\.?")
_PERCENT = re.compile(r"%|(?<!\w)(?:tỷ lệ|tỉ lệ|phần trăm)(?!\w)")
_RANK = re.compile(r"(?<!\w)(?:xếp hạng|thứ hạng|hạng|vị thứ|xếp thứ|thứ tự|vị trí)(?!\w)")
_SCORE = re.compile(r"(?<!\w)(?:điểm|chỉ số|index|sipas|papi|pci|ddci|dti)(?!\w)")
_COUNT = re.compile(r"(?:tổng số|số lượng|số|tổng|lượng)(?!\w)")


class Column(NamedTuple):
    """What a column's numbers are; ``kind`` is ``None`` where they measure nothing."""

    kind: str | None
    unit: str | None


class _Cell(NamedTuple):
    start: int
    text: str

    @property
    def is_number(self) -> bool:
        return _NUMBER_CELL.fullmatch(self.text) is not None


def columns(folded: str) -> dict[int, Column]:
    """Where a number fills a cell under a header that can be read: its start → its column."""
    found: dict[int, Column] = {}
    numbers = _NUMBER_LINE.finditer(folded)
    if len(list(islice(numbers, _FEWEST_NUMBERS))) == _FEWEST_NUMBERS:
        for run in _runs(folded):
            _read_lines(run, found)
    if "|" in folded or "\t" in folded:
        for rows in _row_blocks(folded):
            _read_rows(rows, found)
    return found


def _runs(folded: str) -> Iterator[list[_Cell]]:
    """Stretches of short lines, blank ones left out."""
    run: list[_Cell] = []
    at = 0
    for line in folded.split("\n"):
        text = line.strip()
        if len(text) > _LONGEST_CELL:
            yield run
            run = []
        elif text:
            run.append(_Cell(at + len(line) - len(line.lstrip()), text))
        at += len(line) + 1
    yield run


def _numbered(run: list[_Cell]) -> Iterator[tuple[int, int]]:
    """First row and width below a header that begins with «STT»: up to the first number, which is 1."""
    for index, cell in enumerate(run):
        if _ORDER.fullmatch(cell.text):
            below = range(index + 2, min(index + _WIDEST, len(run)))
            first = next((n for n in below if run[n].is_number), None)
            if first is not None:
                yield first, first - index


def _named(run: list[_Cell]) -> Iterator[tuple[int, int]]:
    """First row and width where rows begin with a name: as wide as names lie apart."""
    texts = [index for index, cell in enumerate(run) if not cell.is_number]
    for name, following in pairwise(texts):
        if 2 <= following - name <= min(_WIDEST, name):
            yield name, following - name


def _read_lines(run: list[_Cell], found: dict[int, Column]) -> None:
    """Rows of one pattern, the first of them right below the header."""
    covered: set[int] = set()
    for starts in (_numbered(run), _named(run)):
        taken = 0
        for first, width in starts:
            head = run[first - width : first]
            if first < taken or first in covered or any(cell.is_number for cell in head):
                continue
            end = first
            shape = [cell.is_number for cell in run[first : first + width]]
            while end + width <= len(run) and [cell.is_number for cell in run[end : end + width]] == shape:
                end += width
            whole = end == len(run) or not run[end].is_number
            if end < first + 2 * width or not whole:
                # The next row may begin a table of another width.
                taken = max(taken, end - width)
                continue
            header = [_column(cell.text) for cell in head]
            for row in range(first, end, width):
                _note(run[row : row + width], header, found)
            covered.update(range(first - width, end))
            taken = end


def _row_blocks(folded: str) -> Iterator[list[list[_Cell]]]:
    """Consecutive lines of cells between bars or tabs."""
    block: list[list[_Cell]] = []
    end = -1
    for line in _ROW_LINE.finditer(folded):
        if line.start() != end + 1:
            yield block
            block = []
        end = line.end()
        if _RULE.fullmatch(line.group()) is None:
            block.append(_cells(line.group(), line.start()))
    yield block


def _cells(line: str, at: int) -> list[_Cell]:
    mark = "|" if "|" in line else "\t"
    cells = []
    for part in line.split(mark):
        cells.append(_Cell(at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 1
    return cells


def _read_rows(rows: list[list[_Cell]], found: dict[int, Column]) -> None:
    if len(rows) < 2 or any(cell.is_number for cell in rows[0]):
        return
    header = [_column(cell.text) for cell in rows[0]]
    for row in rows[1:]:
        if len(row) != len(header):
            continue
        _note(row, header, found)


def _note(row: list[_Cell], header: list[Column], found: dict[int, Column]) -> None:
    for cell, column in zip(row, header, strict=True):
        if cell.is_number and column.kind != "unknown":
            found[cell.start] = column


def _column(header: str) -> Column:
    """The column under a header; its kind is ``unknown`` where the header does not tell."""
    if len(header) > _LONGEST_HEADER:
        return Column("unknown", None)
    if _ORDER.fullmatch(header):
        return Column(None, None)
    if _PERCENT.search(header):
        return Column("percent", "%")
    if _RANK.search(header):
        return Column("rank", None)
    counted = _COUNT.match(header)
    noun = patterns.NOUNS.head(header, counted.end() + 1 if counted else 0)
    unit = header[noun.start : noun.end] if noun is not None else None
    if _SCORE.search(header) and (counted is None or unit in (None, "điểm")):
        return Column("score", "điểm")
    return Column("count", unit) if counted or unit else Column("unknown", None)
