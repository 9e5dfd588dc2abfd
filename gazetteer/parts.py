"""Parts of indexes (components.toml) and groups within a subject (scopes.toml), as phrases."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from gazetteer.phrases import Phrases
from pipeline.segment import fold


@cache
def components(indicator: str) -> Phrases[str] | None:
    """Terms of the parts of one index, each standing for the part's short name; ``None``: it has no parts."""
    table = tomllib.loads(files("gazetteer").joinpath("components.toml").read_text(encoding="utf8"))
    if indicator not in table:
        return None
    return Phrases((fold(term), name) for name, terms in table[indicator].items() for term in terms)


@cache
def scopes() -> Phrases[str]:
    """Terms of levels and groups, each standing for its canonical scope."""
    table = tomllib.loads(files("gazetteer").joinpath("scopes.toml").read_text(encoding="utf8"))
    return Phrases((fold(term), name) for name, terms in table.items() for term in terms)
