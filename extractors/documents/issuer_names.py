"""The names of issuing bodies as texts write them, and their one spelling."""

from __future__ import annotations

import re

from gazetteer.documents import document_issuers
from pipeline.segment import fold

CENTRE = "Trung ương Đảng"
"""What TW stands for: the Central Committee, the Politburo or the Secretariat."""
_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương"

_CENTRAL = {fold(row.issuer): row.issuer for row in document_issuers() if row.place is None} | {
    "thủ tướng": "Thủ tướng Chính phủ",
    "ban chấp hành trung ương đảng": _CENTRAL_COMMITTEE,
    "ban chấp hành trung ương": _CENTRAL_COMMITTEE,
    "bch trung ương": _CENTRAL_COMMITTEE,
    "trung ương": CENTRE,
    "bộ chính trị": "Bộ Chính trị",
    "ban bí thư trung ương đảng": "Ban Bí thư",
    "ban bí thư trung ương": "Ban Bí thư",
    "ban bí thư": "Ban Bí thư",
    "bộ giao thông": "Bộ Giao thông vận tải",
    "bộ gtvt": "Bộ Giao thông vận tải",
    "bộ gd&đt": "Bộ Giáo dục và Đào tạo",
    "bộ gd-đt": "Bộ Giáo dục và Đào tạo",
    "bộ tn&mt": "Bộ Tài nguyên và Môi trường",
    "bộ tn-mt": "Bộ Tài nguyên và Môi trường",
    "bộ tt&tt": "Bộ Thông tin và Truyền thông",
    "bộ kh&cn": "Bộ Khoa học và Công nghệ",
    "bộ kh&đt": "Bộ Kế hoạch và Đầu tư",
    "bộ lđ-tb&xh": "Bộ Lao động - Thương binh và Xã hội",
    "bộ nn&ptnt": "Bộ Nông nghiệp và Phát triển nông thôn",
    "bộ vh,tt&dl": "Bộ Văn hóa, Thể thao và Du lịch",
    "ngân hàng nhà nước": "Ngân hàng Nhà nước Việt Nam",
}
_COUNCILS = {"ủy ban nhân dân": "UBND", "ubnd": "UBND", "hội đồng nhân dân": "HĐND", "hđnd": "HĐND"}
DEPARTMENTS = tuple(row.issuer for row in document_issuers() if row.issuer.startswith(("Sở", "Phòng")))
_NAMES = _CENTRAL | _COUNCILS | {fold(name): name for name in DEPARTMENTS}
_BOARDS = {
    "ban thường vụ": "Ban Thường vụ",
    "btv": "Ban Thường vụ",
    "ban chấp hành": "Ban Chấp hành",
    "bch": "Ban Chấp hành",
    "thường trực": "Thường trực",
}
LEVELS = {
    level: level
    for level in ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "thị trấn", "phường", "xã", "đặc khu")
} | {"tp": "thành phố", "tx": "thị xã"}


def _spaced(name: str) -> str:
    # The press joins two fields of one ministry by a dash: Bộ Tài nguyên - môi trường.
    blank = r"\s?" if "&" in name else r"\s"
    return re.escape(name).replace(r"\ và\ ", r"(?:\ và\ |\s?-\s?)").replace(r"\ ", blank)


HEAD = re.compile(
    r"(?<!\w)(?:(?P<chair>chủ tịch\s)?"
    rf"(?P<name>{'|'.join(_spaced(name) for name in sorted(_NAMES, key=len, reverse=True))})"
    rf"|(?P<board>(?:{'|'.join(_BOARDS)})\s)?(?P<committee>(?:tỉnh|thành|huyện|quận|thị|đảng)\sủy))(?!\w)"
)
"""Over folded text: the head of an issuer's name, without its place."""
LEVEL = re.compile(rf"\s(?P<level>{'|'.join(sorted(LEVELS, key=len, reverse=True))})(?!\w)\.?")
HYPHENED = re.compile(
    r"\s?(?:Bà Rịa\s?[-–]\s?Vũng Tàu|Thừa Thiên\s?[-–]\s?Huế|Phan Rang\s?[-–]\s?Tháp Chàm)(?!\w)"
)
WORD = re.compile(r"\s?([^\W\d_]+)")
WARD = re.compile(r"\s\d{1,2}(?![\d/.,-])")


def is_central(name: str) -> bool:
    """Whether an issuer needs no place."""
    return fold(name) in _CENTRAL or name in _CENTRAL.values()


def spelled(match: re.Match[str]) -> str:
    """The one spelling of a matched head: ``UBND``, ``Ban Thường vụ Thị ủy``, ``Bộ Y tế``."""
    if match["committee"]:
        committee = " ".join(match["committee"].split()).capitalize()
        return f"{_BOARDS[match['board'].strip()]} {committee}" if match["board"] else committee
    plain = " ".join(match["name"].split())
    joined = re.sub(r"\s?-\s?", " và ", plain)
    name = _NAMES.get(plain) or _NAMES.get(joined) or plain.replace(" & ", "&").capitalize()
    name = _NAMES.get(fold(name), name)
    return f"Chủ tịch {name}" if match["chair"] else name
