"""Terms and patterns around numbers, read from the tables of ``gazetteer/``; no logic."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from gazetteer.terms import Terms, rows


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
    r"(\s?[-–—]\s?|\s(?:đến|tới|hay|hoặc)\s)(?:(?:dưới|trên|hơn|gần|khoảng)\s)?"
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
COUNT_LEADS = frozenset(
    "có là với hơn gần khoảng trên được gồm đạt cho nhận quyết tổng số : còn hành thiện".split()
)
"""Before a number that looks like a year but counts (giải quyết 2015 hồ sơ)."""
VERBS = Terms(
    (r["verb"], ChangeVerb(r["verb"], 1 if r["sign"] == "+" else -1, r["reach"]))
    for r in rows("change_verbs")
)
COMPARATORS = Terms((r["words"], r["cmp"]) for r in rows("comparators"))
LABELS = Terms((r["label"], r["strength"]) for r in rows("number_labels"))


def _rank(row: dict[str, str]) -> RankWord:
    last = {"last": 0, "second-last": 1}.get(row["rank"])
    return RankWord(None if last is not None else Decimal(row["rank"]), last, row["needs"] == "place")


RANK_WORDS = Terms((r["words"], _rank(r)) for r in rows("rank_words"))
RANK_SCAN = re.compile(
    "|".join(sorted((re.escape(r["words"]) for r in rows("rank_words")), key=len, reverse=True))
)

FILLERS = Terms(
    (words, words)
    for words in (
        "được", "tới", "đến", "từ", "chỉ", "đúng", "vỏn vẹn", "trung bình", "bình quân", "tổng cộng", "ngay",
        "còn", "xuống", "xuống còn", "lên", "lên đến", "lên tới", "về", "thành", "thêm được", "mức", "những",
    )
)  # fmt: skip
"""What may stand between a verb of change or a comparator and the number."""
LEVEL_FILLERS = frozenset(["còn", "xuống", "xuống còn", "lên", "lên đến", "lên tới", "về", "thành", "mức"])
"""After these the number is where the change ended, not its size."""

SOFTENERS = re.compile(
    r"(?:đơn giản hóa|sửa đổi|bổ sung|thay thế|điều chỉnh)(?:\s?,|\s?/|\s-|\s(?:và|hoặc|hay))?\s*"
    r"(?:(?:sửa đổi|bổ sung|thay thế)(?:\s?,|\s(?:và|hoặc))\s*)*$"
)
"""Before a verb of cutting: the figure mixes cuts with mere simplification."""
PASSIVE = re.compile(
    r"[^.;:,()\n\d]{0,120}?\s(?:được|bị|đã)\s(?:chính thức\s)?(?:cắt giảm|bãi bỏ|cắt bỏ|xóa bỏ|loại bỏ)"
    r"(?!\s?(?:,|và|hoặc|/|hay)\s?(?:đơn giản|sửa đổi))"
)
"""After a percentage: what it counts was cut."""
FAR_VERB_START = re.compile(
    r"(?<!\w)(?:cao hơn|thấp hơn|nhiều hơn|lớn hơn|ít hơn|kém|cắt giảm|kéo giảm|rút ngắn|tiết kiệm|giảm|tăng)"
    r"(?=\s)(?!\s(?:cường|tốc|trưởng))"
)
FAR_BLOCKERS = frozenset(
    "còn xuống lên đạt là chiếm có từ thành về cường trưởng tại ở đến tới khoảng dưới trên hơn gần tốc mức_độ".split()
)
OVER = re.compile(r"(?<!\w)không(?!\w)[^.;:,()\n]{0,40}$")
"""Before "quá N": not more than."""
UPWARD = re.compile(r"[^.;:()\n\d]{0,60}?(?<!\w)trở (lên|xuống)(?!\w)")
"""After the quantity: from it up or down."""
BETWEEN_LEVELS = re.compile(r"[^.;()\n]{0,80}?(?<!\w)(?:lên|xuống|còn)(?!\w)")
"""After "tăng từ 80%": the other level of a comparison."""
LOCATIVE = re.compile(
    r"(?:khảo sát|thực hiện|tiến hành|triển khai|áp dụng|điều tra|đánh giá|lấy ý kiến|thủ tục|doanh|thương|thí điểm"
    r"|kiểm tra|phân bố|trải|trải dài|diễn ra|hiện diện)\strên$"
)
"""«trên» is "on", not "more than"."""
LOCATIVE_NOUNS = frozenset(["lĩnh vực", "phương diện", "mặt", "nhóm lĩnh vực", "địa bàn", "nền tảng"])

MONEY_CONTEXT = re.compile(
    r"(?<!\w)(?:tiền|đồng|usd|vốn|giá|lương|phí|doanh thu|thuế|ngân sách|nợ|chi|thu|lợi nhuận|đầu tư|vay|tài sản|trị giá|cổ phiếu)(?!\w)"
)

SCORE_CONTEXT = re.compile(r"(?<!\w)(?:điểm|chỉ số|index|xếp hạng|sipas|papi|pci|ddci|dti)(?!\w)")
"""A decimal without a unit may be an index value only where an index is spoken of."""

DATE_LEADS = frozenset(
    "ngày sáng chiều tối đêm trưa hôm mùng mồng từ đến tới trước sau kể qua dịp lễ nay và vào khuya".split()
)
DAY_LEADS = frozenset("ngày sáng chiều tối đêm trưa hôm mùng mồng khuya dịp lễ".split())

TIME_WORDS = frozenset(["năm", "tháng", "ngày", "quý", "tuần"])
EACH = frozenset("mỗi hằng hàng một trung_bình quân trong".split())

PERIOD_AFTER = re.compile(
    r"\s?(?:qua|tới|nay|đầu|cuối|trước|gần|liền|liên tiếp|liên tục|sau|này|nghỉ|lễ|tết|vừa|ròng|kể|thi|hội|đêm)(?!\w)"
    r"|\s?\d|\s(?:sáng|trưa|chiều|tối|ngày)(?!\w)"
)
SPAN_LEAD = re.compile(
    r"(?:đủ|tối đa|tối thiểu|ít nhất|không quá|thời hạn|thời gian|kéo dài|dài|thêm|mất|chậm|trễ|trễ hạn|quá hạn|còn|hạn"
    r"|phạt|án|tù|giam|hưởng|vòng|nhiệm kỳ|bảo hành|rút ngắn|giảm|trong thời hạn|gia hạn|lĩnh|mức án|nhận)"
    r"(?:\s(?:là|đến|tới|từ|hơn|gần|khoảng|được|trên|dưới|tối đa|thêm))*\s?$"
)
SPAN_AFTER = re.compile(
    r"\s(?:tù|nữa|làm việc|công tác|trở lên|kinh nghiệm|cải tạo|quản chế|án treo|bảo hành|thử thách|thâm niên)(?!\w)"
)
CLOCK_LEAD = re.compile(r"(?:lúc|hồi|từ|trước|vào|khoảng lúc|đến|sáng|chiều|tối)\s(?:khoảng\s|gần\s|hơn\s)?$")

COIN_WORDS = re.compile(
    r"\s(?:chí|bào|nghiệp|hồ|đội|thời|phạm|minh|loạt|ý|hương|hành|tác|chủ|bằng|bộ|nhất|tình|phục|ruộng|muối)(?!\w)"
)
"""After "đồng": then it is no currency."""
PLACE_POINT_LEAD = re.compile(r"(?:ở|tại|có|trên|đặt|mở|lập|thêm|gồm|các|hết|qua)\s$")

PARTWAY = re.compile(r"(?:\s[^\W\d_]+){0,8}?\s?(?:trong|trên)(?: tổng)? số\s$")
JOINED_OF = re.compile(
    r"\s?(?:(?:trong|trên)\s(?:tổng\s)?số|trên\stổng(?:\ssố)?|trên|/\stổng số|trong)\s(?=\d)"
)
OF_TOTAL = re.compile(r"(?<!\w)(?:trong|trên)(?: tổng)? số(?: các)?\s$")
SCALE_AFTER = re.compile(
    rf"\s?\(?(?:trên|theo|/)?\s?(?:thang|tổng)\s(?:điểm)?[^\d\n(){{}}]{{0,25}}?(?:là\s)?({NUM})"
)
SCALE_BEFORE = re.compile(
    r"(?:thang(?: điểm)?|thang điểm[^.;()\n]{0,20}|tổng điểm tối đa là|điểm tối đa là|(?:từ\s)?0\s?%?\s(?:đến|-)\s)\s?$"
)

RANK_LEAD = re.compile(
    r"(?:xếp|đứng|vị trí|thứ|hạng|thứ hạng|vị thứ|ngôi|hàng|giữ|lên|xuống|giành|chiếm|tụt|ngôi vị|vị trí số|xếp hạng|xếp hạng là"
    r"|lần lượt là|lên hạng|ở|từ|đạt|vươn|được|xếp ở|là)\s$"
)
RANK_WORD_LEAD = re.compile(
    r"(?:xếp|đứng|vị trí|hạng|hàng|ngôi|vị thứ|lên|giữ|vị|ngôi vị|thứ|xếp ở|đứng ở|xếp hạng|xếp vị trí)\s$"
)
PLACE_N = re.compile(
    r"(?:(?<!\w)(?:thứ hạng|hạng thứ|hạng|vị trí thứ|vị trí số|vị trí|vị thứ|ngôi thứ|ngôi số|hàng thứ|thứ))\s$"
)
TOP = re.compile(r"(?<!\w)(?:top|tốp)\s$")
NOT_RANKED = re.compile(
    r"(?<!\w)(?:lần|năm|ngày|tháng|quý|kỳ họp|kỳ|khóa|khoá|đợt|phiên|phiên họp|tuần|thế hệ|bên|nước|người|con|đứa|vụ|sáng|chiều|tối|đêm"
    r"|vào|từ|đến|hội nghị lần|cấp|tập|phần|bàn|trận|tầng|thế giới|nhóm|lớp|số|huy chương|huân chương[^.;,\n]{0,30})\s$"
)
HEAD_OF = re.compile(r"(?<!\w)(?:người|kẻ|cán bộ|trách nhiệm|vai trò|công tác|lãnh đạo|ông|bà|đối tượng)\s$")
LEADS_BODY = re.compile(
    r"\s(?:cơ quan|đơn vị|tổ chức|cấp ủy|chính quyền|nhà nước|chính phủ|đoàn|phái đoàn|băng|đường dây|một|nhóm|trong việc)(?!\w)"
)

BODY_CLASS = re.compile(
    r"(?<!\w)(bộ|tỉnh|thành phố|sở|huyện|quận|thị xã|phường|xã|thị trấn|địa phương|đơn vị|ban|ngành)(?!\w)"
)
PLURAL_LAST = re.compile(
    r"(?<!\w)(?:các|những|hai|ba|bốn|năm|nhóm|\d+|và)\s(?:[^\W\d_]+\s){1,6}(?:đều\s|cùng\s|bị\s)?(?:xếp|đứng|ở)?\s?$"
)

STOPWORDS = frozenset(
    """là và của đến đã được trong tại với thì cho do bị ở ngày tháng năm giờ hơn so cũng vẫn nhưng mà để khi nếu vì
    nên từ theo về ra vào lên xuống có không chưa sẽ đang còn như bằng hay hoặc thuộc gồm này đó kia ấy trên dưới
    chỉ mới rồi nữa sau trước tới đạt tăng giảm xếp đứng tuổi h chiếm nhằm cùng trở qua giữa tuy song rằng bởi
    hiện tiếp phải nhất lại đầu cuối sang khoảng quý mùa trưa sáng chiều tối đêm lúc vừa cao thấp vượt
    kể ngoài thêm ông bà anh chị tin ảnh ai gì rất quá hết đi việc cả
    """.split()
)
"""Words that cannot be a counted noun."""
