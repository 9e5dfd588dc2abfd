"""Tables in running text: their cells with numbers, and what the table says of each.

A column's headers say what its numbers are: «Tỷ lệ (%)», «Điểm», «Xếp hạng», «Số hồ sơ»; those under
«STT» measure nothing. The first column of words names the rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from extractors.mentions import Mention
from extractors.quantities import bars, lines
from extractors.quantities.grid import TOTAL, Grid, Row, Text
from extractors.quantities.headers import CHANGE_UNITS, UNKNOWN, column
from extractors.quantities.values import Cell, Column

_NUMBER_LINE = re.compile(r"(?m)^[ \t]*[+-]?\d+(?:[.,]\d+)*[ \t]*%?[ \t]*$")
_FEWEST_NUMBERS = 4
_ABOVE = 400
"""How far up, in characters, what stands over a table can begin."""
_DIGIT = re.compile(r"\d")


def cells(folded: str) -> list[Mention]:
    """The cells with numbers of all tables, in reading order; those that name rows are left out."""
    found: list[Mention] = []
    numbers = _NUMBER_LINE.finditer(folded)
    if len(list(islice(numbers, _FEWEST_NUMBERS))) == _FEWEST_NUMBERS:
        for grid in lines.grids(folded):
            found.extend(_read(folded, grid))
    if "|" in folded or "\t" in folded:
        for grid in bars.grids(folded):
            found.extend(_read(folded, grid))
    return sorted(found)


def columns(folded: str, found: list[Mention]) -> dict[int, Column]:
    """Where a number fills a cell under a header that can be read: its first digit → its column."""
    numbers: dict[int, Column] = {}
    for start, end, cell in found:
        digit = _DIGIT.search(folded, start, end)
        whole = Text(start, folded[start:end]).is_number
        if digit is not None and whole and cell.column.kind != "unknown":
            numbers[digit.start()] = cell.column
    return numbers


def _read(folded: str, grid: Grid) -> Iterator[Mention]:
    above = _above(folded, grid.start)
    told = "\n".join([folded[slice(*above)], *(header.text for path in grid.paths for header in path)])
    heads = [column([header.text for header in path], told) for path in grid.paths]
    heads = [_beside(head, left) for head, left in zip(heads, [UNKNOWN, *heads[:-1]], strict=True)]
    outer, naming = _naming(grid, heads)
    merged: Text | None = None
    for row in grid.rows:
        if outer is not None and row.cells[outer].text:
            merged = row.cells[outer]
        label = _label(row, naming)
        group = merged if outer is not None else row.group
        for number, (cell, head) in enumerate(zip(row.cells, heads, strict=True)):
            if number in (outer, naming) or not _DIGIT.search(cell.text):
                continue
            value = Cell(
                head,
                _spans(grid, number),
                _spans(grid, number - 1) if number and number - 1 not in (outer, naming) else (),
                label.span if label else None,
                grid.paths[naming][-1].span if naming is not None and grid.paths[naming] else None,
                group.span if group else None,
                above,
                label is not None and TOTAL.fullmatch(label.text) is not None,
            )
            yield Mention(*cell.span, value)


def _beside(head: Column, left: Column) -> Column:
    """A change whose header leaves its unit open is of what the column to its left measures."""
    of_left = head.kind == "change" and head.unit is None and CHANGE_UNITS.get(left.kind or "", left.unit)
    return replace(head, unit=of_left) if of_left else head


def _spans(grid: Grid, number: int) -> tuple[tuple[int, int], ...]:
    return tuple(header.span for header in grid.paths[number])


def _naming(grid: Grid, heads: list[Column]) -> tuple[int | None, int | None]:
    """The column of groups and the column of names: the first of words, or the second where the first
    says the same of several rows, being merged."""
    words: list[int] = []
    for number, head in enumerate(heads):
        filled = [row.cells[number] for row in grid.rows if row.cells[number].text]
        labels = sum(cell.is_label for cell in filled)
        if labels and head.kind is not None and 2 * labels > len(filled):
            words.append(number)
        elif words:
            break
    if len(words) < 2:
        return None, words[0] if words else None
    first = [row.cells[words[0]].text for row in grid.rows]
    merged = "" in first or len(set(first)) < len(first)
    return (words[0], words[1]) if merged else (None, words[0])


def _label(row: Row, naming: int | None) -> Text | None:
    """The row's name, or that of a total that begins in the column of numbers."""
    if naming is not None and row.cells[naming].text:
        return row.cells[naming]
    return next((cell for cell in row.cells[: (naming or 0) + 1] if cell.is_label), None)


def _above(folded: str, start: int) -> tuple[int, int]:
    """The last three lines over a table, as far as they reach."""
    start = folded.rfind("\n", 0, start) + 1
    floor = max(0, start - _ABOVE)
    stretch = folded[floor:start].rstrip()
    begin = len(stretch)
    for _ in range(3):
        begin = stretch.rfind("\n", 0, len(stretch[:begin].rstrip())) + 1
    return floor + begin, floor + len(stretch)
