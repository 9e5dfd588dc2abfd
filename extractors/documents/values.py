"""The normalised value of a document mention."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from gazetteer.documents import abbreviations, issuer_of, type_named
from pipeline.records import DocumentRecord
from pipeline.segment import fold


@dataclass(frozen=True, slots=True)
class Document:
    """A numbered document as far as the article tells; what it does not tell is ``None``."""

    type: str | None
    """As in the registry: ``Kế hoạch``."""
    number: str
    """As written: ``06``, ``36a``."""
    year: int | None = None
    """The one inside the number: 2018 of ``61/2018/NĐ-CP``."""
    symbol: str | None = None
    """Without blanks: ``KH-UBND``, ``CTr/TU``."""
    date: date | None = None
    issuer: str | None = None
    """``Chính phủ``, ``UBND quận``; completed to ``UBND quận Ô Môn`` once units are known."""
    issuer_at: tuple[int, int] | None = field(default=None, compare=False)
    """Where the text names the issuer."""
    of_year: int | None = None
    """From "năm 2012" beside the number."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the symbol: ``("KH", "UBND")``."""
        return tuple(split_symbol(self.symbol)) if self.symbol else ()

    @property
    def abbreviation(self) -> str | None:
        """The folded type abbreviation, from the symbol or else the type word; letters are ``cv``."""
        if self.symbol:
            first = fold(self.parts[0])
            if first in abbreviations():
                return first
            if self.type is None:
                return None if self.year else "cv"
        row = type_named(self.type) if self.type else None
        return fold(row.abbreviation) if row else None

    @property
    def any_year(self) -> int | None:
        """The year that tells the document from its namesakes of other years."""
        return self.year or self.of_year or (self.date.year if self.date else None)

    @property
    def key(self) -> str:
        """Identity within and across articles: ``61/2018/nđ/nđcp/chính phủ``, ``-`` for the unknown."""
        # Party documents of the centre are cited by either of its bodies.
        central_party = bool(self.symbol) and fold(self.parts[-1]) == "tw"
        issuer = None if central_party or self.issuer is None else fold(self.issuer)
        symbol = fold("".join(self.parts)) or None
        fields = (self.number.lstrip("0"), self.any_year, self.abbreviation, symbol, issuer)
        return "/".join("-" if part is None else str(part).lower() for part in fields)

    def record(self, start: int, end: int) -> DocumentRecord:
        """The record of its mention at ``start:end``."""
        return DocumentRecord(
            start, end, self.type, self.number, self.year, self.symbol, self.date, self.issuer, self.key
        )


def split_symbol(symbol: str) -> list[str]:
    """``TTLT-BTP-BCA`` → its three parts."""
    for sign in "/.&_,":
        symbol = symbol.replace(sign, "-")
    return [part for part in symbol.split("-") if part]


def known_issuer(symbol: str | None) -> str | None:
    """The central body that a symbol names, if it names exactly one: ``NĐ-CP`` → Chính phủ."""
    if symbol is None:
        return None
    rows = [row for part in split_symbol(symbol) if (row := issuer_of(part)) is not None]
    return rows[0].issuer if rows and rows[0].place is None and len({r.part for r in rows}) == 1 else None
