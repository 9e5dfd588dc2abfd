"""Tables whose rows are lines and whose cells stand between bars or tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.quantities.grid import Grid, Row, Text

_ROW = re.compile(r"(?m)^[^\n|\t]*(?:\t|\|[^\n]*\|)[^\n]*$")
_RULE = re.compile(r"[\s|:+=-]*")
_DEEPEST_HEADER = 4
_WIDEST = 40


def grids(folded: str) -> Iterator[Grid]:
    """Consecutive lines of cells below a header; blank lines between them count for nothing."""
    for block in _blocks(folded):
        if len(block) > 1:
            yield from _grid(block)


def _blocks(folded: str) -> Iterator[list[list[Text]]]:
    block: list[list[Text]] = []
    end = 0
    for line in _ROW.finditer(folded):
        if block and not folded[end : line.start()].isspace():
            yield block
            block = []
        end = line.end()
        if _RULE.fullmatch(line.group()) is None:
            block.append(_cells(line.group(), line.start()))
    yield block


def _cells(line: str, at: int) -> list[Text]:
    mark = "|" if "|" in line else "\t"
    cells = []
    for part in line.split(mark):
        cells.append(Text(at + len(part) - len(part.lstrip()), part.strip()))
        at += len(part) + 1
    # Bars around a row hold no cells outside.
    framed = line.strip()
    return cells[framed.startswith("|") : len(cells) - framed.endswith("|")]


def _grid(block: list[list[Text]]) -> Iterator[Grid]:
    width = max(map(len, block))
    if not 2 <= width <= _WIDEST:
        return
    rows = [
        [*row, *(Text(row[-1].span[1] if row else 0, "") for _ in range(width - len(row)))] for row in block
    ]
    title = next((number for number, row in enumerate(rows) if not _is_heading(row)), len(rows))
    rows = rows[title:]
    depth = 0
    while depth < len(rows) and not _is_data(rows[depth]) and not (depth and _is_heading(rows[depth])):
        depth += 1
    header = [row for row in rows[:depth] if not _is_numbering(row)]
    if not 0 < len(header) <= _DEEPEST_HEADER:
        return
    body: list[Row] = []
    group: Text | None = None
    titles = [cell.text for cell in header[0]]
    for row in rows[depth:]:
        if _is_heading(row):
            group = max(row, key=lambda cell: len(cell.text))
        elif not _is_numbering(row) and [cell.text for cell in row] != titles:
            body.append(Row(row, group))
            if any(map(_is_roman, row[:1])):
                group = max(row, key=lambda cell: len(cell.text))
    if body:
        yield Grid(_paths(header), body, header[0][0].start)


def _is_roman(cell: Text) -> bool:
    return re.fullmatch(r"(?:[ivx]{1,4}|[a-h])\.?", cell.text) is not None


def _is_heading(row: list[Text]) -> bool:
    """One text, alone or repeated over the columns it spans, beside its number at most: «I | Khối sở»."""
    texts = {cell.text: cell for cell in row if cell.text and not _is_roman(cell)}
    return len(row) > 2 and len(texts) == 1 and not any(cell.is_value for cell in texts.values())


def _is_data(row: list[Text]) -> bool:
    return not _is_numbering(row) and any(cell.is_value for cell in row)


def _is_numbering(row: list[Text]) -> bool:
    texts = [cell for cell in row if cell.text]
    return len(texts) > 2 and all(cell.is_numbering for cell in texts) and _counts_up(texts)


def _counts_up(cells: list[Text]) -> bool:
    """The numbers run on from 1 without a gap."""
    numbers = [int(match.group()) for cell in cells if (match := re.match(r"\d+", cell.text.lstrip("(")))]
    return numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1


def _paths(header: list[list[Text]]) -> list[tuple[Text, ...]]:
    """For each column its headers from the top; a text that spans columns or rows counts for each once.

    The text to its left spans an empty cell if both have the same headers above and there is one below;
    otherwise the text above spans it.
    """
    above: list[tuple[Text, ...]] = [()] * len(header[0])
    for number, row in enumerate(header):
        paths = list(above)
        left = Text(0, "")
        for at, cell in enumerate(row):
            if not cell.text:
                below = any(lower[at].text for lower in header[number + 1 :])
                beside = at > 0 and above[at] == above[at - 1] and (number == 0 or above[at] != ())
                cell = left if below and beside else cell
            left = cell
            if cell.text and not (above[at] and above[at][-1].text == cell.text):
                paths[at] = (*above[at], cell)
        above = paths
    return above
