"""Which part of an index, and which level or group within the subject, a figure covers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from gazetteer.parts import components, scopes
from gazetteer.phrases import Hit
from pipeline.relate.context import Context, Place
from pipeline.segment import fold

# Between two figures of one line of a table: "8,79/9; 98%; 07/17".
_NO_WORDS = re.compile(r"[\W\d]*")
# Bodies that are counted stand for their level: "12/19 xã".
_LEVELS = {
    "xã": "cấp xã", "phường": "cấp xã", "huyện": "cấp huyện", "quận": "cấp huyện",
    "bộ, cơ quan ngang bộ": "bộ, cơ quan ngang bộ",
}  # fmt: skip


def component(context: Context, place: Place, indicator: str, previous: str | None = None) -> str | None:
    """The part of the index named nearest before the figure in its list item, else right after it.

    ``previous`` is the component of the quantity before, when that has the same indicator: figures that
    follow each other without words ("8,79/9; 98%; 07/17") or in brackets are of one part.
    """
    phrases = components(indicator)
    if phrases is None:
        return None
    text, quantity = context.text, place.quantity
    start = context.item_start(place, place.sentence[0])
    named = _nearest(place, list(phrases.finditer(text, start, place.right)))
    if named is None and previous is not None and place.index:
        before = context.quantities[place.index - 1].end
        if place.bracketed or _NO_WORDS.fullmatch(text, before, quantity.start):
            return previous
    return named or None


def scope(context: Context, place: Place, previous: str | None) -> str | None:
    """The level that is counted, else the level or group named in the figure's clause or before it.

    A figure in brackets takes the scope of the one before.
    """
    unit = fold(place.quantity.value.unit or "")
    counted = _LEVELS.get(unit) or _LEVELS.get(unit.split(" ")[0].rstrip(","))
    if counted is not None and place.quantity.value.kind in ("count", "ratio"):
        return counted
    named = _nearest(place, list(scopes().finditer(context.text, place.clause, place.right)))
    if named is None and place.index and context.quantities[place.index - 1].end > place.sentence[0]:
        last = list(scopes().finditer(context.text, place.sentence[0], place.quantity.start))
        if last and ";" not in context.text[last[-1].end : place.quantity.start]:
            return last[-1].payload
        return previous if place.bracketed else None
    return named


def _nearest(place: Place, hits: Sequence[Hit[str]]) -> str | None:
    before = [hit for hit in hits if hit.end <= place.quantity.start]
    if before:
        return before[-1].payload
    after = [hit for hit in hits if hit.start >= place.quantity.end]
    return after[0].payload if after else None
