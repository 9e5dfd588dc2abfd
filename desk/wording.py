"""Numbers, days, periods and keys in the words and signs of Vietnamese readers; filters of the templates."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any
from urllib.parse import quote

from gazetteer.indicators import indicators
from pipeline.check.telling import measured, period
from pipeline.check.wording import number as written

VERDICTS = {
    "consistent": "khớp",
    "rounding": "khớp sau khi làm tròn",
    "inconsistent": "mâu thuẫn",
    "uncheckable": "không đối chiếu được",
}
KINDS = {
    "ratio_percent": "tỷ lệ phần trăm",
    "sum": "tổng và các phần",
    "delta": "mức tăng, giảm",
    "bound": "giới hạn",
    "rank_order": "thứ hạng và điểm",
    "conflict": "nguồn nói khác nhau",
    "document": "ngày hoặc cơ quan ban hành văn bản",
}
ANSWERS = {
    "confirmed": "có nguồn khác xác nhận",
    "contradicted": "có nguồn nói khác",
    "rounding": "khớp sau khi làm tròn",
    "outdated": "đã có số mới hơn",
    "only-source": "chỉ một nguồn nêu",
    "unknown": "chưa có gì để đối chiếu",
}
MEASURES = {
    "ratio": "tỷ số",
    "percent": "tỷ lệ",
    "score": "điểm",
    "rank": "thứ hạng",
    "count": "số lượng",
    "change": "thay đổi",
    "money": "số tiền",
    "duration": "thời gian",
}
LEVELS = {"province": "cấp tỉnh", "district": "cấp huyện", "commune": "cấp xã"}
STATUSES = {"actual": "kết quả", "target": "mục tiêu"}


def number(value: Any, places: int | None = None) -> str:
    """2.763; 46,3; an empty string for nothing."""
    if value is None:
        return ""
    return written(value if isinstance(value, (int, Decimal)) else Decimal(str(value)), places)


def day(value: date | datetime | None) -> str:
    """17/01/2023"""
    return "" if value is None else f"{value:%d/%m/%Y}"


def eve(value: date) -> date:
    """The last day before."""
    return value - timedelta(days=1)


def measure(row: Any) -> str:
    """The value of a claim in one short string: 25/54 nhiệm vụ; hơn 46,3%; hạng 3/63; tăng 2 bậc."""
    rest = (row.get("high"), row.get("denominator"), row.get("unit"), row.get("cmp", "="))
    return measured(row["kind"], row["value"], *rest)


@cache
def _labels() -> dict[str, str]:
    return {entry.key: entry.label for entry in indicators().values()}


def indicator(key: str | None) -> str:
    """Vietnamese name of an indicator."""
    return _labels().get(key or "", key or "")


def within(name: str | None) -> str:
    """A unit's name after that of a smaller one: Huyện Bắc Sơn, tỉnh Lạng Sơn."""
    return name[0].lower() + name[1:] if name else ""


def path(text: Any) -> str:
    """An id as a part of an address; slashes of article ids are kept apart from those of the address."""
    return quote(str(text), safe="")


FILTERS: dict[str, Callable[..., Any]] = {
    "number": number,
    "day": day,
    "eve": eve,
    "indicator": indicator,
    "measure": measure,
    "path": path,
    "within": within,
}
GLOBALS: dict[str, Any] = {
    "period": period,
    "VERDICTS": VERDICTS,
    "KINDS": KINDS,
    "ANSWERS": ANSWERS,
    "MEASURES": MEASURES,
    "LEVELS": LEVELS,
    "STATUSES": STATUSES,
}
