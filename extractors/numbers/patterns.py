"""How a number is written: digits, separators, words of scale."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
"""A run of digits with dots and commas between them; what it means is decided later."""

SPACED_DECIMAL = re.compile(r"(\d{1,3})([.,]) (\d{1,2})(?=\s?%)")
"""``8, 12%``: a blank slipped in after the separator; believed only before a percent sign."""

SCALE = {
    "nghìn": Decimal(1000),
    "ngàn": Decimal(1000),
    "vạn": Decimal(10_000),
    "triệu": Decimal(1_000_000),
    "tr": Decimal(1_000_000),
    "tỷ": Decimal(1_000_000_000),
    "tỉ": Decimal(1_000_000_000),
}
"""Words of scale; two in a row multiply (nghìn tỷ)."""

SCALE_WORDS = re.compile(
    r"\s?(nghìn|ngàn|vạn|triệu|tỷ|tỉ|tr(?=\s?(?:đồng|đ)\b))(?!\w)(?!\sphú(?!\w)|(?<=[ỷỉ])\s(?:lệ|số)(?!\w))(?:\s(tỷ|tỉ|triệu)(?!\w))?(\srưỡi(?!\w))?"
)
"""After the digits: scale, second scale, half (``3 triệu rưỡi``)."""

PLUS = re.compile(r"\s(\d{1,3})\s(nghìn|ngàn|triệu)(?!\w)")
"""What a compound adds: ``1 tỷ 200 triệu``."""

LONGEST = 24
"""More characters than this are a code, not a number."""
