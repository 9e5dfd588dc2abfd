"""What the counted noun of a quantity says about the indicator: "214 hồ sơ", "12 xã đạt loại tốt"."""

from __future__ import annotations

import re

from extractors.indicators.patterns import generic_nouns, nouns
from extractors.mentions import Mention
from gazetteer.indicators import INDEXES
from pipeline.relate import rated, shares
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate, Candidates
from pipeline.segment import fold

DOSSIERS = (
    "dossiers_received", "dossiers_resolved", "dossiers_on_time", "dossiers_overdue", "dossiers_pending",
    "dossiers_online", "dossiers_digitised", "dossiers_other",
)  # fmt: skip
"""Indicators of the dossiers of citizens and firms."""
_DOSSIER = "hồ sơ"
# "Số hồ sơ tiếp nhận là 57.028 bộ": sets of papers, not ministries.
_SETS = re.compile(r"\bhồ sơ\b")
# "Các hồ sơ thuộc thẩm quyền cấp xã có tổng số 2.760".
_OF_DOSSIERS = re.compile(r"\bhồ sơ\b[^;:.()\n]*\b(?:là|có|gồm|tổng số|tổng cộng|được)\s+$")
# The verb right before the dossiers tells their state: "tiếp nhận và giải quyết 43.000 hồ sơ".
_RESOLVES = re.compile(
    r"(?<!đang )(?<!chưa )(?<!chờ )(?<!cần )\b(?:giải quyết|trả kết quả|xử lý)"
    r"(?:\s+(?:được|xong|dứt điểm|cho|hơn|gần|khoảng|trên|tổng số|tổng cộng|là|bình quân))*\s*:?\s*$"
)
_FEEDBACK = ("phản ánh", "phản ảnh", "kiến nghị", "câu hỏi", "thắc mắc", "cuộc gọi")
# "1.300 lượt thông tin, phản ánh", "40 ý kiến góp ý": citizens speak, nothing is applied for.
_SAYS = re.compile(r"(?:lượt|tin|ý kiến|trường hợp|thông tin)\b")
_SAID = re.compile(r"[^\W\d_,]*\s*(?:thông tin,?\s+)?(?:phản ánh|phản ảnh|kiến nghị|góp ý|ý kiến|câu hỏi)\b")
_POSTAL = re.compile(r"\b(?:bưu chính|bưu điện)\b")
PROCEDURE = ("thủ tục", "tthc", "thành phần hồ sơ", "quy trình")
"""Beginnings of the nouns of procedures and of what they are made of."""
_CUT = re.compile(r"\b(?:cắt giảm|đơn giản hóa|bãi bỏ|cắt bỏ|lược bỏ|thay thế)\b")
# Legal texts are reviewed, repealed and replaced; papers that direct the work are only issued.
_LEGAL_ACT = re.compile(
    r"\b(?:rà soát|bãi bỏ|hủy bỏ|thay thế|sửa đổi|hết hiệu lực|hệ thống hóa|trái pháp luật|pháp lý|dự thảo"
    r"|thẩm định|góp ý)\b"
)
# A decision that publishes or approves a list is no legal act.
_PUBLISHES = re.compile(r",?\s+(?:về việc\s+|để\s+)?(?:công bố|phê duyệt|kiện toàn|bổ nhiệm|khen thưởng)\b")
_AUTONOMOUS = re.compile(
    r"\b(?:tự chủ|tự (?:bảo đảm|đảm bảo)|(?:bảo đảm|đảm bảo) (?:một phần|toàn bộ) chi"
    r"|ngân sách (?:bảo đảm|đảm bảo))\b"
)
_LEVEL_REACH = 60
"""Characters before a number of procedures in which their level may be told: «Ở mức độ 4, có 10»."""
_ONLINE = re.compile(
    r"\b(?:trực tuyến|mức (?:độ )?[1-4]|toàn trình|một phần|qua mạng|lên mạng"
    r"|môi trường (?:số|mạng|điện tử))\b"
)
# "48 thủ tục hành chính (TTHC) lĩnh vực đất đai": a short form in brackets does not end the clause.
_SHORT_FORM = re.compile(r"\s*\([^\W\d_]{2,8}\)[^,;:()\n]*")
# "Bình quân hơn 300 hồ sơ mỗi ngày": how many come in.
_RATE_BEFORE = re.compile(r"\b(?:bình quân|trung bình)\b[^,;:.()\n]*$")
_RATE_AFTER = re.compile(r"\s*(?:/|mỗi|một|trên|trong)\s*(?:ngày|tuần|tháng)\b")
# "Đã tiếp nhận, giải quyết theo cơ chế một cửa 4.100 hồ sơ": what was taken in and dealt with is dealt with.
_TAKEN_AND_RESOLVED = re.compile(
    r"\b(?:tiếp nhận|nhận)(?:,|\s+và)\s+(?:đã\s+)?(?:giải quyết|xử lý)"
    r"(?:\s+(?!trực tuyến|qua|đúng|trước|quá|trễ|nhận|tiếp nhận)[^\W\d_]+|,){0,12}\s*$"
)
# Papers called "hồ sơ" that no applicant handed in.
_OTHER_FILES = (
    "hồ sơ công việc", "hồ sơ sức khỏe", "hồ sơ bệnh án", "hồ sơ cán bộ", "hồ sơ công chức",
    "hồ sơ đảng viên", "hồ sơ địa chính", "hồ sơ tài liệu", "hồ sơ lưu trữ",
)  # fmt: skip
# Texts that are exchanged and signed electronically, against texts that are issued.
_DIGITAL = re.compile(
    r"\b(?:điện tử|ký số|gửi(?:,| và)? nhận|trục liên thông|liên thông|môi trường mạng|trao đổi)\b"
)
# What an authority takes in or pays out: "thu hơn 6.100 tỷ đồng", "chi 450 triệu đồng mua máy quét".
_SPENT = re.compile(
    r"(?<!lệ )(?<!phải )\b(?:chi|thu|thu được|thu về|bố trí|cấp|bỏ ra|chi ra|tiêu tốn|dành)"
    r"(?:\s+(?:tối thiểu|ít nhất|hơn|gần|khoảng|trên|được|tổng cộng|thêm))*\s*$"
)
# How long a thing is or goes on, not how long an applicant waits: "đoạn phim dài 2 phút".
_LENGTH = re.compile(r"\b(?:dài|kéo dài|diễn ra|thời lượng)(?:\s+(?:khoảng|gần|hơn|trên|trong|tới|đến))*\s*$")
# Complaints are settled, and pend, as dossiers do.
_COMPLAINT = re.compile(r"\b(?:khiếu nại|tố cáo|đơn thư|tiếp công dân|khiếu kiện)\b")
_CASES = re.compile(r"(?:vụ|đơn|lượt đơn|đoàn đông người|cuộc tiếp)\b")
_TERM = frozenset({"left:strong", "left:term", "right:strong", "right:term", "inside:strong", "inside:term"})
# How large a unit is, not how well it works: "diện tích đứng thứ 7", "thứ 4 cả nước về dân số".
_SIZE = r"(?:diện tích|dân số|số dân|mật độ dân số|quy mô kinh tế)\b"
_SIZE_BEFORE = re.compile(rf"\b{_SIZE}[^,;:.\n]*$")
_SIZE_AFTER = re.compile(rf"(?:\s+[^\W\d_]+){{0,4}}?\s+về (?:[^\W\d_]+ ){{0,2}}?{_SIZE}")
_TASKS = ("nhiệm vụ", "đầu việc", "công việc", "phần việc")
# "5 hội nghị đối thoại với doanh nghiệp" teach nobody.
_MEETINGS = ("hội nghị", "buổi", "cuộc")
_MEETS = re.compile(r"\b(?:đối thoại|gặp gỡ|tiếp xúc|giao ban|gặp mặt)\b")
# "Khảo sát mức độ hài lòng tại 7 đơn vị", "khảo sát đối với 8 nhóm thủ tục": where and of what was asked.
_PLACES = re.compile(r"(?:tỉnh|thành phố|địa phương|đơn vị|cơ quan|sở|xã|phường|huyện|quận|nhóm|lĩnh vực)\b")
_SURVEYS = re.compile(
    r"\b(?:khảo sát|phỏng vấn|điều tra)\b[^.;\n]{0,50}?\s(?:tại|ở|đối với|trên địa bàn|về)\s+$"
    r"|\b(?:khảo sát|đánh giá|phỏng vấn|điều tra)(?:\s+(?:tại|ở|cả|trên|toàn bộ|đủ))*\s*$"
)
# "Cấp mã số tại 16 tỉnh": where something was done, unless that is where was inspected.
_WHERE = re.compile(r"\b(?:tại|ở|của)(?:\s+(?:cả|hơn|gần|khoảng|trên|tất cả|toàn bộ))*\s*$")
_GOES_THERE = re.compile(r"\b(?:kiểm tra|thanh tra|giám sát|làm việc)\b")
_WHERE_NOUN = re.compile(r"(?:tỉnh|thành phố|địa phương|quận|huyện|thị xã|xã|phường|cửa khẩu|bộ|sở)\b")
PEOPLE = (
    "người", "biên chế", "công chức", "cán bộ", "viên chức", "trường hợp", "lao động", "hợp đồng",
    "nhân viên", "trưởng", "phó", "lãnh đạo", "chức danh", "cấp trưởng", "cấp phó", "chỉ tiêu biên chế",
    "nhân sự",
)  # fmt: skip
"""Beginnings of the nouns of persons and posts in the service."""

