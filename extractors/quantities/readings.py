"""One numeric expression and its surroundings → one quantity, or none.

Each ``_kind`` function reads the expression under the unit that stands after it; what they share is in
``Site``. A rule's name goes into the quantity's ``why``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractors.numbers.matcher import as_decimal, as_thousands
from extractors.quantities import bare, patterns
from extractors.quantities.context import Left, far_verb, read_left
from extractors.quantities.draft import Draft
from extractors.quantities.expressions import Expression
from extractors.quantities.units import Unit


@dataclass(slots=True)
class Site:
    """Where an expression stands."""

    text: str
    folded: str
    floor: int
    """First character of the sentence."""
    stop: int
    """End of the sentence."""
    expression: Expression
    unit: Unit | None
    drafts: list[Draft]
    """What was read before in the article."""
    sentence: int
    rank_denominators: set[Decimal] = field(default_factory=set)

    @property
    def start(self) -> int:
        return self.expression.start

    @property
    def end(self) -> int:
        return self.unit.end if self.unit else self.expression.end

    def before(self, length: int = 60) -> str:
        return self.folded[max(self.floor, self.start - length) : self.start]

    def previous(self) -> Draft | None:
        """The quantity read before in the same sentence."""
        if self.drafts and self.drafts[-1].sentence == self.sentence:
            return self.drafts[-1]
        return None


def read(site: Site) -> Draft | None:
    """The quantity at a site; ``None`` where the number measures nothing."""
    if site.expression.form == "slash":
        return bare.slash(site)
    if site.unit is None:
        return bare.single(site)
    return _READERS[site.unit.kind](site)


def draft(site: Site, kind: str, unit: str | None, why: str, left: Left | None = None) -> Draft:
    """A quantity with the expression's numbers as they stand."""
    expression = site.expression
    low = expression.low
    left = left if left is not None else read_left(site.folded, site.start, site.floor)
    return Draft(
        site.start,
        site.end,
        site.start,
        expression.end,
        kind,
        low.value,
        expression.high.value if expression.high else None,
        expression.denominator.value if expression.denominator else None,
        unit,
        comparator(site, left),
        low.text,
        low.decimals,
        low.ambiguous,
        why=why,
        sentence=site.sentence,
    )


def comparator(site: Site, left: Left) -> str:
    """What the words around the number say of its bounds."""
    upward = (patterns.UPWARD_FAR if left.from_ else patterns.UPWARD).match(site.folded, site.end)
    if upward is not None and site.expression.form != "range":
        return ">=" if upward.group(1) == "lên" else "<="
    if left.cmp == ">" and left.cmp_words == "trên":
        noun = site.unit.name if site.unit else ""
        if noun in patterns.LOCATIVE_NOUNS or patterns.LOCATIVE.search(
            site.folded[max(0, left.at - 20) : left.at + 4]
        ):
            return "="
    if left.cmp == "~" and site.expression.form == "range":
        return "="
    return left.cmp or "="


def signed(site: Site, unit: str, left: Left, kind: str = "change") -> Draft | None:
    """A change when a verb of change stands before the number, else ``None``."""
    verb, start = left.verb, left.verb_start
    if verb is not None and not _is_change(site, left):
        return None
    why = "verb of change"
    if verb is None:
        if unit not in _FAR_UNITS or left.level:
            return None
        verb, start, why = (
            far_verb(site.folded, left.at, site.floor),
            site.start,
            "verb of change in the clause",
        )
        if verb is None or (left.from_ and site.expression.form == "single"):
            return None
    found = draft(site, kind, unit, why, left)
    found.start, found.verb = start, verb.verb
    _sign(found, verb.sign)
    return found


_FAR_UNITS = frozenset(["%", "điểm %", "điểm", "bậc", "ngày", "giờ", "phút"])


def _sign(found: Draft, sign: int) -> None:
    found.value = found.value * sign if found.value is not None else None
    found.high = found.high * sign if found.high is not None else None


