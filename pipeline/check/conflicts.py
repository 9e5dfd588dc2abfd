"""Articles that say different things of one and the same thing, and those that confirm one another.

An article's figure stands for the thing when it is the only one that the article gives: where it gives
several (parts, fields, earlier days that were not told apart), they confirm what others say, and
contradict nothing. Only figures of which there is one alone (``whole_figures.toml``) contradict, and not
where words beside them narrow them to a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby, product
from math import prod
from typing import TYPE_CHECKING

from gazetteer.narrowing import EXPLAINED, narrowings
from gazetteer.whole_figures import whole_figures
from pipeline.check import same, things
from pipeline.check.finding import DOUBTFUL_TOGETHER, Finding, Kind, Party, Verdict, doubtful_together
from pipeline.check.narrowed import OTHER_TIME, narrowed
from pipeline.check.telling import named, said
from pipeline.check.things import Statement
from pipeline.segment import fold

if TYPE_CHECKING:
    import duckdb

LISTED = 20
"""Figures of a side that a finding lists; all its sources are counted."""
_SIDES = 4
"""What articles tell in more ways than this is not one thing: the words that part it were not read."""
_NUMBERS = 60
"""A thing with more different numbers is not looked at for conflicts."""
_WEIGHED = 5
"""Figures of a side that are weighed against those of another."""
_DIGITS = 3
"""A figure of an article that gives several confirms another with as many digits at least: 10% may be
anything."""
_DOUBTED = "chưa chắc hai số liệu nói về cùng một việc"
_AGREE = (Verdict.consistent, Verdict.rounding)


@dataclass(slots=True)
class Side:
    """Statements that agree with the first."""

    statements: list[Statement] = field(default_factory=list)
    rounded: bool = False

    @property
    def sources(self) -> int:
        return len({statement.source for statement in self.statements})

    @property
    def authority(self) -> str | None:
        return next((s.figure.authority for s in self.statements if s.figure.authority), None)


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two statements that cannot both be true, or the reason why that is not said."""

    verdict: Verdict
    one: Statement
    other: Statement
    reason: str | None = None


