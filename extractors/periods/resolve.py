"""The days that an expression covers, where its year is said or can be known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from extractors.periods import calendar, patterns
from extractors.periods.calendar import Days
from extractors.periods.parts import Part

_AFTER = 90
"""How far after an expression the verb of an announcement may stand."""


_NEAR, _FAR = 62, 124
"""Days within which an event lies near a month that its report names, and beyond which it does not."""

_LEAD = 1000
"""The meeting that an article reports is dated within so many characters."""


def days(part: Part, year: int) -> Days | None:
    """First and last day of a part that lies in ``year``."""
    number = part.number or 0
    if part.grain == "day":
        first = calendar.day(year, number, part.day or 0) if number else None
        last = calendar.day(year, number, part.until or part.day or 0) if number else None
        return (first, last) if first and last else None
    if part.grain == "month":
        begin, end = calendar.months(year, number, part.until or number)
        return (begin, begin + timedelta(days=6)) if part.edge == "week" else (begin, end)
    if part.grain == "quarter":
        return calendar.quarter(year, number, part.until) if number else None
    if part.grain == "months":
        return (
            calendar.months(year, 13 - number, 12) if part.edge == "end" else calendar.months(year, 1, number)
        )
    if part.grain in ("year", "years"):
        return calendar.year(year, part.until)
    if part.grain == "week" and number:
        return calendar.week(year, number)
    return None


def near(part: Part, published: date, ahead: bool) -> int | None:
    """The year of a part that names none, as a reader of the day of publication takes it.

    What lies behind is the latest such time; ``ahead`` (a deadline, a plan) and what ends the year
    belong to the running year, but in its first two months to the year before.
    """
    if part.grain in ("year", "months") and (part.edge == "end" or part.grain == "year"):
        closing = published.month <= 2 and not ahead and part.edge != "start"
        return published.year - 1 if closing else published.year
    if part.grain == "months":
        # A report of six months appears at their end, not at their beginning.
        return published.year if 2 * published.month >= (part.number or 0) else published.year - 1
    this = days(part, published.year)
    if this is None:
        return None
    if ahead:
        return published.year
    return published.year if this[0] <= published else published.year - 1


def shifted(part: Part, published: date | None, running: Days | None) -> Days | None:
    """The days of "năm nay", "tháng trước", "quý vừa qua".

    "Năm trước" is the year before the one spoken of (``running``), "năm ngoái" the one before the day of
    publication.
    """
    shift = part.shift or "0"
    if shift == "then":
        return running
    by = {"before": -1, "after": 1, "past": 0}.get(shift)
    base = published
    if by is None:
        by = int(shift)
    elif shift != "past" and running is not None and (part.grain == "year" or _is_one(part.grain, running)):
        base = running[1]
    if base is None:
        return None
    if shift == "past":
        # "Năm qua" in the first half of a year is the year before it.
        by = -1 if part.grain != "year" or base.month <= 6 else 0
    if part.grain == "year":
        return calendar.year(base.year + by)
    if part.grain == "week":
        return calendar.week_of(base, by)
    if part.grain == "day":
        at = base + timedelta(days=by)
        return at, at
    length = 1 if part.grain == "month" else 3
    index = (base.year * 12 + base.month - 1) // length + by
    year, number = divmod(index * length, 12)
    return calendar.months(year, number + 1, number + length)


def _is_one(grain: str, running: Days) -> bool:
    """Whether the period spoken of is one such unit, so that "tuần trước" is the one before it."""
    lengths = {"week": (7, 7), "month": (28, 31), "quarter": (90, 92)}.get(grain)
    return lengths is not None and lengths[0] <= (running[1] - running[0]).days + 1 <= lengths[1]


def months_past(count: int, published: date) -> Days:
    """ "Ba tháng qua": whole months, the running one among them when it is nearly over."""
    last = published.year * 12 + published.month - (1 if published.day >= 20 else 2)
    (first_year, first), (last_year, final) = divmod(last - count + 1, 12), divmod(last, 12)
    return calendar.months(first_year, first + 1, first + 1)[0], calendar.months(
        last_year, final + 1, final + 1
    )[1]


def moment(folded: str, parts: Sequence[Part]) -> int | None:
    """The year in which an undated article was written, where its own words tell.

    An index is announced in the year after the one that it measures; figures are compared with the end
    or the same period of the year before; a year is planned for from November of the year before until March.
    """
    votes: Counter[int] = Counter()
    event = next((part for part in parts if part.grain == "day" and part.number and part.start < _LEAD), None)
    month = event.number if event is not None and event.year is None else None
    for at, part in enumerate(parts):
        if month and part.year is not None and part.grain == "year":
            planned = patterns.PLANNED.search(folded, max(0, part.start - 70), part.start)
            if planned and month >= 11:
                votes[part.year - 1] += 1
                continue
            if (planned or part.edge == "start") and month <= 3:
                votes[part.year] += 1
                continue
        if part.year is not None and month and part.grain in ("month", "months", "quarter"):
            # A report of six months appears as they end, one of a month within it or the next.
            last = days(part, part.year)
            if last is not None and month >= last[0].month and month - last[1].month in (-1, 0, 1):
                votes[part.year] += 1
            continue
        if part.year is None or part.grain not in ("year", "same"):
            continue
        before = folded[max(0, part.start - 60) : part.start]
        if part.grain == "same" or (part.edge == "end" and patterns.COMPARED.search(before)):
            votes[part.year + 1] += 1
            continue
        if part.grain != "year" or patterns.MEASURED.search(before) is None:
            continue
        near_by = parts[max(0, at - 2) : at + 3]
        if any(
            other.grain == "day" and other.year is None and abs(other.start - part.end) < 2 * _AFTER
            for other in near_by
        ) and patterns.ANNOUNCED.search(folded, max(0, part.start - _AFTER), part.end + _AFTER):
            votes[part.year + 1] += 1
    if not votes:
        return _around(event, parts) if event is not None and event.year is None else None
    (year, most), *others = votes.most_common(2)
    return year if not others or others[0][1] < most else None


def past_year(folded: str, parts: Sequence[Part]) -> Days | None:
    """What "năm qua" means in an undated article: the year before the one planned for, after the one compared
    with, where all that the article names agree."""
    years: set[int] = set()
    for part in parts:
        if part.year is None or part.grain != "year" or part.edge is not None:
            continue
        before = folded[max(0, part.start - 70) : part.start]
        if patterns.PLANNED.search(before) or patterns.WILL.match(folded, part.end):
            years.add(part.year - 1)
        elif patterns.COMPARED.search(before) or patterns.COMPARED_WITH.search(before):
            years.add(part.year + 1)
    return calendar.year(years.pop()) if len(years) == 1 else None


def _around(event: Part, parts: Sequence[Part]) -> int | None:
    """The year in which an event falls near the months that its report names with their years.

    Two of them at least; days are those of decrees as often as not.
    """
    named = {
        found
        for part in parts
        if part.year is not None
        and part.grain in ("month", "months", "quarter")
        and (found := days(part, part.year)) is not None
    }
    away: list[tuple[int, int]] = []
    for year in {first.year + by for first, _ in named for by in (-1, 0, 1)} if len(named) > 1 else ():
        at = calendar.day(year, event.number or 0, event.day or 0)
        if at is not None:
            away.append((min(max((first - at).days, (at - last).days, 0) for first, last in named), year))
    away.sort()
    clear = len(away) > 1 and away[0][0] <= _NEAR and away[1][0] >= _FAR
    return away[0][1] if clear else None
