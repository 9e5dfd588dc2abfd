"""Patterns of time expressions; all run over folded text."""

from __future__ import annotations

import re

from gazetteer.documents import document_types
from gazetteer.terms import Terms, rows
from pipeline.segment import fold

_G = r"[^\S\n]{0,3}"  # a gap that may be missing
YEAR = r"(?:19[4-9]\d|20[0-4]\d)(?!\d|[.,]\d|%)"
_END = r"(?!\w)"
_DASH = r"[-–—]"


def _pattern(text: str) -> re.Pattern[str]:
    """A pattern in which a blank stands for up to three of a line's."""
    return re.compile(text.replace(" ", r"[^\S\n]{1,3}"))


# Where an expression can begin: every pattern of READERS starts with one of these.
GATE = re.compile(
    r"\d+|năm|quý|tháng|ngày|nay|cùng k|cùng năm|nửa|tuần|hôm|sáng|chiều|tối|hiện|thời điểm|sang năm(?! \d)"
    r"|(?:tết|xuân)(?= (?:nguyên|âm|cổ|giáp|ất|bính|đinh|mậu|kỷ|kỉ|canh|tân|nhâm|quý))"
)

# "của năm 2024", "năm 2024", "/2024", "-2024", ".2024", " 2024", "năm nay"
_OF_YEAR = (
    rf"(?:{_G}[/.]{_G}(?P<y1>{YEAR})|{_G}{_DASH}{_G}(?P<y2>{YEAR})"
    rf"|{_G},?{_G}(?:\(|của )?năm (?P<y3>{YEAR})| (?P<y4>{YEAR})"
    rf"| (?:của )?(?P<rel>năm (?:nay|ngoái|trước|qua|tới|sau)){_END})"
)
_YEAR_FOLLOWS = rf"(?={_G}(?:[/.]|{_DASH}|,)?{_G}\(?(?:của )?(?:năm )?{YEAR})"

_D = r"(?P<d>0?[1-9]|[12]\d|3[01])"
_M = r"(?P<m>0?[1-9]|1[0-2])(?!\d)"
_LONG_DAY = rf"{_D}{_G}(?:tháng{_G}|,{_G}tháng{_G}){_M}(?:{_OF_YEAR})?"
_SHORT_DAY = (
    rf"{_D}(?P<sep>{_G}[/.-]{_G}|{_G}–{_G}){_M}"
    rf"(?:{_G}[/.–-]{_G}(?P<y>{YEAR})|{_G},?{_G}năm (?P<yn>{YEAR})|(?P<yy>[/-](?:1\d|2\d|3\d))"
    rf"(?![\d/.,]\d|\d))?"
)

