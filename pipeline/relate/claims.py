"""Quantities to claims: each with subject, indicator, component, scope, period and status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from spacy.tokens import Doc

from pipeline.records import Claim
from pipeline.relate import home, indicator, part, period, status, subject
from pipeline.relate.attribution import Attributions
from pipeline.relate.context import Context
from pipeline.relate.owners import code_on
from pipeline.relate.ranker import Choice, calibrated, choose, weights
from pipeline.relate.subjects import Subjects
from pipeline.relate.tabular import Tables
from pipeline.segment import text_of

_SAID = attrgetter("kind", "value", "high", "denominator", "cmp")
"""Two figures that agree in this, and in whose they are and of what, are one, as in a lead and its body."""


@dataclass(frozen=True, slots=True)
class Decision:
    """A claim and the choices that made it."""

    claim: Claim
    indicator: Choice
    subject: Choice
    status: Choice


def relate(doc: Doc) -> list[Claim]:
    """All claims of an annotated Doc, in reading order."""
    return [decision.claim for decision in decide(doc)]


def decide(doc: Doc) -> Iterator[Decision]:
    """All claims of an annotated Doc, in reading order, each with why it was read so."""
    context = Context(doc)
    if not context.places:
        return
    at_home = choose(home.candidates(context), weights("home")).value
    for_indicator, for_subject, for_status, for_period = map(
        weights, ("indicator", "subject", "status", "period")
    )
    subjects = Subjects(context, at_home)
    periods = period.Context(doc)
    sources = Attributions(context)
    tables = Tables(context, subjects)
    text = text_of(doc)
    undated = context.published is None
    first: dict[tuple[object, ...], int] = {}
    key = whose = state = level = piece = None
    for number, place in enumerate(context.places):
        quantity = place.quantity.value
        cell = tables.cell(place)
        measured = (cell and tables.indicator(cell, quantity.kind)) or choose(
            indicator.candidates(context, place, key), for_indicator
        )
        row = tables.subject(cell) if cell else None
        owner = (
            row[0] if row else choose(subject.candidates(subjects, place, measured.value, whose), for_subject)
        )
        reached = (
            tables.status(cell) if cell else choose(status.candidates(context, place, state), for_status)
        )
        piece = part.component(context, place, measured.value, piece if key == measured.value else None)
        key, whose, state = measured.value, owner.value, reached.value
        level = part.scope(context, place, level)
        if cell is not None:
            piece, level = tables.component(cell, key), tables.scope(cell)
        start, end = place.quantity.start, place.quantity.end
        name, code = (whose, row[1]) if row else subjects.named(place, whose)
        days = choose(period.candidates(periods, start, end, quantity.kind, key, state), for_period).value
        period.settle(periods, start, key, state, days)
        if code is None and name is not None and undated and days and (day := days[1] or days[0]):
            code = code_on(name, day)
        claim = Claim(
            start=start,
            end=end,
            quote=text[start:end],
            kind=quantity.kind,
            value=quantity.value,
            high=quantity.high,
            denominator=quantity.denominator,
            unit=quantity.unit,
            cmp=quantity.cmp,
            indicator=key,
            component=piece,
            subject=name,
            subject_code=code,
            scope=level,
            period=(cell and tables.period(cell)) or days,
            status=state,
            value_text=quantity.text,
            sentence_no=place.sentence_no,
            repeat_of=first.get(identity := (*_SAID(quantity), key, name, state)),
            attributed_to=sources.of(place),
            confidence=round(calibrated(measured.confidence * owner.confidence * reached.confidence), 4),
        )
        first.setdefault(identity, number)
        yield Decision(claim, measured, owner, reached)
