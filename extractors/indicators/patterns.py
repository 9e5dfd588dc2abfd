"""The terms of all indicators, ready to be found."""

from __future__ import annotations

from functools import cache

from extractors.indicators.values import Indicator
from gazetteer.indicators import blockers, indicators
from gazetteer.phrases import Phrases
from pipeline.segment import fold


@cache
def terms() -> Phrases[Indicator | None]:
    """Every term; a blocker stands for ``None`` and hides the terms inside it."""
    named = [
        (fold(term), Indicator(entry.key, strength))
        for entry in indicators().values()
        for strength, listed in ((3, entry.strong), (2, entry.terms), (1, entry.weak))
        for term in listed
    ]
    return Phrases([*named, *((fold(term), None) for term in blockers())])


@cache
def nouns() -> dict[str, str]:
    """Counted noun → key of the indicator that it implies by itself."""
    return {fold(noun): entry.key for entry in indicators().values() for noun in entry.nouns}


@cache
def generic_nouns() -> dict[str, str]:
    """Counted noun → key of the indicator that it suggests where nothing says otherwise."""
    return {fold(noun): entry.key for entry in indicators().values() for noun in entry.generic}
