"""The terms of all indicators, ready to be found."""

from __future__ import annotations

from functools import cache

from extractors.indicators.values import Indicator
from gazetteer.indicators import indicators
from gazetteer.phrases import Phrases
from pipeline.segment import fold


@cache
def terms() -> Phrases[Indicator]:
    return Phrases(
        (fold(term), Indicator(entry.key, strength))
        for entry in indicators().values()
        for strength, listed in ((3, entry.strong), (2, entry.terms), (1, entry.weak))
        for term in listed
    )


@cache
def nouns() -> dict[str, str]:
    """Counted noun → key of the indicator that it implies by itself."""
    return {fold(noun): entry.key for entry in indicators().values() for noun in entry.nouns}
