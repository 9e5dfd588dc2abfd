"""A percentage with the two counts that it is the share of.

"37/40 nhiệm vụ, đạt 92,5%"; "trong tổng số 1.250 hồ sơ, 1.205 hồ sơ đúng hạn, chiếm 96,4%". A
percentage is of its own base, which is not merely the nearest number. Where the words tie three figures
together whatever comes out is said; where they only may belong together nothing is, unless it comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import NamedTuple
from uuid import UUID

from gazetteer.check_words import any_of, words
from pipeline.check.figures import Figure, Report
from pipeline.check.finding import Finding, Kind, Party, Verdict, combined, judged
from pipeline.check.intervals import Interval, Reported, claimed
from pipeline.check.passages import Passage, nouns_fit, passages
from pipeline.check.wording import number, places, shown

_HEDGES = rf"(?:\s*{any_of('hedge')})*\s*"
_SHARE = re.compile(rf"(?:{any_of('share')}|[(=]){_HEDGES}$")
_BARE = re.compile(rf"\s*(?:[,(=–-]\s*)?{_HEDGES}(?:{any_of('share')}{_HEDGES})*(?:\({_HEDGES})?$")
_OWN_NAME = re.compile(rf"tỷ lệ(?!\s*(?:là|đạt|chiếm|:|{any_of('hedge')})?\s*$)(?! đạt\s*$)")
_GROWTH = words("growth")
_PLAN = words("plan")
_COMPARED = re.compile(rf"\s*(?:điểm phần trăm|{any_of('growth')})")
_BASE_BEFORE = re.compile(rf"{any_of('base')}\s*(?:là|có|hơn|gần|trên|khoảng|:)?\s*$")
_BASE_AFTER = re.compile(rf"\s*(?:của|trong|trên)?\s*{any_of('base')}[^,;.()]{{0,30}}$")
_NAMES_BASE = re.compile(r"\s*(?:trong|trên|của|so với)?\s*(?:tổng số|tổng|số)\s+[^\W\d]")
_OPENS = re.compile(rf"{any_of('opener')}|[(:]|,\s*với\s*$")
_BACK = re.compile(r"\s*\(\s*(?:(?:tương ứng|tương đương|tức|hay|là|với)\s*(?:với|là)?\s*)?$")
_TURNED = re.compile(r"\s*,?\s*(?:tương ứng|tương đương|tức là|tức|hay)\s*(?:với|là)?\s*" + _HEDGES + "$")
_RESOLVED_PARTS = frozenset({"dossiers_on_time", "dossiers_overdue"})
_WINDOW = 12
"""Counts that are looked back over for a base."""
_TELLING = 3
"""Digits of a percentage that does not come out by chance."""


class _Pair(NamedTuple):
    """The counts that a percentage is said to be the share of."""

    part: Figure
    base: Figure | None
    """``None`` where the part is a ratio, which holds its base."""
    tied: bool
    """Whether the words tie them to the percentage."""
    likely: bool = False
    """Whether they at least make it likely, as when another percentage of the sentence is of the base."""


def check(report: Report) -> Iterator[Finding]:
    """Every percentage of ``report`` that stands with its counts."""
    earlier: list[Figure] = []
    seen: set[frozenset[UUID]] = set()
    for passage in passages(report):
        paired = dict(_in_turn(passage))
        bases: set[UUID] = set()
        elsewhere: set[Decimal] = set()
        for percent, candidates in chain(_candidates(passage, paired, earlier), _nested(passage)):
            pairs = [_of_named_base(percent, pair, passage, elsewhere) for pair in candidates]
            pairs = [p._replace(likely=p.likely or (p.base and p.base.claim_id) in bases) for p in pairs]
            found = _best(percent, pairs)
            if not found:
                continue
            bases |= {party.figure.claim_id for party in found.parties if party.role == "total"}
            said = frozenset(party.figure.repeat_of or party.figure.claim_id for party in found.parties)
            if said not in seen:
                seen.add(said)
                yield found
        counts = [figure for figure in passage.figures if figure.kind in ("count", "money")]
        earlier = (earlier + counts)[-_WINDOW:]


def _candidates(
    passage: Passage, paired: dict[int, _Pair], earlier: list[Figure]
) -> Iterator[tuple[Figure, list[_Pair]]]:
    for at, percent in enumerate(passage.figures):
        if percent.kind == "percent" and percent.value is not None:
            yield percent, [paired[at]] if at in paired else list(_pairs(passage, at, earlier))


def _nested(passage: Passage) -> Iterator[tuple[Figure, list[_Pair]]]:
    """ "412 hồ sơ, chiếm 0,84% trong tổng số 49.106 hồ sơ"."""
    for ratio, percent in passage.nested:
        if ratio.kind == "ratio" and percent.kind == "percent" and percent.value is not None:
            tied = bool(_SHARE.search(passage.folded, ratio.start, percent.start))
            yield percent, [_Pair(ratio, None, tied)]


def _of_named_base(percent: Figure, pair: _Pair, passage: Passage, elsewhere: set[Decimal]) -> _Pair:
    """The pair, likely at most where words name the base: "230/470 phiếu, chiếm 46% tổng số cử tri".

    What is out of the same number in the same sentence is of that base as well.
    """
    whole = pair.part.denominator
    if pair.base is not None or whole is None:
        return pair
    named = percent.start > pair.part.end and _NAMES_BASE.match(passage.folded, percent.end)
    if not named and whole not in elsewhere:
        return pair
    elsewhere.add(whole)
    return pair._replace(tied=False, likely=True)


def _in_turn(passage: Passage) -> Iterator[tuple[int, _Pair]]:
    """ "10/20 và 15/20 việc, lần lượt đạt 50% và 75%": as many ratios as percentages, one after another."""
    figures = passage.figures
    start = 0
    while start < len(figures):
        middle = _run(figures, start, "ratio")
        end = _run(figures, middle, "percent")
        size = middle - start
        if size > 1 and end - middle == size and words("respectively").search(passage.before(middle)):
            for step in range(size):
                yield middle + step, _Pair(figures[start + step], None, True)
        start = max(end, start + 1)


def _run(figures: tuple[Figure, ...], start: int, kind: str) -> int:
    while start < len(figures) and figures[start].kind == kind:
        start += 1
    return start


def _pairs(passage: Passage, at: int, earlier: list[Figure]) -> Iterator[_Pair]:
    figures, percent = passage.figures, passage.figures[at]
    lead, after = passage.before(at), passage.after(at)
    if _COMPARED.match(after):
        return
    if at + 1 < len(figures) and figures[at + 1].kind in ("ratio", "count"):
        turned = bool(_TURNED.match(after))
        if turned or _BACK.match(after):
            part = figures[at + 1]
            if part.kind == "ratio":
                yield _Pair(part, None, not _PLAN.search(after))
            elif turned:
                for base in _nearby(figures[:at], earlier, part):
                    yield _Pair(part, base, False)
    if not at or not _leads(lead):
        return
    part = figures[at - 1]
    planned = _PLAN.search(after[:40]) and not (part.kind == "ratio" and part.indicator == "tasks_done")
    tied = _is_tied(lead, percent, part) and not planned
    if part.kind == "ratio":
        yield _Pair(part, None, tied)
    elif part.kind in ("count", "money"):
        if at + 1 < len(figures) and _BASE_AFTER.match(after) and _same_things(part, figures[at + 1]):
            yield _Pair(part, figures[at + 1], tied)
            return
        named = _named_base(passage, at - 1)
        if named is not None:
            # Words after the percentage name another base: "chiếm 5% số hộ nghèo".
            yield _Pair(part, named, tied and not re.match(r"\s*[^\W\d_]", after))
        for other in _nearby(figures[: at - 1], earlier, part):
            if other is not named:
                yield _Pair(part, other, False)


def _leads(lead: str) -> bool:
    """Whether words between a count and a percentage can make the one the share of the other."""
    return bool(
        _SHARE.search(lead)
        and not re.search(r"[;\n]|[.?!]\s", lead)
        and not _GROWTH.search(lead)
        and not re.search(r"\bcòn\b", lead)
    )


def _is_tied(lead: str, percent: Figure, part: Figure) -> bool:
    """Whether those words leave no doubt."""
    if _OWN_NAME.search(lead.rstrip("( ")):
        return False
    head, mark, tail = _last_mark(lead)
    if not mark:
        # "9/12 xã đạt 100%" says how many reached all.
        return bool(_BARE.match(head)) and "đạt" not in head.split() and percent.cmp == "="
    if not _BARE.match(tail):
        return False
    return mark == "(" or percent.cmp == "=" or part.indicator == percent.indicator


def _last_mark(lead: str) -> tuple[str, str, str]:
    at = max(lead.rfind(","), lead.rfind("("), lead.rfind(" - "), lead.rfind("–"))
    return (lead, "", "") if at < 0 else (lead[:at], lead[at], lead[at + 1 :].removeprefix("- "))


def _named_base(passage: Passage, part: int) -> Figure | None:
    """The base that the words give to the count at ``part``, if they give one."""
    figures, it = passage.figures, passage.figures[part]
    for at in range(part - 1, max(-1, part - 1 - _WINDOW), -1):
        base = figures[at]
        if not _same_things(it, base):
            continue
        if figures[at + 1].kind == "percent" and _leads(passage.before(at + 1)):
            # A part of the same whole: its base may be ours, it is not.
            continue
        if _BASE_BEFORE.search(passage.before(at)):
            return base
        between = passage.between(at, part)
        if at == part - 1 and (_OPENS.search(between) or _done_of(base, it, between)):
            return base
        if _timed(base, figures[at + 1 : part + 1]):
            return base
    return None


def _done_of(assigned: Figure, done: Figure, between: str) -> bool:
    """ "giao 40 nhiệm vụ, đã hoàn thành 37 nhiệm vụ"."""
    return assigned.indicator == done.indicator == "tasks_done" and bool(re.search(r"[,;]", between))


def _timed(base: Figure, parts: tuple[Figure, ...]) -> bool:
    """Whether nothing but dossiers on time or late, and their shares, follow the number resolved."""
    return base.indicator == "dossiers_resolved" and all(
        part.kind == "percent" or (part.kind == "count" and part.indicator in _RESOLVED_PARTS)
        for part in parts
    )


def _nearby(before: tuple[Figure, ...], earlier: list[Figure], part: Figure) -> Iterator[Figure]:
    """Counts of the same things before ``part``, the nearest first."""
    for base in [*reversed(before), *reversed(earlier)][:_WINDOW]:
        if _same_things(part, base):
            yield base


def _same_things(part: Figure, base: Figure) -> bool:
    return (
        base.kind == part.kind
        and base.value is not None
        and part.value is not None
        and base.high is None
        and part.high is None
        and base.value >= part.value > 0
        and base.status == part.status
        and nouns_fit(part.unit, base.unit)
    )


def _best(percent: Figure, pairs: list[_Pair]) -> Finding | None:
    """The finding of the pair that comes out, else of the one that the words tie together."""
    judgements = [(pair, _judge(percent, pair)) for pair in pairs]
    telling = len(re.sub(r"\D", "", percent.value_text).lstrip("0")) >= _TELLING
    for wanted in (Verdict.consistent, Verdict.rounding):
        for pair, verdict in judgements:
            likely = pair.likely or (telling and wanted == Verdict.consistent)
            if verdict == wanted and (pair.tied or likely):
                return _finding(percent, pair, verdict)
    for pair, verdict in judgements:
        if pair.tied:
            return _finding(percent, pair, verdict)
    return None


def _judge(percent: Figure, pair: _Pair) -> Verdict:
    whole = _whole(pair)
    if whole is None or percent.high is not None or pair.part.high is not None:
        return Verdict.uncheckable
    return judged(claimed(percent.stated, percent.cmp), combined(_share, pair.part.stated, whole))


def _share(part: Interval, whole: Interval) -> Interval:
    return part.ratio(whole).scaled(100)


def _whole(pair: _Pair) -> Reported | None:
    if pair.part.value is None or (pair.base is None and not pair.part.denominator):
        return None
    return pair.part.whole if pair.base is None else pair.base.stated


def _finding(percent: Figure, pair: _Pair, verdict: Verdict) -> Finding:
    part, base = pair.part, pair.base
    parties = [Party(percent, "percent")]
    parties += [Party(part, "ratio")] if base is None else [Party(part, "part"), Party(base, "total")]
    printed = f"{shown(percent)}%"
    if verdict == Verdict.uncheckable or part.value is None:
        reason = "là một khoảng" if percent.high is not None else "không đủ số liệu"
        said = f"Không kiểm tra được tỷ lệ {percent.quote}: {reason}."
        return Finding(Kind.ratio_percent, verdict, said, tuple(parties))
    whole = part.denominator if base is None else base.value
    assert whole
    decimals = places(percent)
    share = f"{number(part.value * 100 / whole, decimals)}%"
    if verdict != Verdict.consistent and share == printed:
        share = f"{number(part.value * 100 / whole, decimals + 1)}%"
    a, b = shown(part), number(whole) if base is None else shown(base)
    noun = f" {part.unit}" if part.unit and part.kind != "money" else ""
    agreed = "đúng như bài viết nêu" if share == printed else f"phù hợp với {printed} trong bài viết"
    ending = {
        Verdict.consistent: agreed,
        Verdict.rounding: f"bài viết ghi {printed}, chênh lệch do làm tròn",
        Verdict.inconsistent: f"bài viết ghi {printed}",
    }[verdict]
    sign = {Verdict.consistent: "", Verdict.rounding: f" ≈ {printed}", Verdict.inconsistent: f" ≠ {printed}"}
    return Finding(
        Kind.ratio_percent,
        verdict,
        f"{a}/{b}{noun} là {share}, {ending}.",
        tuple(parties),
        f"{a} / {b} = {share}{sign[verdict]}",
    )
