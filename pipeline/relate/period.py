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
from pipeline.relate import aims, lookup
from pipeline.relate.times import Context
from pipeline.relate.when import LASTING, LEAD, When, whole_year

__all__ = ["Context", "assign"]

_S = r"[^\S\n]"

# The first value of "từ hạng 12 lên hạng 5" is an earlier one.
_FROM = re.compile(rf"(?<!\w)từ(?:{_S}+(?:vị trí|mức|hạng|chỗ|thứ|thứ hạng|con số|tỷ lệ|tỉ lệ|số))*{_S}*$")
_TO = re.compile(r"[^.;\n]{0,40}?(?<!\w)(?<!trở )(?:lên|xuống|còn|vươn|tụt|sang)(?!\w)")

# A result of comparing two values belongs to the later of them.
_THEREFORE = re.compile(r"(?<!\w)(?:như vậy|tức|nên|vậy là|do đó|nghĩa là|theo đó)(?!\w)[^.;\n]*$|\($")

_BEFORE_THAT = re.compile(
    rf"(?<!\w)(?:trước đó|trước đây|trước kia)(?:{_S}+(?:là|có|mất|chỉ|phải|còn|cần|dùng|sử dụng))*{_S}*$"
)

# What there is: "hiện có 12 công chức", "xã có 8 quầy". What is done time and again: "mỗi tháng 40 hồ sơ".
_NOW_HAS = re.compile(
    rf"(?<!\w)(?<!thực )(?<!thể )(?<!phát )(?:hiện(?!{_S}+(?:hành|đại|trạng)(?!\w))|đang{_S}+có)"
    rf"(?:{_S}+[^\W\d_]+){{0,3}}{_S}*$"
)
_HAS = re.compile(rf"(?<!\w)(?:có|gồm){_S}*(?:(?:hơn|gần|khoảng|trên|tổng số|tất cả){_S}*)?$")
_ALSO_HAS = re.compile(rf"(?:(?<!\w)(?:cùng|và)|,){_S}*(?:(?:hơn|gần|khoảng|trên|tổng số|tất cả){_S}*)?$")
_RATE = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng)[^\S\n]+(?:năm|tháng|ngày|tuần|quý|tối|buổi)(?!\w),?[^.;,\n]*$")
_RATE_AFTER = re.compile(r"[^.;,\d\n]{0,20}(?<!\w)(?:mỗi|một|/)[^\S\n]+(?:năm|tháng|ngày|tuần|quý)(?!\w)")

# What a merger left: "sau sắp xếp, huyện còn 9 phòng".
_MERGED = re.compile(
    rf"(?<!\w)sau(?:{_S}+khi)?{_S}+(?:sắp xếp|sáp nhập|hợp nhất|kiện toàn|tinh gọn)(?!\w)[^.\n]*$"
)

# A quota that was assigned is part of the report: "92 biên chế được giao".
_ASSIGNED = re.compile(r"(?<!\w)(?:được|đã|tỉnh|huyện|trung ương|cấp trên)[^\S\n]+giao(?!\w)[^.;,\n]{0,40}$")
_ASSIGNED_AFTER = re.compile(r"[^.;,\d\n]{0,15}(?<!\w)được[^\S\n]+giao(?!\w)")

# What is measured of land and people holds for years.
_LAND = re.compile(
    r"(?<=\d)[^\S\n]*(?:nghìn|ngàn|vạn|triệu)?[^\S\n]*(?:km2?|km²|cây số|ha|dân|nhân khẩu|khẩu)$"
)

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

_STANDING = frozenset(["staff", "digital_infrastructure", "apparatus"])
"""Counts of these tell what there is, not what was done."""

_AT_ONCE = 3
"""How many sentences a time of the press holds for whatever they tell."""

_WEEKLY = LASTING | {"week"}

_NEAR = 1100
"""How far the year of an index reaches to figures that are none."""


_GAP = 500
"""How far back the words between a time and its figure are read."""


def assign(context: Context, start: int, end: int, kind: str, indicator: str, status: str) -> Period | None:
    """First and last day that the figure ``text[start:end]`` covers, or ``None`` where nothing tells.

    Figures are to be asked for in reading order.
    """
    if status == "target":
        found = aims.target(context, start, end)
        if found is None and _is_assigned(context, start, end):
            found = _actual(context, start, end, kind, indicator)
    elif indicator in INDEXES or (
        indicator == "other" and context.indexed and not _is_sitting(context, start, end)
    ):
        found = _index(context, start, end, kind, indicator)
    else:
        found = _actual(context, start, end, kind, indicator)
    _note_aims(context, start, status)
    if found is not None and status == "actual" and (number := _number(context, start)):
        context.numbers.setdefault(number, found)
    if not context.aside(start):
        context.last, context.last_sentence = found, context.sentence(start)
    return found


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


