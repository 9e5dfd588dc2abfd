"""Those that figures of an article can belong to, and how they stand to what the article is about."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from functools import cached_property

from extractors.units.home import home as home_unit
from gazetteer.bodies import country_pattern
from pipeline.relate import series
from pipeline.relate.context import Context, Place
from pipeline.relate.nation import CUE
from pipeline.relate.owners import SubjectMention, place_of, subject_mentions
from pipeline.relate.roles import BESIDE, role
from pipeline.segment import text_of

NATION = "cả nước"
ASSEMBLY = "Quốc hội"
_DELEGATES = re.compile(r"\b(?:đại biểu quốc hội|đbqh|nghị trường)\b")

# Who measures others by an index: what it publishes is seldom its own.
ORGANISERS = {
    "par_index": ("Bộ Nội vụ", "Chính phủ"),
    "sipas": ("Bộ Nội vụ", "Chính phủ"),
    "dti": ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
    "ict_index": ("Bộ Thông tin và Truyền thông", "Bộ Khoa học và Công nghệ"),
    "pci": ("Phòng Thương mại và Công nghiệp Việt Nam", "Liên đoàn Thương mại và Công nghiệp Việt Nam"),
}

# What figures are held against: "trung bình các nước là 7%".
_COUNTRY = re.compile(rf"(?<![^\W_]){country_pattern()}")
# "Lào có 16 bộ, Việt Nam là 22 bộ"
_HERE = re.compile(r"(?<![.\w])(?:việt nam|vn|nước ta)\b")
# "Trong khi đó, Bộ Y tế Anh …", "Tại Úc, …": what may stand before the country that a sentence opens with.
_TO_COUNTRY = re.compile(
    r"\W*(?:(?:trong khi đó|trước đó|hiện nay|hiện|còn|riêng|theo|năm \d{4}),?\s+){0,3}"
    r"(?:(?:tại|ở|nước|người|bộ|chính phủ|tổng thống|thủ tướng|quốc hội|cảnh sát|quân đội|tòa án|cơ quan)\s+"
    r"(?:[^\W\d_]+\s+){0,4})?"
)
UNITS = ("province", "district", "commune")


class Subjects:
    """All subject mentions of an article, in reading order, and its home."""

    def __init__(self, context: Context, home: str | None) -> None:
        self.context = context
        self.home = home
        self.mentions = subject_mentions(context)
        self._starts = [mention.start for mention in self.mentions]
        self.in_title = [
            s for s in dict.fromkeys(m.subject for m in self.between(*context.title)) if s != home
        ]
        self.codes = {m.subject: m.code for m in self.mentions if m.code}
        self.levels = {m.subject: m.level for m in self.mentions}
        self.parents = {m.subject: m.parent for m in self.mentions}
        # A home that its paper leaves unnamed is no less a unit.
        unit = home_unit(context.doc) if home is not None and home not in self.levels else None
        if unit is not None and unit.subject == home:
            self.levels[home], self.parents[home] = unit.level, unit.province
            if unit.code is not None:
                self.codes[home] = unit.code
        self._relations: dict[str | None, str] = {}
        self._aligned: dict[int, str | None] = {}
        self._earlier: tuple[int, list[tuple[str, str]]] = (-1, [])
        self.local = home is not None and self.levels.get(home) in UNITS
        """Whether the article is about a unit."""
        self.of_a_unit = self.local or (home is not None and self.parents.get(home) is not None)
        """Whether it is about a unit or a body of one."""

    def named(self, place: Place, subject: str | None) -> tuple[str | None, str | None]:
        """How the subject is written and its unit's code; it holds all that share the figure."""
        if subject is None:
            return None, None
        shared = self._shared(place, subject)
        return ("; ".join(shared), None) if len(shared) > 1 else (subject, self.codes.get(subject))

    def relation(self, subject: str | None) -> str:
        """How a subject stands to the article's home: "home", "above", "below", "elsewhere", "none" …"""
        found = self._relations.get(subject)
        if found is None:
            found = self._relations[subject] = self._relation(subject)
        return found

    def _relation(self, subject: str | None) -> str:
        if subject is None:
            return "none"
        if subject == self.home:
            return "home"
        if subject == NATION:
            return "nation" if self.home is None else "nation:local" if self.local else "nation:body"
        level = self.levels.get(subject, "")
        if self.local and self.home is not None:
            province = self.parents.get(self.home) or place_of(self.home)
            if place_of(subject) == province and level == "province":
                return "above"
            if self.parents.get(subject) == province:
                return f"below:{level}" if level in UNITS else "below:body"
        return f"elsewhere:{level}" if level in (*UNITS, "ministry") else "elsewhere:body"

    def is_abroad(self, place: Place, here: list[SubjectMention]) -> bool:
        """The sentence tells of another country and of nobody here.

        One named in passing is no topic, unless the sentence opens with it; where all the article is about
        others, a sentence need not name them again.
        """
        if here or self.local or not self._abroad:
            return False
        text, (begin, end) = self.context.text, place.sentence
        at = bisect.bisect_left(self._abroad, begin)
        named = at < len(self._abroad) and self._abroad[at] < end
        if named and len(self._abroad) > 1 and not self.comes_home(place):
            return True
        # A portal of another State is called national too.
        if any(cue.group() != "quốc gia" for cue in self.context.found(CUE, place.sentence, begin, end)):
            return False
        if not named:
            return self._all_abroad
        return _TO_COUNTRY.fullmatch(text, begin, min(self._abroad[at], place.quantity.start)) is not None

    def is_unspoken(self) -> bool:
        """Nothing of the State is named in all of the article: neither a unit nor a body nor the country."""
        return not self.mentions and not self._named_here

    @cached_property
    def in_assembly(self) -> bool:
        """The National Assembly, or a delegate to it, is named."""
        return ASSEMBLY in self.levels or _DELEGATES.search(self.context.text) is not None

    @cached_property
    def _all_abroad(self) -> bool:
        """The title names another country and nobody here, or the article names others more often."""
        begin, end = self.context.title
        titled = any(begin <= at < end for at in self._abroad) and not self.between(begin, end)
        if titled and CUE.search(self.context.text, begin, end) is None:
            return True
        return len(self._abroad) > max(2, len(self.mentions) + self._named_here)

    @cached_property
    def _named_here(self) -> int:
        """How often the country is named."""
        return sum(1 for _ in CUE.finditer(self.context.text))

    def comes_home(self, place: Place) -> bool:
        """Among other countries' figures, this one is the country's own."""
        if self.local or len(self._abroad) < 2:
            return False
        return _HERE.search(self.context.text, place.left, place.quantity.start) is not None

    @cached_property
    def _abroad(self) -> list[int]:
        """Where other countries are named; an article about a unit is never asked."""
        text = text_of(self.context.doc)
        return [found.start() for found in _COUNTRY.finditer(text) if not _within_name(text, *found.span())]

    def aligned(self, place: Place) -> str | None:
        """The subject that stands in its list where the quantity does in its own, if any."""
        if place.index not in self._aligned:
            here = self.between(*place.sentence)
            self._aligned[place.index] = series.aligned(self.context, place, here)
        return self._aligned[place.index]

    def earlier(self, place: Place) -> list[tuple[str, str]]:
        """Subjects of the three sentences before, each with a rule that tells where it stands."""
        if self._earlier[0] != place.sentence_no:
            self._earlier = place.sentence_no, list(self._in_sentences_before(place))
        return self._earlier[1]

    def _in_sentences_before(self, place: Place) -> Iterator[tuple[str, str]]:
        for back in (1, 2, 3):
            if (bounds := self.context.before(place, back)) is None:
                return
            named = self.between(*bounds)
            for mention in named:
                yield mention.subject, f"sentence-{back}"
            if named:
                yield named[0].subject, f"sentence-{back}:first"
                yield named[-1].subject, f"sentence-{back}:last"

    def _shared(self, place: Place, subject: str) -> list[str]:
        """The subjects listed with the chosen one ("A, B và C") right before or right after the figure."""
        if self.aligned(place) is not None:
            return [subject]
        here = self.between(*place.sentence)
        quantity = place.quantity
        for side in (
            [
                m
                for m in here
                if place.left <= m.start
                and m.end <= quantity.start
                and role(self.context, m, place.sentence[0]) not in BESIDE
            ],
            [m for m in here if quantity.end <= m.start < place.sentence[1]],
        ):
            listed = series.coordinated(self.context.text, side, subject)
            if len(listed) > 1:
                return listed
        return [subject]

    def between(self, start: int, end: int) -> list[SubjectMention]:
        """Mentions that begin in ``text[start:end]``."""
        return self.mentions[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]


def _within_name(text: str, start: int, end: int) -> bool:
    """A short country's name that is a part of a person's or a place's: Nguyễn Nhật Tân, Trần Minh Đức."""
    if " " in text[start:end]:
        return False
    before = text[max(0, start - 12) : start].split(" ")
    named = len(before) > 1 and not before[-1] and before[-2][:1].isupper()
    return named or (text[end : end + 1] == " " and text[end + 1 : end + 2].isupper())
