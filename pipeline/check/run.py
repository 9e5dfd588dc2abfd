"""All checks over a database: its findings are made anew and swapped in.

Within articles: one article at a time. Across articles: DuckDB finds which figures speak of the same
thing, so that memory does not grow with the database.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from pipeline.check import conflicts, copies, document_dates, rankings
from pipeline.check.figures import reports
from pipeline.check.finding import Finding
from pipeline.check.within import within
from pipeline.load import editing, exclusive
from pipeline.results import append, beside

if TYPE_CHECKING:
    import duckdb

_MEMORY = "512MB"
_THREADS = 4

Across = Callable[["duckdb.DuckDBPyConnection"], Iterable[Finding]]

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
        # Beyond that DuckDB puts aside what it works on. It asks for some memory for every thread.
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute(f"SET threads = {min(_THREADS, os.cpu_count() or 1)}")
        # Each in a transaction of its own: within one, DuckDB would still see the rows that refer to them.
        for table in ("finding_claims", "finding_mentions", "findings", "article_copies"):
            connection.execute(f"DELETE FROM {table}")
        on_progress("copies", 0)
        summary.copies = copies.find(connection)
        _store(connection, _within(connection, summary, on_progress), summary)
        for across in ACROSS:
            on_progress(across.__module__.rpartition(".")[2], 0)
            _store(connection, across(beside(connection)), summary)
    return summary


def _within(
    connection: duckdb.DuckDBPyConnection, summary: Summary, on_progress: Progress
) -> Iterator[Finding]:
    for report in reports(connection):
        summary.articles += 1
        on_progress("articles", summary.articles)
        yield from within(report)


_ID = pa.string()
_SCHEMAS = {
    "findings": pa.schema(
        {
            "finding_id": _ID,
            "kind": pa.string(),
            "verdict": pa.string(),
            "explanation": pa.string(),
            "computation": pa.string(),
            "confidence": pa.float64(),
            "sources": pa.list_(pa.int32()),
            "document_id": _ID,
        }
    ),
    "finding_claims": pa.schema(
        {"finding_id": _ID, "claim_id": _ID, "role": pa.string(), "side": pa.int32()}
    ),
    "finding_mentions": pa.schema({"finding_id": _ID, "mention_id": _ID, "side": pa.int32()}),
}
"""Columns of the tables as they are filled, each table after those that it refers to."""
_BATCH = 10_000


def _store(connection: duckdb.DuckDBPyConnection, findings: Iterable[Finding], summary: Summary) -> None:
    for batch in _batched(findings, _BATCH):
        rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _SCHEMAS}
        for found in batch:
            summary.verdicts.setdefault(found.kind, Counter())[found.verdict] += 1
            id_ = str(found.id)
            document = None if found.document_id is None else str(found.document_id)
            rows["findings"].append(
                (
                    *(id_, found.kind, found.verdict, found.explanation),
                    *(found.computation, found.confidence, found.counted, document),
                )
            )
            rows["finding_claims"] += [
                (id_, str(party.figure.claim_id), party.role, party.side) for party in found.parties
            ]
            rows["finding_mentions"] += [
                (id_, str(mention.mention_id), mention.side) for mention in found.mentions
            ]
        for table, schema in _SCHEMAS.items():
            if rows[table]:
                columns = dict(zip(schema.names, zip(*rows[table], strict=True), strict=True))
                # A comparison that two checks come to is one finding: the first stands.
                append(connection, table, columns, schema, ignoring=True)


def _batched(items: Iterable[Finding], size: int) -> Iterator[list[Finding]]:
    """Lists of ``size`` items, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