DAY = _pattern(rf"(?:ngày{_G}(?:mùng |mồng )?)?(?:{_LONG_DAY})(?![\d/])")
SHORT_DAY = _pattern(rf"(?:ngày{_G})?{_SHORT_DAY}(?![^\W_]|[/\\]\w|[.,]\d|{_G}%)")
# "ngày 9 - 25/2", "ngày 5 và 6/7/2024"
DAY_LIST = _pattern(
    rf"ngày{_G}(?P<d1>0?[1-9]|[12]\d|3[01])(?:{_G}{_DASH}{_G}|{_G},{_G}| (?:và|đến) "
    rf"(?:ngày )?){_SHORT_DAY}(?![^\W_]|[/\\]\w|[.,]\d|{_G}%)"
)
# Before the end of "từ ngày 21/6 - 20/7".
DAY_TO = _pattern(rf"(?:ngày|từ) (?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]){_G}{_DASH}{_G}$")
DAY_ALONE = _pattern(
    rf"ngày {_D}(?!\w|[/.,:]\d|{_G}[-–/]{_G}\d)(?={_G}(?:[.,;:)\n]|$|(?:đến|tới|hàng|hằng|của|và|này"
    rf"|vừa|tháng){_END}|{_DASH}))"
)
MONTH = _pattern(
    rf"tháng{_G}(?P<m>0?[1-9]|1[0-2])(?!\d|[.,:]\d|%)"
    rf"(?:(?:{_G}{_DASH}{_G}|{_G},{_G}| và | đến )(?:tháng{_G})?(?P<m2>0?[1-9]|1[0-2])(?!\d"
    rf"|{_G}%){_YEAR_FOLLOWS})?"
    rf"(?:{_OF_YEAR}|/(?P<yy>1\d|2\d|3\d)(?!\d))?(?![^\W_])"
)
MONTH_WORD = _pattern(
    rf"tháng (?P<word>giêng|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp){_END}"
    rf"(?:{_OF_YEAR})?"
)
MONTH_WORDS = {"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
               "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12}  # fmt: skip
SLASH_MONTH = _pattern(rf"(?P<m>0?[1-9]|1[0-2]){_G}/{_G}(?P<y1>{YEAR})(?![^\W_]|{_G}[/\\-]{_G}\w)")

_Q = r"(?P<q>iv|i{1,3}|0?[1-4])(?!\w|[.,]\d)"
QUARTER = _pattern(
    rf"quý {_Q}(?:(?:{_G}(?:{_DASH}|,|&){_G}| (?:và|đến) )(?:quý )?(?P<q2>iv|i{{1,3}}|0?[1-4])(?!\w"
    rf"|{_G}%))?"
    rf"(?:{_OF_YEAR})?"
)
ROMAN_BEFORE = _pattern(r"(?<!\w)(?P<q>iv|i{1,3})/$")
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

MONTHS = _pattern(
    rf"(?P<n>\d{{1,2}}) tháng(?:(?: (?P<edge>đầu|cuối))(?: (?:của )?năm(?! (?:\d|nay|ngoái|trước"
    rf"|qua)))?(?:{_OF_YEAR})?"
    rf"| (?:của )?năm (?P<yn>{YEAR})| (?P<rel2>năm (?:nay|ngoái|qua))|/(?P<ys>{YEAR})){_END}"
)
# "chín tháng đầu năm 2024", found from its "tháng"
MONTHS_AFTER_WORD = _pattern(
    rf"tháng (?P<edge>đầu|cuối)(?: (?:của )?năm(?! (?:\d|nay|ngoái|trước|qua)))?(?:{_OF_YEAR})?{_END}"
)
HALF = _pattern(
    rf"nửa (?P<edge>đầu|cuối)(?: (?:của )?năm(?! (?:\d|nay|ngoái|trước|qua)))?(?:{_OF_YEAR})?{_END}"
)
SPAN = _pattern(
    rf"(?P<n>\d{{1,3}}) (?P<unit>năm|quý|tháng|tuần|ngày|nhiệm kỳ) "
    rf"(?:vừa qua|vừa rồi|qua(?! (?:đường|mạng|hệ|dịch))|gần đây|gần nhất|trở lại đây|liên tục"
    rf"|liên tiếp|liền kề|liền(?! (?:kề|mạch))|nay"
    rf"|tới(?! \d)|tiếp theo|sắp tới|trước(?: đây| đó)?|sau đó|đầu(?: tiên)?|cuối){_END}"
)
# "Trong 6 tháng, huyện đã …": so short only where the article shows which months are meant.
SO_MANY_MONTHS = _pattern(
    rf"(?P<n>3|03|6|06|9|09|10|11) tháng(?={_G}[,:)\n.]| (?:toàn|huyện|tỉnh|xã|phường|quận|thành|thị"
    rf"|địa|đã|cả|của|các|và){_END})"
)
MONTHS_LEAD = _pattern(rf"(?:(?<!\w)(?:trong|qua|sau|kết quả|tổng kết|sơ kết|số liệu|báo cáo) |^|[\n.]{_G})$")
SPAN_LEAD = _pattern(r"(?<!\w)(?:sau|qua|cách đây|suốt|trải qua|tròn|kỷ niệm|mới chỉ)(?: (?:hơn|gần))? $")
SPAN_PLAIN = _pattern(rf"(?P<n>\d{{1,3}}) năm{_END}")
SPAN_WORD = _pattern(rf"năm (?:liền|liên tục|liên tiếp|vừa qua|qua|tới|gần đây|trở lại đây){_END}")
SPAN_WORD_PLAIN = _pattern(rf"năm{_END}")
# "Năm thứ ba liên tiếp dẫn đầu": three years.
SPAN_ORDINAL = _pattern(
    rf"năm thứ (?P<n>\d{{1,2}}|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười) (?:liên tiếp|liên tục|liền){_END}"
)
MONTHS_PAST = _pattern(rf"(?:\d{{1,2}} )?tháng (?:vừa qua|qua|gần đây){_END}")
COUNT_BEFORE = _pattern(r"(?<!\w)(?P<word>hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) $")
COUNT_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
               "mười một": 11}  # fmt: skip
