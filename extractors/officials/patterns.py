"""Compiled patterns of titles and persons' names."""

from __future__ import annotations

import re
import unicodedata

from gazetteer.bodies import country_pattern
from gazetteer.titles import surnames, titles
from gazetteer.trie import pattern

_B = r"[ \xa0]"
_START = r"(?<![^\W_])"
_BREAK = r"(?![^\W_])"


RANK = re.compile(rf"{_START}(?:(?:nguyên|cựu|quyền|q\.|phó|đồng){_B}*){{1,3}}$")
"""Before a title: deputy, acting, former."""
TITLE = re.compile(rf"(?:{pattern(titles())}){_BREAK}")
"""A title without rank words, over folded text; that it begins a word is checked at each match."""

STANDING = re.compile(rf"{_B}+(?:thường trực|chuyên trách|phụ trách){_BREAK}")
"""Phó Chủ tịch Thường trực UBND."""

LINK = re.compile(rf"{_B}*(?:\({_B}*|{_B}(?:của|tại|ở|thuộc){_B}+|[,–-]{_B}*)?")
"""From a title, or one part of what it is of, to the next part."""

OWN_BODY = re.compile(
    rf"(?:sở|tỉnh|thành phố|tp\.?|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu){_BREAK}(?!{_B}*\d)"
)
"""Giám đốc Sở, Chủ tịch xã: the body or unit that the article is about."""

AGENCY = re.compile(
    rf"(?:bệnh viện|trung tâm|ban quản lý|bql|viện|đài (?:phát thanh|khí tượng)|thư viện|bảo tàng|kho bạc"
    rf"|trạm y tế|văn phòng đăng ký|quỹ (?:đầu tư phát triển|bảo vệ|phát triển đất)|hạt kiểm lâm"
    rf"|(?:tand|vksnd|công an|bhxh|cục|chi cục|đội|phòng|ban|hội(?! đồng)|liên đoàn lao động|lđlđ){_B}){_B}*"
)
"""Heads of agencies whose names are not in the tables."""

_COMPANIES = (
    "công ty|cty|tập đoàn|tổng công ty|ctcp|tnhh|hđqt|hội đồng quản trị|hội đồng thành viên|hđtv"
    "|doanh nghiệp|doanh nhân|hợp tác xã|htx|câu lạc bộ|clb|hiệp hội|đại học|đh|học viện|báo|tạp chí|hãng"
    "|liên đoàn bóng đá|đội tuyển|vff|fifa|afc|quốc tế|thẩm mỹ|tư nhân|nhà hàng|khách sạn|anh ngữ"
    "|ngân hàng (?!nhà nước|chính sách)|(?<!môi )(?<!thị )trường"
)
COMPANY = re.compile(rf"{_START}(?:{_COMPANIES}){_BREAK}")
"""What makes a director no official: companies, schools, newspapers, clubs."""

_DUTIES = (
    "hộ tịch|tư pháp|địa chính|văn phòng|văn hóa|một cửa|bộ phận|tiếp nhận|cải cách hành chính|cchc|nội vụ"
    "|phòng|sở|ubnd|ủy ban|phường|xã|quận|huyện|trung tâm|kiểm soát|công an|thuế|bhxh|đội"
)
PUBLIC_STAFF = re.compile(rf"(?:{_DUTIES}){_BREAK}")
"""What an employee does, or where, that shows a public office."""

COMMUNE_POST = re.compile(
    rf"(?:văn phòng{_B}*[–-]{_B}*thống kê|tài chính{_B}*[–-]{_B}*kế toán|tư pháp{_B}*[–-]{_B}*hộ tịch"
    rf"|văn hóa{_B}*[–-]{_B}*xã hội|địa chính(?:{_B}*[,–-]{_B}*(?:xây dựng|nông nghiệp|đô thị|môi trường)"
    rf"|{_B}và{_B}môi trường){{0,3}}){_BREAK}"
)
"""Posts of commune civil servants (Decree 33/2023/NĐ-CP, article 5), whose names hold dashes."""

_VERBS = (
    "cho biết|cho hay|cho rằng|cho|nói|phát biểu|khẳng định|nhấn mạnh|đã|đang|sẽ|thông tin thêm|thông tin về"
    "|thông tin rằng|trao đổi|chia sẻ|yêu cầu|đề nghị|báo cáo|trình bày|chủ trì|dự|làm|ký|thừa nhận|đánh giá"
    "|kiến nghị|chỉ đạo|bày tỏ|thay mặt|tặng|trao|vừa|cũng|là|được|bị|có|nêu|lý giải|giải thích|phải|khi|để"
    "|ghi nhận|kết luận|xác nhận|tiếp|đến|thăm|hướng dẫn|cùng|của|thuộc|tại|ông|bà|đồng chí"
    rf"|và{_B}+(?:một số|các|những|lãnh đạo|đại diện|ông|bà|đồng chí)"
)
FIELD_STOP = re.compile(rf"[,.;:()\n…\"”“\[\]!?|]|{_B}[–-]|{_B}(?:{_VERBS}){_BREAK}")
"""Where the words of what a division is for end."""
MAX_FIELD = 90

