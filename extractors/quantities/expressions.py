"""From digits to a numeric expression: one number, a range, a/b, or something that is no quantity."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.numbers.matcher import Found, number_at, read
from extractors.numbers.patterns import DIGITS, SCALE, SCALE_WORDS
from extractors.numbers.values import Number
from extractors.quantities import patterns
from extractors.quantities.context import label_before


@dataclass(frozen=True, slots=True)
class Expression:
    """Digits that belong together at ``folded[start:end]``.

    ``form`` is ``single``, ``range``, ``slash`` or, for what is no quantity whatever stands around
    it (dates, codes, telephone numbers), ``none``.
    """

    start: int
    end: int
    form: str
    low: Number
    high: Number | None = None
    denominator: Number | None = None


_NOTHING = Number(Decimal(0), "")


def expression_at(text: str, folded: str, start: int) -> Expression:
    """The expression whose first digit stands at ``start``."""
    chain = patterns.CHAIN.match(folded, start)
    if chain is not None:
        return Expression(start, chain.end(), "none", _NOTHING)
    slash = patterns.SLASH.match(folded, start)
    if slash is not None:
        return _slash(text, folded, slash.group(1), slash.group(2), start, slash.end())
    interval = patterns.RANGE.match(folded, start)
    if interval is not None:
        found = _range(folded, start, interval.end(), *interval.group(1, 2, 3, 4))
        if found is not None:
            return found
    digits = DIGITS.match(folded, start)
    assert digits is not None
    single = number_at(folded, start)
    if single is not None and " " in single.number.text and label_before(folded, start, 0) == "hard":
        # «mức độ 4, 85% hồ sơ»: a level and a percentage, no decimal with a blank in it.
        listed = read(digits[0])
        single = Found(start, digits.end(), listed) if listed is not None else None
    if single is None or _is_code(text, single.number.text, single.end):
        return Expression(start, digits.end(), "none", _NOTHING)
    return Expression(start, single.end, "single", single.number)


def _is_code(text: str, written: str, end: int) -> bool:
    """Leading zeros of a telephone number, or the rest of a document's number."""
    if written[0] == "0" and len(written) > 2 and written.isdigit():
        return True
    return patterns.CODE_AFTER.match(text, end) is not None


def _slash(text: str, folded: str, over: str, under: str, start: int, end: int) -> Expression:
    low, denominator = read(over), read(under)
    if low is None or denominator is None or patterns.CODE_AFTER.match(text, end):
        return Expression(start, end, "none", _NOTHING)
    if under.isdigit() and len(under) == 4 and 1900 <= denominator.value < 2100 and low.value < 100:
        return Expression(start, end, "none", _NOTHING)
    scaled = number_at(folded, end - len(under))
    if scaled is not None and scaled.number.scale is not None:
        factor = scaled.number.value / max(denominator.value, Decimal(1))
        low, denominator, end = replace(low, value=low.value * factor), scaled.number, scaled.end
    low = replace(low, text=text[start:end], ambiguous=low.ambiguous or denominator.ambiguous)
    return Expression(start, end, "slash", low, denominator=denominator)


def _range(
    folded: str, start: int, end: int, first: str, between: str | None, joint: str, second: str
) -> Expression | None:
    """A range, ``none`` for days and years joined by a dash, or ``None`` if two numbers stand apart."""
    low, high = read(first), read(second)
    if low is None or high is None:
        return None
    if joint == ", " and not (len(first) == len(second) == 1 and high.value == low.value + 1):
        return None
    years = all(n.text.isdigit() and len(n.text) == 4 and 1900 <= n.value < 2100 for n in (low, high))
    dashed = joint.strip()[0] in "-–—"
    month = high.text.isdigit() and len(high.text) == 4 and 1900 <= high.value < 2100 and low.value <= 12
    scaled = SCALE_WORDS.match(folded, end)
    if dashed and (years or month):
        return Expression(start, end, "none", _NOTHING)
    if between is not None and between.strip() in SCALE:
        low = replace(low, value=low.value * SCALE[between.strip()], scale=between.strip())
    if scaled is not None:
        second_number = number_at(folded, end - len(second))
        if second_number is not None:
            high, end = second_number.number, second_number.end
            factor = high.value / max(read(second).value, Decimal(1)) if between is None else Decimal(1)  # type: ignore[union-attr]
            if not low.grouped or low.value * factor < high.value:
                # «650.000 đến 1,5 triệu»: the first number is written out already.
                low = replace(low, value=low.value * factor)
    if low.value >= high.value:
        return Expression(start, end, "none", _NOTHING) if dashed else None
    text = folded[start:end]
    merged = replace(
        low,
        scale=low.scale or high.scale,
        text=text,
        decimals=max(low.decimals, high.decimals),
        ambiguous=low.ambiguous or high.ambiguous,
    )
    return Expression(start, end, "range", merged, high=high)
