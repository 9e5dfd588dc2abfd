"""In what role a sentence names a unit or body: topic, source, standard of comparison, place …"""

from __future__ import annotations

import re

from pipeline.relate.context import Context, Place
from pipeline.relate.owners import SubjectMention, place_of

BESIDE = ("compared", "speaker", "source", "among", "within", "venue", "receiver")
"""Roles of what is named without its becoming the topic."""

_UNITS = ("province", "district", "commune")
_LEAD = 60
_BRACKETS = 100
"""How much brackets around a name hold before or after it."""

_BEFORE = {
    # theo báo cáo của A; kế hoạch của A; bằng khen của UBND tỉnh
    "source": re.compile(
        r"\b(?:theo|chỉ đạo|yêu cầu|quy định|báo cáo|đánh giá|công bố|đề xuất|kết luận|chủ trương|hướng dẫn"
        r"|kế hoạch|quyết định|nghị quyết|chỉ thị|văn bản|nghị định|thông tư|đề án|dự thảo"
        r"|bằng khen|giấy khen|cờ thi đua)"
        r"\s+(?:này\s+)?(?:của\s+)?(?:ubnd\s+)?$"
    ),
    # hồ sơ đã gửi lên A
    "receiver": re.compile(r"\b(?:gửi|trình|chuyển|nộp|kiến nghị)\s+(?:lên|đến|tới|về|cho)\s+(?:ubnd\s+)?$"),
    # đứng thứ 8/10 huyện, thị xã trên địa bàn tỉnh; dẫn đầu toàn tỉnh; thấp nhất tỉnh
    "among": re.compile(
        r"(?:\d/\d+ [^.;:()\n]{2,30}?\b(?:trên địa bàn|của|toàn|trong(?: toàn)?)"
        r"|\b(?:(?:thứ|hạng|top|tốp) [^\W_]+|(?:dẫn|đứng|tốp|nhóm) đầu|(?:cao|thấp|tốt|lớn|nhiều|ít) nhất"
        r"|cuối bảng)(?: trên địa bàn| trong| của)?(?: toàn| cả)?)\s+$"
    ),
    # 4/64 xã trong tỉnh; cách trung tâm huyện 70 km
    "within": re.compile(r"\b(?:trong|trên|trung tâm|cách)\s+$"),
    # hội nghị tổ chức sáng nay tại A
    "venue": re.compile(
        r"\b(?:công bố|tổ chức|diễn ra|khai mạc|hội nghị|hội thảo|buổi|lễ|ngày|sáng|chiều)\b"
        r"[^,;.]{0,25}\b(?:tại|ở)\s+$"
    ),
    # kém A 2 điểm; cao hơn mức bình quân của A
    "compared": re.compile(
        r"\b(?:so với|hơn|kém|bằng|sau|trước|thua|vượt qua|vượt|và của)\s+(?:mức\s+)?"
        r"(?:(?:bình quân|trung bình)\s+)?(?:chung\s+)?(?:của\s+)?$"
    ),
    "of": re.compile(r"\b(?:của|thuộc)\s*$"),
    "at": re.compile(r"\b(?:tại|ở|trên địa bàn|đến|về|từ|với|riêng)\s*$"),
    "by": re.compile(r"\b(?:do|được|cho|giao|bởi)\s*$"),
    "and": re.compile(r"(?:,|\bvà|;)\s*$"),
    "is": re.compile(r"(?:\b(?:là|gồm|thuộc về|như|có)|:)\s*$"),
}
_OFFICE = re.compile(
    r"\b(?:giám đốc|chủ tịch|bí thư|trưởng(?:\s+(?:phòng|ban|đoàn))?|chánh (?:văn phòng|thanh tra)|chủ nhiệm"
    r"|viện trưởng|[btcv]\w+ trưởng|lãnh đạo|đại diện|phó|chi cục|thường trực)\s+(?:ubnd\s+|hđnd\s+)?$"
)
_OFFICE_OF = re.compile(r"\b(?:cục|vụ|viện|trung tâm|văn phòng|ban|ông|bà)\b[^.;:()\n]{0,80}\($")
_SPEAKS = re.compile(
    r"[^.;\n]{0,60}?\b(?:cho biết|cho hay|nói|khẳng định|thừa nhận|chia sẻ|thông tin|nhấn mạnh|cho rằng|kể"
    r"|yêu cầu|báo cáo|đề nghị|công bố)\b"
)
_SAYS = re.compile(
    r"\s*(?:đã\s+|vừa\s+|cũng\s+)?"
    r"(?:cho biết|cho hay|công bố|thông tin|khảo sát|thống kê|đánh giá|phát hiện)\b"
)
# Who demands or plans it for all under it: "Chính phủ đặt mục tiêu cắt giảm 50%".
_DEMANDS = re.compile(
    r"\s*(?:,\s*thủ tướng(?: chính phủ)?\s+)?(?:đã\s+|vừa\s+|cũng\s+)?"
    r"(?:yêu cầu|đề nghị|giao|chỉ đạo|đề ra|đặt ra|đặt (?:mục tiêu|chỉ tiêu)|đề xuất|quy định|thống nhất)\b"
)
CENTRAL = ("government", "assembly", "ministry", "party")
"""Levels of bodies that set tasks for others."""
_PERSON = re.compile(r"[\"“'‘–\s-]*(?:còn\s+|theo\s+)?(?:ông|bà|anh|chị|em|cô|chú)\s+(?!\w+\s+trưởng)")
# "Ông Nam - giám đốc Công ty A" speaks of his firm.
_FIRM = re.compile(
    r"\b(?:giám đốc|chủ|nhân viên|kế toán|đại diện)\s+(?:một\s+)?(?:công ty|doanh nghiệp|cửa hàng|cơ sở)\b"
)
# Prices of goods and offers to customers, not fees or prices that the State sets.
_TRADE = re.compile(
    r"\b(?:giá bán(?! lẻ điện)|giá gốc|giá vé|có giá|hét giá|rao bán|bán ra|bán lại"
    r"|chủ cửa hàng|cửa hàng (?:này|bán|cũng)|đại lý bán|giảm giá|khuyến mãi"
    r"|người mua|khách mua|đặt mua|chuyển nhượng|đầu cơ)\b"
)
# A private firm that its sentence opens with; the State's own and those that serve a town are told apart.
_PRIVATE = re.compile(
    r"\W*(?:(?:theo|hiện|riêng|trong khi đó|còn|năm \d{4}),?\s+){0,3}"
    r"(?:công ty|tập đoàn|ngân hàng (?:thương mại|tmcp)|hãng|câu lạc bộ|clb)\s+"
    r"(?!(?:[^\W\d_]+ ){0,6}?(?:việt nam|nhà nước|điện lực|cấp nước|thoát nước|môi trường|bưu chính|xổ số)\b)"
)
_OFFICIAL = re.compile(
    r"giám đốc|chủ tịch|bí thư|trưởng|chánh|chủ nhiệm|lãnh đạo|phó|cán bộ|công chức|đại biểu"
)


