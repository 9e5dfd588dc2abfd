"""Whether two figures speak of the same thing, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.check.figures import Figure
from pipeline.check.finding import Verdict

Thing = tuple[object, ...]
"""What a figure speaks of; equal for figures that may be compared."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two figures stand to one another."""

    verdict: Verdict
    """``uncheckable`` when they cannot be compared."""
    reason: str | None = None
    """Why they cannot be compared, or are not said to differ; a short Vietnamese phrase."""


def thing(figure: Figure) -> Thing | None:
    """What ``figure`` speaks of; ``None`` if that is not known well enough to compare it."""
    return None


def compare(a: Figure, b: Figure) -> Comparison:
    """Whether ``a`` and ``b`` agree."""
    return Comparison(Verdict.uncheckable)
