"""Terms and patterns around numbers, read from the tables of ``gazetteer/``; no logic."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from extractors.units.patterns import UPPER
from gazetteer.terms import Terms, rows


def _words(role: str) -> frozenset[str]:
    return frozenset(r["words"] for r in rows("quantity_words") if r["role"] == role)


class Measure(NamedTuple):
    kind: str
    unit: str


class ChangeVerb(NamedTuple):
    verb: str
    sign: int
    reach: str


class RankWord(NamedTuple):
    rank: Decimal | None
    from_last: int | None
    needs_place: bool


NUM = r"\d+(?:[.,]\d+)*"

CHAIN = re.compile(rf"{NUM}(?:\s?[-–—/\\:]\s?{NUM}){{2,}}|{NUM}:\d+")
"""Three numbers joined, or two by a colon: dates, times, telephone numbers, versions."""
SLASH = re.compile(rf"({NUM})\s?[/\\]\s?({NUM})")
RANGE = re.compile(
    rf"({NUM})(\s?%|\s(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s(?:tỷ|tỉ))?)?"
    r"(\s?[-–—]\s?|, |\s(?:đến|tới|hay|hoặc)\s)(?:(?:dưới|trên|hơn|gần|khoảng)\s)?"
    rf"({NUM})"
)
CODE_AFTER = re.compile(
    r"\s?/\s?[A-ZĐ]{2}|\s?/?-\s?[A-ZĐ][A-Za-zĐđ]*\s?/|[a-zđ]?\s?/\s?(?:QĐ|NĐ|NQ|TT|CT|CV|KH|TB|BC|HD)\b"
)
"""Over the text itself: what follows the number of a document (16/KH-UBND, 10-CTr/TU)."""

MEASURES = Terms((r["term"], Measure(r["kind"], r["unit"])) for r in rows("measures"))
NOUNS = Terms((r["noun"], r["group"]) for r in rows("counted_nouns"))
SIZES = frozenset(r["unit"] for r in rows("measures") if r["kind"] == "count")
"""Units of length, area, weight and the like."""
CURRENCIES = frozenset(r["unit"] for r in rows("measures") if r["kind"] == "money")
COUNT_LEADS = _words("count_lead")
"""Before a number that looks like a year but counts (giải quyết 2015 hồ sơ)."""
VERBS = Terms(
    (r["verb"], ChangeVerb(r["verb"], 1 if r["sign"] == "+" else -1, r["reach"]))
    for r in rows("change_verbs")
)
RELATIVE = frozenset(["%", "điểm %", "điểm", "bậc", "hạng", "lần"])
"""Units of a change that say nothing of what is counted."""
GOVERNING = frozenset(
    r["verb"]
    for r in rows("change_verbs")
    if r["reach"] in ("far", "near")
    and not r["verb"].endswith(
        ("hơn", "hơn hẳn", "kém", "vượt", "tiết kiệm", "trưởng", "kế hoạch", "dự toán")
    )
    and r["verb"] not in ("bỏ", "cắt", "hạ")
)
"""Verbs that hold for the following members of their list as well."""
COMPARATORS = Terms((r["words"], r["cmp"]) for r in rows("comparators"))
NO_LABELS = Terms((words, words) for words in _words("no_label"))
"""Words that end like a label: «kỷ luật 2 cán bộ»."""
LABELS = Terms((r["label"], r["strength"]) for r in rows("number_labels"))


def _rank(row: dict[str, str]) -> RankWord:
    last = {"last": 0, "second-last": 1}.get(row["rank"])
    return RankWord(None if last is not None else Decimal(row["rank"]), last, row["needs"] == "place")


RANK_WORDS = Terms((r["words"], _rank(r)) for r in rows("rank_words"))
RANK_SCAN = re.compile(
    "|".join(sorted((re.escape(r["words"]) for r in rows("rank_words")), key=len, reverse=True))
)

FILLERS = Terms((words, words) for words in _words("filler"))
"""What may stand between a verb of change or a comparator and the number."""
TAIL_NOUNS = _words("tail_only")
"""Nouns that only follow another («tỉnh, thành»)."""
LEVEL_FILLERS = _words("level")
"""After these the number is where the change ended, not its size."""

SOFTENERS = re.compile(
    r"(?:đơn giản hóa|sửa đổi|bổ sung|thay thế|điều chỉnh)(?:\s?,|\s?/|\s-|\s(?:và|hoặc|hay))?\s*"
    r"(?:(?:sửa đổi|bổ sung|thay thế)(?:\s?,|\s(?:và|hoặc))\s*)*$"
)
"""Before a verb of cutting: the figure mixes cuts with mere simplification."""
PASSIVE = re.compile(
    r"[^.;:,()\n\d]{0,120}?\s(?:được|bị|đã)\s(?:chính thức\s)?"
    r"(?:cắt giảm|bãi bỏ|cắt bỏ|xóa bỏ|loại bỏ|cắt khỏi|loại khỏi|đưa ra khỏi)"
    r"(?!\s?(?:,|và|hoặc|/|hay)\s?(?:đơn giản|sửa đổi))"
)
"""After a percentage: what it counts was cut."""
CUT_AFTER = re.compile(
    r"(?:(?:\shành chính|\skinh doanh)?\sđược|(?:\s[^\W\d_]+){0,4}?\sbị)"
    r"\s(?:cắt giảm|tinh giản|bãi bỏ|cắt bỏ)(?!\w)"
    r"(?!\s?(?:,|và|hoặc|/|hay)\s?(?:đơn giản|sửa đổi|thay thế|bổ sung))"
    r"(?!\s(?:thời gian|thời hạn|chi phí|thành phần|(?:(?:từ|hơn|gần|ít nhất|tối thiểu|bớt)\s)?\d))"
)
"""Right after a count: what it counts was cut."""
RATE_OF_CHANGE = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|tốc độ|nhịp độ)\s(tinh giản biên chế|tinh giản|cắt giảm|tăng trưởng|tăng)"
    r"(?:\s[^\W\d_]+){0,7}?(?:\s\([^()\n]{1,20}\))?(?:\s(?:là|đạt|ước đạt))?\s?$"
    r"|(?<!\w)(?:mức)\s(tăng|giảm|cắt giảm)(?:\s[^\W\d_]+){0,3}?\s(?:là|đạt|ở mức)\s?$"
    r"|(?<!\w)(tăng trưởng)(?:,?\s(?:kinh tế|grdp|gdp|tín dụng|dư nợ|xuất khẩu|công nghiệp|bình quân"
    r"|trung bình|nhanh|khá|cao|ổn định|hằng năm|hàng năm|cả năm))*,?\s(?:là|đạt|ước đạt|ở mức)\s?$"
)
"""Before a percentage: «tốc độ tăng trưởng đạt 8%», «tăng trưởng GRDP đạt 8%», «mức tăng là 5%»."""
CHANGE_JOINT = re.compile(r"\s?(?:,|;|,?\s(?:và|cùng|hay|tương đương|tương ứng)|\()\s?")
"""Between two sizes of one change."""
GAP_BEFORE = re.compile(
    r"(?<!\w)(?:khoảng cách|chênh lệch|độ chênh|cách biệt)(?!\w)[^.;:,()\n\d]{0,90}?"
    r"\s(?:là|lên tới|lên đến|tới|đến|còn|khoảng|gần|hơn|trên)\s(?:(?:khoảng|gần|hơn|trên|tới)\s)?$"
)
GAP_AFTER = re.compile(r"\slà (?:khoảng cách|chênh lệch|mức chênh|độ chênh|cách biệt)(?!\w)")
"""Around points: how far two of them lie apart."""
FAR_VERB_START = re.compile(
    r"(?<!\w)(?<!suy )(?:cao hơn|thấp hơn|nhiều hơn|lớn hơn|ít hơn|kém|cắt giảm|kéo giảm|rút ngắn"
    r"|tiết kiệm|giảm|tăng)"
    r"(?=\s)(?!\s(?:cường|tốc|trưởng))"
)
FAR_BLOCKERS = _words("far_blocker")
"""Words that part a far verb of change from the number."""
CHANGED_SINCE = re.compile(
    r"(?<!\w)(tăng|giảm|cao hơn|thấp hơn|nhiều hơn|ít hơn)(?:\shơn)?(?:\s[^\W\d_]+){0,3}?\sso\svới\s"
    r"(?:cùng kỳ(?:\snăm)?|(?:cùng kỳ\s)?(?:năm|quý|tháng|kỳ))"
    r"(?:\s(?:trước|ngoái|trước đó|\d{4}|\d{1,2}/\d{4}|[ivx]{1,3}/\d{4}))?(?:\slà)?\s?$"
)
"""Before the size of a change: «cao hơn so với năm 2014 là»."""
OVER = re.compile(r"(?<!\w)không(?!\w)[^.;:,()\n]{0,40}$")
"""Before "quá N": not more than."""
NONE_BELOW = re.compile(r"(?<!\w)không(?!\w)[^.;:,()\n]{0,40}\snào\s$")
"""Before "dưới N": at least."""
UPWARD = re.compile(r"\s?trở (lên|xuống)(?!\w)|\shoặc (?:cao|lớn|nhiều) hơn(?!\w)")
"""After the quantity: from it up or down."""
MOVER = re.compile(r"(?<!\w)(?:nơi|tỉnh|thành phố|bộ|sở|ngành|huyện|xã|phường|địa phương|đơn vị|vùng)\s$")
"""Before «giảm ít nhất 1%»: who moved least of all."""
UPWARD_FAR = re.compile(r"[^.;:()\n\d]{0,60}?(?<!\w)trở (lên|xuống)(?!\w)")
"""The same some words later, believed where «từ» stands before the number."""
FLOOR_END = re.compile(r"\s?(?:[,;.)\n]|$)|\s(?:với|mới|thì|là)(?!\w)")
"""After «từ 80%»: nothing tells how far up."""
UPWARD_NOUN = re.compile(r"(?:\s[^\W\d_]+){1,7}?\strở lên(?!\w)")
"""The same after what a percentage is taken of."""
GRADES = re.compile(
    r"(?<!\w)(?:cấp|loại|hạng|mức|từ|trình độ|đại học|cao đẳng|trung cấp|thạc sĩ|khá|tốt|giỏi|trung bình"
    r"|phó|trưởng|một|hai|ba|đủ|tuổi)(?!\w)"
)
"""Words that «trở lên» grades in place of the number."""
LOCATIVE = re.compile(
    r"(?:khảo sát|thực hiện|tiến hành|triển khai|áp dụng|điều tra|đánh giá|lấy ý kiến|thủ tục"
    r"|doanh|thương|thí điểm|dựa|căn cứ|quy hoạch"
    r"|kiểm tra|phân bố|trải|trải dài|diễn ra|hiện diện)\strên$"
)
"""«trên» is "on", not "more than"."""
LOCATIVE_NOUNS = _words("locative_noun")

MONEY_CONTEXT = re.compile(
    r"(?<!\w)(?:tiền|đồng|usd|thưởng|giải thưởng|trả|mua|bán|quỹ|ủng hộ|phạt|cọc|trộm|cướp|tặng|vốn|giá|lương"
    r"|phí|doanh thu|thuế|ngân sách|nợ|chi|thu|lợi nhuận|đầu tư|vay|tài sản|trị giá|cổ phiếu)(?!\w)"
)
SCORE_CONTEXT = re.compile(
    r"(?<!\w)(?:(?<!thời )(?<!địa )(?<!quan )(?<!đặc )(?<!ưu )(?<!thí )(?<!trọng )(?<!cao )(?<!nhược )"
    r"(?<!khuyết )(?<!kiểm )(?<!tâm )(?<!tiêu )điểm|chỉ số|index|xếp hạng|sipas|papi|pci|ddci|dti)(?!\w)"
)
"""A decimal without a unit may be an index value only where an index is spoken of."""

DAY_LEADS = _words("day")
"""Right before a day: «sáng 2/8»."""
DATE_LEADS = DAY_LEADS | _words("date")
"""Before a day, but also before a figure: «đến 30/9»."""
TIME_WORDS = _words("time")
EACH = _words("each")
"""«mỗi năm 300 hồ sơ»: the year is no label."""
LABEL_JOINTS = _words("joint")
"""Between the members of «mức độ 3, 4»."""

DATED_AFTER = re.compile(r"\s\((?:ngày\s)?\d{1,2}(?:\s?(?:,|và|-|–|đến)\s?\d{1,2}){0,6}\s?[/.-]\s?\d")
"""«trong 2 ngày (7 và 8/10)»: which days, not how many."""
PERIOD_AFTER = re.compile(
    r"\s?(?:qua|tới|nay|đầu|cuối|trước|gần|liền|liên tiếp|liên tục|sau|này|nghỉ|lễ|tết|vừa|ròng"
    r"|kể|thi|hội|đêm|tuổi|vận hành|hoạt động|triển khai|ra quân|đi vào|nhìn lại)(?!\w)"
    r"|\s?\d|\s(?:sáng|trưa|chiều|tối|ngày)(?!\w)"
)
SINCE = re.compile(r"\s?(?:kể\s)?(?:từ|sau)(?!\w)|\s?kể(?!\w)")
"""«không quá 12 ngày kể từ ngày nhận»: from where a time is measured."""
SPAN_LEAD = re.compile(
    r"(?<!\w)(?:đủ|tối đa|tối thiểu|ít nhất|không quá|thời hạn|thời gian|kéo dài|dài|thêm|mất|chậm|trễ"
    r"|trễ hạn|quá hạn|còn|hạn|chờ|đợi|tốn|chậm nhất|trong vòng|đã quá|mới về"
    r"|phạt|án|tù|giam|hưởng|nhiệm kỳ|bảo hành|rút ngắn|giảm|trong thời hạn|gia hạn|lĩnh|mức án|nhận)"
    r"(?:\s(?:là|đến|tới|từ|hơn|gần|khoảng|được|trên|dưới|tối đa|thêm))*\s?$"
)
SPAN_AFTER = re.compile(
    r"\s(?:tù|nữa|làm việc|công tác|trở lên|kinh nghiệm|cải tạo|quản chế|án treo|bảo hành"
    r"|thử thách|thâm niên)(?!\w)"
)
CLOCK_MINUTES = re.compile(r"\d\s?giờ\s$")
"""Before minutes: the rest of a time of day."""
CLOCK_LEAD = re.compile(
    r"(?:lúc|hồi|từ|trước|vào|khoảng lúc|đến|tới|sáng|chiều|tối)\s(?:khoảng\s|gần\s|hơn\s)?$"
)

COIN_WORDS = re.compile(
    r"\s(?:chí|bào|nghiệp|hồ|đội|thời|phạm|minh|loạt|ý|hương|hành|tác|chủ|bằng|bộ|nhất|tình|phục"
    r"|ruộng|muối)(?!\w)"
)
"""After "đồng": then it is no currency."""
COIN_PLACE = re.compile(rf"Đồng\s(?!Việt Nam(?!\w))[{UPPER}][^\W\d_{UPPER}]")
"""Over the text itself: «trạm số 2 Đồng Phú» names a place, no coin."""
LARGE_BEFORE = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ|[.,]\d{3})$")
"""Before «đồng»: so much can only be money («5 triệu đồng bằng thẻ»)."""
ONLY = re.compile(
    r"\s(?:còn|có|là|đạt|bị|được|mới|cần|hơn|khoảng|gần|cách|sau|trong|từ|ở|tại|số|làm|thu|nhận)(?!\w)"
)
"""After «chỉ»: then it means "only"."""
TURNED = re.compile(r"(?<!\w)(?:cồn|rượu|xoay|quay|góc|camera|toàn cảnh|đổi)\s$")
"""Before «90 độ»: a strength or a turn, no temperature."""
DIGITS_LEAD = re.compile(
    r"(?<!\w)(?:sim|thuê bao|điện thoại|di động|đầu số|số|mã|mã số|dãy|biển|biển số|thẻ|căn cước|định danh"
    r"|cấu trúc)"
    r"(?:\s(?:đẹp|gồm|có|dài|đủ|là|loại))*\s$"
)
"""Before «11 số»: a number that has so many digits."""
DIGITS_AFTER = re.compile(r"\s(?:là|đầu|cuối|đuôi|ngẫu nhiên)(?!\w)")
"""After «6 số»: digits of a number, nothing that is counted."""
DIRECTIONS = re.compile(r"(?<!\w)(?:cả|ở|trên|theo|có|các|từ|hết)\s$")
"""Before «2 chiều»: the ways of a road are counted, those of a code are not."""
COMPARED_WITH = re.compile(r"\s(?:trung bình|bình quân|mức|so với|các|những|cùng kỳ)(?!\w)")
MORE_THAN = re.compile(
    r"(?<!\w)(?:cao|nhiều|lớn|nhanh|thấp|ít|đắt|rẻ|dài|mạnh|tốt)(?:\s[^\W\d_]+){0,2}?\shơn"
    r"(?:\s[^\W\d_]+){0,5}\s$"
)
"""Before «3 lần»: a comparison of sizes."""
PLACE_POINT_LEAD = re.compile(r"(?:ở|tại|có|trên|đặt|mở|lập|thêm|gồm|các|hết|qua)\s$")

AMONG = re.compile(r"\s(?:trong|trên)(?: tổng)?(?: số)?\s(\d{1,4})(?!\d)")
"""After a rank: of how many."""
SCALE_AFTER = re.compile(
    rf"\s?\(?(?:trên|theo|/)?\s?(?:thang|tổng)\s(?:điểm)?[^\d\n(){{}}]{{0,25}}?(?:là\s)?({NUM})"
)
SCALE_BEFORE = re.compile(
    r"(?:thang(?: điểm)?|thang điểm[^.;()\n]{0,20}|tổng điểm tối đa là|điểm tối đa là"
    r"|(?:từ\s)?0\s?%?\s(?:đến|-)\s)\s?$"
)

RANK_LEAD = re.compile(
    r"(?:xếp|đứng|vị trí|thứ|hạng|thứ hạng|vị thứ|ngôi|hàng|giữ|lên|xuống|giành|chiếm|tụt|ngôi vị"
    r"|vị trí số|xếp hạng|xếp hạng là"
    r"|lần lượt|lần lượt là|lên hạng|ở|từ|đạt|vươn|được|xếp ở|là)\s$"
)
HOLDS = re.compile(
    r"(?<!\w)(?:xếp|đứng|giữ|lên|xuống|giành|chiếm|tụt|vươn|đạt|về|xếp hạng)"
    r"(?:\s(?:ở|tại|các|được|vững|nguyên))*\s$"
)
"""Before «vị trí 5»: a place in a ranking, not on the ground."""
RANK_WORD_LEAD = re.compile(
    r"(?:xếp|đứng|vị trí|hạng|hàng|ngôi|vị thứ|lên|giữ|vị|ngôi vị|thứ|xếp ở|đứng ở|xếp hạng|xếp vị trí)\s$"
)
PLACE_N = re.compile(
    r"(?:(?<!\w)(?:thứ hạng|hạng thứ|hạng|bậc|vị trí thứ|vị trí số|vị trí|vị thứ|ngôi thứ|ngôi số"
    r"|hàng thứ|thứ))\s$"
)
TOP = re.compile(r"(?<!\w)(?:top|tốp)\s$")
NOT_RANKED = re.compile(
    r"(?<!\w)(?:lần|năm|ngày|tháng|quý|kỳ họp|kỳ|khóa|khoá|đợt|phiên|phiên họp|tuần|thế hệ|bên"
    r"|nước|người|con|đứa|vụ|sáng|chiều|tối|đêm"
    r"|vào|từ|đến|hội nghị lần|cấp|tập|phần|bàn|trận|tầng|thế giới|nhóm|lớp|số|huy chương"
    r"|huân chương[^.;,\n]{0,30})\s$"
)
ORDER = re.compile(
    r"(?<!\w)(?:huân chương|huy chương|giải|giải thưởng|danh hiệu|độc lập|lao động|kháng chiến|vé"
    r"|ghế|khoang|bằng lái"
    r"|bằng|giấy phép|viên chức|công chứng viên|huân|luật sư|bác sĩ)(?!\w)[^.;()\n]{0,30}$"
)
"""Before «hạng nhất»: a class, not a place."""
RANKED_AFTER = re.compile(r"\s?[(,;.]|\s(?:với|cả nước|trong|toàn|khối)(?!\w)")
HEAD_OF = re.compile(r"(?<!\w)(?:người|kẻ|cán bộ|trách nhiệm|vai trò|công tác|lãnh đạo|ông|bà|đối tượng)\s$")
LED_BY = re.compile(
    r"(?<!\w)do(?:\s[^\W\d_]+){1,5}\s$"
    r"|(?<!\w)do\s(?:ông|bà|đồng chí|bộ trưởng|thứ trưởng|thủ tướng|phó thủ tướng|chủ tịch|phó chủ tịch"
    r"|bí thư|phó bí thư|giám đốc|phó giám đốc|chánh|phó|ủy viên|trưởng)[\s,][^.;:()\n]{1,110}\s$"
)
"""«liên minh do X dẫn đầu»: who leads it, no place."""
LEADING_GROUP = re.compile(
    r"(?<!\w)(?:nhóm|tốp|top|không chỉ|(?:những|các) (?:vị trí|nơi|gương mặt)"
    r"|một trong (?:những|các|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
    r"(?:\s[^\W\d_]+){1,4}|(?:top|tốp|nhóm)\s\d{1,3}(?:,?\s[^\W\d_]+){1,6})\s$"
)
"""«nhóm dẫn đầu», «tốp 10 tỉnh dẫn đầu», «một trong ba tỉnh đứng đầu»: several share it, nobody's place."""
LEADERS = re.compile(r"\s(?:dẫn đầu|đứng đầu|hàng đầu|tốt nhất|cao nhất)(?!\w)")
"""After «nhóm 5 tỉnh»: the five best."""
LEADS_BODY = re.compile(
    r"\s(?:cơ quan|đơn vị|tổ chức|cấp ủy|chính quyền|nhà nước|chính phủ"
    r"|nội các|liên minh|cuộc|chiến dịch|đoàn|phái đoàn|băng"
    r"|đường dây|một|nhóm(?!\s(?:các\s)?(?:bộ|tỉnh|sở|huyện|quận|xã|phường|thành phố|địa phương))"
    r"|dự án|đề án|lực lượng|quân đội|giáo hội|trong việc)(?!\w)"
)

