"""A stretch of text that names a unit, before it is resolved, and the reading of names from text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from extractors.units.names import EXTRACTED_KINDS
from extractors.units.patterns import NAME_GAP, NAME_TOKEN
from gazetteer.unit_names import TYPES, key
from gazetteer.units import UnitVersion, named

LONGEST_NAME = 6
"""Words in the longest unit name."""


@dataclass(slots=True)
class Found:
    """``text[start:end]`` names a unit: one of ``candidates``, of whatever date."""

    start: int
    end: int
    name: str
    type: str | None
    """The type word that goes with it, its own or its list's."""
    candidates: tuple[UnitVersion, ...]
    how: str
    """``typed``, ``listed``, ``bare`` or ``repeated``."""


@lru_cache(maxsize=8192)
def units_named(name_key: str) -> tuple[UnitVersion, ...]:
    """Versions of all dates that a written name may mean."""
    return named(name_key, kinds=EXTRACTED_KINDS)


def name_ends(text: str, start: int) -> list[int]:
    """Where a name that starts at ``start`` may end: after each of its capitalised words."""
    ends: list[int] = []
    at = start
    while len(ends) < LONGEST_NAME:
        token = NAME_TOKEN.match(text, at)
        if token is None:
            break
        word = token.group()
        if not (word[0].isupper() or word[0].isdigit() or (ends and word == "trường")):
            break
        if word[0].isdigit() and (len(word) > 2 or text[token.end() : token.end() + 1].isalpha()):
            break
        ends.append(token.end())
        gap = NAME_GAP.match(text, token.end())
        if gap is None or gap.end() == token.end():
            break
        at = gap.end()
    return ends


def read_name(text: str, start: int, levels: tuple[str, ...]) -> tuple[int, tuple[UnitVersion, ...]] | None:
    """End and meanings of the longest unit name of these levels at ``start``."""
    for end in reversed(name_ends(text, start)):
        units = tuple(unit for unit in units_named(key(text[start:end])) if unit.level in levels)
        if units:
            return end, units
    return None


def of_type(units: tuple[UnitVersion, ...], word: str) -> tuple[UnitVersion, ...]:
    """The units of a type; where there is none, those of its level, since writers mix types up.

    A number names what its type word says and nothing else: "thành phố 6 tháng" is no quận 6.
    """
    exact = tuple(unit for unit in units if unit.type == word)
    if exact or any(unit.name.isdigit() for unit in units):
        return exact
    return tuple(unit for unit in units if unit.level in TYPES[word])


class Taken:
    """The positions covered by mentions."""

    def __init__(self, found: Iterable[Found]) -> None:
        self._at: set[int] = set()
        self.add(found)

    def add(self, found: Iterable[Found]) -> None:
        for one in found:
            self._at.update(range(one.start, one.end))

    def __contains__(self, position: int) -> bool:
        return position in self._at
