"""References to places inside laws and documents: "điểm b khoản 2 Điều 5", "Phụ lục 4"."""

from __future__ import annotations

import re

_NUMBER = r"\d{1,3}(?:[a-zđ](?!\w))?(?![\w%]|[.,]\d|/\d)"
# "khoản 20 tỷ đồng", "điều 3 xe": an amount and a verb, where the number counts what follows.
_COUNTED = (
    "tỷ|tỉ|triệu|nghìn|ngàn|trăm|đồng|usd|xe|người|cán bộ|chiến sĩ|công an|lượt|chiếc|tàu|quân|suất|tấn"
    "|hồ sơ|đơn vị|xã|phường|tỉnh|đội|tổ|máy|bác sĩ|giáo viên|chuyến|ngày|năm|tháng|tiêu|nội dung|chỉ|mục"
)
# After a further number of a list: "khoản 2, 3 Điều 5", not "khoản 2, 30 hồ sơ".
_LISTED = (
    r"(?=\s*(?:[,;.)\]\n]|$"
    r"|(?:và|của|điều|khoản|mục|chương|phụ|luật|bộ|nghị|thông|quyết|này)(?!\w)))"
)
_LEVELS = "khoản|điều|tiểu mục|mục"
_REFERENCE = re.compile(
    r"(?<!\w)(?:"
    rf"(?:{_LEVELS})\s{_NUMBER}(?!\s(?:{_COUNTED})(?!\w))(?:\s?(?:,|và)\s{_NUMBER}{_LISTED})*"
    rf"|(?:phụ lục|mẫu|biểu mẫu|biểu|bảng)\s(?:số\s)?(?:{_NUMBER}|[ivx]{{1,5}}(?!\w))"
    r"|(?:chương|phần|mục|phụ lục)\s[ivxlc]{1,6}(?!\w)"
    rf"|(?:điểm|tiết)\s[a-zđ]\d{{0,2}}(?!\w)(?=\s?[,;)]|\s(?:và|{_LEVELS})(?!\w))"
    r")"
)


def legal_references(folded: str) -> list[tuple[int, int]]:
    """Code-point bounds of the references in a folded text, in order; each level is one of its own."""
    return [match.span() for match in _REFERENCE.finditer(folded)]
