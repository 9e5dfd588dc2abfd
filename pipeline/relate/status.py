"""Whether a quantity is a target or what was reached."""

from __future__ import annotations

import re

from gazetteer.phrases import Hit
from gazetteer.status import cues
from pipeline.relate import listed
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate
from pipeline.relate.when import THEN

STATUSES = ("actual", "target")

PRIORS = {
    "target": -3.0,
    "clause:aim": 2.0,
    "clause:demand": 2.0,
    "clause:future": 2.0,
    "clause:quota": 2.0,
    "clause:outlook": 2.0,
    "nearest:aim": 1.5,
    "nearest:demand": 1.5,
    "nearest:future": 1.5,
    "nearest:quota": 1.5,
    "nearest:outlook": 1.5,
    "nearest:burden": -2.0,
    "standard": 6.0,
    "condition": 1.5,
    "year:ahead": 1.5,
    "right:condition": 1.0,
    "title:aim": 2.0,
    "title:future": 1.5,
    "from": -5.0,
    "so far": -3.0,
    "listed": 3.0,
    "clause:proposal": 2.0,
    "nearest:proposal": 2.0,
    "previous:target:part": 2.5,
    "previous:actual:part": -2.5,
    "reached": -5.0,
    "then": 4.0,
    "assured": 2.0,
    "year:opening": 2.0,
}
"""Weights that the rules are expected to have, for those that few articles show."""

