"""Which indicator a quantity measures."""

from __future__ import annotations

import re

from extractors.indicators.patterns import nouns
from gazetteer.indicators import INDEXES, indicators
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate
from pipeline.segment import fold

# A general indicator gives way to a more special one that speaks in the same stretch:
# "hồ sơ giải quyết đúng hạn" is about being on time, not about being resolved.
_YIELDS = {
    "dossiers_received": (
        "dossiers_on_time", "dossiers_overdue", "dossiers_pending", "dossiers_online", "dossiers_digitised",
    ),
    "dossiers_resolved": (
        "dossiers_on_time", "dossiers_overdue", "dossiers_pending", "dossiers_online", "dossiers_digitised",
    ),
    "dossiers_other": (
        "dossiers_on_time", "dossiers_overdue", "dossiers_pending", "dossiers_online", "dossiers_digitised",
        "dossiers_received", "dossiers_resolved",
    ),
    "procedures": ("procedures_cut", "online_services", "processing_time"),
    "online_services": ("dossiers_online",),
    "staff": ("staff_cut", "training", "discipline", "staff_quality", "awards"),
    "satisfaction": ("sipas",),
    "docs_issued": ("legal_acts", "communications", "digital_documents"),
    "tasks_done": ("staff_quality",),
}  # fmt: skip

# Evidence from the quantity's own stretch of the sentence.
_DIRECT = frozenset(
    {"left:strong", "right:strong", "inside:strong", "noun", "noun:cut", "noun:people-change", "left:term"}
)
_STRENGTH = {3: "strong", 2: "term", 1: "weak"}
_DOSSIER = "hồ sơ"
_PROCEDURE = ("thủ tục", "tthc", "thành phần hồ sơ", "quy trình")
_CUT = re.compile(r"\b(?:cắt giảm|đơn giản hóa|bãi bỏ|cắt bỏ|lược bỏ|thay thế)\b")
_PEOPLE = ("người", "biên chế", "công chức", "cán bộ", "viên chức", "trường hợp", "lao động")
# Nouns of bodies and places: counted as such they are "other", counted by result the index's.
_BODIES = (
    "tỉnh",
    "thành phố",
    "bộ",
    "sở",
    "huyện",
    "quận",
    "xã",
    "phường",
    "địa phương",
    "đơn vị",
    "cơ quan",
    "thị trấn",
)

# After a count of bodies, these say that they are counted by their result.
_RESULT = re.compile(
    r"\s*(?:[^\W\d_]+\s+){0,3}?(?:đạt|có chỉ số|có điểm|có kết quả|xếp loại|xếp hạng|xếp|dưới|trên|giảm|tăng|tụt|dẫn đầu|đứng)\b"
)


def _near(gap: int) -> float:
    """Evidence fades with distance: full beside the quantity, half at 60 code points."""
    return 1.0 / (1.0 + max(0, gap) / 60.0)


def candidates(context: Context, place: Place, previous: str | None) -> list[Candidate]:
    """Every indicator with its evidence; ``previous`` is the indicator of the quantity before."""
    quantity = place.quantity
    found = {key: Candidate(key) for key in indicators()}
    _terms_of_stretch(context, place, found)
    _unit_noun(context, place, found)
    if previous is not None:
        before = context.quantities[place.index - 1]
        if before.end > place.sentence[0]:
            found[previous].note("previous:bracket" if place.bracketed else "previous:sentence")
        else:
            found[previous].note("previous")
    kind = quantity.value.kind
    direct = {key for key, candidate in found.items() if not _DIRECT.isdisjoint(candidate.evidence)}
    _topic(context, place, found, bool(direct - INDEXES))
    for key, candidate in found.items():
        group = "index" if key in INDEXES else key.split("_")[0] if key.startswith("dossiers") else key
        candidate.note(f"kind:{kind}|{group}")
        if key == "other":
            candidate.note("other")
        if any(special in direct for special in _YIELDS.get(key, ())):
            candidate.note("yields")
    if not direct and previous is not None:
        found[previous].note("previous:undisputed")
    return list(found.values())


def _terms_of_stretch(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    quantity = place.quantity
    kind = quantity.value.kind
    start, end = place.sentence
    for mention in context.indicators_in(start, end):
        candidate = found[mention.value.key]
        strength = _STRENGTH[mention.value.strength]
        if mention.end <= quantity.start:
            gap = quantity.start - mention.end
            if mention.start >= place.left:
                candidate.note(f"left:{strength}", _near(gap))
                candidate.note(f"left:{strength}|{kind}", _near(gap))
            else:
                candidate.note(f"earlier:{strength}", _near(gap))
        elif mention.start < quantity.end:
            candidate.note(f"inside:{strength}")
        elif mention.start < place.right:
            candidate.note(f"right:{strength}", _near(mention.start - quantity.end))
            candidate.note(f"right:{strength}|{kind}", _near(mention.start - quantity.end))
    for back in (1, 2):
        if (bounds := context.before(place, back)) is not None:
            for mention in context.indicators_in(*bounds):
                found[mention.value.key].note(f"sentence-{back}:{_STRENGTH[mention.value.strength]}")
    for mention in context.indicators_in(*context.title):
        found[mention.value.key].note(f"title:{_STRENGTH[mention.value.strength]}")


def _unit_noun(context: Context, place: Place, found: dict[str, Candidate]) -> None:
    quantity = place.quantity
    unit = fold(quantity.value.unit or "")
    table = nouns()
    if unit in table:
        key = table[unit]
        if key == "other":
            found[key].note("noun:other")
        else:
            found[key].note("noun")
            found[key].note(f"noun|{quantity.value.kind}")
    else:
        words = unit.split(" ")
        for size in range(len(words) - 1, 0, -1):
            head = " ".join(words[:size]).rstrip(",")
            if head in table:
                found[table[head]].note("noun:head")
                break
    if unit.startswith(_PROCEDURE) and _CUT.search(context.text, place.left, place.right):
        found["procedures_cut"].note("noun:cut")
    if unit.startswith(_PEOPLE) and quantity.value.kind == "change":
        found["staff_cut"].note("noun:people-change")
    if unit.startswith(_DOSSIER) or unit.endswith(_DOSSIER):
        for key, candidate in found.items():
            if key.startswith("dossiers"):
                candidate.note("noun:dossiers")
    if unit.split(" ")[0].rstrip(",") in _BODIES:
        by_result = _RESULT.match(context.text, quantity.end) is not None
        found["other"].note("bodies:result" if by_result else "bodies")
        for key in INDEXES:
            if found[key].evidence:
                found[key].note("bodies:index-result" if by_result else "bodies:index")


def _topic(context: Context, place: Place, found: dict[str, Candidate], elsewhere: bool) -> None:
    """What the article is about, and the index that was named last before the quantity.

    The article's index counts for less where the stretch itself speaks of something else.
    """
    for key, share in context.topics.items():
        if key not in INDEXES:
            found[key].note("topic", share)
        else:
            found[key].note("topic:index:outvoted" if elsewhere else "topic:index", share)
            found[key].note(f"topic:index|{place.quantity.value.kind}", share)
    if context.topics.get("sipas"):
        # Ruling 2: what comes out of an index's own survey is the index's.
        for rule, amount in found["satisfaction"].evidence.items():
            found["sipas"].note(rule, amount)
        found["satisfaction"].note("sipas-article")
    last = context.last_index(place.quantity.start)
    if last is not None:
        key, at = last
        found[key].note("last-index", 1.0 / (1 + place.sentence_no - context.sentence_no(at)))
