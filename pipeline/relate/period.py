"""Which days each figure covers.

A time at the head of a sentence governs what follows until another does; a time in brackets governs the
brackets; a time of comparison governs only the value quoted beside it; an index is dated by the year that
it measures; a goal by the time that it is set for.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from gazetteer.indicators import INDEXES
from pipeline.records import Period
from pipeline.relate import aims, inferred, lookup
from pipeline.relate.ranker import Candidate
from pipeline.relate.times import Context
from pipeline.relate.when import whole_year

__all__ = ["Context", "candidates", "settle"]

# A result of comparing two values belongs to the later of them.
_THEREFORE = re.compile(r"(?<!\w)(?:như vậy|tức|nên|vậy là|do đó|nghĩa là|theo đó)(?!\w)[^.;\n]*$|\($")

# A quota that was assigned is part of the report: "92 biên chế được giao".
_ASSIGNED = re.compile(r"(?<!\w)(?:được|đã|tỉnh|huyện|trung ương|cấp trên)[^\S\n]+giao(?!\w)[^.;,\n]{0,40}$")
_ASSIGNED_AFTER = re.compile(r"[^.;,\d\n]{0,15}(?<!\w)được[^\S\n]+giao(?!\w)")

_VOTE = re.compile(r"(?<!\w)(?:tán thành|biểu quyết)(?!\w)")
# Who came to a meeting, not who sits in a council.
_ATTENDED = re.compile(r"[\d.]+[^\S\n]*(?:nghìn|ngàn)?[^\S\n]*(?:đại biểu|điểm cầu)(?!\w)[^.;\n]{0,30}")
_ATTENDING = re.compile(r"(?<!\w)(?:tham dự|dự|tham gia)(?!\w)[^.;\n]{0,60}$")
_MEETING = re.compile(
    r"[^.;\n]{0,120}(?<!\w)(?:tham gia|tham dự|dự)[^\S\n]+(?:hội nghị|buổi|lễ|phiên|cuộc|hội thảo)(?!\w)"
)
# What follows these is part of the figure before: "giảm 90 người, trong đó 31 công chức và 59 viên chức".
_PARTS = re.compile(r"(?<!\w)(?:trong đó|bao gồm|gồm|trong số (?:này|đó|trên))(?!\w)")

# What goes on about the figures just told.
_REFERS = re.compile(
    r"[\s\"“–-]*(?:(?:con số|số|tỷ lệ|tỉ lệ|kết quả) (?:này|đó|trên)|trong (?:số|tổng số)|trong đó)(?!\w)"
)

_LONG_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d.,]\d|\d)|\d+,\d\d(?!\d)")

_GAP = 500
"""How far back the words between a time and its figure are read."""


def candidates(
    context: Context, start: int, end: int, kind: str, indicator: str, status: str
) -> list[Candidate]:
    """What the figure ``text[start:end]`` can cover, first and last day, or ``None`` where nothing tells.

    There is one candidate where the figure's own sentence tells, else those of ``inferred`` with their
    evidence. Figures are to be asked for in reading order, each after the one before has been settled.
    """
    said = _said(context, start, end, kind, indicator, status)
    if said is not None:
        return [Candidate(said[0])]
    return inferred.candidates(context, start, end, kind, indicator, status)


def settle(context: Context, start: int, indicator: str, status: str, days: Period | None) -> None:
    """Note what a figure was found to cover, for those after it."""
    _note_aims(context, start, status)
    if days is not None and status == "actual" and (number := _number(context, start)):
        context.numbers.setdefault(number, days)
    context.given[days] += 1
    context.settled += 1
    if not context.aside(start):
        context.last, context.last_sentence = days, context.sentence(start)
        context.last_of = indicator, status


def _said(
    context: Context, start: int, end: int, kind: str, indicator: str, status: str
) -> tuple[Period | None] | None:
    """The period that the figure's own sentence gives it, if it does."""
    if status == "target":
        aim = aims.said(context, start, end)
        if aim is None and _is_assigned(context, start, end):
            return _actual(context, start, end, kind, indicator)
        return aim
    if indicator in INDEXES or (
        indicator == "other" and context.indexed and not _is_sitting(context, start, end)
    ):
        return _index(context, start, end, kind, indicator)
    return _actual(context, start, end, kind, indicator)


def _note_aims(context: Context, start: int, status: str) -> None:
    number = context.sentence(start)
    if status != "target":
        context.aimed.discard(number)
        context.last_aimed = -1 if context.last_aimed == number else context.last_aimed
    elif number > context.last_sentence or context.last is None:
        context.aimed.add(number)
        context.last_aimed = number


def _number(context: Context, start: int) -> str:
    """The number of a figure, empty where it is so short that others are alike."""
    match = _LONG_NUMBER.match(context.text, start)
    return match.group() if match is not None else ""


