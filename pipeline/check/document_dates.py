"""Documents with two dates or two issuers.

A number is given anew every year, and by every issuer: mentions are compared within a year, and where the
text does not tell the issuer, only among articles about one and the same place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from gazetteer import bodies
from pipeline.check.finding import Finding, Kind, Mention, Verdict
from pipeline.results import streamed

if TYPE_CHECKING:
    import duckdb

LISTED = 20
"""Mentions of a side that a finding lists; all its sources are counted."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of a document."""

    document_id: UUID
    mention_id: UUID
    article_id: str
    source: str
    name: str
    """Kế hoạch 09/KH-UBND."""
    date: date | None
    issuer: str | None
    known: bool
    """Whether the document's issuer is."""
    home: str
    """The unit that the article is about, or the article."""


def check(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Findings over all articles of the database."""
    found = connection.execute(
        """
        WITH named AS (
            SELECT
                d.document_id, m.mention_id, m.article_id, m.date, m.issuer,
                coalesce(d.type || ' ', '') || d.number
                    || coalesce('/' || d.year, '') || coalesce('/' || d.symbol, '') AS name,
                hash(d.type, ltrim(d.number, '0'), d.symbol, coalesce(d.year, year(m.date))) AS number,
                d.key NOT LIKE '%/-' AS known
            FROM document_mentions m
            JOIN document_identities i USING (document_id)
            JOIN documents d ON d.document_id = i.same_as
            WHERE d.symbol IS NOT NULL AND (m.date IS NOT NULL OR m.issuer IS NOT NULL)
        ),
        several AS (
            SELECT number FROM named GROUP BY number
            HAVING count(DISTINCT date) > 1 OR count(DISTINCT issuer) > 1
        ),
        chosen AS (FROM named SEMI JOIN several USING (number)),
        told AS (SELECT DISTINCT article_id FROM chosen),
        home AS (
            -- The province stands in most reports about its districts and communes.
            SELECT article_id,
                coalesce(
                    mode(split_part(unit_id, '@', 1) ORDER BY unit_id) FILTER (unit_id NOT LIKE 'p%'),
                    mode(split_part(unit_id, '@', 1) ORDER BY unit_id)
                ) AS unit
            FROM (
                SELECT article_id, unit_id FROM unit_mentions SEMI JOIN told USING (article_id)
                UNION ALL
                SELECT article_id, subject_unit_id FROM claims SEMI JOIN told USING (article_id)
            )
            GROUP BY article_id
        )
        SELECT
            c.document_id, c.mention_id, c.article_id, coalesce(k.original_id, c.article_id) AS source,
            c.name, c.date, c.issuer, c.known, coalesce(h.unit, c.article_id), c.number
        FROM chosen c LEFT JOIN home h USING (article_id) LEFT JOIN article_copies k USING (article_id)
        ORDER BY c.number, c.article_id, c.mention_id
        """
    )

    def rows() -> Iterator[tuple[int, Named]]:
        for *named, number in streamed(found):
            yield number, Named(*named)

    for _, group in groupby(rows(), key=lambda row: row[0]):
        for mentions in _documents([named for _, named in group]):
            yield from _compared(mentions, "ngày", [_day(named.date) for named in mentions])
            yield from _compared(mentions, "cơ quan ban hành", _issuers(mentions))


def _documents(mentions: Sequence[Named]) -> Iterator[list[Named]]:
    """Mentions of one number, document by document."""
    by_document: dict[UUID, list[Named]] = {}
    by_home: dict[str, list[Named]] = {}
    for named in mentions:
        by_home.setdefault(named.home, []).append(named)
        if named.known:
            by_document.setdefault(named.document_id, []).append(named)
    yield from by_document.values()
    for place in by_home.values():
        if len({named.document_id for named in place if named.known}) < 2 and not all(
            named.known for named in place
        ):
            yield place


def _day(day: date | None) -> str | None:
    return None if day is None else f"{day.day}/{day.month}/{day.year}"


def _issuers(mentions: Sequence[Named]) -> list[str | None]:
    """The issuer that each mention names; ``None`` for all where one is a shorter form of another."""
    keys = {named.issuer: bodies.key(named.issuer) for named in mentions if named.issuer is not None}
    for a in keys.values():
        for b in keys.values():
            if a != b and (a in b or set(a.split()) <= set(b.split())):
                return [None] * len(mentions)
    first = {key: name for name, key in reversed(keys.items())}
    return [None if named.issuer is None else first[keys[named.issuer]] for named in mentions]


def _compared(mentions: Sequence[Named], what: str, values: Sequence[str | None]) -> Iterator[Finding]:
    sides: dict[str, list[Named]] = {}
    for named, value in zip(mentions, values, strict=True):
        if value is not None:
            sides.setdefault(value, []).append(named)
    if len(sides) < 2:
        return
    ranked = sorted(sides.items(), key=lambda side: -_sources(side[1]))
    told = "; ".join(f"{value} theo {_told(side)}" for value, side in ranked)
    yield Finding(
        Kind.document,
        Verdict.inconsistent,
        f"{mentions[0].name} được ghi {len(ranked)} {what} khác nhau: {told}.",
        computation=" ≠ ".join(value for value, _ in ranked),
        mentions=tuple(
            Mention(named.mention_id, named.article_id, number)
            for number, (_, side) in enumerate(ranked, 1)
            for named in side[:LISTED]
        ),
        document_id=mentions[0].document_id,
        sources=tuple(_sources(side) for _, side in ranked),
    )


def _sources(side: Sequence[Named]) -> int:
    return len({named.source for named in side})


def _told(side: Sequence[Named]) -> str:
    sources = _sources(side)
    return f"{sources} nguồn" if sources > 1 else "một bài viết"
