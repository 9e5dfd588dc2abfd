"""What a column's header says of its numbers: their kind, unit, scale and sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from extractors.quantities import patterns
from extractors.quantities.values import Column

UNKNOWN = Column("unknown", None)
CHANGE_UNITS = {"rank": "bậc", "percent": "%", "score": "điểm"}
"""What changes of each kind are counted in."""
_LONGEST = 90

_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#|no)\.?")
_PERCENT = re.compile(r"%|(?<!\w)(?:tỷ lệ|tỉ lệ|phần trăm|tỷ trọng|tỉ trọng)(?!\w)")
_RANK = re.compile(r"(?<!\w)(?:xếp hạng|thứ hạng|hạng|vị thứ|xếp thứ|thứ tự|vị trí)(?!\w)")
_SCORE = re.compile(r"(?<!\w)(?:điểm|chỉ số|index|sipas|papi|pci|ddci|dti|pgi)(?!\w)")
_COUNT = re.compile(r"(?:tổng số|số lượng|số(?! h[oó][áa])|tổng|lượng)(?!\w)")
_CHANGE = re.compile(
    r"(?:mức |tỷ lệ |tỉ lệ |số )?(?:tăng|giảm)(?!\w)|chênh lệch|so (?:sánh|với)|thay đổi|biến động"
)
_FALL = re.compile(r"(?:mức |tỷ lệ |tỉ lệ |số )?giảm(?! *[/,-] *tăng)(?!\w)")
_CHANGE_UNIT = re.compile(r"(?<!\w)(?:điểm %|bậc|hạng|điểm|%)")
_AMONG_THEM = re.compile(r"^trong đó\W*")
_PLAN = re.compile(r"kế hoạch(?: (?:giao|được giao|năm)(?: \d{4})?)?")
_MONEY = re.compile(r"(?<!\w)(?:(nghìn tỷ|ngàn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)\s+)?(đồng|vnđ|usd)(?!\w)")
_BARE_MONEY = re.compile(r"\((nghìn tỷ|ngàn tỷ|triệu|tỷ|tỉ)\)")
_SCALES = {
    "nghìn tỷ": 12, "ngàn tỷ": 12, "tỷ": 9, "tỉ": 9, "triệu": 6, "nghìn": 3, "ngàn": 3,
}  # fmt: skip
_DURATION = re.compile(
    r"(?:\(|số |(?:thời gian|thời hạn)[^()]{0,30}\()(ngày|giờ|phút|tháng)(?: làm việc)?(?!\w)"
)
_HANDLED = re.compile(
    r"(?<!\w)(?:tiếp nhận|giải quyết|đúng hạn|trước hạn|sớm hạn|quá hạn|trễ hạn|trong hạn|trực tuyến"
    r"|trực tiếp|tồn|kỳ trước|chuyển qua|đã trả)(?!\w)"
)
_UNIT_OF_TABLE = re.compile(r"(?<!\w)(?:đơn vị tính|đvt|đơn vị)\s*:\s*([^\n|;()]{1,25})")
_DOSSIERS = "hồ sơ"


def is_order(header: str) -> bool:
    """Whether a column only numbers its rows."""
    return _ORDER.fullmatch(header) is not None


def column(path: Sequence[str], above: str) -> Column:
    """The column under headers from the outermost in; ``above`` is what stands over the table.

    The innermost header that tells decides: «Chỉ số CCHC» over «Xếp hạng» is a rank. One that leaves
    the unit open gets it from those above. ``kind`` is ``unknown`` where nothing tells.
    """
    if path and is_order(path[-1]):
        return Column(None, None)
    read = [_one(header) for header in reversed(path)]
    found = next((one for one in read if one.kind != "unknown"), UNKNOWN)
    outer = read[read.index(found) + 1 :] if found in read else []
    if found.kind == "change" and found.unit is None:
        of = next((one for one in outer if one.kind in CHANGE_UNITS or one.unit), UNKNOWN)
        return replace(found, unit=CHANGE_UNITS.get(of.kind or "", of.unit))
    named = _UNIT_OF_TABLE.search(above)
    if named is not None and (found.kind == "unknown" or (found.kind == "count" and not _counts(path))):
        of_table = _one(f"({named.group(1).strip()})")
        return of_table if of_table.kind != "unknown" else found
    if found.kind == "count" and found.unit is None:
        unit = next((one.unit for one in outer if one.kind == "count" and one.unit), None)
        return replace(found, unit=unit or _handled(path, above))
    unit = _handled(path, above) if found.kind == "unknown" else None
    return Column("count", unit) if unit else found


def _counts(path: Sequence[str]) -> bool:
    return any(_COUNT.match(header) for header in path)


def _handled(path: Sequence[str], above: str) -> str | None:
    """«Đúng hạn», «Đã giải quyết» count dossiers where the table is of dossiers."""
    handled = path and _HANDLED.search(path[-1]) is not None
    return _DOSSIERS if handled and any(_DOSSIERS in text for text in (*path, above)) else None


def _one(header: str) -> Column:
    header = _AMONG_THEM.sub("", header)
    if len(header) > _LONGEST or _PLAN.fullmatch(header):
        return UNKNOWN
    if _CHANGE.match(header):
        changed_in = _CHANGE_UNIT.search(header)
        return Column(
            "change", changed_in.group() if changed_in else None, sign=-1 if _FALL.match(header) else 1
        )
    if _PERCENT.search(header):
        return Column("percent", "%")
    if _RANK.search(header):
        return Column("rank", None)
    if (money := _MONEY.search(header) or _BARE_MONEY.search(header)) is not None:
        currency = "USD" if money.group().endswith("usd") else "đồng"
        return Column("money", currency, scale=Decimal(10) ** _SCALES.get(money.group(1) or "", 0))
    if (duration := _DURATION.search(header)) is not None:
        return Column("duration", duration.group(1))
    begin = 1 if header.startswith("(") else 0
    counted = _COUNT.match(header, begin)
    noun = patterns.NOUNS.head(header, counted.end() + 1 if counted else begin)
    unit = header[noun.start : noun.end] if noun is not None else None
    if _SCORE.search(header) and (counted is None or unit in (None, "điểm")):
        return Column("score", "điểm")
    return Column("count", unit) if counted or unit else UNKNOWN