# What an index or a survey rates: "8 nhóm thủ tục được xếp hạng".
_ASSESSED = re.compile(r"(?:\s+[^\W\d_]+){0,3}?\s+(?:được|đã)\s+(?:xếp hạng|khảo sát|đánh giá|đo lường)\b")
# How many were asked.
_ASKED = re.compile(
    r"\s+(?:dân\s+)?(?:được hỏi|trả lời|được khảo sát|tham gia khảo sát|tham gia trả lời|được phỏng vấn"
    r"|được lấy ý kiến|được điều tra)\b(?!\s+(?:là|rằng|hài lòng|có|không))"
)
_NOUN_AFTER = re.compile(
    r"\s*((?:(?:số|tổng số|các|trong số|trên tổng số|so với|của|trên)\s+)*)([^\W\d_]+(?:,? [^\W\d_]+){0,5})"
)
_APPARATUS = re.compile(
    r"(?:các\s+)?(?:cơ quan|đơn vị|phòng|ban|sở|ubnd|trung tâm|chi cục|cục|tổ chức hành chính|xã|phường"
    r"|huyện)\b"
)
# "36% so với tổng số hồ sơ" tells what the share is taken of, not what it measures.
_SHARE_OF = re.compile(r"\b(?:tổng|so với|trong số|trên)\b")


