"""Compiled patterns of titles and persons' names."""

from __future__ import annotations

import re
import unicodedata

from gazetteer.bodies import country_pattern
from gazetteer.titles import context, surnames, titles
from gazetteer.trie import pattern

_B = r"[ \xa0]"
_START = r"(?<![^\W_])"
_BREAK = r"(?![^\W_])"


_WORDS = {part: pattern(words) for part, words in context().items()}

RANK = re.compile(rf"{_START}(?:(?:{_WORDS['ranks']}){_B}*){{1,3}}$")
"""Before a title: deputy, acting, former."""
TITLE = re.compile(rf"(?:{pattern(titles())}){_BREAK}")
"""A title without rank words, over folded text; that it begins a word is checked at each match."""

HALF_WORD = re.compile(rf"{_START}(?:chức|nhiệm|phục|dịch|kết|bố){_B}+$")
"""Before vụ and cục that begin no title: "giữ chức vụ phó phòng"."""

STANDING = re.compile(rf"{_B}+(?:thường trực|chuyên trách|phụ trách){_BREAK}")
"""Phó Chủ tịch Thường trực UBND."""

LINK = re.compile(rf"{_B}*(?:\({_B}*|(?<={_B})(?:của|tại|ở|thuộc){_B}+|[,–-]{_B}*)?")
"""From a title, or one part of what it is of, to the next part."""

OWN_BODY = re.compile(
    rf"(?:sở|bộ(?!{_B}(?:phận|môn|máy|đội|chỉ|tư|tham)){_BREAK}|tỉnh|thành phố|tp\.?|quận|huyện"
    rf"|thị xã|xã|phường|thị trấn|đặc khu){_BREAK}(?!{_B}*\d)"
)
"""Giám đốc Sở, Chủ tịch xã: the body or unit that the article is about."""

AGENCY = re.compile(rf"(?:{_WORDS['agencies']}){_BREAK}(?!{_B}đồng{_BREAK}){_B}*")
"""Heads of agencies whose names are not in the tables."""

# Môi trường and thị trường are no schools, dự báo is no newspaper; two banks are the State's.
COMPANY = re.compile(
    rf"{_START}(?<!môi )(?<!thị )(?<!dự )(?<!thông )(?<!cảnh )(?!báo{_B}(?:cáo|chí)|trường{_B}hợp)"
    rf"(?!ngân hàng{_B}+(?:nhà nước|chính sách)){_WORDS['private']}{_BREAK}"
)
"""What makes a director no official: companies, schools, newspapers, clubs."""

PUBLIC_STAFF = re.compile(rf"{_WORDS['duties']}{_BREAK}")
"""What an employee does, or where, that shows a public office."""

PUBLIC_WORK = re.compile(
    rf"(?:{_B}|đội{_BREAK}|trạm{_BREAK}|bộ phận{_BREAK})*(?:{_WORDS['public_work']}|p[acvx]\d\d){_BREAK}"
)
"""What a team or a division does that shows a public office: đội trưởng Đội CSGT, Trưởng phòng PC06."""

PUBLIC_AGENCY = re.compile(
    rf"{_START}(?:kho bạc|đài khí tượng|bệnh viện|công an|cục|chi cục|bhxh|tand|vksnd|lđlđ){_BREAK}"
)
"""Within the name of a division: what shows whose it is: phó trưởng phòng Dự báo Đài khí tượng."""

MISSION = re.compile(
    rf"(?:{_B}đặc mệnh toàn quyền)?(?:{_B}của)?{_B}"
    rf"(?:(?:nước{_B})?(?:chxhcn{_B})?(?:việt nam|vn)|nước ta|ta){_BREAK}"
)
"""Whose envoy an ambassador is; over folded text."""

COMMUNE_POST = re.compile(
    rf"(?:văn phòng{_B}*[–-]{_B}*thống kê|tài chính{_B}*[–-]{_B}*kế toán|tư pháp{_B}*[–-]{_B}*hộ tịch"
    rf"|văn hóa{_B}*[–-]{_B}*xã hội|kinh tế{_B}*[–-]{_B}*(?:ngân sách|xã hội)"
    rf"|địa chính(?:{_B}*[,–-]{_B}*(?:xây dựng|nông nghiệp|đô thị|môi trường)"
    rf"|{_B}và{_B}môi trường){{0,3}}){_BREAK}"
)
"""Posts of commune civil servants (Decree 33/2023/NĐ-CP, article 5) and committees of people's councils
(Law 72/2025/QH15), whose names hold dashes."""

FIELD_STOP = re.compile(
    rf"[,.;:()\n…\"”“\[\]!?|]|{_B}[–-]"
    rf"|{_B}(?:{_WORDS['after_office']}|(?<!ban )chỉ đạo|(?<!đăng )ký|(?<!việc )làm){_BREAK}"
)
"""Where the words of what a division is for end."""
MAX_FIELD = 90

CHAIN = re.compile(rf"{_B}*(?:,{_B}*|[/–-]{_B}*|{_B}và{_B}+|,?{_B}*kiêm{_B}+|,?{_B}*đồng thời là{_B}+)?")
"""Between two titles of one person."""

BEHALF = re.compile(rf"(?:ủy quyền(?:{_B}của)?|thay mặt){_B}+$")
"""Before a title whose holder is not the person named next: thừa ủy quyền của Chủ tịch UBND tỉnh, …"""

