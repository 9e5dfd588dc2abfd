"""The indicators of the reform programme and the terms that name them (indicators.toml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from gazetteer.terms import tree

INDEXES = frozenset({"par_index", "sipas", "papi", "pci", "ddci", "dti", "ict_index", "pgi", "other_index"})
"""Keys under which scores, percentages, ranks and changes of an index go."""

_NOT_INDICATORS = ("abbreviations", "blockers")


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator: its key, names and the terms that point to it, by strength."""

    key: str
    label: str
    area: str
    strong: tuple[str, ...]
    terms: tuple[str, ...]
    weak: tuple[str, ...]
    nouns: tuple[str, ...]
    generic: tuple[str, ...]
    examples: tuple[str, ...]


def blockers() -> tuple[str, ...]:
    """Names that hold an indicator's term without speaking of it ("bộ phận tiếp nhận")."""
    return tuple(tree("indicators")["blockers"]["terms"])


@cache
def spellings(term: str) -> tuple[str, ...]:
    """A term with its shorter forms: "chỉ số cải cách hành chính", "chỉ số cchc"."""
    known = {term: None}
    for words, short in tree("indicators")["abbreviations"].items():
        for form in tuple(known) if words in term else ():
            known.setdefault(re.sub(rf"(?<!\w){words}(?!\w)", short, form))
    return tuple(known)


@cache
def indicators() -> dict[str, IndicatorEntry]:
    """All indicators by key, in the order of the table."""
    return {
        key: IndicatorEntry(
            key=key,
            label=row["label"],
            area=row["area"],
            **{
                field: tuple(row[field])
                for field in ("strong", "terms", "weak", "nouns", "generic", "examples")
            },
        )
        for key, row in tree("indicators").items()
        if key not in _NOT_INDICATORS
    }