ORDINAL_WORDS = COUNT_WORDS | {"tư": 4}

YEARS = _pattern(
    rf"(?:năm (?:học )?)?(?P<y>(?:19|20)\d\d){_G}(?:{_DASH}){_G}(?P<y2>{YEAR})(?![/\\-]\w|[^\W_])"
)
ONE_YEAR = _pattern(rf"năm (?P<y>{YEAR})(?![/\\]\d|[^\W_])")
BARE_YEAR = _pattern(rf"(?P<y>{YEAR})(?![/\\_-]|:\d|[^\W_]|{_G}%)")
WORD_YEAR = _pattern(rf"năm{_END}")
# "(tuần thứ 47)", "tuần 12/2025": the first weeks are those of a month or a course as often as not.
WEEK = _pattern(
    rf"tuần (?:thứ )?(?P<n>[5-9]|[1-4]\d|5[0-3])(?:/(?P<ys>{YEAR})| năm (?P<yn>{YEAR}))?"
    rf"(?!\w|[.,/]\d|{_G}%|{_G}(?:của )?(?:tháng|thai|tuổi))"
)
WORD_QUARTER = _pattern(rf"quý{_END}")
WORD_MONTH = _pattern(rf"tháng{_END}")

# "Tết Nguyên đán Mậu Tuất", "xuân Canh Tý": a year by its name in the cycle of sixty.
STEMS = {"giáp": 0, "ất": 1, "bính": 2, "đinh": 3, "mậu": 4, "kỷ": 5, "kỉ": 5, "canh": 6, "tân": 7, "nhâm": 8,
         "quý": 9}  # fmt: skip
BRANCHES = {"tý": 0, "tí": 0, "sửu": 1, "dần": 2, "mão": 3, "thìn": 4, "tỵ": 5, "tị": 5, "ngọ": 6, "mùi": 7,
            "thân": 8, "dậu": 9, "tuất": 10, "hợi": 11}  # fmt: skip
LUNAR_YEAR = _pattern(
    rf"(?:tết|xuân)(?: (?:nguyên đán|âm lịch|cổ truyền))?"
    rf"(?P<name> (?P<stem>{'|'.join(STEMS)}) (?P<branch>{'|'.join(BRANCHES)})){_END}"
    rf"(?!{_G}[,(-]?{_G}(?:năm )?{YEAR})"
)

SAME_PERIOD = _pattern(
    rf"cùng k[ỳì](?: (?:của )?(?:năm (?:(?P<y>{YEAR})|(?P<rel>trước|ngoái|liền trước|rồi))|(?P<yb>{YEAR})"
    rf"|(?P<other>tháng trước|quý trước)))?{_END}"
)
AT_PRESENT = _pattern(
    rf"(?:(?:(?<=[.!?,;:]\x20)|(?<=[\n“(\"]))hiện"
    rf"(?! (?:đại|thực|trạng|trường|vật|tượng|hữu|thân|diện|hành|nay){_END})"
    r"|(?<!thực\x20)(?<!thể\x20)(?<!phát\x20)(?<!xuất\x20)(?<!biểu\x20)(?<!tái\x20)hiện"
    rf"(?= (?:có|còn|đang|đã|mới|cung cấp|quản lý|duy trì)))"
    rf"(?={_G},| [^\W\d_]){_END}"
)

