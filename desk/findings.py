"""Findings as pages show them: each side with its quotes in their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

import duckdb
from pydantic import BaseModel

from desk.marks import Mark, Marks
from pipeline.check.listing import findings as listed


class Part(BaseModel):
    """A piece of a sentence."""

    text: str
    anchor: str | None = None
    """Of a figure that is compared: where it stands on its article's page."""


class Quoted(BaseModel):
    """A sentence with the figures in it that are compared, or a mention of a document."""

    parts: list[Part]
    anchor: str
    """Of the first figure."""
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
    """Each sentence of an article once, whatever parts its figures play."""
    sentences: dict[tuple[str, str], dict[str, dict[str, Any]]] = {}
    for one in compared:
        anchor = f"c-{one['claim_id']}" if one.get("claim_id") else f"d-{one['mention_id']}"
        key = one["article_id"], one.get("sentence") or one["quote"]
        sentences.setdefault(key, {})[anchor] = one
    return [_quoted(sentence, figures) for (_, sentence), figures in sentences.items()]


def _quoted(sentence: str, figures: dict[str, dict[str, Any]]) -> Quoted:
    one = next(iter(figures.values()))
    return Quoted(
        parts=_parts(sentence, {anchor: figure["quote"] for anchor, figure in figures.items()}),
        anchor=next(iter(figures)),
        **{key: one[key] for key in ("article_id", "title", "source", "url", "published")},
        authority=one.get("authority"),
    )


def _parts(sentence: str, quotes: dict[str, str]) -> list[Part]:
    """The sentence, cut at the quotes, which come in reading order."""
    parts, at = [], 0
    for anchor, quote in quotes.items():
        # 5 hồ sơ is not in 15 hồ sơ.
        found = re.compile(rf"(?<![\w.,]){re.escape(quote)}(?!\w)").search(sentence, at)
        start = found.start() if found else sentence.find(quote, at)
        if start >= 0:
            parts += [Part(text=sentence[at:start]), Part(text=quote, anchor=anchor)]
            at = start + len(quote)
    return [part for part in (*parts, Part(text=sentence[at:])) if part.text]
