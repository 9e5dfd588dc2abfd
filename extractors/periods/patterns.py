"""Patterns of time expressions; all run over folded text."""

from __future__ import annotations

import re

from gazetteer.documents import document_types
from gazetteer.terms import Terms, rows
from pipeline.segment import fold

_G = r"[^\S\n]{0,3}"  # a gap that may be missing
_S = r"[^\S\n]{1,3}"
YEAR = r"(?:19[4-9]\d|20[0-4]\d)(?!\d|[.,]\d|%)"
_END = r"(?!\w)"
_DASH = r"[-–—]"

# Where an expression can begin: every pattern of READERS starts with one of these.
GATE = re.compile(
    r"\d+|năm|quý|tháng|ngày|nay|cùng k|cùng năm|nửa|tuần|hôm|sáng|chiều|tối|hiện|thời điểm|sang năm(?! \d)"
)

# "của năm 2024", "năm 2024", "/2024", "-2024", ".2024", " 2024", "năm nay"
_OF_YEAR = (
    rf"(?:{_G}[/.]{_G}(?P<y1>{YEAR})|{_G}{_DASH}{_G}(?P<y2>{YEAR})"
    rf"|{_G},?{_G}(?:\(|của{_S})?năm{_S}(?P<y3>{YEAR})|{_S}(?P<y4>{YEAR})"
    rf"|{_S}(?:của{_S})?(?P<rel>năm{_S}(?:nay|ngoái|trước|qua|tới|sau)){_END})"
)
_YEAR_FOLLOWS = rf"(?={_G}(?:[/.]|{_DASH}|,)?{_G}\(?(?:của{_S})?(?:năm{_S})?{YEAR})"

_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])(?!\d)"
_LONG_DAY = rf"{_D}{_G}(?:tháng{_G}|,{_G}tháng{_G}){_M}(?:{_OF_YEAR})?"
_SHORT_DAY = (
    rf"{_D}(?P<sep>{_G}[/.-]{_G}|{_G}–{_G}){_M}"
    rf"(?:{_G}[/.–-]{_G}(?P<y>{YEAR})|{_G},?{_G}năm{_S}(?P<yn>{YEAR})|(?P<yy>[/-](?:1\d|2\d|3\d))(?![\d/.,]\d|\d))?"
)

