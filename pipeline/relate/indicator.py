"""Which indicator a quantity measures."""

from __future__ import annotations

import re
from functools import cache

from gazetteer.indicators import INDEXES, indicators
from pipeline.relate import counted, preceding, topic
from pipeline.relate.context import Context, Place
from pipeline.relate.counted import DOSSIERS
from pipeline.relate.ranker import Candidate, Candidates
from pipeline.segment import fold

PRIORS = {
    "noun:people-change": 4.0,
    "cut": -5.0,
    "previous:listed": 3.0,
    "previous:cut-part": 8.0,
    "cut-part": -8.0,
    "bodies:title-apparatus": 6.0,
    "bodies:title-other": -5.0,
    "bodies:change": 4.0,
    "bodies:reorganised": 5.0,
    "bodies:reorganised-other": -3.0,
    "measured-by-index": 6.0,
    "assessed": 4.0,
    "respondents": 4.0,
    "resolved:verb": 4.0,
    "noun:postal": 3.0,
    "noun:feedback": 4.0,
    "bodies:inspected": 4.0,
    "noun:publishes": 4.0,
    "noun:no-act": -4.0,
    "noun:no-list": -4.0,
    "noun:legal": 3.0,
    "noun:legal-act": -3.0,
    "noun:autonomous": 4.0,
    "noun:autonomous-body": -4.0,
    "attached:strong|dossiers": 2.0,
    "told-otherwise": -4.0,
    "no-dossiers": -4.0,
    "noun:complaint": 5.0,
    "complaint": -4.0,
    "files": -5.0,
    "money:verb": 3.0,
    "duration:length": 3.0,
    "noun:persons": -3.0,
    "noun:digital": 4.0,
    "noun:sent": -3.0,
    "parts:result": 6.0,
    "parts:by-result": -4.0,
    "parts": 3.0,
    "parts:index": -3.0,
    "previous:of-a-kind": 1.0,
    "previous:series": 4.0,
    "noun:where": 3.0,
    "rank:about": 5.0,
    "bodies:topic-apparatus": 1.5,
    "noun:procedures-online": -4.0,
    "noun:files-at-work": 4.0,
    "share:online-dossiers": 4.0,
    "share:of-dossiers": -3.0,
    "share:of-time": 5.0,
    "dossiers:rate": 3.0,
    "previous:people-part": 4.0,
    "previous:bracket-rank": 3.0,
    "previous:new-share": -2.0,
    "previous:graded": -2.0,
    "people-article": 4.0,
    "accounts-article": 5.0,
    "index:after-other": -3.0,
    "title-index": 4.0,
}
"""Weights that the rules are expected to have, for those that few articles show."""

