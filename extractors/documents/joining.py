"""Joins the short forms of a document to its full one within an article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from extractors.documents.issuer import fits
from extractors.documents.values import Document
from extractors.mentions import Mention
from pipeline.segment import fold

_MANY = 24


def join(mentions: list[Mention]) -> list[Mention]:
    """The mentions with what their article says of the same document elsewhere.

    "Nghị định 61" becomes the 61/2018/NĐ-CP that the article names in full, before or after it. Where
    two full forms fit, the short form stays as it is; so does a field on which they disagree.
    """
    groups: defaultdict[tuple[str, str | None], list[Document]] = defaultdict(list)
    for mention in mentions:
        document: Document = mention.value
        groups[document.number.lstrip("0"), document.abbreviation].append(document)
    if all(len(group) == 1 for group in groups.values()):
        return mentions
    completed: dict[Document, Document] = {}
    for group in groups.values():
        distinct = list(dict.fromkeys(group))
        # A text that gives one number so many readings is no article; comparing them takes its square.
        if 1 < len(distinct) <= _MANY:
            completed |= {document: _completed(document, distinct) for document in distinct}
    return [m._replace(value=_with_place(completed.get(m.value, m.value), m.value)) for m in mentions]


def _with_place(document: Document, own: Document) -> Document:
    """The completed document with the place where this mention, not its equal, names the issuer."""
    return document if document.issuer_at == own.issuer_at else replace(document, issuer_at=own.issuer_at)


def _completed(document: Document, group: list[Document]) -> Document:
    same = [other for other in group if _compatible(document, other)]
    if not all(_compatible(one, other) for one in same for other in same):
        return document
    whole = replace(
        document,
        type=document.type or _only(same, lambda d: d.type),
        year=document.year or _only(same, lambda d: d.year),
        symbol=document.symbol or _only(same, lambda d: d.symbol),
        of_year=document.of_year or _only(same, lambda d: d.of_year),
    )
    return replace(
        whole,
        date=document.date or _only(same, lambda d: d.date),
        issuer=document.issuer or _only(same, lambda d: d.issuer),
    )


def _compatible(one: Document, other: Document) -> bool:
    """Whether two mentions with one number and type can be the same document."""
    if one.symbol and other.symbol and fold("".join(one.parts)) != fold("".join(other.parts)):
        return False
    if one.any_year and other.any_year and one.any_year != other.any_year:
        return False
    if one.date and other.date and one.date != other.date:
        return False
    if (one.issuer and not fits(other, one.issuer)) or (other.issuer and not fits(one, other.issuer)):
        return False
    return not (one.issuer and other.issuer) or _agree(fold(one.issuer), fold(other.issuer))


def _agree(one: str, other: str) -> bool:
    """UBND and UBND quận Ô Môn can be one issuer; so can the centre's bodies of the Party."""
    centre = ("trung ương", "bộ chính trị", "ban bí thư", "ban chấp hành")
    return (
        one.startswith(other)
        or other.startswith(one)
        or (any(word in one for word in centre) and any(word in other for word in centre))
    )


def _only(group: Iterable[Document], read: Callable[[Document], Any]) -> Any:
    """The one value that the group gives for a field, or None."""
    values = {value for document in group if (value := read(document)) is not None}
    return values.pop() if len(values) == 1 else None
