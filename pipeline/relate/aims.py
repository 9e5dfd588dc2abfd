"""The time that a goal, a plan or a norm is set for."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.records import Period
from pipeline.relate import lookup
from pipeline.relate.times import Context
from pipeline.relate.when import LEAD, THEN, When, whole_year

__all__ = ["said", "told"]

_GAP = 500
"""How far back the words between a time and its figure are read."""

_ONWARD = 2
"""The next aim of a list is within so many sentences; what stands between them explains the aim before."""

_LIST = 1000
"""How far the opening of a list of aims reaches."""

# What holds for good: "theo quy định không quá 5 ngày".
_NORM = re.compile(
    r"(?<!\w)(?:quy định|tiêu chuẩn|định mức|theo luật|thời hạn|nghị định|thông tư)(?!\w)[^;\n]*$"
)

_TO_YEAR = re.compile(r"(?<!\w)năm(?:[^\S\n]+(?:\d{4}|nay))?$")

# What a result is held against: "vượt chỉ tiêu 30%", "vượt chỉ tiêu tỉnh giao (30%)".
_HELD_AGAINST = re.compile(
    r"(?<!\w)(?:vượt(?:[^\S\n]+xa)?|so với|bằng|cao hơn|thấp hơn)[^\S\n]+(?:mức|con số)?[^\S\n]*"
    r"(?:chỉ tiêu|quy định|định mức|yêu cầu|mục tiêu|kế hoạch)"
    r"(?:(?:[^\S\n]+là)?|(?:[^\S\n]+[^\W\d_]+){0,8}[^\S\n]*\()[^\S\n]*$"
)


def said(context: Context, start: int, end: int) -> tuple[Period | None] | None:
    """The time of a goal that its own sentence gives it, if it does."""
    number = context.sentence(start)
    when = lookup.beside(context, start, end)
    if when is None or not _sets(when):
        when = _before(context, start, number) or _after(context, start, number)
    if when is not None:
        days = _set_for(context, when)
        context.aim = (days, number) if days else None
        return (days,)
    if _HELD_AGAINST.search(context.text, max(0, start - 90), start):
        return (context.last,)
    return None


def told(context: Context, start: int, end: int) -> tuple[Period | None] | None:
    """The time of the list of aims that a goal stands in, or of the act that prescribes it, if one tells."""
    number = context.sentence(start)
    if (days := _prescribed(context, start, number)) is not None:
        return (days,)
    head = context.bounds[number][0] if context.bounds else 0
    if number and THEN.match(context.text, head) and (when := _before(context, head, number - 1)):
        return (_set_for(context, when),)
    if _NORM.search(context.text, max(head, start - _GAP), start):
        return (None,)
    if (days := _planned(context, start)) is not None:
        context.aim = (days, number)
        return (days,)
    if context.aim is not None and number - context.aim[1] <= _ONWARD:
        context.aim = (context.aim[0], number)
        return (context.aim[0],)
    below = _told_below(context, start, end) if start < LEAD else None
    return None if below is None else (below,)


def _told_below(context: Context, start: int, end: int) -> Period | None:
    """The time that the body gives to a goal which the headline or the lead only quotes."""
    for at, _ in lookup.echoes(context, start, end):
        number = context.sentence(at)
        when = _before(context, at, number) or _after(context, at, number)
        if when is not None:
            return _set_for(context, when)
    return None


def _before(context: Context, start: int, number: int) -> When | None:
    place = bisect_left(context.places, start)
    for when in reversed(context.whens[max(0, place - lookup.REACH) : place]):
        if when.sentence != number:
            return None
        if when.time.relation == "before" and ";" in context.text[max(when.end, start - _GAP) : start]:
            continue
        if when.reach >= start and _sets(when):
            return when
    return None


def _after(context: Context, start: int, number: int) -> When | None:
    place = bisect_left(context.places, start)
    if place == len(context.whens):
        return None
    when = context.whens[place]
    return when if when.sentence == number and _sets(when) else None


def _sets(when: When) -> bool:
    return when.days is not None and not when.time.compared and when.time.grain != "day"


def _set_for(context: Context, when: When) -> Period | None:
    """A goal for the end of a year ("đến cuối năm 2025", "từ nay đến cuối năm") is that year's."""
    last = when.time.last
    if last is None or not _TO_YEAR.search(context.text, when.start, when.end):
        return when.days
    to_its_end = when.time.grain == "as_of" or (when.time.relation == "target" and when.time.first)
    if to_its_end and (when.time.first is None or when.time.first.year == last.year):
        return whole_year(last.year)
    return when.days


def _planned(context: Context, start: int) -> Period | None:
    """The year that a list of aims opens with: "Mục tiêu năm 2026: …"."""
    place = bisect_left(context.places, start)
    while place and context.whens[place - 1].time.grain == "day":
        # The day of the meeting at which the aims were set.
        place -= 1
    when = context.whens[place - 1] if place else None
    if when is None or not when.planned or when.time.grain != "year" or start - when.end > _LIST:
        return None
    return when.days


def _prescribed(context: Context, start: int, number: int) -> Period | None:
    """What an act prescribes holds from its first day on."""
    place = bisect_left(context.places, start)
    before = context.whens[place - 1] if place else None
    if before is None or before.time.grain != "since" or number - before.sentence > 2:
        return None
    return before.days if "hiệu lực" in context.text[max(0, before.start - 30) : before.start] else None
