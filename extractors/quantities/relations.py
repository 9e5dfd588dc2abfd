"""Rules over the quantities of a sentence or article: wholes, numbers ranked, shared comparators."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractors.quantities import patterns
from extractors.quantities.draft import Draft
from extractors.quantities.governing import govern, join_spans
from extractors.quantities.ranks import RankedBodies

_JOINT = re.compile(
    r"(?:\s(?:bảng\s)?xếp hạng)?\s(?:trong|trên|của)(?:\s(?:bảng|danh sách)(?:\sxếp hạng)?(?:\scủa)?)?"
    r"(?:\stổng)?(?:\ssố)?\s$"
)
_OF_WHOLE = re.compile(
    r"(?:\s(?:này|đó|trên))?\s(?:trong\s(?:tổng\s)?số|trên\s(?:tổng\s)?số|trên\stổng|trên)"
    r"\s(?:(?:hơn|gần|khoảng|trên)\s)?$"
)
_ATTRIBUTE = re.compile(
    r"(?: (?!các|những|và|do|bộ|sở|tỉnh|huyện|xã|đã|đang|được|xếp|vẫn|cùng|tiếp|vươn|lần)[^\W\d_]+){1,2} "
)
"""Between a count and a rank word: «10 đối tác thương mại đứng đầu»."""
_AMOUNTS = re.compile(r"(?<!\w)tương đương(?:\svới)?\s(?:(?:hơn|gần|khoảng|trên)\s)?$")
"""Before a count: what a share comes to, that the verb before the share governs."""
_TOTAL = re.compile(r"(?<!\w)(?:trong|trên)(?:\s(tổng))?\s?số(?:\scác)?\s$")
_HELD = re.compile(r"[^.;:()\n\d]{0,60}\s(?:có|đã có)(?:\s(?:tới|đến|hơn|gần|khoảng|trên))?\s")
_HOURS_OF = re.compile(r"\strong\s(?:tổng\s)?số\s")
_STROKE = re.compile(r"\s?/\s?")
_TELLS_PLACE = re.compile(r"[^.;,()\n\d]{0,60}\s?\(\s?")
_FORMER = re.compile(r"\sso với\s[^.;,()\n]{0,30}?\s(?:là|ở vị trí|xếp)\s")
_ANY_BODY = frozenset(["địa phương", "đơn vị", "cơ quan, đơn vị"])
"""What any body may be called."""
_NEIGHBOURS = 20
"""Quantities of a sentence that may be parts of a total on either side of it."""
_AND = re.compile(
    r"[^,;.:()\n]{0,60}\svà\s((?:[^\W\d_]+\s){0,2}(?:ít|nhiều|thấp|cao|lớn|nhỏ) nhất\s(?:là\s)?)?$"
)


def relate(folded: str, drafts: list[Draft], bounds: list[tuple[int, int]]) -> list[Draft]:
    """The drafts with denominators, signs and comparators that other quantities decide."""
    drafts.sort(key=lambda d: (d.start, -d.end))
    _drop_attributes(folded, drafts)
    _join_neighbours(folded, drafts)
    drafts = [d for d in drafts if not d.dropped]
    by_sentence: dict[int, list[Draft]] = {}
    for found in drafts:
        by_sentence.setdefault(found.sentence, []).append(found)
    for members in by_sentence.values():
        join_spans(folded, members)
        _places(folded, members)
        _hours(folded, members)
        _totals(folded, members)
        _shared(folded, members)
        govern(folded, members)
    drafts = [d for d in drafts if not d.dropped]
    _last_places(folded, drafts, bounds)
    return drafts


def _places(folded: str, members: list[Draft]) -> None:
    """Fractions that tell a place: «đứng chót bảng (19/19)», «lên 2 bậc so với năm trước là 8/9 đơn vị»."""
    ranked = {d.denominator for d in members if d.kind == "rank" and d.denominator is not None}
    for first, second in pairwise(members):
        if second.kind != "ratio" or second.value is None or second.denominator is None:
            continue
        between = folded[first.end : second.start]
        of_words = (
            first.why == "rank word"
            and first.denominator is None
            and _TELLS_PLACE.fullmatch(between) is not None
            and folded.startswith(")", second.end)
            and first.value in (None, second.value)
        )
        moved = first.kind == "change" and first.unit in ("bậc", "hạng") and _FORMER.fullmatch(between)
        if of_words or (moved and second.denominator in ranked):
            second.kind, second.unit, second.end = "rank", None, second.number_end
            second.why = "place beside a rank"
        if of_words:
            first.denominator = second.denominator


def _last_places(folded: str, drafts: list[Draft], bounds: list[tuple[int, int]]) -> None:
    """«cuối bảng» is the place N where N bodies are ranked, «áp chót» the one before."""
    bodies = RankedBodies(folded, drafts)
    for found in drafts:
        if found.from_last is None:
            continue
        if found.denominator is None:
            found.denominator = bodies.number(folded, found, bounds[found.sentence])
        if found.denominator is not None:
            found.value = found.denominator - found.from_last


def _drop_attributes(folded: str, drafts: list[Draft]) -> None:
    """«10 tỉnh dẫn đầu» counts leaders; it ranks none of them first."""
    for before, found in pairwise(drafts):
        if found.why == "rank word" and before.kind in ("count", "ratio"):
            between = folded[before.end : found.start]
            many = before.value is not None and before.value > 1 and found.text.endswith(" đầu")
            found.dropped |= not between.strip() or (many and _ATTRIBUTE.fullmatch(between) is not None)
    for best in drafts:
        # «vào nhóm 5 tỉnh dẫn đầu» is the top five.
        grouped = best.kind == "count" and folded.endswith(("nhóm ", "tốp ", "top "), 0, best.start)
        if grouped and best.high is None and patterns.LEADERS.match(folded, best.end):
            best.kind, best.unit, best.cmp, best.why = "rank", None, "<=", "the best so many"


def _join_neighbours(folded: str, drafts: list[Draft]) -> None:
    """A number right before «trong số N», «trên tổng số N»: rank among N, or part of N."""
    alive = [d for d in drafts if not d.dropped]
    for first, second in pairwise(alive):
        if (
            second.kind != "count"
            or second.value is None
            or first.sentence != second.sentence
            or first.dropped
        ):
            continue
        between = folded[first.end : second.start]
        if len(between) > 40:
            continue
        among = (
            first.why == "rank word"
            and between == " "
            and second.value > 2
            and patterns.RANKED_NOUN.match(second.unit or "")
        )
        if first.kind == "rank" and first.denominator is None and (among or _JOINT.fullmatch(between)):
            first.denominator, first.end, first.ranked = second.value, second.end, second.unit
            second.dropped = True
        elif (
            first.kind in ("count", "change")
            and first.unit != "%"
            and first.value is not None
            and abs(first.value) <= second.value
            and (_OF_WHOLE.fullmatch(between) or (first.unit == second.unit and _STROKE.fullmatch(between)))
            and not _AMOUNTS.search(folded, max(0, first.start - 30), first.start)
            and (first.unit is None or _same(first, second) or "tổng" in between or _kin(first, second))
        ):
            first.kind, first.denominator, first.end = "ratio", second.value, second.end
            first.value, first.start, first.verb = abs(first.value), first.number_start, None
            first.text = folded[first.number_start : second.number_end]
            first.unit, first.why, second.dropped = first.unit or second.unit, "part of a total", True


def _hours(folded: str, members: list[Draft]) -> None:
    """«được công nhận 38 giờ trong số 100 giờ»: time as a part of time."""
    for first, second in pairwise(members):
        if first.kind == second.kind == "duration" and first.unit == second.unit:
            if first.value is None or second.value is None or not 0 < first.value <= second.value:
                continue
            if _HOURS_OF.fullmatch(folded, first.end, second.start):
                first.kind, first.denominator, first.end = "ratio", second.value, second.end
                first.text, first.why = folded[first.number_start : second.number_end], "part of a total"
                second.dropped = True


def _same(one: Draft, other: Draft) -> bool:
    return bool(one.unit and other.unit) and one.unit.split(" ")[0] == other.unit.split(" ")[0]  # type: ignore[union-attr]


def _kin(one: Draft, other: Draft) -> bool:
    """Nouns of one group: services are counted among procedures."""
    groups = [patterns.NOUNS.head(d.unit, 0) for d in (one, other) if d.unit]
    return len(groups) == 2 and None not in groups and groups[0].payload == groups[1].payload  # type: ignore[union-attr]


def _totals(folded: str, members: list[Draft]) -> None:
    """«trong tổng số b …, a …» and «a … trong tổng số b»: the whole is not told again."""
    for index, whole in enumerate(members):
        if whole.kind != "count" or whole.value is None or whole.dropped:
            continue
        before = folded[max(0, whole.start - 24) : whole.start]
        lead = _TOTAL.search(before)
        if lead is None:
            _held(folded, before, whole, members[index + 1 : index + 2])
            continue
        around = members[max(0, index - _NEIGHBOURS) : index + _NEIGHBOURS]
        ranks = [d for d in around if d.kind == "rank" and d.denominator is None and d.from_last is None]
        for rank in ranks[:1]:
            rank.denominator = whole.value
        parts = (
            [d for d in members[max(0, index - _NEIGHBOURS) : index] if _is_part(d, whole)][:1]
            if lead.group(1)
            else []
        )
        if parts:
            parts[0].end = whole.end
        else:
            following = members[index + 1 : index + 1 + _NEIGHBOURS]
            parts = [d for d in following if _is_part(d, whole)] or [
                d for d in following[:1] if _is_any_part(d, whole)
            ]
            if parts:
                parts[0].start = whole.start
        for part in parts:
            part.kind, part.denominator, part.why = "ratio", whole.value, "part of a total"
        whole.dropped = bool(parts)


def _held(folded: str, before: str, whole: Draft, following: list[Draft]) -> None:
    """«trong 1.200 hồ sơ đã nhận có 1.150 hồ sơ đúng hạn»."""
    if not before.endswith("trong ") or not following or not _is_part(following[0], whole):
        return
    part = following[0]
    if _HELD.fullmatch(folded[whole.end : part.start]):
        part.start, part.kind, part.denominator, part.why = (
            whole.start,
            "ratio",
            whole.value,
            "part of a total",
        )
        whole.dropped = True


def _is_part(part: Draft, whole: Draft) -> bool:
    return (
        part.kind == "count"
        and not part.dropped
        and part.value is not None
        and whole.value is not None
        and part.value <= whole.value
        and _same(part, whole)
    )


def _is_any_part(part: Draft, whole: Draft) -> bool:
    """«trong số 9 huyện, có 7 địa phương»."""
    named = part.unit in _ANY_BODY and patterns.RANKED_NOUN.match(whole.unit or "") is not None
    return named and _is_part(replace(part, unit=whole.unit), whole)


def _shared(folded: str, members: list[Draft]) -> None:
    """«không quá 50% … và 50% …»: what stands before the first holds for the second."""
    for first, second in pairwise(members):
        if first.kind not in ("percent", "change") or second.kind != "percent" or first.high is not None:
            continue
        between = folded[first.end : second.start]
        joined = _AND.fullmatch(between)
        if not joined:
            continue
        listed = "lần lượt" in folded[max(0, first.start - 30) : first.start]
        if (listed or first.cmp in (">=", "<=")) and second.cmp == "=":
            second.cmp = first.cmp
        if first.kind == "change" and first.verb and "so với" not in between and between.count(" ") <= 9:
            sign = Decimal(-1) if first.value is not None and first.value < 0 else Decimal(1)
            second.kind, second.verb, second.why = "change", first.verb, "shared verb of change"
            second.value = second.value * sign if second.value is not None else None
            if joined[1]:
                # «nhiều nhất là 5% và ít nhất là 1%»: the least of all, not at least.
                second.cmp = first.cmp