def note(context: Context, place: Place, found: Candidates) -> bool:
    """Leave the evidence of the counted noun, or of the noun after a percentage or a bare number.

    Returns whether bodies are counted by their result ("12 xã đạt loại tốt").
    """
    quantity = place.quantity
    kind = quantity.value.kind
    unit = fold(quantity.value.unit or "")
    source = "noun"
    if unit == "bộ" and _SETS.search(context.text, place.sentence[0], place.right):
        unit = _DOSSIER
    if (
        not unit
        and kind == "count"
        and _OF_DOSSIERS.search(context.text, max(place.left, quantity.start - 120), quantity.start)
    ):
        unit = _DOSSIER
    if not unit or unit == "%":
        # What a percentage is taken of: "100% cơ quan chuyên môn đã kết nối" is not about the bodies.
        after = _NOUN_AFTER.match(context.text, quantity.end, min(quantity.end + 60, place.sentence[1]))
        if after is not None:
            unit, source = after.group(2), "noun:after"
            if _SHARE_OF.search(after.group(1)):
                source = "noun:whole"
    of_bodies = kind == "percent" and source.startswith("noun:") and _APPARATUS.match(unit) is not None
    if not of_bodies:
        _table(unit, source, kind, found)
    around = (context.text, place.left, place.right)
    if unit.startswith(PROCEDURE):
        if _CUT.search(*around):
            found["procedures_cut"].note("noun:cut")
        elif _ONLINE.search(
            context.text,
            context.item_start(place, max(place.left, quantity.start - _LEVEL_REACH)),
            _clause_end(context, place),
        ):
            found["online_services"].note("noun:online")
            found["procedures"].note("noun:procedures-online")
    if kind == "money" and _SPENT.search(context.text, max(place.left, quantity.start - 40), quantity.start):
        found["budget"].note("money:verb")
    if kind == "duration" and _LENGTH.search(
        context.text, max(place.left, quantity.start - 30), quantity.start
    ):
        found["other"].note("duration:length")
    if kind == "count" and unit.startswith(PEOPLE):
        found["apparatus"].note("noun:persons")
    if unit.startswith("văn bản") and _DIGITAL.search(*around):
        found["digital_documents"].note("noun:digital")
        found["docs_issued"].note("noun:sent")
    if _CASES.match(unit) and _COMPLAINT.search(context.text, place.sentence[0], place.right):
        found["other"].note("noun:complaint")
        for key in ("discipline", *DOSSIERS):
            found[key].note("complaint")
    if unit == "văn bản" and _LEGAL_ACT.search(*around):
        found["legal_acts"].note("noun:legal")
        found["docs_issued"].note("noun:legal-act")
    if unit == "quyết định" and _PUBLISHES.match(context.text, quantity.end, place.sentence[1]):
        found["docs_issued"].note("noun:publishes")
        found["legal_acts"].note("noun:no-act")
        found["procedures"].note("noun:no-list")
    if unit.startswith("đơn vị") and _AUTONOMOUS.search(context.text, place.clause, place.right):
        found["autonomy"].note("noun:autonomous")
        found["apparatus"].note("noun:autonomous-body")
    if unit.startswith(_FEEDBACK) or _is_feedback(context.text, quantity, unit):
        found["other"].note("noun:feedback")
        for key in DOSSIERS:
            if key != "dossiers_other" and "attached:strong" not in found[key].evidence:
                found[key].note("no-dossiers")
    if unit == "chỉ số" and (last := context.last_index(quantity.start)) is not None:
        found[last[0]].note("noun:indices")
    if kind == "change":
        fewer = quantity.value.value is not None and quantity.value.value < 0
        if fewer and unit.startswith(PEOPLE):
            found["staff_cut"].note("noun:people-change")
            found["staff"].note("cut")
        if unit in ("bậc", "hạng", "điểm"):
            for key in INDEXES & context.topics.keys():
                found[key].note("noun:steps")
    if kind == "percent":
        shares.note(context, place, found)
    if unit.startswith(_OTHER_FILES):
        for key in DOSSIERS:
            found[key].note("files")
        if unit.startswith("hồ sơ công việc"):
            found["digital_documents"].note("noun:files-at-work")
    elif unit.startswith(_DOSSIER) or unit.endswith(_DOSSIER):
        for key in DOSSIERS:
            found[key].note(f"{source}:dossiers")
        if _POSTAL.search(context.text, place.clause, place.right):
            found["dossiers_other"].note("noun:postal")
        before = context.text[max(place.left, quantity.start - 100) : quantity.start]
        if _RESOLVES.search(before) or _TAKEN_AND_RESOLVED.search(before):
            found["dossiers_resolved"].note("resolved:verb")
        if _RATE_BEFORE.search(before) and _RATE_AFTER.match(context.text, quantity.end, place.sentence[1]):
            found["dossiers_received"].note("dossiers:rate")
        if all(_TERM.isdisjoint(found[key].evidence) for key in DOSSIERS):
            found["dossiers_received"].note("dossiers:plain")
        if _ONLINE.search(context.text, place.clause, place.right):
            found["dossiers_online"].note("noun:online")
    asked = unit.startswith(("người", "doanh nghiệp", "hộ")) and _ASKED.match(
        context.text, quantity.end, place.right
    )
    if kind == "count" and (asked or _ASSESSED.match(context.text, quantity.end, place.right)):
        found["other"].note("assessed")
    _note_purpose(context, place, unit, found)
    if kind in ("count", "ratio") and rated.PARTS.match(unit):
        rated.parts(context, place, found)
    return rated.BODIES.match(unit) is not None and not of_bodies and rated.bodies(context, place, found)


