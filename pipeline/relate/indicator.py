"""Which indicator a quantity measures."""

from __future__ import annotations

import re

from extractors.indicators.patterns import headings, nouns
from extractors.mentions import Mention
from gazetteer.indicators import INDEXES, indicators
from gazetteer.parts import components
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate
from pipeline.segment import fold

# A general indicator gives way to a more special one that speaks in the same stretch:
# "hồ sơ giải quyết đúng hạn" is about being on time, not about being resolved.
_SPECIAL_DOSSIERS = (
    "dossiers_on_time", "dossiers_overdue", "dossiers_pending", "dossiers_online", "dossiers_digitised",
)  # fmt: skip
_YIELDS = {
    "dossiers_received": _SPECIAL_DOSSIERS,
    "dossiers_resolved": _SPECIAL_DOSSIERS,
    "dossiers_other": (*_SPECIAL_DOSSIERS, "dossiers_received", "dossiers_resolved"),
    "procedures": ("procedures_cut", "online_services", "processing_time"),
    "online_services": ("dossiers_online",),
    "staff": ("staff_cut", "training", "discipline", "staff_quality", "awards"),
    "satisfaction": ("sipas",),
    "docs_issued": ("legal_acts", "communications", "digital_documents"),
    "tasks_done": ("staff_quality",),
}

# Evidence from the quantity's own stretch of the sentence.
_DIRECT = frozenset({
    "left:strong", "right:strong", "inside:strong", "noun", "noun:cut", "noun:people-change", "left:term",
    "right:term", "inside:term", "noun:after",
})  # fmt: skip
_STRENGTH = {3: "strong", 2: "term", 1: "weak"}
_DOSSIER = "hồ sơ"
_PROCEDURE = ("thủ tục", "tthc", "thành phần hồ sơ", "quy trình")
_CUT = re.compile(r"\b(?:cắt giảm|đơn giản hóa|bãi bỏ|cắt bỏ|lược bỏ|thay thế)\b")
_PEOPLE = ("người", "biên chế", "công chức", "cán bộ", "viên chức", "trường hợp", "lao động")

# Nouns of bodies and places: counted as such they are "other", counted by result the index's.
_BODIES = frozenset({
    "tỉnh", "bộ", "sở", "huyện", "quận", "xã", "phường", "địa phương", "đơn vị", "cơ quan", "thị trấn",
    "thành phố", "thị xã", "ngành", "ubnd", "đặc khu", "phòng", "ban",
})  # fmt: skip

# After a count of bodies, these say that they are counted by their result.
_RESULT = re.compile(
    r"(?:,?\s*(?!và\b|cùng\b)[^\W\d_]+){0,5}?[\s(]*\b(?:đạt|có chỉ số|có điểm|có kết quả|xếp loại|xếp hạng|xếp|dưới|trên|giảm|tăng|tụt"
    r"|dẫn đầu|đứng|loại|mức|nhóm|trung bình|khá|tốt|xuất sắc|bị trừ điểm|từ)\b"
)
# Persons or businesses who answer a survey, whose shares are the survey's.
_RESPONDENTS = re.compile(
    r"\b(?:được hỏi|được khảo sát|được phỏng vấn|trả lời|cho biết|cho rằng|cho hay|thừa nhận|khẳng định|đánh giá"
    r"|phản ánh|nhận định|đồng ý|người dân, tổ chức|người dân và tổ chức|từng phải)\b"
)
_SURVEYS = ("sipas", "papi", "pci", "ddci", "par_index", "satisfaction")
_LISTED = re.compile(r"[\s,;(]*(?:và|cùng|còn|với)?\s*")
# Words that may stand between a figure and another that restates it: "25/54 nhiệm vụ, đạt 46,30%".
_LINK = re.compile(
    r"[\s,;(]*(?:(?:đã|mới|chỉ|tỷ lệ|tỉ lệ|hơn|gần|khoảng|trên|và)\s+)*"
    r"(?:đạt|bằng|chiếm|tương đương|tức|tăng|giảm|tương ứng|trong đó|so với|xếp|đứng|vượt|cao hơn|thấp hơn|từ|lên|xuống|còn)\b"
    r"[^.;]{0,40}"
)
_NOUN_AFTER = re.compile(
    r"\s*(?:(?:số|tổng số|các|trong số|trên tổng số)\s+)*([^\W\d_]+(?:,? [^\W\d_]+){0,5})"
)
_LEAD = re.compile(
    r"\s*(?:\d+(?:\.\d+)*[.)]?|[-–+*•]|[a-zđ][.)])?\s*(?:về|trong|đối với|công tác|lĩnh vực)\s[^,:;.\n]{3,80}[,:;]"
)