def _is_change(site: Site, left: Left) -> bool:
    verb = left.verb
    assert verb is not None
    unit = site.unit.name if site.unit else ""
    if verb.reach == "steps":
        if unit == "điểm":
            return verb.verb not in patterns.LEVEL_FILLERS
        return unit in ("bậc", "hạng")
    if verb.reach == "times":
        return unit == "lần"
    if left.level:
        return unit in ("bậc", "hạng")
    single = site.expression.form != "range"
    if left.from_ and single and not patterns.UPWARD.match(site.folded, site.end):
        # «tăng từ 80%»: where the change began.
        return False
    if verb.verb == "vượt" and unit in patterns.SIZES:
        return False
    mixed = patterns.SOFTENERS.search(site.folded[max(site.floor, left.verb_start - 60) : left.verb_start])
    return not (mixed and verb.sign < 0)


def _percent(site: Site) -> Draft | None:
    expression = site.expression
    if patterns.SCALE_BEFORE.search(site.before(40)):
        return None
    if expression.high is not None and expression.low.value == 0 and expression.high.value == 100:
        return None
    _reread(site)
    left = read_left(site.folded, site.start, site.floor)
    change = _prefixed(site, "%") or signed(site, "%", left)
    if change is not None:
        return change
    found = draft(site, "percent", "%", "percent", left)
    if left.verb is None and patterns.PASSIVE.match(site.folded, site.end):
        found.kind, found.why = "change", "percent of what was cut"
        _sign(found, -1)
    return found


def _prefixed(site: Site, unit: str) -> Draft | None:
    """«(-5,31%)», «+6,39%»: the sign is written."""
    at = site.start - 1
    if at <= 0 or site.folded[at] not in "+-−–" or site.folded[at - 1] not in " (:;\t":
        return None
    if site.folded[at] != "+" and site.folded[at - 1] == " " and site.folded[at - 2 : at - 1].isdigit():
        return None
    found = draft(site, "change", unit, "written sign")
    found.start = at
    _sign(found, 1 if site.folded[at] == "+" else -1)
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
    change = _prefixed(site, "điểm") or signed(site, "điểm", left)
    if change is not None:
        return change
    return with_scale(site, draft(site, "score", "điểm", "points", left))


def with_scale(site: Site, found: Draft) -> Draft:
    """«89,45 (thang điểm 100)»: the scale beside a score is its denominator."""
    scale = patterns.SCALE_AFTER.match(site.folded, found.end)
    if scale is not None and found.denominator is None:
        found.denominator = Decimal(scale.group(1).replace(",", "."))
    return found


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
    change = _prefixed(site, site.unit.name) or signed(site, site.unit.name, left)
    if change is not None:
        return change
    if site.unit.name in ("bậc", "hạng"):
        return None
    if site.folded.endswith("% điểm", 0, site.end):
        # «đạt 100% điểm» is a share of the points, not a difference in points of percent.
        site.unit = Unit("percent", "%", site.end - len(" điểm"))
    return draft(site, "percent", site.unit.name, "percent", left)


_MONEY_CHANGES = frozenset(
    ["tăng", "tăng thêm", "gia tăng", "giảm", "giảm bớt", "cắt giảm", "cao hơn", "thấp hơn"]
)


def _money(site: Site) -> Draft | None:
    assert site.unit is not None
    left = read_left(site.folded, site.start, site.floor)
    if left.verb is not None and left.verb.verb in _MONEY_CHANGES:
        change = signed(site, site.unit.name, left)
        if change is not None:
            return change
    return draft(site, "money", site.unit.name, "money", left)


def _duration(site: Site) -> Draft | None:
    assert site.unit is not None
    unit, end = site.unit.name, site.unit.end
    half = site.folded.startswith(" rưỡi", end)
    before = site.before(40)
    if unit in ("năm", "tháng", "tuần", "quý"):
        after = patterns.SPAN_AFTER.match(site.folded, end)
        if not after and (
            not patterns.SPAN_LEAD.search(before) or patterns.PERIOD_AFTER.match(site.folded, end)
        ):
            return None
    elif not half and patterns.PERIOD_AFTER.match(site.folded, end):
        return None
    if unit == "phút" and patterns.CLOCK_MINUTES.search(before):
        return None
    if unit == "giờ" and patterns.CLOCK_LEAD.search(before) and not site.expression.low.scale:
        return None
    left = read_left(site.folded, site.start, site.floor)
    found = signed(site, unit, left, "duration") or draft(site, "duration", unit, "duration", left)
    if half and found.value is not None:
        found.value += Decimal("0.5")
        found.end = end + len(" rưỡi")
    return found


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
    left = read_left(site.folded, site.start, site.floor)
    change = signed(site, site.unit.name, left)
    if change is not None:
        return change
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
