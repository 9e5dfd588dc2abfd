"""All checks over a database: its findings are made anew and swapped in.

Within articles: one article at a time. Across articles: DuckDB finds which figures speak of the same
thing, so that memory does not grow with the database.
"""

from __future__ import annotations

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
from pipeline.results import beside

if TYPE_CHECKING:
    import duckdb

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
        # Each in a transaction of its own: within one, DuckDB would still see the rows that refer to them.
        for table in ("finding_claims", "finding_mentions", "findings", "article_copies"):
            connection.execute(f"DELETE FROM {table}")
        on_progress("copies", 0)
        summary.copies = copies.find(connection)
        for name, schema in _STAGED.items():
            connection.register("empty", schema.empty_table())
            connection.execute(f"CREATE TEMP TABLE staged_{name} AS FROM empty")
        _stage(connection, _within(connection, summary, on_progress), summary)
        for across in ACROSS:
            on_progress(across.__module__.rpartition(".")[2], 0)
            _stage(connection, across(beside(connection)), summary)
        on_progress("loading", 0)
        for statement in _LOAD:
            connection.execute(statement)
    return summary


def _within(
    connection: duckdb.DuckDBPyConnection, summary: Summary, on_progress: Progress
) -> Iterator[Finding]:
    for report in reports(connection):
        summary.articles += 1
        on_progress("articles", summary.articles)
        yield from within(report)


_ID = pa.string()
_STAGED: dict[str, Any] = {
    "findings": pa.schema(
        {
            "finding_id": _ID,
            "kind": pa.string(),
            "verdict": pa.string(),
            "explanation": pa.string(),
            "computation": pa.string(),
            "confidence": pa.float64(),
            "document_id": _ID,
            "counted": pa.list_(pa.int32()),
        }
    ),
    "claims": pa.schema(
        {
            "finding_id": _ID,
            "claim_id": _ID,
            "article_id": pa.string(),
            "role": pa.string(),
            "side": pa.int32(),
        }
    ),
    "mentions": pa.schema(
        {"finding_id": _ID, "mention_id": _ID, "article_id": pa.string(), "side": pa.int32()}
    ),
}
_BATCH = 10_000

_LOAD = (
    """
    CREATE TEMP TABLE sources AS
    SELECT finding_id, list(sources ORDER BY side) AS sources
    FROM (
        SELECT finding_id, side, count(DISTINCT coalesce(original_id, article_id))::INTEGER AS sources
        FROM (
            SELECT finding_id, side, article_id FROM staged_claims
            UNION ALL SELECT finding_id, side, article_id FROM staged_mentions
        )
        LEFT JOIN article_copies USING (article_id)
        GROUP BY ALL
    )
    GROUP BY finding_id
    """,
    # A comparison that two checks come to is one finding: the first stands.
    """
    INSERT INTO findings BY NAME
    SELECT DISTINCT ON (finding_id) f.* EXCLUDE (counted), coalesce(f.counted, s.sources) AS sources
    FROM staged_findings f JOIN sources s USING (finding_id)
    """,
    """
    INSERT INTO finding_claims BY NAME
    SELECT DISTINCT ON (finding_id, claim_id, role) * EXCLUDE (article_id) FROM staged_claims
    """,
    """
    INSERT INTO finding_mentions BY NAME
    SELECT DISTINCT ON (finding_id, mention_id) * EXCLUDE (article_id) FROM staged_mentions
    """,
)


def _stage(connection: duckdb.DuckDBPyConnection, findings: Iterable[Finding], summary: Summary) -> None:
    for batch in _batched(findings, _BATCH):
        rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _STAGED}
        for found in batch:
            summary.verdicts.setdefault(found.kind, Counter())[found.verdict] += 1
            id_ = str(found.id)
            document = None if found.document_id is None else str(found.document_id)
            rows["findings"].append(
                (
                    *(id_, found.kind, found.verdict, found.explanation),
                    *(found.computation, found.confidence, document, found.sources or None),
                )
            )
            rows["claims"] += [
                (id_, str(party.figure.claim_id), party.figure.article_id, party.role, party.side)
                for party in found.parties
            ]
            rows["mentions"] += [
                (id_, str(mention.mention_id), mention.article_id, mention.side) for mention in found.mentions
            ]
        for name, schema in _STAGED.items():
            if rows[name]:
                columns = zip(*rows[name], strict=True)
                arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
                connection.register("batch", pa.Table.from_arrays(arrays, schema=schema))
                connection.execute(f"INSERT INTO staged_{name} FROM batch")


def _batched(items: Iterable[Finding], size: int) -> Iterator[list[Finding]]:
    """Lists of ``size`` items, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch
