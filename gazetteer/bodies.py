"""State, Party and mass-organisation bodies, with their names over time.

``bodies.csv`` lists the bodies of the centre, ``local_bodies.csv`` the kinds of body that every
province, district or commune has. Names that a reform of 1 March 2025 ended carry ``valid_to`` and
the successor (Resolution 176/2025/QH15 on the structure of the Government).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pipeline.segment import fold

_JOINER = re.compile(r"(?:[\s,&/–-]|\bvà\b)+")
JOIN = r"[ \xa0,&-]+(?:và[ \xa0]+)?"
"""Pattern of what may stand between two syllables of a body's name: ``TN&MT``, ``Giáo dục - Đào tạo``.

Over text with ``short_dashes``: a long one in a class takes ``re`` 0.1 ms to compile, a thousand times.
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one body, or of one kind of local body."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    valid_from: date | None
    """First day of this name; ``None`` if it was in use before 2014."""
    valid_to: date | None
    """First day on which it no longer was."""
    successor: str | None
    example: str
    parent: str | None = None
    level: str | None = None
    """Of a local body's unit: ``province``, ``city``, ``district``, ``commune``, ``any``."""
    subject: str | None = None
    """How a local body is named as a subject: ``unit`` (the unit itself), ``short`` (Sở Nội vụ Cần Thơ)
    or ``full`` (Thanh tra thành phố Cần Thơ)."""
    needs_unit: bool = False
    """Whether the words mean this body only with a unit's name or type after them (công an, thuế)."""
    in_title: str = "drop"
    """Whether an official's title keeps the words: Chủ tịch UBND, but Giám đốc (of Sở Nội vụ)."""

    @property
    def local(self) -> bool:
        return self.level is not None

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

    def in_force(self, on: date | None) -> bool:
        """Whether the name was in use on a day; always, when the day is not known."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


def key(name: str) -> str:
    """A body's name without the accidents of spelling: case, tone style, joiners, ``và``."""
    return _JOINER.sub(" ", fold(name)).strip()


def short_dashes(text: str) -> str:
    """The text with – as -, character for character."""
    return text.replace("–", "-")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _rows(table: str) -> Iterator[dict[str, str]]:
    lines = files("gazetteer").joinpath(table).read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(lines)


@cache
def entries() -> tuple[Entry, ...]:
    """Every row of both tables."""
    return tuple(
        Entry(
            name=row["name"],
            kind=row["kind"],
            aliases=tuple(row["aliases"].split("|")) if row["aliases"] else (),
            valid_from=_day(row["valid_from"]),
            valid_to=_day(row["valid_to"]),
            successor=row["successor"] or None,
            example=row["example"],
            parent=row.get("parent") or None,
            level=row.get("level") or None,
            subject=row.get("subject") or None,
            needs_unit=row.get("needs_unit") == "yes",
            in_title=row.get("in_title") or "drop",
        )
        for table in ("bodies.csv", "local_bodies.csv")
        for row in _rows(table)
    )


@cache
def by_key() -> dict[str, tuple[Entry, ...]]:
    """Entries under the key of each of their names."""
    found: dict[str, dict[Entry, None]] = {}
    for entry in entries():
        for name in entry.names:
            found.setdefault(key(name), {})[entry] = None
    return {name: tuple(several) for name, several in found.items()}


def lookup(name: str, on: date | None = None, *, local: bool = False) -> Entry | None:
    """The body of that name as of a day: the entry in force, else the last one that was.

    A name that outlived its body (Bộ Nông nghiệp) means the body of the day; without a day, the one
    that held the name first, since most reports are older than the reform of 2025.
    """
    several = [entry for entry in by_key().get(key(name), ()) if entry.local == local]
    for entry in several:
        if entry.in_force(on):
            return entry
    return several[-1] if several else None


@cache
def country_pattern() -> str:
    """A pattern of foreign states and unions, over text with its capitals: Pháp, but not Pháp chế."""
    names: list[tuple[int, str]] = []
    for row in _rows("countries.csv"):
        unless = rf"(?![ \xa0]+(?:{row['not_before']})(?![^\W_]))" if row["not_before"] else ""
        written = [row["name"], *filter(None, row["aliases"].split("|"))]
        names += [(len(name), re.escape(name) + unless) for name in written]
    return rf"(?:{'|'.join(text for _, text in sorted(names, reverse=True))})(?![^\W_])"
