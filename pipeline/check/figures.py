"""Claims as checks see them, read from the database an article at a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING
from uuid import UUID

from gazetteer.units import uid_of_code
from pipeline.check.intervals import Reported, exact, reported
from pipeline.identity import claim_id
from pipeline.records import Claim, Extraction
from pipeline.results import beside, streamed

if TYPE_CHECKING:
    import duckdb

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True)
class Figure:
    """One row of ``claims``, with what its article adds."""

    claim_id: UUID
    article_id: str
    claim_no: int
    sentence_no: int
    start: int
    end: int
    quote: str
    kind: str
    value: Decimal | None
    high: Decimal | None
    denominator: Decimal | None
    unit: str | None
    cmp: str
    value_text: str
    indicator: str
    component: str | None
    subject: str | None
    subject_code: str | None
    subject_unit_id: str | None
    scope: str | None
    period_start: date | None
    period_end: date | None
    status: str
    confidence: float
    repeat_of: UUID | None
    published: date | None
    authority: str | None

    @cached_property
    def stated(self) -> Reported:
        """What the value may stand for, as a size; asks for a value."""
        assert self.value is not None
        return self._reported(self.value, 0)

    @cached_property
    def whole(self) -> Reported | None:
        """What the denominator may stand for; a greatest score and the number ranked are exact."""
        if self.denominator is None:
            return None
        return self._reported(self.denominator, -1) if self.kind == "ratio" else exact(self.denominator)

    @cached_property
    def top(self) -> Reported | None:
        """What the high end of a range may stand for."""
        return None if self.high is None else self._reported(self.high, 1)

    @property
    def exact(self) -> bool:
        """A plain number: no hedge, no range."""
        return self.cmp == "=" and self.value is not None and self.high is None

    def _reported(self, value: Decimal, place: int) -> Reported:
        numbers = _NUMBER.findall(self.value_text)
        text = numbers[place] if -len(numbers) <= place < len(numbers) else self.value_text
        amount = self.kind in AMOUNTS or (self.kind == "change" and self.unit not in _SHARES)
        return reported(value, text, self.cmp, amount=amount)


AMOUNTS = frozenset({"count", "ratio", "money", "rank"})
"""Kinds whose numbers are those of things."""
_SHARES = frozenset({"%", "điểm", "điểm %", "lần"})


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """An article's text and its figures in reading order, repeats included; each is itself alone."""

    article_id: str
    text: str
    figures: tuple[Figure, ...]

    def between(self, a: Figure, b: Figure) -> str:
        """The text from the end of ``a`` to the start of ``b``; empty unless ``b`` follows ``a``."""
        return self.text[a.end : b.start]


def report_of(extraction: Extraction) -> Report:
    """The same of an article that is in no database."""
    article, claims = extraction.article, extraction.claims
    ids = [UUID(bytes=claim_id(article.id, claim)) for claim in claims]
    return Report(
        article.id,
        article.text,
        tuple(
            Figure(
                claim_id=ids[number],
                article_id=article.id,
                claim_no=number,
                **{name: getattr(claim, name) for name in _OF_CLAIM},
                subject_unit_id=uid_of_code(claim.subject_code, article.published),
                period_start=claim.period[0] if claim.period else None,
                period_end=claim.period[1] if claim.period else None,
                repeat_of=None if claim.repeat_of is None else ids[claim.repeat_of],
                published=article.published,
                authority=article.authority,
            )
            for number, claim in enumerate(claims)
        ),
    )


_OF_CLAIM = frozenset(field.name for field in fields(Figure)) & frozenset(
    field.name for field in fields(Claim) if field.name != "repeat_of"
)


COLUMNS = ", ".join(
    f"a.{f.name}" if f.name in ("published", "authority") else f'c."{f.name}"' for f in fields(Figure)
)
"""Of ``claims c JOIN articles a USING (article_id)``, in the order of ``Figure``'s fields."""


_TOGETHER = 10_000
"""Articles whose texts are sorted at a time: DuckDB sorts rows as long as these in memory."""


def reports(connection: duckdb.DuckDBPyConnection) -> Iterator[Report]:
    """Every article that has a claim; no more than a batch of rows is held at a time."""
    [(articles,)] = connection.execute("SELECT count(*) FROM articles").fetchall()
    portions = articles // _TOGETHER + 1
    for portion in range(portions):
        claims = beside(connection).execute(
            f"""
            SELECT {COLUMNS} FROM claims c JOIN articles a USING (article_id)
            WHERE hash(c.article_id) % ? = ? ORDER BY c.article_id, c.claim_no
            """,
            [portions, portion],
        )
        texts = beside(connection).execute(
            """
            SELECT article_id, text FROM articles SEMI JOIN claims USING (article_id)
            WHERE hash(article_id) % ? = ? ORDER BY article_id
            """,
            [portions, portion],
        )
        figures = (Figure(*row) for row in streamed(claims))
        for (article_id, text), (_, group) in zip(
            streamed(texts), groupby(figures, key=lambda figure: figure.article_id), strict=True
        ):
            yield Report(article_id, text, tuple(group))
