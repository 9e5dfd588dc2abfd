"""Figures of which there is one alone for a unit and a period (whole_figures.toml)."""

from __future__ import annotations

from functools import cache

from gazetteer.terms import tree


@cache
def whole_figures() -> frozenset[tuple[str, str]]:
    """Indicator and measure of each."""
    return frozenset(
        (key, measure) for key, measures in tree("whole_figures").items() for measure in measures
    )
