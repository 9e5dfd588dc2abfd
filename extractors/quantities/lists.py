"""Numbers whose unit stands with others: «từ 12 xuống 5 phòng», «20 và 18 lượt», «khiển trách 4»."""

from __future__ import annotations

import re

from extractors.numbers.matcher import number_at
from extractors.quantities import patterns
from extractors.quantities.context import Left, far_verb
from extractors.quantities.draft import Draft
from extractors.quantities.site import Site, draft
from extractors.quantities.units import Unit, unit_after

_NEAR = 200
"""Characters of a sentence that are looked at around a number."""
_HEAD = re.compile(r"(?<!\w)(?:số lượng|số lượt|số|tổng số|tổng) ")
_CLAUSE = re.compile(r"[,;:()]")
_HEDGE = r"(?:(?:khoảng|gần|hơn|trên|dưới|không quá|chưa đến|chỉ)\s)?"
MOVES_TO = re.compile(
    r"(?:\s\([^()\n]{1,30}\))?(?:\s[^\W\d_]+){0,3}?"
    rf"\s(?:xuống còn|giảm còn|chỉ còn|xuống|còn|tăng lên|lên đến|lên tới|lên)\s{_HEDGE}(?=\d)"
)
"""After «từ N»: the level that it moved to follows."""
_LEVEL = "level before a move"
_AHEAD, _PARALLEL = "unit further on", "parallel list"
_CHAIN = re.compile(r"(?:\s?[;,]\s\d+(?:[.,]\d+)*){0,6}(?:\s?[;,]|,?\svà|\s?[;,]\svà)\s(?=\d)")
"""From the first number of a list to its last, which carries the unit."""
_NAME = r"[^\W\d_]+(?:[ -][^\W\d_]+){0,5}"
_NEXT_MEMBER = re.compile(rf"\s?[,;]\s(?:và\s)?({_NAME}):?\s\d+(?:\.\d{{3}})*\s?(?=[,;.)\n]|$)")
_MEMBER_LEAD = re.compile(rf"[:(,;]\s?(?:và\s)?({_NAME}):?\s$")
_BETWEEN_MEMBERS = re.compile(rf"\s?\)?[,;]\s(?:và\s)?({_NAME}):?\s")
_RANK_JOINT = re.compile(r"\s?(?:,|;|,?\svà)\s")
_MEMBER_END = re.compile(r"\s?(?:[,;.)\n]|$)|\s(?:so|và|trong|trên)\s")
_REACH = 400


def moving(site: Site, left: Left) -> Draft | None:
    """The level where a change began, and one without a unit where it ended."""
    previous = site.previous()
    if previous is not None and previous.why == _LEVEL:
        moved = MOVES_TO.match(site.folded, previous.number_end)
        if moved is not None and moved.end() == site.start:
            return draft(site, previous.kind, previous.unit, "level after a move", left)
    if not left.from_:
        return None
    moves = MOVES_TO.match(site.folded, site.end, site.stop)
    if moves is None:
        return None
    unit = _sure_unit(site, moves.end())
    if unit is not None and unit.kind in ("count", "duration", "percent", "score", "money"):
        return draft(site, unit.kind, unit.name, _LEVEL, left)
    counted = site.expression.form == "single" and not site.expression.low.decimals
    ended = number_at(site.folded, moves.end())
    if unit is None and counted and ended is not None and not ended.number.decimals:
        head = _head(_CLAUSE.split(site.before(120))[-1])
        verb = left.verb or far_verb(site.folded, left.at, site.floor)
        noun = head or (shared_unit(site) if verb is not None and verb.reach in ("far", "near") else None)
        return draft(site, "count", noun, _LEVEL, left) if noun else None
    return None


def _sure_unit(site: Site, at: int) -> Unit | None:
    found = number_at(site.folded, at)
    unit = unit_after(site.text, site.folded, found.end) if found is not None else None
    return unit if unit is not None and unit.sure else None


def unit_ahead(site: Site, left: Left) -> Draft | None:
    """«lần lượt 91,2; 90,1 và 89 điểm»: the last of the numbers carries the unit of all."""
    chain = _CHAIN.match(site.folded, site.end, site.stop)
    if chain is None:
        return None
    previous = site.previous()
    listed = (
        previous is not None
        and previous.why == _AHEAD
        and _RANK_JOINT.fullmatch(site.folded, previous.number_end, site.start)
    )
    low = site.expression.low
    paired = chain.group().endswith("và ") and low.value >= 10 and _led(site)
    if not (listed or paired or "lần lượt" in site.before(100)):
        return None
    unit = _sure_unit(site, chain.end())
    if unit is None or unit.kind == "change" or (unit.kind == "percent" and low.value > 100):
        return None
    return draft(site, unit.kind, unit.name, _AHEAD, left)


