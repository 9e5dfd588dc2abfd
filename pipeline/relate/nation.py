"""Words by which a figure is the whole country's."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.relate.context import Context, Place
from pipeline.relate.owners import SubjectMention
from pipeline.relate.ranker import Candidate

CUE = re.compile(
    r"\b(?:cả nước|toàn quốc|bình quân chung|trung bình chung|các tỉnh, thành|các bộ,? ngành|các địa phương"
    r"|việt nam|nước ta|các bộ|cơ quan ngang bộ|quốc gia|(?<!\.)vn)\b"
)
SPOKEN_OF = frozenset(
    {
        "nation:named",
        "nation:average",
        "nation:averaged",
        "nation:region",
        "nation:unnamed",
        "nation:surveyed",
        "nation:composed",
        "nation:bodies",
    }
)
"""Evidence that the country has become the topic, in place of whose figure came before."""
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
_CENTRAL_BODIES = re.compile(r"(?:lượt )?(?:tỉnh|bộ(?:,| ngành|$)|thành phố|địa phương)")
# "100% bộ, ngành và địa phương đã kết nối".
_OF_ALL_BODIES = re.compile(r"\s*(?:tổng số |số )?(?:các )?(?:bộ(?:,| và| ngành)|tỉnh,? thành)")
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
# Figures that only the country has, unless a place is named: "tăng trưởng kinh tế quý I đạt 6,8%".
_GROWTH = re.compile(r"\b(?:tăng trưởng kinh tế|tăng trưởng gdp|gdp|lạm phát|nợ công|bội chi|cpi)\b")
_OF_A_PLACE = re.compile(r"\b(?:tỉnh|thành phố|tp|thủ đô|địa phương|địa bàn|quận|huyện|xã|phường)\b")
LOWER_UNITS = re.compile(r"(?:huyện|quận|xã|phường|thị trấn|thị xã|đặc khu|đơn vị hành chính)\b")
# What only the country has several of: "16 tỉnh", "12 bộ, ngành"; and as many as it had provinces.
_NATIONAL_UNITS = re.compile(r"(?:lượt )?(?:tỉnh\b(?! ủy)|bộ(?:,| ngành|$)|vùng\b)")
_PROVINCES = re.compile(r"(?:tỉnh|thành phố|địa phương|nơi)\b")
_HOW_MANY = (63, 34)
_MINISTRIES = 40
_REGIONS = (
    "đồng bằng sông hồng|đồng bằng sông cửu long|đông nam bộ|tây nguyên"
    "|trung du (?:và )?miền núi(?: phía bắc| bắc bộ)?|bắc trung bộ(?: và duyên hải miền trung)?"
    "|duyên hải (?:nam trung bộ|miền trung|bắc bộ)"
)
# A region that is spoken of: "cao nhất là vùng Đông Nam Bộ, đạt …", but not "các tỉnh Tây Nguyên".
_REGION = re.compile(rf"(?:^|[,;:(\n]|\b(?:là|ở|của|tại|gồm|vùng|khu vực))\s*(?:{_REGIONS})\b")
# "Đứng thứ hai là vùng Đông Nam Bộ".
_REGION_NAMED = re.compile(rf" (?:là|thuộc về) (?:vùng |khu vực )?(?:{_REGIONS})\b")
# "Chỉ số các tỉnh, thành phố …, giá trị bình quân đạt …".
_AVERAGED = re.compile(
    r"\b(?:các (?:tỉnh|địa phương|bộ)|(?:các|\d+) vùng)\b[^.;\n]{0,90}?"
    r"\b(?:giá trị|điểm|mức|chỉ số) (?:bình quân|trung bình)"
)
# The best or the worst of many, without its name: "tỉnh giảm nhiều nhất", "bộ có điểm thấp nhất".
_UNNAMED = re.compile(
    r"\b(?:tỉnh|địa phương|bộ|đơn vị|nơi)(?:,? (?:thành phố|ngành))? (?:có|giảm|tăng|đạt)\b[^.,;\n]{0,40}?"
    r"\b(?:cao|thấp|nhiều|ít|lớn|nhỏ) nhất\b[^.,;\n]{0,20}$"
)
# "Chính phủ yêu cầu các bộ cắt giảm 50%", "do Thủ tướng chỉ đạo, dự kiến sẽ …".
_DEMANDED = re.compile(
    r"\b(?:chính phủ|thủ tướng)\b[^.;:\n]{0,20}?"
    r"\b(?:yêu cầu|giao|chỉ đạo|đề ra|đặt ra|đặt mục tiêu|đặt chỉ tiêu)\b"
)
# "Khảo sát 15.000 người ở 63 tỉnh, thành phố", "10.000 doanh nghiệp trên cả nước".
_SURVEYED = re.compile(
    r"[^.;:,\n]{0,60}?\b(?:trên|ở|tại|trong|thuộc|của)\s+(?:phạm vi\s+)?"
    r"(?:cả nước|toàn quốc|(?:63|34)\s+tỉnh)\b"
)
# "584 xã, phường trong toàn thành phố".
_OF_ITS_UNIT = re.compile(
    r"[^.;:\n]{0,60}? (?:trong|trên|của) (?:toàn |địa bàn (?:toàn )?)?(?:thành phố|tp|tỉnh|huyện|quận)\b"
)
_ALL_LEVELS = re.compile(r"\s*(?:ở\s+|cấp\s+)?trung ương\b")
# What the national indexes are made of, whoever tells of them: "PAPI gồm 8 nội dung".
_PARTS = re.compile(r"(?:chỉ số|chỉ tiêu|tiêu chí|lĩnh vực|nội dung|trục|nhóm)\b")
_COMPOSED = re.compile(
    r"\b(?:papi|pci|pgi|par index|apci)\b"
    r"(?:[^.;\n]{0,60}?\b(?:gồm|dựa trên|trên cơ sở|(?:phân|chia) (?:làm|thành))(?:\s+có)?| có)\s*$"
)
# What a unit must have to be one: "huyện miền núi phải có diện tích từ 850 km2 trở lên".
_STANDARD_OF_UNITS = re.compile(r"\b(?:tiêu chuẩn|tiêu chí|theo quy định|quy định (?:là|phải|về))\b")
_SIZES = ("km2", "km²", "ha", "người", "hộ")
_LEAD = 40
_BACK = 120
"""How much of the sentence before may make the country the topic."""


def note(
    context: Context, place: Place, here: Sequence[SubjectMention], nation: Candidate, local: bool
) -> None:
    """Leave evidence on the nation's candidate.

    ``here``: mentions of the quantity's sentence; ``local``: whether the article is about a unit or its body.
    """
    text, quantity, start = context.text, place.quantity, place.sentence[0]
    named = max((m.start for m in here if m.end <= quantity.start), default=0)
    names = [(m.start, m.end) for m in here]
    for cue in context.found(CUE, place.sentence, start, quantity.start):
        # "Ngân hàng Nhà nước Việt Nam" is a body.
        if any(low < cue.start() < high for low, high in names):
            continue
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
    for cue in context.found(_AVERAGE, place.sentence, place.left, quantity.start):
        lead = max(place.left, cue.start() - _LEAD)
        if place.bracketed or not _STANDARD.search(text, lead, cue.start()):
            nation.note("nation:average")
    _note_many(context, place, nation, named)
    if not here and (bounds := context.before(place, 1)) is not None:
        said = [cue.group() for cue in CUE.finditer(text, max(bounds[0], bounds[1] - _BACK), bounds[1])]
        if any(cue in _BY_NAME for cue in said) and "\n\n" not in text[bounds[1] - 1 : quantity.start]:
            nation.note("nation:before")
    if context.found(CUE, place.sentence, quantity.end, place.right):
        nation.note("nation:right-cue")
    if not local and _ECONOMY.search(text, place.left, place.right):
        nation.note("nation:economy")
    if _demanded(context, place, here):
        nation.note("nation:demanded")
    unit = _unit(place)
    if _is_central(context, place, unit, local):
        nation.note("nation:bodies")
    elif (
        not local
        and LOWER_UNITS.match(unit)
        and not any(m.level in ("province", "district") for m in here if m.end <= quantity.start)
        and not _OF_ITS_UNIT.match(text, quantity.end, place.sentence[1])
    ):
        nation.note("nation:units")


def is_economy(context: Context, place: Place) -> bool:
    """The growth of the whole economy, in a sentence that names no place: as told in the Assembly."""
    grows = context.found(_GROWTH, place.sentence, place.left, place.right)
    return bool(grows) and _OF_A_PLACE.search(context.text, *place.sentence) is None


def _unit(place: Place) -> str:
    """What is counted, lower case; more "bộ" than there are ministries are sets of papers."""
    unit, value = (place.quantity.value.unit or "").lower(), place.quantity.value.value
    return "" if unit == "bộ" and value is not None and value > _MINISTRIES else unit


def _is_central(context: Context, place: Place, unit: str, local: bool) -> bool:
    """Counts of ministries, provinces, or of offices of all levels."""
    if _ALL_LEVELS.match(context.text, place.quantity.end):
        return True
    if unit == "%" and not local and _OF_ALL_BODIES.match(context.text, place.quantity.end):
        return True
    # Of a province's own "địa phương" it counts fewer: "7/9 địa phương".
    out_of = place.quantity.value.denominator
    ours = local and out_of is not None and out_of not in _HOW_MANY and not unit.startswith(("tỉnh", "bộ"))
    return _CENTRAL_BODIES.match(unit) is not None and not ours


def _demanded(context: Context, place: Place, here: Sequence[SubjectMention]) -> bool:
    """What the Government asks of all: nobody else is named between it and the figure."""
    asked = context.found(_DEMANDED, place.sentence, place.sentence[0], place.quantity.start)
    if not asked:
        return False
    since, until = asked[-1].end(), place.quantity.start
    return not any(since <= m.start < until and m.level != "government" for m in here)


def _note_many(context: Context, place: Place, nation: Candidate, named: int) -> None:
    """Counts of provinces and ministries, regions, averages, extremes.

    ``named``: where the last subject before the quantity begins.
    """
    quantity, value = place.quantity, place.quantity.value
    unit = _unit(place)
    many = _PROVINCES.match(unit) is not None and (value.value in _HOW_MANY or value.denominator in _HOW_MANY)
    if many or _NATIONAL_UNITS.match(unit):
        nation.note("nation:provinces")
    since = max(place.sentence[0], named)
    if regions := context.found(_REGION, place.sentence, since, quantity.start):
        nation.note("nation:region" if regions[-1].start() >= place.left else "nation:region:before")
    if _REGION_NAMED.match(context.text, quantity.end, place.sentence[1]):
        nation.note("nation:region")
    if context.found(_AVERAGED, place.sentence, since, quantity.start):
        nation.note("nation:averaged")
    if _SURVEYED.match(context.text, quantity.end, place.sentence[1]) and value.kind == "count":
        nation.note("nation:surveyed")
    if _PARTS.match(unit) and _COMPOSED.search(context.text, place.left, quantity.start):
        nation.note("nation:composed")
    if _UNNAMED.search(context.text, max(since, place.clause), quantity.start):
        nation.note("nation:unnamed")
    if unit in _SIZES and _STANDARD_OF_UNITS.search(context.text, *place.sentence):
        nation.note("nation:standard")
