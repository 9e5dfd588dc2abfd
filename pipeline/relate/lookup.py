"""Looking a figure's time up: in its own sentence, in those before, or where the body repeats it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extractors.periods.calendar import moved
from extractors.periods.patterns import AND, RESPECTIVELY
from pipeline.records import Period
from pipeline.relate.times import Context
from pipeline.relate.when import LASTING, SPOKEN, When, whole_year

_S = r"[^\S\n]"

# Between a value and the time right after it: "41,62 điểm của năm 2020", "500 hồ sơ trong quý I".
_OWN_AFTER = re.compile(rf"{_S}*(?:[^\W\d_]+{_S}+){{0,3}}?(?:của|trong|ở|hồi|vào|tại){_S}+|{_S}*")

# "(so với 5 vụ trong năm 2014)": the value of the time that it is compared with.
_COMPARED_VALUE = re.compile(rf"so với{_S}+(?:(?:chỉ|mức|con số|hơn|gần){_S}+)*$")

_OF = re.compile(rf"{_S}*(?:điểm|%)?{_S}*của{_S}*")

# Between a time of comparison and the value of that time: "so với năm 2022 (84,79%)".
_QUOTED = re.compile(rf"{_S}*(?:\(|(?:là|đạt|được|chỉ|có|xếp|đứng|ở mức))(?:{_S}*[^\W\d_]+){{0,3}}{_S}*")

_NEW_COUNT = re.compile(rf"(?<!\w)có{_S}*$")

_SINCE_EVENT = re.compile(rf"(?<!\w)(?:từ|trước|sau){_S}+(?:khi|lúc)(?!\w)[^.;,\n]*$")

_CLAUSE = re.compile(r"[,;:.](?=\s)|[()]|\s[-–]\s")

_ONWARD = re.compile(rf"\)?{_S}*(?:xuống|lên|còn|sang)(?!\w)")

_LONG = re.compile(r"năm[^\S\n]+[^\W\d_]")

_NEW_PARAGRAPH = re.compile(r"\n\s*\n")

# A plan dates what its sentence tells; the year in which a standard was set does not.
_SET = re.compile(r"(?<!\w)(?:đặt ra|đề ra|phát động)(?!\w)[^.;\n]{0,30}$")

_FORWARD = 200
"""How far after a figure its time may be named."""

_NEAR = 40
"""How near "lần lượt" follows the times that it orders."""

_OPENING = 30
"""What opens a sentence stands within so many characters of its head."""

_RUN = 5
"""For how many sentences the span of a count goes on."""

REACH = 60
"""How many times a look back passes over: more stand in no sentence or report, but in tables of dates."""


def local(context: Context, start: int, end: int) -> When | None:
    """The time that the figure's own sentence gives it."""
    if (own := beside(context, start, end)) is not None:
        return own
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    if (respective := _respective(context, start, place)) is not None:
        return respective
    now: When | None = None
    for when in reversed(context.whens[max(0, place - REACH) : place]):
        if when.sentence != number:
            break
        if when.time.relation == "now" and when.reach >= start:
            if context.day is not None:
                return when
            # "Trong năm 2022, tỉnh hiện có 90 thủ tục", in a report without a day.
            now = now or when
            continue
        if now is not None and (context.between(when.end, now.start) or when.time.grain not in LASTING):
            break
        if when.time.relation == "same_period" and not when.days and _quotes(context, when, start):
            return _year_before(context, when, start)
        if when.end > start or when.reach < start or not when.days or when.planned:
            continue
        if _spent(context, when, start):
            continue
        if when.time.compared:
            if _quotes(context, when, start):
                return when
        elif when.time.grain == "years":
            if when.time.relation == "next":
                continue
            if when.heading or not context.between(when.end, start):
                return when
        elif _begins(context, when):
            return when
        elif when.time.relation == "part" and when.time.resolved != "text":
            continue
        elif when.time.grain in SPOKEN and not _ahead(context, when):
            return when
    return now


def _respective(context: Context, start: int, place: int) -> When | None:
    """The time of one of several values: "năm 2017 và 2018 lần lượt là 14% và 7%"."""
    last = context.whens[place - 1] if place else None
    if last is None or not last.days or last.sentence != context.sentence(start):
        return None
    said = RESPECTIVELY.search(context.text, last.end, min(start, last.end + _NEAR))
    if said is None or context.between(last.end, said.start()):
        return None
    named = [last]
    for when in reversed(context.whens[max(0, place - REACH) : place - 1]):
        if not when.days or AND.fullmatch(context.text, when.end, named[-1].start) is None:
            break
        named.append(when)
    order = bisect_left(context.figures, start) - bisect_left(context.figures, said.end())
    return named[-1 - order] if len(named) > 1 and order < len(named) else None


