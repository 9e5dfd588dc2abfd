"""Compiled patterns and word lists of unit mentions; no logic."""

from __future__ import annotations

import re

from gazetteer.titles import surnames
from gazetteer.unit_contexts import contexts

UPPER = "".join(
    char
    for char in map(chr, range(0x41, 0x1EFA))
    if char.isupper() and (ord(char) < 0x1B1 or ord(char) > 0x1E9F)
)
"""Capital letters of Vietnamese and its neighbours."""

SPACE = r"[ \t\u00a0]"

EPITHET = (
    rf"(?:(?:vùng{SPACE}+|ven{SPACE}+)?(?:cao|biên(?:{SPACE}+giới)?|biển|sâu|xa)|(?:quần{SPACE}+)?đảo"
    rf"|miền{SPACE}+núi|rẻo{SPACE}+cao|ngoại{SPACE}+thành|cù{SPACE}+lao|trung{SPACE}+du|cảng|trẻ)"
)
"""What kind of unit, between type word and name: huyện đảo, xã biên giới, thành phố biển."""

TYPED = re.compile(
    rf"""(?=[TtQqHhPpXxĐđF])(?<![^\W_])(?:
      (?P<word>[Tt]ỉnh|TỈNH|[Tt]hành{SPACE}+[Pp]hố|THÀNH{SPACE}+PHỐ|(?<![Đđ]ô{SPACE})[Tt]hị{SPACE}+[Xx]ã|THỊ{SPACE}+XÃ
        |[Qq]uận|QUẬN|[Hh]uy[ệê]n|HUYỆN|[Pp]hường|PHƯỜNG|[Tt]hị{SPACE}+[Tt]rấn|THỊ{SPACE}+TRẤN|(?<!t[ấá][nc]{SPACE})[Xx]ã|XÃ
        |[Đđ]ặc{SPACE}+[Kk]hu|ĐẶC{SPACE}+KHU)(?:{SPACE}+{EPITHET}(?={SPACE}+[{UPPER}]))?{SPACE}*[:.]?{SPACE}*(?=[“"'‘]?[{UPPER}\d])
     |(?P<short>T\.?{SPACE}?[PX]|T[PX]|Tp|tp|Tx|tx|TT|Tt|T\.T|ĐK)(?:{SPACE}*\.{SPACE}*\n?|{SPACE}+)(?=[{UPPER}\d])
     |(?P<party>[Hh]uyện|[Qq]uận|[Tt]hị|[Tt]hành){SPACE}+(?:[ủỦ][yY]|[uU][ỷỶ]|[đĐ]oàn){SPACE}+(?=[{UPPER}\d])
     |(?P<letter>[QHPXFT]|Ph)(?:{SPACE}*\.{SPACE}*)(?=[{UPPER}\d])
     |(?P<joined>Q(?=\d{{1,2}}(?!\w|{SPACE}?[-/]|{SPACE}năm))|P(?=\d{{1,2}}{SPACE}?[,(/-]{SPACE}?(?:Q|[Qq]uận|TP|[Tt]hành))
       |(?:TP|Tp)(?=HCM|HN(?![A-Z])|-HCM))-?
    )""",
    re.X,
)
"""A type word, spelled out, abbreviated or within Huyện ủy and the like, before a capital or a number.

Here and below a look at the first letter comes first: most positions fail it at once.
"""

NAME_TOKEN = re.compile(r"[^\W\d_]+(?:['’‘`][ ]?[^\W\d_]+)*|\d+")
NAME_GAP = re.compile(rf"{SPACE}*[-–—]{SPACE}*|{SPACE}+|(?<=\.)|\.{SPACE}?")

RUN = re.compile(
    rf"(?<![^\W_])[{UPPER}][^\W_]*(?:['’][^\W_]+)?"
    rf"(?:{SPACE}?[-–—.]?{SPACE}?[{UPPER}][^\W_]*(?:['’][^\W_]+)?|{SPACE}\d{{1,2}}(?![^\W_]|[.,/%]\d))*"
)
"""Words with capitals that follow one another, dashes between them allowed."""

LIST_NEXT = re.compile(
    rf"(?:{SPACE}*\([^()\n]{{1,60}}\)|{SPACE}*:?{SPACE}*\d+(?:[.,]\d+)*{SPACE}?(?:điểm|%|[a-zà-ỹđ]{{1,6}}(?:{SPACE}[a-zà-ỹđ]{{1,6}})?)?)?{SPACE}*"
    rf"(?:[,;/&+]|{SPACE}[-–]{SPACE}|(?=và{SPACE}|cùng{SPACE}|hoặc{SPACE}|hay{SPACE}))"
    rf"{SPACE}*(?:và|cùng|hoặc|hay|rồi{SPACE}đến|tiếp{SPACE}đến{SPACE}là|tiếp{SPACE}theo{SPACE}là)?{SPACE}*(?=[{UPPER}\d])"
)
"""From one element of a list to the next."""

