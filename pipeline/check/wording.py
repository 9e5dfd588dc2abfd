"""Numbers as Vietnamese readers write them: 2.763, 46,30%."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from pipeline.check.figures import Figure
from pipeline.check.intervals import last_place

HEDGES = {"=": "", ">": "hơn ", "<": "dưới ", "~": "khoảng ", ">=": "ít nhất ", "<=": "nhiều nhất "}
_AMOUNTS = ((10**9, "tỷ đồng"), (10**6, "triệu đồng"))
_MOST = 6
"""Decimals that are worth printing."""


def number(value: Decimal | Fraction | int, places: int | None = None) -> str:
    """``value`` with a point at thousands and a comma before decimals.

    To ``places`` decimals, halves away from zero; without, as many as it has.
    """
    exact = Fraction(value)
    scale = 10 ** (_MOST if places is None else places)
    digits = int(abs(exact) * scale + Fraction(1, 2))
    whole, rest = divmod(digits, scale)
    decimals = f"{rest:0{len(str(scale)) - 1}d}" if scale > 1 else ""
    if places is None:
        decimals = decimals.rstrip("0")
    sign = "-" if exact < 0 and digits else ""
    return sign + f"{whole:,}".replace(",", ".") + (f",{decimals}" if decimals else "")


def places(figure: Figure) -> int:
    """Number of decimals that ``figure`` was printed with."""
    return 0 if figure.value is None else _places(figure.value, figure.value_text)


def shown(figure: Figure) -> str:
    """The number of ``figure`` as printed, with its hedge, without its noun: 46,30; hơn 1,5 tỷ đồng."""
    assert figure.value is not None
    return amount(figure.kind, figure.value, figure.cmp, figure.value_text)


def amount(kind: str, value: Decimal, cmp: str = "=", text: str = "") -> str:
    """The same of a number that was printed as ``text``; without it, with the decimals that it has."""
    hedge = HEDGES[cmp]
    if kind == "money":
        for size, name in _AMOUNTS:
            if abs(value) >= size:
                return f"{hedge}{number(value / size)} {name}"
    return hedge + number(value, _places(value, text))


def _places(value: Decimal, text: str) -> int:
    place, count = last_place(value, text), 0
    while place < 1 and count < _MOST:
        place, count = place * 10, count + 1
    return count