def beside(context: Context, start: int, end: int) -> When | None:
    """The time right after a figure: "500 hồ sơ trong quý I", "10 ngày (năm 2016)"."""
    place = bisect_left(context.places, start)
    after = context.whens[place] if place < len(context.whens) else None
    if after is None or after.sentence != context.sentence(start) or not after.days:
        return None
    if after.time.grain not in SPOKEN:
        return None
    gap = context.text[end : after.start]
    compared = after.time.compared and not _COMPARED_VALUE.search(context.text, max(0, start - 20), start)
    if (_OF if compared else _OWN_AFTER).fullmatch(gap):
        return after
    return after if gap.strip() == "(" and context.text[after.end : after.end + 1] == ")" else None


def _year_before(context: Context, when: When, start: int) -> When | None:
    """The time of "(cùng kỳ 480)" where what it is compared with is told before: a year earlier."""
    place = bisect_left(context.places, when.start)
    chained = place > 0 and context.whens[place - 1].time.relation == "same_period"
    spoken = None if chained else local(context, when.start, when.start)
    spoken = spoken or carried(context, start, LASTING)
    if spoken is None or spoken.days is None:
        return None
    first, last = (day and moved(day, -1) for day in spoken.days)
    return replace(when, time=replace(when.time, first=first, last=last))


def _begins(context: Context, when: When) -> bool:
    """Whether a time opens its sentence with the day since when: "Từ ngày 1/7/2023, 9 xã thí điểm"."""
    if when.time.grain != "since" or when.time.first is None:
        return False
    head = context.bounds[when.sentence][0]
    return when.start - head <= _OPENING and not context.between(head, when.start)


def ranged(context: Context, start: int) -> Period | None:
    """The span ("từ ngày 1/3/2024 đến 30/9/2024") of the figures just told, for those of "đến nay".

    It holds in an undated report for some sentences while its figures go on from one to the next.
    """
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    for when in reversed(context.whens[max(0, place - REACH) : place]):
        if when.time.relation == "now" or when.time.grain == "day":
            continue
        if when.time.grain != "range" or when.time.compared or when.reach < start:
            return None
        told = context.last == when.days and number - context.last_sentence <= 1
        return when.days if told and number - when.sentence <= _RUN else None
    return None


def _spent(context: Context, when: When, start: int) -> bool:
    """Whether a time belongs to the first of two values: "từ 18 ngày năm 2014 xuống còn 10 ngày"."""
    gap = context.text[when.end : min(start, when.end + 40)]
    if _ONWARD.match(gap) is None or when.heading:
        return False
    place = bisect_left(context.figures, when.start)
    return place > 0 and when.start - context.figures[place - 1] < 30


def _quotes(context: Context, when: When, start: int) -> bool:
    """Whether the figure is that of a time of comparison: "so với năm 2022 (84%)", "(cùng kỳ 480)"."""
    if start - when.end > 60:
        return False
    gap = context.text[when.end : start]
    head = context.bounds[when.sentence][0]
    if not context.text[head : when.start].strip("-–+ ").startswith("so") or context.between(
        head, when.start
    ):
        pass
    elif _NEW_COUNT.search(gap):
        # "So với năm 2022 có 7 xã tụt hạng": what was found by comparing.
        return False
    if when.time.relation == "same_period" and when.start == context.bounds[when.sentence][0]:
        # "Cùng kỳ năm trước, xã chỉ có 52%": a sentence about that time.
        return not context.between(when.end, start)
    return _QUOTED.fullmatch(gap) is not None or (when.reach < len(context.text) and not gap.strip())


def _ahead(context: Context, when: When) -> bool:
    """A goal's year ("đến năm 2030") unless it had come when the article was written."""
    if when.time.relation != "target":
        return False
    return bool(context.published and when.time.year and when.time.year > context.published.year)


def following(context: Context, start: int) -> When | None:
    """The time that the figure's sentence names after it, if it names none before."""
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    for when in context.whens[place : place + 3]:
        if when.sentence != number or when.start - start >= _FORWARD:
            return None
        if when.start in context.spoken_places and not _is_of_brackets(context, start, when):
            return None if _is_of_another(context, start, when) else when
    return None


def _is_of_brackets(context: Context, start: int, when: When) -> bool:
    """Whether a time dates a figure of the brackets that open after this one: "64% (quý I/2017 đạt 42%)"."""
    if when.reach == len(context.text) or not context.between(when.end, when.reach):
        return False
    return "(" in context.text[start : when.start]


def _is_of_another(context: Context, start: int, when: When) -> bool:
    """Whether a time is that of a later figure or of an event that is counted from.

    "Có 60 xã, quá nhỏ so với 40 xã của năm 1980"; "6 lần dẫn đầu từ khi chỉ số được công bố năm 2005".
    """
    if _SINCE_EVENT.search(context.text, start, when.start):
        return True
    if not context.between(start + 1, when.start):
        return False
    gap = context.text[start : when.start]
    return gap.endswith("của ") and "so với" in gap


