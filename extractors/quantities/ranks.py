"""Positions: «xếp thứ 3/63», «vị trí thứ nhất», «đứng đầu», «cuối bảng», «top 10»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from extractors.quantities import patterns
from extractors.quantities.draft import Draft
from extractors.quantities.expressions import Expression

_FIRST = ("đứng đầu", "dẫn đầu", "xếp đầu", "đầu bảng")


def rank_words(folded: str) -> Iterator[Draft]:
    """Ranks said in words, in reading order."""
    for match in patterns.RANK_SCAN.finditer(folded):
        start, end = match.span()
        if (start and folded[start - 1].isalnum()) or (end < len(folded) and folded[end].isalnum()):
            continue
        term = patterns.RANK_WORDS.head(folded, start)
        if term is None:
            continue
        if match.group().endswith("cuối") and folded.startswith(" bảng", end):
            start, end = end - len("cuối"), end + len(" bảng")
        before = folded[max(0, start - 40) : start]
        if term.payload.needs_place and not _has_place(match.group(), before, folded[end : end + 8]):
            continue
        if match.group() in _FIRST and _heads_a_body(before, folded[end : end + 20]):
            continue
        yield Draft(
            start,
            end,
            start,
            end,
            "rank",
            term.payload.rank,
            text=folded[start:end],
            why="rank word",
            from_last=term.payload.from_last,
        )


def _has_place(words: str, before: str, after: str) -> bool:
    """An ordinal is a rank only where something says that it is a place in an order."""
    if patterns.RANK_WORD_LEAD.search(before):
        return True
    if words.startswith("hạng"):
        return bool(patterns.RANKED_AFTER.match(after)) and not patterns.ORDER.search(before)
    return bool(words == "đầu bảng" and re.search(r"(?:lên|ngôi|vị trí|giữ|đứng|xếp)\s$", before))


def _heads_a_body(before: str, after: str) -> bool:
    """«người đứng đầu cơ quan» holds an office, no rank."""
    return bool(patterns.HEAD_OF.search(before) or patterns.LEADS_BODY.match(after))


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
    if (
        words.startswith(("vị trí", "vị thứ", "thứ hạng", "ngôi", "hàng thứ", "hạng thứ"))
        or expression.form == "slash"
    ):
        # «tại vị trí 2 cô gái gặp nạn» points at a place on the ground.
        if words == "vị trí" and expression.form != "slash" and not patterns.RANK_LEAD.search(lead):
            return None
        inner = quote + (len(words) - len("thứ") if words.endswith(" thứ") else 0)
        if patterns.NOT_RANKED.search(lead) and words == "thứ":
            return None
        return _draft(folded, expression, inner, words)
    if patterns.NOT_RANKED.search(lead) and not patterns.RANK_WORD_LEAD.search(lead):
        return None
    if patterns.RANK_LEAD.search(lead) and not (words == "hạng" and lead.endswith(("từ ", "được "))):
        return _draft(folded, expression, quote, words)
    if words == "thứ" and (
        in_list or (ranked and lead.endswith("(")) or _of_how_many(folded, expression.end)
    ):
        return _draft(folded, expression, quote, "listed place")
    return None


def _of_how_many(folded: str, end: int) -> bool:
    return re.match(r"\s(?:trong|trên)(?: tổng)?(?: số)?\s\d", folded[end : end + 24]) is not None


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


def number_ranked(folded: str, draft: Draft, drafts: list[Draft], bounds: tuple[int, int]) -> Decimal | None:
    """How many bodies a last rank is the last of, if the article says so; ``None`` for shared places."""
    before = folded[bounds[0] : draft.start]
    if patterns.PLURAL_LAST.search(before) or re.match(
        r"[^.;\n]{0,40}?là\s\d", folded[draft.end : bounds[1]]
    ):
        return None
    if re.match(
        r"[^.;,\n]{0,30}?\strong\s(?:các|nhóm|vùng|khu vực|khối)(?!\w)", folded[draft.end : bounds[1]]
    ):
        return None
    sentence = folded[bounds[0] : bounds[1]]
    classes = {m.group(1) for m in patterns.BODY_CLASS.finditer(sentence)}
    stated = [
        v for noun, v in _stated(drafts) if noun.split(",")[0] in classes or noun.split(" ")[0] in classes
    ]
    ranked = {
        d.denominator
        for d in drafts
        if d.kind == "rank" and d.denominator is not None and d.from_last is None
    }
    if stated:
        largest = max(stated)
        return largest if largest > 2 else None
    return next(iter(ranked)) if len(ranked) == 1 and not classes else None


def _stated(drafts: list[Draft]) -> Iterator[tuple[str, Decimal]]:
    """Numbers of bodies that the article tells, with the noun that was counted."""
    for draft in drafts:
        if draft.kind == "count" and draft.unit and draft.value is not None:
            yield draft.unit, draft.value
        elif draft.ranked and draft.denominator is not None:
            yield draft.ranked, draft.denominator
