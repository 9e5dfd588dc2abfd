"""Which part of an index, and which level or group within the subject, a figure covers."""

from __future__ import annotations

from gazetteer.parts import components, scopes
from pipeline.relate.context import Context, Place


def component(context: Context, place: Place, indicator: str) -> str | None:
    """The part of the index named nearest before the figure in its clause, else right after it."""
    phrases = components(indicator)
    if phrases is None:
        return None
    return _nearest(context, place, list(phrases.finditer(context.text, place.clause, place.right)))


def scope(context: Context, place: Place, previous: str | None) -> str | None:
    """The level or group named in the figure's clause; a figure in brackets takes that of the one before."""
    named = _nearest(context, place, list(scopes().finditer(context.text, place.clause, place.right)))
    if named is None and place.index and context.quantities[place.index - 1].end > place.sentence[0]:
        last = list(scopes().finditer(context.text, place.sentence[0], place.quantity.start))
        if last and ";" not in context.text[last[-1].end : place.quantity.start]:
            return last[-1].payload
        return previous if place.bracketed else None
    return named


def _nearest(context: Context, place: Place, hits: list) -> str | None:  # type: ignore[type-arg]
    before = [hit for hit in hits if hit.end <= place.quantity.start]
    if before:
        return str(before[-1].payload)
    after = [hit for hit in hits if hit.start >= place.quantity.end]
    return str(after[0].payload) if after else None