def check(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Findings over all articles of the database."""
    things.prepare(connection)
    for statements in things.told(connection):
        yield from judge(statements)


def judge(statements: Sequence[Statement]) -> Iterator[Finding]:
    """Findings on one thing, told by ``statements``."""
    single, several = _by_article(statements)
    if len({same.numbers(statement.figure) for statement in single}) > _NUMBERS:
        several, single = [*statements], []
    sides = _sides(single)
    loose = _join(sides, several)
    disputed = None
    if len(sides) > 1:
        disputed = _conflict(sides)
    elif not sides and len({statement.figure.article_id for statement in statements}) == 1:
        disputed = _within(statements)
    if disputed is not None:
        yield disputed
        return
    for side in (*sides, *loose):
        if side.sources > 1 and _likely([side]) >= DOUBTFUL_TOGETHER:
            yield _confirmation(side)


def _by_article(statements: Sequence[Statement]) -> tuple[list[Statement], list[Statement]]:
    """Statements of articles that say one thing, the most exact of each; and those of the others."""
    single: list[Statement] = []
    several: list[Statement] = []
    for _, group in groupby(statements, key=lambda s: s.figure.article_id):
        told = list(group)
        if len(told) > 1:
            told.sort(key=_coarseness)
        if all(same.agree(told[0].figure, s.figure).verdict in _AGREE for s in told[1:]):
            single.append(told[0])
        else:
            several.extend(told)
    return single, several


def _coarseness(statement: Statement) -> tuple[bool, Fraction]:
    """Exact figures first, those with the finest digits first among them."""
    figure = statement.figure
    printed = figure.stated.printed
    width = Fraction(0) if printed.low is None or printed.high is None else printed.high - printed.low
    return not figure.exact, width


def _sides(statements: Sequence[Statement]) -> list[Side]:
    """Those of an authority first, then those of most sources."""
    sides: list[Side] = []
    for statement in sorted(statements, key=_coarseness):
        for side in sides:
            verdict = same.agree(side.statements[0].figure, statement.figure).verdict
            if verdict in _AGREE:
                side.statements.append(statement)
                side.rounded |= verdict is Verdict.rounding
                break
        else:
            sides.append(Side([statement]))
    return sorted(sides, key=lambda side: (side.authority is None, -side.sources))


def _join(sides: Sequence[Side], several: Sequence[Statement]) -> list[Side]:
    """Put figures of articles that give several to the sides that they confirm; sides of what remains."""
    loose: dict[tuple[object, ...], Side] = {}
    for statement in several:
        if _digits(statement) < _DIGITS:
            continue
        for side in sides[: _SIDES + 1]:
            verdict = same.agree(side.statements[0].figure, statement.figure).verdict
            if verdict in _AGREE and statement.figure.exact:
                side.statements.append(statement)
                side.rounded |= verdict is Verdict.rounding
                break
        else:
            loose.setdefault(same.numbers(statement.figure), Side()).statements.append(statement)
    return list(loose.values())


def _digits(statement: Statement) -> int:
    return sum(map(str.isdigit, re.sub(r"0+$", "", re.sub(r"[.,\s]", "", statement.figure.value_text))))


def _conflict(sides: Sequence[Side]) -> Finding | None:
    if len(sides) > _SIDES:
        return None
    lead, *others = sides
    found = [(side, dispute) for side in others if (dispute := _dispute(lead, side)) is not None]
    sure = [pair for pair in found if pair[1].verdict is Verdict.inconsistent]
    kept = sure or found
    if not kept:
        return None
    dispute = kept[0][1]
    standing = [lead, *(side for side, _ in kept)]
    parts = "; ".join(f"{said(_shown(side).figure)} theo {_sources(side)}" for side in standing)
    explanation = f"{named(dispute.one.figure)}: {parts}"
    return Finding(
        Kind.conflict,
        dispute.verdict,
        f"{explanation}{_because(dispute)}.",
        parties=_parties(standing),
        computation=" ≠ ".join(said(_shown(side).figure) for side in standing),
        sources=tuple(side.sources for side in standing),
        likely=_likely(standing),
    )


def _within(statements: Sequence[Statement]) -> Finding | None:
    """One article that gives a thing two values in two places."""
    sides = _sides(statements)
    if len(sides) != 2:
        return None
    dispute = _dispute(*sides)
    if (
        dispute is None
        or dispute.one.sentence == dispute.other.sentence
        or not (dispute.one.figure.exact and dispute.other.figure.exact)
        or dispute.one.figure.kind == "count"
        or dispute.reason == _DOUBTED
    ):
        return None
    values = " và ".join(said(side.statements[0].figure) for side in sides)
    return Finding(
        Kind.conflict,
        dispute.verdict,
        f"{named(dispute.one.figure)}: cùng một bài viết nêu {values}{_because(dispute)}.",
        parties=_parties(sides),
        computation=" ≠ ".join(said(side.statements[0].figure) for side in sides),
        likely=_likely(sides),
    )


def _dispute(one: Side, other: Side) -> Dispute | None:
    """``None`` where nothing can be said: the words beside the figures show them to be of two things."""
    found: Dispute | None = None
    for a, b in product(one.statements[:_WEIGHED], other.statements[:_WEIGHED]):
        weighed = _weigh(a, b)
        if weighed is not None and weighed.verdict is Verdict.inconsistent:
            return weighed
        found = found or weighed
    return found


def _weigh(a: Statement, b: Statement) -> Dispute | None:
    thing = same.thing(a.figure)
    if (
        thing is None
        or (thing.indicator, thing.measure) not in whole_figures()
        or thing.status != "actual"
        or thing.component
        or thing.subject == "cả nước"
        or ";" in thing.subject
        or same.agree(a.figure, b.figure).verdict is not Verdict.inconsistent
    ):
        return None
    parts = [narrowed(statement.figure, statement.sentence) for statement in (a, b)]
    if OTHER_TIME in parts or parts[0] != parts[1]:
        return None
    if thing.indicator == "other_index" and _index(a) != _index(b):
        return None
    if _explained(a) or _explained(b):
        return Dispute(Verdict.uncheckable, a, b, "bài viết nói đến cách tính khác hoặc số liệu điều chỉnh")
    if doubtful_together([a.figure, b.figure]):
        return Dispute(Verdict.uncheckable, a, b, _DOUBTED)
    return Dispute(Verdict.inconsistent, a, b)


def _explained(statement: Statement) -> bool:
    text = f"{statement.sentence} {statement.echoes}"
    return any(group in EXPLAINED for group, _ in narrowings(text))


_INDEX = re.compile(r"chỉ số(?: [^\W\d_]+){1,3}")


def _index(statement: Statement) -> str | None:
    found = _INDEX.search(fold(statement.sentence))
    return found[0] if found else None


def _confirmation(side: Side) -> Finding:
    first = side.statements[0]
    verdict = Verdict.rounding if side.rounded else Verdict.consistent
    rounded = ", sai khác do làm tròn" if side.rounded else ""
    return Finding(
        Kind.conflict,
        verdict,
        f"{named(first.figure)}: {side.sources} nguồn độc lập cùng nêu {said(first.figure)}{rounded}.",
        parties=_parties([side]),
        sources=(side.sources,),
        likely=_likely([side]),
    )


def _parties(sides: Sequence[Side]) -> tuple[Party, ...]:
    return tuple(
        Party(statement.figure, "value", number)
        for number, side in enumerate(sides, 1)
        for statement in _listed(side)
    )


def _listed(side: Side) -> list[Statement]:
    """The first of every source before a second of any."""
    first: dict[str, Statement] = {}
    again: list[Statement] = []
    for statement in side.statements:
        if statement.source in first:
            again.append(statement)
        else:
            first[statement.source] = statement
    return [*first.values(), *again][:LISTED]


def _likely(sides: Sequence[Side]) -> float:
    """As likely as the best statement of each side; of one side alone, as the two best."""
    best = [sorted((s.figure.confidence for s in side.statements), reverse=True) for side in sides]
    chosen = [values[0] for values in best] if len(best) > 1 else best[0][:2]
    return prod(chosen, start=1.0)


def _shown(side: Side) -> Statement:
    return next((s for s in side.statements if s.figure.authority), side.statements[0])


def _sources(side: Side) -> str:
    return side.authority or (f"{side.sources} nguồn" if side.sources > 1 else "một bài viết")


def _because(dispute: Dispute) -> str:
    return "" if dispute.reason is None else f" ({dispute.reason})"
