"""One numeric expression and its surroundings → one quantity, or none.

Each ``_kind`` function reads the expression under the unit that stands after it; what they share is in
``site``. A rule's name goes into the quantity's ``why``.
"""

from __future__ import annotations

from decimal import Decimal

from extractors.numbers.matcher import as_decimal, as_thousands
from extractors.quantities import bare, patterns
from extractors.quantities.changes import prefixed, signed, turn
from extractors.quantities.context import Left, read_left
from extractors.quantities.draft import Draft
from extractors.quantities.expressions import Expression
from extractors.quantities.site import Site, draft, with_scale
from extractors.quantities.units import Unit


def read(site: Site) -> Draft | None:
    """The quantity at a site; ``None`` where the number measures nothing."""
    if site.expression.form == "slash":
        return bare.fractions(site) or bare.slash(site)
    if site.unit is None:
        return bare.single(site)
    return _READERS[site.unit.kind](site)


def _percent(site: Site) -> Draft | None:
    expression = site.expression
    if patterns.SCALE_BEFORE.search(site.before(40)):
        return None
    if expression.high is not None and expression.low.value == 0 and expression.high.value == 100:
        return None
    _reread(site)
    left = read_left(site.folded, site.start, site.floor)
    change = prefixed(site, "%") or signed(site, "%", left)
    if change is not None:
        return change
    found = draft(site, "percent", "%", "percent", left)
    rate = patterns.RATE_OF_CHANGE.search(site.folded, max(site.floor, site.start - 90), left.at)
    if rate is not None:
        found.kind, found.verb, found.why = "change", rate[1] or rate[2] or rate[3], "rate of change"
        turn(found, 1 if found.verb.startswith("tăng") else -1)
    elif left.verb is None and patterns.PASSIVE.match(site.folded, site.end):
        found.kind, found.why = "change", "percent of what was cut"
        turn(found, -1)
    return found


def _points(site: Site) -> Draft | None:
    low = site.expression.low
    places = low.value < 100 and not low.decimals and patterns.PLACE_POINT_LEAD.search(site.before(12))
    if places and not any(d.kind == "score" for d in site.drafts[-3:]):
        return draft(site, "count", "điểm", "points as places")
    if patterns.SCALE_BEFORE.search(site.before(40)):
        return None
    _reread(site)
    left = read_left(site.folded, site.start, site.floor)
    change = prefixed(site, "điểm") or signed(site, "điểm", left)
    if change is not None:
        return change
    if _is_gap(site):
        return draft(site, "change", "điểm", "gap between two", left)
    return with_scale(site, draft(site, "score", "điểm", "points", left))


def _is_gap(site: Site) -> bool:
    """«khoảng cách giữa nơi đầu và nơi cuối là 12 điểm»: how far apart, nobody's points."""
    if patterns.GAP_AFTER.match(site.folded, site.end):
        return True
    return patterns.GAP_BEFORE.search(site.folded, max(site.floor, site.start - 140), site.start) is not None


def _reread(site: Site) -> None:
    """A dot before three digits is a decimal point where thousands make no sense (88.235%)."""
    low = site.expression.low
    whole, _, decimals = low.text.partition(".")
    grouped = low.grouped and not low.scale and site.expression.form == "single" and decimals.isdigit()
    if grouped and 20 <= int(whole) <= 100 and decimals != "000":
        site.expression = Expression(site.start, site.expression.end, "single", as_decimal(low))


def _change(site: Site) -> Draft | None:
    assert site.unit is not None
    left = read_left(site.folded, site.start, site.floor)
    change = prefixed(site, site.unit.name) or signed(site, site.unit.name, left)
    if change is not None:
        return change
    if site.unit.name in ("bậc", "hạng"):
        return _moved_too(site, left)
    if site.folded.endswith("% điểm", 0, site.end):
        # «đạt 100% điểm» is a share of the points, not a difference in points of percent.
        site.unit = Unit("percent", "%", site.end - len(" điểm"))
    if site.unit.name == "điểm %" and _is_gap(site):
        return draft(site, "change", "điểm %", "gap between two", left)
    return draft(site, "percent", site.unit.name, "percent", left)


def _moved_too(site: Site, left: Left) -> Draft | None:
    """«tăng 2,5 điểm và 8 bậc»: the verb before the points holds for the places."""
    previous = site.previous()
    if previous is None or previous.kind != "change" or previous.verb is None or previous.value is None:
        return None
    if not patterns.CHANGE_JOINT.fullmatch(site.folded, previous.end, site.start):
        return None
    assert site.unit is not None
    found = draft(site, "change", site.unit.name, "shared verb of change", left)
    found.verb = previous.verb
    turn(found, -1 if previous.value < 0 else 1)
    return found


_MONEY_CHANGES = frozenset(
    ["tăng", "tăng thêm", "gia tăng", "giảm", "giảm bớt", "cắt giảm", "cao hơn", "thấp hơn"]
)


def _money(site: Site) -> Draft | None:
    assert site.unit is not None
    left = read_left(site.folded, site.start, site.floor)
    earned = site.folded.endswith("thu nhập ", 0, left.verb_start)
    if left.verb is not None and left.verb.verb in _MONEY_CHANGES and not earned:
        change = signed(site, site.unit.name, left)
        if change is not None:
            return change
    return draft(site, "money", site.unit.name, "money", left)


