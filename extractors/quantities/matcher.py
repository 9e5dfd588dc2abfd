"""One pass over the numbers and rank words of a text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from extractors.mentions import Mention
from extractors.numbers.patterns import DIGITS
from extractors.quantities import patterns
from extractors.quantities.cells import in_column
from extractors.quantities.context import label_before
from extractors.quantities.draft import Draft
from extractors.quantities.expressions import Expression, expression_at
from extractors.quantities.names import is_name
from extractors.quantities.ranks import rank_of, rank_words
from extractors.quantities.readings import read
from extractors.quantities.relations import relate
from extractors.quantities.site import Site
from extractors.quantities.tables import cells, columns
from extractors.quantities.units import Unit, unit_after
from extractors.quantities.values import Column

_CAPITALS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
_STRONG = frozenset(["percent", "money", "score", "change"])
"""Kinds of unit that make a number a quantity whatever label stands before it."""


def find(
    text: str,
    folded: str,
    bounds: list[tuple[int, int]],
    masked: Sequence[tuple[int, int]] = (),
    table: list[Mention] | None = None,
) -> list[Mention]:
    """The quantities of a text in reading order.

    ``bounds`` are those of its sentences; numbers inside ``masked`` spans (dates, documents, units,
    furniture) are left alone. ``table`` holds the cells of tables, if they have been found before.
    """
    numbers = columns(folded, cells(folded) if table is None else table)
    drafts = _Scan(text, folded, bounds, masked, numbers).run()
    return [draft.mention() for draft in relate(folded, drafts, bounds)]


class _Scan:
    """The state of one pass: what was read so far, and the label that a list continues."""

    def __init__(
        self,
        text: str,
        folded: str,
        bounds: list[tuple[int, int]],
        masked: Sequence[tuple[int, int]],
        numbers: dict[int, Column],
    ) -> None:
        self.text = text
        self.folded = folded
        self.bounds = bounds
        self.starts = [start for start, _ in bounds]
        self.masked = _merged(masked)
        self.mask_starts = [start for start, _ in self.masked]
        self.columns = numbers
        self.drafts: list[Draft] = []
        self.labelled_to = -1
        self.rank_sentence = -1
        self.rank_denominators: set[Decimal] = set()

    def run(self) -> list[Draft]:
        ranks = [d for d in rank_words(self.folded) if not self._is_masked(d.start)]
        for rank in ranks:
            rank.sentence = self._sentence(rank.start)
        waiting = 0
        done = 0
        for digits in DIGITS.finditer(self.folded):
            start = digits.start()
            while waiting < len(ranks) and ranks[waiting].start < start:
                self._note_rank(ranks[waiting])
                self.drafts.append(ranks[waiting])
                waiting += 1
            if start < done:
                continue
            joined = self._stands_beside(start)
            if self._is_masked(start) or not (joined or self._begins(start)):
                done = digits.end()
                continue
            expression = expression_at(self.text, self.folded, start)
            done = expression.end
            if expression.form == "none":
                continue
            found = self._read(expression)
            if found is not None and not (joined and found.kind != "count"):
                self.drafts.append(found)
                done = max(done, found.number_end)
        return self.drafts + ranks[waiting:]

    def _note_rank(self, rank: Draft) -> None:
        """Later numbers of the sentence may continue the list; a/b among as many may be a rank."""
        self.rank_sentence = rank.sentence
        if rank.denominator is not None:
            self.rank_denominators.add(rank.denominator)
        among = patterns.AMONG.match(self.folded, rank.end)
        if among is not None:
            self.rank_denominators.add(Decimal(among.group(1)))

    def _read(self, expression: Expression) -> Draft | None:
        sentence = self._sentence(expression.start)
        floor, stop = self.bounds[sentence]
        column = self.columns.get(expression.start)
        if column is not None and expression.form == "single" and column.kind is None:
            return None
        rank = rank_of(
            self.folded, expression, floor, self.rank_sentence >= 0, self.rank_sentence == sentence
        )
        if rank is not None:
            rank.sentence = sentence
            self._note_rank(rank)
            return rank
        unit = unit_after(self.text, self.folded, expression.end)
        if column is not None and unit is None:
            return in_column(
                Site(self.text, self.folded, floor, stop, expression, None, self.drafts, sentence), column
            )
        if unit is None and expression.end < len(self.text) and self.text[expression.end].isalpha():
            return None
        if is_name(self.text, self.folded, expression, unit):
            return None
        if self._is_label(expression, unit, floor) or self._is_year(expression, unit, floor):
            return None
        site = Site(
            self.text,
            self.folded,
            floor,
            stop,
            expression,
            unit,
            self.drafts,
            sentence,
            self.rank_denominators,
        )
        return read(site)

    def _is_label(self, expression: Expression, unit: Unit | None, floor: int) -> bool:
        """A number that names instead of measuring: «quận 7», «mức độ 3, 4»."""
        strong = unit is not None and (
            unit.kind in _STRONG or (unit.kind == "count" and unit.name in patterns.SIZES)
        )
        strength = label_before(self.folded, expression.start, floor)
        if strength == "page":
            return True
        if strong or expression.low.scale:
            return False
        sure = unit is not None and unit.sure
        large = expression.low.grouped or expression.low.value >= 100
        if strength == "hard" and sure and large and (expression.low.value > 2100 or expression.low.grouped):
            strength = "soft"
        if strength == "soft" and expression.low.decimals:
            strength = None
        titled = sure and unit is not None and self.text[unit.end - len(unit.name)].isupper()
        if strength == "hard" or (strength == "soft" and (not sure or titled)):
            self.labelled_to = expression.end
            return True
        between = self.folded[self.labelled_to : expression.start] if self.labelled_to > 0 else "x"
        if not sure and between.strip() in patterns.LABEL_JOINTS:
            self.labelled_to = expression.end
            return True
        return False

    def _is_year(self, expression: Expression, unit: Unit | None, floor: int) -> bool:
        written = expression.low.text
        if (
            expression.form == "slash"
            or not written[:4].isdigit()
            or len(written) != 4
            or expression.low.scale
        ):
            return False
        if not (written.isdigit() and 1900 <= expression.low.value < 2100):
            return False
        if unit is None or not unit.sure:
            return True
        before = self.folded[max(floor, expression.start - 12) : expression.start].split()
        return unit.kind == "count" and (not before or before[-1] not in patterns.COUNT_LEADS)

    def _begins(self, start: int) -> bool:
        """Not the middle of a code; letters before the digits only if they are words of their own."""
        if not start:
            return True
        char = self.folded[start - 1]
        if char.isalpha():
            return (
                patterns.COMPARATORS.tail(self.folded, start)
                or patterns.FILLERS.tail(self.folded, start)
                or patterns.VERBS.tail(self.folded, start)
            ) is not None
        if char in "/\\_.,:-–@#" and start > 1:
            before = self.folded[start - 2]
            if char in "-–" and before == " " and self.text[start - 3 : start - 2] in _CAPITALS:
                # «máy bay P -51»: the rest of a model's name.
                return False
            return not before.isalnum() or (char in ",:" and before.isalpha())
        return True

    def _stands_beside(self, start: int) -> bool:
        """«12 vụ/20 bị can»: a count right before the stroke, another after it."""
        if self.folded[start - 1 : start] != "/" or not self.drafts:
            return False
        before = self.drafts[-1]
        return before.end == start - 1 and before.unit is not None and before.kind in ("count", "change")

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)

    def _is_masked(self, at: int) -> bool:
        index = bisect_right(self.mask_starts, at) - 1
        return index >= 0 and at < self.masked[index][1]


def _merged(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, overlapping ones made one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
