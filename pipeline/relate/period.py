"""Which days each figure covers.

A time at the head of a sentence governs what follows until another does; a time in brackets governs the
brackets; a time of comparison governs only the value quoted beside it; an index is dated by the year that
it measures; a goal by the time that it is set for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from extractors.mentions import Mention, get
from extractors.periods.patterns import MEASURED, PLANNED
from extractors.periods.values import Period as Time
from gazetteer.indicators import INDEXES
from pipeline.records import Period
from pipeline.segment import folded, sentences

_SPOKEN = frozenset(["year", "years", "half", "quarter", "month", "months", "week", "range", "as_of"])
"""Grains that can be what a report speaks of; days are those of meetings and signatures."""
_LASTING = frozenset(["year", "half", "quarter", "month", "months", "range"])
"""Grains that go on governing the sentences that follow."""

_S = r"[^\S\n]"
# Between a value and the time right after it: "41,62 điểm của năm 2020", "500 hồ sơ trong quý I".
_OWN_AFTER = re.compile(rf"{_S}*(?:[^\W\d_]+{_S}+){{0,3}}?(?:của|trong|ở|hồi|vào|tại){_S}+|{_S}*")
_OF = re.compile(rf"{_S}*(?:điểm|%)?{_S}*của{_S}*")
# Between a time of comparison and the value of that time: "so với năm 2022 (84,79%)".
_QUOTED = re.compile(
    rf"{_S}*(?:\(|,?{_S}*(?:là|đạt|được|chỉ|có|xếp|đứng|ở mức))(?:{_S}*[^\W\d_]+){{0,3}}{_S}*"
)
_FROM = re.compile(rf"(?<!\w)từ(?:{_S}+(?:vị trí|mức|hạng|chỗ|thứ|thứ hạng|con số|tỷ lệ|tỉ lệ|số))*{_S}*$")
_TO = re.compile(r"[^.;\n]{0,40}?(?<!\w)(?<!trở )(?:lên|xuống|còn|vươn|tụt|sang)(?!\w)")
# A result of comparing two values belongs to the later of them.
_THEREFORE = re.compile(r"(?<!\w)(?:như vậy|tức|nên|vậy là|do đó|nghĩa là|theo đó)(?!\w)[^.;\n]*$|\($")
_BEFORE_THAT = re.compile(
    rf"(?<!\w)(?:trước đó|trước đây|trước kia)(?:{_S}+(?:là|có|mất|chỉ|phải|còn))*{_S}*$"
)
_LOOKS_BACK = re.compile(r"[\s\"“(–-]*(?:trước đó|trước đây|trước nay)(?!\w)")
_AT_HEAD = re.compile(
    rf"(?:^|[,;:.!?…\n(\"“»–-]){_S}*(?:(?:cũng|chỉ|riêng|ngay|tính|chung|và|thì|còn|nhưng|đến|sau|trong|ở|vào|của|cả"
    rf"|kết|quả|tổng|kết|hết|từ|khi|bước|sang|so|với|nhìn|lại|trên|tại|suốt|qua|giai|đoạn){_S}+)*$"
)
_TOPIC = re.compile(
    rf"(?<!\w)(?:công tác|kết quả|cải cách hành chính|cchc|tình hình|báo cáo|tổng kết|xếp loại)(?!\w)(?:{_S}*[^\W\d_]+,?){{0,8}}{_S}*\(?{_S}*$"
)
_NEW_PARAGRAPH = re.compile(r"\n\s*\n")
_HOLIDAY = re.compile(r"(?<!\w)(?:tết|xuân|dịp|lễ)(?!\w)[^.;,\n]{0,30}$")
_NOW_HAS = re.compile(rf"(?<!\w)(?<!thực )(?<!thể )(?<!phát )(?:hiện|đang)(?:{_S}+[^\W\d_]+){{0,3}}{_S}*$")
_HAS = re.compile(rf"(?<!\w)(?:có|gồm|cùng|và){_S}*(?:(?:hơn|gần|khoảng|trên|tổng số|tất cả){_S}*)?$|,{_S}*$")
_RATE = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng|từng|một)[^\S\n]+(?:năm|tháng|ngày|tuần|quý|buổi)(?!\w)")
_SURVEY = re.compile(r"(?<!\w)(?:khảo sát|điều tra|lấy phiếu|lấy ý kiến|thu thập)(?!\w)")
_JUST = re.compile(r"(?<!\w)(?:vừa|mới)(?:[^\S\n]+(?:được|ký|ban|hành|thông|qua|phê|duyệt|có|ra))+(?!\w)")
_LONG = re.compile(r"năm[^\S\n]+[^\W\d_]")
_STANDING = frozenset(["staff", "digital_infrastructure", "apparatus"])
"""Counts of these tell what there is, not what was done."""
_LEAD = 700
"""A headline and its lead are within so many characters."""
_NEAR = 700
"""How far the year of an index reaches to figures that are none."""


@dataclass(frozen=True, slots=True)
class _When:
    """A time in the text and how far it reaches."""

    start: int
    end: int
    time: Time
    sentence: int
    reach: int
    """End of the brackets that it stands in, else of the text."""
    planned: bool
    measured: bool
    """The year of an index: "PAR INDEX 2018"."""
    heading: bool
    """At the head of a sentence or clause, before any of the sentence's figures."""

    @property
    def days(self) -> Period | None:
        return (self.time.first, self.time.last) if self.time.known else None


