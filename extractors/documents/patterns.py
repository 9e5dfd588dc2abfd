"""Patterns for document numbers, symbols, dates and the words around them.

In the sources below a blank stands for one or more blanks of a line, ``~`` for any number of them and
``°`` for at most one. Patterns run over the folded text, but for those of symbols, which need capitals.
"""

from __future__ import annotations

import re

from gazetteer.documents import document_types
from pipeline.segment import fold

_BLANKS = {" ": r"[^\S\n]+", "~": r"[^\S\n]*", "°": r"[^\S\n]?"}


def _compile(source: str) -> re.Pattern[str]:
    return re.compile("".join(_BLANKS.get(char, char) for char in source))


# The three that the press writes short: theo NĐ 61/2018, QĐ số 749/QĐ-TTg.
_SHORT = {"nđ": "Nghị định", "nq": "Nghị quyết", "qđ": "Quyết định"}
TYPE_NAMES = {fold(row.type): row.type for row in document_types()} | _SHORT
ALONE = {fold(row.type): row.alone for row in document_types()}
TYPE_ISSUERS = {row.type: row.issuer for row in document_types() if row.issuer}

_TYPE = "|".join(sorted(TYPE_NAMES, key=len, reverse=True))
_URGENCY = ("hỏa tốc", "thượng khẩn", "khẩn", "tối mật", "mật")
_MODIFIERS = (*_URGENCY, "chuyên đề", "liên tịch", "liên ngành", "phối hợp", "riêng", "chung", "mới")
_MARKS = ("số hiệu", "số", "sô", "so")
_MARK = "|".join(_MARKS)

# What stands right before a number: "kế hoạch số ", "công điện khẩn số: ", "nghị định ".
BEFORE = _compile(
    rf"(?<!\w)(?P<type>{_TYPE})(?: (?:{'|'.join(_MODIFIERS)})){{0,2}}~(?P<mark>(?<!\w)(?:{_MARK})°[:.]?)?~$"
)
MARK = _compile(rf"(?<!\w)(?:{_MARK})°[:.]?~$")
LAST_WORDS = frozenset(words.split()[-1] for words in (*TYPE_NAMES, *_MODIFIERS, *_MARKS))
"""Words that can stand right before a number: a quick test ahead of BEFORE."""
TYPE_WORD = _compile(rf"(?<!\w)(?:{_TYPE})(?!\w)")

_CAPITAL = "A-ZĐÐĂÂÊÔƠƯ"
_PART = rf"[{_CAPITAL}]+[a-zđ]{{0,2}}[{_CAPITAL}0-9]*(?!\w)"
# A spaced part has two capitals, so that a name after a dash (KH-UBND - Anh) is none.
_SPACED = rf"(?=[{_CAPITAL}]{{2}}){_PART}"
_SYMBOL = rf"(?:{_PART})(?:\.{_PART})?(?:(?:[-–—‑/&_]{_PART}){{1,7}}|(?:°[-–—/]°{_SPACED}){{1,5}})?"
_SMALL = r"(?i:nđ|qđ|nq|tt|ct|kh|cv|tb)°[-–]°(?i:cp|ttg|ubnd|hđnd|b[a-zđ]{2,6})(?!\w)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
# On the text, from the end of the digits on; the alternatives exclude one another.
NUMBER_TAIL = _compile(
    r"(?P<suffix>[a-eđA-EĐ](?!\w))?"
    rf"(?:°[/-]°(?P<year>{_YEAR})°[-–/]°(?P<legal>{_SYMBOL}|{_SMALL})"
    rf"|°/°(?P<state>{_SYMBOL}|{_SMALL})"
    rf"|°[-–—‑]°(?P<party>{_PART}°[-/]°{_PART})"
    rf"|[^\S\n](?P<loose>{_PART}°[-–/]°{_PART})"
    rf"|°/°(?P<only_year>{_YEAR})|[-–](?P<dash_year>{_YEAR}))?"
)
BLANK_IN_SYMBOL = _compile(rf" (?P<part>{_SPACED})")
"""A hyphen left out, on the text: ``255 / BC UBND``."""