def _is_feedback(text: str, quantity: Mention, unit: str) -> bool:
    return _SAYS.match(unit) is not None and (
        any(word in unit for word in _FEEDBACK)
        or _SAID.match(text, quantity.end, quantity.end + 40) is not None
    )


def _clause_end(context: Context, place: Place) -> int:
    """Where the clause ends, after a short form that stands in brackets right behind the noun."""
    short = _SHORT_FORM.match(context.text, place.right, place.sentence[1])
    return place.right if short is None else short.end()


def _note_purpose(context: Context, place: Place, unit: str, found: Candidates) -> None:
    """What is measured tells more than the cues around: sizes, tasks, meetings, places that are surveyed."""
    text, quantity, kind = context.text, place.quantity, place.quantity.value.kind
    if kind == "rank" and (
        _SIZE_BEFORE.search(text, place.left, quantity.start)
        or _SIZE_AFTER.match(text, quantity.end, place.right)
    ):
        for key, candidate in found.items():
            if key != "other":
                candidate.note("told-otherwise")
    if unit.startswith(_TASKS):
        for key in DOSSIERS:
            found[key].note("told-otherwise")
    if unit.startswith(_MEETINGS) and _MEETS.search(text, quantity.end, min(quantity.end + 40, place.right)):
        found["training"].note("told-otherwise")
    before = max(place.left, quantity.start - 40)
    if (
        kind == "count"
        and _WHERE_NOUN.match(unit)
        and _WHERE.search(text, before, quantity.start)
        and not _GOES_THERE.search(text, max(place.sentence[0], quantity.start - 60), quantity.start)
    ):
        found["other"].note("noun:where")
    surveyed = _SURVEYS.search(text, max(place.left, quantity.start - 70), quantity.start)
    if kind == "count" and surveyed and _PLACES.match(unit):
        found["other"].note("assessed")


def _table(unit: str, source: str, kind: str, found: dict[str, Candidate]) -> None:
    """The longest beginning of the noun that the table of indicators knows."""
    words = unit.split(" ")
    for size in range(len(words), 0, -1):
        head = " ".join(words[:size]).rstrip(",")
        if (key := generic_nouns().get(head)) is not None:
            found[key].note(f"{source}:generic|{key}")
            return
        if (key := nouns().get(head)) is not None:
            name = source if source != "noun" or size == len(words) else "noun:head"
            name = f"{name}:other" if key == "other" else name
            found[key].note(name)
            found[key].note(f"{name}|{kind}")
            return
    if source == "noun" and unit not in ("", "%", "điểm", "bậc", "hạng", "lần", "đồng", "usd", "điểm %"):
        # A thing that no indicator of the programme counts.
        found["other"].note(f"noun:unknown|{kind}")
