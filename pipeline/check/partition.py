"""What words say of a part: which part of which whole it is, and when parts are all there are.

Dossiers are on time or late, online or on paper, carried over or new; figures are of the province, its
districts and its communes. Parts of one such dimension have nothing in common; "40 trực tuyến, 45 đúng hạn"
may be the same dossiers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from gazetteer.check_words import words
from gazetteer.terms import rows
from gazetteer.trie import pattern
from pipeline.check.figures import Figure
from pipeline.segment import fold

_TWO_LEVELS = date(2025, 7, 1)
"""Districts have been gone since then."""
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã) |thành phố [^,;]+,")
_PROVINCE = re.compile(r"(?:tỉnh|thành phố) [^,;]+$")
_ALL = {
    "time": (
        frozenset({"early", "exact", "late"}),
        frozenset({"punctual", "late"}),
        frozenset({"exact", "late"}),
    ),
    "state": (frozenset({"resolved", "pending"}),),
    "channel": (
        frozenset({"online", "direct"}),
        frozenset({"online", "direct", "post"}),
        frozenset({"online", "offline"}),
        frozenset({"full", "partial", "direct"}),
        frozenset({"full", "partial", "direct", "post"}),
        frozenset({"full", "partial", "offline"}),
    ),
    "origin": (frozenset({"carried", "new"}),),
}
"""Sets of parts that leave nothing over."""


_ONLINE = frozenset({"full", "partial"})
"""All there are of online services, not of dossiers."""
_HOLDS = {
    "punctual": frozenset({"early", "exact"}),
    "offline": frozenset({"direct", "post"}),
    "online": _ONLINE,
}
"""Parts that hold others."""


class Part(NamedTuple):
    """A part of a whole that is divided along ``dimension``."""

    dimension: str
    name: str


def part_of(before: str, after: str) -> Part | None:
    """The part that the words around a figure name, those before it first; folded text."""
    for text, place in ((before, -1), (after, 0)):
        found = list(_terms().finditer(text))
        if found:
            return _parts()[found[place].group()]
    return None


def disjoint(parts: Sequence[Part | None]) -> bool:
    """Whether no two parts can have anything in common."""
    named = [part for part in parts if part is not None]
    if len(named) < len(parts) or len({part.dimension for part in named}) != 1:
        return False
    names = {part.name for part in named}
    overlapping = any(whole in names and names & parts for whole, parts in _HOLDS.items())
    return len(names) == len(named) and not overlapping


def complete(parts: Sequence[Part | None], total: Figure) -> bool:
    """Whether disjoint parts of ``total`` are all there are."""
    if not disjoint(parts) or parts[0] is None:
        return False
    names = frozenset(part.name for part in parts if part is not None)
    if parts[0].dimension == "level":
        return _all_levels(names, total)
    if names == _ONLINE:
        return total.indicator in ("online_services", "dossiers_online")
    return names in _ALL[parts[0].dimension]


def _all_levels(names: frozenset[str], total: Figure) -> bool:
    subject = (total.subject or "").lower()
    if "commune" not in names:
        return False
    if _DISTRICT.match(subject):
        return bool(names & {"district", "city"}) and "province" not in names
    if _PROVINCE.match(subject) and names & {"province", "city"}:
        end = total.period_end or total.published
        return "district" in names or (end is not None and end >= _TWO_LEVELS)
    return False


def says_all(opener: str) -> bool:
    """Whether words that open a list of parts say that they are all: gồm."""
    return bool(words("whole").search(opener))


@cache
def _parts() -> dict[str, Part]:
    return {fold(row["words"]): Part(row["dimension"], row["part"]) for row in rows("check_parts")}


@cache
def _terms() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{pattern(_parts(), blank=' ')})(?![^\W_])")
