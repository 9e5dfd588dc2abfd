"""What a printed number may stand for: an interval, exact to the decimals that it was printed with.

A number is rounded to its last digit, so 46,30 stands for 46,295 to 46,305 (``printed``). A reader also
accepts truncation (96,67 for 96,678) and a round number in place of the exact one (14.400 for 14.380):
that is ``rounded``, wider. Hedges widen both: "hơn 17.000" is above it by less than one unit of its last
digit that is not zero. Numbers of things are whole: printed in full they stand for themselves.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_HALF = Fraction(1, 2)
_ABOUT = Fraction(15, 100)
"""How far "khoảng" and "gần" reach at most: "khoảng 100" is no 130."""
_ROUND = Fraction(5, 100)
"""How far a round number in place of the exact one reaches at most: 1.000 for 1.040, not for 1.300."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, both included; ``None`` is open without end."""

    low: Fraction | None
    high: Fraction | None

    def __add__(self, other: Interval) -> Interval:
        return Interval(_plus(self.low, other.low), _plus(self.high, other.high))

    def __sub__(self, other: Interval) -> Interval:
        return self + Interval(_minus(other.high), _minus(other.low))

    def scaled(self, factor: Fraction | int) -> Interval:
        """``factor`` times it, 0 or greater."""
        return Interval(*(None if end is None else end * factor for end in (self.low, self.high)))

    def ratio(self, whole: Interval) -> Interval:
        """It divided by ``whole``; both are 0 or greater. A whole that may be 0 leaves the top open."""
        low = Fraction(0) if self.low is None or whole.high is None else _over(self.low, whole.high)
        high = None if self.high is None or whole.low is None else _over(self.high, whole.low)
        return Interval(low, high)

    def meets(self, other: Interval) -> bool:
        """Whether one number lies in both."""
        return _not_above(self.low, other.high) and _not_above(other.low, self.high)


@dataclass(frozen=True, slots=True)
class Reported:
    """The two intervals of a number."""

    printed: Interval
    """Rounded to its last digit."""
    rounded: Interval
    """Truncated, or a round number in place of the exact one, as well."""


def claimed(number: Reported, cmp: str) -> Reported:
    """``number`` as a claim that is true or false: "hơn 50%" is true of 73%, odd as it may be."""
    ends = {
        ">": lambda interval: Interval(interval.low, None),
        "<": lambda interval: Interval(Fraction(0), interval.high),
    }
    if cmp not in ends:
        return number
    return Reported(ends[cmp](number.printed), ends[cmp](number.rounded))


def exact(value: Decimal | int) -> Reported:
    """The number itself."""
    interval = Interval(Fraction(value), Fraction(value))
    return Reported(interval, interval)


@lru_cache(maxsize=10_000)
def reported(value: Decimal, text: str, cmp: str = "=", *, amount: bool = False) -> Reported:
    """The intervals of ``value``, printed as ``text`` (the number alone: "46,30") with hedge ``cmp``.

    ``amount``: a number of things or of money, which is exact when all its digits are printed, and may be
    a round number in place of the exact one. Works on the size, signs are the caller's: ``value`` is taken
    absolutely.
    """
    size = abs(Fraction(value))
    unit = last_place(value, text)
    # The place of the last digit that is not zero: 17.000 may be rounded to thousands.
    coarse = unit
    while size and (size / coarse) % 10 == 0:
        coarse = coarse * 10
    hedge: dict[str, Interval] = {
        ">=": Interval(size, None),
        "<=": Interval(Fraction(0), size),
        ">": Interval(size, size + coarse),
        "<": Interval(max(Fraction(0), size - coarse), size),
        "~": _around(size, min(coarse, size * _ABOUT)),
    }
    if cmp in hedge:
        return Reported(hedge[cmp], hedge[cmp])
    if not amount:
        return Reported(_around(size, unit * _HALF), _around(size, unit))
    printed = _around(size, Fraction(0) if unit == 1 else unit * _HALF)
    slack = Fraction(0) if unit == 1 else unit
    if coarse >= 100:
        slack = max(slack, min(coarse * _HALF, size * _ROUND))
    return Reported(printed, _around(size, slack))


def _around(size: Fraction, slack: Fraction) -> Interval:
    return Interval(max(Fraction(0), size - slack), size + slack)


def last_place(value: Decimal, text: str) -> Fraction:
    """Worth of one unit of the last digit printed: 1/100 of "46,30", 10 of "59,72 ngàn".

    Read from the digits, whatever separates them; without a digit ("thứ nhất") it is that of ``value``.
    """
    found = _NUMBER.search(text)
    digits = int(re.sub(r"\D", "", found[0])) if found else 0
    if not digits or not value:
        decimals = re.search(r",(\d+)", text)
        exponent = value.normalize().as_tuple().exponent
        places = len(decimals[1]) if decimals else -min(0, exponent if isinstance(exponent, int) else 0)
        return Fraction(1, 10**places)
    return abs(Fraction(value)) / digits


def _plus(a: Fraction | None, b: Fraction | None) -> Fraction | None:
    return None if a is None or b is None else a + b


def _minus(a: Fraction | None) -> Fraction | None:
    return None if a is None else -a


def _over(a: Fraction, b: Fraction) -> Fraction | None:
    return a / b if b else None


def _not_above(a: Fraction | None, b: Fraction | None) -> bool:
    return a is None or b is None or a <= b