def _duration(site: Site) -> Draft | None:
    assert site.unit is not None
    unit, end = site.unit.name, site.unit.end
    half = site.folded.startswith(" rưỡi", end)
    left = read_left(site.folded, site.start, site.floor)
    if _is_period(site, unit, left, half) or _is_clock(site, unit):
        return None
    found = signed(site, unit, left, "duration") or draft(site, "duration", unit, "duration", left)
    if half and found.value is not None:
        found.value += Decimal("0.5")
        found.end = end + len(" rưỡi")
    return found


def _is_period(site: Site, unit: str, left: Left, half: bool) -> bool:
    """«sau 6 tháng», «10 ngày qua»: when, not how long."""
    end = site.end
    before = site.before(40)
    measured = (
        left.verb is not None
        or left.cmp in ("<", "<=", ">=")
        or patterns.SPAN_LEAD.search(before)
        or patterns.SPAN_LEAD.search(site.folded[max(site.floor, left.at - 40) : left.at])
    )
    if patterns.DATED_AFTER.match(site.folded, end):
        return True
    after = patterns.PERIOD_AFTER.match(site.folded, end)
    if after and patterns.SINCE.match(site.folded, end):
        after = None if measured else after
    if unit in ("năm", "tháng", "tuần", "quý"):
        return not patterns.SPAN_AFTER.match(site.folded, end) and (not measured or after is not None)
    return not half and after is not None


def _is_clock(site: Site, unit: str) -> bool:
    """«đến 8 giờ», «7 giờ 30 phút»."""
    if unit == "phút":
        return patterns.CLOCK_MINUTES.search(site.before(40)) is not None
    low = site.expression.low
    timed = unit == "giờ" and low.value <= 24 and not low.scale
    return timed and patterns.CLOCK_LEAD.search(site.before(40)) is not None


def _is_money(site: Site) -> bool:
    """«4 tỷ tiền đền bù», «chi 65 tỷ mua máy»: the word after is not what is counted."""
    scale = site.expression.low.scale or ""
    return "tỷ" in scale or "tỉ" in scale or patterns.MONEY_CONTEXT.search(site.before()) is not None


def _is_saying(site: Site) -> bool:
    """«bộ phận 1 cửa», «mã vạch 2 chiều», «cồn 90 độ»: the number is part of a name."""
    assert site.unit is not None
    value, unit = site.expression.low.value, site.unit.name
    if unit == "số":
        # «SIM 11 số», «từ 11 số sang 10 số»: how many digits a number has.
        digits = patterns.DIGITS_LEAD.search(site.before(30)) or 8 <= value <= 16
        # «1 số tài khoản» is some accounts, «5 số 0» are digits.
        told = digits or patterns.DIGITS_AFTER.match(site.folded, site.end)
        return bool(told) or value == 1 or site.folded[site.end + 1 : site.end + 2].isdigit()
    if unit == "độ":
        # «8 độ vĩ Bắc» is a place on the globe.
        place = site.folded.startswith((" vĩ", " kinh"), site.end)
        return place or patterns.TURNED.search(site.before(20)) is not None
    if unit == "chỉ":
        # «thủy điện Sông Tranh 2 chỉ còn 20 m3»: only, no weight of gold.
        return patterns.ONLY.match(site.folded, site.end) is not None
    if unit == "chiều":
        return value in (2, 3) and not patterns.DIRECTIONS.search(site.before(12))
    return unit == "cửa" and value == 1


def _is_multiple(site: Site, left: Left) -> bool:
    """«hơn 5 lần trung bình», «cao hơn mức chung 3 lần»."""
    if left.cmp_words == "hơn" and patterns.COMPARED_WITH.match(site.folded, site.end):
        return True
    return patterns.MORE_THAN.search(site.before(80)) is not None


def _count(site: Site) -> Draft | None:
    assert site.unit is not None
    low = site.expression.low
    if not site.unit.sure and site.before(4) == "gấp ":
        # «gấp 4 ngày thường»: the word after belongs to the comparison.
        site.unit = Unit("count", "lần", site.expression.end)
    if low.ambiguous and low.text.count(",") == 1 and site.unit.sure and not low.scale:
        site.expression = Expression(
            site.start, site.expression.end, site.expression.form, as_thousands(low), site.expression.high
        )
    if low.scale is not None and not site.unit.sure and _is_money(site):
        site.unit = Unit("money", "đồng", site.expression.end)
        return _money(site)
    if _is_saying(site):
        return None
    left = read_left(site.folded, site.start, site.floor)
    change = signed(site, site.unit.name, left)
    if change is not None:
        return change
    if patterns.CUT_AFTER.match(site.folded, site.end):
        found = draft(site, "change", site.unit.name, "count of what was cut", left)
        turn(found, -1)
        return found
    if site.unit.name == "lần" and _is_multiple(site, left):
        return draft(site, "change", "lần", "times more", left)
    return draft(
        site, "count", site.unit.name, "counted noun" if site.unit.sure else "word after number", left
    )


_READERS = {
    "percent": _percent,
    "score": _points,
    "change": _change,
    "money": _money,
    "duration": _duration,
    "count": _count,
}
