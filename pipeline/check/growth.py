"""What the step from one level to another amounts to, and whether a stated rise or fall is that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pipeline.check.figures import AMOUNTS, Figure
from pipeline.check.finding import Finding, Kind, Party, Verdict, combined, judged
from pipeline.check.intervals import Interval, Reported, claimed, exact
from pipeline.check.wording import number, places, shown

_BEST_FIRST = (Verdict.consistent, Verdict.rounding, Verdict.inconsistent)


class Step(NamedTuple):
    """Two levels of one thing, one after the other."""

    previous: Figure
    now: Figure

    @property
    def rises(self) -> bool:
        """Whether it goes up: a rank does as its number falls."""
        assert self.previous.value is not None
        assert self.now.value is not None
        return (self.now.value > self.previous.value) != (self.now.kind == "rank")


@dataclass(frozen=True, slots=True)
class _Outcome:
    """The step in the terms of the change."""

    verdict: Verdict
    formula: str
    amount: str


def finding(change: Figure, step: Step) -> Finding | None:
    """What ``step`` says of ``change``; nothing where they go different ways and the words leave it open."""
    outcomes = list(_outcomes(change, step))
    if not outcomes:
        return None
    best = min(outcomes, key=lambda outcome: _BEST_FIRST.index(outcome.verdict))
    parties = (Party(step.previous, "previous"), Party(step.now, "level"), Party(change, "change"))
    unit = _unit(change)
    size = shown(change).replace("-", "", 1)
    verb = "gấp" if change.unit == "lần" else "tăng" if (change.value or 0) > 0 else "giảm"
    printed = f"{verb} {size}{unit}"
    levels = (
        f"Từ {_level(step.previous)} {'lên' if step.rises else 'xuống'} {_level(step.now)}{_noun(step.now)} "
        f"là {best.amount}{unit}"
    )
    ending, sign = {
        Verdict.consistent: (_agreed(best.amount, printed.removesuffix(unit), printed), ""),
        Verdict.rounding: (f"bài viết ghi {printed}, chênh lệch do làm tròn", f" ≈ {size}{unit}"),
        Verdict.inconsistent: (f"bài viết ghi {printed}", f" ≠ {size}{unit}"),
    }[best.verdict]
    return Finding(Kind.delta, best.verdict, f"{levels}, {ending}.", parties, best.formula + sign)


def _agreed(amount: str, stated: str, printed: str) -> str:
    same = amount.rstrip("0").rstrip(",") == stated.rstrip("0").rstrip(",")
    return "đúng như bài viết nêu" if same else f"phù hợp với {printed} trong bài viết"


def _outcomes(change: Figure, step: Step) -> Iterator[_Outcome]:
    """All that the change may mean: percent of the level before, or points between two percentages."""
    if change.unit == "lần":
        yield from _times(change, step)
        return
    up = (change.value or 0) > 0
    if up != step.rises and (
        step.now.kind == "rank" or not change.quote.lower().startswith(("tăng", "giảm"))
    ):
        # Levels that were read the wrong way round are likelier than a rise that is a fall.
        return
    if change.unit != "%" or step.now.kind in ("percent", "score"):
        yield _difference(change, step)
    if change.unit == "%" and step.previous.value:
        yield _percentage(change, step)


def _difference(change: Figure, step: Step) -> _Outcome:
    previous, now = step
    high, low = (now, previous) if (now.value or 0) > (previous.value or 0) else (previous, now)
    assert high.value is not None
    assert low.value is not None
    got = combined(Interval.__sub__, _amount(high), _amount(low))
    if now.kind not in AMOUNTS:
        # Two levels cut off, and their difference as well, would be too much at once.
        got = Reported(got.printed, got.printed)
    verdict = judged(_size(change), got)
    if ((change.value or 0) > 0) != step.rises and high.value != low.value:
        verdict = Verdict.inconsistent
    decimals = max(places(now), places(previous))
    difference = number(high.value - low.value, decimals)
    formula = f"{number(high.value, decimals)} - {number(low.value, decimals)} = {difference}"
    return _Outcome(verdict, formula, f"{'tăng' if step.rises else 'giảm'} {difference}")


def _percentage(change: Figure, step: Step) -> _Outcome:
    previous, now = step
    assert previous.value is not None
    assert now.value is not None
    up = (change.value or 0) > 0
    wanted = combined(Interval.__add__ if up else Interval.__sub__, exact(100), _size(change))
    got = combined(lambda a, b: a.ratio(b).scaled(100), now.stated, previous.stated)
    grown = (Fraction(now.value) / Fraction(previous.value) - 1) * 100
    decimals = max(1, places(change))
    formula = f"{shown(now)} / {shown(previous)} - 1 = {number(grown, decimals)}%"
    return _Outcome(
        judged(wanted, got), formula, f"{'tăng' if grown >= 0 else 'giảm'} {number(abs(grown), decimals)}"
    )


def _times(change: Figure, step: Step) -> Iterator[_Outcome]:
    """ "gấp 3 lần" is three times as many; "tăng 3 lần" may be four times as many."""
    part, whole = (step.previous, step.now) if (change.value or 0) < 0 else (step.now, step.previous)
    if not whole.value or part.value is None:
        return
    times = combined(Interval.ratio, part.stated, whole.stated)
    amount = number(Fraction(part.value) / Fraction(whole.value), max(1, places(change)))
    formula = f"{shown(part)} / {shown(whole)} = {amount}"
    yield _Outcome(judged(_size(change), times), formula, f"gấp {amount}")
    if change.quote.lower().startswith("tăng"):
        more = combined(Interval.__sub__, times, exact(1))
        yield _Outcome(judged(_size(change), more), formula, f"gấp {amount}")


def _size(change: Figure) -> Reported:
    """What the size of a change may stand for, from the low end of a range to its high end."""
    low = claimed(_amount(change), change.cmp)
    if change.top is None:
        return low
    return combined(lambda a, b: Interval(a.low, b.high), low, change.top)


def _amount(figure: Figure) -> Reported:
    """What a figure may stand for; days and hours are counted in whole numbers."""
    if figure.kind == "duration" and figure.exact and not places(figure):
        return exact(abs(figure.value or Decimal(0)))
    return figure.stated


def _unit(change: Figure) -> str:
    if change.unit == "%":
        return "%"
    if change.unit == "điểm %":
        return " điểm phần trăm"
    return f" {change.unit}" if change.unit and change.kind != "money" else ""


def _level(level: Figure) -> str:
    if level.kind == "rank":
        return f"hạng {shown(level)}"
    return shown(level) + ("%" if level.kind == "percent" else "")


def _noun(level: Figure) -> str:
    return f" {level.unit}" if level.kind in ("count", "score", "duration") and level.unit else ""
