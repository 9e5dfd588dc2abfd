"""The places of issuers: "của UBND Thành phố" → UBND thành phố Hà Nội."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Protocol

from extractors.documents.issuer_names import DEPARTMENTS, is_central
from extractors.documents.joining import join
from extractors.documents.values import Document
from extractors.mentions import Mention
from gazetteer.documents import issuer_of


class Place(Protocol):
    """What an issuer's name needs of an administrative unit."""

    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...


_HEADS = re.compile(
    r"(?P<council>(?:Chủ tịch )?(?:UBND|HĐND))|(?P<committee>(?:.+ )?(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy)"
    r"|(?P<cell>(?:.+ )?Đảng ủy)|(?P<office>(?:Sở|Phòng) .+)"
)
_TYPE_WORD = re.compile(r"(?:tỉnh|thành phố|quận|huyện|thị xã)\s+", re.IGNORECASE)


def complete(
    documents: list[Mention], bodies: list[Mention], units: list[Mention], home: Place | None
) -> list[Mention]:
    """The documents with issuers in full, as far as the units allow.

    ``bodies`` and ``units`` are mentions whose values have ``unit`` or are places themselves. An issuer
    that only the symbol tells (QĐ-UBND) is the home's where the home is a province: an article about a
    district quotes the province's documents as often as its own, so there it stays open.
    """
    completed = [
        mention._replace(value=_complete(mention.value, bodies, units, home)) for mention in documents
    ]
    return join(completed)


def _complete(
    document: Document, bodies: Iterable[Mention], units: Iterable[Mention], home: Place | None
) -> Document:
    if document.issuer is None:
        name = _of_symbol(document, home)
        return replace(document, issuer=name) if name else document
    if document.issuer_at is None or is_central(document.issuer):
        return document
    start, end = document.issuer_at
    places = [m.value.unit for m in bodies if m.start < end and start < m.end and m.value.unit is not None]
    places += [m.value for m in units if start <= m.start < end]
    return replace(document, issuer=named(document.issuer, places[0])) if places else document


def named(issuer: str, place: Place) -> str:
    """An issuer's head with its place, as its kind is written: UBND quận 1, Quận ủy Ba Đình, Sở Y tế Huế."""
    head = _HEADS.match(issuer)
    if head is None:
        return issuer
    bare = _TYPE_WORD.sub("", place.name, count=1)
    full = place.name
    if bare == "Hồ Chí Minh":
        bare = full = "Thành phố Hồ Chí Minh"
    elif full[:1].isupper():
        full = full[0].lower() + full[1:]
    if head["office"]:
        office = max((name for name in DEPARTMENTS if issuer.startswith(name)), key=len, default=issuer)
        return f"{office} {bare if place.level == 'province' else full}"
    return f"{head.group()} {bare if head['committee'] and not bare.isdigit() else full}"


def _of_symbol(document: Document, home: Place | None) -> str | None:
    if home is None or home.level != "province":
        return None
    rows = [row for part in document.parts if (row := issuer_of(part)) is not None]
    if not rows or rows[-1].place not in ("unit", "province") or len(rows) > 1:
        return None
    name = rows[-1].issuer
    if rows[-1].part == "TU":
        name = "Tỉnh ủy" if home.name.startswith("tỉnh") else "Thành ủy"
    return named(name, home) if " hoặc " not in name else None