DAY = re.compile(rf"(?P<lead>ngày{_G}(?:mùng{_S}|mồng{_S})?)?(?:{_LONG_DAY})(?![\d/])")
SHORT_DAY = re.compile(rf"(?P<lead>ngày{_G})?{_SHORT_DAY}(?![^\W_]|[/\\]\w|[.,]\d|{_G}%)")
# "ngày 9 - 25/2", "ngày 5 và 6/7/2024"
DAY_LIST = re.compile(
    rf"ngày{_G}(?P<d1>0?[1-9]|[12]\d|3[01])(?:{_G}{_DASH}{_G}|{_G},{_G}|{_S}(?:và|đến){_S}(?:ngày{_S})?){_SHORT_DAY}(?![^\W_]|[/\\]\w|[.,]\d|{_G}%)"
)
DAY_ALONE = re.compile(
    rf"ngày{_S}{_D}(?!\w|[/.,:]\d|{_G}[-–/]{_G}\d)(?={_G}(?:[.,;:)\n]|$|(?:đến|tới|hàng|hằng|của|và|này|vừa|tháng){_END}|{_DASH}))"
)
MONTH = re.compile(
    rf"tháng{_G}(?P<m>0?[1-9]|1[0-2])(?!\d|[.,:]\d|%)"
    rf"(?:(?:{_G}{_DASH}{_G}|{_G},{_G}|{_S}và{_S}|{_S}đến{_S})(?:tháng{_G})?(?P<m2>0?[1-9]|1[0-2])(?!\d|{_G}%){_YEAR_FOLLOWS})?"
    rf"(?:{_OF_YEAR}|/(?P<yy>1\d|2\d|3\d)(?!\d))?(?![^\W_])"
)
MONTH_WORD = re.compile(
    rf"tháng{_S}(?P<word>giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười{_S}một|mười{_S}hai|mười|chạp){_END}(?:{_OF_YEAR})?"
)
MONTH_WORDS = {"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
               "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12}  # fmt: skip
SLASH_MONTH = re.compile(rf"(?P<m>0?[1-9]|1[0-2]){_G}/{_G}(?P<y1>{YEAR})(?![^\W_]|{_G}[/\\-]{_G}\w)")

_Q = r"(?P<q>iv|i{1,3}|0?[1-4])(?!\w|[.,]\d)"
QUARTER = re.compile(
    rf"quý{_S}{_Q}(?:(?:{_G}(?:{_DASH}|,|&){_G}|{_S}(?:và|đến){_S})(?:quý{_S})?(?P<q2>iv|i{{1,3}}|0?[1-4])(?!\w|{_G}%))?"
    rf"(?:{_OF_YEAR})?"
)
ROMAN_BEFORE = re.compile(r"(?<!\w)(?P<q>iv|i{1,3})/$")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

MONTHS = re.compile(
    rf"(?P<n>\d{{1,2}}){_S}tháng(?:(?:{_S}(?P<edge>đầu|cuối))(?:{_S}(?:của{_S})?năm(?!{_S}(?:\d|nay|ngoái|trước|qua)))?(?:{_OF_YEAR})?"
    rf"|{_S}(?:của{_S})?năm{_S}(?P<yn>{YEAR})|{_S}(?P<rel2>năm{_S}(?:nay|ngoái|qua))|/(?P<ys>{YEAR})){_END}"
)
HALF = re.compile(
    rf"nửa{_S}(?P<edge>đầu|cuối)(?:{_S}(?:của{_S})?năm(?!{_S}(?:\d|nay|ngoái|trước|qua)))?(?:{_OF_YEAR})?{_END}"
)
SPAN = re.compile(
    rf"(?P<n>\d{{1,3}}){_S}(?P<unit>năm|quý|tháng|tuần|ngày|nhiệm{_S}kỳ){_S}"
    rf"(?:vừa{_S}qua|vừa{_S}rồi|qua(?!{_S}(?:đường|mạng|hệ|dịch))|gần{_S}đây|gần{_S}nhất|trở{_S}lại{_S}đây|liên{_S}tục|liên{_S}tiếp|liền{_S}kề|liền(?!{_S}(?:kề|mạch))|nay"
    rf"|tới(?!{_S}\d)|tiếp{_S}theo|sắp{_S}tới|trước(?:{_S}đây|{_S}đó)?|sau{_S}đó|(?P<open>đầu(?:{_S}tiên)?|cuối)){_END}"
)
# "Trong 6 tháng, huyện đã …": so short only where the article shows which months are meant.
SO_MANY_MONTHS = re.compile(
    rf"(?P<n>3|03|6|06|9|09|10|11){_S}tháng(?={_G}[,:)\n.]|{_S}(?:toàn|huyện|tỉnh|xã|phường|quận|thành|thị|địa|đã|cả|của|các|và){_END})"
)
MONTHS_LEAD = re.compile(
    rf"(?:(?<!\w)(?:trong|qua|sau|kết{_S}quả|tổng{_S}kết|sơ{_S}kết|số{_S}liệu|báo{_S}cáo){_S}|^|[\n.]{_G})$"
)
SPAN_LEAD = re.compile(
    rf"(?<!\w)(?:sau|qua|cách{_S}đây|suốt|trải{_S}qua|tròn|kỷ{_S}niệm|mới{_S}chỉ)(?:{_S}(?:hơn|gần))?{_S}$"
)
SPAN_PLAIN = re.compile(rf"(?P<n>\d{{1,3}}){_S}năm{_END}")
SPAN_WORD = re.compile(rf"năm{_S}(?:liền|liên{_S}tục|liên{_S}tiếp){_END}")
MONTHS_PAST = re.compile(rf"(?:\d{{1,2}}{_S})?tháng{_S}(?:vừa{_S}qua|qua|gần{_S}đây){_END}")
COUNT_BEFORE = re.compile(rf"(?<!\w)(?P<word>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười){_S}$")
COUNT_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}

