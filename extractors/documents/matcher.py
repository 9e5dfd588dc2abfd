"""Finds numbered documents: from each run of digits outwards, to the type word and to the date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from extractors.documents import dates, issuer, joining, patterns
from extractors.documents.values import Document, split_symbol
from extractors.mentions import Mention
from gazetteer.documents import abbreviations, issuer_of, type_named
from pipeline.segment import fold

_DIGITS = re.compile(r"\d+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[^\S\n]?[:.]?[^\S\n]*$")
_BEFORE = 64
"""A type word with its modifiers and "số" is shorter than this."""
_BACK = 110
"""How far before "số 16/KH-UBND" its type word may stand: "Kế hoạch của UBND tỉnh số …"."""


class _Head(NamedTuple):
    """The type word before a number and where it starts; ``marked``: "số" stands there."""

    type: str | None
    start: int
    marked: bool


class _Number(NamedTuple):
    """A number with what is attached to it."""

    end: int
    number: str
    year: int | None = None
    symbol: str | None = None


def find(text: str, folded: str, published: date | None = None) -> list[Mention]:
    """The documents of a text in reading order, short forms joined to their full ones.

    ``folded`` is ``fold(text)``. Values carry issuers as far as the words and symbols beside them tell.
    """
    found = issuer.read(list(_scan(text, folded, published)), text, folded)
    return joining.join(found)


def _scan(text: str, folded: str, published: date | None) -> Iterator[Mention]:
    at = 0
    for digits in _DIGITS.finditer(text):
        start, end = digits.span()
        if start < at or end - start > 5 or not _opens(text, start):
            continue
        last = _LAST_WORD.search(folded, max(0, start - 12), start)
        head = _head(folded, start) if last and last[1] in patterns.LAST_WORDS else None
        if head is None and text[end : end + 2].strip()[:1] not in tuple("/-–—‑"):
            continue
        number = _number(text, start, end)
        if head is None:
            head = _remote_head(folded, start, at, number)
        if not _names_document(text, folded, head, number):
            continue
        for mention in _chain(text, folded, head, number, at, published):
            at = mention.end
            yield mention


def _opens(text: str, start: int) -> bool:
    """Whether a number may start here: not inside a word, a decimal or a longer code."""
    if not start:
        return True
    char = text[start - 1]
    if char.isalpha():
        return text[start - 2 : start].lower() == "số"
    if char.isdigit() or char in "_/\\":
        return False
    return not (char in ".,-–" and start > 1 and text[start - 2].isalnum() and not text[start - 2].isalpha())


def _head(folded: str, start: int) -> _Head | None:
    match = patterns.BEFORE.search(folded, max(0, start - _BEFORE), start)
    if match is not None:
        name = patterns.TYPE_NAMES[" ".join(match["type"].split())]
        return _Head(name, match.start(), match["mark"] is not None)
    return None


def _remote_head(folded: str, start: int, after: int, number: _Number) -> _Head:
    """The head of a number that no type word stands beside: "Kế hoạch của UBND tỉnh số 16/KH-UBND"."""
    mark = patterns.MARK.search(folded, max(0, start - 12), start)
    begin = mark.start() if mark is not None else start
    if number.symbol is not None and (mark is not None or folded[start - 1 : start] == "("):
        low = max(after, begin - _BACK)
        ends = [match.end() for match in patterns.CLAUSE_END.finditer(folded, low, begin)]
        words = list(patterns.TYPE_WORD.finditer(folded, ends[-1] if ends else low, begin))
        for word in reversed(words):
            name = patterns.TYPE_NAMES[" ".join(word.group().split())]
            if _type_fits(name, number.symbol):
                return _Head(name, word.start(), True)
    return _Head(None, begin, mark is not None)


def _number(text: str, start: int, end: int) -> _Number:
    match = patterns.NUMBER_TAIL.match(text, end)
    assert match is not None  # every part of the pattern is optional
    digits = text[start:end]
    symbol = match["legal"] or match["state"] or match["party"]
    end = match.end()
    if symbol is None and match["loose"]:
        if fold(split_symbol(match["loose"].replace(" ", ""))[0]) not in abbreviations():
            end = match.start("loose") - 1
        else:
            symbol = match["loose"]
    elif symbol and len(split_symbol(symbol)) == 1 and fold(symbol) in abbreviations():
        more = patterns.BLANK_IN_SYMBOL.match(text, end)
        if more is not None and issuer_of(more["part"]) is not None:
            symbol, end = f"{symbol}-{more['part']}", more.end()
    year = match["year"] or match["only_year"] or match["dash_year"]
    return _Number(end, digits + (match["suffix"] or ""), int(year) if year else None, _canonical(symbol))


def _canonical(symbol: str | None) -> str | None:
    """One spelling: no blanks, plain hyphens, Đ for the look-alike Ð; small letters raised."""
    if symbol is None:
        return None
    symbol = re.sub(r"\s", "", symbol).replace("Ð", "Đ")
    symbol = re.sub("[–—‑]", "-", symbol)
    if symbol.islower():
        symbol = symbol.upper().replace("TTG", "TTg")
    return symbol


def _strong(number: _Number) -> bool:
    """Whether a symbol speaks for itself: a known type or issuer, and more than one sign of it."""
    parts = split_symbol(number.symbol or "")
    if not parts:
        return False
    if number.year is not None and issuer_of(parts[0]) is not None:
        return True
    return len(parts) > 1 and fold(parts[0]) in abbreviations()


def _names_document(text: str, folded: str, head: _Head, number: _Number) -> bool:
    if head.type is None:
        first = split_symbol(number.symbol)[0] if number.symbol else None
        return _strong(number) or (head.marked and first is not None and issuer_of(first) is not None)
    if number.symbol is not None:
        plain = head.marked or patterns.ALONE[fold(head.type)] == "plain"
        return plain or _strong(number) or issuer_of(split_symbol(number.symbol)[0]) is not None
    return _names_alone(text, folded, head, number)


def _names_alone(text: str, folded: str, head: _Head, number: _Number) -> bool:
    """Whether a type word and a number without symbol name a document and count nothing."""
    assert head.type is not None
    alone = patterns.ALONE[fold(head.type)]
    if alone == "symbol" or (alone == "marked" and not head.marked):
        return False
    if patterns.NOT_BARE.match(folded, number.end) is not None:
        return False
    if patterns.COUNTING.match(folded, number.end) is not None:
        return False
    if head.marked:
        return True
    if number.year is None and patterns.YEAR_LIKE.match(number.number):
        return False
    if alone == "plain" or patterns.NAMED.match(folded, number.end) is not None:
        return True
    # A capital within the sentence makes a name of a word that is otherwise a verb: theo Quyết định 11.
    return (
        text[head.start].isupper()
        and patterns.MIDST.search(folded, max(0, head.start - 4), head.start) is not None
    )


def _chain(
    text: str, folded: str, head: _Head, number: _Number, after: int, published: date | None
) -> list[Mention]:
    """The document and those that share its type word: "các Nghị quyết số 18-NQ/TW và 19-NQ/TW"."""
    links: list[tuple[int, _Number]] = [(head.start, number)]
    while head.type is not None:
        last = links[-1][1]
        sign = patterns.LIST_SIGN.match(folded, last.end)
        digits = _DIGITS.match(text, sign.end()) if sign else None
        if digits is None or len(digits.group()) > 5:
            break
        following = _number(text, digits.start(), digits.end())
        if following.symbol is None:
            plain = last.symbol is None and following.year is None and len(following.number) <= 4
            listed = patterns.NAMED.match(folded, following.end) and not patterns.NOT_BARE.match(
                folded, following.end
            )
            if not (plain and listed):
                break
        elif not _names_document(text, folded, head, following):
            break
        links.append((digits.start(), following))
    symbol = links[-1][1].symbol
    mentions = []
    for place, (start, part) in enumerate(links):
        dated = dates.after(folded, part.end, part.year, published)
        document = Document(
            head.type,
            part.number,
            part.year,
            # "số 12, 13/QĐ-UBND": the symbol is written once, after the last number.
            part.symbol or (symbol if part.year is None else None),
            dated.day if dated else None,
            of_year=dated.of_year if dated else None,
        )
        if dated is None:
            day = dates.before(folded, start if place else head.start, after, part.year, published)
            document = replace(document, date=day)
        mentions.append(Mention(start, dated.end if dated else part.end, document))
    return mentions


def _type_fits(name: str, symbol: str) -> bool:
    """Whether a type word and a symbol can belong together: Kế hoạch and KH-UBND."""
    row = type_named(name)
    first = fold(split_symbol(symbol)[0])
    if row is None:
        return False
    if first in abbreviations():
        return first == fold(row.abbreviation)
    if first.startswith(("qh", "ubtvqh")):
        return row.style == "legal"
    return row.abbreviation == "CV" and issuer_of(first) is not None
