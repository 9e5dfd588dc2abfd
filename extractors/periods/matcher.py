"""Time expressions put together from their parts, with the days that they cover."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.mentions import Mention
from extractors.periods import calendar, lists, patterns, resolve
from extractors.periods.calendar import Days
from extractors.periods.parts import Part
from extractors.periods.scan import read
from extractors.periods.values import Period

_BEFORE = 48
"""Words that open an expression ("tính đến thời điểm hết ngày") are shorter than this."""
_GAP = 40


def find(folded: str, published: date | None = None) -> list[Mention]:
    """The time expressions of a folded text in reading order; each value is a ``Period``.

    ``published`` anchors what the text leaves open; without it, the text's own evidence or nothing does.
    """
    return _Reading(folded, read(folded), published).run()


class _Reading:
    """One pass over the parts, with the period that is spoken of."""

    def __init__(self, folded: str, parts: list[Part], published: date | None) -> None:
        self.folded = folded
        self.parts = parts
        self.published = published
        self.written = published.year if published else resolve.moment(folded, parts)
        self.elsewhere = _dated(parts)
        self.first_months = {part.number for part in parts if part.grain == "months" and part.edge == "start"}
        self.running: Days | None = None
        self.past: tuple[Days | None] | None = None
        """What "năm qua" means, once it was looked up."""

    def run(self) -> list[Mention]:
        found = []
        at = 0
        while at < len(self.parts):
            part = self.parts[at]
            if at and (year := lists.goes_on(self.folded, self.parts[at - 1], part)):
                part = self.parts[at] = replace(part, year=year)
            if part.edge == "bare":
                if not self._means_first_months(part):
                    at += 1
                    continue
                part = self.parts[at] = replace(part, edge="start")
            other = self.parts[at + 1] if at + 1 < len(self.parts) else None
            if size := lists.years(self.folded, self.parts, at):
                found.append(self._range(part, self.parts[at + size - 1], None, compared=False))
                at += size
            elif other is not None and (joined := self._joined(part, other)) is not None:
                found.append(joined)
                at += 2
            else:
                found.append(self._single(part))
                at += 1
            value: Period = found[-1].value
            if value.first and value.last and not value.compared and value.grain not in ("day", "years"):
                before = self.folded[max(0, part.start - 70) : part.start]
                # What brackets quote from another year is not what the text goes on to speak of.
                quoted = value.grain != "week" and "(" in before and ")" not in before[before.rfind("(") :]
                if patterns.PLANNED.search(before) is None and not quoted:
                    self.running = (value.first, value.last)
        return found

    def _means_first_months(self, part: Part) -> bool:
        """Whether a bare "6 tháng" is the first half: so named elsewhere, or just over on publication."""
        if part.number in self.first_months:
            return True
        return self.published is not None and 0 <= self.published.month - (part.number or 0) <= 1

    def _before(self, part: Part) -> str:
        return self.folded[max(0, part.start - _BEFORE) : part.start]

    def _joined(self, part: Part, other: Part) -> Mention | None:
        """Two parts as the ends of one range: "từ 15/8 đến 30/11/2014", "từ đầu năm đến nay"."""
        if other.start - part.end > _GAP or "same" in (part.grain, other.grain):
            return None
        gap = self.folded[part.end : other.start]
        before = self._before(part)
        since = patterns.SINCE.search(before)
        if patterns.TO.fullmatch(gap):
            if since is None and ("," in gap or other.grain == "now"):
                return None
            if since is None and part.grain != other.grain:
                return None
            relation = "to_date" if part.edge == "start" and part.grain == "year" else None
            if part.grain == "now":
                relation = "target"
            return self._range(part, other, relation, compared=False)
        if part.grain not in ("year", "quarter", "month") or other.grain not in ("year", "quarter", "months"):
            return None
        if not patterns.AND.fullmatch(gap):
            return None
        if patterns.RESPECTIVELY.search(self.folded, other.end, other.end + 80):
            return None
        if part.edge or part.shift or other.shift or part.word or other.word:
            return None
        together = self._range(part, other, None, compared=patterns.COMPARED.search(before) is not None)
        first, last = together.value.first, together.value.last
        return together if first and last and first.year + 1 >= last.year else None

    def _range(self, part: Part, other: Part, relation: str | None, compared: bool) -> Mention:
        last_days, how = self._days(other, ahead=False)
        early = other.edge == "start" and other.grain in ("month", "quarter", "year")
        last = last_days[0 if early else 1] if last_days else None
        if last and other.edge == "middle" and other.grain == "month":
            last = last.replace(day=15)
        first_days, first_how = self._days(part, ahead=False)
        if part.year is None and part.shift is None and last is not None:
            first_days = self._until(part, last)
            first_how = how
        first = first_days[0] if first_days else None
        if first and part.edge == "middle" and part.grain == "month":
            first = first.replace(day=15)
        if other.grain == "now":
            how = first_how or how
        if first and last and first > last:
            first = last = None
        if first is None and part.grain not in ("now",):
            last = None if other.grain == "now" else last
        grain = "since" if first and last is None else "range"
        value = Period(
            first,
            last,
            grain,
            how if first or last else None,
            relation,
            compared,
            year=last.year if last else None,
        )
        return Mention(part.start, other.end, value)

    def _until(self, part: Part, last: date) -> Days | None:
        """The latest such days before the end of a range: "từ 15/11 đến 14/12/2024"."""
        if part.grain == "now":
            return (self.published, self.published) if self.published else None
        for year in (last.year, last.year - 1):
            if part.grain == "day" and not part.number:
                found = calendar.day(last.year, last.month, part.day or 0)
                return (found, found) if found and found <= last else None
            days = resolve.days(part, year)
            if days is not None and days[0] <= last:
                return days
        return None

    def _single(self, part: Part) -> Mention:
        before = self._before(part)
        compared = (patterns.COMPARED.search(before) or patterns.COMPARED_WITH.search(before)) is not None
        as_of = patterns.AS_OF.search(before)
        deadline = patterns.BEFORE_DAY.search(before)
        since = patterns.SINCE.search(before)
        counted = as_of is not None and bool(as_of["counted"] or as_of["at"])
        several = part.until is not None
        value = self._value(part, compared, ahead=deadline is not None or (as_of is not None and not counted))
        whole = part.grain in ("year", "years") and part.edge is None
        if as_of is not None and value.known and part.grain not in ("now", "same", "span") and not compared:
            # "Đến năm 2030" names the year a goal is for, "đến ngày 31/12" the day on which one counts.
            if whole and not counted:
                value = _with(value, relation="target")
            else:
                last = value.first if part.edge == "start" else value.last
                first = self._begun(part.start - len(before) + as_of.start(), last) if counted else None
                value = _with(
                    value, first=first, last=last, grain="range" if first else "as_of", relation=None
                )
        elif deadline is not None and part.grain in ("day", "month", "quarter", "year") and value.known:
            last = (
                value.last if deadline.group().split()[0] != "trước" or part.grain == "day" else value.first
            )
            value = _with(value, first=None, last=last, grain="as_of", relation="before")
        elif since is not None and several and part.grain == "day" and value.known and not compared:
            if "và" not in self.folded[part.start : part.end]:
                value = _with(value, grain="range")
        elif since is not None and value.known and part.grain != "span" and not (compared or several):
            start_of_year = part.edge == "start" and (
                part.grain == "year" or (part.grain == "month" and _covers(value, self.published))
            )
            open_end = self.published if start_of_year and value.year == self.written else None
            grain = "range" if open_end else "since"
            value = _with(value, last=open_end, grain=grain, relation="to_date" if start_of_year else None)
        return Mention(part.start, part.end, value)

    def _begun(self, at: int, last: date | None) -> date | None:
        """The first day of a stretch that ends on a named one: "sau 100 ngày vận hành (tính đến 8/10)"."""
        match = patterns.LASTED.search(self.folded, max(0, at - 80), at)
        return calendar.begun(int(match["n"]), match["unit"], last) if match is not None and last else None

    def _value(self, part: Part, compared: bool, ahead: bool) -> Period:
        if part.grain == "span" and part.shift == "past" and 0 < (part.number or 0) <= 12:
            number = part.number or 1
            named = self.elsewhere.get(("months", number, None, None, "start", False))
            if named is not None:
                begin, end = calendar.months(named, 1, number)
                return Period(begin, end, "months", "context", "past", compared, number, named)
            if self.published is not None:
                begin, end = resolve.months_past(number, self.published)
                return Period(begin, end, "months", "published", "past", compared, number, end.year)
        if part.grain == "span":
            return Period(None, None, "span", count=part.number, compared=compared)
        if part.grain == "now":
            resolved = "published" if self.published else None
            return Period(None, self.published, "as_of", resolved, "now")
        if part.grain == "same":
            return self._same(part)
        days, how = self._days(part, ahead)
        first, last = days if days else (None, None)
        grain = "week" if part.edge == "week" else part.grain
        if part.grain == "months" and part.number == 6:
            grain = "half"
        relation = {
            "before": "previous",
            "after": "next",
            "past": "past",
            "then": "then",
            "1": "next",
            "0": "this",
        }.get(part.shift or "") or ("previous" if (part.shift or "").startswith("-") else None)
        if part.edge and part.grain in ("year", "quarter", "month") and part.edge != "week":
            relation = relation or "part"
        one = first.year if first and last and first.year == last.year else None
        return Period(first, last, grain, how, relation, compared, year=one)

    def _days(self, part: Part, ahead: bool) -> tuple[Days | None, str | None]:
        """The days of one part and where its year was found."""
        if part.grain == "now":
            return ((self.published, self.published), "published") if self.published else (None, None)
        if part.year is not None:
            return resolve.days(part, part.year), "text"
        if part.shift is not None and part.grain in ("months", "month", "quarter") and part.number:
            spoken = resolve.shifted(Part(0, 0, "year", shift=part.shift), self.published, self.running)
            year = spoken[0].year if spoken else (self.written if part.shift == "0" else None)
            return (resolve.days(part, year), "published") if year else (None, None)
        if part.shift is not None:
            days = resolve.shifted(part, self.published, self.running)
            if days is None and part.shift == "past" and part.grain == "year":
                return self._past_year(), "context"
            if days is None and part.shift == "0" and part.grain == "year" and self.written:
                return calendar.year(self.written), "context"
            return days, ("published" if self.published else "context") if days else None
        if part.word and part.grain != "year":
            return None, None
        if part.word and part.edge is None and self.running is not None:
            # "Trong năm": the one spoken of.
            return calendar.year(self.running[1].year), "context"
        if (year := self.elsewhere.get(_shape(part))) is not None and self.published is None:
            return resolve.days(part, year), "context"
        if self.published is not None:
            year = resolve.near(part, self.published, ahead)
            return (resolve.days(part, year), "published") if year else (None, None)
        act = patterns.EFFECTIVE.search(self.folded, max(0, part.start - 120), part.start)
        year = int(act["y"]) if act and part.grain == "day" else self.written
        return (resolve.days(part, year), "context") if year else (None, None)

    def _past_year(self) -> Days | None:
        if self.past is None:
            self.past = (resolve.past_year(self.folded, self.parts),)
        return self.past[0]

    def _same(self, part: Part) -> Period:
        """ "Cùng kỳ (năm trước)": the period spoken of, a year earlier."""
        days = None
        if self.running is not None and part.shift is None:
            by = part.year - self.running[1].year if part.year else -1
            days = (calendar.moved(self.running[0], by), calendar.moved(self.running[1], by))
        first, last = days if days else (None, None)
        return Period(first, last, "range", "context" if days else None, "same_period", True, year=part.year)


def _covers(value: Period, at: date | None) -> bool:
    return (
        at is not None
        and value.first is not None
        and value.last is not None
        and value.first <= at <= value.last
    )


def _with(value: Period, **changes: object) -> Period:
    return replace(value, **changes)  # type: ignore[arg-type]


def _shape(part: Part) -> tuple[object, ...]:
    return part.grain, part.number, part.until, part.day, part.edge, part.word


def _dated(parts: Sequence[Part]) -> dict[tuple[object, ...], int]:
    """The year that an article gives to an expression in one place and leaves out in others."""
    years: dict[tuple[object, ...], int] = {}
    for part in parts:
        if part.year is not None and part.grain in ("day", "month", "months", "quarter"):
            years.setdefault(_shape(part), part.year)
    return years