NOT_BARE = _compile(r"\w|°[/\\%:]°\S|[.,]\d|°%|[-–]\d|[-.]\w|[^\S\n][-–][^\S\n]\d|\u00b0")
"""Right after a number these make it a date, a fraction, a decimal, a percentage or a code."""
MIDST = _compile(r"[^\W\d_] $")
"""Right before a type word: a word of the same sentence."""
YEAR_LIKE = re.compile(r"(?:19[4-9]|20[0-4])\d$")
_OF_YEAR = rf"năm {_YEAR}(?!°[-–])"
_FOLLOWING = (
    "của|về|ngày|do|đã|được|là|có|thì|này|nêu|trên|và|hoặc|cùng|với|ban|quy|cho|cũng|vẫn|sẽ|tại|trong|theo"
    "|để|khi|vì|bởi|mà|nhằm|gồm|còn|chưa|không|yêu|thay|sửa|hướng|như|đang|gắn|vào|vừa|ra|ký|đến|từ|trước"
    "|đối|nhưng|nên|rồi|đó|khóa|chính|phải|hay|cấp|tháng|liên|bãi|phê|giai|tới|qua"
)
NAMED = _compile(
    rf"~(?:[.,;:)\]”\"’'»?!…](?!\d)|\n|$|[-–—(“\"«](?=~\D)|{_OF_YEAR}"
    rf"|(?!(?:cấp độ|cấp học|chính sách|liên đoàn)(?!\w))(?:{_FOLLOWING})(?!\w))"
)
"""After a bare number: what shows that it is a name and counts nothing."""
_COUNTED = (
    "lần|người|tỷ|tỉ|triệu|nghìn|ngàn|đồng|điểm|bậc|nội dung|vấn đề|nhiệm vụ|nhóm|trường hợp|bước|khâu"
    "|doanh nghiệp|đơn vị|hồ sơ|thủ tục|dự án|xã|phường|huyện|tỉnh|thành phố|giờ|phút|cấp|tiêu chí"
    "|mục tiêu|đề án|nghị quyết|nghị định|thông tư|trang|chương|sở|cơ quan|cán bộ"
)
COUNTING = _compile(rf"~(?:(?!{_OF_YEAR})năm|tháng(?! \d)|ngày(?! \d)|điều(?! chỉnh)|{_COUNTED})(?!\w)")
"""After a bare number: what it counts, even after the plainest type word."""
LIST_SIGN = _compile(rf"~(?:,|;|và|hoặc|cùng)~(?:(?:{_MARK})~)?(?=\d)")

_DAY = (
    r"(?<!\d)(?P<d>\d{1,2})(?:~[/.–-]~|~tháng~)(?P<m>\d{1,2})(?!\d)"
    r"(?:(?:~[/.–-]~|~,?~năm~)(?P<y>\d{4})(?!\d)|[/-](?P<yy>\d\d)(?![\d/]))?"
)
_SIGNED = r"(?:(?:được )?(?:ký ban hành|ban hành|ký|phê duyệt|thông qua|ra) (?:vào )?)?"
DATE_AFTER = _compile(
    rf"(?P<comma>,)?~(?P<bracket>\()?~(?:{_SIGNED}(?:đề )?ngày~|(?<=\(){_SIGNED}){_DAY}(?(bracket)(?:~\))?)"
)
PLAIN_DATE = _compile(rf" {_DAY}")
YEAR_AFTER = _compile(rf" {_SIGNED}(?:từ )?năm (?P<y>{_YEAR})(?!°[-–]°\d)")
OF_ISSUER = _compile(r"~(?:\(~)?(?:của|do) ")
SIGNED_AFTER_ISSUER = _compile(rf"~,?~{_SIGNED}ngày~{_DAY}")

# In the clause before the type word: "ngày 12/6, … đã ban hành ".
DATE_BEFORE = _compile(rf"(?<!\w)ngày~{_DAY}")
ISSUING = _compile(
    r"(?<!\w)(?:ký|ban hành|ra|có|phê duyệt|thông qua|gửi|phát hành|hành)(?: (?:các|một|hai|kèm theo))?~$"
)
CLAUSE_END = _compile(r"\n|;|(?<!\btp)(?<!\btx)(?<!\btt)[.?!…] (?=\D)")
