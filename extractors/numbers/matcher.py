"""Digits to decimals by the rule of Vietnamese writing: dot between thousands, comma before decimals.

The rule bends where it would give nonsense: a dot followed by one or two digits is a decimal point
(88.29%), and so is one after a leading zero (0.125). What stays open is marked ambiguous.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from extractors.numbers.patterns import DIGITS, LONGEST, PLUS, SCALE, SCALE_WORDS, SPACED_DECIMAL
from extractors.numbers.values import Number


class Found(NamedTuple):
    """A number and where its characters stand, words of scale included."""

    start: int
    end: int
    number: Number


def read(written: str) -> Number | None:
    """The number that ``written`` stands for, or ``None`` for dates, versions and codes.

    >>> read("1.234,5").value
    Decimal('1234.5')
    """
    if len(written) > LONGEST:
        return None
    dots, commas = written.count("."), written.count(",")
    if not dots and not commas:
        return Number(Decimal(written), written)
    parts = written.replace(",", ".").split(".")
    if len(parts[0]) > 2 and parts[0][0] == "0":
        return None
    thousands = all(len(part) == 3 for part in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0] != "0"
    if dots and commas:
        return _mixed(written, parts)
    if len(parts) == 2:
        if dots and thousands:
            return Number(Decimal("".join(parts)), written, grouped=True)
        return Number(Decimal(".".join(parts)), written, len(parts[1]), ambiguous=thousands)
    if thousands:
        # Several commas can only be English thousands.
        return Number(Decimal("".join(parts)), written, ambiguous=bool(commas), grouped=True)
    return None


def _mixed(written: str, parts: list[str]) -> Number | None:
    """Both separators: the last one, used once, is the decimal one."""
    last = max(written.rfind("."), written.rfind(","))
    whole = written[:last]
    if written[last] in whole or not all(len(part) == 3 for part in parts[1:-1]) or len(parts[0]) > 3:
        return None
    value = Decimal("".join(parts[:-1]) + "." + parts[-1])
    return Number(value, written, len(parts[-1]), ambiguous=written[last] == ".", grouped=True)


def as_thousands(number: Number) -> Number:
    """The other reading of an ambiguous ``1,234``: 1234, still marked ambiguous."""
    digits = number.text.replace(",", "").replace(".", "")
    return Number(Decimal(digits), number.text, 0, ambiguous=True, grouped=True, scale=number.scale)


def as_decimal(number: Number) -> Number:
    """The other reading of a dot before three digits: 88.235 as 88,235, marked ambiguous."""
    whole, _, decimals = number.text.rpartition(".")
    return Number(Decimal(f"{whole}.{decimals}"), number.text, len(decimals), ambiguous=True)


def number_at(text: str, start: int) -> Found | None:
    """The number whose digits begin at ``start`` of a folded text."""
    spaced = SPACED_DECIMAL.match(text, start)
    if spaced is not None:
        value = Decimal(f"{spaced[1]}.{spaced[3]}")
        return Found(start, spaced.end(), Number(value, spaced[0], len(spaced[3])))
    digits = DIGITS.match(text, start)
    if digits is None:
        return None
    number = read(digits[0])
    if number is None:
        return None
    scale = SCALE_WORDS.match(text, digits.end())
    if scale is None:
        return Found(start, digits.end(), number)
    return _scaled(text, start, digits.end(), number)


def _scaled(text: str, start: int, end: int, number: Number) -> Found:
    scale = SCALE_WORDS.match(text, end)
    assert scale is not None
    factor = SCALE[scale[1]] * (SCALE[scale[2]] if scale[2] else 1)
    value = number.value * factor + (factor / 2 if scale[3] else 0)
    end = scale.end()
    while (plus := PLUS.match(text, end)) is not None and SCALE[plus[2]] < factor:
        factor = SCALE[plus[2]]
        value += int(plus[1]) * factor
        end = plus.end()
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    words = scale[0].strip()
    return Found(
        start, end, Number(value, number.text, number.decimals, number.ambiguous, number.grouped, words)
    )


def find(text: str) -> Iterator[Found]:
    """Every number of a folded text in reading order."""
    end = 0
    for digits in DIGITS.finditer(text):
        if digits.start() < end:
            continue
        found = number_at(text, digits.start())
        if found is not None:
            end = found.end
            yield found
