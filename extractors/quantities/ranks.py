"""Positions: «xếp thứ 3/63», «vị trí thứ nhất», «đứng đầu», «cuối bảng», «top 10»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from heapq import merge

from extractors.quantities import patterns
from extractors.quantities.draft import Draft
from extractors.quantities.expressions import Expression

_LIST_REACH = 120
_AROUND = 250
_BEFORE = 130
_FULL_STOP = re.compile(r"(?<!tp)(?<!tx)(?<!tt)\.(?!\w)|\n")
_OF_HOW_MANY = re.compile(
    r"\s(?:trong|trên)(?: tổng)?(?: số)?\s\d"
    r"|\s(?:toàn quốc|cả nước|toàn tỉnh|toàn ngành|toàn thành phố)(?!\w)"
)
_TRIO = re.compile(
    r"(nhất)(?<=\s....)(?<!cao nhất)(?<!thấp nhất)(?<!giải nhất)(?<!hạng nhất)(?<!thứ nhất)(?<!tốt nhất)[,;]"
    r"(?:\s[^\W\d_]+){1,6}?\s(nhì)(?!\w)(?:[,;](?:\s[^\W\d_]+){1,6}?\s(ba)(?=\s?[,;.(\n]))?"
)
_WEEKDAY = re.compile(r"\sđến\s(?:hết\s|sáng\s|trưa\s|chiều\s|tối\s)?(?:thứ|chủ nhật)")
_AFTER_A_RANK = re.compile(r"(?<!\w)(?:đứng|dẫn đầu|xếp|thứ|hạng)(?!\w)[^.;\n]*,\s(?:và\s)?$")
"""«A đứng đầu cả nước, cuối cùng là B»."""
_MOST_RANKED = 1000
_LONE = re.compile(r"\s?(?:[,;.)\n]|$)|\s(?:cả nước|toàn quốc|toàn tỉnh)(?!\w)")
_MOVES = re.compile(r"[^.;,\n]{0,20}?\s(?:lên|xuống|còn|đến)(?!\w)")
_BESIDE_POINTS = re.compile(r"\d\s?(?:điểm|%)[,;]\s(?:xếp\s)?$")
"""Before «hạng 12»: «Cần Thơ (66,33 điểm, hạng 12)»."""
_ON_LADDER = re.compile(r"(?<!\w)(?:từ|lên|xuống|tụt xuống|rơi xuống|đứng|xếp|đứng ở|xếp ở)\s$")
_GRADE = re.compile(
    r"(?<!\w)(?:lương|ngạch|thợ|nghề|học|thâm niên|chức danh|kỹ năng|trình độ|ngoại ngữ|tiếng anh)(?!\w)"
)
_GRADE_AFTER = re.compile(r"\s?/|\s(?:lương|học|nghề|thợ|thang|nhà)(?!\w)")
_FIRST = ("đứng đầu", "dẫn đầu", "xếp đầu", "đầu bảng")


def rank_words(folded: str) -> Iterator[Draft]:
    """Ranks said in words, in reading order."""
    return merge(_ordinals(folded), _trios(folded), key=lambda rank: rank.start)


def _trios(folded: str) -> Iterator[Draft]:
    """«phường A nhất, phường B nhì, xã C ba»."""
    if " nhì" not in folded:
        return
    for match in _TRIO.finditer(folded):
        for group, place in ((1, 1), (2, 2), (3, 3)):
            if match[group] is not None:
                start, end = match.span(group)
                yield _worded(folded, start, end, Decimal(place), None)


def _ordinals(folded: str) -> Iterator[Draft]:
    accepted = -_LIST_REACH
    for match in patterns.RANK_SCAN.finditer(folded):
        start, end = match.span()
        if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
            continue
        term = patterns.RANK_WORDS.head(folded, start)
        if term is None:
            continue
        if match.group().endswith("cuối") and folded.startswith(" bảng", end):
            start, end = end - len("cuối"), end + len(" bảng")
        before = folded[max(0, start - _BEFORE) : start]
        listed = start - accepted < _LIST_REACH and _continues(folded[accepted:start], match.group())
        place = listed or _has_place(match.group(), before, folded[end : end + 8])
        if term.payload.needs_place and not place:
            continue
        if match.group() in _FIRST and _heads_a_body(before, folded[end : end + 20]):
            continue
        if term.payload.rank != 2 and patterns.LEADING_GROUP.search(before):
            continue
        accepted = end
        yield _worded(folded, start, end, term.payload.rank, term.payload.from_last)


def _worded(folded: str, start: int, end: int, rank: Decimal | None, from_last: int | None) -> Draft:
    text = folded[start:end]
    return Draft(start, end, start, end, "rank", rank, text=text, why="rank word", from_last=from_last)


def _continues(between: str, words: str) -> bool:
    """«X xếp thứ nhất; Y thứ hai, thứ ba là Z»: the list goes on within the sentence."""
    return words.startswith(("thứ", "hạng")) and _FULL_STOP.search(between) is None


def _has_place(words: str, before: str, after: str) -> bool:
    """An ordinal is a rank only where something says that it is a place in an order."""
    if words == "cuối cùng" and before.endswith("thứ "):
        return False
    if words == "đầu tiên":
        return before.endswith(("xếp vị trí ", "đứng vị trí ", "giữ vị trí ", "ở vị trí ", "xếp hạng "))
    if patterns.RANK_WORD_LEAD.search(before):
        return True
    if words == "cuối cùng" and after.startswith((" là ", " thuộc ")):
        return _AFTER_A_RANK.search(before) is not None
    if words.startswith("hạng"):
        return bool(patterns.RANKED_AFTER.match(after)) and not patterns.ORDER.search(before)
    return bool(words == "đầu bảng" and re.search(r"(?:lên|ngôi|vị trí|giữ|đứng|xếp)\s$", before))


def _heads_a_body(before: str, after: str) -> bool:
    """«người đứng đầu cơ quan» holds an office, no rank."""
    return bool(
        patterns.HEAD_OF.search(before) or patterns.LED_BY.search(before) or patterns.LEADS_BODY.match(after)
    )


def rank_of(folded: str, expression: Expression, floor: int, ranked: bool, in_list: bool) -> Draft | None:
    """The rank that a number stands for, by the words before it.

    ``ranked``: a rank was found before in the article; ``in_list``: right before in the sentence.
    """
    start = expression.start
    before = folded[max(floor, start - 60) : start]
    top = patterns.TOP.search(before)
    if top is not None and expression.form in ("single", "slash"):
        return _draft(folded, expression, start - len(top.group()), "top", cmp="<=")
    place = patterns.PLACE_N.search(before)
    if folded.startswith(" bậc", expression.end):
        return None
    if expression.low.decimals or expression.low.scale or expression.form == "range":
        return None
    if place is None:
        if expression.form == "slash" and re.search(
            r"(?:xếp|đứng|xếp hạng|thứ hạng:?|thứ tự:?|hạng:?)\s$", before
        ):
            return _draft(folded, expression, start, "place a/b")
        return None
    words = place.group().strip()
    quote = start - len(place.group())
    lead = before[: place.start()]
    if words == "bậc":
        climbs = _ON_LADDER.search(lead) is not None and not _is_grade(folded, lead, expression.end)
        return _draft(folded, expression, quote, "place on a ladder") if climbs else None
    if lead.endswith("bảng xếp ") and expression.form == "single":
        return None
    if (
        words.startswith(("vị trí", "vị thứ", "thứ hạng", "ngôi", "hàng thứ", "hạng thứ"))
        or expression.form == "slash"
    ):
        # «tại vị trí 2 cô gái gặp nạn» points at a place on the ground.
        moves = lead.endswith("từ ") and _MOVES.match(folded, expression.end)
        holds = (
            moves
            or patterns.HOLDS.search(lead)
            or (lead.endswith("ở ") and _LONE.match(folded, expression.end))
        )
        if words == "vị trí" and expression.form != "slash" and not holds:
            return None
        inner = quote + (len(words) - len("thứ") if words.endswith(" thứ") else 0)
        if patterns.NOT_RANKED.search(lead) and words == "thứ":
            return None
        return _draft(folded, expression, inner, words)
    if words == "thứ" and expression.low.value <= 7 and _WEEKDAY.match(folded, expression.end):
        return None
    moves = lead.endswith("từ ") and _MOVES.match(folded, expression.end)
    if patterns.NOT_RANKED.search(lead) and not moves and not patterns.RANK_WORD_LEAD.search(lead):
        return None
    if patterns.RANK_LEAD.search(lead) and not (words == "hạng" and not moves and _is_class(lead)):
        return _draft(folded, expression, quote, words)
    if words == "hạng" and lead.endswith("(") and not _is_class(lead):
        return _draft(folded, expression, quote, "place in brackets")
    if words == "hạng" and _BESIDE_POINTS.search(lead) and _LONE.match(folded, expression.end):
        return _draft(folded, expression, quote, "place beside points")
    if words == "thứ" and (
        in_list or (ranked and lead.endswith("(")) or _of_how_many(folded, expression.end)
    ):
        return _draft(folded, expression, quote, "listed place")
    return None


def _is_grade(folded: str, lead: str, end: int) -> bool:
    """«lương bậc 3», «thợ bậc 4/7»: a grade, no place."""
    return _GRADE.search(lead) is not None or _GRADE_AFTER.match(folded, end) is not None


def _is_class(lead: str) -> bool:
    """«từ hạng 3», «được hạng 3» of a licence or a title, unless the place moves: «từ hạng 7 lên hạng 4»."""
    return lead.endswith(("được ", "từ ")) or patterns.ORDER.search(lead) is not None


def _of_how_many(folded: str, end: int) -> bool:
    return _OF_HOW_MANY.match(folded, end) is not None


def _draft(folded: str, expression: Expression, quote: int, why: str, cmp: str = "=") -> Draft:
    denominator = expression.denominator.value if expression.denominator else None
    return Draft(
        quote,
        expression.end,
        expression.start,
        expression.end,
        "rank",
        expression.low.value,
        denominator=denominator,
        cmp=cmp,
        text=expression.low.text,
        why=f"rank: {why}",
    )


class RankedBodies:
    """How many bodies the article says were ranked, by the noun that counts them."""

    def __init__(self, folded: str, drafts: list[Draft]) -> None:
        self.largest: dict[str, Decimal] = {}
        self.denominators: set[Decimal] = set()
        for draft in drafts:
            if (
                draft.kind == "count"
                and draft.unit
                and draft.value is not None
                and draft.value <= _MOST_RANKED
            ):
                self._note(draft.unit, draft.value)
                if folded.startswith("(", draft.start - 1):
                    # «khối sở, ngành (15 đơn vị)»: what stands before is counted as well.
                    named = patterns.BODY_CLASS.findall(folded, max(0, draft.start - 24), draft.start)
                    for noun in named:
                        self._note(noun, draft.value)
            elif draft.kind == "rank" and draft.denominator is not None and draft.from_last is None:
                self.denominators.add(draft.denominator)
            if draft.ranked and draft.denominator is not None:
                self._note(draft.ranked, draft.denominator)

    def _note(self, unit: str, number: Decimal) -> None:
        syllables = unit.split(",")[0].split(" ")
        # Groups are ranked by kind: «8 nhóm thủ tục hành chính» are «nhóm thủ tục».
        kind = syllables[:3] if syllables[0] == "nhóm" else syllables[:1]
        for noun in {" ".join(syllables), " ".join(kind)}:
            self.largest[noun] = max(number, self.largest.get(noun, number))

    def number(self, folded: str, draft: Draft, bounds: tuple[int, int]) -> Decimal | None:
        """The number of places of which ``draft`` is the last; ``None`` for shared or partial rankings."""
        first, last = max(bounds[0], draft.start - _AROUND), min(bounds[1], draft.end + _AROUND)
        after = folded[draft.end : last]
        if patterns.PLURAL_LAST.search(folded[first : draft.start]) or patterns.SEVERAL_LAST.match(after):
            return None
        if patterns.LAST_OF_SOME.match(after):
            return None
        classes = {match.group(1) for match in patterns.BODY_CLASS.finditer(folded[first:last])}
        stated = [self.largest[noun] for noun in classes if noun in self.largest]
        if stated:
            largest = max(stated)
            return largest if largest > 2 else None
        return next(iter(self.denominators)) if len(self.denominators) == 1 and not classes else None
