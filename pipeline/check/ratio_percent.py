"""A percentage with the two counts that it is the share of."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.check.figures import Report
from pipeline.check.finding import Finding


def check(report: Report) -> Iterator[Finding]:
    """Findings of ``report``."""
    yield from ()