def _led(site: Site) -> bool:
    words = site.before(12).split()
    return bool(words) and words[-1] in patterns.COUNT_LEADS


def further_rank(site: Site) -> Draft | None:
    """«vị trí thứ 2 và 3», «từ thứ 3 xuống 15»: the second number is a place as well."""
    previous = site.previous()
    if (
        previous is None
        or previous.kind != "rank"
        or previous.value is None
        or previous.cmp != "="
        or not site.expression.low.text.isdigit()
        or not _MEMBER_END.match(site.folded, site.end)
    ):
        return None
    moved = MOVES_TO.match(site.folded, previous.end)
    joined = _RANK_JOINT.fullmatch(site.folded, previous.end, site.start)
    if not joined and (moved is None or moved.end() != site.start):
        return None
    return draft(site, "rank", None, "listed place")


def bare_change(site: Site, left: Left) -> Draft | None:
    """«Tân An giảm 20, Tân Hòa giảm 18»: the unit stands with the sum before."""
    verb = left.verb
    if verb is None or verb.verb not in patterns.GOVERNING or left.level or left.from_:
        return None
    if not _MEMBER_END.match(site.folded, site.end):
        return None
    previous = site.previous()
    if previous is not None and previous.kind in ("percent", "score"):
        return None
    steps = previous is not None and previous.kind == "rank"
    unit = "bậc" if steps else shared_unit(site)
    if unit is None:
        return None
    found = draft(site, "change", unit, "verb of change", left)
    found.start, found.verb = left.verb_start, verb.verb
    found.value = found.value * verb.sign if found.value is not None else None
    return found


def parallel(site: Site) -> Draft | None:
    """«Hình thức: khiển trách 4, cảnh cáo 2»: words and a number, over and over, under a unit before."""
    low = site.expression.low
    if not low.text.replace(".", "").isdigit():
        return None
    lead = _MEMBER_LEAD.search(site.before(60))
    if lead is None:
        return None
    previous = site.previous()
    continues = (
        previous is not None
        and previous.why == _PARALLEL
        and _BETWEEN_MEMBERS.fullmatch(site.folded, previous.number_end, site.start)
    )
    if not continues:
        following = _NEXT_MEMBER.match(site.folded, site.end, site.stop)
        # «(Tiểu học Phú An 1, Tiểu học Phú An 2)»: numbers that belong to names.
        if following is None or following[1].split()[-1] == lead[1].split()[-1]:
            return None
    elif not _MEMBER_END.match(site.folded, site.end):
        return None
    unit = previous.unit if continues and previous else unit_before(site)
    return draft(site, "count", unit, _PARALLEL) if unit else None


def unit_before(site: Site) -> str | None:
    """The unit of the last count of the sentences shortly before."""
    for earlier in reversed(site.drafts[-4:]):
        if site.start - earlier.end > _REACH:
            break
        if (unit := _counted(earlier)) is not None:
            return unit
    return None


def _counted(found: Draft) -> str | None:
    """The noun that a quantity counts."""
    counts = found.kind in ("count", "ratio") or (
        found.kind == "change" and found.unit not in patterns.RELATIVE
    )
    return found.unit if counts and found.unit not in patterns.SIZES else None


def _head(before: str) -> str | None:
    """What the last «số …» of a stretch counts."""
    for head in reversed(list(_HEAD.finditer(before))):
        noun = patterns.NOUNS.head(before, head.end())
        if noun is not None:
            return before[noun.start : noun.end]
    return None


def shared_unit(site: Site) -> str | None:
    """The unit of the nearest count before in the sentence, else of its «số …», else its first noun."""
    for earlier in reversed(site.drafts[-6:]):
        if earlier.sentence != site.sentence:
            break
        if (unit := _counted(earlier)) is not None:
            return unit
    head = _head(site.before(_NEAR))
    if head is not None:
        return head
    first = patterns.NOUNS.head(site.folded, site.floor)
    return site.folded[first.start : first.end] if first is not None else None
