"""The wording of page furniture, from ``gazetteer/furniture.csv``.

Its ``where`` column says how an entry is used:

- ``inline``: so unlike prose that it is furniture wherever it stands;
- ``piece``: furniture in a line that holds nothing but such pieces and separators;
- ``rest``: furniture together with what follows it on its line;
- ``line``: a whole line;
- ``heading``: a whole line, with the list of links below it.
"""

from __future__ import annotations

import csv
import re
from importlib.resources import files
from typing import NamedTuple

_N = r"\d[\d.,]*"
_WEEKDAY = r"(?:(?:thứ|t)\s?(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật|cn)"
_DATE = (
    r"(?:\d{1,2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2} tháng \d{1,2}(?:,| năm)? ?\d{4})"
)
_TIME = (
    r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}(?::\d{2}|\s?phút)?"
    r"(?:\s?(?:am|pm|sa|ch)\b)?"
)
_ZONE = r"(?:[\s,-]{0,3}[(\[]?(?:gmt|utc)\s?\+?\s?0?7(?::00)?[)\]]?)?"
_BETWEEN = r"[\s,|–-]{0,6}"
_STAMP = (
    rf"(?:{_WEEKDAY}{_BETWEEN})?(?:"
    rf"(?:ngày )?{_DATE}(?:{_BETWEEN}(?:lúc )?{_TIME}{_ZONE})?"
    rf"|(?:lúc )?{_TIME}{_ZONE}{_BETWEEN}(?:{_WEEKDAY}{_BETWEEN})?(?:ngày )?{_DATE}{_ZONE})"
)


class Entry(NamedTuple):
    kind: str
    where: str
    pattern: str
    example: str


def _entries() -> list[Entry]:
    table = (files("gazetteer") / "furniture.csv").read_text(encoding="utf-8")
    return [Entry(**row) for row in csv.DictReader(table.splitlines())]


ENTRIES = _entries()


def _union(*where: str) -> re.Pattern[str]:
    """One pattern of all entries of these kinds; the group that matched is named kind_number."""
    parts = []
    for number, entry in enumerate(ENTRIES):
        if entry.where not in where:
            continue
        wording = entry.pattern.replace("{n}", _N).replace("{stamp}", _STAMP)
        if entry.where == "rest":
            wording += r"[^\n]*"
        elif entry.where == "heading":
            wording = rf"[>»•*\-–\s]*(?:{wording})\s?[:.…»>]*"
        parts.append(rf"(?P<{entry.kind}_{number}>{wording})")
    return re.compile(rf"(?:{'|'.join(parts)})(?!\w)", re.I)


PIECE = _union("inline", "piece", "rest")
"""Matched at a position of a short line."""
INLINE = _union("inline")
INLINE_ANCHORS = (
    *("lượt xem", "lượt đọc", "lượt view", "lần xem", "lần đọc", "đã xem", "currently", "kết quả"),
    *("phiếu bầu", "tổng số điểm", "đăng", "cập nhật", "xuất bản", "phát hành", "ngày gửi", "cỡ chữ"),
    "size chữ",
)
"""Lower-case words of which every inline entry holds one; a line without any is not searched for them."""
LINE = _union("line")
HEADING = _union("heading")
SEPARATOR = re.compile(r"[\s|•·»«:;,/()–—-]*")
LEAD_STAMP = re.compile(rf"{_STAMP}(?!\w)", re.I)
TIME = re.compile(_TIME, re.I)

# A name as authors sign: N.LONG, Kim Thoa, PV - T.H, Minh Anh (tổng hợp). Capitals count.
_UPPER = "A-ZÀ-ÖØ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_NAME_WORD = rf"[{_UPPER}][^\W\d_]*"
_NAME = rf"{_NAME_WORD}(?:(?:\s?\.\s?|\s){_NAME_WORD}){{0,4}}\.?"
_OFFICE = (
    r"(?:Phòng|Sở|Ban|Cổng|Trang thông tin|Trung tâm|Văn phòng|Đài|Báo|Tạp chí|Tổ|Cục|Chi cục|Hội|Đoàn"
    r"|Công an|UBND)\s[^\n;:]{2,50}"
)
OFFICE_BYLINE = re.compile(_OFFICE)
BYLINE = re.compile(
    # A caption names a person with a form of address, an author's line never does.
    rf"(?!(?:Ông|Bà|Anh|Chị|Đồng chí|CEO|MC|Ca sĩ)\s)"
    rf"(?:(?:[Tt]heo|PV|CTV|BBT)\s?:?\s)?{_NAME}(?:\s?(?:[-–,/]|và)\s?{_NAME}){{0,3}}(?:\s?[-–]\s?{_OFFICE})?"
    r"(?:\s?\(\s?(?:[Tt]ổng hợp|[Tt]\s?/\s?h|[Tt]heo [^)\n]{2,40}|[^\W\d_. ]{2,12})\s?\))?"
)
# The credit that ends a caption: (Ảnh: V.A), - Ảnh: HỮU KHÁ, Ảnh minh hoạ: Bá Đô., (ảnh minh hoạ)
_SUBJECT = r"(?:ảnh|hình|nguồn|video|clip|đồ h(?:oạ|ọa)|infographic|thiết kế)"
_OF = r"(?: (?:ảnh|clip|video|minh h(?:oạ|ọa)|tư liệu|internet|chụp|bài|tin|đồ h(?:oạ|ọa)))?"
_WHOSE = (
    r"(?:minh h(?:oạ|ọa)|tư liệu(?: [^.\n]{1,30})?|internet|chụp (?:màn hình|từ)(?: [^.\n]{1,40})?"
    r"|cắt từ (?:clip|video)(?: [^.\n]{1,40})?|chỉ mang tính(?: chất)? minh h(?:oạ|ọa)"
    r"|do [^.\n]{2,30} cung cấp|nhân vật cung cấp)"
)
_END = r"[\s.)\]|]*$"
CREDIT = re.compile(
    rf"(?:[-–—|(\[]\s?|(?<=[.!?”\"…)])\s?|^){_SUBJECT}{_OF}\s?:\s?(?P<whose>[^:\n]{{1,60}}?){_END}"
    rf"|(?:[-–—(\[]\s?|(?<=[.!?”\"…])\s?|^){_SUBJECT} {_WHOSE}{_END}",
    re.I,
)
CREDIT_WITHOUT_COLON = re.compile(
    rf"(?:[-–—(\[]\s?|(?<=[.!?”\"…])\s|^)(?:Ảnh|ảnh|Video|Clip|Đồ họa|Đồ hoạ)"
    rf"(?: {_NAME_WORD}(?:\.{_NAME_WORD})*){{1,4}}{_END}"
)
CREDIT_ANCHORS = ("ảnh", "hình", "nguồn", "video", "clip", "đồ h", "infographic", "thiết kế")
# Inside a credit only a year may be a number: anything else is text that looks like one.
OTHER_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d")
AGENCY = re.compile(
    rf"\((?:[{_UPPER}]{{2,}}(?:[. ][{_UPPER}]+)?|[A-Za-z]+\.vn|[A-Z]\w+\.gov\.vn)\)\s?[-–—.:]+"
)
