"""Subjects and figures that a text pairs by their places: respective lists, rows of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from extractors.mentions import Mention
from pipeline.relate.context import Context, Place
from pipeline.relate.owners import SubjectMention, place_of

_RESPECTIVELY = re.compile(r"\b(?:lần lượt|tương ứng|theo thứ tự)\b")
_ALIKE = re.compile(r"\b(?:cùng|đều|chung)\b")
# From one figure of a respective list to the next, and from one subject to the next.
_NEXT_FIGURE = re.compile(
    r"\s*(?:\([^()\n]{0,80}\)\s*)?(?:[,;]\s*(?:và\s+)?|\bvà\s+)(?:(?:trên|hơn|gần|khoảng|ở|hạng)\s+)?"
)
_NEXT_SUBJECT = re.compile(r"[,;]\s|\bvà\b|\brồi đến\b")
_PREDICATE = re.compile(
    r"(?:[^,;.()\n]|(?<=tỉnh), (?=thành)|(?<=bộ), (?=ngành)|(?<=sở), (?=ngành|ban)){0,40}?"
    r"(?:\b(?:là|thuộc về|gồm|gồm có)|:)\s*(?:lần lượt là\s+)?"
    r"(?:\d+\s+[^,;:()\n]{2,20}:\s*)?"
)
# "Hạng hai và hạng ba năm 2018 lần lượt thuộc về A và B".
_IN_ORDER = re.compile(r"[^.;()\n]{0,90}?\b(?:lần lượt|theo thứ tự)\s+(?:là|thuộc về|gồm)\s+")
_LIST_REACH = 12
_SEEN = 2 * _LIST_REACH
_GAP_REACH = 45
_COORDINATED = re.compile(r"\s*(?:\([^()\n]{0,40}\)\s*)?(?:,\s*và\b|[,;]|\bvà\b|\bcùng\b)\s*(?:với\s+)?")


def aligned(context: Context, place: Place, here: Sequence[SubjectMention]) -> str | None:
    """The subject that stands where the quantity stands in a list of as many figures of one kind.

    "A, B và C (lần lượt) đạt 1; 2 và 3", "A 90 điểm, B 89 điểm giữ vị trí thứ 1 và thứ 2",
    "thứ nhất và thứ nhì lần lượt là A và B". ``None`` where the numbers of both do not agree.
    """
    run, at = _run(context, place)
    if len(run) < 2:
        return None
    text = context.text
    before = _listed(text, [m for m in here if m.end <= run[0].start][::-1])[::-1]
    if before:
        between = text[before[-1].end : run[0].start]
        said = _RESPECTIVELY.search(text, before[-1].end, min(len(text), run[-1].end + 25)) is not None
        fits = len(before) == len(run) or (said and len(before) > len(run))
        firm = said or place.quantity.value.kind in ("rank", "score", "percent")
        own = any(
            q.value.kind == place.quantity.value.kind and before[0].start < q.start < before[-1].end
            for q in context.quantities[max(0, place.index - 2 * _LIST_REACH) : place.index]
        )
        if fits and firm and not own and len(between) < 2 * _GAP_REACH and not _ALIKE.search(between):
            return before[len(before) - len(run) + at].subject
    after = [m for m in here if m.start >= run[-1].end]
    if after and any(
        pattern.fullmatch(text, run[-1].end, after[0].start) for pattern in (_PREDICATE, _IN_ORDER)
    ):
        listed = _listed(text, after)
        if len(listed) == len(run):
            return listed[at].subject
    return None


def _run(context: Context, place: Place) -> tuple[list[Mention], int]:
    """The coordinated figures of one kind around a quantity, and its own number among them."""
    kind = place.quantity.value.kind

    def joined(one: Mention, other: Mention) -> bool:
        return (
            one.value.kind == other.value.kind == kind
            and other.start - one.end < (20 if place.bracketed else 100)
            and _NEXT_FIGURE.fullmatch(context.text, one.end, other.start) is not None
        )

    def beside(indexes: Iterable[int]) -> Iterator[Mention]:
        # A run goes on over the brackets that tell more of one of its figures.
        for other in map(context.places.__getitem__, indexes):
            if other.bracketed == place.bracketed:
                yield other.quantity

    run = [place.quantity]
    for earlier in islice(beside(range(place.index - 1, max(-1, place.index - _SEEN - 1), -1)), _LIST_REACH):
        if not joined(earlier, run[0]):
            break
        run.insert(0, earlier)
    at = len(run) - 1
    last = min(len(context.places), place.index + _SEEN)
    for later in islice(beside(range(place.index + 1, last)), _LIST_REACH):
        if not joined(run[-1], later):
            break
        run.append(later)
    return run, at


def _listed(text: str, mentions: Sequence[SubjectMention]) -> list[SubjectMention]:
    """The first mentions of a sequence that form one list, whichever way it runs."""
    listed: list[SubjectMention] = list(mentions[:1])
    for mention in mentions[1 : _LIST_REACH + 1]:
        left, right = sorted((listed[-1], mention), key=lambda m: m.start)
        gap = text[left.end : right.start]
        if len(gap) > _GAP_REACH or not _NEXT_SUBJECT.search(gap) or ". " in gap or _inside(left, right):
            break
        listed.append(mention)
    return listed


def predicate(context: Context, place: Place, after: Sequence[SubjectMention]) -> str | None:
    """The subject of "thứ 2 là A", "đứng cuối bảng là 3 đơn vị: A, B": named after the figure by "là"."""
    if after and _PREDICATE.fullmatch(context.text, place.quantity.end, after[0].start):
        return after[0].subject
    return None


def coordinated(text: str, mentions: Sequence[SubjectMention], subject: str) -> list[str]:
    """The subjects listed together with one of them ("A, B và C", "A (1); B (2)"), itself included."""
    at = next((i for i, m in enumerate(mentions) if m.subject == subject), None)
    if at is None:
        return []
    low = high = at
    while low and _joined(text, mentions[low - 1], mentions[low]):
        low -= 1
    while high + 1 < len(mentions) and _joined(text, mentions[high], mentions[high + 1]):
        high += 1
    return list(dict.fromkeys(m.subject for m in mentions[low : high + 1]))


def _joined(text: str, left: SubjectMention, right: SubjectMention) -> bool:
    return _COORDINATED.fullmatch(text, left.end, right.start) is not None and not _inside(left, right)


def _inside(one: SubjectMention, other: SubjectMention) -> bool:
    """One lies in the other: "xã A, huyện B" and "huyện A, tỉnh B" are addresses, not lists."""
    if (one.level, other.level) == ("commune", "district"):
        return True
    return place_of(one.subject) == other.parent or place_of(other.subject) == one.parent


def row(context: Context, place: Place, mentions: Sequence[SubjectMention]) -> str | None:
    """The unit of a figure's row in a table that has been flattened to one cell a line.

    ``mentions``: those of the last lines before the figure, in reading order.
    """
    text, quantity = context.text, place.quantity
    begin = text.rfind("\n", max(0, quantity.start - 40), quantity.start) + 1
    end = text.find("\n", quantity.end, quantity.end + 40)
    end = len(text) if end < 0 else end
    if not begin or len(text[begin:end].strip()) - (quantity.end - quantity.start) > 3:
        return None
    for mention in reversed(mentions):
        if mention.end > begin:
            continue
        first = text.rfind("\n", max(0, mention.start - 60), mention.start) + 1
        last = text.find("\n", mention.end, mention.end + 60)
        cells = text[last:begin].split("\n")
        alone = last - first - (mention.end - mention.start) <= 8
        return mention.subject if alone and all(len(cell) <= 24 for cell in cells) else None
    return None
