"""Titles of office and the surnames by which holders' names are recognised."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pipeline.segment import fold


@dataclass(frozen=True, slots=True)
class Title:
    """One title without its deputies' and former holders' prefixes."""

    title: str
    area: str
    takes: str
    """What may follow: ``none``, ``body`` (a body or unit), ``ministry`` (a body, or what it is for),
    ``field`` (what a division is for), ``staff`` (a field or body that an employee belongs to), ``team``
    (public work, without which the words mean sport or business), ``mission`` (an envoy of Viet Nam)."""
    alone: bool
    """Whether the words before a name make an official without anything following."""
    of: str | None
    """The body, where the title itself tells it."""
    example: str


def _rows(table: str) -> list[dict[str, str]]:
    lines = files("gazetteer").joinpath(table).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines))


@cache
def titles() -> dict[str, Title]:
    """Titles under their folded text."""
    return {
        fold(row["title"]): Title(
            title=row["title"],
            area=row["area"],
            takes=row["takes"],
            alone=row["alone"] == "yes",
            of=row["of"] or None,
            example=row["example"],
        )
        for row in _rows("titles.csv")
    }


@cache
def surnames() -> tuple[str, ...]:
    """First syllables of Vietnamese names, of all peoples of the country."""
    return tuple(row["surname"] for row in _rows("surnames.csv"))


@cache
def context() -> dict[str, tuple[str, ...]]:
    """Words around titles and names, by their part: ``ranks``, ``honorifics``, ``agencies`` and so on."""
    text = files("gazetteer").joinpath("title_context.toml").read_text(encoding="utf-8")
    return {part: tuple(words) for part, words in tomllib.loads(text).items()}
