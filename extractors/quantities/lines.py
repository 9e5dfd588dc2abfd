"""Tables that have lost their rulings: one cell to a line, the first row right below the header.

A table is believed only where its rows repeat one pattern of words and numbers. Cells that were empty
leave no line: a row that lacks one is passed over, for nothing tells which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.quantities.grid import TOTAL, Grid, Row, Text
from extractors.quantities.headers import UNKNOWN, column, is_order

_WIDEST = 15
_LONGEST_HEADER = 24
_LONGEST_CELL = 90
_NUMBERED_GROUP = re.compile(r"(?:[ivx]{1,4}|[a-h])[.)]?")
_GROUP = re.compile(rf"(?:khối|nhóm|các|cụm)(?!\w)|{_NUMBERED_GROUP.pattern}(?:\s|$)")


def grids(folded: str) -> Iterator[Grid]:
    for run in _runs(folded):
        covered: set[int] = set()
        for candidates in (_numbered(run), _named(run)):
            taken = 0
            for first, width, head in candidates:
                if first < taken or first in covered:
                    continue
                group = _group(head, width)
                rows, end = _rows(run, first, width, group)
                if len(rows) < 2:
                    continue
                paths = _paths(head[: head.index(group) - _is_marked(head)] if group else head, width)
                if not paths or not (is_order(head[0].text) or end == len(run) or not run[end].is_number):
                    # The next row may begin a table of another width.
                    taken = max(taken, end - width)
                    continue
                yield Grid(paths, rows, head[0].start)
                covered.update(range(first - len(head), end))
                taken = end


def _group(head: list[Text], width: int) -> Text | None:
    """The heading of the first rows, last of what stands over them."""
    return head[-1] if len(head) > width and _GROUP.match(head[-1].text) else None


def _is_marked(head: list[Text]) -> bool:
    """The last heading has its mark in a line of its own: «I», «Khối sở»."""
    return len(head) > 1 and _NUMBERED_GROUP.fullmatch(head[-2].text) is not None


def _runs(folded: str) -> Iterator[list[Text]]:
    """Stretches of short lines, blank ones left out."""
    run: list[Text] = []
    at = 0
    for line in folded.split("\n"):
        text = line.strip()
        if len(text) > _LONGEST_CELL:
            yield run
            run = []
        elif text:
            run.append(Text(at + len(line) - len(line.lstrip()), text))
        at += len(line) + 1
    yield run


def _numbered(run: list[Text]) -> Iterator[tuple[int, int, list[Text]]]:
    """Rows numbered from 1, as wide as 1 and 2 lie apart, below a header that begins with «STT»."""
    for index, cell in enumerate(run):
        if not is_order(cell.text):
            continue
        first = _numbered_row(run, 1, index + 2, index + _LONGEST_HEADER)
        second = _numbered_row(run, 2, first + 2, first + _WIDEST + 1) if first else 0
        if second and not any(one.is_value for one in run[index:first]):
            yield first, second - first, run[index:first]


def _numbered_row(run: list[Text], number: int, start: int, stop: int) -> int:
    """Where the number of a row stands before a name; 0 if nowhere."""
    for at in range(start, min(stop, len(run) - 1)):
        if run[at].text.lstrip("0") == str(number) and run[at + 1].is_label:
            return at
    return 0


def _named(run: list[Text]) -> Iterator[tuple[int, int, list[Text]]]:
    """Rows that begin with a name, as wide as names lie apart."""
    texts = [index for index, cell in enumerate(run) if not cell.is_value]
    for name, following in pairwise(texts):
        width = following - name
        if not 2 <= width <= min(_WIDEST, name):
            continue
        head = run[name - width : name]
        levels = _levels(head)
        if levels is not None:
            head = run[max(0, name - width - levels[1]) : name]
        if not any(cell.is_value for cell in head):
            yield name, width, head


def _levels(head: list[Text]) -> tuple[int, int] | None:
    """How often the last headers repeat, as those below years do, and how many they are; two at least."""
    texts = [cell.text for cell in head]
    for size in range(2, len(texts) // 2 + 1):
        block, repeats = texts[-size:], 1
        while texts[-size * (repeats + 1) : -size * repeats] == block:
            repeats += 1
        if repeats > 1:
            return size, repeats
    return None


def _paths(head: list[Text], width: int) -> list[tuple[Text, ...]]:
    """Headers of each column; with more headers than columns the last ones stand below others.

    Those on top that have none below come first: «STT, Đơn vị, 2022, 2023, Điểm, Hạng, Điểm, Hạng».
    """
    spanning = len(head) - width
    if spanning == 0:
        return [(cell,) for cell in head]
    size = _size_below(head, width) if spanning > 0 else 0
    leaves = width - size * spanning
    if not size or leaves < 1:
        return []
    paths: list[tuple[Text, ...]] = [(cell,) for cell in head[:leaves]]
    for number in range(spanning):
        begin = leaves + spanning + number * size
        paths += [(head[leaves + number], cell) for cell in head[begin : begin + size]]
    return paths


def _size_below(head: list[Text], width: int) -> int:
    """How many headers stand below each of those that span columns; 0 if that cannot be told."""
    spanning = len(head) - width
    levels = _levels(head)
    if levels is not None and levels[1] == spanning:
        return levels[0]
    if spanning == 1:
        told = [column([cell.text], "") != UNKNOWN for cell in head]
        size = next((n for n, sure in enumerate(reversed(told)) if not sure), len(head))
        # The rows' numbers and names have columns of their own.
        return min(max(size, 2), width - 1 - is_order(head[0].text))
    return 2 if width - 2 * spanning > 0 else 0


def _fits(cells: list[Text], shape: list[bool]) -> bool:
    return len(cells) == len(shape) and all(
        cell.is_value if number else not cell.is_number for cell, number in zip(cells, shape, strict=True)
    )


def _rows(run: list[Text], first: int, width: int, group: Text | None) -> tuple[list[Row], int]:
    """The rows from the first on, and where they end."""
    shape = [cell.is_value for cell in run[first : first + width]]
    if len(shape) < width or not any(shape):
        return [], first
    numbered = shape[0]
    rows: list[Row] = []
    at = first
    while at < len(run):
        cells = run[at : at + width]
        if _fits(cells, shape) and not (numbered and _lacks(run, at, width, shape)):
            rows.append(Row(cells, group))
            at += width
        elif numbered and TOTAL.fullmatch(run[at].text) and _fits(run[at + 1 : at + width - 1], shape[2:]):
            rows.append(Row([Text(run[at].start, ""), *run[at : at + width - 1]], group))
            at += width - 1
        elif _NUMBERED_GROUP.fullmatch(run[at].text) and _fits(run[at + 2 : at + 2 + width], shape):
            group, at = run[at + 1], at + 2
        elif run[at].is_label and _fits(run[at + 1 : at + 1 + width], shape):
            group, at = run[at], at + 1
        elif numbered and (following := _next_row(run, at, width, shape)):
            at = following
        else:
            break
    return rows, at


def _lacks(run: list[Text], at: int, width: int, shape: list[bool]) -> bool:
    """A row seems whole only because the number of the next has come into the place of a cell."""
    end = at + width
    return (
        end < len(run)
        and run[end].is_label
        and not _goes_on(run, end, width, shape)
        and (_next_row(run, at, width, shape) > 0)
    )


def _goes_on(run: list[Text], at: int, width: int, shape: list[bool]) -> bool:
    """A heading or a total stands here."""
    if TOTAL.fullmatch(run[at].text):
        return True
    row = at + (2 if _NUMBERED_GROUP.fullmatch(run[at].text) else 1)
    return _fits(run[row : row + width], shape)


def _next_row(run: list[Text], at: int, width: int, shape: list[bool]) -> int:
    """Where the row after one that lacks cells begins; 0 if it does not."""
    if not run[at].is_number:
        return 0
    for following in range(at + 2, at + width):
        if _fits(run[following : following + width], shape):
            return following
    return 0