# Right before an expression.
EDGE = _pattern(
    r"(?<!\w)(?<!dẫn\x20)(?<!đứng\x20)(?<!bước\x20)(?<!ban\x20)(?<!bắt\x20)(?<!hàng\x20)(?<!xếp\x20)"
    r"(?:(?P<edge>đầu|giữa|cuối|những (?:ngày|tháng) (?:đầu|cuối)"
    r"|(?:các )?tháng cuối)"
    r"|(?P<week>tuần (?:đầu(?: tiên)?(?: của)?|cuối(?: cùng)?(?: của)?|thứ (?:nhất|hai|ba|tư|\d)"
    r"(?: của)?)))"
    r" $"
)
WHOLE = _pattern(r"(?<!\w)(?:trong|cả|hết|của|suốt|toàn) $")
AS_OF = _pattern(
    rf"(?<!\w)(?:(?P<counted>(?:tính|chốt|lũy kế|số liệu|tổng hợp)(?: (?:số liệu|từ|chung))?{_G},?{_G}"
    rf"(?:đến|tới)|tính)"
    rf"|cho đến|cho tới|đến|tới|(?P<at>tại thời điểm|vào thời điểm))"
    rf"(?: (?:hết|thời điểm|trước|khoảng|tận|nay|ngày|mốc))* $"
)
# Before "tính đến": "sau 3 tháng vận hành (".
LASTED = _pattern(
    rf"(?<!\w)(?:sau|qua|trong)(?: gần| đúng| tròn)? (?P<n>[1-9]\d{{0,2}}) (?P<unit>ngày|tháng|năm)"
    rf"(?: [^\W\d_]+){{0,8}}{_G}[,(]{_G}$"
)
BEFORE_DAY = _pattern(
    r"(?<!\w)(?:trước|chậm nhất|muộn nhất|hết hạn|hạn (?:chót|cuối)(?: là)?)(?: (?:là|vào))? $"
)
SINCE = _pattern(
    r"(?<!\w)(?:(?:tính |kể |bắt đầu |ngay )?(?:từ|kể từ)|sau)(?: (?:ngày|mốc|thời điểm|khoảng))? $"
)
COMPARED = _pattern(
    r"(?<!\w)(?:so(?: với)?|hơn|kém|bằng|gấp(?: (?:[\d.,]+|đôi|hai|ba|rưỡi))+(?: lần)?)"
    r"(?=[^\S\n])(?: (?:với|cùng|kỳ|thời|điểm|kết|quả|mức|của|chỗ"
    r"|đứng|bình|quân|trung|ngày"
    r"|số|liệu|vị|trí|thứ|hạng|cả|tổng|thực|hiện|trong|đầu|cuối|giữa|tháng|quý|các|những|trước|lần|đó"
    r"|vào|tuần|chỉ|index|đánh|giá|giai|đoạn|nửa))*[^\S\n]*$"
)
# Between the two ends of a range.
TO = _pattern(
    rf"{_G}(?:{_DASH}|,?{_G}(?:cho )?(?:đến|tới)(?: (?:hết|trước|thời điểm|khoảng))?(?: ngày)?)(?: "
    rf"(?:hết|trước))?{_G}"
)
AND = _pattern(rf"{_G}(?:,| và|rồi| rồi|;)(?: (?:trong|cả))?{_G}")
# What follows years that each have a value of their own.
RESPECTIVELY = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|theo thứ tự)(?!\w)")

