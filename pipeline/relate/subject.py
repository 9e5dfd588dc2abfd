"""Whose figure it is."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass

from extractors.mentions import get
from gazetteer.indicators import INDEXES
from gazetteer.parts import scopes
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate

NATION = "cả nước"

_BEFORE = {
    "of": re.compile(r"\b(?:của|thuộc)\s*$"),
    "compared": re.compile(r"\b(?:so với|hơn|kém|bằng|sau|trước|thua|vượt qua|vượt|và của)\s*$"),
    "at": re.compile(r"\b(?:tại|ở|trên địa bàn|đến|về|từ|với)\s*$"),
    "by": re.compile(r"\b(?:theo|do|được|cho|giao|bởi|trước)\s*$"),
    "and": re.compile(r"(?:,|\bvà|;)\s*$"),
    "is": re.compile(r"(?:\b(?:là|gồm|thuộc về|như|có)|:)\s*$"),
}
_DIRECT = re.compile(
    r"\s*(?:[(:,–-]|đạt|được|với|là|có|đã|xếp|đứng|ở mức|ở|giữ|tăng|giảm|hiện|vị trí|kết quả|chỉ số|số điểm|khoảng|trên|hơn|gần|"
    r"tiếp tục|vươn lên|cùng|tụt|còn|chỉ|năm|tỷ lệ|tỉ lệ|\d{4}|\s)*$"
)
_NATION_CUE = re.compile(
    r"\b(?:cả nước|toàn quốc|bình quân chung|trung bình chung|các tỉnh, thành|các tỉnh, thành phố|các bộ, ngành|các bộ ngành|"
    r"các địa phương|việt nam|các bộ|trên cả nước|quốc gia)\b"
)
_COORDINATED = re.compile(r"\s*(?:,|;|\bvà\b|,\s*và\b|\bcùng\b)\s*")
_SERIAL = re.compile(r"\blần lượt\b|\btương ứng\b|\btheo thứ tự\b")


# What a one-stop desk or an office of a district or commune reports are its unit's figures.
_DESKS = ("service centre", "district office")
_UNITS = ("province", "district", "commune")
_PROVINCE_TYPE = re.compile(r"^(?:tỉnh|thành phố)\s+(?!Hồ Chí Minh)", re.I)


def place_of(subject: str) -> str:
    """A province's name as parents are written: "tỉnh Cần Thơ" → "Cần Thơ"; others unchanged."""
    return _PROVINCE_TYPE.sub("", subject)


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A mention of something that figures can belong to."""

    start: int
    end: int
    subject: str
    code: str | None
    level: str
    """province, district, commune, or the kind of body."""
    parent: str | None
    """Province of a unit below it."""


class Subjects:
    """All subject mentions of an article, in reading order, and its home."""

    def __init__(self, context: Context, home: str | None) -> None:
        self.context = context
        self.home = home
        self.mentions = subject_mentions(context)
        self._starts = [mention.start for mention in self.mentions]
        self.codes = {m.subject: m.code for m in self.mentions if m.code}
        self.levels = {m.subject: m.level for m in self.mentions}
        self.parents = {m.subject: m.parent for m in self.mentions}

    def named(self, place: Place, subject: str | None) -> tuple[str | None, str | None]:
        """How the subject is written and its unit's code; one that shares the figure with others holds them all."""
        if subject is None:
            return None, None
        shared = self._shared(place, subject)
        return ("; ".join(shared), None) if len(shared) > 1 else (subject, self.codes.get(subject))

    def relation(self, subject: str | None) -> str:
        """How a subject stands to the article's home: "home", "above", "below", "elsewhere", "none" …"""
        if subject is None:
            return "none"
        if subject == self.home:
            return "home"
        local = self.home is not None and self.home != NATION and self.levels.get(self.home) in _UNITS
        if subject == NATION:
            return "nation" if self.home is None else "nation:local" if local else "nation:body"
        level = self.levels.get(subject, "")
        if local and self.home is not None:
            province = self.parents.get(self.home) or place_of(self.home)
            if place_of(subject) == province and level == "province":
                return "above"
            if self.parents.get(subject) == province:
                return f"below:{level}" if level in _UNITS else "below:body"
        return f"elsewhere:{level}" if level in (*_UNITS, "ministry") else "elsewhere:body"

    def _shared(self, place: Place, subject: str) -> list[str]:
        """The subjects coordinated with the chosen one ("A, B và C") right before or right after the figure."""
        text = self.context.text
        here = self.between(*place.sentence)
        sides = (
            [m for m in here if place.left <= m.start and m.end <= place.quantity.start],
            [m for m in here if place.quantity.end <= m.start < place.sentence[1]],
        )
        for side in sides:
            at = next((i for i, m in enumerate(side) if m.subject == subject), None)
            if at is None:
                continue
            low = high = at
            while low and _COORDINATED.fullmatch(text, side[low - 1].end, side[low].start):
                low -= 1
            while high + 1 < len(side) and _COORDINATED.fullmatch(text, side[high].end, side[high + 1].start):
                high += 1
            listed = list(dict.fromkeys(m.subject for m in side[low : high + 1]))
            if len(listed) > 1 and _serial(self.context, place, here) is None:
                return listed
        return [subject]

    def between(self, start: int, end: int) -> list[SubjectMention]:
        """Mentions that begin in ``text[start:end]``."""
        return self.mentions[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]