CHAIN = re.compile(rf"{_B}*(?:,{_B}*|[/–-]{_B}*|{_B}và{_B}+|,?{_B}*kiêm{_B}+|,?{_B}*đồng thời là{_B}+)?")
"""Between two titles of one person."""

BEHALF = re.compile(rf"(?:ủy quyền(?:{_B}của)?|thay mặt){_B}+$")
"""Before a title whose holder is not the person named next: thừa ủy quyền của Chủ tịch UBND tỉnh, …"""

_HONORIFIC = (
    r"ông|bà|anh|chị|cô|đồng chí|đ/c|đc|gs\.?|pgs\.?|ts\.?|ths\.?|bs\.?|ks\.?|kts\.?|tiến sĩ|thạc sĩ|bác sĩ"
    r"|kỹ sư|luật sư|cử nhân|nhà báo|đại tá|thượng tá|trung tá|thiếu tá|đại úy|thượng úy|trung úy|thiếu tướng"
    r"|trung tướng|thượng tướng|đại tướng|bs ckii|bs cki"
)
AFTER = re.compile(
    rf"{_B}*(?:\([^()\n]{{1,40}}\){_B}*)?(?:,{_B}*(?=(?:{_HONORIFIC}){_B})|[–:-]{_B}*|là{_B}+)?"
    rf"(?:(?:{_HONORIFIC})[.{_B[1:-1]}:]*{_B}*){{0,3}}"
)
"""From a title to the name of who holds it, over folded text."""

SIGNATURE = re.compile(rf"{_B}*\n{_B}*(?=[^\n]{{1,40}}(?:\n|$))")
"""A title on a line of its own, the name on the next."""

_HOLDS = rf"(?:là|làm|giữ chức(?:{_B}+vụ)?|giữ vị trí|đảm nhiệm chức vụ)"
_COMES_TO_HOLD = (
    "hiện|nay|vốn|đang|từng|được|bầu|bổ nhiệm|phân công|giao|điều động|tái|đắc cử|trúng cử|tiếp tục"
)
BEFORE = re.compile(
    rf"(?:{_B}*\([^()\n]{{1,30}}\))?"
    rf"(?:{_B}*[,(–:-]{_B}*(?:(?:hiện|nay|khi đó|lúc đó|vốn|đang){_B}+){{0,2}}(?:{_HOLDS}{_B}+)?"
    rf"|{_B}+(?:được{_B}+[^,.;\n]{{1,30}}?(?={_B}(?:bầu|bổ nhiệm|giao|điều động){_B})|)"
    rf"(?:{_B}*(?:{_COMES_TO_HOLD}){_B}+){{0,4}}{_HOLDS}{_B}+)"
)
"""From a name to its holder's title, over folded text."""


def _letters(category: str) -> str:
    """All Latin letters of a Unicode category, as the inside of a character class."""
    latin = (chr(code) for code in range(0x41, 0x1EFA))
    return "".join(c for c in latin if unicodedata.category(c) == category and "LATIN" in unicodedata.name(c))


_UP, _LOW = _letters("Lu"), _letters("Ll")
_CAPITAL = rf"[{_UP}][{_LOW}]*(?:['’][{_UP}]?[{_LOW}]+)?{_BREAK}"
_MORE = rf"(?:{_B}+{_CAPITAL})"
_UPPER_MORE = rf"(?:{_B}+[{_UP}]{{1,7}}{_BREAK})"
_FIRST = rf"(?:(?:{pattern(surnames())}){_BREAK}|[HK]['’][{_UP}]?[{_LOW}]+{_BREAK})"
_UPPER_FIRST = rf"(?:{pattern(s.upper() for s in surnames() if len(s) > 1)}){_BREAK}"
NAME = re.compile(rf"\b(?:{_FIRST}{_MORE}{{1,4}}|{_UPPER_FIRST}{_UPPER_MORE}{{1,4}})")
"""Over the text itself: a surname and one to four syllables, capitalised or all in capitals."""

NOT_IN_NAME = frozenset(["Ảnh", "Phó", "Ông", "Bà", "Theo", "Tại", "Ngày", "Trưởng", "Bộ", "Sở"])
SHORT = re.compile(rf"{_CAPITAL}{_MORE}?")
"""One or two syllables of a known name: Bộ trưởng Tuấn Anh."""

ADDRESSED = re.compile(
    rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Đđ]ồng chí|[Đđ]/c){_B}+(?P<short>{_CAPITAL}{_MORE}?)"
)
"""Ông Dũng, bà Thu Hà."""

FOREIGN = re.compile(rf"{_B}*{country_pattern()}")
"""Over the text itself: a foreign state right after a title."""
_POSTS = "Quốc hội|nước|Chính phủ|Quốc phòng|Ngoại giao|Tài chính|Thương mại|Đảng"
FOREIGN_HOLDER = re.compile(
    rf"\b(?:[Tt]ổng thống|[Tt]hủ tướng|[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng){_B}+"
    rf"(?:(?:{_POSTS}){_B}+)?(?:của{_B}+)?{country_pattern()}{_B}+$"
)
"""Before a name: Thủ tướng Singapore …; that person is then no official anywhere in the article."""
