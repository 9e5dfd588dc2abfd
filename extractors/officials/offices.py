"""Reading one title and what it is of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import Any, NamedTuple

from extractors.bodies.patterns import FIELDS
from extractors.bodies.values import Body
from extractors.mentions import Mention
from extractors.officials.patterns import (
    AGENCY,
    COMMUNE_POST,
    COMPANY,
    FIELD_STOP,
    FOREIGN,
    FOREIGN_PARTY,
    HALF_WORD,
    LINK,
    MAX_FIELD,
    MISSION,
    NAME,
    OWN_BODY,
    POSTED,
    PUBLIC_AGENCY,
    PUBLIC_STAFF,
    PUBLIC_WORK,
    RANK,
    STANDING,
    TITLE,
)
from extractors.officials.values import capitalised
from gazetteer.bodies import lookup, short_dashes
from gazetteer.titles import Title, titles

_BLANKS = re.compile(r"[ \xa0]*")


class Office(NamedTuple):
    """One title as the text gives it at ``[start:end)``, with all that it is of."""

    title: str
    start: int
    end: int
    of: str | None
    sure: bool
    """Whether the words show an office of the State or Party; a bare "Giám đốc" does not."""


class Offices:
    """All titles of one article."""

    def __init__(self, text: str, folded: str, units: list[Mention], bodies: list[Mention]) -> None:
        self.text = text
        self.folded = folded
        self.dashed = short_dashes(folded)
        self.unit_at = {m.start: m for m in units}
        self.body_at = {m.start: m for m in bodies}
        self.starts = sorted({*self.unit_at, *self.body_at})

    def read(self) -> Iterator[Office]:
        """In reading order, none inside another."""
        at = done = 0
        while (match := TITLE.search(self.folded, at)) is not None:
            start, at = match.span()
            if start and (self.folded[start - 1].isalnum() or self._half_word(start)):
                at = start + 1
                continue
            rank = RANK.search(self.folded, max(done, start - 30), start)
            office = self._office(rank.start() if rank else start, match)
            if office is not None and FOREIGN_PARTY.match(self.text, office.end) is None:
                yield office
                at = done = office.end

    def _half_word(self, start: int) -> bool:
        return (
            self.folded.startswith(("vụ", "cục"), start)
            and HALF_WORD.search(self.folded, max(0, start - 8), start) is not None
        )

    def _office(self, start: int, match: re.Match[str]) -> Office | None:
        entry = titles()[" ".join(match.group().split())]
        end = match.end()
        if (standing := STANDING.match(self.folded, end)) is not None:
            end = standing.end()
        if self._foreign(end):
            return None
        reader = {
            "none": self._whole,
            "body": self._of_body,
            "ministry": self._of_ministry,
            "field": self._of_field,
            "staff": self._of_staff,
            "team": self._of_team,
            "mission": self._of_mission,
        }[entry.takes]
        return reader(entry, start, end)

    def _foreign(self, at: int) -> bool:
        return FOREIGN.match(self.text, at) is not None and _skip(self.folded, at) not in self.unit_at

    def _make(self, start: int, title_end: int, end: int, of: str | None, sure: bool) -> Office:
        title = " ".join(self.text[start:title_end].split())
        return Office(capitalised(title), start, end, of, sure)

    def _whole(self, entry: Title, start: int, end: int) -> Office | None:
        return self._make(start, end, end, entry.of, True)

    def _of_body(self, entry: Title, start: int, end: int) -> Office | None:
        if (body := self._straddling(start, end)) is not None:
            words_end = body.start + len(body.value.words)
            over = self._end_of(body)
            of = _holder(body.value) if over >= body.end else None
            return self._make(start, words_end, over, of, True)
        title_end, over, of, told = self._complement(end, keep_all=entry.title == "Chủ nhiệm")
        if not told and COMPANY.match(self.folded, _skip(self.folded, end)):
            return None
        # Firms have no full-time chairmen: "Phó Chủ tịch chuyên trách".
        sure = entry.alone or told or self.folded.endswith("chuyên trách", start, end)
        return self._make(start, title_end, over, of or entry.of, sure)

    def _of_ministry(self, entry: Title, start: int, end: int) -> Office | None:
        at = _skip(self.folded, end)
        field = FIELDS["bộ"].match(self.dashed, at)
        if field is not None and self.text[at].isupper():
            body = lookup(f"Bộ {self.text[at : field.end()]}")
            if FOREIGN.match(self.text, field.end()):
                return None
            return self._make(start, end, field.end(), body.name if body else None, True)
        return self._of_body(entry, start, end)

    def _of_field(self, entry: Title, start: int, end: int) -> Office | None:
        """Trưởng phòng Cấp phép đầu tư (Sở …): what the division is for stays in the title."""
        at = _skip(self.folded, end)
        inner = self._division_end(start, end, at)
        link = LINK.match(self.folded, inner)
        assert link is not None  # it may be empty
        if COMPANY.match(self.folded, link.end()):
            return None
        # Vụ trưởng Vụ Hợp tác quốc tế, Trưởng phòng Doanh nghiệp Sở Tài chính: of the State all the same.
        public = entry.alone or link.end() in self.body_at
        if not public and COMPANY.search(self.folded, at, inner):
            return None
        head = "phòng" if entry.title.lower().endswith("phòng") else None
        known = (
            PUBLIC_WORK.match(self.folded, end) or PUBLIC_AGENCY.search(self.folded, at, inner)
        ) is not None
        known = known or (head is not None and FIELDS[head].match(self.dashed, at) is not None)
        title_end, over, of, told = self._complement(inner, keep_all=False, named=inner > at)
        body = self._straddling(start, end)
        if body is not None:
            return self._make(start, inner, max(over, self._end_of(body)), of or _holder(body.value), True)
        if inner == at and not told:
            return self._make(start, end, end, entry.of, entry.alone)
        return self._make(start, max(title_end, inner), over, of, entry.alone or known or told)

    def _of_staff(self, entry: Title, start: int, end: int) -> Office | None:
        at = _skip(self.folded, end)
        inner = self._division_end(start, end, at)
        title_end, over, of, told = self._complement(inner, keep_all=False)
        if not told and PUBLIC_STAFF.match(self.folded, at) is None:
            return None
        if COMPANY.search(self.folded, at, max(inner, over)):
            return None
        return self._make(start, max(title_end, inner), over, of, True)

    def _of_team(self, entry: Title, start: int, end: int) -> Office | None:
        """Đội trưởng Đội CSGT: an office by what the team does; other teams play football."""
        if PUBLIC_WORK.match(self.folded, end) is None:
            return None
        office = self._of_field(entry, start, end)
        return office._replace(sure=True) if office is not None else None

    def _of_mission(self, entry: Title, start: int, end: int) -> Office | None:
        """Đại sứ Việt Nam tại Lào; a foreign state's envoy is none."""
        mission = MISSION.match(self.folded, end)
        if mission is None:
            return None
        over = mission.end()
        if (posted := POSTED.match(self.text, over)) is not None:
            over = posted.end()
        return self._make(start, over, over, entry.of, True)

    def _straddling(self, start: int, end: int) -> Mention | None:
        """The body that begins inside a title and ends with or after it: Chánh [Văn phòng UBND tỉnh]."""
        for begin in self.starts[bisect_right(self.starts, start) : bisect_left(self.starts, end)]:
            body = self.body_at.get(begin)
            if body is not None and body.end >= end:
                return body
        return None

    def _division_end(self, start: int, end: int, at: int) -> int:
        """The end of what a division is for, by the tables where they know it."""
        body = self._straddling(start, end)
        if body is not None:
            # Ban Chỉ đạo … của Chính phủ: the title goes as far as the body's own words.
            return body.start + len(re.split(r"[ \xa0]+của[ \xa0]", body.value.words, maxsplit=1)[0])
        if (post := COMMUNE_POST.match(self.folded, at)) is not None:
            return post.end()
        head = "phòng" if self.folded.startswith("phòng", at) else ""
        begin = _skip(self.folded, at + len(head))
        if head or self.folded[start:end].endswith("phòng"):
            known = FIELDS["phòng"].match(self.dashed, begin)
            if known is not None:
                # "kế hoạch tài chính tổng hợp của Sở …": the table knows the beginning only.
                end_of_words = self._field_end(known.end())
                link = LINK.match(self.folded, end_of_words)
                return end_of_words if link is not None and link.end() in self.body_at else known.end()
        return self._field_end(at)

    def _complement(
        self, at: int, *, keep_all: bool, named: bool = False
    ) -> tuple[int, int, str | None, bool]:
        """What a title is of, from its end on.

        Returns the ends of the title proper and of all that belongs to it, the unit or body, and
        whether the text told any. Two parts at most: Cục Kiểm soát TTHC (Văn phòng Chính phủ).
        """
        title_end = over = at
        of: str | None = None
        told = False
        agency: re.Match[str] | None = None
        for part in range(3):
            link = LINK.match(self.folded, over)
            assert link is not None  # it may be empty
            plain = not link.group().strip(" \xa0")
            begin = link.end()
            beside = link.group().strip()[:1] in {",", "–", "-"} and not told and part == 0
            if beside and not (named and begin in self.body_at):
                # "Giám đốc, Sở Y tế" is no more than a title and a body side by side; "Trưởng phòng
                # Tổ chức, Sở Y tế" (``named``) needs the body.
                break
            body, unit = self.body_at.get(begin), self._unit(begin)
            if not told and COMPANY.match(self.folded, begin):
                break
            if body is not None:
                value: Body = body.value
                words_end = begin + len(value.words)
                if not told and plain and (value.in_title == "keep" or keep_all):
                    title_end = words_end
                over = self._end_of(body)
                # Shorter than the body: what follows its words is no unit but a name.
                of = (_holder(value) if over >= body.end else None) or of
            elif unit is not None and (plain or told or part == 0):
                over = unit.end
                of = f"{of} {unit.value.subject}" if agency is not None and of else of or unit.value.subject
                title_end = title_end if told else at
            elif not told and (found := AGENCY.match(self.folded, begin)) is not None:
                agency = found
                over = self._field_end(begin)
                if COMPANY.search(self.folded, agency.end(), over):
                    return at, at, None, False
                of = " ".join(self.text[begin:over].split()) if over > agency.end() else None
            elif not told and (own := self._past_own(begin)) > begin:
                over = own
            else:
                break
            told = True
            if link.group().strip().startswith("("):
                closing = _skip(self.folded, over)
                if self.folded[closing : closing + 1] == ")":
                    over = closing + 1
                break
        return title_end, over, of, told

    def _unit(self, at: int) -> Mention | None:
        """The unit there, unless it is a type word and a person's name: "Chủ tịch UBND xã Lê Văn An"."""
        unit = self.unit_at.get(at)
        own = OWN_BODY.match(self.folded, at)
        if unit is None or own is None or is_known(unit.value):
            return unit
        name = NAME.match(self.text, _skip(self.folded, own.end()))
        return None if name is not None and name.end() >= unit.end else unit

    def _end_of(self, body: Mention) -> int:
        """Where a body ends, with "TP" or "xã" after it; a doubtful unit may be a person's name."""
        words_end = body.start + len(body.value.words)
        begin = _skip(self.folded, words_end)
        if body.end > words_end and (begin not in self.unit_at or self._unit(begin) is not None):
            return body.end
        return self._past_own(words_end)

    def _past_own(self, at: int) -> int:
        """Past "TP" or "Sở", the unit or body that the article is about, where one stands."""
        begin = _skip(self.folded, at)
        own = OWN_BODY.match(self.folded, begin)
        return own.end() if own is not None and self._unit(begin) is None else at

    def _field_end(self, at: int) -> int:
        """Where the words of what a division is for end: at a stop, a body, a unit or a name."""
        limit = min(at + MAX_FIELD, self._line_end(at))
        # A stop word counts from the blank before it, which may be the one that ended the title.
        stop = FIELD_STOP.search(self.folded, max(0, at - 1), limit)
        end = max(at, stop.start()) if stop is not None else limit
        for begin in self.starts[bisect_left(self.starts, at) :]:
            if begin >= end:
                break
            if begin > at or begin in self.unit_at:
                end = begin
                break
        name = NAME.search(self.text, at, end + 40)
        if name is not None and name.start() < end:
            end = name.start()
        return at + len(self.folded[at:end].rstrip().removesuffix(" và"))

    def _line_end(self, at: int) -> int:
        """The end of the line, or as far as any title goes."""
        limit = min(at + MAX_FIELD + 40, len(self.folded))
        found = self.folded.find("\n", at, limit)
        return limit if found < 0 else found


def is_known(unit: Any) -> bool:
    """Whether the tables know a unit of the name, be it one or several."""
    return getattr(unit, "uid", None) is not None or bool(getattr(unit, "candidates", ()))


def _skip(text: str, at: int) -> int:
    blanks = _BLANKS.match(text, at)
    return blanks.end() if blanks is not None else at


def _holder(body: Body) -> str | None:
    """What a title that keeps the body's words is of: the unit (Chủ tịch UBND); else the body itself."""
    if body.in_title == "keep" and body.local:
        return body.unit.subject if body.unit is not None else None
    return body.subject