class Context:
    """The times of an article read once; ``assign`` then looks up one figure at a time."""

    def __init__(self, doc: Doc) -> None:
        self.text = folded(doc)
        self.bounds = sentences(doc)
        self._starts = [start for start, _ in self.bounds]
        article = doc._.article
        self.published: date | None = article.published if article is not None else None
        self.figures = [mention.start for mention in get(doc, "quantity")]
        self.whens = self._read(doc)
        self.places = [when.start for when in self.whens]
        self.spoken = [when for when in self.whens if self._is_spoken(when)]
        self.spoken_places = {when.start for when in self.spoken}
        self.lasting = [
            when
            for when in self.spoken
            if when.time.grain in _LASTING | {"as_of"}
            and when.heading
            and when.reach == len(self.text)
            and not (when.time.first and when.time.last and (when.time.last - when.time.first).days > 366)
        ]
        self.lasting_places = [when.start for when in self.lasting]
        years = [w for w in self.spoken if w.time.grain == "year" and w.time.relation is None]
        self.indexed = 2 * sum(when.measured for when in years) > len(self.spoken)
        """Whether the article reports an index."""
        self.year = _commonest([w.time.year for w in years if w.measured] or [w.time.year for w in years])
        self.main = self._main(get(doc, "document"))
        self.told: dict[int, set[str]] = {}
        """Kinds of figure that a date of counting ("tính đến …") was given to, by its place."""

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def between(self, start: int, end: int) -> bool:
        """Whether a figure stands between two places."""
        return bisect_left(self.figures, start) < bisect_left(self.figures, end)

    def _read(self, doc: Doc) -> list[_When]:
        taken = sorted((m.start, m.end) for kind in ("furniture", "document") for m in get(doc, kind))
        starts = [start for start, _ in taken]
        reach = _brackets(self.text)
        whens: list[_When] = []
        for start, end, time in get(doc, "period"):
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < taken[at][1]:
                continue
            before = self.text[max(0, start - 70) : start]
            number = self.sentence(start)
            head = self._starts[number] if self._starts else 0
            opened = self._bracket_of(start, head)
            stop = reach.get(opened, len(self.text))
            if (
                stop < len(self.text)
                and not self.between(opened, stop)
                and not re.search(r"\d", self.text[opened:start] + self.text[end:stop])
            ):
                # Brackets that hold a time and nothing else date what they follow: "(từ 1/7 đến 7/8)".
                stop = len(self.text)
            measured = MEASURED.search(before) is not None
            sentence = before[max(0, head - start + len(before)) :] if start - head < len(before) else before
            topical = (
                time.grain not in ("year", "years")
                or measured
                or self.text[end : end + 1] in (",", ":")
                or _AT_HEAD.search(sentence) is not None
                or _TOPIC.search(sentence) is not None
            )
            first = topical and not self.between(head, start)
            whens.append(
                _When(
                    start,
                    end,
                    time,
                    number,
                    stop,
                    time.grain in ("year", "years", "half", "months") and PLANNED.search(before) is not None,
                    measured,
                    first and not _LOOKS_BACK.match(self.text, head),
                )
            )
        return whens

    def _is_spoken(self, when: _When) -> bool:
        time = when.time
        return (
            time.grain in _SPOKEN
            and time.known
            and not (time.compared or when.planned)
            and not (time.grain == "year" and _HOLIDAY.search(self.text, max(0, when.start - 40), when.start))
            and time.relation not in ("target", "part", "now", "before", "next", "previous")
        )

    def _bracket_of(self, at: int, head: int) -> int:
        """The bracket that is open at ``at`` in its sentence, or -1."""
        opened = self.text.rfind("(", max(head, at - 200), at)
        return opened if opened >= 0 and self.text.find(")", opened, at) < 0 else -1

    def _main(self, documents: list[Mention]) -> Period | None:
        """The time that a report as a whole speaks of: named early on, more than once, or that of its survey."""
        named = Counter(when.days for when in self.spoken)
        early = max(_LEAD, 0.4 * len(self.text))
        for when in self.lasting:
            if when.start < early or named[when.days] > 1:
                return when.days
        for when in self.lasting:
            start, end = self.bounds[when.sentence]
            if when.time.grain == "range" and _SURVEY.search(self.text, start, end):
                return when.days
        if self.spoken:
            return None
        issued = {
            value.year or value.date.year
            for start, end, value in documents
            if (value.year or value.date) and _JUST.search(self.text, max(0, start - 40), end + 20)
        }
        if len(issued) == 1:
            return _year(issued.pop())
        # Without a time of its own, a report of acts and decisions speaks of the one year of their dates.
        dated = {
            (w.time.first or w.time.last).year  # type: ignore[union-attr]
            for w in self.whens
            if w.time.grain == "day" and w.time.known and w.time.resolved in ("text", "context")
        }
        return _year(dated.pop()) if len(dated) == 1 else None


