"""How a quantity hangs on the one before it: restates it, goes on with its list, or starts anew."""

from __future__ import annotations

import re

from pipeline.relate.context import Context, Place
from pipeline.relate.counted import PEOPLE
from pipeline.relate.ranker import Candidate
from pipeline.segment import fold

# Numbers that hang on a list: its indicator is theirs.
_SERIES = frozenset({"list under one unit", "parallel list", "count beside its share"})
# From one item of a list to the next: "giảm 26 trưởng phòng, 116 phó trưởng phòng".
_ENUMERATES = re.compile(r"(?:\s+[^\W\d_]+){0,3}(?:,|;|\s+và|,\s+và)\s+(?:(?:hơn|gần|khoảng|trên)\s+)?")
# "100% cơ sở y tế đã …" opens a statement of its own.
_NEW_SHARE = re.compile(
    r"\s+(?!(?:so|trong|là|và|của|tăng|giảm|vượt|kế hoạch|trở lên|cao|thấp|thuộc|ở|tại|được|đã|trên|vào"
    r"|năm)\b)[^\W\d_]+"
)
_GRADED = frozenset({"rank", "score"})
# "Có 60 công chức, trong đó 20 người …": some of those just counted.
_OF_THEM = re.compile(
    r"[^.;\n]{0,60}\b(?:trong đó|gồm|bao gồm)\b[^.;\n]{0,40}|\s[^.;\n\d]{0,30}(?:,|\bvà)\s+"
)
# Leads from what was cut to what there is: "giảm 31 biên chế, hiện còn 120 biên chế".
_STOCK = re.compile(r"\b(?:còn|hiện|tổng|trên|so với|từ|được giao|có)\b")
# What leads from a figure to another that restates it: "25/54 nhiệm vụ được giao, đạt 46,30%".
LINK = re.compile(
    r"(?:^|[\s,;(])(?:đạt|bằng|chiếm|tương đương|tức|tương ứng|so với|vượt|cao hơn|thấp hơn)\s+"
    r"(?:(?:tỷ lệ|tỉ lệ|hơn|gần|khoảng|trên|là|đến|tới)\s+)*$"
)


def is_of_them(context: Context, place: Place) -> bool:
    """Persons told of right after others, in one sentence: some of them, or more of the same list."""
    before = context.quantities[place.index - 1]
    if before.end <= place.sentence[0] or not fold(before.value.unit or "").startswith(PEOPLE):
        return False
    return _OF_THEM.fullmatch(context.text, before.end, place.quantity.start) is not None


def is_part(context: Context, place: Place) -> bool:
    """A count of what the figure before counts, in one breath: "giảm 90 biên chế, gồm 52 biên chế …"."""
    before, value = context.quantities[place.index - 1], place.quantity.value
    if before.end <= place.sentence[0] or value.kind != "count" or before.value.unit != value.unit:
        return False
    return _STOCK.search(context.text, before.end, place.quantity.start) is None


def note(context: Context, place: Place, candidate: Candidate, undisputed: bool, overruled: bool) -> None:
    """The quantity before, and how this one hangs on it."""
    before = context.quantities[place.index - 1]
    was, value = before.value, place.quantity.value
    if value.why in _SERIES:
        candidate.note("previous:series")
    if before.end <= place.sentence[0]:
        candidate.note("previous")
        if value.kind == "percent" and _NEW_SHARE.match(context.text, place.quantity.end, place.sentence[1]):
            candidate.note("previous:new-share")
        if (was.kind in _GRADED) != (value.kind in _GRADED) and value.kind not in ("percent", "change"):
            candidate.note("previous:graded")
        if undisputed:
            candidate.note("previous:undisputed")
            if value.kind == was.kind and value.unit == was.unit and value.unit not in (None, "%"):
                candidate.note("previous:of-a-kind")
        return
    gap = context.text[before.end : place.quantity.start]
    candidate.note("previous:sentence")
    if overruled:
        candidate.note("previous:overruled")
    if undisputed:
        candidate.note("previous:sentence:undisputed")
    if place.bracketed:
        candidate.note("previous:bracket")
        if value.kind == "rank":
            candidate.note("previous:bracket-rank")
    elif ";" in gap:
        candidate.note("previous:item")
    elif (not overruled and len(gap) < 60 and LINK.search(gap)) or (
        value.kind == "change" and gap.strip() in ("", ",")
    ):
        candidate.note("previous:link")
    if value.kind == "count" and was.kind in ("count", "change") and _ENUMERATES.fullmatch(gap):
        candidate.note("previous:listed")
    alike = was.kind == value.kind or {was.kind, value.kind} == {"count", "change"}
    if alike and (was.unit == value.unit or value.unit is None):
        candidate.note("previous:alike")
