"""All checks over a database: its findings are made anew and swapped in.

Within articles: one article at a time. Across articles: DuckDB finds which figures speak of the same
thing, so that memory does not grow with the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from pipeline.check import (
    bounds,
    conflicts,
    copies,
    deltas,
    document_dates,
    rank_order,
    rankings,
    ratio_percent,
    sums,
)
from pipeline.check.figures import Report, reports
from pipeline.check.finding import Finding
from pipeline.load import editing, exclusive

if TYPE_CHECKING:
    import duckdb

Within = Callable[[Report], Iterable[Finding]]
Across = Callable[["duckdb.DuckDBPyConnection"], Iterable[Finding]]

WITHIN: tuple[Within, ...] = (
    ratio_percent.check,
    sums.check,
    deltas.check,
    bounds.check,
    rank_order.check,
)
"""Checks of one article."""
ACROSS: tuple[Across, ...] = (conflicts.check, rankings.check, document_dates.check)
"""Checks of all articles, after copies are known."""

Progress = Callable[[str, int], None]
"""Called with what is being done and the number of articles or findings done."""


@dataclass(slots=True)
class Summary:
    """What a check found."""

    articles: int = 0
    copies: int = 0
    """Articles that are copies of another."""
    verdicts: dict[str, Counter[str]] = field(default_factory=dict)
    """Number of findings by kind and verdict."""


def check(db: str | Path, *, on_progress: Progress = lambda step, done: None) -> Summary:
    """Fill ``findings`` and what belongs to it; the same database gives the same findings.

    Raises ``FileNotFoundError``, ``NotOurs``, ``InUse`` and ``OSError``; the database is then as it was.
    """
    db = Path(db)
    summary = Summary()
    with exclusive(db), editing(db) as connection:
        for table in ("finding_claims", "finding_mentions", "findings", "article_copies"):
            connection.execute(f"DELETE FROM {table}")
        summary.copies = copies.find(connection)
        # A cursor reads while the connection writes.
        _store(connection, _within(connection.cursor(), summary, on_progress), summary)
        for across in ACROSS:
            _store(connection, across(connection.cursor()), summary)
        connection.execute(_SOURCES)
    return summary


def _within(
    connection: duckdb.DuckDBPyConnection, summary: Summary, on_progress: Progress
) -> Iterator[Finding]:
    for report in reports(connection):
        summary.articles += 1
        on_progress("articles", summary.articles)
        for function in WITHIN:
            yield from function(report)
