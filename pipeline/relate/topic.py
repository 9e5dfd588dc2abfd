"""What the article's topic says of a figure: the index that it reports, what it is that is cut."""

from __future__ import annotations

import re
from collections.abc import Set

from extractors.indicators.patterns import terms
from gazetteer.indicators import INDEXES
from gazetteer.parts import components
from pipeline.relate.context import Context, Place
from pipeline.relate.counted import PEOPLE
from pipeline.relate.ranker import Candidate
from pipeline.segment import fold

_PERSONS = re.compile(
    r"\b(?:cán bộ|công chức|viên chức|thủ trưởng|người đứng đầu|cá nhân|nhân viên|chủ tịch|giám đốc)\b"
)
_GRADED = re.compile(
    r"\b(?:xếp loại|phân loại|loại (?:a|b|c|tốt|khá|xuất sắc|trung bình)|hoàn thành|xuất sắc|điểm|đánh giá"
    r"|chấm)\b"
)
# "60% số người trả lời cho biết", in the report of an index that asks people.
_SURVEYS = {"sipas", "papi", "pci", "ddci"}
_RESPONDENTS = re.compile(
    r"\s*(?:(?:số|trong số|các|những)\s+)*(?:người|doanh nghiệp|hộ|ý kiến|phụ huynh|bệnh nhân)(?:\s+dân)?"
    r"(?:\s+[^\W\d_]+){0,3}?\s+(?:được hỏi|trả lời|cho biết|cho rằng|nhận định|đánh giá|thừa nhận|phản ánh"
    r"|được khảo sát|thấy|cảm thấy|nói|tin rằng|kỳ vọng|mong muốn|đồng ý)\b"
)
# "đứng thứ 5 về PAPI", "tăng 3 bậc trong bảng xếp hạng PCI": the index that the verdict is of.
_OF_INDEX = re.compile(r"[^.;,()\n]{0,40}\b(?:về|trong|trên|ở|tại|của|theo)\b[^.;,()\n]{0,25}")
# An index of what procedures cost measures money and hours.
_COST_INDEX = ("apci", "chỉ số chi phí tuân thủ")


def note(context: Context, place: Place, found: dict[str, Candidate], kind: str, direct: Set[str]) -> None:
    """Leave the evidence of the topic; ``direct`` are the indicators that the figure's stretch speaks of."""
    _graded_persons(context, place, found)
    weighed = place.quantity.value.kind
    _measured_by_index(context, weighed, found, bool(direct & {"business_conditions", "budget"}))
    _cut_conditions(context, found)
    _indexes(context, place, found, kind, bool(direct - INDEXES))
    if kind == "percent":
        _respondents(context, place, found)
    if kind in ("rank", "change", "count"):
        _named_after(context, place, found, kind)
    if kind in ("rank", "score") and not (INDEXES & context.topics.keys()):
        _of_headline(context, found)
    _whole_article(context, place, found)


def _cut_conditions(context: Context, found: dict[str, Candidate]) -> None:
    """Where an article is about business conditions, what is cut or simplified is those."""
    topics = context.topics
    share = topics.get("business_conditions", 0.0)
    if share <= topics.get("procedures_cut", 0.0) + topics.get("procedures", 0.0):
        return
    cut = found["procedures_cut"]
    if any(
        rule.startswith(("noun", "left:strong", "right:strong", "inside:strong")) for rule in cut.evidence
    ):
        return
    for rule, amount in cut.evidence.items():
        found["business_conditions"].note(rule, amount)
    cut.note("conditions-article", share)


