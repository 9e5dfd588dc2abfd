"""Components that add up to an index, columns of a table that add up, percentages of one whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.check import addition
from pipeline.check.addition import comes_out
from pipeline.check.figures import Figure, Report
from pipeline.check.finding import Finding, Verdict
from pipeline.check.partition import Part, complete, part_of
from pipeline.check.passages import Passage

_CELLS = re.compile(r"[\s|]*")
_MOST = 12
"""Components that an index has at most."""
_ROWS = 3
"""Rows that must add up before one that does not is an error …"""
_SHARE = 4
"""… and they are all but one in this many at least."""


def check(report: Report, read: Sequence[Passage]) -> Iterator[Finding]:
    """Sums of scores and of percentages."""
    yield from _components(report)
    yield from _tables(report)
    for passage in read:
        yield from _hundreds(passage)


def _is_score(figure: Figure) -> bool:
    return figure.kind == "score" and figure.exact and figure.status == "actual"


def _whose(figure: Figure) -> tuple[object, ...]:
    return figure.subject, figure.period_start, figure.period_end


def _components(report: Report) -> Iterator[Finding]:
    """An index and the scores that follow it, when their greatest scores add up to its own."""
    scores = [f for f in report.figures if _is_score(f) and f.denominator and f.repeat_of is None]
    for at, total in enumerate(scores):
        if total.component is not None:
            continue
        parts: list[Figure] = []
        reached, most = Decimal(0), total.denominator
        for part in scores[at + 1 : at + 1 + _MOST]:
            if _whose(part) != _whose(total):
                continue
            if (part.indicator, part.component) in {(p.indicator, p.component) for p in [total, *parts]}:
                break
            parts.append(part)
            reached += part.denominator or 0
            if most is None or reached >= most:
                break
        if reached == most and len(parts) > 1:
            yield addition.finding(total, parts)


def _tables(report: Report) -> Iterator[Finding]:
    """Rows in which the last or the first score is the sum of the others."""
    for _, table in groupby(_rows(report), key=len):
        rows = list(table)
        for place in (-1, 0):
            split = [(row[place], row[:-1] if place else row[1:]) for row in rows]
            fits = [comes_out(total, parts) != Verdict.inconsistent for total, parts in split]
            misfits = len(fits) - sum(fits)
            if not sum(fits) or misfits > len(fits) // _SHARE:
                continue
            for (total, parts), fit in zip(split, fits, strict=True):
                if fit or sum(fits) >= _ROWS:
                    yield addition.finding(total, parts)
            break


def _rows(report: Report) -> Iterator[list[Figure]]:
    """Scores of one subject with nothing but cells' borders between them, three or more."""
    row: list[Figure] = []
    for figure in report.figures:
        goes_on = (
            row
            and _is_score(figure)
            and figure.subject == row[-1].subject
            and _CELLS.fullmatch(report.text, row[-1].end, figure.start)
        )
        if not goes_on:
            if len(row) > 2:
                yield row
            row = []
        if _is_score(figure):
            row.append(figure)
    if len(row) > 2:
        yield row


def _hundreds(passage: Passage) -> Iterator[Finding]:
    """ "đúng hạn 98,83%, trễ hạn 1,17%": on time and late are all."""
    parts: list[Figure] = []
    named: list[Part | None] = []
    since = passage.start
    for figure in passage.figures:
        if figure.kind != "percent" or figure.value is None or figure.high is not None:
            continue
        part = part_of(passage.folded[since : figure.start], "")
        since = figure.end
        goes_on = part and part.dimension == "time" and part not in named and figure.status == "actual"
        if parts and (figure.subject, figure.scope) != (parts[0].subject, parts[0].scope):
            goes_on = False
        if not goes_on:
            parts, named = [], []
            if not (part and part.dimension == "time" and figure.status == "actual"):
                continue
        parts.append(figure)
        named.append(part)
        if complete(named, figure) and {p.indicator for p in parts} <= _TIMES:
            yield addition.finding(100, parts)
            parts, named = [], []


_TIMES = frozenset({"dossiers_on_time", "dossiers_overdue"})
