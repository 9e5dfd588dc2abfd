"""Administrative units over time: every version of every unit since 2014, found by name and date.

A *version* is a unit as it was between two dates; it ends when type, name or parent change. An
*identity* is what its versions share: level letter and code, ``d917`` for quận Ô Môn.
"""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from operator import itemgetter
from pathlib import Path

from gazetteer.unit_names import arabic, is_vietnamese, joined_key, key, split_type

HERE = Path(__file__).parent
LEVELS = ("province", "district", "commune")


@dataclass(frozen=True, slots=True)
class UnitVersion:
    """A unit between ``valid_from`` (inclusive) and ``valid_to`` (exclusive; ``None``: in force)."""

    uid: str
    level: str
    """``province``, ``district`` or ``commune``."""
    code: str
    type: str
    """Type word in lower case: ``quận``."""
    name: str
    """Without type word, in today's usual spelling."""
    valid_from: date
    valid_to: date | None
    parent: str | None
    """uid of the parent in force at ``valid_from``; see :func:`parent` for other dates."""
    province: str
    """uid of the province in force at ``valid_from``."""

    @property
    def identity(self) -> str:
        return self.uid.partition("@")[0]

    @property
    def full_name(self) -> str:
        """``quận Ô Môn``; Thành phố Hồ Chí Minh keeps its capital."""
        word = "Thành phố" if self.identity == HO_CHI_MINH else self.type
        return f"{word} {self.name}"

    def in_force(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on < self.valid_to)

    def day(self, on: date | None) -> date:
        """The day of this version's life that is nearest to ``on``; its first for ``None``."""
        if on is None or on < self.valid_from:
            return self.valid_from
        return on if self.in_force(on) else date.fromordinal((self.valid_to or on).toordinal() - 1)