def _graded_persons(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """Marks given to persons are staff quality, however often the article names an index."""
    if place.quantity.value.kind != "score":
        return
    start, stop = place.sentence[0], place.right
    if _PERSONS.search(context.text, start, stop) and _GRADED.search(context.text, place.left, stop):
        found["staff_quality"].note("graded-persons")


def _measured_by_index(context: Context, kind: str, found: dict[str, Candidate], elsewhere: bool) -> None:
    """Money, hours and times over in the report of an index of costs are that index's."""
    share = context.topics.get("other_index", 0.0)
    if share < 0.5 or kind not in ("money", "duration", "change", "percent", "rank"):
        return
    costs: bool | None = context.doc.user_data.get("indicator:costs")
    if costs is None:
        named = (m for m in context.indicators if m.value.key == "other_index")
        costs = any(context.text.find(word, m.start, m.end) >= 0 for m in named for word in _COST_INDEX)
        context.doc.user_data["indicator:costs"] = costs
    if costs:
        found["other_index"].note("measured-by-index:outvoted" if elsewhere else "measured-by-index", share)


def _indexes(context: Context, place: Place, found: dict[str, Candidate], kind: str, elsewhere: bool) -> None:
    """What the article is about, and the index that was named last before the quantity.

    The article's index counts for less where the stretch itself speaks of something else.
    """
    for key, share in context.topics.items():
        if key not in INDEXES:
            if key != "other":
                found[key].note("topic", share)
            continue
        found[key].note("topic:index:outvoted" if elsewhere else "topic:index", share)
        found[key].note(f"topic:index|{kind}", share)
        # Quyết định 766 rates what is also told by itself: of its parts only the marks are the index's.
        parts = components(key) if key != "other_index" or kind == "score" else None
        if parts is not None and next(parts.finditer(context.text, place.clause, place.right), None):
            found[key].note("component", share)
            found[key].note(f"component|{kind}", share)
    if context.topics.get("sipas"):
        # What comes out of an index's own survey is the index's.
        for rule, amount in found["satisfaction"].evidence.items():
            found["sipas"].note(rule, amount)
        found["satisfaction"].note("sipas-article", context.topics["sipas"])
    last = context.last_index(place.quantity.start)
    if last is not None:
        key, at = last
        away = place.sentence_no - context.sentence_no(at)
        found[key].note("last-index", 1.0 / (1 + away / 3))
        if kind in ("rank", "score"):
            found[key].note("last-index:graded", 1.0 / (1 + away / 3))
        if at >= place.sentence[0] and context.text.find(";", at, place.quantity.start) < 0:
            found[key].note("last-index:sentence")
            found[key].note(f"last-index:sentence|{kind}")


def _respondents(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """What respondents say is the index's that asks them; of no index, nothing's."""
    if not _RESPONDENTS.match(context.text, place.quantity.end, place.sentence[1]):
        return
    surveys = _SURVEYS & context.topics.keys()
    for key in surveys:
        found[key].note("respondents", context.topics[key])
    if not surveys:
        found["other"].note("respondents:free")


def _of_headline(context: Context, found: dict[str, Candidate]) -> None:
    """Marks and ranks of a text that names no index are those of the index that only its headline names."""
    title = context.doc._.article.title if context.doc._.article is not None else None
    if not title:
        return
    named: str | None = context.doc.user_data.get("indicator:headline")
    if named is None:
        hits = (hit.payload for hit in terms().finditer(fold(title)))
        named = next((hit.key for hit in hits if hit and hit.key in INDEXES and hit.strength == 3), "")
        context.doc.user_data["indicator:headline"] = named
    if named:
        found[named].note("title-index")


def _whole_article(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """Persons in a report of who leaves the service are those who leave; dossiers in one of cards, cards'."""
    value, topics = place.quantity.value, context.topics
    unit = fold(value.unit or "")
    if value.kind == "count" and unit.startswith(PEOPLE):
        share = topics.get("staff_cut", 0.0)
        if share > 0.4:
            found["staff_cut"].note("people-article", share)
    if unit.startswith("hồ sơ") and (share := topics.get("digital_accounts", 0.0)) > 0.4:
        found["digital_accounts"].note("accounts-article", share)


def _named_after(context: Context, place: Place, found: dict[str, Candidate], kind: str) -> None:
    """The index that a rank or a rise is said to be of, right after it."""
    for mention in context.indicators_in(place.quantity.end, place.right):
        key = mention.value.key
        if key in INDEXES and mention.value.strength == 3:
            if _OF_INDEX.fullmatch(context.text, place.quantity.end, mention.start):
                found[key].note("index:after")
                found[key].note(f"index:after|{kind}")
                for other in INDEXES & found.keys() - {key}:
                    found[other].note("index:after-other")
            return