def _is_assigned(context: Context, start: int, end: int) -> bool:
    before = context.text[max(0, start - 80) : start]
    return (_ASSIGNED.search(before) or _ASSIGNED_AFTER.match(context.text, end)) is not None


def _index(context: Context, start: int, end: int, kind: str, indicator: str) -> tuple[Period | None] | None:
    """The period of a figure of an index, or of one about its making."""
    if (several := lookup.span(context, start, kind)) is not None:
        return (several,)
    found = lookup.local(context, start, end)
    if found is not None and (found.time.relation == "this" or not found.days):
        found = None
    if found is None:
        found = lookup.after(context, start, end)
    if found is None:
        if not inferred.rises(context, start, end):
            return None
        # The first of two values is that of the year before.
        before = lookup.carried(context, start, frozenset(["year"]))
        year = before.time.year if before is not None else _reported(context)
        return (whole_year(year - 1),) if year else None
    year = found.time.year
    if year and inferred.rises(context, start, end) and found.start < end:
        return (whole_year(year - 1),)
    gap = context.text[max(found.end, start - _GAP) : start]
    if kind == "change" and year and context.year and year < context.year and _THEREFORE.search(gap):
        return (whole_year(context.year),)
    return (found.days,)


def _reported(context: Context) -> int | None:
    """The year of the index that an article reports: said, else the one before publication."""
    return context.year or (context.published.year - 1 if context.published else None)


def _actual(context: Context, start: int, end: int, kind: str, indicator: str) -> tuple[Period | None] | None:
    """The period of what was done or is the case."""
    if (several := lookup.span(context, start, kind)) is not None:
        return (several,)
    sitting = indicator == "other" and _is_sitting(context, start, end)
    if sitting and (day := lookup.sitting(context, start)) is not None:
        return (day,)
    found = lookup.local(context, start, end)
    if found is None and _is_part(context, start):
        return (context.last,)
    found = found or lookup.following(context, start)
    if found is None:
        return _referred(context, start, kind)
    if found.end <= start and inferred.is_earlier(context, start, end):
        return (None,)
    family = inferred.family(indicator)
    if found.time.grain == "as_of":
        context.told.setdefault(found.start, set()).add(family)
    gap = context.text[max(found.end, start - _GAP) : start]
    if kind == "change" and found.time.relation == "previous" and _THEREFORE.search(gap):
        return (context.main,)
    if found.time.relation == "now":
        if context.day:
            return (context.present(start) or (None, context.day),)
        return (lookup.ranged(context, start),)
    context.kin.setdefault(found.days, set()).add(family)
    return (context.reported(found),)


def _referred(context: Context, start: int, kind: str) -> tuple[Period | None] | None:
    """The period of a figure that goes on about another, repeats it, or is what a plan was carried out by."""
    if (plan := lookup.carried_out(context, start)) is not None:
        return (plan,)
    if _refers_back(context, start) or (kind == "change" and _is_joined(context, start)):
        return (context.last,)
    again = context.numbers.get(_number(context, start))
    return None if again is None else (again,)


def _is_sitting(context: Context, start: int, end: int) -> bool:
    """Whether a figure is of those who voted at a meeting or came to it."""
    if _VOTE.search(context.text, start, min(len(context.text), end + 40)):
        return True
    if _ATTENDED.match(context.text, start) and _ATTENDING.search(context.text, max(0, start - 80), start):
        return True
    return _MEETING.match(context.text, end) is not None


def _is_part(context: Context, start: int) -> bool:
    """Whether a figure is part of the one before it in its sentence, and no time stands between."""
    if context.last is None or context.last_sentence != context.sentence(start):
        return False
    place = bisect_left(context.figures, start)
    if not place or context.timed(context.figures[place - 1], start):
        return False
    head = context.bounds[context.last_sentence][0] if context.bounds else 0
    return _PARTS.search(context.text, max(head, start - _GAP), start) is not None


def _refers_back(context: Context, start: int) -> bool:
    """Whether a figure's sentence goes on about the figures of the one before."""
    number = context.sentence(start)
    if context.last is None or number - context.last_sentence > 1 or not context.bounds:
        return False
    return _REFERS.match(context.text, context.bounds[number][0]) is not None


def _is_joined(context: Context, start: int) -> bool:
    """Whether a change is that of the value just told: "có 24 đơn vị, giảm 3 đơn vị so với năm 2017"."""
    place = bisect_left(context.figures, start)
    if not place or context.last is None or context.last_sentence != context.sentence(start):
        return False
    if not context.text[start : start + 1].isalpha():
        return False
    named = bisect_left(context.places, start)
    before = context.whens[named - 1] if named else None
    if before is not None and before.time.compared and before.sentence == context.last_sentence:
        # The value just told is the earlier one.
        return False
    gap = context.text[context.figures[place - 1] : start]
    return len(gap) < 60 and not re.search(r"[.;\n]\s", gap)
