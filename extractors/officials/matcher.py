"""Persons joined to their titles, and later mentions joined to the persons."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from spacy.tokens import Doc

from extractors.mentions import Mention, get
from extractors.officials.offices import Office, Offices, is_known
from extractors.officials.patterns import (
    ADDRESSED,
    AFTER,
    BEFORE,
    BEHALF,
    CHAIN,
    FOREIGN_HOLDER,
    HONORIFIC,
    NAME,
    NOT_IN_NAME,
    SHORT,
    SIGNATURE,
    TITLE,
)
from extractors.officials.values import Official, merged, person
from extractors.units.found import units_named
from extractors.units.names import bare_names
from gazetteer.unit_names import key
from pipeline.segment import folded, text_of

_REACH = 60
"""Characters at most between a name and the title after it."""

_CENTRE = {"Ban Chấp hành Trung ương Đảng", "Bộ Chính trị"}


@dataclass(slots=True)
class _Person:
    name: str
    offices: list[Office] = field(default_factory=list)
    spots: set[tuple[int, int]] = field(default_factory=set)


def find(doc: Doc) -> list[Mention]:
    """All mentions of officials outside page furniture, in reading order."""
    text = text_of(doc)
    if TITLE.search(folded(doc)) is None:
        return []
    return _Search(doc, text).run()


class _Search:
    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.folded = folded(doc)
        self.furniture = get(doc, "furniture")
        units = get(doc, "unit")
        bodies = get(doc, "body")
        self.covered = _joined(
            [(m.start, m.end) for m in units if is_known(m.value)]
            + [(m.start, m.start + len(m.value.words)) for m in bodies]
        )
        starts = {m.start for m in units}
        anaphors = [m for m in get(doc, "anaphor") if m.value is not None and m.start not in starts]
        self.offices = list(Offices(text, self.folded, units + anaphors, bodies).read())
        self.names: list[tuple[int, int]] = []
        self.persons: dict[str, _Person] = {}
        self.owned: set[tuple[int, int]] = set()
        self.called: list[tuple[int, int, list[Office]]] = []
        """Given names that carry a title: ông Cung - viện trưởng …; whose they are is known at the end."""

    def run(self) -> list[Mention]:
        chains = self._chains()
        if not chains:
            return []
        short: list[tuple[int, int]] = []
        for chain in chains:
            self._join(chain, short)
        self._drop_unsure()
        if not self.persons and not self.called:
            return []
        self.names = self._names_in(0, len(self.text))
        tails = self._tails()
        for start, end, chain in self.called:
            if (bearer := self._bearer(tails, start, end)) is not None:
                self._assign(bearer, chain)
        self._drop_foreign()
        self._later_mentions(short, tails)
        return self._mentions()

    def _chains(self) -> list[list[Office]]:
        """Titles of one person standing together: Phó Bí thư Quận ủy, Chủ tịch HĐND."""
        chains: list[list[Office]] = []
        for office in self.offices:
            if chains and self._continues(chains[-1], office):
                chains[-1].append(office)
            else:
                chains.append([office])
        return [chain for chain in chains if not self._in_furniture(chain[0].start)]

    def _continues(self, chain: list[Office], office: Office) -> bool:
        before = chain[-1]
        if office.start - before.end > 20 or CHAIN.fullmatch(self.folded, before.end, office.start) is None:
            return False
        if len(chain) == 1 and BEHALF.search(self.folded, max(0, before.start - 30), before.start):
            return False
        # Nobody is chairman or secretary and also a vice chairman: these are two persons.
        first, second = before.title.lower(), office.title.lower()
        return not (first.startswith(("bí thư", "chủ tịch")) and second.startswith("phó chủ tịch"))

    def _names_in(self, at: int, limit: int) -> list[tuple[int, int]]:
        names = []
        while (match := NAME.search(self.text, at, limit)) is not None:
            start, end = match.span()
            if (covered := self._covered_to(start)) > start:
                at = covered
                continue
            end = self._trim(start, end)
            if end > start:
                names.append((start, end))
            at = max(end, start + 1)
        return names

    def _covered_to(self, at: int) -> int:
        """The end of the known unit or body around a position.

        No name begins inside Hà Nội or Học viện Chính trị quốc gia Hồ Chí Minh.
        """
        index = bisect_right(self.covered, at, key=lambda span: span[0]) - 1
        return max(at, self.covered[index][1]) if index >= 0 else at

    def _trim(self, start: int, end: int) -> int:
        """The end of a name without words that only follow it; ``start`` if no name remains."""
        syllables = 0
        at = start
        for word in self.text[start:end].replace("\xa0", " ").split(" "):
            if word:
                if syllables and word in NOT_IN_NAME:
                    break
                syllables += 1
                stop = at + len(word)
            at += len(word) + 1
        return stop if syllables > 1 and not (syllables == 2 and _is_place(self.text[start:stop])) else start

    def _name_at(self, at: int) -> tuple[int, int] | None:
        match = NAME.match(self.text, at)
        if match is None or self._covered_to(at) > at:
            return None
        end = self._trim(at, match.end())
        return (at, end) if end > at else None

    def _join(self, chain: list[Office], short: list[tuple[int, int]]) -> None:
        start, end = chain[0].start, chain[-1].end
        after = self._after(end, short)
        before = self._before(start)
        if before is not None and (after is None or not self._closer(end, after, before)):
            self._assign(before, chain)
        elif after is not None:
            self._assign(after, chain)
        elif any(office.sure for office in chain) and (called := self._called_before(start)) is not None:
            self.called.append((*called, chain))

    def _after(self, end: int, short: list[tuple[int, int]]) -> tuple[int, int] | None:
        gap = AFTER.match(self.folded, end)
        assert gap is not None  # it may be empty
        name = self._name_at(gap.end())
        if name is None and (line := SIGNATURE.match(self.folded, end)) is not None:
            name = self._name_at(line.end())
        if name is None:
            part = SHORT.match(self.text, gap.end())
            if part is not None and gap.end() > end:
                short.append(part.span())
        return name

    def _before(self, start: int) -> tuple[int, int] | None:
        # Twice the reach, so that no name that matters is cut by the window.
        names = self._names_in(max(0, start - 2 * _REACH), start)
        if not names or start - names[-1][1] > _REACH:
            return None
        begin, end = names[-1]
        # "Ông Lê Văn A phó giám đốc Sở B": a comma left out after a name that carries a form of address.
        apposed = (
            self.text[end:start].isspace()
            and self.text[start].islower()
            and HONORIFIC.search(self.folded, max(0, begin - 12), begin) is not None
        )
        return (begin, end) if apposed or BEFORE.fullmatch(self.folded, end, start) else None

    def _called_before(self, start: int) -> tuple[int, int] | None:
        addressed = list(ADDRESSED.finditer(self.text, max(0, start - _REACH), start))
        if not addressed:
            return None
        end = addressed[-1].end("short")
        # After a comma the next one may speak: "Đáp lời ông Lộc, Bí thư …".
        if self.text[end:start].strip(" \xa0") == "," or BEFORE.fullmatch(self.folded, end, start) is None:
            return None
        return addressed[-1].span("short")

    def _closer(self, end: int, after: tuple[int, int], before: tuple[int, int]) -> bool:
        """Whether a title between two names is the later one's."""
        gap = self.text[end : after[0]].strip(" \xa0")
        return before in self.owned or gap == "" or gap.rstrip().isalpha()

    def _assign(self, name: tuple[int, int], chain: list[Office]) -> None:
        if any(office.sure for office in chain):
            # Giám đốc Sở Y tế, Trưởng đoàn: one office that is sure speaks for those beside it.
            chain = [office._replace(sure=True) for office in chain]
        full = person(self.text[name[0] : name[1]])
        one = self.persons.setdefault(full.lower(), _Person(full))
        one.offices.extend(chain)
        one.spots.add(name)
        self.owned.add(name)

    def _drop_unsure(self) -> None:
        self.persons = {
            key: one for key, one in self.persons.items() if any(office.sure for office in one.offices)
        }

    def _drop_foreign(self) -> None:
        for start, end in self.names:
            if FOREIGN_HOLDER.search(self.text, max(0, start - 60), start):
                self.persons.pop(person(self.text[start:end]).lower(), None)

    def _tails(self) -> dict[str, list[tuple[int, int]]]:
        """The last one and two syllables of every name, with its spots in reading order."""
        tails: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for start, end in self.names:
            syllables = person(self.text[start:end]).lower().split()
            for length in (1, 2):
                if length < len(syllables):
                    tails[" ".join(syllables[-length:])].append((start, end))
        return tails

    def _bearer(
        self, tails: dict[str, list[tuple[int, int]]], start: int, end: int
    ) -> tuple[int, int] | None:
        """The full name meant by a given name: the last one before it, else the first after it."""
        holders = tails.get(" ".join(self.text[start:end].lower().split()))
        return holders[max(0, bisect_left(holders, (start, 0)) - 1)] if holders else None

    def _later_mentions(self, short: list[tuple[int, int]], tails: dict[str, list[tuple[int, int]]]) -> None:
        """Full names again, and "ông Dũng" for the last one named so."""
        for start, end in self.names:
            key_of_name = person(self.text[start:end]).lower()
            if key_of_name in self.persons:
                self.persons[key_of_name].spots.add((start, end))
        addressed = [match.span("short") for match in ADDRESSED.finditer(self.text)]
        for start, end in (*short, *addressed):
            within = bisect_right(self.names, (start, len(self.text))) - 1
            if within >= 0 and start < self.names[within][1]:
                continue
            for stop in (end, start + len(self.text[start:end].split()[0])):
                bearer = self._bearer(tails, start, stop)
                if bearer is None:
                    continue
                holder = self.persons.get(person(self.text[slice(*bearer)]).lower())
                if holder is not None:
                    holder.spots.add((start, stop))
                break

    def _mentions(self) -> list[Mention]:
        found = []
        for one in self.persons.values():
            sure = [office for office in one.offices if office.sure]
            value = Official(
                name=one.name,
                titles=merged([office.title for office in sure]),
                of=_of(sure),
            )
            found += [Mention(start, end, value) for start, end in one.spots if not self._in_furniture(start)]
        return sorted(found, key=lambda mention: mention.start)

    def _in_furniture(self, at: int) -> bool:
        index = bisect_right(self.furniture, at, key=lambda piece: piece.start) - 1
        return index >= 0 and at < self.furniture[index].end


def _is_place(name: str) -> bool:
    """Whether two syllables that look like a name are a province's or a district's: Hà Nội, Hà Đông."""
    name_key = key(name)
    return name_key in bare_names() or any(unit.level == "district" for unit in units_named(name_key))


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Sorted, overlapping ones made one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _of(offices: list[Office]) -> str | None:
    """The unit or body of the first office; membership in the Party's centre counts only alone."""
    told = [office.of for office in offices if office.of]
    return next((of for of in told if of not in _CENTRE), told[0] if told else None)
