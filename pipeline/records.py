"""The records that stages hand to one another: plain, frozen, free of spaCy."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Period = tuple[date | None, date | None]
"""First and last day, both inclusive; either may be open, never both."""


@dataclass(frozen=True, slots=True)
class Article:
    """One report as it is stored.

    ``text`` is NFC; every ``start``/``end`` of a mention is a code-point position in it.
    ``title`` may or may not occur in ``text``. ``published`` anchors relative periods; ``None``
    leaves them unresolved.
    """

    id: str
    text: str
    title: str | None = None
    published: date | None = None
    url: str | None = None
    source: str | None = None
    """Site or outlet, e.g. ``omon.cantho.gov.vn``."""
    path: str | None = None
    """File (and member or line) it was read from."""
    authority: str | None = None
    """Who published the figures, where the article is an official table; ``None`` for a report."""


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One mention of an administrative unit."""

    start: int
    end: int
    name: str
    """With its type word, in today's usual spelling: ``phường Thới Hòa``."""
    level: str
    """``province``, ``district`` or ``commune``."""
    district: str | None = None
    province: str | None = None
    """Without its type word but for Thành phố Hồ Chí Minh: ``Cần Thơ``."""
    code: str | None = None
    """Code of the version that was in force, or ``None`` while several candidates remain."""


@dataclass(frozen=True, slots=True)
class OfficialRecord:
    """One mention of a person who holds or held an office."""

    start: int
    end: int
    name: str
    titles: tuple[str, ...] = ()
    of: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """One mention of a numbered official document."""

    start: int
    end: int
    type: str | None
    number: str
    year: int | None = None
    symbol: str | None = None
    date: date | None = None
    issuer: str | None = None
    key: str | None = None
    """Identity within and across articles: equal keys, one document."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure with all that is known of it; field meanings are those of the guidelines."""

    start: int
    end: int
    quote: str
    kind: str
    value: Decimal | None
    high: Decimal | None
    denominator: Decimal | None
    unit: str | None
    cmp: str
    indicator: str
    component: str | None
    subject: str | None
    subject_code: str | None
    scope: str | None
    period: Period | None
    status: str
    value_text: str = ""
    """The characters of the number as written: checks need its decimals."""
    sentence_no: int = 0
    repeat_of: int | None = None
    """Index, in the article's claims, of the first claim that says the same."""
    attributed_to: str | None = None
    """Who says so, where the text tells: an official or a body."""
    confidence: float = 1.0
    """Probability, in [0, 1], that indicator, subject and status are all right."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article yields."""

    article: Article
    units: tuple[UnitRecord, ...] = ()
    officials: tuple[OfficialRecord, ...] = ()
    documents: tuple[DocumentRecord, ...] = ()
    claims: tuple[Claim, ...] = ()
    sentences: tuple[tuple[int, int], ...] = field(default=())
    """Code-point bounds of each sentence, in order; ``Claim.sentence_no`` indexes them."""


@dataclass(frozen=True, slots=True)
class Reject:
    """One input that gave no article; the codes of ``reason`` are explained in ``corpus.reasons``."""

    path: str
    """File, with the member or line where one file holds many: ``news.jsonl:12``."""
    reason: str
    detail: str | None = None