def subject_mentions(context: Context) -> list[SubjectMention]:
    """Units, anaphors and bodies; a unit inside a body's name or a document's is not one by itself."""
    doc = context.doc
    blocked = [(m.start, m.end) for kind in ("document", "furniture") for m in get(doc, kind)]
    found: list[SubjectMention] = []
    bodies = [m for m in get(doc, "body") if m.value.subject]
    for mention in bodies:
        body = mention.value
        unit = body.unit
        subject = unit.subject if unit is not None and body.kind in _DESKS else body.subject
        if unit is not None and subject == unit.subject:
            place = SubjectMention(mention.start, mention.end, subject, unit.code, unit.level, unit.province)
        else:
            parent = place_of(unit.subject) if unit is not None and unit.level == "province" else None
            parent = unit.province if unit is not None and parent is None else parent
            place = SubjectMention(mention.start, mention.end, subject, None, body.kind, parent)
        found.append(place)
    blocked.extend((m.start, m.end) for m in bodies)
    blocked.sort()
    for kind in ("unit", "anaphor"):
        at = 0
        reach: list[tuple[int, int]] = []
        for mention in get(doc, kind):
            while at < len(blocked) and blocked[at][0] <= mention.start:
                reach.append(blocked[at])
                at += 1
            reach = [span for span in reach if span[1] > mention.start]
            if any(start <= mention.start and mention.end <= end for start, end in reach):
                continue
            unit = mention.value
            found.append(
                SubjectMention(mention.start, mention.end, unit.subject, unit.code, unit.level, unit.province)
            )
    return sorted(found, key=lambda m: (m.start, m.end))


def candidates(subjects: Subjects, place: Place, indicator: str, previous: str | None) -> list[Candidate]:
    """Every subject that the article offers, the nation, and none; ``previous``: of the quantity before."""
    context = subjects.context
    found: dict[str | None, Candidate] = {NATION: Candidate(NATION), None: Candidate(None)}
    if subjects.home is not None:
        found.setdefault(subjects.home, Candidate(subjects.home))
    here = subjects.between(*place.sentence)
    _in_sentence(context, place, here, found)
    for back in (1, 2, 3):
        if (bounds := context.before(place, back)) is None:
            break
        earlier = subjects.between(*bounds)
        for number, mention in enumerate(earlier):
            candidate = found.setdefault(mention.subject, Candidate(mention.subject))
            candidate.note(f"sentence-{back}")
            if number == 0:
                candidate.note(f"sentence-{back}:first")
            if number == len(earlier) - 1:
                candidate.note(f"sentence-{back}:last")
    for mention in subjects.between(*context.title):
        found.setdefault(mention.subject, Candidate(mention.subject)).note("title")
    if previous is not None or place.index:
        candidate = found.setdefault(previous, Candidate(previous))
        within = context.quantities[place.index - 1].end > place.sentence[0]
        since = place.left if within else place.sentence[0]
        overtaken = any(since <= m.start and m.end <= place.quantity.start for m in here)
        where = "previous:sentence" if within else "previous"
        if place.bracketed and within:
            where = "previous:bracket"
        candidate.note(f"{where}:overtaken" if overtaken else where)
    _nation(context, place, subjects, found)
    _group(context, place, here, subjects, found)
    kind = "index" if indicator in INDEXES else place.quantity.value.kind
    for subject, candidate in found.items():
        where = subjects.relation(subject)
        candidate.note(where)
        candidate.note(f"{where}|{kind}")
        if subject == subjects.home and not here:
            candidate.note("home:alone")
    return list(found.values())


