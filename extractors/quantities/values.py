"""The value of a quantity."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

KINDS = ("ratio", "percent", "score", "rank", "count", "change", "money", "duration")


@dataclass(frozen=True, slots=True)
class Quantity:
    """What a numeric expression says, field by field as the annotation guidelines define it.

    ``value`` is signed for changes; a range keeps its bounds in text order in ``value`` and
    ``high``; a last rank whose number of ranked bodies is nowhere stated has no value. Money is in
    whole units of ``unit``, counts and scores in ``unit`` as written.
    """

    kind: str
    value: Decimal | None
    high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None = None
    cmp: str = "="
    text: str = ""
    """The number's characters as written: ``2.763 /2.873``, ``6 – 8``, ``46,30``."""
    decimals: int = 0
    ambiguous: bool = False
    number_start: int = 0
    number_end: int = 0
    verb: str | None = None
    """The word of change: ``tăng``, ``cắt giảm``."""
    why: str = ""
    """Name of the rule that read it."""
