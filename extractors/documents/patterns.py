"""Patterns for document numbers, symbols, dates and the words around them.

Names in ``FOLDED`` patterns' comments: those run over the folded text; the others need capitals.
"""

from __future__ import annotations

import re

from gazetteer.documents import document_types
from pipeline.segment import fold


def _words(names: list[str]) -> str:
    """An alternation of folded phrases, longest first, any white space between words."""
    ordered = sorted({fold(name) for name in names}, key=lambda name: (-len(name), name))
    return "|".join(r"[^\S\n]+".join(map(re.escape, name.split())) for name in ordered)


TYPE_NAMES = {fold(row.type): row.type for row in document_types()}
ALONE = {fold(row.type): row.alone for row in document_types()}
TYPE_ISSUERS = {row.type: row.issuer for row in document_types() if row.issuer}

_TYPE = _words([row.type for row in document_types()])
_MODIFIER = r"(?:hỏa tốc|thượng khẩn|khẩn|mật|tối mật|chuyên đề|liên tịch|riêng|chung|mới)"
_MARK = r"số|số hiệu|sô|so"

# Folded. What stands right before a number: "kế hoạch số ", "công điện khẩn số: ", "nghị định ".
BEFORE = re.compile(
    rf"(?<!\w)(?P<type>{_TYPE})(?:[^\S\n]+{_MODIFIER}){{0,2}}[^\S\n]*(?P<mark>(?<!\w)(?:{_MARK})[^\S\n]?[:.]?)?"
    r"[^\S\n]*$"
)
MARK = re.compile(rf"(?<!\w)(?:{_MARK})[^\S\n]?[:.]?[^\S\n]*$")
LAST_WORDS = frozenset(
    [fold(row.type).split()[-1] for row in document_types()]
    + [*_MARK.split("|"), *"hiệu tốc khẩn mật đề tịch riêng chung mới".split()]
)
"""Folded words that can stand right before a number: a quick test ahead of BEFORE."""

TYPE_WORD = re.compile(rf"(?<!\w)(?:{_TYPE})(?!\w)")
PLURAL = re.compile(r"(?<!\w)(?:các|những|hai|ba|bốn|\d{1,2})[^\S\n]+$")

_CAPITAL = "A-ZĐÐĂÂÊÔƠƯ"
_PART = rf"[{_CAPITAL}]+[a-zđ]{{0,2}}[{_CAPITAL}0-9]*(?!\w)"
# A spaced part has two capitals, so that a name after a dash (KH-UBND - Anh) is none.
_SPACED = rf"(?=[{_CAPITAL}]{{2}}){_PART}"
_SYMBOL = rf"(?:{_PART})(?:\.{_PART})?(?:(?:[-–—‑/&_]{_PART}){{1,7}}|(?:[^\S\n]?[-–—/][^\S\n]?{_SPACED}){{1,5}})?"
_PARTY = rf"{_PART}[^\S\n]?[-/][^\S\n]?{_PART}"
_SMALL = r"(?i:nđ|qđ|nq|tt|ct|kh|cv|tb)[^\S\n]?[-–][^\S\n]?(?i:cp|ttg|ubnd|hđnd|b[a-zđ]{2,6})(?!\w)"

YEAR = r"(?:19|20)\d\d(?!\d)"
SUFFIX = r"[a-eđA-EĐ](?!\w)"
# From the end of the digits on, on the text itself; the alternatives exclude one another.
NUMBER_TAIL = re.compile(
    rf"(?P<suffix>{SUFFIX})?"
    r"(?:"
    rf"[^\S\n]?/[^\S\n]?(?P<year>{YEAR})[^\S\n]?[-–/][^\S\n]?(?P<legal>{_SMALL}|{_SYMBOL})"
    rf"|[^\S\n]?/[^\S\n]?(?P<state>{_SMALL}|{_SYMBOL})"
    rf"|[^\S\n]?[-–—‑][^\S\n]?(?P<party>{_PARTY})"
    rf"|[^\S\n](?P<loose>{_PART}[^\S\n]?[-–/][^\S\n]?{_PART})"
    rf"|[^\S\n]?/[^\S\n]?(?P<only_year>{YEAR})|[-–](?P<dash_year>{YEAR})"
    r")?"
)
BLANK_IN_SYMBOL = re.compile(rf"[^\S\n]+(?P<part>{_SPACED})")
"""A hyphen left out: ``255 / BC UBND``."""

# Right after a bare number these make it a date, a fraction, a decimal, a percentage or a code.
NOT_BARE = re.compile(r"\w|[^\S\n]?[/\\%:][^\S\n]?\S|[.,]\d|[^\S\n]?%|[-–]\d|[-.]\w|[^\S\n][-–][^\S\n]\d|°")
YEAR_LIKE = re.compile(r"(?:19[4-9]|20[0-4])\d$")

