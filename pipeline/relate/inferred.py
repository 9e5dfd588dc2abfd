"""What time a figure covers whose own sentence names none: candidates with the evidence for each.

The times of the sentences around it, of the headline and lead and of the report as a whole, that of the
figure before, the day of publication, the years beside it, and no time at all. Which of them holds is
weighed, not ordered: rules that settle it one after the other fitted the articles they were written for
and no others.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from gazetteer.indicators import INDEXES
from pipeline.records import Period
from pipeline.relate import aims, lookup
from pipeline.relate.ranker import Candidate, Candidates
from pipeline.relate.times import Context
from pipeline.relate.when import LASTING, LEAD, When, whole_year

_S = r"[^\S\n]"

# The first value of "từ hạng 12 lên hạng 5" is an earlier one.
_FROM = re.compile(rf"(?<!\w)từ(?:{_S}+(?:vị trí|mức|hạng|chỗ|thứ|thứ hạng|con số|tỷ lệ|tỉ lệ|số))*{_S}*$")
_TO = re.compile(r"[^.;\n]{0,40}?(?<!\w)(?<!trở )(?:lên|xuống|còn|vươn|tụt|sang)(?!\w)")
_BEFORE_THAT = re.compile(
    rf"(?<!\w)(?:trước đó|trước đây|trước kia)(?:{_S}+(?:là|có|mất|chỉ|phải|còn|cần|dùng|sử dụng))*{_S}*$"
)

# What there is: "hiện có 12 công chức", "xã có 8 quầy". What is done time and again: "mỗi tháng 40 hồ sơ".
_NOW_HAS = re.compile(
    rf"(?<!\w)(?<!thực )(?<!thể )(?<!phát )(?:hiện(?!{_S}+(?:hành|đại|trạng)(?!\w))|đang{_S}+có)"
    rf"(?:{_S}+[^\W\d_]+){{0,3}}{_S}*$"
)
_HAS = re.compile(rf"(?<!\w)(?:có|gồm){_S}*(?:(?:hơn|gần|khoảng|trên|tổng số|tất cả){_S}*)?$")
_RATE = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng)[^\S\n]+(?:năm|tháng|ngày|tuần|quý|tối|buổi)(?!\w),?[^.;,\n]*$")
_RATE_AFTER = re.compile(r"[^.;,\d\n]{0,20}(?<!\w)(?:mỗi|một|/)[^\S\n]+(?:năm|tháng|ngày|tuần|quý)(?!\w)")

# What a merger left: "sau sắp xếp, huyện còn 9 phòng".
_MERGED = re.compile(
    rf"(?<!\w)sau(?:{_S}+khi)?{_S}+(?:sắp xếp|sáp nhập|hợp nhất|kiện toàn|tinh gọn)(?!\w)[^.\n]*$"
)

# What is measured of land and people holds for years.
_LAND = re.compile(
    r"(?<=\d)[^\S\n]*(?:nghìn|ngàn|vạn|triệu)?[^\S\n]*(?:km2?|km²|cây số|ha|dân|nhân khẩu|khẩu)$"
)

_STANDING = frozenset(["staff", "digital_infrastructure", "apparatus"])
"""Counts of these tell what there is, not what was done."""

_GRAINS = {"month": "part", "months": "part", "quarter": "part", "half": "part", "since": "range"}
"""Grains that behave alike: parts of a year, and spans from day to day."""

_BACK, _ON = 24, 3
"""How many times before a figure and after it are looked at; all of the lead are."""


def candidates(
    context: Context, start: int, end: int, kind: str, indicator: str, status: str
) -> list[Candidate]:
    """What ``text[start:end]`` can cover: first and last day, or ``None`` for what nothing tells."""
    if (told := _told(context, start, end, kind, indicator, status)) is not None:
        return [Candidate(told[0])]
    found = Candidates()
    number = context.sentence(start)
    group, dated = _group(indicator), "dated" if context.published else "undated"
    timed = False
    for when, where in _around(context, start, number):
        timed = timed or where == "here"
        candidate = found[when.days]
        for name in _names(context, when, where, kind, group, status):
            candidate.note(name)
    bare = "timed" if timed else "bare"
    _note(found[None], "none", group, status, dated, f"{dated}:{bare}", f"{dated}:{min(context.variety, 4)}")
    if (main := context.main) is not None:
        _note(found[main], "main", group, status, dated, bare)
    _continued(context, found, number, indicator, status, bare)
    _published(context, found, start, kind, group, status, bare)
    _carried(context, found, start, number, indicator, group, dated)
    _hinted(context, found, start, end, kind, dated)
    if status == "target":
        found[None].note("aim:none")
    if context.year is not None:
        _note(found[whole_year(context.year)], "year", group, f"{group}:{bare}")
    if start < LEAD and not timed and (echoed := lookup.echo(context, start, end)) is not None:
        found[echoed.days].note("echo")
    for days, candidate in found.items():
        if times := context.given.get(days):
            candidate.note("given", times / context.settled)
        if days is None:
            continue
        if share := context.shares.get(days):
            candidate.note("share", share)
            candidate.note(f"share:{group}", share)
        if context.variety == 1 and share:
            candidate.note("single")
        if context.published and days[1] and days[1] > context.published:
            _note(candidate, "future", status)
    return list(found.values())


def is_earlier(context: Context, start: int, end: int) -> bool:
    """Whether a value is the one that another has taken the place of, which no time is given to."""
    return rises(context, start, end) or (
        _BEFORE_THAT.search(context.text, max(0, start - 40), start) is not None
    )


def rises(context: Context, start: int, end: int) -> bool:
    """Whether a value is the first of two: "từ hạng 12 lên hạng 5"."""
    before = context.text[max(0, start - 40) : start]
    return _FROM.search(before) is not None and _TO.match(context.text, end) is not None


def family(indicator: str) -> str:
    """Indicators whose figures are told together count as one."""
    return "dossiers" if indicator.startswith("dossiers") else indicator


def _group(indicator: str) -> str:
    if indicator in INDEXES:
        return "index"
    if indicator in _STANDING:
        return "standing"
    return indicator if indicator == "other" else "dossiers" if indicator.startswith("dossiers") else "rest"


def _note(candidate: Candidate, rule: str, *more: str) -> None:
    candidate.note(rule)
    for detail in more:
        candidate.note(f"{rule}:{detail}")


def _around(context: Context, start: int, number: int) -> Iterator[tuple[When, str]]:
    """The times near a figure and those of the lead, each with where it stands."""
    place = bisect_left(context.places, start)
    first = max(0, place - _BACK)
    lead = bisect_left(context.places, LEAD)
    for when in (*context.whens[: min(lead, first)], *context.whens[first : place + _ON]):
        if not when.days:
            continue
        back = number - when.sentence
        if back == 0:
            where = "here"
        elif back < 0:
            where = "later"
        else:
            where = "one" if back == 1 else "few" if back <= 3 else "some" if back <= 8 else "far"
        yield when, where


def _names(context: Context, when: When, where: str, kind: str, group: str, status: str) -> Iterator[str]:
    time = when.time
    grain = _GRAINS.get(time.grain, time.grain)
    relation = time.relation or "plain"
    yield where
    yield f"{where}:{grain}{':head' if when.heading else ''}"
    yield f"relation:{relation}"
    yield f"relation:{relation}:{where}"
    yield grain
    yield f"{grain}:{group}"
    if when.reach < len(context.text):
        yield f"bracket:{where}"
    if time.compared:
        yield "compared"
        yield f"compared:{where}"
        yield f"compared:{where}:{kind == 'change'}"
    if when.planned:
        yield "planned"
        yield f"planned:{status}"
        yield f"planned:{where}:{status}"
    if when.measured:
        yield "measured"
        yield f"measured:{group}"
    if status != "actual":
        yield f"{status}:{relation}"
        yield f"{status}:{grain}"
        yield f"{status}:{where}"
    if when.start < LEAD:
        yield "lead"
        yield f"lead:{grain}"
    if when.end <= context.title_end:
        yield "title"
        yield f"title:{grain}"


def _continued(
    context: Context, found: Candidates, number: int, indicator: str, status: str, bare: str
) -> None:
    """The time of the figure before."""
    if context.last_of is not None:
        back = min(number - context.last_sentence, 3)
        same = "same" if context.last_of[0] == indicator else "another"
        stays = "stays" if context.last_of[1] == status else "turns"
        _note(found[context.last], "last", f"{back}", f"{back}:{same}", f"{back}:{stays}", f"{back}:{bare}")


def _published(
    context: Context, found: Candidates, start: int, kind: str, group: str, status: str, bare: str
) -> None:
    """The day of publication, of the count before it, and the years of both; else the day of the event."""
    if context.published is None:
        if context.day is not None:
            _note(found[None, context.day], "event", group)
        return
    year = context.published.year
    found[None, context.published].note("published")
    _note(found[context.present(start)], "present", group, f"{kind}:{bare}")
    _note(found[whole_year(year - 1)], "past year", group)
    _note(found[whole_year(year)], "this year", status)


def _carried(
    context: Context, found: Candidates, start: int, number: int, indicator: str, group: str, dated: str
) -> None:
    """The time that heads the sentences before."""
    kind = family(indicator)
    counted = lookup.carried(context, start, LASTING | {"as_of"})
    if counted is not None and kind in context.told.get(counted.start, ()):
        # A date of counting holds for more figures of the kind that it was given for.
        found[counted.days].note("counted")
    if (still := lookup.still_now(context, start)) is not None:
        found[still].note("still")
    carried = lookup.carried(context, start, LASTING)
    if carried is None:
        found[None].note(f"nothing carried:{dated}")
        if context.last is not None and context.last == lookup.ranged(context, start):
            found[context.last].note("ranged")
        return
    days = context.reported(carried)
    back = min(number - carried.sentence, 4)
    _note(found[days], "carried", group, dated, f"{back}", f"{back}:{dated}")
    if kind in context.kin.get(carried.days, ()):
        found[days].note("kin:other" if kind == "other" else "kin")
    if context.is_coming(carried):
        found[days].note("coming")


def _told(
    context: Context, start: int, end: int, kind: str, indicator: str, status: str
) -> tuple[Period | None] | None:
    """What the words around the figure say of its time without naming one, where they leave no doubt."""
    if status == "target":
        return aims.told(context, start, end)
    silent = context.published is not None and not context.variety and context.main is None
    if indicator in INDEXES:
        # A report that names no time is of the last year that was over, or of the day that it appears.
        return (whole_year(context.published.year - 1),) if silent and context.published else None
    if is_earlier(context, start, end) or _LAND.search(context.text, start, end):
        return (None,)
    if kind == "count" and context.published:
        has = _NOW_HAS.search(context.text, max(0, start - 40), start)
        if has or _MERGED.search(context.text, max(0, start - 150), start):
            return (context.present(start),)
    return (context.present(start),) if silent else None


def _hinted(context: Context, found: Candidates, start: int, end: int, kind: str, dated: str) -> None:
    """Words around the figure that speak for what is the case now, or for no time at all."""
    before = context.text[max(0, start - 40) : start]
    none = found[None]
    if _NOW_HAS.search(before):
        none.note(f"now has:{dated}")
    elif kind == "count" and _HAS.search(before):
        none.note(f"has:{dated}")
        if context.published:
            found[context.present(start)].note("present:has")
    if _RATE.search(before) or _RATE_AFTER.match(context.text, end):
        none.note("rate")
    if kind == "change":
        none.note("change")
