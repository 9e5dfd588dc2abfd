"""Findings as pages show them: each side with its quotes in their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

import duckdb
from pydantic import BaseModel

from desk.marks import Mark, Marks
from pipeline.check.listing import findings as listed


class Quoted(BaseModel):
    """A claim, or a mention of a document, in its sentence: before, the quote, after."""

    claim_id: UUID | None
    anchor: str
    """Where it stands on its article's page."""
    role: str | None
    before: str
    quote: str
    after: str
    article_id: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    authority: str | None


class Side(BaseModel):
    """Those that say the same."""

    side: int
    sources: int
    """Independent ones: copies of one report count once."""
    claims: list[Quoted]


class Shown(BaseModel):
    """One finding with all that a reader needs to judge it."""

    finding_id: UUID
    kind: str
    verdict: str
    explanation: str
    computation: str | None
    confidence: float
    sides: list[Side]
    mark: Mark | None = None


def findings(cursor: duckdb.DuckDBPyConnection, marks: Marks, finding_ids: Sequence[UUID]) -> list[Shown]:
    """These findings, in the order of their ids as given; unknown ids are left out."""
    marked = marks.of(finding_ids)
    found = {item["finding_id"]: item for item in listed(cursor, ids=finding_ids)}
    return [
        _shown(found[finding_id], marked.get(finding_id)) for finding_id in finding_ids if finding_id in found
    ]


def _shown(item: dict[str, Any], mark: Mark | None) -> Shown:
    compared = sorted((*item["claims"], *item["mentions"]), key=lambda one: one["side"])
    counts = dict(enumerate(item["sources"], 1))
    return Shown(
        finding_id=item["finding_id"],
        kind=item["kind"],
        verdict=item["verdict"],
        explanation=item["explanation"],
        computation=item["computation"],
        confidence=item["confidence"],
        sides=[
            Side(side=side, sources=counts.get(side, 1), claims=_distinct(group))
            for side, group in groupby(compared, key=lambda one: one["side"])
        ],
        mark=mark,
    )


def _distinct(compared: Iterable[dict[str, Any]]) -> list[Quoted]:
    """Each claim once, whatever parts it plays."""
    by_id = {one.get("claim_id") or one["mention_id"]: one for one in compared}
    return [_quoted(one) for one in by_id.values()]


def _quoted(one: dict[str, Any]) -> Quoted:
    sentence, quote = one.get("sentence") or one["quote"], one["quote"]
    before, found, after = sentence.partition(quote)
    if not found:
        before, after = "", ""
    return Quoted(
        claim_id=one.get("claim_id"),
        anchor=f"c-{one['claim_id']}" if one.get("claim_id") else f"d-{one['mention_id']}",
        role=one.get("role"),
        before=before,
        quote=quote,
        after=after,
        **{key: one[key] for key in ("article_id", "title", "source", "url", "published")},
        authority=one.get("authority"),
    )
