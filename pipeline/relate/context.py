"""What stands around a quantity: its sentence, clause, neighbours, and the article's headline."""

from __future__ import annotations

import bisect
import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from extractors.mentions import Mention, get
from gazetteer.indicators import INDEXES
from pipeline.segment import fold, folded, sentences

# A clause ends at a semicolon, a comma or colon before a blank (a comma inside a number has none),
# a dash between blanks or a bracket.
_BREAK = re.compile(r"[;()\n]|[,:](?=\s)|\s[-–—]\s|…|\.\.\.")


# How far a sentence reaches: more is a list or a table without full stops, and time must stay linear.
_REACH_BEFORE, _REACH_AFTER = 800, 400


_PARTS_ALIKE = {"papi", "pci", "ddci", "dti", "ict_index"}
_BRACKET = 24
"""A figure stands first in brackets where no more than so many characters are before it in them."""
# A headline without a full stop may be the whole of a table: no more of it is read for each figure.
_HEADLINE = 300


@dataclass(frozen=True, slots=True)
class Place:
    """One quantity with the code-point bounds of what surrounds it."""

    index: int
    quantity: Mention
    sentence_no: int
    sentence: tuple[int, int]
    """Bounds of the sentence, clipped to the reach of a relation."""
    left: int
    """Where the stretch before the quantity begins: the previous quantity's end or the sentence's start."""
    right: int
    """Where the stretch after it ends: the next clause break, quantity, or the sentence's end."""
    clause: int
    """Start of the clause that the quantity stands in."""
    bracketed: bool
    """Stands first in brackets, right after what the brackets explain."""


def _topics(mentions: list[Mention]) -> dict[str, float]:
    """Share of each indicator among the names of indicators in the article, indexes apart from the rest."""
    counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
    for mention in mentions:
        if mention.value.strength == 3:
            counts[mention.value.key in INDEXES][mention.value.key] += 1
    return {key: n / counted.total() for counted in counts.values() for key, n in counted.items()}


def _outside(terms: list[Mention], bodies: list[Mention]) -> list[Mention]:
    """Terms that are no part of a body's name: "Sở Giáo dục và Đào tạo" says nothing of training."""
    kept: list[Mention] = []
    at = 0
    for term in terms:
        while at < len(bodies) and bodies[at].end <= term.start:
            at += 1
        if at == len(bodies) or term.end > bodies[at].end or term.start <= bodies[at].start:
            kept.append(term)
    return kept


class Context:
    """An article read once, for all relation rules."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        article = doc._.article
        self.published: date | None = article.published if article is not None else None
        self.text = folded(doc)
        self.sentences = sentences(doc)
        self._sentence_starts = [start for start, _ in self.sentences]
        self.quantities = get(doc, "quantity")
        self.indicators = _outside(get(doc, "indicator"), get(doc, "body"))
        self.topics = _topics(self.indicators)
        # The parts of an index are called so only where the index is named.
        self.indicators = [
            m for m in self.indicators if m.value.key not in _PARTS_ALIKE or m.value.key in self.topics
        ]
        self._indicator_starts = [mention.start for mention in self.indicators]
        self._indexes = [m for m in self.indicators if m.value.strength == 3 and m.value.key in INDEXES]
        self._index_starts = [mention.start for mention in self._indexes]
        self.title = self._title()
        start, end = self.title
        headline = self.indicators_in(start, min(end, start + _HEADLINE))
        self.title_keys = {m.value.key for m in headline if m.value.strength > 1}
        """Indicators that the headline names by a strong term or one that points to them."""
        self._sentence = (0, 0)
        # By identity: the hash of a pattern is computed anew from all its code.
        self._found: dict[int, list[re.Match[str]]] = {}
        # What each mention does in its sentence, found once (pipeline.relate.roles).
        self.roles: dict[tuple[int, int], str] = {}
        self.places = [self._place(index) for index in range(len(self.quantities))]

    def sentence_no(self, position: int) -> int:
        """Number of the sentence at a code-point position (0 before the first)."""
        return max(0, bisect.bisect_right(self._sentence_starts, position) - 1)

    def indicators_in(self, start: int, end: int) -> list[Mention]:
        """Indicator terms that begin in ``text[start:end]``."""
        first = bisect.bisect_left(self._indicator_starts, start)
        last = bisect.bisect_left(self._indicator_starts, end)
        return self.indicators[first:last]

    def found(
        self, pattern: re.Pattern[str], sentence: tuple[int, int], start: int, end: int
    ) -> list[re.Match[str]]:
        """The matches of a sentence that lie in ``text[start:end]``; sought once for all its quantities.

        ``pattern`` is a module's own, which lives on.
        """
        if sentence != self._sentence:
            self._sentence, self._found = sentence, {}
        matches = self._found.get(id(pattern))
        if matches is None:
            matches = self._found[id(pattern)] = list(pattern.finditer(self.text, *sentence))
        first = bisect.bisect_left(matches, start, key=re.Match.start)
        return matches[first : bisect.bisect_right(matches, end, first, key=re.Match.end)]

    def item_start(self, place: Place, floor: int) -> int:
        """Where a quantity's item of a list begins, after a semicolon; ``floor`` where none follows that."""
        return max(floor, self.text.rfind(";", floor, place.quantity.start))

    def before(self, place: Place, back: int) -> tuple[int, int] | None:
        """Bounds of the ``back``-th sentence before a quantity's, clipped to its last part."""
        if place.sentence_no < back:
            return None
        start, end = self.sentences[place.sentence_no - back]
        return max(start, end - _REACH_BEFORE), end

    def last_index(self, position: int) -> tuple[str, int] | None:
        """Key and position of the index named last before a position."""
        at = bisect.bisect_left(self._index_starts, position) - 1
        return (self._indexes[at].value.key, self._index_starts[at]) if at >= 0 else None

    def _title(self) -> tuple[int, int]:
        """Bounds of the headline: where the article's title stands, else the first sentence of prose."""
        article = self.doc._.article
        if article is not None and article.title:
            title = fold(article.title).strip()
            at = self.text.find(title)
            if at >= 0:
                return at, at + len(title)
        furniture = [(m.start, m.end) for m in get(self.doc, "furniture")]
        for start, end in self.sentences:
            if not any(low < end and start < high for low, high in furniture):
                return start, end
        return 0, 0

    def _place(self, index: int) -> Place:
        quantity = self.quantities[index]
        number = self.sentence_no(quantity.start)
        start, end = self.sentences[number] if self.sentences else (0, len(self.text))
        start = max(start, quantity.start - _REACH_BEFORE)
        end = max(quantity.end, min(end, quantity.end + _REACH_AFTER))
        left = start
        if index and self.quantities[index - 1].end > start:
            left = min(self.quantities[index - 1].end, quantity.start)
        right = end
        if index + 1 < len(self.quantities) and self.quantities[index + 1].start < right:
            right = max(quantity.end, self.quantities[index + 1].start)
        sentence = start, end
        if after := self.found(_BREAK, sentence, quantity.end, right):
            right = after[0].start()
        before = self.found(_BREAK, sentence, start, quantity.start)
        clause = before[-1].end() if before else start
        _, opened, inside = self.text[left : quantity.start].rpartition("(")
        bracketed = bool(opened) and ")" not in inside and len(inside.rstrip()) <= _BRACKET
        return Place(index, quantity, number, sentence, left, right, clause, bracketed)
