"""What stands after a number: percent, points, money, a length of time, or the noun it counts."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from extractors.quantities import patterns
from pipeline.segment import words

_SYLLABLES = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3}")
_QUOTED = re.compile(r'([^\W\d_]+) ([^\W\d_]+(?: [^\W\d_]+){0,2})["”]')
_LOOSE = frozenset(["things", "places", "digital", "dossiers", "inspections", "other"])
"""Groups of nouns that do not stand in pairs, and whose short members may be part of a longer word."""


_PAIRED = frozenset(
    frozenset(pair)
    for pair in (
        ("initiatives", "tasks"),
        ("procedures", "tasks"),
        ("ministry", "procedures"),
        ("ministry", "people"),
        ("ministry", "province"),
        ("district", "province"),
    )
)
"""Groups whose nouns are counted together: «bộ, ngành, địa phương», «ngành, lĩnh vực»."""


class Unit(NamedTuple):
    """A unit that ends at ``end``; ``kind`` is the kind it asks for, ``sure`` that it is in the tables."""

    kind: str
    name: str
    end: int
    sure: bool = True


def unit_after(text: str, folded: str, at: int) -> Unit | None:
    """The unit right after the number that ends at ``at``."""
    start = at
    while start < len(folded) and folded[start] in " \u00a0" and start - at < 3:
        start += 1
    if start >= len(folded):
        return None
    char = folded[start]
    if char == "\n":
        return None
    if char in '“"' and start > at and text[start + 1 : start + 2].islower():
        # «5 “điểm nghẽn”»: a counted noun in quotation marks.
        quoted = patterns.NOUNS.head(folded, start + 1)
        if quoted is None:
            return _coined(folded, start + 1)
        return Unit("count", folded[quoted.start : quoted.end], quoted.end)
    if char == "/" and folded.startswith((" điểm", "điểm"), start + 1):
        start = folded.index("điểm", start)
    measure = patterns.MEASURES.head(folded, start)
    noun = patterns.NOUNS.head(folded, start)
    if noun is not None and folded[noun.start : noun.end] in patterns.TAIL_NOUNS:
        noun = None
    if measure is not None and (noun is None or noun.end <= measure.end):
        coin = folded[measure.start : measure.end] == "đồng" and not patterns.LARGE_BEFORE.search(
            folded, max(0, at - 8), at
        )
        if coin and patterns.COIN_WORDS.match(folded, measure.end):
            return _unlisted(folded, start)
        if coin and patterns.COIN_PLACE.match(text, start):
            return None
        if folded[measure.end : measure.end + 1].isdigit():
            return None
        return Unit(measure.payload.kind, measure.payload.unit, measure.end)
    if noun is not None:
        end = _joined(folded, noun.end, noun.payload)
        if noun.payload in _LOOSE and end == noun.end and " " not in folded[noun.start : end]:
            end = max(end, noun.start + _first_word(_phrase(folded, noun.start)))
        return Unit("count", folded[noun.start : end], end)
    if start > at and text[start].isalpha() and text[start].islower():
        return _unlisted(folded, start)
    return None


def _coined(folded: str, start: int) -> Unit | None:
    """«5 “siêu ban”» counts by a word coined from a noun; «4 “nhất”» is a motto."""
    quoted = _QUOTED.match(folded, start)
    if quoted is None or quoted[1] in patterns.STOPWORDS:
        return None
    noun = patterns.NOUNS.head(folded, quoted.start(2))
    ends = noun is not None and noun.end == quoted.end(2)
    return Unit("count", folded[start : quoted.end(2)], quoted.end(2), sure=False) if ends else None


def _joined(folded: str, end: int, group: str) -> int:
    """«tin, bài», «bộ, cơ quan ngang bộ», «cán bộ, công chức»: nouns of one group belong together."""
    while True:
        if not folded.startswith(", ", end):
            return end
        following = patterns.NOUNS.head(folded, end + 2)
        if following is None or not _pairs(group, following.payload):
            return end
        end = following.end


def _pairs(group: str, other: str) -> bool:
    return (group == other and group not in _LOOSE) or frozenset([group, other]) in _PAIRED


def _unlisted(folded: str, start: int) -> Unit | None:
    """A noun outside the tables: the first word that the segmenter sees, unless a function word."""
    end = start
    while end < len(folded) and folded[end].isalpha():
        end += 1
    if folded[start:end] in patterns.STOPWORDS:
        return None
    length = _first_word(_phrase(folded, start))
    return Unit("count", folded[start : start + length], start + length, sure=False)


def _phrase(folded: str, start: int) -> str:
    """The next syllables, at most four, as far as single blanks join them."""
    match = _SYLLABLES.match(folded, start)
    return match.group() if match else ""


@lru_cache(maxsize=20_000)
def _first_word(phrase: str) -> int:
    """Length of the first word of a short phrase."""
    if " " not in phrase:
        return len(phrase)
    bounds = words("có 5 " + phrase)
    for begin, end in bounds:
        if begin >= 5:
            return end - 5
    return len(phrase.split(" ", 1)[0])
