"""All stretches of a text that name units, in reading order."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.units.bare import bare, repeated, runs
from extractors.units.found import Found
from extractors.units.names import bare_names
from extractors.units.typed import typed
from gazetteer.unit_names import key
from gazetteer.units import UnitVersion


def find(text: str, low: str) -> list[Found]:
    """Typed units, bare ones, and the bare repetitions of the typed; ``low`` is the folded text."""
    found = list(typed(text, low))
    all_runs = runs(text)
    taken = Taken(found)
    found += (more := list(bare(text, low, all_runs, taken.__contains__)))
    taken.add(more)
    found += repeated(text, low, all_runs, taken.__contains__, _evidence(found))
    found.sort(key=lambda one: (one.start, -one.end))
    return found


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


def _evidence(found: list[Found]) -> dict[str, tuple[UnitVersion, ...]]:
    """Names that the article has given with their type word, and what they meant there."""
    evidence: dict[str, tuple[UnitVersion, ...]] = {}
    for one in found:
        name = key(one.name)
        if one.type and one.candidates and not name.isdigit() and name not in bare_names():
            evidence.setdefault(name, tuple(unit for unit in one.candidates if unit.type == one.type) or one.candidates)
    return evidence
