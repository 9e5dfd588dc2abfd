"""Whether two figures speak of the same thing, and whether they agree.

A *thing* is what a figure is the figure of: subject, indicator, component, scope, measure, status and
period. Each part is a function of a few columns of ``claims`` (``FIELDS``), so that a database can join
figures by the same definition that ``thing`` follows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from gazetteer import bodies
from gazetteer.indicators import INDEXES
from gazetteer.successions import same_unit
from pipeline.check.figures import Figure
from pipeline.check.intervals import Interval, Reported
from pipeline.check.verdicts import Verdict
from pipeline.segment import fold


class Thing(NamedTuple):
    """What a figure speaks of; equal for figures of the same thing."""

    subject: str
    """First version of the unit, or normalised name of the body: one for all its spellings."""
    component: str
    """Part of the index; empty for the whole."""
    scope: str
    """Level or group within the subject; empty for all of it."""
    measure: str
    """``share`` (percent or ratio), ``level`` (of an index: score or percent), ``rank``, or kind and unit:
    ``count hồ sơ``, ``change bậc``, ``money đồng``."""
    indicator: str
    status: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two figures stand to one another."""

    verdict: Verdict
    """``uncheckable`` when they cannot be compared."""
    reason: str | None = None
    """Why they cannot: a short Vietnamese phrase."""


def thing(figure: Figure) -> Thing | None:
    """What ``figure`` speaks of; ``None`` where subject, indicator or number are not known."""
    if figure.subject is None or figure.indicator == "other" or figure.value is None:
        return None
    if figure.subject_unit_id is None and is_open(figure.subject):
        return None
    if figure.kind == "ratio" and figure.denominator is None:
        return None
    parts = {
        part: function(*(getattr(figure, column) for column in columns))
        for part, (columns, function) in FIELDS.items()
    }
    return Thing(
        **parts,
        indicator=figure.indicator,
        status=figure.status,
        since=figure.period_start,
        until=figure.period_end,
    )


_BLANKS = re.compile(r"[\s\xa0]+")
_LETTER_OF_SCOPE = {"cấp tỉnh": "p", "cấp huyện": "d", "cấp xã": "c"}
_TYPES = {
    "tỉnh": "p",
    **dict.fromkeys(("quận", "huyện", "thị xã"), "d"),
    **dict.fromkeys(("phường", "xã", "thị trấn", "đặc khu"), "c"),
}
_NOUNS = {
    **dict.fromkeys(("tthc", "thủ tục hành chính"), "thủ tục"),
    **dict.fromkeys(("lượt hồ sơ", "hồ sơ tthc", "hồ sơ thủ tục hành chính"), "hồ sơ"),
    **dict.fromkeys(("điểm phần trăm", "điểm %"), "điểm %"),
}


@lru_cache(maxsize=20_000)
def subject_key(subject: str, unit_id: str | None) -> str:
    """One for all versions and spellings of a unit or body; several subjects are sorted."""
    if unit_id is not None:
        try:
            return same_unit(unit_id)
        except KeyError:
            # A version that this release of the gazetteer no longer has.
            return unit_id
    return "; ".join(sorted(_body(name) for name in subject.split(";")))


def is_open(subject: str) -> bool:
    """Whether a unit's name without code or province may be that of several: "xã Tân Lập"."""
    return "," not in subject and _TYPES.get(fold(subject).split(" ", 1)[0]) in ("d", "c")


def _body(name: str) -> str:
    name = name.strip()
    known = bodies.lookup(name)
    text = bodies.key(known.name if known else name)
    # "Sở Nội vụ tỉnh Cà Mau" is Sở Nội vụ Cà Mau.
    return _BLANKS.sub(" ", re.sub(r"(?<=\w) tỉnh (?=\w)", " ", text))


def component_key(component: str | None) -> str:
    return _plain(component)


def scope_key(scope: str | None, subject: str, unit_id: str | None, indicator: str) -> str:
    """Of an index a unit has one figure among its like: its own level is no part of it."""
    text = _plain(scope)
    if indicator in INDEXES:
        level = unit_id[0] if unit_id else _TYPES.get(fold(subject).split(" ", 1)[0])
        own = text in _LETTER_OF_SCOPE and _LETTER_OF_SCOPE[text] == level
        body = level is None and text in ("bộ, cơ quan ngang bộ", "sở, ban, ngành")
        if own or (body and fold(subject) != "cả nước"):
            return ""
    return text


def measure_key(kind: str, unit: str | None, indicator: str) -> str:
    if kind in ("score", "percent") and indicator in INDEXES:
        return "level"
    if kind in ("percent", "ratio"):
        return "share"
    if kind in ("rank", "score"):
        return kind
    noun = _plain(unit)
    return f"{kind} {_NOUNS.get(noun, noun)}".strip()


@lru_cache(maxsize=10_000)
def _plain(text: str | None) -> str:
    return "" if text is None else _BLANKS.sub(" ", fold(text)).strip()


FIELDS: Mapping[str, tuple[tuple[str, ...], Callable[..., str]]] = {
    "subject": (("subject", "subject_unit_id"), subject_key),
    "component": (("component",), component_key),
    "scope": (("scope", "subject", "subject_unit_id", "indicator"), scope_key),
    "measure": (("kind", "unit", "indicator"), measure_key),
}
"""Parts of a thing that are made of columns of ``claims``: which columns, and how."""
COLUMNS = ("indicator", "status", "period_start", "period_end")
"""Parts of a thing that are columns as they stand."""
WHERE = (
    "subject IS NOT NULL AND indicator <> 'other' AND value IS NOT NULL"
    " AND (kind <> 'ratio' OR denominator IS NOT NULL)"
)
"""Rows of ``claims`` that speak of a thing."""

