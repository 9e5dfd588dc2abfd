"""Numbers that fill a cell of a table: one cell to a line, or cells between bars or tabs."""

from __future__ import annotations

import re

from extractors.quantities import patterns
from extractors.quantities.draft import Draft
from extractors.quantities.site import Site, draft
from extractors.quantities.values import Column

_REACH = 1500
"""How far back, in characters, a header is looked for."""
_RANK_HEADER = re.compile(r"(?<!\w)(?:xếp hạng|thứ hạng|hạng|vị thứ|thứ tự xếp|xếp thứ)(?!\w)")
_SCORE, _RANK = "table cell under points", "table cell beside points"
_COLUMN = "table column"
_OF_A_WHOLE = frozenset(["ratio", "score", "rank"])
_MINUS = re.compile(r"[-–−]\s?")
_NEXT_CELL = re.compile(r"[\s|]*")


def fills_cell(site: Site) -> bool:
    """Nothing but the number stands between the marks of a cell."""
    before = site.folded[max(0, site.start - 3) : site.start].rstrip(" \u00a0")
    after = site.folded[site.end : site.end + 3].lstrip(" \u00a0")
    opened = not before or before[-1] in "\n|\t"
    closed = not after or after[0] in "\n|\t\r"
    return opened and closed


def in_column(site: Site, column: Column) -> Draft | None:
    """A number under a header that says what it is."""
    low = site.expression.low
    if column.kind is None or (column.kind == "rank" and (low.decimals or low.value < 1)):
        return None
    if site.expression.form == "slash":
        kind = "ratio" if column.kind == "count" else column.kind
        return draft(site, kind, column.unit, _COLUMN) if kind in _OF_A_WHOLE else None
    if column.kind == "count" and low.decimals:
        return None
    found = draft(site, column.kind, column.unit, _COLUMN)
    if found.value is not None:
        falls = column.kind == "change" and _MINUS.search(site.folded, max(0, site.start - 2), site.start)
        found.value *= column.scale * (-1 if falls else column.sign)
    return found


def cell(site: Site) -> Draft | None:
    """A decimal under a header of points is a score; a whole number in the next cell, its rank."""
    listed = {d.why for d in site.drafts[-4:]}
    header = site.folded[max(0, site.start - _REACH) : site.start]
    low = site.expression.low
    if low.decimals:
        if low.value <= 1000 and (_SCORE in listed or patterns.SCORE_CONTEXT.search(header)):
            return draft(site, "score", "điểm", _SCORE)
        return None
    previous = site.drafts[-1] if site.drafts else None
    if previous is None or previous.kind not in ("score", "percent") or low.grouped or low.value < 1:
        return None
    beside = _NEXT_CELL.fullmatch(site.folded, previous.end, site.start) is not None
    if beside and low.value <= 1000 and (_RANK in listed or _RANK_HEADER.search(header)):
        return draft(site, "rank", None, _RANK)
    return None
