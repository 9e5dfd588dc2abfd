"""The checks of one article: of the figures of a database, and of a text that is in none."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check import bounds, deltas, rank_order, ratio_percent, sums
from pipeline.check.figures import Report
from pipeline.check.finding import Finding

_CHECKS = (ratio_percent.check, sums.check, deltas.check, bounds.check, rank_order.check)


def within(report: Report) -> Iterator[Finding]:
    """What the figures of an article say of one another."""
    for check in _CHECKS:
        yield from check(report)
