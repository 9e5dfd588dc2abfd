"""Parts of indexes (components.toml) and groups within a subject (scopes.toml), as phrases."""

from __future__ import annotations

from functools import cache

from gazetteer.phrases import Phrases
from gazetteer.terms import tree
from pipeline.segment import fold


@cache
def components(indicator: str) -> Phrases[str] | None:
    """Terms of the parts of one index, each standing for the part's short name; ``None``: it has no parts."""
    parts = tree("components").get(indicator)
    if parts is None:
        return None
    return Phrases((fold(term), name) for name, terms in parts.items() for term in terms)


@cache
def scopes() -> Phrases[str]:
    """Terms of levels and groups, each standing for its canonical scope."""
    return Phrases((fold(term), name) for name, terms in tree("scopes").items() for term in terms)
