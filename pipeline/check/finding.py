"""What a check says: a verdict on figures, with the computation in one Vietnamese sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import prod
from uuid import UUID

from pipeline.check.figures import Figure
from pipeline.check.intervals import Interval, Reported
from pipeline.check.verdicts import Kind as Kind
from pipeline.check.verdicts import Verdict as Verdict
from pipeline.identity import digest

DOUBTFUL = 0.5
"""A difference between figures less likely than this to be what they were taken for is no contradiction."""

DOUBTFUL_TOGETHER = 1 / 3
"""The same for the product of figures that different articles tell: that they agree in subject, indicator and
period speaks for all of them, so they are right together more often than the product says."""


def doubtful_together(figures: Sequence[Figure]) -> bool:
    """Whether one of figures of different articles, or all together, may not be what they were taken for."""
    sure = [figure.confidence for figure in figures]
    return min(sure) < DOUBTFUL or prod(sure) < DOUBTFUL_TOGETHER


@dataclass(frozen=True, slots=True)
class Party:
    """A figure with the part that it plays."""

    figure: Figure
    role: str
    """percent, ratio, total, part, level, previous, change, rank, score, value …"""
    side: int = 1
    """Side that it stands on; 1 where all stand together."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a document on one side."""

    mention_id: UUID
    article_id: str
    side: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison and its verdict."""

    kind: Kind
    verdict: Verdict
    explanation: str
    """One Vietnamese sentence for a reader who sees only it and the quotes."""
    parties: tuple[Party, ...] = ()
    computation: str | None = None
    """25/54 = 46,30%"""
    mentions: tuple[Mention, ...] = ()
    document_id: UUID | None = None
    sources: tuple[int, ...] = ()
    """Independent sources on each side; one on each where it is left out, all being of one article."""
    likely: float | None = None
    """Its confidence, where the parties confirm one another instead of all having to be right."""

    @property
    def id(self) -> UUID:
        """Of kind and things compared: the verdict may change with the rules, the finding stays."""
        compared = sorted(f"{party.figure.claim_id} {party.role}" for party in self.parties)
        mentioned = sorted(str(mention.mention_id) for mention in self.mentions)
        return UUID(bytes=digest(self.kind, self.document_id, *compared, *mentioned))

    @property
    def counted(self) -> tuple[int, ...]:
        """Independent sources on each side, side 1 first."""
        return self.sources or (1,) * max((party.side for party in self.parties), default=1)

    @property
    def confidence(self) -> float:
        """Probability that all the figures were read rightly, were they independent."""
        if self.likely is not None:
            return self.likely
        return prod((party.figure.confidence for party in self.parties), start=1.0)

    @property
    def doubtful(self) -> bool:
        """Whether a figure of one sentence or list may be something else: they are misread together."""
        return min((party.figure.confidence for party in self.parties), default=1.0) < DOUBTFUL


def combined(compute: Callable[..., Interval], *numbers: Reported) -> Reported:
    """What comes of ``numbers``: of all as printed, and of all with every rounding that a reader accepts."""
    return Reported(compute(*(n.printed for n in numbers)), compute(*(n.rounded for n in numbers)))


def judged(a: Reported, b: Reported) -> Verdict:
    """Whether two numbers can be one: as printed, by rounding, or not at all."""
    if a.printed.meets(b.printed):
        return Verdict.consistent
    return Verdict.rounding if a.rounded.meets(b.rounded) else Verdict.inconsistent