# A time that is planned for, not spoken of: "phương hướng, nhiệm vụ năm 2023".
PLANNED = _pattern(
    r"(?<!\w)(?:phương hướng|nhiệm vụ|triển khai|kế hoạch|phấn đấu|mục tiêu|chỉ tiêu|dự kiến"
    r"|phát động|đề ra|đặt ra|dự toán|sẽ|sang(?=[^\S\n]?$))(?: (?:(?!đã|đạt)[^\W\d_]+,?|[-–])){0,9}[^\S\n]?$"
)
WILL = _pattern(rf",? (?:[^\W\d_]+ ){{0,3}}(?:sẽ|phấn đấu|dự kiến){_END}")
# "So với chỉ 5 trường hợp trong năm 2014": the value of another year.
COMPARED_WITH = _pattern(
    r"(?<!\w)so với (?:chỉ |mức |con số )?\d[\d.,]*(?: [^\W\d_]+){0,4} (?:của|trong)[^\S\n]*$"
)
# An index and its year; its announcement.
MEASURED = _pattern(r"(?<!\w)(?:chỉ số|index|sipas|papi|apci|pci|ddci|dti|bảng xếp hạng|par)(?!\w)[^.;\n]*$")
# "Nghị định 47/2019 có hiệu lực từ": the year of the act.
EFFECTIVE = _pattern(r"/(?P<y>20\d\d)(?!\d)[^.;\n]{0,60}(?<!\w)hiệu lực(?: [^\W\d_]+){0,4}[^\S\n]*$")
ANNOUNCED = _pattern(r"(?<!\w)công bố(?!\w)")

_TYPES = "|".join(sorted({fold(row.type) for row in document_types()}, key=len, reverse=True))
DOCUMENT_BEFORE = _pattern(
    rf"(?<!\w)(?:{_TYPES}|số|ban hành kèm theo|tt|nđ|qđ)(?: (?:số|liên tịch))?[^\S\n]*[:.]?[^\S\n]*$"
)
SEVERAL = _pattern(r"(?<!\w)(?:các|những|mấy|nhiều|hai|ba) $")
NOT_NOW = _pattern(r"(?:thực|thể|phát|xuất|biểu)\x20$")
RATE_BEFORE = _pattern(r"(?<!\w)(?:mỗi|một|hằng|hàng|từng|/|\d)[^\S\n]?$")
# After day and month that only an edge word ("từ", "đến") introduces: what makes them a fraction.
FRACTION_AFTER = _pattern(rf"{_G}(?:lên|xuống|còn|trong tổng số){_END}")
FRACTION_RANGE_AFTER = _pattern(rf"{_G}(?:{_DASH}|đến|tới){_G}[1-9]/[2-9](?= [^\W\d_])")
# "tiết kiệm đến 2/3 chi phí", "cắt giảm từ 1/4 đến 1/3 thời gian": a part of the whole, no day.
SMALL_FRACTION = _pattern(r"[1-8]/[2-9](?![\w/.])")
PART_BEFORE = _pattern(
    r"(?<!\w)(?:giảm|tăng|tiết kiệm|rút ngắn|chiếm|bằng|mất|hết|cắt|bớt)(?: được)?"
    r"(?: (?:từ|đến|tới|gần|khoảng|hơn))+(?: [1-8]/[2-9] (?:đến|tới))? $"
)
PART_AFTER = _pattern(rf" (?!(?:đến|tới|do|vì|khi|này|nên|với|sau|trước|năm|của|và|ở|tại){_END})[^\W\d_]")
COUNTED_AFTER = _pattern(
    rf"{_G}(?:điểm|bậc|tiêu chí|xã|phường|huyện|quận|tỉnh|hồ sơ|đơn vị|nhiệm vụ|chỉ (?:số|tiêu)|thủ tục"
    rf"|bộ|sở|lần|người"
    rf"|cán bộ|ngày|giờ|tháng|thành phố|dịch vụ|lĩnh vực|nội dung|văn bản|%|trường hợp|thôn|tổ|km|m2"
    rf"|cơ quan){_END}"
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
