"""A numeric expression with its surroundings, and the plain quantity that it gives."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal

from extractors.quantities import patterns
from extractors.quantities.context import Left, read_left
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
        return "<=" if upward.group(1) == "xuống" else ">="
    if left.from_ and left.cmp is None and left.verb is None and _is_floor(site):
        return ">="
    if site.unit is not None and site.unit.kind == "percent" and _holds_upward(site):
        return ">="
    if left.cmp == ">" and left.cmp_words == "trên":
        if site.folded[max(0, left.at - 2) : left.at - 1].isdigit():
            # «1.200 trên 30 ngành»: the first number is spread over the second.
            return "="
        noun = site.unit.name if site.unit else ""
        if site.unit is None or site.unit.kind != "count" or noun in patterns.SIZES:
            return left.cmp
        if noun in patterns.LOCATIVE_NOUNS or patterns.LOCATIVE.search(
            site.folded[max(0, left.at - 20) : left.at + 4]
        ):
            return "="
    if left.cmp_words == "cao hơn mức" and site.expression.form == "range":
        # «cao hơn mức 6 - 8% của năm trước»: the level that is compared with.
        return "="
    if left.cmp == "~" and site.folded.endswith("trong ", 0, left.at):
        # «trong khoảng 70 - 90%» names an interval.
        return "="
    return left.cmp or "="


def _is_floor(site: Site) -> bool:
    """«đạt từ 80%», «diện tích từ 30 km2»: from there up, where no upper bound follows."""
    unit = site.unit
    if unit is None or site.expression.form != "single":
        return False
    measured = unit.kind in ("percent", "score") or unit.name in patterns.SIZES
    return measured and patterns.FLOOR_END.match(site.folded, site.end) is not None


def _holds_upward(site: Site) -> bool:
    """«80% hồ sơ trở lên» is at least 80%; «80% hồ sơ mức khá trở lên» tells the marks of the dossiers."""
    after = patterns.UPWARD_NOUN.match(site.folded, site.end)
    return after is not None and not patterns.GRADES.search(after.group())


def with_scale(site: Site, found: Draft) -> Draft:
    """«89,45 (thang điểm 100)»: the scale beside a score is its denominator."""
    scale = patterns.SCALE_AFTER.match(site.folded, found.end)
    if scale is not None and found.denominator is None:
        found.denominator = Decimal(scale.group(1).replace(",", "."))
    return found
