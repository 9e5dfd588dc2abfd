"""The values of quantities and of the cells of tables."""

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


@dataclass(frozen=True, slots=True)
class Column:
    """What the numbers of a table's column are."""

    kind: str | None
    """``None`` where they measure nothing (they number the rows), ``unknown`` where no header tells."""
    unit: str | None
    scale: Decimal = Decimal(1)
    """What a number is multiplied by: a million under «triệu đồng»."""
    sign: int = 1
    """-1 under «Giảm»."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with numbers and what the table says of them; all spans are code-point bounds in the text."""

    column: Column
    header: tuple[tuple[int, int], ...]
    """The column's headers from the outermost in; those that name the rows are left out."""
    beside: tuple[tuple[int, int], ...]
    """The headers of the column to the left, which a bare «Tỷ lệ» is a share of."""
    label: tuple[int, int] | None
    """What names the row, or says that it is a total."""
    label_header: tuple[int, int] | None
    """The header over the names: «Đơn vị», «Huyện»."""
    group: tuple[int, int] | None
    """The heading that the row stands under: «Khối sở, ngành»."""
    above: tuple[int, int]
    """The last lines over the table."""
    total: bool
    """The row sums up or averages all others."""
