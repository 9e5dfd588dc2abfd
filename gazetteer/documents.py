"""Types of official documents and the codes of those who issue them.

``document_types.csv`` lists a type once for each style in which it is numbered:

- ``state``: ``16/KH-UBND``, after Nghị định 30/2020/NĐ-CP on records management;
- ``party``: ``16-KH/TU``, after Hướng dẫn 36-HD/VPTW of the Party's central office;
- ``legal``: ``61/2018/NĐ-CP``, after the law on the promulgation of legal documents.

``alone`` says when the type word and a number without a symbol name a document: ``plain`` (Nghị định
118), ``context`` (only where the next word shows that nothing is counted: Quyết định 54 của …),
``marked`` (only with "số") or ``symbol`` (never).

``document_issuers.csv`` maps a symbol's part to its issuer; ``place`` is the level of unit that completes
the name (``unit``: any), empty for central bodies.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from pipeline.segment import fold

_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One type in one style; ``issuer`` where only one body may issue the type."""

    type: str
    abbreviation: str
    style: str
    alone: str
    issuer: str | None
    source: str
    example: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """A symbol's part and the body that it stood for from ``valid_from`` until before ``valid_to``."""

    part: str
    issuer: str
    place: str | None
    valid_from: date | None
    valid_to: date | None
    example: str

    def valid(self, on: date | None) -> bool:
        """True unless the body is known not to have existed ``on`` that day."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on < self.valid_to
        )


def _rows(name: str) -> list[dict[str, str]]:
    with (_HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """All rows of the registry in its order."""
    return tuple(
        DocumentType(
            row["type"],
            row["abbreviation"],
            row["style"],
            row["alone"],
            row["issuer"] or None,
            row["source"],
            row["example"],
        )
        for row in _rows("document_types.csv")
    )


@cache
def document_issuers() -> tuple[Issuer, ...]:
    """All rows of the table of issuers in its order."""
    return tuple(
        Issuer(
            row["part"],
            row["issuer"],
            row["place"] or None,
            date.fromisoformat(row["valid_from"]) if row["valid_from"] else None,
            date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
            row["example"],
        )
        for row in _rows("document_issuers.csv")
    )


@cache
def type_named(name: str) -> DocumentType | None:
    """The first row of a type, by its name in any case: ``kế hoạch``."""
    return next((row for row in document_types() if fold(row.type) == fold(name)), None)


@cache
def abbreviations() -> frozenset[str]:
    """The folded abbreviations of all types: ``kh``, ``nđ``, ``ctr``."""
    return frozenset(fold(row.abbreviation) for row in document_types())


@cache
def _by_part() -> dict[str, Issuer]:
    return {fold(row.part): row for row in document_issuers()}


@cache
def issuer_of(part: str) -> Issuer | None:
    """The issuer that a symbol's part stands for; the parliament's carry their term: QH15."""
    folded = fold(part)
    return _by_part().get(folded) or _by_part().get(folded.rstrip("0123456789"))
