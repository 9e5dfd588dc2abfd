"""Finds the terms of indicators in folded text."""

from __future__ import annotations

import re

from extractors.indicators.patterns import terms
from extractors.indicators.values import Indicator
from extractors.mentions import Mention
from gazetteer.indicators import INDEXES

_INDEX = 3
"""Strength of an indicator's own name."""
_BRACKET = re.compile(r"\s?\(")


def find(folded: str) -> list[Mention]:
    """Every term of an indicator, in reading order."""
    found = [Mention(*hit) for hit in terms().finditer(folded) if hit.payload is not None]
    return [
        mention
        for place, mention in enumerate(found)
        if not (_names_index(mention) and _renamed(folded, mention, found[place + 1 : place + 3]))
    ]


def _names_index(mention: Mention) -> bool:
    value: Indicator = mention.value
    return value.strength == _INDEX and value.key in INDEXES


def _renamed(folded: str, name: Mention, after: list[Mention]) -> bool:
    """Whether brackets at once give the name of another index: "chỉ số năng lực cạnh tranh (DDCI)"."""
    opened = _BRACKET.match(folded, name.end)
    return opened is not None and any(
        mention.start == opened.end() and _names_index(mention) and mention.value.key != name.value.key
        for mention in after
    )