_HONORIFIC = _WORDS["honorifics"]
HONORIFIC = re.compile(rf"{_START}(?:{_HONORIFIC}){_B}+$")
"""Before a name: ông, bà, đồng chí."""

AFTER = re.compile(
    rf"{_B}*(?:\([^()\n]{{1,40}}\){_B}*|phụ trách{_B}[^,.;:()\n]{{1,50}}(?=,{_B}{_HONORIFIC}{_B}))?"
    rf"(?:,{_B}*(?={_HONORIFIC}{_B})|[–:-]{_B}*|(?:(?:lúc đó|khi đó|hiện nay|hiện|nay){_B}+)?là{_B}+)?"
    rf"(?:{_HONORIFIC}(?:[.:]{_B}*|{_B}+)){{0,3}}"
)
"""From a title to the name of who holds it, over folded text."""

SIGNATURE = re.compile(rf"{_B}*\n{_B}*(?=[^\n]{{1,40}}(?:\n|$))")
"""A title on a line of its own, the name on the next."""

_HOLDS = rf"(?:là|làm|giữ chức(?:{_B}+vụ)?|giữ vị trí|đảm nhiệm chức vụ)"
_COMES_TO_HOLD = _WORDS["coming_to_hold"]
BEFORE = re.compile(
    rf"(?:{_B}*\([^()\n]{{1,30}}\))?"
    rf"(?:{_B}*[,(–:-]{_B}*(?:(?:hiện|nay|khi đó|lúc đó|vốn|đang){_B}+){{0,2}}(?:{_HOLDS}{_B}+)?"
    rf"|{_B}+(?:được{_B}+[^,.;\n]{{1,30}}?(?={_B}(?:bầu|bổ nhiệm|giao|điều động){_B})|)"
    rf"(?:{_B}*{_COMES_TO_HOLD}{_B}+){{0,4}}{_HOLDS}{_B}+)"
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
_HEADS = rf"(?:Sở|Phòng|Vụ|Cục|Bộ|Ban|Nhà|Khoa|Báo|Trường|Trung|Ngành|Đội|Viện|Ông|Bà|Anh|Chị){_BREAK}"
_RARE_FIRST = rf"(?!{_HEADS}){_CAPITAL}(?={_B}+(?:Văn|Thị){_B}+[{_UP}])"
_MARKED = "".join(c for c in _UP + _LOW if unicodedata.normalize("NFD", c) != c or c in "Đđ")
_ADDRESSED_FIRST = (
    rf"(?:(?<=[Ôô]ng{_B})|(?<=[Bb]à{_B})|(?<=[Đđ]ồng chí{_B}))"
    # Leaders of China are called so too.
    rf"(?!Tập{_B}|Mao{_B})(?=[{_UP}{_LOW}]{{0,5}}[{_MARKED}]){_CAPITAL}"
)
NAME = re.compile(
    rf"\b(?:(?:{_FIRST}|{_RARE_FIRST}|{_ADDRESSED_FIRST}){_MORE}{{1,4}}|{_UPPER_FIRST}{_UPPER_MORE}{{1,4}})"
)
"""Over the text itself: a surname and one to four syllables, capitalised or all in capitals.

Any syllable before Văn or Thị, or after a form of address, is a surname: the table cannot hold all.
"""

NOT_IN_NAME = frozenset(["Ảnh", "Phó", "Ông", "Bà", "Theo", "Tại", "Ngày", "Trưởng"])
SHORT = re.compile(rf"{_CAPITAL}{_MORE}?")
"""One or two syllables of a known name: Bộ trưởng Tuấn Anh."""

ADDRESSED = re.compile(
    rf"\b(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Cc]ô|[Đđ]ồng chí|[Đđ]/c|TS|PGS|GS|BS){_B}+"
    rf"(?P<short>{_CAPITAL}{_MORE}?)"
)
"""Ông Dũng, bà Thu Hà."""

POSTED = re.compile(rf"{_B}(?:tại|ở){_B}(?:{country_pattern()}|Liên [Hh](?:ợp|iệp) [Qq]uốc|LHQ)")
"""Over the text itself: where an envoy is posted."""
FOREIGN = re.compile(rf"{_B}*{country_pattern()}")
"""Over the text itself: a foreign state right after a title."""
_POSTS = "Quốc hội|nước|Chính phủ|Quốc phòng|Ngoại giao|Tài chính|Thương mại|Đảng"
FOREIGN_PARTY = re.compile(
    rf"(?:{_B}(?:của|[Đđ]ảng|Cộng sản|Lao động|Nhân dân)){{1,4}}{_B}{country_pattern()}"
)
"""After an office: another state's party: Trưởng ban Đối ngoại Trung ương Đảng Nhân dân Cách mạng Lào."""
FOREIGN_HOLDER = re.compile(
    rf"\b(?:[Tt]ổng thống|[Tt]hủ tướng|[Cc]hủ tịch|[Bb]í thư|[Tt]rưởng){_B}+"
    rf"(?:(?:{_POSTS}){_B}+)?(?:của{_B}+)?{country_pattern()}{_B}+$"
)
"""Before a name: Thủ tướng Singapore …; that person is then no official anywhere in the article."""
