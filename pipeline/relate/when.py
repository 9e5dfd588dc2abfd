"""Times as they stand in a text, with the days that the report itself gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from extractors.periods.values import Period as Time
from pipeline.records import Period

THEN = re.compile(r"[\s\"“–-]*(?:khi đó|lúc đó|khi ấy|lúc ấy|đến lúc đó)(?!\w)")
"""At the head of a sentence that goes on about the goal of the one before: "Khi đó, 90% hồ sơ …"."""


SPOKEN = frozenset(["year", "years", "half", "quarter", "month", "months", "week", "range", "as_of"])
"""Grains that can be what a report speaks of; days are those of meetings and signatures."""

LASTING = frozenset(["year", "half", "quarter", "month", "months", "range"])
"""Grains that go on governing the sentences that follow."""

LEAD = 700
"""A headline and its lead are within so many characters."""


@dataclass(frozen=True, slots=True)
class When:
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


def defined(whens: Sequence[When], text: str) -> list[When]:
    """The same whens; those that the report says elsewhere how to take have the days that it gives."""
    return _begun(_spans(_to_count(_redefined(whens, text), text), text), text)


# What a report calls a quarter is often counted otherwise: "quý I (tính từ 15/12/2022 đến 14/3/2023)".
_COUNTED_AS = re.compile(r"[^\S\n]{0,2}\([^\S\n]{0,2}(?:[^\W\d_]+[^\S\n]{1,2}){0,4}")


def _redefined(whens: Sequence[When], text: str) -> list[When]:
    """Whens with the days that the report itself gives to its month, quarter or half-year."""
    said: dict[Period, Time] = {}
    for when, after in pairwise(whens):
        time, counted = when.time, after.time
        if time.grain not in ("month", "months", "quarter", "half", "year") or counted.grain != "range":
            continue
        if not (time.first and time.last and counted.first and counted.last):
            continue
        length = (time.last - time.first).days
        near = abs((counted.first - time.first).days) <= 45 and abs((counted.last - time.last).days) <= 45
        alike = near and abs((counted.last - counted.first).days - length) <= max(7, length // 8)
        if alike and _COUNTED_AS.fullmatch(text, when.end, after.start):
            said[time.first, time.last] = counted
    return [
        replace(when, time=replace(when.time, first=said[when.days].first, last=said[when.days].last))
        if when.days in said
        else when
        for when in whens
    ]


def _to_count(whens: Sequence[When], text: str) -> list[When]:
    """Whens in which "từ đầu năm đến nay" of an undated report ends on the day of counting just named."""
    found = list(whens)
    counted: When | None = None
    ranges: dict[date, date] = {}
    for at, when in enumerate(whens):
        time = when.time
        if time.grain == "range" and time.first and time.last:
            ranges[time.first] = time.last
        elif time.grain == "since" and time.first in ranges and text.endswith("nay", when.start, when.end):
            # "Từ 1/7 đến 14/9/2025, … Từ 1/7 đến nay".
            found[at] = replace(when, time=replace(time, last=ranges[time.first], grain="range"))
            continue
        if time.grain == "as_of" and time.relation is None and not time.compared:
            counted = when
        elif time.relation == "to_date" and not time.known and counted is not None:
            last = counted.time.last
            if (
                last is None
                or when.sentence - counted.sentence > 1
                or "đầu năm" not in text[when.start : when.end]
            ):
                continue
            found[at] = replace(when, time=replace(time, first=last.replace(month=1, day=1), last=last))
    return found


# "Từ khi đi vào hoạt động (tháng 7/2022) đến nay": the brackets say since when.
_SINCE_THEN = re.compile(
    r"(?<!\w)từ[^\S\n]+(?:khi|lúc|thời điểm)(?:[^\S\n]+[^\W\d_]+){1,9}[^\S\n]*\((?:[^\W\d_]+[^\S\n]+){0,2}$"
)


def _begun(whens: Sequence[When], text: str) -> list[When]:
    found = list(whens)
    for at, (when, after) in enumerate(pairwise(whens), 1):
        first, last = when.time.first, after.time.last
        if after.time.relation != "now" or first is None or last is None or first > last:
            continue
        if text[when.end : after.start].split() not in ([")", "đến"], [")", "tới"], [")", "cho", "đến"]):
            continue
        if _SINCE_THEN.search(text, max(0, when.start - 90), when.start):
            time = replace(after.time, first=first, grain="range", relation="to_date")
            found[at] = replace(after, time=time)
    return found


_IN_A_ROW = re.compile(r"(?<!\w)(?:liên tục|liên tiếp|liền)(?!\w)")


def _spans(whens: Sequence[When], text: str) -> list[When]:
    """Whens in which "sau hai năm" has the years, and "trong 4 năm tới" the end, that the report names."""
    lasting: dict[int, set[Period]] = {}
    goals: set[Period] = set()
    for when in whens:
        first, last = when.time.first, when.time.last
        if first and last and when.time.grain == "years":
            lasting.setdefault(last.year - first.year + 1, set()).add((first, last))
        elif last and when.time.relation == "target":
            goals.add((None, last))

    def placed(when: When) -> When:
        count = when.time.count or 0
        if when.time.grain != "span" or count < 2 or "năm" not in text[when.start : when.end]:
            return when
        ahead = text.endswith("tới", when.start, when.end)
        known = goals if ahead else lasting.get(count, set())
        if len(known) != 1 or _IN_A_ROW.search(text, when.start, when.end):
            return when
        (first, last), *_ = known
        relation = "next" if ahead else None
        return replace(
            when, time=replace(when.time, first=first, last=last, grain="years", relation=relation)
        )

    return [placed(when) for when in whens]


def whole_year(first: int, last: int | None = None) -> Period:
    return date(first, 1, 1), date(last or first, 12, 31)