_REASONS = {
    "subject": "khác đơn vị",
    "indicator": "khác chỉ tiêu",
    "component": "khác thành phần của chỉ số",
    "scope": "khác phạm vi",
    "measure": "khác đại lượng",
    "status": "một bên là mục tiêu, một bên là kết quả",
}


def compare(a: Figure, b: Figure) -> Comparison:
    """Whether ``a`` and ``b`` speak of the same thing and agree; the order does not matter.

    ``uncheckable`` with a reason where they do not, or where what differs may be the day of counting,
    the greatest score, the number ranked, or a hedge.
    """
    one, other = thing(a), thing(b)
    if one is None or other is None:
        return Comparison(Verdict.uncheckable, "không rõ số liệu của ai hoặc về việc gì")
    for name, reason in _REASONS.items():
        if getattr(one, name) != getattr(other, name):
            return Comparison(Verdict.uncheckable, reason)
    if (one.since, one.until) != (other.since, other.until):
        known = one.until is not None and other.until is not None
        return Comparison(Verdict.uncheckable, "khác kỳ số liệu" if known else "không rõ kỳ số liệu")
    return agree(a, b)


def agree(a: Figure, b: Figure) -> Comparison:
    """Whether the numbers of two figures of one thing agree; as ``compare``."""
    if a.kind in ("score", "rank") and a.denominator and b.denominator and a.denominator != b.denominator:
        what = "khác thang điểm" if a.kind == "score" else "khác số đơn vị được xếp hạng"
        return Comparison(Verdict.uncheckable, what)
    verdict = Verdict.consistent if numbers(a) == numbers(b) else _numbers(a, b)
    if verdict is not Verdict.inconsistent:
        return Comparison(verdict)
    if a.kind != b.kind and not {a.kind, b.kind} <= {"percent", "ratio"}:
        return Comparison(Verdict.uncheckable, "một bên là điểm, một bên là tỷ lệ")
    if counting(a) != counting(b):
        return Comparison(Verdict.uncheckable, "khác ngày chốt số liệu")
    if not (a.exact and b.exact) and _within_hedge(a, b):
        return Comparison(Verdict.uncheckable, "số liệu nói áng chừng")
    return Comparison(Verdict.inconsistent)


def counting(figure: Figure) -> date | None:
    """The day of counting, where the period was still running when the article appeared: its figures
    grow. ``None`` once it is over."""
    published, end = figure.published, figure.period_end
    if published is None or figure.status != "actual":
        return None
    return published if end is None or published <= end else None


_NEAR = Fraction(5, 100)
"""Numbers that only rounding joins differ by no more than this part of the greater: 1% is no 0,35%."""


def _numbers(a: Figure, b: Figure) -> Verdict:
    verdict = _compared(a, b)
    if verdict is Verdict.rounding and a.kind == b.kind and a.value is not None and b.value is not None:
        sizes = (abs(Fraction(a.value)), abs(Fraction(b.value)))
        if max(sizes) - min(sizes) > max(sizes) * _NEAR:
            return Verdict.inconsistent
    return verdict


def _compared(a: Figure, b: Figure) -> Verdict:
    if a.kind == b.kind == "ratio" and a.whole is not None and b.whole is not None:
        return max((_meet(a.whole, b.whole), _meet(a.stated, b.stated)), key=_DEGREE.index)
    if a.kind == "change" and (a.value or 0) * (b.value or 0) < 0:
        return Verdict.inconsistent
    return _meet(_reach(a), _reach(b))


_DEGREE = (Verdict.consistent, Verdict.rounding, Verdict.inconsistent)


def _meet(a: Reported, b: Reported) -> Verdict:
    if a.printed.meets(b.printed):
        return Verdict.consistent
    return Verdict.rounding if a.rounded.meets(b.rounded) else Verdict.inconsistent


def _reach(figure: Figure) -> Reported:
    """What a figure may stand for: a ratio as a percentage, a range from end to end."""
    low, high = figure.stated, figure.top
    if figure.kind == "ratio" and figure.whole is not None:
        # Two numbers printed in full: a round one among them leaves no room for another share.
        share = low.printed.ratio(figure.whole.printed).scaled(100)
        return Reported(share, share)
    if high is not None:
        return Reported(_hull(low.printed, high.printed), _hull(low.rounded, high.rounded))
    return low


def _hull(a: Interval, b: Interval) -> Interval:
    lows, highs = (a.low, b.low), (a.high, b.high)
    return Interval(
        None if None in lows else min(end for end in lows if end is not None),
        None if None in highs else max(end for end in highs if end is not None),
    )


def _within_hedge(a: Figure, b: Figure) -> bool:
    """Whether one lies on the side that the other's hedge points to: 25.000 and "hơn 17.000"."""
    return any(_open(x).meets(_reach(y).rounded) for x, y in ((a, b), (b, a)) if not x.exact)


def _open(figure: Figure) -> Interval:
    reach = _reach(figure).rounded
    if figure.cmp == ">":
        return Interval(reach.low, None)
    if figure.cmp == "<":
        return Interval(Fraction(0), reach.high)
    return reach


def numbers(figure: Figure) -> tuple[Any, ...]:
    """Figures of one thing with equal numbers say the same."""
    return figure.kind, figure.value, figure.high, figure.denominator, figure.cmp
