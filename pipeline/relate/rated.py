"""What bodies, and the parts of an index, are counted for: as such, or by how they fared."""

from __future__ import annotations

import re

from gazetteer.indicators import INDEXES
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate

# What an index is made of: how many parts it has is "other", how many of them did well is the index's.
PARTS = re.compile(
    r"(?:tiêu chí|chỉ số|trục|trụ cột|nhóm tiêu chí|nhóm chỉ số|vị trí"
    r"|(?:chỉ tiêu|lĩnh vực|nội dung) (?:thành phần|đánh giá))\b"
)
_PARTS_RESULT = re.compile(
    r"(?:,?\s+(?!và\b|cùng\b|gồm\b)[^\W\d_]+){0,4}?[\s(]+(?:đạt|tăng|giảm|xếp"
    r"|(?:dưới|trên)(?=\s+(?:\d|mức|trung bình))|đứng|dẫn đầu|đứng đầu|thăng|tụt|sụt|thụt|rớt"
    r"|cải thiện|bị trừ|mất|cao hơn|thấp hơn|cao nhất|thấp nhất|có điểm|còn thấp|loại"
    r"|thuộc nhóm|nằm trong|có sự|được đánh giá|từ|tiếp theo|đầu|cuối|lên điểm|xuống điểm)\b"
)
# Nouns of bodies and places: counted as such they are "other", counted by result the index's.
BODIES = re.compile(
    r"(?:tỉnh|bộ|sở|huyện|quận|xã|phường|địa phương|đơn vị|cơ quan|thị trấn|thành phố|thị xã|ngành|ubnd"
    r"|đặc khu|phòng|ban)\b(?! sự nghiệp| hành chính)"
)
_RESULT = re.compile(
    r"(?:,?\s+(?!và\b|cùng\b)[^\W\d_]+){0,5}?[\s(]+(?:đạt|có chỉ số|có điểm|có kết quả|xếp|dưới"
    r"|trên(?! cả nước| toàn| địa bàn)|giảm|tăng|tụt|sụt|thụt|dẫn đầu|đứng|loại|mức|nhóm|trung bình|khá|tốt"
    r"|xuất sắc|bị trừ điểm|từ|có sự|cải thiện|thăng|rớt|lọt|cao hơn|thấp hơn|thấp nhất|cao nhất"
    r"|lên hạng|xuống hạng|vươn lên|giữ nguyên)\b"
)
# The verdict right after the noun speaks louder than what stands before the number.
_RESULT_AT_ONCE = re.compile(
    r"\s+(?:(?:đều|cùng|đã|có điểm|có chỉ số|bị)\s+)?(?:đạt|dẫn đầu|đứng đầu|đứng cuối|(?:tụt|tăng|sụt|thụt"
    r"|thăng|rớt|lên|xuống|giảm|nâng) (?:hạng|bậc|điểm)|cao nhất|thấp nhất)\b"
)
_RESULT_BEFORE = re.compile(
    r"\b(?:đứng (?:đầu|cuối)|cuối bảng|bảng xếp hạng|dẫn đầu|nhóm(?!\s*$)|tốp|top|xếp loại)\b"
    r"(?:\s+[^\W\d_]+){0,4}\s*$"
)
# What is done to bodies: "từ 35 đơn vị giảm xuống còn 30 đơn vị".
_REORGANISED = re.compile(
    r"\b(?:(?:giảm|xuống) còn|giảm từ|sắp xếp(?: lại)?|kiện toàn|sáp nhập|hợp nhất|giải thể|chia tách"
    r"|thu gọn|cắt giảm)"
    r"\s+(?:(?:được|hơn|trên|gần|khoảng|từ|thành|các)\s+)*$"
)
_REORGANISED_AFTER = re.compile(r"[^.;,\n]{0,30}?\b(?:giảm|xuống|thành) còn\b")
_INSPECTED = re.compile(
    r"\b(?:kiểm tra|thanh tra)(?:\s+(?:công vụ|đột xuất|thực tế|trực tiếp|tại|đối với|ở|được|hơn|gần|các"
    r"|ít nhất|cải cách hành chính|công tác cải cách hành chính|cchc))*\s*$"
)
# What stands before the number of all bodies: "đứng thứ 4 trong 17 bộ".
_WHOLE = re.compile(r"\b(?:trong|trong số|của|tại|ở|so với|tổng số|cùng|đối với|trên|toàn bộ)\s+(?:cả\s+)?$")
# "Gồm 8 chỉ số", "trong 10 tiêu chí", "dựa trên 3 trụ cột": the parts that there are.
_HAS_PARTS = re.compile(
    r"\b(?:gồm|bao gồm|trong|trên|dựa trên|theo|có tổng cộng|tổng số|với|ở|của|qua|đủ)\s+$"
)
# In how many sentences an index goes on being spoken of by its parts.
_INDEX_REACH = 4
_LEADS_IN = re.compile(r"\b(?:dẫn đầu|đứng đầu|đứng cuối)\s+(?:(?:về|ở|trong|cả)\s+)*$")
_SUPERLATIVE = re.compile(r"(?:\s+[^\W\d_]+){0,4}?\s+nhất\b")