YEARS = re.compile(
    rf"(?:năm{_S}(?:học{_S})?)?(?P<y>(?:19|20)\d\d){_G}(?:{_DASH}){_G}(?P<y2>{YEAR})(?![/\\-]\w|[^\W_])"
)
ONE_YEAR = re.compile(rf"năm{_S}(?P<y>{YEAR})(?![/\\]\d|[^\W_])")
BARE_YEAR = re.compile(rf"(?P<y>{YEAR})(?![/\\_-]|:\d|[^\W_]|{_G}%)")
WORD_YEAR = re.compile(rf"năm{_END}")
WORD_QUARTER = re.compile(rf"quý{_END}")
WORD_MONTH = re.compile(rf"tháng{_END}")

SAME_PERIOD = re.compile(
    rf"cùng{_S}k[ỳì](?:{_S}(?:của{_S})?(?:năm{_S}(?:(?P<y>{YEAR})|(?P<rel>trước|ngoái|liền{_S}trước|rồi))|(?P<yb>{YEAR})"
    rf"|(?P<other>tháng{_S}trước|quý{_S}trước)))?{_END}"
)
AT_PRESENT = re.compile(
    rf"(?:(?:(?<=[.!?,;:] )|(?<=[\n“(\"]))hiện"
    rf"(?!{_S}(?:đại|thực|trạng|trường|vật|tượng|hữu|thân|diện|hành|nay){_END})"
    r"|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )(?<!biểu )(?<!tái )hiện"
    rf"(?={_S}(?:có|còn|đang|đã|mới|cung{_S}cấp|quản{_S}lý|duy{_S}trì)))"
    rf"(?={_G},|{_S}[^\W\d_]){_END}"
)

# Right before an expression.
EDGE = re.compile(
    rf"(?<!\w)(?<!dẫn )(?<!đứng )(?<!bước )(?<!ban )(?<!bắt )(?<!hàng )(?<!xếp )"
    rf"(?:(?P<edge>đầu|giữa|cuối|những{_S}(?:ngày|tháng){_S}(?:đầu|cuối)"
    rf"|(?:các{_S})?tháng{_S}cuối)"
    rf"|(?P<week>tuần{_S}(?:đầu(?:{_S}tiên)?(?:{_S}của)?|cuối(?:{_S}cùng)?(?:{_S}của)?|thứ{_S}(?:nhất|hai|ba|tư|\d)(?:{_S}của)?)))"
    rf"{_S}$"
)
WHOLE = re.compile(rf"(?<!\w)(?P<whole>trong|cả|hết|của|suốt|toàn){_S}$")
AS_OF = re.compile(
    rf"(?<!\w)(?:(?P<counted>(?:tính|chốt|lũy{_S}kế|số{_S}liệu|tổng{_S}hợp)(?:{_S}(?:số{_S}liệu|từ|chung))?{_G},?{_G}(?:đến|tới)|tính)"
    rf"|cho{_S}đến|cho{_S}tới|đến|tới|(?P<at>tại{_S}thời{_S}điểm|vào{_S}thời{_S}điểm))"
    rf"(?:{_S}(?:hết|thời{_S}điểm|trước|khoảng|tận|nay|ngày|mốc))*{_S}$"
)
BEFORE_DAY = re.compile(
    rf"(?<!\w)(?:trước|chậm{_S}nhất|muộn{_S}nhất|hết{_S}hạn|hạn{_S}(?:chót|cuối)(?:{_S}là)?)(?:{_S}(?:là|vào))?{_S}$"
)
SINCE = re.compile(
    rf"(?<!\w)(?P<since>(?:tính{_S}|kể{_S}|bắt{_S}đầu{_S}|ngay{_S})?(?:từ|kể{_S}từ)|sau)(?:{_S}(?:ngày|mốc|thời{_S}điểm|khoảng))?{_S}$"
)
COMPARED = re.compile(
    r"(?<!\w)(?:so(?:[^\S\n]+với)?|hơn|kém|bằng)(?=[^\S\n])(?:[^\S\n]+(?:với|cùng|kỳ|thời|điểm|kết|quả|mức|của|chỗ|đứng|bình|quân|trung|ngày"
    r"|số|liệu|vị|trí|thứ|hạng|cả|tổng|thực|hiện|trong|đầu|cuối|giữa|tháng|quý|các|những|trước|lần|đó|vào|tuần|chỉ|index|đánh|giá|giai|đoạn|nửa))*[^\S\n]*$"
)
# Between the two ends of a range.
TO = re.compile(
    rf"{_G}(?:{_DASH}|,?{_G}(?:cho{_S})?(?:đến|tới)(?:{_S}(?:hết|trước|thời{_S}điểm|khoảng))?(?:{_S}ngày)?)(?:{_S}(?:hết|trước))?{_G}"
)
AND = re.compile(rf"{_G}(?:,|{_S}và|rồi|{_S}rồi|;)(?:{_S}(?:trong|cả))?{_G}")

