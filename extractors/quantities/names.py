"""Numbers that name or divide whatever noun follows: models, number plates, addresses, bases of rates."""

from __future__ import annotations

import re

from extractors.quantities.expressions import Expression
from extractors.quantities.patterns import COUNT_LEADS
from extractors.quantities.units import Unit
from extractors.units.patterns import UPPER

_MODEL = re.compile(r"(?<!\w)[A-ZĐ][A-Za-z]{1,3}\s[-–]$")
"""Before the number: «trực thăng Mi -17». After a place («Hà Nam -5 xã») a listed noun stands."""
_MODEL_NUMBER = re.compile(r"\d{1,4}")
_PLATE = re.compile(r"(?<!\w)[1-9]\d\s?-?\s?[A-ZĐ]{1,2}\d?\s?[-–]\s?$")
_PLATE_NUMBER = re.compile(r"\d{4,5}|\d{3}\.\d{2}")
_NAME = rf"[{UPPER}][^\W\d_]*(?:\s[{UPPER}][^\W\d_]*){{0,5}}"
_STREET = re.compile(
    r"\s(?:đường|phố|Đường|Phố)\s(?!(?:Vành|Cao|Quốc|Tỉnh|Huyện|Liên)\s)"
    rf"(?:số\s\d|[A-ZĐ]\d|\d\d?(?:\s?[/-]\s?|\s[Tt]háng\s)\d|({_NAME}))"
)
"""A street by its name, number or day («đường 30 tháng 4»); «5 đường Vành đai» are roads of a kind."""
_FURTHER_STREETS = re.compile(rf"(?:,\s{_NAME}){{0,8}}\s(?:và|-|–)\s[{UPPER}]")
_MOST_STREETS = 20
"""So few streets may be counted by a number that stands before their names."""
_BASE = re.compile(r"1(?:\.000)*|10{2,}|100?(?:\.000)+")
"""10 is left out: «5 vụ / 10 đối tượng» counts both."""
_OVER = re.compile(r"([^\W\d_]+|%|m[23])\s?/\s?$")
_COUNTED_BOTH = frozenset(["vụ", "việc", "hộ"])
"""«2 vụ / 1 đối tượng», «90 hộ / 100 khẩu»: two counts of one event, no rate."""
_SERVICE = re.compile(r"1022|1080")
"""The lines on which citizens reach their authorities; «nhận 1022 đơn» counts all the same."""
_REACH = 16
"""Characters before the number that are looked at."""


def is_name(text: str, folded: str, expression: Expression, unit: Unit | None) -> bool:
    """Whether the number is part of a name or the base of a rate, so no quantity of its own."""
    if expression.form == "slash":
        return _is_address(text, expression)
    if expression.form != "single":
        return False
    listed = unit is not None and unit.sure
    return (
        (not listed and _is_code(text, expression))
        or _is_service(folded, expression)
        or _is_address(text, expression)
        or (unit is not None and unit.kind in ("count", "duration") and _is_base(folded, expression))
    )


def _is_code(text: str, expression: Expression) -> bool:
    """«trực thăng Mi -17», «xe 30A - 54321»: the rest of a model's name or of a number plate."""
    written, before = expression.low.text, text[max(0, expression.start - _REACH) : expression.start]
    if _MODEL_NUMBER.fullmatch(written) and _MODEL.search(before):
        return True
    return _PLATE_NUMBER.fullmatch(written) is not None and _PLATE.search(before) is not None


def _is_service(folded: str, expression: Expression) -> bool:
    """«Cổng 1022 tỉnh», «ứng dụng 1022 hoạt động»."""
    if not _SERVICE.fullmatch(expression.low.text):
        return False
    before = folded[max(0, expression.start - _REACH) : expression.start].split()
    return not before or before[-1] not in COUNT_LEADS


def _is_address(text: str, expression: Expression) -> bool:
    """«trụ sở 27 đường Lê Lợi», «6/5 phố Huế», but not «3 đường Lê Lợi, Trần Phú và Hùng Vương»."""
    street = _STREET.match(text, expression.end)
    if street is None or expression.low.decimals or expression.low.scale:
        return False
    several = expression.form == "single" and expression.low.value <= _MOST_STREETS and street[1]
    return not (several and _FURTHER_STREETS.match(text, street.end()))


def _is_base(folded: str, expression: Expression) -> bool:
    """«26 giường / 1 vạn dân»: what the number before the stroke is counted for."""
    if not _BASE.fullmatch(expression.low.text.split(" ")[0]):
        return False
    over = _OVER.search(folded, max(0, expression.start - _REACH), expression.start)
    if over is None:
        return False
    return expression.low.value >= 1000 or over[1] not in _COUNTED_BOTH
