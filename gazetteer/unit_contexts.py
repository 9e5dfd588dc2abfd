"""Words before a unit's name that tell what it names: a street, a school, a person, or the unit after all."""

from __future__ import annotations

import csv
from functools import cache

from gazetteer.units import HERE


@cache
def contexts() -> dict[str, frozenset[str]]:
    """Kind → words, the syllables of each joined by ``_``.

    ``adjacent`` right before the name, ``phrase`` a few words before it, ``line`` before two places
    joined by a dash, ``person`` before a person's name; ``compound`` only looks like one of them.
    """
    found: dict[str, set[str]] = {}
    with (HERE / "unit_contexts.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            found.setdefault(row["kind"], set()).add(row["words"].replace(" ", "_"))
    return {kind: frozenset(words) for kind, words in found.items()}
