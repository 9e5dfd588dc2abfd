"""Tables of a page with every cell in its own row and column."""

from __future__ import annotations

from copy import copy
from typing import Any

_CELLS = ("td", "th")
_WIDEST = 100
_MOST = 5_000
"""Cells made for one table; more are made by no honest page."""
_LONGEST = 300
"""More characters than this stand in no cell of data: the table lays out a page."""


def unmerge(tree: Any) -> None:
    """Give the rows below a cell that spans them cells of their own with the same text.

    A rank that two rows share is each one's, a heading over a block of rows is that of every row. Cells
    over several columns keep their ``colspan``: their text would count as often as they are wide. Tables
    that hold tables or long texts are left as they are.
    """
    for table in tree.iter("table"):
        if next(table.iterdescendants("table"), None) is None and table.find(".//*[@rowspan]") is not None:
            _unmerge(table)


def _unmerge(table: Any) -> None:
    below: dict[int, tuple[int, Any]] = {}
    made = 0
    rows = list(table.iter("tr"))
    for at, row in enumerate(rows):
        column = 0
        given = [cell for cell in row if cell.tag in _CELLS]
        carried, below = below, {}
        for cell in [*given, None]:
            while column in carried:
                left, original = carried.pop(column)
                again = _again(original)
                row.insert(len(row) if cell is None else row.index(cell), again)
                made += 1
                if left > 1 and made < _MOST:
                    below[column] = left - 1, original
                column += _span(original, "colspan", _WIDEST)
            if cell is None:
                break
            # A span ends with its table, and 0 asks for all rows.
            depth = min(_span(cell, "rowspan", len(rows)) or len(rows), len(rows) - at)
            if depth > 1 and made < _MOST and column < _WIDEST and len("".join(cell.itertext())) <= _LONGEST:
                below[column] = depth - 1, cell
                cell.attrib.pop("rowspan", None)
            column += _span(cell, "colspan", _WIDEST) or 1


def _again(cell: Any) -> Any:
    again = copy(cell)
    again.attrib.pop("rowspan", None)
    again.tail = None
    return again


def _span(cell: Any, name: str, most: int) -> int:
    """How many rows or columns a cell spans; 1 where the page says nothing sensible."""
    written = (cell.get(name) or "1").strip()
    return min(int(written), most) if written.isdecimal() else 1