_CARRIED_ON = re.compile(r"(?:trong đó|cụ thể|đồng thời|theo đó|ngoài ra|bên cạnh đó|riêng|về tiêu chí)\b")
_TURN = re.compile(
    r"\b(?:trong khi(?: đó)?|nhưng|tuy nhiên|song|đến nay"
    r"|(?<!thực )(?<!phát )(?<!thể )(?<!xuất )hiện(?: nay)?(?!(?: nay)? (?:xuống|lên)\b)"
    r"|thực tế|(?<!năm )(?<!hôm )(?<!từ )(?<!hiện )nay)\b|[,;]\s+còn\b"
)
"""What comes after it is no longer under the aim or the report said before."""
_STANDARD = re.compile(
    r"(?:\b(?:so với|vượt xa|cao hơn|thấp hơn|nhanh hơn|sớm hơn|bằng|theo)\s+(?:mức\s+)?"
    r"(?:quy định|yêu cầu|chỉ tiêu|định mức|mục tiêu|kế hoạch)"
    r"|\b(?:chỉ tiêu|định mức|mục tiêu|quy định|yêu cầu|chuẩn)\s+là|\bđạt\s+(?:tiêu )?chuẩn)"
    r"(?:\s+(?:là|trên|dưới|tối thiểu|tối đa|ít nhất|không quá|đề ra|được giao))*\s*$"
)
"""The standard that a result is held against: "so với quy định 6 ngày", "vượt xa chỉ tiêu 30%"."""
# What a result exceeds stands behind it: "đạt 87%, vượt chỉ tiêu tỉnh giao (85%)".
_EXCEEDED = re.compile(
    r"\b(?:vượt|cao hơn|thấp hơn|chưa đạt|không đạt|kém)\s+(?:so với\s+)?"
    r"(?:chỉ tiêu|kế hoạch|mục tiêu|yêu cầu|định mức)"
    r"(?:\s+[^\W\d_]+){0,8}\s*\(\s*$"
)
# "Bảo đảm 100% hồ sơ đúng hạn" is asked for.
_ASSURED = re.compile(r"\b(?:đảm bảo|bảo đảm)\s+(?:cho\s+|có\s+|để\s+|ít nhất\s+|trên\s+)?$")
_DONE_BEFORE = re.compile(r"\b(?:đã|vừa|mới)\b(?:,?\s+[^\W\d_]+){0,6},?\s*$")
# So is a plan that was approved: "phê duyệt phương án đơn giản hoá 90 thủ tục".
_APPROVED = re.compile(r"\b(?:phê duyệt|thông qua|thực thi|công bố)\s+(?:(?:các|[\d.]+)\s+)?$")
# A petition that was received is a thing counted, not a proposal of the report.
_PETITIONS = re.compile(
    r"(?:\d|\b(?:phản ánh|ý kiến|khiếu nại|tố cáo|tiếp nhận|trả lời|tiếp thu|lắng nghe))(?:,| và)?\s+$"
)
_PETITIONED = re.compile(r"\s+(?:của|từ)\s+(?:người dân|cử tri|công dân|doanh nghiệp|nhân dân|bà con)\b")
# What is to be explained has happened: "đề nghị làm rõ khoản chi 40 triệu đồng".
_EXPLAINED = re.compile(r"\s+(?:[^\W\d_]+\s+){0,6}?(?:làm rõ|giải trình|xác minh)\b")
# How many tasks were assigned is a fact: "đã giao sở 40 nhiệm vụ".
_TASKS = re.compile(r"[\d.]+\s+(?:nhiệm vụ|công việc|đầu việc)\b")
_IS = re.compile(r"\blà\b")
_QUOTA = re.compile(r"[\d.]+\s+(?:chỉ tiêu\s+)?biên chế\s+(?:\w+\s+){0,2}được giao\b")
# "Nếu tính theo dữ liệu của cổng, là 97%" tells the basis of a result.
_CONDITION = re.compile(
    r"\b(?:nếu(?! (?:chỉ |không )?(?:tính(?! toán)|kể|so|xét|cộng)\b)|muốn|trường hợp|chỉ khi|để được)\b"
)
_CONSEQUENCE = re.compile(r"[^.;\n]{0,80}?\b(?:trở lên|trở xuống|mới được|mới đạt|thì|xếp loại|được xếp)\b")
# Where a change begins is a fact, even of one to come: "sẽ giảm từ 30 ngày xuống 12 ngày".
_FROM = re.compile(r"\btừ\s+(?:(?:mức|trên|hơn|gần|khoảng|hạng|con số)\s+)*$")
_TO = re.compile(r"[^.;,\n]{0,40}?(?<!trở )\b(?:xuống|còn|lên|thành|về)\b")
# A part has the status of its whole: "sẽ giảm 90 người, trong đó 31 công chức".
_PART = re.compile(r"\b(?:trong đó|bao gồm|gồm|trong số (?:này|đó|trên)|số còn lại)\b")
# "Đã nộp ít nhất 1 tờ khai" tells what was done, not the least that is asked for.
_REACHED = re.compile(
    r"\bđã\s+(?:[^\W\d_]+\s+){1,5}(?:ít nhất|tối thiểu|không quá|không dưới)(?:\s+[^\W\d_]+){0,2}\s*$"
)
# "Sẽ giảm từ 30 ngày hiện nay xuống còn 12 ngày": where the change begins.
_FROM_NOW = re.compile(r"(?:hiện nay|hiện tại)\s+(?:xuống|lên|còn)\b")
_SO_FAR = re.compile(r"\s*(?:\w+\s+)?(?:hiện nay|hiện tại|hiện có|như hiện nay)\b")
# Between an aim and its figure: "phấn đấu đến năm 2025, 80% …".
_TIMED = re.compile(
    r"\s*(?:đến|trong|vào|tới|hết|từ|năm|quý|cuối)\b[^,;.\n]{0,40},\s*(?:có\s+|đạt\s+|trên\s+|ít nhất\s+)*"
)
# "So với 30 ngày theo quy định": what a rule allows.
_BY_RULE = re.compile(r"\s*(?:\w+\s+){0,2}(?:theo|như)\s+(?:quy định|luật định|trước (?:kia|đây))\b")
_AIMED_AT = re.compile(r"(?:(?!\bđã\b)[^,;:.\n]){0,30}")
# "Để hoàn thành mục tiêu 90%" tells an aim.
_IN_ORDER = re.compile(r"\b(?:để|nhằm|phấn đấu|quyết tâm|nỗ lực|tập trung)\s+$")
_YEAR = re.compile(r"\b20\d\d\b")
# The whole of a year, of which a report of its first months tells what is to come.
_IN_YEAR = re.compile(r"(?:\b(?:trong|cho)\s+|[,:;(\n“]\s*)năm\s+20\d\d$")
_OPENING = 2
_GOVERNING = {"aim", "future", "demand"}
# "Dự kiến đạt 29 tỷ đồng": nothing stands between the aim and its figure.
_AT_ONCE = re.compile(
    r"(?:\s+(?:đạt|có|giảm|tăng|còn|là|thêm|cắt giảm|nâng lên|đến|khoảng|hơn|trên|gần|từ|được|mức|xuống"
    r"|lên))*\s*"
)
_TITLED = {"aim", "future", "norm", "proposal"}
_HEADLINE = 250
_RULES = ("demand", "norm", "condition", "proposal")