HO_CHI_MINH = "p79"


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a unit; ``kind`` is abbreviation, colloquial, old_name or spelling."""

    alias: str
    level: str
    code: str
    kind: str
    valid_from: date | None
    valid_to: date | None


def read_table(name: str) -> Iterator[list[str]]:
    """Rows of one of the package's tables, the header first."""
    with gzip.open(HERE / f"{name}.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        yield from csv.reader(lines)


def columns(name: str, *wanted: str) -> Iterator[tuple[str, ...]]:
    """The wanted columns of a table, row by row."""
    rows = read_table(name)
    header = next(rows)
    return map(itemgetter(*map(header.index, wanted)), rows)


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@cache
def _tables() -> tuple[dict[str, UnitVersion], dict[str, tuple[UnitVersion, ...]]]:
    table: dict[str, UnitVersion] = {}
    named_so: dict[str, list[UnitVersion]] = {}
    days = cache(date.fromisoformat)
    rows = read_table("units")
    next(rows)
    for uid, level, code, word, since, to, above, province, name, name_key in rows:
        version = UnitVersion(
            uid, level, code, word, name, days(since), days(to) if to else None, above or None, province
        )
        table[uid] = version
        named_so.setdefault(name_key, []).append(version)
    return table, {name_key: tuple(all_) for name_key, all_ in named_so.items()}


def versions() -> dict[str, UnitVersion]:
    """Every version by uid."""
    return _tables()[0]


def by_name() -> dict[str, tuple[UnitVersion, ...]]:
    """Key of a name → all versions that bear or bore it."""
    return _tables()[1]


@cache
def history() -> dict[str, tuple[UnitVersion, ...]]:
    """The versions of each identity, oldest first."""
    found: dict[str, list[UnitVersion]] = {}
    for version in versions().values():
        found.setdefault(version.identity, []).append(version)
    return {identity: tuple(sorted(all_, key=lambda v: v.valid_from)) for identity, all_ in found.items()}


@cache
def aliases() -> tuple[Alias, ...]:
    """The alias table, without the rows that speak of type words only."""
    return tuple(
        Alias(alias, level, code, kind, _date(since), _date(to))
        for alias, level, code, kind, since, to in columns(
            "unit_aliases", "alias", "level", "code", "kind", "valid_from", "valid_to"
        )
        if code != "*"
    )


@cache
def by_alias() -> dict[str, tuple[tuple[Alias, UnitVersion], ...]]:
    """Key of an alias (its type word removed) → versions that it may mean."""
    found: dict[str, list[tuple[Alias, UnitVersion]]] = {}
    letter = {level: level[0] for level in LEVELS}
    for alias in aliases():
        entries = found.setdefault(key(split_type(alias.alias)[1]), [])
        for version in history().get(letter[alias.level] + alias.code, ()):
            starts_late = alias.valid_to is not None and version.valid_from >= alias.valid_to
            ends_early = (
                alias.valid_from is not None
                and version.valid_to is not None
                and version.valid_to <= alias.valid_from
            )
            if not starts_late and not ends_early:
                entries.append((alias, version))
    return {name: tuple(all_) for name, all_ in found.items()}


@cache
def by_joined_name() -> dict[str, tuple[UnitVersion, ...]]:
    """Names of the highlands without blanks → versions: Krông A Na is written Krông Ana, Đa Krông Đakrông."""
    found: dict[str, tuple[UnitVersion, ...]] = {}
    for name_key, all_ in by_name().items():
        if " " in name_key and not all(is_vietnamese(syllable) for syllable in name_key.split()):
            joined = joined_key(name_key)
            found[joined] = (*found.get(joined, ()), *all_)
    return found


def named(name: str, *, kinds: frozenset[str] | None = None) -> tuple[UnitVersion, ...]:
    """Versions of all dates that bear a name (without type word) or, failing that, an alias of ``kinds``."""
    name_key = key(name)
    found = by_name().get(name_key, ())
    if not all(is_vietnamese(syllable) for syllable in name_key.split()):
        found += tuple(u for u in by_joined_name().get(joined_key(name_key), ()) if u not in found)
    number = arabic(name_key)
    if number:
        found += by_name().get(number, ())
    listed = {version.uid for version in found}
    extra = []
    for alias, version in by_alias().get(name_key, ()):
        if (kinds is None or alias.kind in kinds) and version.uid not in listed:
            listed.add(version.uid)
            extra.append(version)
    return found + tuple(extra)


def lookup(
    name: str,
    on: date | None,
    level: str | None = None,
    type: str | None = None,
    within: str | None = None,
) -> tuple[UnitVersion, ...]:
    """Every version that ``name`` may mean: candidates, not one answer.

    ``name`` may carry its type word, abbreviated or not (``"Q. Ô Môn"``, ``"TP.HCM"``). ``on``
    keeps the versions in force that day; ``None`` keeps all. ``within`` is the uid (or identity)
    of a province or district that must contain the unit. Unknown names give an empty tuple.
    """
    word, bare = split_type(name)
    word = type or word
    found = named(bare)
    if word is None and bare != name.strip():
        found = found or named(name)
    kept = [
        version
        for version in found
        if (on is None or version.in_force(on))
        and (level is None or version.level == level)
        and (word is None or version.type == word)
        and (within is None or is_within(version, within, on))
    ]
    return tuple(kept)


def at(identity: str, on: date | None) -> UnitVersion | None:
    """The version of an identity in force on a day (``None``: the latest), or ``None``."""
    line = history().get(identity, ())
    if on is None:
        return line[-1] if line else None
    return next((version for version in line if version.in_force(on)), None)


def identity_of(code: str) -> str:
    """The identity of an official code: two digits are a province, three a district, five a commune."""
    return {2: "p", 3: "d"}.get(len(code), "c") + code


def uid_of_code(code: str | None, on: date | None) -> str | None:
    """The version of an official code on a day: the last that had begun, else the first.

    ``None`` for the day gives the latest; no code, or one that is not known, gives ``None``.
    """
    line = history().get(identity_of(code), ()) if code else ()
    begun = [version for version in line if on is None or version.valid_from <= on]
    return begun[-1].uid if begun else line[0].uid if line else None


def parent(version: UnitVersion, on: date | None = None) -> UnitVersion | None:
    """The unit directly above on a day: ``on``, or the day of the version's life nearest to it."""
    if version.parent is None:
        return None
    return at(version.parent.partition("@")[0], version.day(on)) or versions()[version.parent]


def ancestors(version: UnitVersion, on: date | None = None) -> tuple[UnitVersion, ...]:
    """The units above on a day, nearest first."""
    day = version.day(on)
    above = []
    step = parent(version, day)
    while step is not None:
        above.append(step)
        step = parent(step, day)
    return tuple(above)


def is_within(version: UnitVersion, container: str, on: date | None = None) -> bool:
    """Whether ``container`` (uid or identity) lies above the version."""
    identity = container.partition("@")[0]
    return any(unit.identity == identity for unit in ancestors(version, on))