def _commonest(years: list[int | None]) -> int | None:
    known = Counter(year for year in years if year is not None)
    return max(known, key=lambda year: known[year]) if known else None


def _brackets(text: str) -> dict[int, int]:
    """Opening brackets and where they close, on one line."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in re.finditer(r"[()\n]", text):
        if match.group() == "(":
            opened.append(match.start())
        elif match.group() == "\n":
            opened.clear()
        elif opened:
            pairs[opened.pop()] = match.start()
    return pairs


def _year(first: int, last: int | None = None) -> Period:
    return date(first, 1, 1), date(last or first, 12, 31)


def _family(indicator: str) -> str:
    return "dossiers" if indicator.startswith("dossiers") else indicator


def assign(context: Context, start: int, end: int, kind: str, indicator: str, status: str) -> Period | None:
    """First and last day that the figure ``text[start:end]`` covers, or ``None`` where nothing tells.

    Figures are to be asked for in reading order.
    """
    if status == "target":
        return _target(context, start)
    if indicator in INDEXES or (indicator == "other" and context.indexed):
        return _index(context, start, end, kind, indicator)
    return _actual(context, start, end, kind, indicator)


def _local(context: Context, start: int, end: int) -> _When | None:
    """The time that the figure's own sentence gives it."""
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    after = context.whens[place] if place < len(context.whens) else None
    if after is not None and after.sentence == number and after.days and after.time.grain in _SPOKEN:
        gap = context.text[end : after.start]
        if (_OF if after.time.compared else _OWN_AFTER).fullmatch(gap):
            return after
    for at in range(place - 1, -1, -1):
        when = context.whens[at]
        if when.sentence != number:
            break
        if when.end > start or when.reach < start or not when.days or when.planned:
            continue
        if when.time.compared:
            if _QUOTED.fullmatch(context.text, when.end, min(start, when.end + 60)) and start < when.end + 60:
                return when
        elif when.time.grain == "years":
            if not context.between(when.end, start):
                return when
        elif when.time.relation == "part" and when.time.resolved != "text":
            continue
        elif when.time.grain in _SPOKEN and when.time.relation != "target":
            return when
    return None


def _following(context: Context, start: int) -> _When | None:
    """The time that the figure's sentence names after it, if it names none before."""
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    for when in context.whens[place : place + 3]:
        if when.sentence == number and when.start in context.spoken_places and when.start - start < 200:
            return when
    return None


def _carried(context: Context, start: int, grains: frozenset[str]) -> _When | None:
    """The last time spoken of in the sentences before."""
    first = context.bounds[context.sentence(start)][0] if context.bounds else 0
    for at in range(bisect_left(context.lasting_places, first) - 1, -1, -1):
        when = context.lasting[at]
        if when.time.grain not in grains:
            continue
        earlier = context.main and when.time.last and context.main[0] and when.time.last < context.main[0]
        if earlier and _NEW_PARAGRAPH.search(context.text, when.end, min(first, when.end + 1500)):
            # A look back ends with its paragraph.
            continue
        return when
    return None


def _span(context: Context, start: int) -> Period | None:
    """ "5 năm qua", "hai năm liền" right before a figure: the years up to the one that is reported."""
    place = bisect_left(context.places, start) - 1
    if place < 0 or context.year is None:
        return None
    when = context.whens[place]
    if when.time.grain != "span" or not _LONG.search(context.text, when.start, when.end):
        return None
    if when.sentence != context.sentence(start) or not when.time.count:
        return None
    if context.between(when.end, start) or not 1 < when.time.count <= 20:
        return None
    return _year(context.year - when.time.count + 1, context.year)


