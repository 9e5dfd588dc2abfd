"""The terms of all indicators, ready to be found."""

from __future__ import annotations

from functools import cache

from extractors.indicators.values import Indicator
from gazetteer.indicators import blockers, indicators, spellings
from gazetteer.phrases import Phrases
from pipeline.segment import fold


@cache
def terms() -> Phrases[Indicator | None]:
    """Every term in each of its spellings; a blocker stands for ``None`` and hides the terms inside it."""
    named: dict[tuple[str, str], Indicator] = {}
    for entry in indicators().values():
        for strength, listed in ((3, entry.strong), (2, entry.terms), (1, entry.weak)):
            for term in listed:
                for form in spellings(term):
                    # The stronger of two terms that are shortened to one.
                    named.setdefault((fold(form), entry.key), Indicator(entry.key, strength))
    blocked = dict.fromkeys(fold(form) for term in blockers() for form in spellings(term))
    return Phrases([*((form, value) for (form, _), value in named.items()), *blocked.items()])


@cache
def nouns() -> dict[str, str]:
    """Counted noun → key of the indicator that it implies by itself."""
    return _by_noun("nouns")


@cache
def generic_nouns() -> dict[str, str]:
    """Counted noun → key of the indicator that it suggests where nothing says otherwise."""
    return _by_noun("generic")


def _by_noun(field: str) -> dict[str, str]:
    """Noun → indicator; a shorter spelling gives way to a noun that is written out so in the table."""
    listed = [(noun, entry.key) for entry in indicators().values() for noun in getattr(entry, field)]
    table = {fold(form): key for noun, key in listed for form in spellings(noun)}
    return table | {fold(noun): key for noun, key in listed}
