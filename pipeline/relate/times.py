"""The times of an article: which of them its figures can be for, and how far each reaches."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

from spacy.tokens import Doc

from extractors.mentions import get
from extractors.periods.patterns import MEASURED, PLANNED
from extractors.periods.values import Period as Time
from pipeline.records import Period
from pipeline.relate import reported
from pipeline.relate.when import LASTING, LEAD, SPOKEN, When, defined, whole_year
from pipeline.segment import folded, sentences

_S = r"[^\S\n]"


_LOOKS_BACK = re.compile(r"[\s\"“(–-]*(?:trước đó|trước đây|trước nay)(?!\w)")

_AT_HEAD = re.compile(
    rf"(?:^|[,;:.!?…\n(\"“»–-]){_S}*(?:(?:cũng|chỉ|riêng|ngay|tính|chung|và|thì|còn|nhưng|đến|sau|trong|ở|vào|của|cả"
    rf"|kết|quả|tổng|kết|hết|từ|khi|bước|sang|so|với|nhìn|lại|trên|tại|suốt|qua|giai|đoạn){_S}+)*$"
)

_TOPIC = re.compile(
    r"(?<!\w)(?:công tác|kết quả|cải cách hành chính|cchc|tình hình|báo cáo|tổng kết|xếp loại)(?!\w)"
    rf"(?:{_S}*[^\W\d_]+,?){{0,8}}{_S}*\(?{_S}*$"
)

# A day that is kept each year has a year of its own: "Ngày Chuyển đổi số quốc gia năm 2025".
_HOLIDAY = re.compile(
    r"(?<!\w)(?:tết|xuân|dịp|lễ|ngày (?:hội|chuyển đổi số|pháp luật|doanh nhân|truyền thống|quốc tế|toàn dân"
    r"|thành lập|giải phóng|quốc khánh))(?!\w)[^.;,\n]{0,30}$"
)

# The year of an act is part of its name: "Luật Xây dựng 2014".
_ACT = re.compile(
    rf"(?<!\w)(?:(?<!pháp )(?<!kỷ )(?<!trọng tài )luật|hiến pháp|pháp lệnh)(?!{_S}+sư)"
    rf"(?:{_S}+[^\W\d_]+,?){{0,8}}"
    rf"(?<!,)(?<!trong)(?<!từ)(?<!đến)(?<!của)(?<!vào)(?<!trước)(?<!sau)(?<!cuối)(?<!đầu){_S}+$"
)


# What is still to come dates nothing that is told after it: "tháng 10, tỉnh sẽ tổ chức diễn đàn".
_COMING = re.compile(r"(?<!\w)(?:sẽ|sắp|dự kiến)(?!\w)")
# So does what is asked for by a time: "kiến nghị xem xét, sửa đổi trong tháng 6".
_ASKED = re.compile(r"(?<!\w)(?:kiến nghị|đề nghị|đề xuất|yêu cầu|xem xét)(?!\w)[^.;\n]*$")
# "Gần đến thời điểm 1/7" counts nothing up to that day.
_NEARING = re.compile(r"(?<!\w)(?:gần|sắp|chưa|kịp) đến (?:thời điểm |ngày |hạn )*$")

# "Giai đoạn 2021-2025, định hướng đến năm 2030": the aims are those of the stretch.
_BEYOND = re.compile(r"(?:19|20)\d\d(?:,| và|, và)? (?:định hướng|tầm nhìn)(?: đến| tới)? $")

_RECENT = timedelta(days=31)
"""A report of what there is comes out within the month after the day of counting."""

_BEFORE = 70
"""The words before a time that tell what it is for are within so many characters."""
_QUOTE = 200
"""A quoted name is no longer than this."""


class Context:
    """The times of an article read once; ``assign`` then looks up one figure at a time."""

    def __init__(self, doc: Doc) -> None:
        self.text = folded(doc)
        self.bounds = sentences(doc)
        self._starts = [start for start, _ in self.bounds]
        article = doc._.article
        self.published: date | None = article.published if article is not None else None
        self.day: date | None = self.published
        """What "đến nay" means: the day of publication, else that of the event which is reported."""
        self.figures = [mention.start for mention in get(doc, "quantity")]
        self.whens = self._read(doc)
        self.day = self.published or self._event()
        self.whens = [self._to_date(when) for when in defined(self.whens, self.text)]
        self.places = [when.start for when in self.whens]
        self.spoken = [when for when in self.whens if self._is_spoken(when)]
        self.spoken_places = {when.start for when in self.spoken}
        listed = reported.listed(self)
        self.lasting = [
            when
            for when in self.spoken
            if when.time.grain in LASTING | {"as_of", "week"}
            and when.heading
            and when.reach == len(self.text)
            and when.sentence not in listed
            and not _is_long(when.time)
        ]
        self.lasting_places = [when.start for when in self.lasting]
        self.counted = [
            when
            for when in self.whens
            if when.time.grain == "as_of" and when.time.relation is None and not when.time.compared
        ]
        self.counted_places = [when.start for when in self.counted]
        years = [w for w in self.spoken if w.time.grain == "year" and w.time.relation is None]
        self.indexed = 2 * sum(when.measured for when in years) > len(self.spoken)
        """Whether the article reports an index."""
        self.summary = reported.is_summary(self.text)
        """Whether the headline says that the article reports what was done in a time."""
        spoken = {year for when in self.spoken for year in reported.years_of(when)}
        self.single = len(spoken) == 1 and any(when.time.grain == "year" for when in self.spoken)
        self.single = self.single or reported.sums_up(self)
        """Whether the article speaks of one year and of no time outside it, or sums up a time."""
        past = self.published.year - 1 if self.published else None
        measured = [w.time.year for w in years if w.measured]
        self.year = reported.commonest(measured or [w.time.year for w in years], past)
        self.main = reported.main_time(self, get(doc, "document")) or reported.titled(self, article)
        self.whens = [self._next(when) for when in self.whens]
        named = Counter(when.days for when in self.spoken)
        self.variety = len(named)
        """How many times the report speaks of."""
        self.shares = {days: times / named.total() for days, times in named.items()}
        """How often each of them is named, of all that are."""
        self.title_end = self.text.find("\n")
        self.last: Period | None = None
        """That of the figure before."""
        self.last_sentence = 0
        self.last_of: tuple[str, str] | None = None
        """Its indicator and status."""
        self.given: Counter[Period | None] = Counter()
        """How many figures each time was given to."""
        self.settled = 0
        """How many figures have one or were found to have none."""
        self.aimed: set[int] = set()
        """Sentences in which all that was told so far are goals."""
        self.last_aimed = -1
        """The last of them."""
        self.aim: tuple[Period, int] | None = None
        """The time of the last goal that told it, and the sentence of the last that took it."""
        self.kin: dict[Period | None, set[str]] = {}
        """Kinds of figure that a time was given to."""
        self.numbers: dict[str, Period] = {}
        """The time of each number that is not told again by chance."""
        self.told: dict[int, set[str]] = {}
        """Kinds of figure that a date of counting ("tính đến …") was given to, by its place."""

    def sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def reported(self, when: When) -> Period | None:
        """The days of a time; "từ đầu năm" without an end reaches as far as the report does."""
        days, main = when.days, self.main
        if when.time.relation != "to_date" or self.text.endswith("nay", when.start, when.end):
            return days
        if not days or not main or not main[1] or not self.published:
            return days
        return main if days[0] == main[0] and main[1] <= self.published else days

    def present(self, at: int) -> Period | None:
        """What "hiện có" counts up to: the day of counting that was named before, if recent."""
        if self.published is None:
            return None
        place = bisect_left(self.counted_places, at)
        last = self.counted[place - 1].time.last if place else None
        if last is not None and timedelta(0) <= self.published - last <= _RECENT:
            return None, last
        return None, self.published

    def _event(self) -> date | None:
        """The day of the meeting or announcement that opens an undated report."""
        for when in self.whens:
            if when.start > LEAD:
                break
            if when.time.grain == "day" and when.time.relation is None and not when.time.compared:
                return when.time.last
        return None

    def _to_date(self, when: When) -> When:
        """ "Từ năm 2015 đến nay" with its end."""
        time = when.time
        if time.grain != "since" or not self.text.endswith("nay", when.start, when.end):
            return when
        if self.day is None or time.first is None or self.day < time.first:
            return when
        return replace(when, time=replace(time, last=self.day, grain="range"))

    def _next(self, when: When) -> When:
        """ "Năm tới" of an undated report is the year after the one that it reports."""
        if when.time.relation != "next" or when.time.grain != "year" or when.days or not self.main:
            return when
        first, last = self.main
        if first is None or last is None or first.year != last.year:
            return when
        first, last = whole_year(last.year + 1)
        return replace(when, time=replace(when.time, first=first, last=last, resolved="context"))

    def between(self, start: int, end: int) -> bool:
        """Whether a figure stands between two places."""
        return bisect_left(self.figures, start) < bisect_left(self.figures, end)

    def timed(self, start: int, end: int) -> bool:
        """Whether a time stands between two places."""
        return bisect_left(self.places, start) < bisect_left(self.places, end)

    def aside(self, at: int) -> bool:
        """Whether a figure is that of a time in its brackets: "64% (quý I/2017 đạt 42%)"."""
        place = bisect_left(self.places, at) - 1
        return place >= 0 and at <= self.whens[place].reach < len(self.text)

    def _read(self, doc: Doc) -> list[When]:
        taken = sorted((m.start, m.end) for kind in ("furniture", "document") for m in get(doc, kind))
        starts = [start for start, _ in taken]
        reach = _brackets(self.text)
        whens: list[When] = []
        for start, end, time in get(doc, "period"):
            at = bisect_right(starts, start) - 1
            if at >= 0 and start < taken[at][1]:
                continue
            if time.grain == "year" and time.resolved == "text" and self._names_act(start):
                continue
            if time.grain == "year" and _BEYOND.search(self.text, max(0, start - 40), start):
                continue
            if time.grain == "as_of" and _NEARING.search(self.text, max(0, start - 40), start):
                continue
            number = self.sentence(start)
            head = self._starts[number] if self._starts else 0
            opened = self._bracket_of(start, head)
            stop = reach.get(opened, len(self.text))
            if self._alone(opened, start, end, stop):
                # Brackets that hold a time and nothing else date what they follow: "(từ 1/7 đến 7/8)".
                stop = len(self.text)
            before = self.text[max(0, start - _BEFORE) : start]
            measured = MEASURED.search(before) is not None
            heading = (
                not self.between(head, start)
                and not _LOOKS_BACK.match(self.text, head)
                and (measured or self._is_topic(time.grain, head, start, end))
                and not (time.grain == "years" and opened >= 0)
            )
            planned = (
                time.grain in ("year", "years", "half", "quarter", "months")
                and PLANNED.search(before) is not None
            )
            whens.append(When(start, end, time, number, stop, planned, measured, heading))
        return whens

    def _names_act(self, start: int) -> bool:
        return _ACT.search(self.text, max(0, start - _BEFORE), start) is not None

    def _alone(self, opened: int, start: int, end: int, stop: int) -> bool:
        """Whether a time is all the figures that its brackets hold."""
        if opened < 0 or stop - opened > 120 or self.between(opened, stop):
            return False
        return re.search(r"\d", self.text[opened:start] + self.text[end:stop]) is None

    def _is_topic(self, grain: str, head: int, start: int, end: int) -> bool:
        """Whether a year dates its sentence ("Năm 2021, …"), not a noun in it ("thu nhập năm 2017")."""
        if grain not in ("year", "years"):
            return True
        sentence = self.text[max(head, start - _BEFORE) : start]
        if grain == "years":
            # Programmes bear years too: "Chương trình tổng thể giai đoạn 2011-2020, …".
            return _AT_HEAD.search(sentence) is not None and not self._is_quoted(head, start)
        if self.text[end : end + 1] in (",", ":"):
            return True
        if sentence.endswith("trong ") and not self.between(head, self._end(head)):
            # "Nhiều chỉ số trong năm 2016 đều tốt hơn.", before the figures.
            return True
        return _AT_HEAD.search(sentence) is not None or _TOPIC.search(sentence) is not None

    def _is_quoted(self, head: int, at: int) -> bool:
        """Whether a place in a sentence is in a quoted name: đề án "Đô thị mới, giai đoạn 2021-2025"."""
        before = self.text[max(head, at - _QUOTE) : at]
        opened = max(before.rfind("“"), before.rfind('"') if before.count('"') % 2 else -1)
        return opened > before.rfind("”")

    def _end(self, head: int) -> int:
        """Where the sentence that begins at ``head`` ends."""
        return self.bounds[self.sentence(head)][1] if self.bounds else len(self.text)

    def _is_spoken(self, when: When) -> bool:
        time = when.time
        return (
            time.grain in SPOKEN
            and time.known
            and not (time.compared or when.planned)
            and not (time.grain == "year" and self.is_holiday(when))
            and time.relation not in ("target", "part", "now", "before", "next", "previous")
        )

    def is_coming(self, when: When) -> bool:
        """Whether a time is that of an event ahead, which its sentence tells no figures of."""
        if when.time.grain not in ("month", "quarter") or not self.bounds:
            return False
        head, stop = self.bounds[when.sentence]
        if self.between(head, stop):
            return False
        around = max(head, when.start - _BEFORE), min(stop, when.end + _BEFORE)
        return _COMING.search(self.text, *around) is not None

    def is_asked(self, when: When) -> bool:
        """Whether something is asked for by a time, which its sentence tells no figures of."""
        if when.time.grain not in ("month", "quarter") or not self.bounds:
            return False
        head, stop = self.bounds[when.sentence]
        if self.between(head, stop):
            return False
        return _ASKED.search(self.text, max(head, when.start - _BEFORE), when.start) is not None

    def is_holiday(self, when: When) -> bool:
        """Whether a year is that of a day which is kept: "Tết 2019"."""
        return _HOLIDAY.search(self.text, max(0, when.start - 40), when.start) is not None

    def _bracket_of(self, at: int, head: int) -> int:
        """The bracket that is open at ``at`` in its sentence, or -1."""
        opened = self.text.rfind("(", max(head, at - 200), at)
        return opened if opened >= 0 and self.text.find(")", opened, at) < 0 else -1


def _is_long(time: Time) -> bool:
    """Whether a time is a stretch of years, not one that a count ends on a day ("từ năm 2021 đến 5/6")."""
    first, last = time.first, time.last
    if first is None or last is None or (last - first).days <= 366:
        return False
    return time.grain != "range" or (last.month, last.day) == (12, 31)


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
