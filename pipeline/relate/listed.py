"""Lists of aims: where they begin, and how far what is aimed at goes on."""

from __future__ import annotations

import re
from bisect import bisect_left

from gazetteer.phrases import Hit
from gazetteer.status import cues
from pipeline.relate.context import Context, Place

_AIMS = re.compile(
    r"\b(?:(?:chỉ tiêu|mục tiêu)(?:\s+[^\W\d_]+){0,6}"
    r"|(?:đề xuất|dự kiến|quy định)(?:\s+cụ thể)?\s+như sau)\s*:"
)
_REPORTED = re.compile(r"\n\s*\n|\b(?:đã|kết quả|hiện nay|tính đến|cho biết)\b")
_LIST = 1500
"""How far a list of aims reaches from its heading."""
_TOLD = re.compile(r"\b(?:đã|kết quả|hiện (?:nay|có|đang|còn|đã)|đến nay|vừa qua)\b")
_AHEAD = {"aim", "future", "outlook"}


def cues_of(context: Context, start: int, end: int) -> list[Hit[str]]:
    """Cues of a sentence, found once for all of its figures."""
    read: dict[tuple[int, int], list[Hit[str]]] = context.doc.user_data.setdefault("status:cues", {})
    if (start, end) not in read:
        read[start, end] = list(cues().finditer(context.text, start, end))
    return read[start, end]


def is_ahead(context: Context, place: Place) -> bool:
    """Whether the sentence before sets an aim or tells what is to come."""
    before = context.before(place, 1)
    return before is not None and any(hit.payload in _AHEAD for hit in cues_of(context, *before))


def goes_on(context: Context, place: Place) -> bool:
    """Whether a sentence goes on with a list of aims: it opens with its figure, and nothing is done in it."""
    start, end = place.sentence
    lead = context.text[start : place.quantity.start].strip(' \n\t-–+•*"“')
    if (lead and not lead.endswith(":")) or _TOLD.search(context.text, start, end):
        return False
    lists: set[int] = context.doc.user_data.setdefault("status:aims", set())
    number = place.sentence_no
    if number - 1 not in lists and not is_ahead(context, place):
        return False
    lists.add(number)
    return True


def is_listed(context: Context, at: int) -> bool:
    """Whether a position is in a list that opens with "Các chỉ tiêu cụ thể là: …"."""
    lists: list[tuple[int, int]] | None = context.doc.user_data.get("status:lists")
    if lists is None:
        lists = context.doc.user_data["status:lists"] = []
        for heading in _AIMS.finditer(context.text):
            ends = _REPORTED.search(context.text, heading.end(), heading.end() + _LIST)
            lists.append((heading.end(), ends.start() if ends else heading.end() + _LIST))
    number = bisect_left(lists, (at, 0)) - 1
    return number >= 0 and at < lists[number][1]