PLURAL = re.compile(
    r"(?:^|\W)(?:các|những|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{1,3}|khối|nhóm|cụm|nhiều)"
    r"\s+(?:đơn\s+vị\s+|địa\s+phương\s+)?$"
)
"""What before a type word announces several units."""

NUMBER_ENDS = re.compile(rf"{SPACE}*(?:$|[,.;:)\n/]|và{SPACE}|đến{SPACE}|\({SPACE}*[^\d\s])")
"""What follows a number that names a unit in a list (``quận 1, 3, 5``), not one that counts."""

CONTEXTS = contexts()
ADJACENT_HEADS = CONTEXTS["adjacent"]
"""Words right after which a unit's name is a street's, a river's, a village's."""

NAME_HEADS = CONTEXTS["phrase"]
"""Heads, up to a few words before, of names that are no unit though a unit's name stands in them."""

COMPOUNDS = CONTEXTS["compound"]
"""Words whose last syllable only looks like such a head."""

LINE_HEADS = ADJACENT_HEADS | CONTEXTS["line"]
"""Words before ``Cát Linh - Hà Đông`` that make it a line or a stretch of road."""

PERSON_TITLE = CONTEXTS["person"]
"""Words after which a capitalised name is a person's."""

TO_NEXT_PLACE = re.compile(rf"{SPACE}?[-–]{SPACE}?[{UPPER}]")
"""A dash and another place after the name."""

STREET_NUMBER = re.compile(r"(?<![^\W_])\d+[a-z]?(?:[/-]\d+[a-z]?)*\s+$")
"""A house number: the name after it is a street's."""

SURNAMES = CONTEXTS["surname"]
"""The frequent surnames: before or in a name, a sign that a person is meant."""

HOLDERS = frozenset(surname.lower() for surname in surnames())
"""Surnames of all peoples: after a unit's name, the name of who holds office there begins."""

LINKS = CONTEXTS["link"]
"""Small words that end the noun phrase in which a head is sought."""

COUNTRY_NEAR = re.compile(
    r"[\s,()–-]{0,3}(?:(?:của|ở|tại)\s+)?(?:nước\s+)?"
    r"(?:Trung Quốc|Lào|Campuchia|Thái Lan|Hàn Quốc|Nhật Bản|Mỹ|Myanmar|Đài Loan)(?![^\W_])"
    rf"(?!{SPACE}[{UPPER}])"
    r"|(?:\s(?:thuộc|của)\s|\s?\()(?:tỉnh\s)?(?:Quảng Tây|Quảng Đông|Vân Nam)(?![^\W_])"
)
"""Another country, or a province of China, after the name: ``tỉnh Hà Nam (Trung Quốc)``; Lào Cai and
Mỹ Tho are none."""

OFFICE_HELD = re.compile(
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ủy|chủ tịch|bí thư|công an|đoàn)\s+$"
)
"""Before a type word: after it may stand who holds the office: Chủ tịch UBND xã Lò Văn An."""

IN_INITIALS = re.compile(
    r"(?:(?<![^\W_])[A-ZĐ]{2,}(?:[ \u00a0]?[-–&,][ \u00a0]?|[ \u00a0]và[ \u00a0])|[Ss]ở |[Bb]ộ |[Pp]hòng )$"
)
"""Before TT that is no thị trấn: Sở TT-TT, Bộ VH-TT."""

PLACE_LEAD = re.compile(r"(?<![^\W_])(?:ở|tại|là|về|từ|như|gồm|đến|địa bàn)\s$")
LIST_GAP = re.compile(r"(?:,\s|\svà\s)$")
"""Before a name that may be a person's as well: what shows a place, and what joins it to the place before."""

APPOSED = re.compile(r", (?:một |là )?(?P<word>xã|phường|thị trấn|đặc khu|quận|huyện|thị xã)(?= [a-zà-ỹđ])")
APPOSED_NAME = re.compile(
    rf"(?<![^\W_])(?:[Ởở]|[Tt]ại|[Vv]ề){SPACE}(?P<name>[{UPPER}][^\W\d_]*(?:{SPACE}[{UPPER}][^\W\d_]*){{1,3}})$"
)
"""A type word that explains the name before it, and that name: "Ở Tân Lập, xã cách trung tâm 20 km"."""

NAMED_AFTER = re.compile(
    r"(?<![^\W_])(?:(?<!thông )(?<!cảnh )(?<!dự )báo"
    r"(?: (?:pháp luật|công an|phụ nữ|người lao động|giáo dục|thanh niên))?"
    r"|(?:đại học|đh|đhqg|học viện|(?<!các )trường (?:thpt|thcs|tiểu học|trung học|cao đẳng|đại học|mầm non))"
    r"(?: (?!ở |tại |của |thuộc |trên |và )[^\s,.;:()]+){0,6}) $"
)
"""A newspaper or a school whose own name ends in an abbreviated city: ``Báo Pháp luật TP.HCM``."""