# A general indicator gives way to a more special one that speaks in the same stretch:
# "hồ sơ giải quyết đúng hạn" is about being on time, not about being resolved.
_SPECIAL_DOSSIERS = (
    "dossiers_on_time", "dossiers_overdue", "dossiers_pending", "dossiers_online", "dossiers_digitised",
)  # fmt: skip
_STATES = ("dossiers_on_time", "dossiers_overdue", "dossiers_pending")
_CHANNELS = ("dossiers_online", "dossiers_digitised")
YIELDS = {
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
_BESIDE = frozenset({"attached:strong", "governs:strong"})
# Evidence that leaves little to what stands around.
_TOLD = frozenset({"governs:strong", "governs:term", "attached:strong", "attached:term"})
_STAFF = frozenset({"staff", "staff_cut", "training", "discipline", "staff_quality"})
# A fall of what was just counted: "102 biên chế, giảm 10,5%".
_CUTS = {"staff": "staff_cut", "procedures": "procedures_cut"}
# What is told of a whole holds for the parts that are counted after it.
_PARTS = (*_CUTS.items(), ("procedures", "online_services"))
# A headline without a full stop may be the whole of a table: no more of it is read for each figure.
_HEADLINE = 300
_STRENGTH = {3: "strong", 2: "term", 1: "weak"}
# "Trên tổng số hồ sơ, tỷ lệ … đạt 36%", "36% tổng số hồ sơ tiếp nhận": what the share is taken of is not what
# it measures.
_OF_WHOLE = re.compile(r"\b(?:trên|trong|so với)\s+(?:tổng\s+số|tổng|số)\b")
_WHOLE = re.compile(r"\s*(?:(?:so với|trên|trong|của)\s+)?(?:tổng số|tổng|so với|trong số)\b")
# "Xếp thứ nhất (toàn tỉnh) về chỉ số hài lòng": what the place is held in.
_ABOUT = re.compile(
    r"(?:\s+(?:cả nước|toàn quốc|toàn tỉnh|toàn thành phố|cấp tỉnh|cấp huyện|của tỉnh))?,?\s+về\s+"
)
# What follows the quantity before at once is that one's: "30% hồ sơ trực tuyến, 95% hồ sơ đúng hạn".
_TAKEN = re.compile(r"(?:\s+[^\W\d_]+){0,5}\s*")
_NEW_ITEM = re.compile(r"\s+(?:và|còn|trong đó|riêng)\b")
_PARTED = re.compile(r"[,;:()]|\s(?:và|còn|nhưng|trong đó|trong khi|đối với)\s")
# From a verb or a head to the quantity that it governs: "giải quyết (được hơn) 4.100 hồ sơ".
_GOVERNS = re.compile(
    r"\s*:?(?:\s*(?:được|xong|cho|là|có|với|gồm|hơn|gần|khoảng|trên|tổng số|tổng cộng|đạt|chiếm|còn|thêm"
    r"|chỉ|mới|vẫn|lên tới|lên đến|ít nhất|tối thiểu|bình quân)\b){0,3}\s*"
)
_JOINS = re.compile(r"\s(?:và|còn|đồng thời)\s(?:[^\W\d_]+\s){0,3}$")
# Between a noun and what is told of it: "187 hồ sơ (đã) giải quyết quá hạn".
_ATTACHED = re.compile(
    r"\s*(?:(?:số|hồ sơ|được|đã|bị|giải quyết|trả|xử lý|nộp|là|thuộc diện|hiện|còn|đang|thủ tục|tthc)\s*)"
    r"{0,4}"
)


def _near(gap: int) -> float:
    """Evidence fades with distance: full beside the quantity, half at 60 code points."""
    return 1.0 / (1.0 + max(0, gap) / 60.0)


def _touching(gap: int) -> float:
    """As ``_near``, but half at 10 code points: the verb or noun that governs the quantity."""
    return 1.0 / (1.0 + max(0, gap - 1) / 10.0)


def candidates(context: Context, place: Place, previous: str | None) -> list[Candidate]:
    """Every indicator with its evidence; ``previous`` is the indicator of the quantity before."""
    quantity = place.quantity.value
    found = Candidates()
    _terms_of_stretch(context, place, found)
    _terms_around(context, place, found)
    by_result = counted.note(context, place, found)
    unit = fold(quantity.unit or "")
    _told(unit, found)
    _around_generic_noun(found)
    kind = "result" if by_result else quantity.kind
    direct = {key for key, c in found.items() if not _DIRECT.isdisjoint(c.evidence)}
    topic.note(context, place, found, kind, direct)
    for general, special in YIELDS.items():
        if not direct.isdisjoint(special):
            found[general].note("yields")
    by_kind = _by_kind(kind)
    if "sipas" in context.topics and "satisfaction" in direct:
        found["sipas"].note(f"kind:{kind}|satisfaction")
    found["other"].note("other")
    if previous is not None:
        if previous in _CUTS and kind == "change" and quantity.value is not None and quantity.value < 0:
            within = context.quantities[place.index - 1].end > place.sentence[0]
            if within:
                found[_CUTS[previous]].note("previous:cut")
        if previous in _STAFF and unit.startswith(counted.PEOPLE) and preceding.is_of_them(context, place):
            found[previous].note("previous:people-part")
        for general, cut in _PARTS:
            if previous == cut and preceding.is_part(context, place):
                # What speaks for the whole speaks for the part that was cut.
                whole = by_kind[general].evidence | found[general].evidence
                for rule, amount in whole.items():
                    found[cut].note(rule, amount)
                found[cut].note("previous:cut-part")
                found[general].note("cut-part")
        told = {key for key, c in found.items() if not _TOLD.isdisjoint(c.evidence)}
        overruled = bool(told) and previous not in told
        preceding.note(context, place, found[previous], not direct - {"other"}, overruled)
    for key, candidate in found.items():
        candidate.evidence |= by_kind[key].evidence
    return [found.get(key, candidate) for key, candidate in by_kind.items()]


def _told(unit: str, found: Candidates) -> None:
    """Dossiers are of the state that is told right beside them, whatever stands around."""
    if "hồ sơ" not in unit:
        # "90% hồ sơ được giải quyết đúng hạn": being on time is more than being resolved.
        if unit == "%" and any("attached:strong" in found[key].evidence for key in _STATES):
            found["dossiers_resolved"].note("told-otherwise")
        return
    told = {key for key in _STATES if not _BESIDE.isdisjoint(found[key].evidence)}
    told = told or {
        key for key in _CHANNELS if not {"attached:strong", "head:strong"}.isdisjoint(found[key].evidence)
    }
    if not told and "resolved:verb" in found["dossiers_resolved"].evidence:
        told = {"dossiers_resolved"}
    if told:
        for key in DOSSIERS:
            if key not in told:
                found[key].note("told-otherwise")


@cache
def _groups() -> dict[str, str]:
    """Indicator → the group that its kinds of figure are judged with: indexes are alike, so are dossiers."""
    return {
        key: "index" if key in INDEXES else "dossiers" if key in DOSSIERS else key for key in indicators()
    }


@cache
def _by_kind(kind: str) -> dict[str, Candidate]:
    """What the kind of figure alone says of each indicator; not to be added to."""
    return {key: Candidate(key, {f"kind:{kind}|{group}": 1.0}) for key, group in _groups().items()}


def _around_generic_noun(found: Candidates) -> None:
    """Where the noun says little, its verb or attribute says it: "kiểm tra 12 xã", "36 người nghỉ hưu"."""
    if not any(rule.startswith("noun:generic") for c in found.values() for rule in c.evidence):
        return
    for key, candidate in found.items():
        seen = candidate.evidence
        if seen and key != "other":
            for side, rule in (("left", "generic:verb"), ("right", "generic:attribute")):
                amounts = seen.get(f"{side}:strong:touching", 0.0), seen.get(f"{side}:term:touching", 0.0)
                candidate.note(rule, max(amounts))


def _terms_of_stretch(context: Context, place: Place, found: Candidates) -> None:
    """Terms between the quantity before and the end of this one's clause."""
    quantity = place.quantity
    kind, unit = quantity.value.kind, quantity.value.unit or ""
    item = context.item_start(place, place.left)
    heads = 0
    base = _OF_WHOLE.search(context.text, place.left, quantity.start) if kind == "percent" else None
    whole = kind == "percent" and _WHOLE.match(context.text, quantity.end, place.right) is not None
    follows = place.index > 0 and place.left == context.quantities[place.index - 1].end
    linked = follows and preceding.LINK.search(context.text, place.left, quantity.start) is not None
    for mention in context.indicators_in(place.left, place.right):
        candidate = found[mention.value.key]
        strength = _STRENGTH[mention.value.strength]
        if mention.end <= quantity.start:
            gap = quantity.start - mention.end
            if base is not None and base.start() < mention.start:
                candidate.note(f"whole:{strength}", _near(gap))
                continue
            if (
                follows
                and not linked
                and not _NEW_ITEM.match(context.text, place.left)
                and _TAKEN.fullmatch(context.text, place.left, mention.start)
                and _PARTED.search(context.text, mention.end, quantity.start)
            ):
                candidate.note(f"taken:{strength}", _near(gap))
                continue
            if mention.start < item:
                candidate.note(f"over:{strength}", _near(gap))
                continue
            if _GOVERNS.fullmatch(context.text, mention.end, quantity.start):
                _governs(candidate, "governs", strength, unit)
            # What is measured is named first: "tỷ lệ hài lòng … về giải quyết hồ sơ đạt 90%".
            if not heads and strength != "weak":
                candidate.note(f"head:{strength}")
            heads += strength != "weak"
            candidate.note(f"left:{strength}", _near(gap))
            candidate.note(f"left:{strength}:touching", _touching(gap))
            if mention.start >= place.clause:
                candidate.note(f"clause:{strength}")
        elif mention.start < quantity.end:
            candidate.note(f"inside:{strength}")
            if mention.end > quantity.end:
                _governs(candidate, "attached", strength, unit)
        elif whole:
            candidate.note(f"whole:{strength}", _near(mention.start - quantity.end))
        else:
            gap = mention.start - quantity.end
            if _leads_on(context, place, mention.start, mention.end):
                candidate.note(f"next:{strength}", _near(gap))
                continue
            if strength != "weak" and _ATTACHED.fullmatch(context.text, quantity.end, mention.start):
                _governs(candidate, "attached", strength, unit)
            if kind == "rank" and _ABOUT.fullmatch(context.text, quantity.end, mention.start):
                candidate.note("rank:about")
            candidate.note(f"right:{strength}", _near(gap))
            candidate.note(f"right:{strength}:touching", _touching(gap))


def _leads_on(context: Context, place: Place, start: int, end: int) -> bool:
    """A term after "và" that governs the next quantity: "tổ chức lại 4 phòng và giải thể 3 phòng"."""
    if place.index + 1 == len(context.quantities):
        return False
    following = context.quantities[place.index + 1].start
    return (
        end <= following <= end + 40
        and _JOINS.search(context.text, place.quantity.end, start) is not None
        and _GOVERNS.fullmatch(context.text, end, following) is not None
    )


def _governs(candidate: Candidate, rule: str, strength: str, unit: str) -> None:
    """A term right before or after the quantity; of dossiers it tells their state almost surely."""
    candidate.note(f"{rule}:{strength}")
    if candidate.value in DOSSIERS and (unit in ("", "%") or "hồ sơ" in unit):
        candidate.note(f"{rule}:{strength}|dossiers")


def _terms_around(context: Context, place: Place, found: Candidates) -> None:
    """Terms before the stretch, in the sentences before, and in the headline."""
    start, _ = place.sentence
    item = context.item_start(place, start)
    for mention in context.indicators_in(start, place.left):
        candidate = found[mention.value.key]
        strength = _STRENGTH[mention.value.strength]
        where = "earlier" if mention.start >= item else "item"
        candidate.note(f"{where}:{strength}", _near(place.quantity.start - mention.end))
    stop = place.sentence[1]
    if place.index + 1 < len(context.quantities):
        stop = max(place.right, min(stop, context.quantities[place.index + 1].start))
    item_end = context.text.find(";", place.right, stop)
    for mention in context.indicators_in(place.right, stop if item_end < 0 else item_end):
        strength = _STRENGTH[mention.value.strength]
        found[mention.value.key].note(f"beyond:{strength}", _near(mention.start - place.quantity.end))
    for back in (1, 2):
        if (bounds := context.before(place, back)) is not None:
            for mention in context.indicators_in(*bounds):
                found[mention.value.key].note(f"sentence-{back}:{_STRENGTH[mention.value.strength]}")
    headline, end = context.title
    for mention in context.indicators_in(headline, min(end, headline + _HEADLINE)):
        found[mention.value.key].note(f"title:{_STRENGTH[mention.value.strength]}")