RANKED_NOUN = re.compile(
    r"(?:bộ|tỉnh|thành phố|sở|huyện|quận|xã|phường|địa phương|đơn vị|cơ quan|nước)(?!\w)"
)
"""What is ranked: «đứng đầu 17 bộ, ngành» is the first among 17."""
RANKED = re.compile(rf"\s\d{{1,4}}\s{RANKED_NOUN.pattern}")
"""«bảng xếp hạng 63 tỉnh» tells how many are ranked."""
BODY_CLASS = re.compile(
    r"(?<!\w)(nhóm thủ tục|bộ|tỉnh|thành phố|sở|huyện|quận|thị xã|phường|xã|thị trấn|địa phương|đơn vị"
    r"|ban|ngành)(?!\w)"
)
SEVERAL_LAST = re.compile(r"[^.;\n]{0,40}?là\s\d")
LAST_OF_SOME = re.compile(r"[^.;,\n]{0,30}?\strong\s(?:các|nhóm|vùng|khu vực|khối)(?!\w)")
"""After a last rank: several bodies share it, or the ranking is of a part only."""
PLURAL_LAST = re.compile(
    r"(?<!\w)(?:các|những|hai|ba|bốn|năm|nhóm|\d+|và)\s(?:[^\W\d_]+\s){1,6}(?:đều\s|cùng\s"
    r"|bị\s)?(?:xếp|đứng|ở)?\s?$"
)

STOPWORDS = _words("no_noun")
"""Words that cannot be a counted noun."""
