"""Finding bodies and the units that they belong to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from extractors.bodies.patterns import (
    FIELDS,
    FOREIGN,
    GAP,
    HALF_WORD,
    ITEM_END,
    LIST_HEAD,
    LIST_LEADS,
    NAME,
    NEXT_ITEM,
    PART_OF_TITLE,
    SEVERAL,
    SHARED,
)
from extractors.bodies.values import Body, UnitLike, place
from extractors.mentions import Mention, get
from extractors.units.home import own_units
from extractors.units.publisher import own_province
from gazetteer.bodies import Entry, lookup, short_dashes
from pipeline.segment import folded, text_of

_HEADS = {"ministry": "bộ", "department": "sở", "district office": "phòng"}
_DOMINANT = 0.6
"""Share of an article's units that must agree before a body without one is given theirs."""


def find(doc: Doc) -> list[Mention]:
    """All bodies of an article, in reading order, outside page furniture."""
    return _Search(doc).run()


class _Search:
    def __init__(self, doc: Doc) -> None:
        article = doc._.article
        self.doc = doc
        # spaCy joins a Doc's text anew at each call, which costs more than all patterns together.
        self.text = text_of(doc)
        self.folded = folded(doc)
        self.dashed = short_dashes(self.folded)
        self.day: date | None = article.published if article is not None else None
        self.units = get(doc, "unit")
        self.unit_at: dict[int, Mention] = {}
        for mention in (*get(doc, "anaphor"), *self.units):
            held = self.unit_at.get(mention.start)
            if mention.value is not None and (held is None or held.end <= mention.end):
                self.unit_at[mention.start] = mention
        self.furniture = get(doc, "furniture")
        self.homes: dict[str | None, UnitLike | None] = {}

    def run(self) -> list[Mention]:
        found: dict[int, Mention] = {}
        for mention in (*self._names(), *self._list_items()):
            held = found.get(mention.start)
            if held is None or held.end < mention.end:
                found[mention.start] = mention
        ordered = [found[start] for start in sorted(found)]
        return self._outside_furniture(self._with_units(ordered))

    def _names(self) -> Iterator[Mention]:
        at = 0
        while (match := NAME.search(self.dashed, at)) is not None:
            start, at = match.span()
            end = at
            if not self._begins_word(start):
                at = start + 1
                continue
            unit = self._unit_after(end)
            entry = self._entry(start, end, unit)
            if entry is None:
                continue
            yield self._mention(start, end, entry, unit)
            head = _HEADS.get(entry.kind)
            if head is not None and self.folded.startswith(head, start):
                yield from self._items(head, unit.end if unit is not None else end)

    def _begins_word(self, start: int) -> bool:
        if start and self.folded[start - 1].isalnum():
            return False
        half = HALF_WORD.search(self.folded, max(0, start - 6), start + 6)
        return half is None or not half.start() < start < half.end()

    def _entry(self, start: int, end: int, unit: Mention | None) -> Entry | None:
        words = self.text[start:end]
        if unit is not None:
            entry = lookup(words, self.day, local=True)
            if entry is not None and self._written_as_name(words, entry):
                return entry
        entry = lookup(words, self.day)
        if entry is not None:
            if not self._written_as_name(words, entry) or FOREIGN.match(self.text, end):
                return None
            return None if PART_OF_TITLE.search(self.folded, max(0, start - 12), start) else entry
        entry = lookup(words, self.day, local=True)
        if entry is None or entry.needs_unit or not self._written_as_name(words, entry):
            return None
        return entry

    @staticmethod
    def _written_as_name(words: str, entry: Entry) -> bool:
        """A capital somewhere; long names of local bodies are often written without any."""
        return words != words.lower() or (entry.local and entry.level != "province" and words.count(" ") >= 3)

    def _list_items(self) -> Iterator[Mention]:
        """Các bộ: Tài chính, Tư pháp; các sở tiếp theo là Nội vụ, Y tế."""
        for match in LIST_HEAD.finditer(self.folded):
            head = match.group()
            if SEVERAL.search(self.folded, max(0, match.start() - 10), match.start()) is None:
                continue
            for lead in LIST_LEADS:
                if (gap := lead.match(self.folded, match.end())) is None:
                    continue
                first = self._field(head, gap.end(), last=False)
                if first is not None:
                    yield first
                    yield from self._items(head, first.end)
                    break

    def _items(self, head: str, at: int) -> Iterator[Mention]:
        """Bare names after a first one: Bộ Y tế, Tài chính và Xây dựng."""
        while (gap := NEXT_ITEM.match(self.folded, at)) is not None:
            item = self._field(head, gap.end(), last="và" in gap.group())
            if item is None:
                return
            yield item
            at = item.end

    def _field(self, head: str, start: int, *, last: bool) -> Mention | None:
        match = FIELDS[head].match(self.dashed, start)
        if match is None or not self.text[start : start + 1].isupper():
            return None
        end = match.end()
        unit = self._unit_after(end)
        if unit is None and not last and ITEM_END.match(self.folded, end) is None:
            return None
        entry = lookup(f"{head} {self.text[start:end]}", self.day, local=head != "bộ")
        return None if entry is None else self._mention(start, end, entry, unit)

    def _unit_after(self, end: int) -> Mention | None:
        gap = GAP.match(self.folded, end)
        at = gap.end() if gap is not None else end
        return self.unit_at.get(at)

    def _mention(self, start: int, end: int, entry: Entry, unit: Mention | None) -> Mention:
        if unit is not None and not (entry.local and _fits(entry.level, unit.value)):
            unit = None
        body = Body(
            name=entry.name,
            kind=entry.kind,
            words=self.text[start:end],
            unit=unit.value if unit is not None else None,
            local=entry.local,
            style=entry.subject or "name",
            in_title=entry.in_title,
            parent=entry.parent,
            valid_from=entry.valid_from,
            valid_to=entry.valid_to,
            successor=entry.successor,
            why="named with it" if unit is not None else "",
        )
        return Mention(start, unit.end if unit is not None else end, body)

    def _with_units(self, mentions: list[Mention]) -> list[Mention]:
        """Bodies without a unit take that of the next in one list, else the article's own."""
        after: Mention | None = None
        result: list[Mention] = []
        for mention in reversed(mentions):
            body: Body = mention.value
            if body.local and body.unit is None:
                level = _level_of(body)
                unit, why = None, ""
                if after is not None and after.value.unit is not None:
                    shared = SHARED.fullmatch(self.folded, mention.end, after.start)
                    if shared is not None and _fits(level, after.value.unit):
                        unit, why = after.value.unit, f"shared with {after.value.name}, next in the list"
                if unit is None and (unit := self._home(level)) is not None:
                    why = "most units of the article are it or lie in it"
                mention = mention._replace(value=replace(body, unit=unit, why=why))
            result.append(mention)
            after = mention
        result.reverse()
        return result

    def _home(self, level: str | None) -> UnitLike | None:
        """The one unit of a level that most of the article's units are, or lie in."""
        if level not in self.homes:
            self.homes[level] = self._find_home(level)
        return self.homes[level]

    def _find_home(self, level: str | None) -> UnitLike | None:
        wanted = "province" if level == "city" else level
        if wanted not in ("province", "district"):
            return None
        units = [mention.value for mention in self.units]
        votes = Counter(_within(unit, wanted) for unit in units)
        winner, count = votes.most_common(1)[0] if votes else (None, 0)
        home: UnitLike | None
        if winner is not None and count >= _DOMINANT * len(units):
            home = next((u for u in units if u.level == wanted and _within(u, wanted) == winner), None)
        else:
            home = None
        if home is None:
            home = next((unit for unit in own_units(self.doc) if unit.level == wanted), None)
        if home is None and wanted == "province":
            home = own_province(
                self.doc.user_data.get("publisher_units", frozenset()), self.doc.user_data.get("units_as_of")
            )
        # A Thành ủy is a city's, not that of a tỉnh.
        return None if level == "city" and home is not None and home.name.startswith("tỉnh") else home

    def _outside_furniture(self, mentions: list[Mention]) -> list[Mention]:
        if not self.furniture:
            return mentions
        kept = []
        at = 0
        for mention in mentions:
            while at < len(self.furniture) and self.furniture[at].end <= mention.start:
                at += 1
            if at == len(self.furniture) or self.furniture[at].start > mention.start:
                kept.append(mention)
        return kept


def _level_of(body: Body) -> str | None:
    entry = lookup(body.name, local=True)
    return entry.level if entry is not None else None


def _fits(level: str | None, unit: UnitLike) -> bool:
    """Whether a body of that level can belong to the unit."""
    if level == "city":
        return unit.level != "commune"
    if level == "district":
        return unit.level != "province"
    if level == "province":
        return unit.level == "province"
    return True


def _within(unit: UnitLike, level: str) -> str | None:
    if level == "province":
        return place(unit) if unit.province or unit.level == "province" else None
    return unit.name if unit.level == level else None