# Folded. After a bare number: what shows that the number is a name and counts nothing.
_FOLLOWING = (
    "của về ngày do đã được là có thì này nêu trên và hoặc cùng với ban quy cho cũng vẫn sẽ tại trong theo"
    " để khi vì bởi mà nhằm gồm còn chưa không yêu thay sửa hướng như đang gắn vào vừa ra ký đến từ trước"
    " đối nhưng nên rồi đó khóa chính phải hay cấp tháng liên bãi phê giai lần tới qua"
)
_COUNTED = r"cấp[^\S\n]+(?:độ|học)|lần|chính[^\S\n]+sách|liên[^\S\n]+đoàn"
NAMED = re.compile(
    r"[^\S\n]*(?:[.,;:)\]”\"'’»?!…](?!\d)|\n|$|[-–—(“\"«](?=[^\S\n]*\D)|năm[^\S\n]+(?:19|20)\d\d(?![^\S\n]?[-–])"
    rf"|(?!(?:{_COUNTED})(?!\w))(?:{'|'.join(_FOLLOWING.split())})(?!\w))"
)
# Folded. After a bare number: what it counts, even after the plainest type word.
COUNTING = re.compile(
    r"[^\S\n]*(?:năm(?![^\S\n]+(?:19|20)\d\d(?![^\S\n]?[-–]))|tháng(?![^\S\n]+\d)|ngày(?![^\S\n]+\d)"
    r"|lần|người|tỷ|tỉ|triệu|nghìn|ngàn|đồng|điểm|bậc|nội dung|vấn đề|nhiệm vụ|nhóm|trường hợp|bước|khâu"
    r"|doanh nghiệp|đơn vị|hồ sơ|thủ tục|dự án|xã|phường|huyện|tỉnh|thành phố|bộ,|giờ|phút|cấp|tiêu chí"
    r"|mục tiêu|đề án|nghị quyết|nghị định|thông tư|trang|chương|điều(?![^\S\n]+chỉnh)|sở|cơ quan|cán bộ)(?!\w)"
)

LIST_SIGN = re.compile(rf"[^\S\n]*(?P<sign>,|;|và|hoặc|cùng)[^\S\n]*(?:(?:{_MARK})[^\S\n]*)?(?=\d)")

_GAP = r"[^\S\n]*"
DAY = (
    rf"(?<!\d)(?P<d>\d{{1,2}})(?:{_GAP}(?P<sep>[/.–-]){_GAP}|{_GAP}tháng{_GAP})(?P<m>\d{{1,2}})(?!\d)"
    rf"(?:(?:{_GAP}[/.–-]{_GAP}|{_GAP},?{_GAP}năm{_GAP})(?P<y>\d{{4}})(?!\d)|[/-](?P<yy>\d\d)(?![\d/]))?"
)
_SIGNED = r"(?:(?:được[^\S\n]+)?(?:ký[^\S\n]+ban[^\S\n]+hành|ban[^\S\n]+hành|ký|phê[^\S\n]+duyệt|thông[^\S\n]+qua|ra)[^\S\n]+(?:vào[^\S\n]+)?)"
# Folded, right after the number.
DATE_AFTER = re.compile(
    rf"(?P<comma>,)?[^\S\n]*(?P<bracket>\()?[^\S\n]*(?:{_SIGNED}?(?:đề[^\S\n]+)?ngày{_GAP}|(?<=\(){_SIGNED}?){DAY}(?:{_GAP}\))?"
)
PLAIN_DATE = re.compile(rf"[^\S\n]+{DAY}")
YEAR_AFTER = re.compile(rf"[^\S\n]+{_SIGNED}?(?:từ[^\S\n]+)?năm[^\S\n]+(?P<y>{YEAR})(?![^\S\n]?[-–]\s?\d)")
OF_ISSUER = re.compile(r"[^\S\n]*(?:\([^\S\n]*)?(?:của|do)[^\S\n]")
SIGNED_AFTER_ISSUER = re.compile(rf"[^\S\n]*,?[^\S\n]*{_SIGNED}?ngày{_GAP}{DAY}")

# Folded, in the clause before the type word: "ngày 5/10, … ký ban hành ".
DATE_BEFORE = re.compile(rf"(?<!\w)ngày{_GAP}{DAY}")
ISSUING = re.compile(
    r"(?<!\w)(?:ký|ban hành|ra|có|phê duyệt|thông qua|gửi|phát hành|ký ban hành|hành)"
    r"(?:[^\S\n]+(?:ban[^\S\n]+hành|các|một|hai|kèm[^\S\n]+theo))?[^\S\n]*(?:[^\S\n]số)?[^\S\n]*$"
)
CLAUSE_END = re.compile(r"\n|;|(?<!\btp)(?<!\btx)(?<!\btt)[.?!…][^\S\n]+(?=\D)")