def candidates(context: Context, place: Place, previous: str | None) -> list[Candidate]:
    """Both statuses; the cues around the quantity speak for or against "target".

    ``previous`` is the status of the quantity before.
    """
    quantity, text = place.quantity, context.text
    actual, target = (Candidate(status) for status in STATUSES)
    target.note("target")
    start, end = place.sentence
    turns = context.found(_TURN, place.sentence, start, quantity.start)
    turn = turns[-1].start() if turns else start
    nearest = None
    aim_ends = -1
    for hit in listed.cues_of(context, start, end):
        group = hit.payload
        if group == "done" and aim_ends >= 0 and _AIMED_AT.fullmatch(text, aim_ends, hit.start):
            # "Phấn đấu xếp thứ 3": the verb of the result is what is aimed at.
            continue
        if group == "done" and _FROM_NOW.match(text, hit.start, end):
            continue
        if group in ("done", "beyond") and _is_in_order(text, hit, start):
            group = "aim"
        aim_ends = hit.end if group == "aim" else -1
        if group == "proposal" and (
            _DONE_BEFORE.search(text, max(start, hit.start - 40), hit.start)
            or _APPROVED.search(text, max(start, hit.start - 30), hit.start)
        ):
            # What was proposed is a fact of the report: "đã rà soát, đề xuất cắt giảm 9 thủ tục".
            group = "proposed"
        elif group in ("proposal", "order") and _tells_fact(text, hit, start, quantity.start):
            continue
        # "Phải cắt giảm 30%": the figure's own verb may be the end of a cue.
        if hit.start < quantity.start:
            if hit.start < turn:
                target.note(f"turned:{group}")
                continue
            # A weak wish does not hide the aim or the report that it stands under.
            nearest = group if group != "wish" or nearest is None else nearest
            within = hit.start >= place.clause or (
                hit.end <= quantity.start and _TIMED.fullmatch(text, hit.end, quantity.start)
            )
            target.note(f"clause:{group}" if within else f"sentence:{group}")
            if group in _GOVERNING and _AT_ONCE.fullmatch(text, hit.end, quantity.start):
                target.note(f"clause:{group}", 1.8)
        elif hit.start >= place.right:
            target.note(f"later:{group}")
        elif hit.start >= quantity.end:
            target.note(f"right:{group}")
    if nearest is not None:
        target.note(f"nearest:{nearest}")
    if quantity.value.cmp in ("<=", ">=") and quantity.value.kind != "rank":
        target.note("bound")
    held = _STANDARD.search(text, max(start, quantity.start - 60), quantity.start)
    # "So với kế hoạch, giảm 5%" is a result; "so với yêu cầu là giảm 5%" tells the standard.
    if held is not None and (quantity.value.kind != "change" or _IS.search(held.group())):
        target.note("standard")
    if _FROM.search(text, max(start, quantity.start - 30), quantity.start) and _TO.match(
        text, quantity.end, end
    ):
        target.note("from")
    if quantity.value.kind == "percent" and _EXCEEDED.search(
        text, max(start, quantity.start - 90), quantity.start
    ):
        target.note("standard", 1.2)
    if _ASSURED.search(text, max(start, quantity.start - 30), quantity.start):
        target.note("assured")
    if quantity.value.kind == "duration" and _BY_RULE.match(text, quantity.end, end):
        target.note("standard")
    if listed.is_listed(context, quantity.start):
        target.note("listed")
    if _SO_FAR.match(text, quantity.end, end):
        target.note("so far")
    if _QUOTA.match(text, quantity.start):
        target.note("standard")
    if context.found(_CONDITION, place.sentence, turn, quantity.start):
        target.note("condition")
        if _CONSEQUENCE.match(text, quantity.end, end):
            target.note("condition:consequence")
    elif _CONSEQUENCE.match(text, quantity.end, place.right):
        target.note("consequence")
    _note_year(context, place, target)
    target.note("rules", _rules(context))
    if _REACHED.search(text, max(start, quantity.start - 60), quantity.start):
        target.note("reached")
    if THEN.match(text, start) and listed.is_ahead(context, place):
        target.note("then")
    after = _carry(context, place, previous, turn, target) if previous is not None else ""
    # The headline speaks where nothing nearer does.
    told = nearest == "done" or (previous == "actual" and after in (":sentence", ":carried"))
    for group in _titled(context) if not told else ():
        target.note(f"title:{group}", 0.5 if previous == "actual" else 1.0)
    return [actual, target]


