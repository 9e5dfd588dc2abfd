"""The value of a number."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number with the characters it was read from.

    ``decimals`` counts the digits after the decimal separator as written (46,30 has two), before any
    word of scale is applied: the last of them tells how finely the number was reported.
    """

    value: Decimal
    text: str
    decimals: int = 0
    ambiguous: bool = False
    """The separators allow another reading (1,234; 1,234,567): this one is the likelier."""
    grouped: bool = False
    """Written with thousands separators."""
    scale: str | None = None
    """Words of scale as written: ``nghìn tỷ``."""