def _index(context: Context, start: int, end: int, kind: str, indicator: str) -> Period | None:
    if (several := _span(context, start)) is not None:
        return several
    found = _local(context, start, end)
    if found is not None and found.time.relation == "this":
        found = None
    if found is None:
        # Only the yearly indexes are bound to years; others are counted by month and quarter too.
        found = _carried(context, start, _LASTING if indicator == "other_index" else frozenset(["year"]))
        if found is not None and found.time.relation == "this":
            found = None
    if found is None and indicator == "other_index" and not context.indexed:
        return context.main
    year = found.time.year if found is not None else _reported(context)
    rises = _FROM.search(context.text[max(0, start - 30) : start]) and _TO.match(context.text, end)
    if year and rises:
        return _year(year - 1)
    if found is None:
        return _year(year) if year else context.main
    gap = context.text[found.end : start]
    if kind == "change" and year and context.year and year < context.year and _THEREFORE.search(gap):
        return _year(context.year)
    return found.days


def _reported(context: Context) -> int | None:
    """The year of the index that an article reports: said, else the one before publication."""
    return context.year or (context.published.year - 1 if context.published else None)


def _target(context: Context, start: int) -> Period | None:
    number = context.sentence(start)
    place = bisect_left(context.places, start)
    for at in range(place - 1, -1, -1):
        when = context.whens[at]
        if when.sentence != number:
            break
        if when.time.relation == "before" and ";" in context.text[when.end : start]:
            continue
        if when.days and not when.time.compared and when.reach >= start and when.time.grain != "day":
            return when.days
    if place < len(context.whens):
        when = context.whens[place]
        if when.sentence == number and when.days and not when.time.compared and when.time.grain != "day":
            return when.days
    if place and number - (when := context.whens[place - 1]).sentence <= 2 and when.time.grain == "since":
        if "hiệu lực" in context.text[max(0, when.start - 30) : when.start]:
            return when.days
    return None


def _actual(context: Context, start: int, end: int, kind: str, indicator: str) -> Period | None:
    if (several := _span(context, start)) is not None:
        return several
    found = _local(context, start, end) or _following(context, start)
    if found is not None:
        if found.time.grain == "as_of":
            context.told.setdefault(found.start, set()).add(_family(indicator))
        gap = context.text[found.end : start] if found.end <= start else ""
        if kind == "change" and found.time.relation == "previous" and _THEREFORE.search(gap):
            return context.main
        return found.days
    return _unsaid(context, start, end, kind, indicator)


def _unsaid(context: Context, start: int, end: int, kind: str, indicator: str) -> Period | None:
    """The period of a figure whose own sentence names none."""
    now = (None, context.published) if context.published else None
    before = context.text[max(0, start - 40) : start]
    rises = _FROM.search(before) and _TO.match(context.text, end)
    if rises or _BEFORE_THAT.search(before):
        return None
    if kind == "count" and _NOW_HAS.search(before):
        return now
    if kind == "count" and now and indicator in _STANDING and _HAS.search(before):
        return now
    if kind == "count" and now and indicator == "other" and before.rstrip().endswith(" có"):
        return now
    first, last = context.bounds[context.sentence(start)] if context.bounds else (0, end)
    if _RATE.search(context.text, max(first, start - 60), min(last, end + 20)):
        return None
    carried = _carried(context, start, _LASTING | {"as_of"})
    while carried is not None and carried.time.grain == "as_of":
        if _family(indicator) in context.told.get(carried.start, ()):
            return carried.days
        carried = _carried(context, carried.start, _LASTING | {"as_of"})
    if carried is None:
        if start < _LEAD and (echoed := _echo(context, start, end)) is not None:
            return echoed.days
        return context.main
    if carried.measured and context.indexed and start - carried.end > _NEAR:
        return None
    return carried.days


def _echo(context: Context, start: int, end: int) -> _When | None:
    """The time that the body gives to a figure which the headline or the lead only quotes."""
    quote = context.text[start:end]
    at = end
    best: _When | None = None
    led = context.text[max(0, start - 12) : start].split()[-1:]
    for _ in range(8):
        at = context.text.find(quote, at)
        if at < 0:
            break
        stop = at + len(quote)
        whole = not (context.text[at - 1 : at].isalnum() or context.text[stop : stop + 1].isalnum())
        found = None
        if whole and context.text[at - 1] not in ".,/":
            found = _local(context, at, stop) or _carried(context, at, _LASTING | {"as_of"})
        if found is not None:
            if context.text[max(0, at - 12) : at].split()[-1:] == led:
                return found
            best = best or found
        at = stop
    return best
