"""What time a report as a whole speaks of, by its headline, its head, its survey or its one year."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from extractors.mentions import Mention
from extractors.periods.matcher import find
from pipeline.records import Article, Period
from pipeline.relate.when import LASTING, LEAD, When, whole_year
from pipeline.segment import fold

if TYPE_CHECKING:
    from pipeline.relate.times import Context

_SURVEY = re.compile(r"(?<!\w)(?:khảo sát|điều tra|lấy phiếu|lấy ý kiến|thu thập)(?!\w)")

_SUMMARY = re.compile(
    r"(?<!\w)(?:sơ kết|tổng kết|giao ban)(?!\w)|(?<!\w)kết quả [^\n]{0,60}(?:quý|tháng|năm)(?!\w)"
)

# "Hội nghị tổng kết công tác cải cách hành chính năm 2023".
_SUMS_UP = re.compile(r"(?<!\w)(?:sơ kết|tổng kết)(?!\w)(?:[^\S\n]+[^\W\d_]+,?){0,12}[^\S\n]*$")
_NEAR = 90

_JUST = re.compile(r"(?<!\w)(?:vừa|mới)(?:[^\S\n]+(?:được|ký|ban|hành|thông|qua|phê|duyệt|có|ra))+(?!\w)")


def is_summary(text: str) -> bool:
    """Whether the headline says that the article reports what was done in a time."""
    return _SUMMARY.search(text, 0, max(0, text.find("\n"))) is not None


def sums_up(context: Context) -> bool:
    """Whether the meeting in the lead sums up what was done in a time."""
    return any(
        _SUMS_UP.search(context.text, max(0, when.start - _NEAR), when.start) is not None
        for when in context.lasting
        if when.start < LEAD
    )


def main_time(context: Context, documents: list[Mention]) -> Period | None:
    """The time that a report as a whole speaks of: named early or twice, or that of its survey."""
    named = Counter(when.days for when in context.spoken)
    title = context.text.find("\n")
    for when in context.spoken:
        if when.end > title:
            break
        if when.time.grain in LASTING and when.reach == len(context.text):
            return when.days
    if context.indexed and any(w.measured and w.time.year == context.year for w in context.lasting):
        return whole_year(context.year) if context.year else None
    early = max(LEAD, 0.4 * len(context.text))
    for when in context.lasting:
        if when.time.grain == "week" or context.is_coming(when):
            continue
        if when.start < early or (named[when.days] > 1 and when.time.grain != "month"):
            return when.days
    for when in context.lasting:
        around = context.text[max(0, when.start - 200) : when.end + 60]
        if when.time.grain == "range" and _SURVEY.search(around):
            return when.days
    if len(named) == 1 and _opens(context, context.spoken[0]):
        # "Từ năm 2015-2020, tỉnh đã …": the one time that the report names.
        return context.spoken[0].days
    if context.spoken:
        return None
    holidays = {w.time.year for w in context.whens if w.time.grain == "year" and context.is_holiday(w)}
    if len(holidays) == 1 and (year := holidays.pop()):
        # "Đợt kiểm tra sau tết Kỷ Hợi 2019": the one year that the report names.
        return whole_year(year)
    issued = {
        value.year or value.date.year
        for start, end, value in documents
        if (value.year or value.date) and _JUST.search(context.text, max(0, start - 40), end + 20)
    }
    if len(issued) == 1:
        return whole_year(issued.pop())
    # Without a time of its own, a report of acts and decisions speaks of the one year of their dates.
    dated = {
        (w.time.first or w.time.last).year  # type: ignore[union-attr]
        for w in context.whens
        if w.time.grain == "day" and w.time.known and w.time.resolved in ("text", "context")
    }
    return whole_year(dated.pop()) if len(dated) == 1 else None


def _opens(context: Context, when: When) -> bool:
    return when.start < LEAD and when.heading and not context.is_coming(when)


def titled(context: Context, article: Article | None) -> Period | None:
    """The time in a headline that the text does not repeat, where the text itself names none."""
    if article is None or not article.title or context.lasting:
        return None
    for _, _, time in find(fold(article.title), context.published):
        if time.grain in LASTING and time.known and time.relation is None and not time.compared:
            return time.first, time.last
    return None


def listed(context: Context) -> set[int]:
    """Sentences that tell a value for each of three years or more: none of these is spoken of further."""
    years: dict[int, list[When]] = {}
    for when in context.spoken:
        if when.time.year is not None and when.time.grain in ("year", "half", "months", "quarter"):
            years.setdefault(when.sentence, []).append(when)
    return {
        number
        for number, named in years.items()
        if len({when.time.year for when in named}) > 2
        and all(context.between(when.end, after.start) for when, after in pairwise(named))
    }


def years_of(when: When) -> set[int]:
    return {day.year for day in (when.time.first, when.time.last) if day is not None}


def commonest(years: list[int | None], past: int | None) -> int | None:
    """The year told most often; of two, the later, which a report compares with the earlier.

    An index of a year that was not over (``past``: the last that was) is one to come.
    """
    known = Counter(year for year in years if year is not None)
    return max(known, key=lambda year: (known[year], past is None or year <= past, year)) if known else None
