"""Numbers without a unit of their own: a/b, scores, and members of a list that shares one unit."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.quantities import patterns
from extractors.quantities.cells import cell, fills_cell
from extractors.quantities.changes import signed, turn
from extractors.quantities.context import read_left
from extractors.quantities.draft import Draft
from extractors.quantities.lists import (
    bare_change,
    further_rank,
    moving,
    parallel,
    shared_unit,
    unit_ahead,
    unit_before,
)
from extractors.quantities.site import Site, draft, with_scale

_SCORE_LEAD = re.compile(
    r"(?:đạt|được|điểm|chỉ số|là|với|kết quả|còn|từ|lên|xuống|mức|trên|dưới|hơn|gần"
    r"|index|sipas|papi|pci|ddci|dti|trung bình|bình quân|\(|:|;|,|–|-)"
    r"(?:\s(?:mức|trên|dưới|hơn|gần|khoảng|số|điểm))*\s?$"
)
_ALL_IN_ONE = re.compile(r"\strong 1(?!\d)")
"""«4 trong 1»."""
_TO_FRACTION = re.compile(r"\s?(?:đến|tới|-|–)\s?(\d)/([2-9])(?=\s[^\W\d_])")
_SMALL = 10
_WHOLE = 100
_BILLION = 1_000_000_000
_CONTEXT = 600
"""Characters before a sentence in which an index may have been named."""
_MAP = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ|quy hoạch|bản đồ|\d+,)(?!\w)[^.;()]{0,20}$")
_NAMES = re.compile(r"\s?(?:,|và)\s\d")
"""After a number in brackets: «3 quận (1, 12 và …)» names them."""
_NEAR = 200
"""Characters of a sentence that are looked at around a number."""
_RATIO_LEAD = re.compile(
    r"(?:;|,|–|đạt|được|có|hoàn thành|với|là|:|giải quyết|thực hiện|công bố|tỷ lệ|\()\s?$"
)
_LIST_JOINT = re.compile(r"[,;(:]|(?<!\w)(?:và|nhưng|mới|còn)(?!\w)")
_LIST_END = re.compile(r"\s?(?:[,;.)…\n]|$|và\s)|\s[–-]\s")
_SHARE_BESIDE = re.compile(
    r"(?:\s?\((?:chiếm|đạt|tỷ lệ|tỉ lệ|bằng|tương đương|tương ứng)?|[,;]?\s(?:chiếm|đạt tỷ lệ|đạt tỉ lệ))"
    r"(?:\s(?:tỷ lệ|tỉ lệ|khoảng|gần|hơn|trên))*\s?\d+(?:[.,]\d+)?\s?%"
)
"""After a number: the share that so many make up, «khiển trách 28 (chiếm 45%)»."""
_POPULATION = re.compile(
    r"(?<!\w)dân số(?:\s(?:là|khoảng|hơn|gần|trên|đạt|chỉ|tới|đến|lên|ước|cả nước|toàn tỉnh))*\s$"
)
_PRICE = re.compile(
    r"\s?/\s?(?:kg|lượng|chỉ|m2|lít|ký|người|vé|đêm|ngày|tháng|chuyến|con|cái|chiếc|tấn)(?!\w)"
)
_PRICE_OF_ONE = re.compile(
    r"(?:\s?/\s?|\s(?:một|mỗi)\s)(?:kg|ký|lượng|chỉ|lít|tô|ly|bát|đĩa|suất|chai|hộp|vé|đêm|chiếc|cái)(?!\w)"
)
_HEADED = re.compile(
    r"(?<!\w)(?<!mã )(tổng số|số lượng|số)\s([^\W\d_]+(?:\s[^\W\d_]+){0,9}?)\s(?:là|chỉ có|chỉ còn|còn)"
    r"(?:\s(?:hơn|gần|khoảng|trên|dưới))?\s?:?\s$"
)
_HEADED_END = re.compile(r"\s?(?:[,;.)(\n]|$)|\s(?:và|chiếm|trong đó|so với|tăng|giảm)(?!\w)")
_HEAD_REACH = 90
_NUMBERED = frozenset(["digital", "things", "places"])
"""Groups of nouns that bear numbers of their own: accounts, houses, seats."""
_LEVEL_AFTER = re.compile(r"\s(?:đơn vị\s)?cấp\s(?:tỉnh|huyện|xã)(?!\w)")
_OF_NEXT = re.compile(
    r"\s(?:trên|trong)(?:(?: tổng)? số\s(?:(?:hơn|gần|khoảng|trên)\s)?|(?: tổng)?\s)\d[\d.,]*\s[^\W\d_]"
)


def slash(site: Site) -> Draft | None:
    """a/b: a score over its maximum, a place among many, a part of a whole, or a day and month."""
    expression, unit = site.expression, site.unit
    low, denominator = expression.low, expression.denominator
    assert denominator is not None
    if denominator.value == 0 or _is_figure_of_speech(site):
        return None
    kind = unit.kind if unit else None
    if kind == "score":
        return draft(site, "score", "điểm", "points over maximum")
    could_be_day = (
        not low.decimals and not denominator.decimals and low.value <= 31 and denominator.value <= 12
    )
    if could_be_day and low.value > 0 and (_dated(site) or _in_brackets(site)):
        return None
    timed = kind == "duration" and not could_be_day and not patterns.PERIOD_AFTER.match(site.folded, site.end)
    if kind == "money" or timed:
        return draft(site, "ratio", unit.name if unit else None, "part of a whole")
    if kind in ("percent", "duration", "change"):
        return None
    if unit is not None and not unit.sure and low.value > denominator.value:
        return None
    if kind == "count":
        return draft(site, "ratio", unit.name if unit else None, "part of a whole")
    if low.decimals:
        return draft(site, "score", "điểm", "decimal over maximum")
    if denominator.value in site.rank_denominators and low.value <= denominator.value:
        return draft(site, "rank", None, "number ranked is known")
    previous = site.previous()
    inherited = previous.unit if previous is not None and previous.kind == "ratio" else None
    whole = next((d for d in reversed(site.drafts[-4:]) if _is_whole(site, d)), None)
    if whole is not None:
        return draft(site, "ratio", whole.unit, "part of a count before")
    if low.grouped and denominator.grouped and low.value <= denominator.value:
        return draft(site, "ratio", inherited or shared_unit(site), "a/b")
    if fills_cell(site) or _RATIO_LEAD.search(site.before(20)):
        return draft(site, "ratio", inherited, "a/b") if low.value <= denominator.value else None
    return None


def fractions(site: Site) -> Draft | None:
    """«cắt giảm từ 1/4 đến 1/3 thời gian»: a change by parts of the whole."""
    low, under = site.expression.low, site.expression.denominator
    upper = _TO_FRACTION.match(site.folded, site.expression.end)
    if upper is None or under is None or not 0 < low.value < under.value <= _SMALL:
        return None
    left = read_left(site.folded, site.start, site.floor)
    high = Decimal(upper[1]) / Decimal(upper[2])
    if left.verb is None or not low.value / under.value < high < 1:
        return None
    found = draft(site, "change", None, "change by parts", left)
    found.end = found.number_end = upper.end()
    found.value, found.high, found.denominator = low.value / under.value, high, None
    found.start, found.verb = left.verb_start, left.verb.verb
    turn(found, left.verb.sign)
    return found


def _is_whole(site: Site, earlier: Draft) -> bool:
    """«5 kiến nghị, đã trả lời 5/5»."""
    denominator = site.expression.denominator
    return (
        earlier.sentence == site.sentence
        and earlier.kind == "count"
        and denominator is not None
        and earlier.value == denominator.value
        and site.expression.low.value <= denominator.value
    )


def _is_figure_of_speech(site: Site) -> bool:
    """Round the clock (24/7, 24/24 giờ) and the scale of a map (quy hoạch 1/500)."""
    over, under = site.expression.low.value, site.expression.denominator
    if under is None or (over == 24 and under.value in (7, 24)):
        return True
    if over != 1 or under.value % 100:
        return False
    return site.unit is None or _MAP.search(site.before(40)) is not None


def _dated(site: Site) -> bool:
    words = site.before(24).replace("(", " ").split()
    lead = words[-1] if words else ""
    if lead in patterns.DAY_LEADS:
        return True
    if lead in ("đến", "tới") and site.unit is not None:
        if words[-2:-1] == ["có"]:
            # «có đến 5/9 huyện».
            return False
        # «tiết kiệm đến 2/3 chi phí».
        return read_left(site.folded, site.start, site.floor).verb is None
    return lead in patterns.DATE_LEADS and (
        site.unit is None or not site.unit.sure or lead not in ("và", "vào", "đến")
    )


def _in_brackets(site: Site) -> bool:
    """«Ngày Pháp luật (09/11)»."""
    padded = site.expression.low.text[0] == "0"
    return padded and site.before(2).endswith("(") and site.folded.startswith(")", site.expression.end)


def single(site: Site) -> Draft | None:
    """A number or range that no unit follows."""
    low = site.expression.low
    previous = site.previous()
    if fills_cell(site) and site.expression.form == "single" and not low.grouped:
        return cell(site)
    if patterns.SCALE_BEFORE.search(site.before(40)):
        return None
    left = read_left(site.folded, site.start, site.floor)
    shared = moving(site, left) or unit_ahead(site, left)
    if shared is not None:
        return shared
    if low.scale is not None and site.expression.form in ("single", "range"):
        if _POPULATION.search(site.before(40)):
            return draft(site, "count", "người", "population", left)
        sentence = site.folded[max(site.floor, site.start - _NEAR) : min(site.stop, site.start + _NEAR)]
        counted = shared_unit(site)
        if counted is not None and ("tỷ" in low.scale or "tỉ" in low.scale):
            # Nothing but money comes in billions without its noun, unless billions were just counted.
            counted = counted if previous is not None and (previous.value or 0) >= _BILLION else None
        money = any(word in low.scale for word in ("tỷ", "tỉ", "triệu", "nghìn", "ngàn")) and counted is None
        priced = _PRICE_OF_ONE.match(site.folded, site.end) is not None
        if money or priced or patterns.MONEY_CONTEXT.search(sentence):
            return draft(site, "money", "đồng", "money without its currency")
        return draft(site, "count", counted, "large number")
    if site.expression.form == "range":
        context = site.folded[max(site.floor, site.start - _NEAR) : min(site.stop, site.end + _NEAR)]
        scored = low.decimals and low.value <= 1000 and patterns.SCORE_CONTEXT.search(context)
        return with_scale(site, draft(site, "score", "điểm", "range of points")) if scored else None
    if left.verb is not None and left.verb.reach in ("far", "near") and (low.decimals or low.grouped):
        change = signed(site, "điểm" if low.decimals else shared_unit(site) or "", left)
        if change is not None:
            change.unit = change.unit or None
            return change
    listed_change = further_rank(site) or (None if low.decimals else bare_change(site, left))
    if listed_change is not None:
        return listed_change
    if low.grouped and not low.decimals and low.value >= 1000:
        if _PRICE.match(site.folded, site.end) and patterns.MONEY_CONTEXT.search(site.before()):
            return draft(site, "money", "đồng", "money without its currency", left)
        return draft(site, "count", shared_unit(site), "thousands", left)
    if low.decimals:
        words = site.before(14).split()
        if low.value > 1000 or (words and words[-1] in patterns.DAY_LEADS):
            return None
        if site.before(8).endswith("chiếm ") and low.value < _WHOLE and _in_percent(site):
            # The sign is forgotten: «chiếm 45,2% và chiếm 54,8».
            return draft(site, "percent", "%", "share without its sign", left)
        listed = any(d.kind == "score" and d.sentence == site.sentence for d in site.drafts[-6:])
        context = site.folded[max(0, site.floor - _CONTEXT) : site.stop]
        if listed or (patterns.SCORE_CONTEXT.search(context) and _SCORE_LEAD.search(site.before(30))):
            return with_scale(site, draft(site, "score", "điểm", "decimal as points", left))
        return None
    headed = _headed(site)
    if headed is not None:
        return draft(site, "count", headed, "number of what was named", left)
    if previous is not None and previous.kind == "count" and _LEVEL_AFTER.match(site.folded, site.end):
        # «có 63 đơn vị cấp tỉnh, 713 cấp huyện».
        return draft(site, "count", previous.unit, "list under one unit", left)
    if _OF_NEXT.match(site.folded, site.end) and not _ALL_IN_ONE.match(site.folded, site.end):
        return draft(site, "count", None, "part before its whole", left)
    if _SHARE_BESIDE.match(site.folded, site.end):
        return draft(site, "count", shared_unit(site) or unit_before(site), "count beside its share", left)
    listed_count = parallel(site)
    if listed_count is not None:
        return listed_count
    if previous is not None and previous.kind == "percent":
        # «hồ sơ nhận là 512, đúng hạn 99%, trễ 3»: a share between the members.
        counts = [d for d in site.drafts[-3:-1] if d.sentence == site.sentence and d.kind == "count"]
        previous = counts[-1] if counts else previous
    if previous is not None and previous.kind == "count" and _continues_list(site, previous):
        return draft(site, "count", previous.unit, "list under one unit", left)
    return None


def _in_percent(site: Site) -> bool:
    return any(d.kind == "percent" for d in site.drafts[-4:])


def _headed(site: Site) -> str | None:
    """What «số hồ sơ trễ hạn là 245» counts; «số tài khoản là 245» is the account's own number."""
    head = _HEADED.search(site.folded, max(site.floor, site.start - _HEAD_REACH), site.start)
    if head is None or not _HEADED_END.match(site.folded, site.end):
        return None
    noun = patterns.NOUNS.head(site.folded, head.start(2))
    if noun is None or noun.payload in _NUMBERED:
        return None
    told = head[1] == "tổng số" or noun.end < head.end(2)
    return site.folded[noun.start : noun.end] if told else None


def _continues_list(site: Site, previous: Draft) -> bool:
    """«chứng thực 120 hồ sơ, hộ tịch 51; đất đai (12)»."""
    low = site.expression.low
    between = site.folded[previous.end : site.start]
    if previous.unit in patterns.SIZES:
        return False
    if len(between) > 80 or not _LIST_END.match(site.folded, site.end) or not _LIST_JOINT.search(between):
        return False
    if low.text.isdigit() and len(low.text) == 4 and 1900 <= low.value < 2100:
        return False
    last = between.rstrip()[-1:]
    if last == ":" and low.value == 1 and site.folded.startswith(".", site.end):
        return False
    if last in "(:" and _NAMES.match(site.folded, site.end):
        return False
    if last in "(:" or (last == ")" and low.value >= 10):
        return True
    words = site.text[previous.end : site.start].split()
    named = bool(words) and words[-1][:1].isupper()
    if named and words[-1].isupper():
        # «chuyến bay SE 10»: a code of letters and digits.
        return False
    return last.isalpha() and (not named or low.value >= 10 or low.text[0] == "0")