AFTER_CITY = re.compile(rf"(?<![^\W_])(?:T\.?P|[Tt]p){SPACE}?\.?{SPACE}?$")

GENERIC_BEFORE = re.compile(
    r"(?:(?<![\d/.,-])\d{1,3}|(?<![^\W_])(?:các|những|mỗi|mọi|từng|cấp|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười"
    r"|nhiều|số|vài|đơn\s+vị|địa\s+phương|bất\s+kỳ|liên|khối|nhóm|ngoại|nội|đường|quy\s+mô|lên|thành\s+lập|lộ|làng"
    r"|thôn|hợp\s+tác|xứ|tuyến|loại|là|(?:thành\s+phố|thị\s+xã)\s+(?:trực\s+)?thuộc|xây\s+dựng|danh\s+hiệu))\s*$"
)
"""What before a bare type word shows that no certain unit is meant (``cấp huyện``, ``mỗi phường``, ``là
tỉnh đứng đầu``)."""

GENERIC_LIST = re.compile(
    r"(?<![^\W_])(?:(?:tỉnh|phố|quận|huyện|xã|phường|trấn|khu|sở|ban|ngành|bộ|thể|tp)\s*(?:[,/–-]|và|hoặc|hay)"
    r"|quận|huyện|xã|phường)\s*$"
)
"""A list of levels (``sở, ngành, quận, huyện``) goes on with the word."""

BARE = re.compile(
    r"(?=[tqhpxđ])(?<![^\W_])(?P<word>thành\s+phố|thị\s+xã|thị\s+trấn|đặc\s+khu|tỉnh|quận|huyện|phường|xã|tp|địa\s+phương\s+này)"
    r"(?![^\W_])(?P<dot>\.(?=\s+[a-zà-ỹđ]))?"
)
"""A type word that may point back to a unit; over folded text."""

GENERIC_AFTER = re.compile(
    r"(?:\s*[,/–-]\s*(?:quận|huyện|thị|phường|xã|thành|tỉnh|tp|đặc)(?![^\W_])"
    r"|\s+(?:và|hoặc|hay)\s+(?:quận|huyện|thị|phường|xã|thành\s+phố|tỉnh|đặc)(?![^\W_])"
    r"|\s+(?:hội|táo|trực\s+thuộc|thuộc\s+(?:tỉnh|thành|trung)|lỵ|lộ|thành(?![^\W_])|ủy|uỷ|thông\s+minh|đáng\s+sống"
    r"|giấc|dậy|ngộ|nào|khác|nông\s+thôn|biên\s+giới|miền|vùng|bãi\s+ngang|nghèo|lân\s+cận|bạn|luận|tắc|135)(?![^\W_])"
    r"|\s+(?:có\s+(?:điểm|chỉ\s+số|tỷ\s+lệ|mức)|giảm|tăng|đạt)\s+(?:điểm\s+)?(?:cao|thấp|nhiều|ít|lớn|nhỏ)\s+nhất)"
)
"""What after a bare type word shows that no certain unit is meant."""

_TYPE = r"(?:phường|xã|thị\s+trấn|đặc\s+khu|quận|huyện|thị\s+xã|thành\s+phố)"
HEADER = re.compile(
    rf"(?<![^\W_])(?:khối|nhóm|cụm|các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|\d{{1,3}})\s+(?P<words>{_TYPE}(?:\s*,\s*{_TYPE}|\s+và\s+{_TYPE})*)"
    r"(?![^\W_])(?:[^:\n.;]{0,60}?\s(?:gồm|là)(?:\s+có|\s+các)?\s+(?=[^\W\d_])|[^:\n.;]{0,60}:)"
)
"""A heading that says of what type the units named after it are."""

OFFICE = re.compile(
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|ủy|đảng bộ|chủ tịch|bí thư|công an"
    r"|(?<![^\W_])sở [^.,;\n]{2,30})\s*$"
)
"""Before a unit's name: an office of the unit, so that the article is likely the unit's."""

NATIONAL = re.compile(
    r"(?=[\dbct])(?:(?:các|(?<![\d.,])\d{1,2}) (?:bộ|tỉnh)(?![^\W_])(?! (?:hồ sơ|thủ tục))|cơ quan ngang bộ"
    r"|(?:63|34) địa phương|(?:cả|toàn) (?:nước|quốc)(?![^\W_])|thủ tướng|bộ trưởng|bộ, ngành)"
)
"""The whole country speaks, or is spoken of."""

BACK_REFERENCES = re.compile(
    r"(?=[ubtcđhqpx])(?<![^\W_])(?:(?:ubnd|toàn|trong|bàn|của|đạo|hội) "
    r"(?P<word>tỉnh|thành phố|quận|huyện|thị xã|phường|xã)"
    r"(?= (?!hội)[a-zà-ỹđ]|[,.;…])"
    r"|(?<=[.\n] )(?P<subject>tỉnh|thành phố|quận|huyện|thị xã|phường|xã) (?:đã|cũng|có|đang))"
)
"""Bare type words that mean one certain unit."""