def _index(context: Context, start: int, end: int, kind: str, indicator: str) -> Period | None:
    """The period of a figure of an index, or of one about its making."""
    if (several := lookup.span(context, start, kind)) is not None:
        return several
    found = lookup.local(context, start, end)
    if found is not None and (found.time.relation == "this" or not found.days):
        found = None
    if found is None:
        found = lookup.after(context, start, end)
    if found is None:
        # Only the yearly indexes are bound to years; others are counted by month and quarter too.
        found = lookup.carried(context, start, _WEEKLY if indicator == "other_index" else frozenset(["year"]))
        if found is not None and found.time.relation == "this":
            found = None
    if found is None and indicator == "other_index" and not context.indexed:
        return context.main
    year = found.time.year if found is not None else _reported(context)
    rises = _FROM.search(context.text[max(0, start - 30) : start]) and _TO.match(context.text, end)
    if year and rises and not (found is not None and found.start >= end):
        return whole_year(year - 1)
    if found is None:
        return whole_year(year) if year else context.main
    gap = context.text[max(found.end, start - _GAP) : start]
    if kind == "change" and year and context.year and year < context.year and _THEREFORE.search(gap):
        return whole_year(context.year)
    return found.days


def _reported(context: Context) -> int | None:
    """The year of the index that an article reports: said, else the one before publication."""
    return context.year or (context.published.year - 1 if context.published else None)


def _actual(context: Context, start: int, end: int, kind: str, indicator: str) -> Period | None:
    """The period of what was done or is the case."""
    if (several := lookup.span(context, start, kind)) is not None:
        return several
    sitting = indicator == "other" and _is_sitting(context, start, end)
    if sitting and (day := lookup.sitting(context, start)) is not None:
        return day
    found = lookup.local(context, start, end)
    if found is None and _is_part(context, start):
        return context.last
    found = found or lookup.following(context, start)
    if found is None and (plan := lookup.carried_out(context, start)) is not None:
        return plan
    if found is None and _refers_back(context, start):
        return context.last
    if found is None and (again := context.numbers.get(_number(context, start))) is not None:
        return again
    if found is not None:
        if found.end <= start and _is_earlier(context, start, end):
            return None
        if found.time.grain == "as_of":
            context.told.setdefault(found.start, set()).add(_family(indicator))
        gap = context.text[max(found.end, start - _GAP) : start]
        if kind == "change" and found.time.relation == "previous" and _THEREFORE.search(gap):
            return context.main
        if found.time.relation == "now":
            if context.day:
                return context.present(start) or (None, context.day)
            return lookup.ranged(context, start)
        context.kin.setdefault(found.days, set()).add(_family(indicator))
        return context.reported(found)
    return _unsaid(context, start, end, kind, indicator)


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


def _unsaid(context: Context, start: int, end: int, kind: str, indicator: str) -> Period | None:
    """The period of a figure whose own sentence names none."""
    if kind == "change" and _is_joined(context, start):
        return context.last
    now = context.present(start)
    before = context.text[max(0, start - 40) : start]
    if _is_earlier(context, start, end) or _LAND.search(context.text, start, end):
        return None
    if kind == "count" and _NOW_HAS.search(before):
        return now
    has = _HAS.search(before) or (context.last == now and _ALSO_HAS.search(before))
    if kind == "count" and now and indicator in _STANDING and has:
        return now
    if kind == "count" and now and indicator == "other" and before.rstrip().endswith(" có"):
        return now
    if _RATE.search(before) or _RATE_AFTER.match(context.text, end):
        return None
    if now and (still := lookup.still_now(context, start)) is not None:
        return still
    counted = lookup.carried(context, start, LASTING | {"as_of"})
    if counted is not None and _family(indicator) in context.told.get(counted.start, ()):
        # A date of counting holds for more figures of the kind that it was given for, and no others.
        return counted.days
    if _MERGED.search(context.text, max(0, start - 150), start):
        return now
    carried = lookup.carried(context, start, LASTING)
    if carried is None:
        if context.last is not None and context.last == lookup.ranged(context, start):
            return context.last
        if start < LEAD and (echoed := lookup.echo(context, start, end)) is not None:
            return echoed.days
        # What a dated report tells without any time is the case as it appears.
        return context.main or now
    if context.is_coming(carried):
        return None
    if carried.measured and context.indexed and start - carried.end > _NEAR:
        return None
    if not _reaches(context, carried, start, indicator):
        return None
    return context.reported(carried)


def _reaches(context: Context, carried: When, start: int, indicator: str) -> bool:
    """Whether a time named some sentences before still holds.

    A report of one period, as offices publish it on a named day, holds on to it; so does one that speaks of
    one year only, for what was done. The press goes from one matter to the next: there a time holds for what
    follows at once and for more of the same kind.
    """
    family = _family(indicator)
    kin = context.kin.setdefault(carried.days, set())
    number = context.sentence(start)
    near = number - carried.sentence <= _AT_ONCE
    follows = context.last == carried.days and number - context.last_sentence <= 1
    reported = context.published or context.indexed or context.summary
    reported = reported or (context.single and indicator != "other" and indicator not in _STANDING)
    if near or follows or reported or (family in kin and family != "other"):
        kin.add(family)
        return True
    return False


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


def _is_earlier(context: Context, start: int, end: int) -> bool:
    """Whether a value is the one that another has taken the place of, which no time is given to."""
    before = context.text[max(0, start - 40) : start]
    rises = _FROM.search(before) and _TO.match(context.text, end)
    return bool(rises or _BEFORE_THAT.search(before))


def _family(indicator: str) -> str:
    return "dossiers" if indicator.startswith("dossiers") else indicator
