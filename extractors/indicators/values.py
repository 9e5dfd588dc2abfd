"""The value of an indicator mention."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """One term of one indicator; a term may speak for several indicators, by several mentions."""

    key: str
    strength: int
    """3 the indicator's own name, 2 a term that points to it, 1 a hint."""