def parts(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """Parts of an index by result ("4/10 tiêu chí tăng điểm"), or how many of them it has."""
    quantity = place.quantity
    key = _index_in_reach(context, place)
    if key is None:
        return
    before = context.text[max(place.left, quantity.start - 40) : quantity.start]
    by_result = (
        _LEADS_IN.search(before) is not None
        or _SUPERLATIVE.match(context.text, quantity.end, place.right) is not None
        or (
            _HAS_PARTS.search(before) is None
            and _PARTS_RESULT.match(context.text, quantity.end, place.right) is not None
        )
    )
    found[key].note("parts:result" if by_result else "parts:index")
    found["other"].note("parts:by-result" if by_result else "parts")


def _index_in_reach(context: Context, place: Place) -> str | None:
    """The index named last in the sentences before, or first right after the figure."""
    named = context.last_index(place.quantity.start)
    if named is not None and place.sentence_no - context.sentence_no(named[1]) <= _INDEX_REACH:
        return named[0]
    after = context.indicators_in(place.quantity.end, place.right)
    return next((m.value.key for m in after if m.value.strength == 3 and m.value.key in INDEXES), None)


def bodies(context: Context, place: Place, found: dict[str, Candidate]) -> bool:
    """Leave the evidence of a count of bodies; returns whether they are counted by their result."""
    quantity = place.quantity
    if quantity.value.kind == "change":
        found["apparatus"].note("bodies:change")
        return False
    whole = _WHOLE.search(context.text[max(place.left, quantity.start - 30) : quantity.start]) is not None
    at_once = _RESULT_AT_ONCE.match(context.text, quantity.end, place.right) is not None
    by_result = at_once or (
        not whole
        and (
            _RESULT.match(context.text, quantity.end, place.right) is not None
            or _RESULT_BEFORE.search(context.text[place.left : quantity.start]) is not None
        )
    )
    found["other"].note("bodies:result" if by_result else "bodies")
    if not whole and not by_result and (share := context.topics.get("apparatus", 0.0)):
        found["apparatus"].note("bodies:topic-apparatus", share)
    if "apparatus" in context.title_keys:
        found["apparatus"].note("bodies:title-apparatus")
        found["other"].note("bodies:title-other")
    if _REORGANISED.search(context.text, max(place.left, quantity.start - 50), quantity.start) or (
        _REORGANISED_AFTER.match(context.text, quantity.end, place.sentence[1])
    ):
        found["apparatus"].note("bodies:reorganised")
        found["other"].note("bodies:reorganised-other")
    if _INSPECTED.search(context.text, max(place.left, quantity.start - 80), quantity.start):
        found["inspections"].note("bodies:inspected")
    last = context.last_index(quantity.start)
    for key in INDEXES & context.topics.keys():
        candidate = found[key]
        candidate.note("bodies:index-result" if by_result else "bodies:index", context.topics[key])
        if by_result and last is not None and last[0] == key:
            candidate.note("bodies:last-index-result")
    return by_result