def _in_sentence(
    context: Context, place: Place, here: list[SubjectMention], found: dict[str | None, Candidate]
) -> None:
    quantity = place.quantity
    before = [m for m in here if m.end <= quantity.start]
    for number, mention in enumerate(before):
        candidate = found.setdefault(mention.subject, Candidate(mention.subject))
        role = _role(context.text, mention.start, place.sentence[0])
        gap = context.text[mention.end : quantity.start]
        candidate.note("left")
        if mention.start >= place.left:
            candidate.note("left:segment")
            candidate.note(f"segment:{role}")
        if mention.start >= place.clause:
            candidate.note("left:clause")
            candidate.note(f"clause:{role}")
        if number == len(before) - 1:
            candidate.note("nearest")
            candidate.note(f"nearest:{role}")
            if _DIRECT.match(gap):
                candidate.note("direct")
            if place.bracketed and "(" in gap and len(gap) < 30:
                candidate.note("bracket")
        if number == 0:
            candidate.note("first")
            candidate.note(f"first:{role}")
            if mention.start - place.sentence[0] < 3:
                candidate.note("opens")
    after = [m for m in here if m.start >= quantity.end]
    for number, mention in enumerate(after):
        candidate = found.setdefault(mention.subject, Candidate(mention.subject))
        role = _role(context.text, mention.start, quantity.end)
        candidate.note("right")
        if mention.start < place.right + 2:
            candidate.note("right:segment")
            candidate.note(f"right:{role}")
            if number == 0:
                candidate.note(f"right:{role}|{quantity.value.kind}")
    for mention in here:
        if mention.start < quantity.end and quantity.start < mention.end:
            found.setdefault(mention.subject, Candidate(mention.subject)).note("inside")
    aligned = _serial(context, place, here)
    if aligned is not None:
        found.setdefault(aligned, Candidate(aligned)).note("serial")


def _role(text: str, start: int, floor: int) -> str:
    lead = text[max(floor, start - 24) : start]
    for role, pattern in _BEFORE.items():
        if pattern.search(lead):
            return role
    return "open" if not lead.strip() else "bare"


def _serial(context: Context, place: Place, here: list[SubjectMention]) -> str | None:
    """The subject that a "lần lượt" list pairs with this quantity by position.

    "A, B và C đạt lần lượt 1, 2 và 3": as many subjects before the word as quantities of one kind after it;
    "lần lượt là A (1), B (2)" is settled by the brackets instead.
    """
    start, end = place.sentence
    cue = _SERIAL.search(context.text, start, end)
    if cue is None or place.quantity.start < cue.end():
        return None
    kind = place.quantity.value.kind
    listed = [
        q for q in context.quantities[max(0, place.index - 12) : place.index + 12]
        if cue.end() <= q.start < end and q.value.kind == kind
    ]  # fmt: skip
    named = [m for m in here if m.end <= cue.start()]
    if len(listed) < 2 or len(named) < len(listed):
        return None
    at = next(i for i, q in enumerate(listed) if q.start == place.quantity.start)
    return named[len(named) - len(listed) + at].subject


def _group(
    context: Context,
    place: Place,
    here: list[SubjectMention],
    subjects: Subjects,
    found: dict[str | None, Candidate],
) -> None:
    """A level or group ("cấp xã", "khối sở, ngành") named since the last subject is a part of the home."""
    if subjects.home is None:
        return
    last = max((m.end for m in here if m.end <= place.quantity.start), default=place.sentence[0])
    if next(scopes().finditer(context.text, max(last, place.left), place.quantity.start), None) is not None:
        found[subjects.home].note("home:group")


def _nation(context: Context, place: Place, subjects: Subjects, found: dict[str | None, Candidate]) -> None:
    nation = found[NATION]
    for cue in _NATION_CUE.finditer(context.text, place.sentence[0], place.quantity.start):
        nation.note("nation:clause-cue" if cue.start() >= place.clause else "nation:cue")
    if _NATION_CUE.search(context.text, place.quantity.end, place.right):
        nation.note("nation:right-cue")
    unit = (place.quantity.value.unit or "").lower()
    if unit.startswith(("tỉnh", "bộ", "thành phố", "địa phương")):
        nation.note("nation:bodies")
