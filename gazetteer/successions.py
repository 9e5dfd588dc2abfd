"""What became of a unit: from any date to today's units, a set where it was split, and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from gazetteer.units import UnitVersion, columns, versions


@dataclass(frozen=True, slots=True)
class Succession:
    """All or part of one version went into another on ``date``."""

    from_uid: str
    to_uid: str
    date: date
    relation: str
    """``rename``, ``retype``, ``reparent``, ``whole``, ``part``, ``part_all_population`` or
    ``split_district``."""
    decree: str | None
    confidence: str
    """``official``, ``derived`` or ``heuristic``."""


@cache
def successions() -> tuple[Succession, ...]:
    """The whole table."""
    wanted = ("from_uid", "to_uid", "date", "relation", "decree", "confidence")
    return tuple(
        Succession(source, target, date.fromisoformat(day), relation, decree or None, confidence)
        for source, target, day, relation, decree, confidence in columns("unit_successions", *wanted)
    )


SAME = frozenset({"rename", "retype", "reparent"})
"""Relations between versions of one and the same unit."""


def main_edges() -> tuple[Succession, ...]:
    """The edges that answer "where is it now": a mere part counts only where nothing better is known."""
    better = {edge.from_uid for edge in successions() if edge.relation != "part"}
    return tuple(edge for edge in successions() if edge.relation != "part" or edge.from_uid not in better)


@cache
def _forward() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for edge in main_edges():
        found.setdefault(edge.from_uid, {})[edge.to_uid] = None
    return {uid: tuple(targets) for uid, targets in found.items()}


@cache
def _backward() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for edge in main_edges():
        found.setdefault(edge.to_uid, {})[edge.from_uid] = None
    # A unit put together from parts alone still has a past.
    for edge in successions():
        if edge.to_uid not in found or edge.relation != "part":
            found.setdefault(edge.to_uid, {})[edge.from_uid] = None
    return {uid: tuple(sources) for uid, sources in found.items()}


def successors(uid: str, on: date | None = None) -> tuple[UnitVersion, ...]:
    """The units in force on ``on`` (``None``: at the end of coverage) that took over from ``uid``.

    A version still in force then is its own successor. Raises ``KeyError`` for an unknown uid.
    """
    return _walk(uid, _forward(), lambda unit: unit.valid_to is None if on is None else unit.in_force(on))


def predecessors(uid: str, on: date) -> tuple[UnitVersion, ...]:
    """The units in force on ``on`` from which ``uid`` took over, itself if it was in force then."""
    return _walk(uid, _backward(), lambda unit: unit.in_force(on))


def _walk(
    uid: str, edges: Mapping[str, tuple[str, ...]], arrived: Callable[[UnitVersion], bool]
) -> tuple[UnitVersion, ...]:
    found: dict[str, UnitVersion] = {}
    seen = {uid}
    queue = [uid]
    while queue:
        unit = versions()[queue.pop()]
        if arrived(unit):
            found[unit.uid] = unit
            continue
        for target in edges.get(unit.uid, ()):
            if target not in seen:
                seen.add(target)
                queue.append(target)
    return tuple(found[uid] for uid in sorted(found))


@cache
def _lines() -> Mapping[str, str]:
    changed = {
        edge.to_uid
        for edge in successions()
        if edge.relation not in SAME
        and _identity(edge.from_uid) != _identity(edge.to_uid)
        and edge.from_uid[0] == edge.to_uid[0]
    }
    before = {
        edge.to_uid: edge.from_uid
        for edge in successions()
        if edge.relation in SAME and edge.to_uid not in changed
    }
    found: dict[str, str] = {}
    for uid in versions():
        first = uid
        while first in before:
            first = before[first]
        found[uid] = first
    return found


def _identity(uid: str) -> str:
    return uid.partition("@")[0]


def same_unit(uid: str) -> str:
    """The first version of the same unit: renamed, retyped or given to another parent, it stays itself;
    with the territory of another added, in whole or in part, it does not.

    Raises ``KeyError`` for an unknown uid.
    """
    return _lines()[uid]
