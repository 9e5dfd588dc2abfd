"""A quantity while it is being read: rules over the sentence may still change it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.mentions import Mention
from extractors.quantities.values import Quantity


@dataclass(slots=True)
class Draft:
    """Fields of a Quantity, its span, and what later rules look at."""

    start: int
    end: int
    number_start: int
    number_end: int
    kind: str
    value: Decimal | None
    high: Decimal | None = None
    denominator: Decimal | None = None
    unit: str | None = None
    cmp: str = "="
    text: str = ""
    decimals: int = 0
    ambiguous: bool = False
    verb: str | None = None
    why: str = ""
    sentence: int = 0
    from_last: int | None = None
    """For the last ranks: places above the bottom."""
    ranked: str | None = None
    """For a rank among N: the noun that N counts."""
    dropped: bool = False

    def mention(self) -> Mention:
        quantity = Quantity(
            self.kind,
            self.value,
            self.high,
            self.denominator,
            self.unit,
            self.cmp,
            self.text,
            self.decimals,
            self.ambiguous,
            self.number_start,
            self.number_end,
            self.verb,
            self.why,
        )
        return Mention(self.start, self.end, quantity)