def _near(gap: int) -> float:
    """Evidence fades with distance: full beside the quantity, half at 60 code points."""
    return 1.0 / (1.0 + max(0, gap) / 60.0)


def _touching(gap: int) -> float:
    """As ``_near``, but half at 10 code points: the verb or noun that governs the quantity."""
    return 1.0 / (1.0 + max(0, gap - 1) / 10.0)


def candidates(context: Context, place: Place, previous: str | None) -> list[Candidate]:
    """Every indicator with its evidence; ``previous`` is the indicator of the quantity before."""
    quantity = place.quantity
    found = {key: Candidate(key) for key in indicators()}
    _terms_of_stretch(context, place, found)
    _terms_around(context, place, found)
    _unit_noun(context, place, found)
    _heading(context, place, found)
    kind = quantity.value.kind
    direct = {key for key, candidate in found.items() if not _DIRECT.isdisjoint(candidate.evidence)}
    _topic(context, place, found, bool(direct - INDEXES))
    for key, candidate in found.items():
        group = "index" if key in INDEXES else key.split("_")[0] if key.startswith("dossiers") else key
        candidate.note(f"kind:{kind}|{group}")
        if any(special in direct for special in _YIELDS.get(key, ())):
            candidate.note("yields")
    found["other"].note("other")
    if not direct:
        found["other"].note("other:alone")
    if previous is not None:
        _previous(context, place, found[previous], not direct - {"other"})
    return list(found.values())


def _previous(context: Context, place: Place, candidate: Candidate, undisputed: bool) -> None:
    """The quantity before, and how this one hangs on it."""
    before = context.quantities[place.index - 1]
    if before.end <= place.sentence[0]:
        candidate.note("previous")
        if undisputed:
            candidate.note("previous:undisputed")
        return
    gap = context.text[before.end : place.quantity.start]
    was, value = before.value, place.quantity.value
    candidate.note("previous:sentence")
    if undisputed:
        candidate.note("previous:sentence:undisputed")
    if place.bracketed:
        candidate.note("previous:bracket")
    elif _LINK.fullmatch(gap):
        candidate.note("previous:link")
    if was.kind == value.kind and (was.unit == value.unit or value.unit is None):
        candidate.note("previous:alike")
        if _LISTED.fullmatch(gap):
            candidate.note("previous:list")


