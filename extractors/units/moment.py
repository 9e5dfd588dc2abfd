"""The day as of which an article's units are meant."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from extractors.units.found import Found

DISTRICTS_END = date(2025, 7, 1)
"""No district level from this day on (Luật Tổ chức chính quyền địa phương số 72/2025/QH15)."""

LAST_OF_DISTRICTS = date(2025, 6, 30)
BEFORE_MERGERS = date(2024, 6, 30)
"""Taken for an article without any year that names districts: before the mergers of late 2024 and 2025."""

_YEAR = re.compile(r"20[12]\d(?![\d.,%])")
_IN_NUMBER = frozenset(",0123456789")
_DISTRICT_WORDS = re.compile(r"(?<![^\W_])(?:quận|huyện|thị xã)(?![^\W_])")
_TWO_TIERS = re.compile(r"2 cấp|hai cấp|đặc khu")


def reference_date(published: date | None, low: str, found: list[Found]) -> date | None:
    """The day as of which units are meant: of publication, else of the latest year that is named.

    In 2025 what stands in the text decides on which side of 1 July it lies.
    """
    if published is not None:
        return published
    years = (
        int(match.group())
        for match in _YEAR.finditer(low)
        if low[max(0, match.start() - 1) : match.start()] not in _IN_NUMBER
    )
    counted = Counter(year for year in years if 2014 <= year <= 2026)
    has_districts = _DISTRICT_WORDS.search(low) is not None or any(
        one.type in {"quận", "huyện", "thị xã", "thị trấn"} for one in found
    )
    if not counted:
        return (
            BEFORE_MERGERS if (has_districts or _only_before(found)) and not _TWO_TIERS.search(low) else None
        )
    most = max(counted.values())
    # Plans reach years ahead: a year named far less often than others says nothing of the article's time.
    year = max(year for year, count in counted.items() if count * 4 >= most)
    if (has_districts or _only_before(found)) and not _TWO_TIERS.search(low):
        return min(date(year, 12, 31), LAST_OF_DISTRICTS)
    return date(year, 12, 31)


def _only_before(found: list[Found]) -> bool:
    """Whether a unit is named, other than in the manner of "Hà Giang cũ", that ended with the districts."""
    return any(
        one.candidates and all(unit.valid_to and unit.valid_to <= DISTRICTS_END for unit in one.candidates)
        for one in found
    )