def role(context: Context, mention: SubjectMention, floor: int) -> str:
    """``speaker``, a key of the table above, ``open`` (first in its sentence) or ``bare``.

    ``floor`` is where the sentence begins.
    The head of a body speaks for others than the body; the head of a unit only where he is quoted.
    """
    begin = max(floor, mention.start - _LEAD)
    found = context.roles.get((mention.start, begin))
    if found is None:
        found = context.roles[mention.start, begin] = _role(context.text, mention, begin)
    return found


def _role(text: str, mention: SubjectMention, begin: int) -> str:
    lead = text[begin : mention.start]
    if _SAYS.match(text, mention.end, mention.end + 30):
        return "speaker"
    if mention.level in CENTRAL and _DEMANDS.match(text, mention.end, mention.end + 40):
        return "speaker"
    if _OFFICE.search(lead) and (
        mention.level not in _UNITS or _SPEAKS.match(text, mention.end, mention.end + 80)
    ):
        return "speaker"
    for name, pattern in _BEFORE.items():
        if pattern.search(lead):
            return name
    return "open" if not lead.strip() else "bare"


def of_a_person(context: Context, place: Place) -> bool:
    """The sentence tells of a private person: "Chị Hoa ở phường A đi lại 3 lần"."""
    start = place.sentence[0]
    if _PERSON.match(context.text, start) is None:
        return False
    until = min(start + 120, place.quantity.start)
    return (
        _FIRM.search(context.text, start, until) is not None
        or _OFFICIAL.search(context.text, start, until) is None
    )


def of_trade(context: Context, place: Place) -> bool:
    """The sentence tells what a thing is sold for ("giá bán 2 triệu đồng"), or opens with a private firm."""
    return (
        _TRADE.search(context.text, *place.sentence) is not None
        or _PRIVATE.match(context.text, *place.sentence) is not None
    )


def is_aside(context: Context, place: Place, mention: SubjectMention, before: SubjectMention | None) -> bool:
    """A unit that only tells where another is: "xã A, huyện B", "UBND quận A (tỉnh B) giải quyết".

    ``before``: what is named before it in the sentence.
    """
    if mention.level not in _UNITS:
        # "Cục A (Bộ B) tiếp nhận", "ông C, vụ trưởng (Bộ B)": whose an office is.
        lead = context.text[max(place.sentence[0], mention.start - _BRACKETS) : mention.start]
        return context.text.startswith(")", mention.end) and _OFFICE_OF.search(lead) is not None
    lies_in = before is not None and (
        (before.level, mention.level) == ("commune", "district")
        or (before.level in _UNITS and place_of(mention.subject) == before.parent)
    )
    if before is not None and lies_in:
        joint = context.text[before.end : mention.start].strip()
        if joint in (",", "-", "(", "thuộc", "của"):
            return True
    opened = context.text.rfind("(", max(place.sentence[0], mention.start - _BRACKETS), mention.start)
    if opened < 0 or context.text.find(")", opened, mention.start) >= 0:
        return False
    closed = context.text.find(")", mention.end, min(place.quantity.start, mention.end + _BRACKETS))
    return closed >= 0 and not any(
        opened < other.start < closed for other in context.quantities[max(0, place.index - 3) : place.index]
    )
