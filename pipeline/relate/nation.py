"""Words by which a figure is the whole country's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.relate.context import Context, Place
from pipeline.relate.owners import SubjectMention
from pipeline.relate.ranker import Candidate

CUE = re.compile(
    r"\b(?:cả nước|toàn quốc|bình quân chung|trung bình chung|các tỉnh, thành|các bộ,? ngành|các địa phương"
    r"|việt nam|các bộ|quốc gia)\b"
)
_BY_NAME = ("cả nước", "toàn quốc")
# "Bình quân các tỉnh", but not "bình quân chung của tỉnh".
_AVERAGE = re.compile(
    r"\b(?:bình quân|trung bình|mức chung|mặt bằng chung)\s+(?:điểm\s+)?(?:của\s+)?"
    r"(?:cả nước|toàn quốc|các tỉnh|các bộ|các địa phương trên cả nước|\d+ (?:tỉnh|bộ)|quốc gia"
    r"|chung(?! (?:của |toàn )?(?:toàn )?(?:tỉnh|huyện|thành phố|thị xã|quận|khối|sở|xã|phường)))\b"
)
_STANDARD = re.compile(
    r"\b(?:so với|hơn|kém|vượt|thua|dưới|trên)\s+(?:cả\s+)?(?:điểm\s+|mức\s+)?(?:[\w\s]{0,20}của\s+)?$"
)
_CENTRAL_BODIES = re.compile(r"(?:tỉnh|bộ(?:,| ngành|$)|thành phố|địa phương)")
# "Hiện cả nước còn …", "trên phạm vi toàn quốc" make the country the topic; "hạng 8 toàn quốc" does not.
_AS_TOPIC = re.compile(
    r"(?:^|[.,;:(\n]\s*)"
    r"(?:hiện nay|hiện|đến nay|tính chung|trên phạm vi|trên|trung bình|bình quân|năm \d{4})?,?\s*$"
)
# "Cả nước hiện có 63 tỉnh", in whatever clause.
_DOES = re.compile(
    r"\s+(?:hiện|đã|có|còn|chỉ(?! số| tiêu)|sẽ|mới|đạt|giảm|tăng|cắt|sắp xếp|ghi nhận|tinh giản)\b"
)
# Figures of the whole economy.
_ECONOMY = re.compile(
    r"\b(?:gdp|cpi|tổng sản phẩm trong nước|lạm phát|kim ngạch|nhập siêu|xuất siêu|nợ công|bội chi"
    r"|nền kinh tế|hộ nghèo|thu ngân sách|ngân sách nhà nước|tiền thuế nợ|nợ thuế|giá tiêu dùng)\b"
)
LOWER_UNITS = re.compile(r"(?:huyện|quận|xã|phường|thị trấn|thị xã|đặc khu|đơn vị hành chính)\b")
_LEAD = 40


def note(
    context: Context, place: Place, here: Sequence[SubjectMention], nation: Candidate, local: bool
) -> None:
    """Leave evidence on the nation's candidate.

    ``here``: mentions of the quantity's sentence; ``local``: whether the article is about a unit.
    """
    text, quantity, start = context.text, place.quantity, place.sentence[0]
    named = max((m.start for m in here if m.end <= quantity.start), default=0)
    for cue in CUE.finditer(text, start, quantity.start):
        # "Cao hơn bình quân cả nước 2%" is not the country's, "(bình quân cả nước: 80%)" is.
        if not place.bracketed and _STANDARD.search(text, max(start, cue.start() - _LEAD), cue.start()):
            nation.note("nation:compared")
        elif cue.start() < named:
            nation.note("nation:overtaken")
        else:
            nation.note("nation:clause-cue" if cue.start() >= place.clause else "nation:cue")
            if cue.group() in _BY_NAME and (
                _AS_TOPIC.search(text[start : cue.start()][-_LEAD:])
                or _DOES.match(text, cue.end(), quantity.start)
            ):
                nation.note("nation:named")
    for cue in _AVERAGE.finditer(text, place.left, quantity.start):
        lead = max(place.left, cue.start() - _LEAD)
        if place.bracketed or not _STANDARD.search(text, lead, cue.start()):
            nation.note("nation:average")
    if CUE.search(text, quantity.end, place.right):
        nation.note("nation:right-cue")
    if not local and _ECONOMY.search(text, place.left, place.right):
        nation.note("nation:economy")
    unit = (quantity.value.unit or "").lower()
    if _CENTRAL_BODIES.match(unit):
        nation.note("nation:bodies")
    elif (
        not local
        and LOWER_UNITS.match(unit)
        and not any(m.level in ("province", "district") for m in here if m.end <= quantity.start)
    ):
        nation.note("nation:units")