def after(context: Context, start: int, end: int) -> When | None:
    """The time that a figure's own clause ends with: "đứng thứ 2 về chỉ số CCHC năm 2022"."""
    found = following(context, start)
    if found is None or found.time.compared or context.between(end, found.start):
        return None
    return None if _CLAUSE.search(context.text, end, found.start) else found


def sitting(context: Context, start: int) -> Period | None:
    """The day of a vote: the last one named before, else the next."""
    place = bisect_left(context.places, start)
    before = reversed(context.whens[max(0, place - REACH) : place])
    for when in (*before, *context.whens[place : place + 3]):
        if when.time.grain == "day":
            return when.days
    return None


def carried_out(context: Context, start: int) -> Period | None:
    """The year of the plan that a sentence opens with: "Thực hiện kế hoạch năm 2021, xã đã mở 3 lớp"."""
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    named = [when for when in context.whens[max(0, place - REACH) : place] if when.sentence == number]
    if len(named) != 1 or not named[0].planned or named[0].time.grain != "year":
        return None
    when = named[0]
    head = context.bounds[number][0]
    if context.between(head, when.start) or _SET.search(context.text, head, when.start):
        return None
    now = context.published.year if context.published else None
    ahead = now is not None and (when.time.year or 0) > now
    return None if ahead else when.days


def carried(context: Context, start: int, grains: frozenset[str]) -> When | None:
    """The last time spoken of in the sentences before."""
    first = context.bounds[context.sentence(start)][0] if context.bounds else 0
    place = bisect_left(context.lasting_places, first)
    for when in reversed(context.lasting[max(0, place - REACH) : place]):
        if when.time.grain not in grains:
            continue
        if when.sentence in context.aimed or context.is_asked(when):
            # The time of a goal does not date what was done.
            continue
        earlier = context.main and when.time.last and context.main[0] and when.time.last < context.main[0]
        if earlier and (
            _NEW_PARAGRAPH.search(context.text, when.end, min(first, when.end + 1500))
            or when.sentence < context.last_aimed < context.sentence(first)
        ):
            # A look back ends with its paragraph, or where goals are told.
            continue
        return when
    return None


def span(context: Context, start: int, kind: str) -> Period | None:
    """ "5 năm qua", "hai năm liền" right before a figure: the years up to the one that is reported."""
    place = bisect_left(context.places, start) - 1
    if place < 0 or context.year is None:
        return None
    when = context.whens[place]
    if when.time.grain != "span" or not _LONG.search(context.text, when.start, when.end):
        return None
    exact = kind == "rank" and not context.text.startswith(("top", "tốp", "nhóm"), start)
    if exact and context.text.startswith("năm thứ", when.start):
        # Who leads "for the third year" has the rank of that year; to be in the top five is told of all.
        return None
    if when.sentence != context.sentence(start) or not 1 < (when.time.count or 0) <= 20:
        return None
    if context.between(when.end, start) or "(" in context.text[when.end : start]:
        return None
    return whole_year(context.year - (when.time.count or 0) + 1, context.year)


def still_now(context: Context, start: int) -> Period | None:
    """ "Đến nay" goes on governing its paragraph until another time is named."""
    place = bisect_left(context.places, start) - 1
    while place >= 0 and context.whens[place].time.grain == "day":
        place -= 1
    if place < 0:
        return None
    when = context.whens[place]
    if when.time.relation != "now" or start - when.end > 1000 or "\n" in context.text[when.end : start]:
        return None
    at_once = context.sentence(start) - when.sentence <= 1 and not context.between(when.end, start)
    return when.days if context.main is None or at_once else None


def echo(context: Context, start: int, end: int) -> When | None:
    """The time that the body gives to a figure which the headline or the lead only quotes."""
    best: When | None = None
    for at, alike in echoes(context, start, end):
        found = local(context, at, at + end - start) or carried(context, at, LASTING | {"as_of"})
        if found is not None:
            if alike:
                return found
            best = best or found
    return best


def echoes(context: Context, start: int, end: int) -> Iterator[tuple[int, bool]]:
    """Places where a figure is repeated further on, and whether after the same word."""
    quote = context.text[start:end]
    led = context.text[max(0, start - 12) : start].split()[-1:]
    at = end
    for _ in range(8):
        at = context.text.find(quote, at)
        if at < 0:
            return
        stop = at + len(quote)
        whole = not (context.text[at - 1 : at].isalnum() or context.text[stop : stop + 1].isalnum())
        if whole and context.text[at - 1] not in ".,/":
            yield at, context.text[max(0, at - 12) : at].split()[-1:] == led
        at = stop