# A time that is planned for, not spoken of: "phương hướng, nhiệm vụ năm 2023".
PLANNED = re.compile(
    rf"(?<!\w)(?:phương{_S}hướng|nhiệm{_S}vụ|triển{_S}khai|kế{_S}hoạch|phấn{_S}đấu|mục{_S}tiêu|chỉ{_S}tiêu|dự{_S}kiến"
    rf"|phát{_S}động|đề{_S}ra|đặt{_S}ra|sang|dự{_S}toán)(?:{_S}(?!đã|đạt)[^\W\d_]+,?){{0,9}}{_S}?$"
)
# An index and its year; its announcement.
MEASURED = re.compile(
    r"(?<!\w)(?:chỉ số|index|sipas|papi|apci|pci|ddci|dti|bảng xếp hạng|par)(?!\w)[^.;\n]*$"
)
# "Nghị định 58/2018 có hiệu lực từ": the year of the act.
EFFECTIVE = re.compile(
    r"/(?P<y>20\d\d)(?!\d)[^.;\n]{0,60}(?<!\w)hiệu[^\S\n]+lực(?:[^\S\n]+[^\W\d_]+){0,4}[^\S\n]*$"
)
ANNOUNCED = re.compile(r"(?<!\w)công[^\S\n]+bố(?!\w)")

_TYPES = "|".join(sorted({re.escape(fold(r.type)) for r in document_types()}, key=len, reverse=True))
DOCUMENT_BEFORE = re.compile(
    rf"(?<!\w)(?:{_TYPES}|số|ban hành kèm theo|tt|nđ|qđ)(?:[^\S\n]+(?:số|liên tịch))?[^\S\n]*[:.]?[^\S\n]*$"
)
SEVERAL = re.compile(rf"(?<!\w)(?:các|những|mấy|nhiều|hai|ba){_S}$")
NOT_NOW = re.compile(r"(?:thực|thể|phát|xuất|biểu) $")
RATE_BEFORE = re.compile(rf"(?<!\w)(?:mỗi|một|hằng|hàng|từng|/|\d){_S}?$")
# After a day without year that only an edge word ("từ", "đến") introduces: what makes it a fraction.
FRACTION_BEFORE = re.compile(
    r"(?<!\w)(?:thứ|hạng|vị trí|số|đạt|được|còn|lên|xuống|tăng|giảm|mức độ|mức|top|tốp|có)[^\S\n]*$"
)
COUNTED_AFTER = re.compile(
    rf"{_G}(?:điểm|bậc|tiêu{_S}chí|xã|phường|huyện|quận|tỉnh|hồ{_S}sơ|đơn{_S}vị|nhiệm{_S}vụ|chỉ{_S}(?:số|tiêu)|thủ{_S}tục|bộ|sở|lần|người"
    rf"|cán{_S}bộ|ngày|giờ|tháng|thành{_S}phố|dịch{_S}vụ|lĩnh{_S}vực|nội{_S}dung|văn{_S}bản|%|trường{_S}hợp|thôn|tổ|km|m2|cơ{_S}quan){_END}"
)


def _words(role: str) -> Terms[str]:
    return Terms((row["words"], row["shift"]) for row in rows("time_words") if row["role"] == role)


RELATIVE = {grain: _words(f"relative_{grain}") for grain in ("year", "quarter", "month", "week", "day")}
NOW = _words("now")
THEN = _words("then")
DAY_LEADS = _words("day_lead")
DAY_EDGES = _words("day_edge")
NOT_YEAR = _words("not_year")
LABELS = _words("not_year_label")
NOUNS = Terms((row["noun"], row["group"]) for row in rows("counted_nouns"))