def _terms_of_stretch(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """Terms between the quantity before and the end of this one's clause."""
    quantity = place.quantity
    kind = quantity.value.kind
    taken = _taken(context, place)
    left: list[Mention] = []
    right: list[Mention] = []
    for mention in context.indicators_in(place.left, place.right):
        candidate = found[mention.value.key]
        strength = _STRENGTH[mention.value.strength]
        if mention.end <= quantity.start:
            gap = quantity.start - mention.end
            side = "taken" if mention.start < taken else "left"
            candidate.note(f"{side}:{strength}", _near(gap))
            candidate.note(f"{side}:{strength}|{kind}", _near(gap))
            candidate.note(f"left:{strength}:touching", _touching(gap))
            if mention.start >= place.clause:
                candidate.note(f"clause:{strength}")
            left.append(mention)
        elif mention.start < quantity.end:
            candidate.note(f"inside:{strength}")
        else:
            gap = mention.start - quantity.end
            candidate.note(f"right:{strength}", _near(gap))
            candidate.note(f"right:{strength}|{kind}", _near(gap))
            candidate.note(f"right:{strength}:touching", _touching(gap))
            right.append(mention)
    for side, ends in (("left", left[-1:]), ("right", right[:1])):
        for mention in ends:
            found[mention.value.key].note(f"nearest:{side}")


def _taken(context: Context, place: Place) -> int:
    """Where the stretch that belongs to the quantity before ends."""
    if not place.index or context.quantities[place.index - 1].end <= place.sentence[0]:
        return 0
    text = context.text
    stop = place.left
    while stop < place.quantity.start and text[stop] not in ",;:().\n":
        stop += 1
    return stop if stop < place.quantity.start else 0


def _terms_around(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """Terms before the stretch, in the sentences before, and in the headline."""
    start, _ = place.sentence
    lead = _LEAD.match(context.text, start, place.quantity.start)
    for mention in context.indicators_in(start, place.left):
        candidate = found[mention.value.key]
        strength = _STRENGTH[mention.value.strength]
        candidate.note(f"earlier:{strength}", _near(place.quantity.start - mention.end))
        if lead is not None and mention.start < lead.end():
            candidate.note(f"lead:{strength}")
    for back in (1, 2):
        if (bounds := context.before(place, back)) is not None:
            for mention in context.indicators_in(*bounds):
                found[mention.value.key].note(f"sentence-{back}:{_STRENGTH[mention.value.strength]}")
    for mention in context.indicators_in(*context.title):
        found[mention.value.key].note(f"title:{_STRENGTH[mention.value.strength]}")


def _unit_noun(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """What the counted noun says, or the noun after a percentage or a bare ratio."""
    quantity = place.quantity
    unit = fold(quantity.value.unit or "")
    kind = quantity.value.kind
    source = "noun"
    if kind in ("percent", "change") or not unit:
        after = _NOUN_AFTER.match(context.text, quantity.end, min(quantity.end + 60, place.sentence[1]))
        if after is None or kind == "change" and unit not in ("", "%"):
            source = "noun"
        else:
            unit, source = after.group(1), "noun:after"
    _noun(unit, source, kind, found)
    if unit.startswith(_PROCEDURE) and _CUT.search(context.text, place.left, place.right):
        found["procedures_cut"].note("noun:cut")
    if unit.startswith(_PEOPLE) and kind == "change":
        found["staff_cut"].note("noun:people-change")
    if unit.startswith(_DOSSIER) or unit.endswith(_DOSSIER):
        for key, candidate in found.items():
            if key.startswith("dossiers"):
                candidate.note(f"{source}:dossiers")
    if kind in ("count", "ratio", "percent") and unit.split(" ")[0].rstrip(",") in _BODIES:
        by_result = _RESULT.match(context.text, quantity.end, place.right) is not None
        found["other"].note("bodies:result" if by_result else "bodies")
        for key in INDEXES:
            if key in context.topics:
                found[key].note("bodies:index-result" if by_result else "bodies:index", context.topics[key])


def _noun(unit: str, source: str, kind: str, found: dict[str, Candidate]) -> None:
    table = nouns()
    words = unit.split(" ")
    for size in range(len(words), 0, -1):
        head = " ".join(words[:size]).rstrip(",")
        if head not in table:
            continue
        key = table[head]
        whole = size == len(words) and source == "noun"
        name = source if whole or source != "noun" else "noun:head"
        if key == "other":
            found[key].note(f"{name}:other")
        else:
            found[key].note(name)
            found[key].note(f"{name}|{kind}")
        return
    if source == "noun" and unit and kind in ("count", "ratio"):
        found["other"].note("noun:unknown")


def _heading(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    """The area of the programme under whose heading or opening phrase the quantity stands."""
    pattern, of = headings()
    for back in range(6):
        if back > place.sentence_no:
            return
        start, end = context.sentences[place.sentence_no - back]
        found_at = pattern.match(context.text, start, min(end, start + 120))
        if found_at is None:
            continue
        area = of[found_at.group(1)]
        for key, entry in indicators().items():
            if entry.area == area:
                found[key].note("heading" if back else "heading:here", 1.0 / (1 + back / 3))
        return


def _topic(context: Context, place: Place, found: dict[str, Candidate], elsewhere: bool) -> None:
    """What the article is about, and the index that was named last before the quantity.

    The article's index counts for less where the stretch itself speaks of something else.
    """
    kind = place.quantity.value.kind
    for key, share in context.topics.items():
        if key not in INDEXES:
            found[key].note("topic", share)
            continue
        found[key].note("topic:index:outvoted" if elsewhere else "topic:index", share)
        found[key].note(f"topic:index|{kind}", share)
        parts = components(key)
        if parts is not None and next(parts.finditer(context.text, place.clause, place.right), None):
            found[key].note("component", share)
            found[key].note(f"component|{kind}", share)
    if context.topics.get("sipas"):
        # Ruling 2: what comes out of an index's own survey is the index's.
        for rule, amount in found["satisfaction"].evidence.items():
            found["sipas"].note(rule, amount)
        found["satisfaction"].note("sipas-article", context.topics["sipas"])
    if kind in ("percent", "change", "ratio") and _RESPONDENTS.search(
        context.text, place.clause, place.right
    ):
        for key in _SURVEYS:
            if key in context.topics:
                found[key].note("respondents", context.topics[key])
    last = context.last_index(place.quantity.start)
    if last is not None:
        key, at = last
        away = place.sentence_no - context.sentence_no(at)
        found[key].note("last-index", 1.0 / (1 + away))
        if at >= place.sentence[0]:
            found[key].note("last-index:sentence")
            found[key].note(f"last-index:sentence|{kind}")