def _is_in_order(text: str, hit: Hit[str], start: int) -> bool:
    """Whether "hoàn thành …" is what is still to be done."""
    ahead = _IN_ORDER.search(text, max(start, hit.start - 14), hit.start)
    return ahead is not None and text.startswith(("hoàn thành", "đạt chỉ tiêu", "đạt mục tiêu"), hit.start)


def _tells_fact(text: str, hit: Hit[str], start: int, at: int) -> bool:
    """Whether a word of asking or assigning tells what was the case, for the figure at ``at``."""
    if text.endswith("kiến nghị", hit.start, hit.end):
        counted = _PETITIONS.search(text, max(start, hit.start - 20), hit.start)
        return counted is not None or _PETITIONED.match(text, hit.end) is not None
    if text.startswith("giao", hit.start):
        given = _DONE_BEFORE.search(text, max(start, hit.start - 40), hit.start)
        return given is not None and _TASKS.match(text, at) is not None
    return hit.end <= at and _EXPLAINED.match(text, hit.end, at) is not None


def _carry(context: Context, place: Place, previous: str, turn: int, target: Candidate) -> str:
    """Leave the evidence of the status before; how the figures are joined is given back."""
    other = context.quantities[place.index - 1]
    before, start = other.end, place.sentence[0]
    if previous == "target" and before <= start and listed.goes_on(context, place):
        target.note("listed")
    if before > start and _begins(context, other.start, before, place.quantity.start):
        # Where a change begins says nothing of where it ends.
        return ""
    if _PART.search(context.text, max(start, before), place.quantity.start):
        target.note(f"previous:{previous}:part")
    if before > start:
        where = ":turned" if before <= turn else ":sentence"
    elif _CARRIED_ON.match(context.text, start):
        where = ":carried"
    else:
        where = ""
    target.note(f"previous:{previous}{where}")
    return where


def _begins(context: Context, start: int, end: int, stop: int) -> bool:
    """Whether a figure is the first of "từ 30 ngày xuống 12 ngày", and the next one ends it."""
    if _FROM.search(context.text, max(0, start - 30), start) is None:
        return False
    ends = _TO.match(context.text, end, stop)
    return ends is not None and context.text[ends.end() : stop].count(" ") <= 4


def _note_year(context: Context, place: Place, target: Candidate) -> None:
    """The year named last before the figure, against that of publication."""
    if context.published is None:
        return
    years = context.found(_YEAR, place.sentence, place.sentence[0], place.quantity.start)
    if not years:
        return
    ahead = int(years[-1].group()) - context.published.year
    if (
        ahead == 0
        and context.published.month <= _OPENING
        and _IN_YEAR.search(context.text, max(place.sentence[0], years[-1].start() - 12), years[-1].end())
    ):
        target.note("year:opening")
    target.note("year:ahead" if ahead > 0 else "year:same" if ahead == 0 else "year:past")


def _titled(context: Context) -> set[str]:
    """What the headline says of the article's figures: aims, proposals, what is to come."""
    said: set[str] | None = context.doc.user_data.get("status:title")
    if said is None:
        start, end = context.title
        hits = cues().finditer(context.text, start, min(end, start + _HEADLINE))
        said = context.doc.user_data["status:title"] = {hit.payload for hit in hits} & _TITLED
    return said


def _rules(context: Context) -> float:
    """Share of sentences, in the beginning of the article, that prescribe: 1 where half of them do."""
    cached: float | None = context.doc.user_data.get("status:rules")
    if cached is None:
        head = context.text[:6000]
        sentences = sum(1 for begin, _ in context.sentences if begin < len(head)) or 1
        said = sum(1 for hit in cues().finditer(context.text, 0, len(head)) if hit.payload in _RULES)
        cached = min(1.0, said / sentences)
        context.doc.user_data["status:rules"] = cached
    return cached
