"""Whether a quantity is a target or what was reached."""

from __future__ import annotations

import re

from gazetteer.status import cues
from pipeline.relate.context import Context, Place
from pipeline.relate.ranker import Candidate

STATUSES = ("actual", "target")


_CARRIED_ON = re.compile(r"(?:trong đó|cụ thể|đồng thời|theo đó|ngoài ra|bên cạnh đó|riêng)\b")


def candidates(context: Context, place: Place, previous: str | None) -> list[Candidate]:
    """Both statuses; the cues around the quantity speak for or against "target".

    ``previous`` is the status of the quantity before.
    """
    quantity = place.quantity
    actual, target = (Candidate(status) for status in STATUSES)
    target.note("target")
    start, end = place.sentence
    nearest = None
    for hit in cues().finditer(context.text, start, end):
        group = hit.payload
        if hit.end <= quantity.start:
            nearest = group
            target.note(f"clause:{group}" if hit.start >= place.clause else f"sentence:{group}")
        elif hit.start >= place.right:
            target.note(f"later:{group}")
        elif hit.start >= quantity.end:
            target.note(f"right:{group}")
    if nearest is not None:
        target.note(f"nearest:{nearest}")
    if quantity.value.cmp in ("<=", ">="):
        target.note("bound")
    if previous is not None:
        within = context.quantities[place.index - 1].end > start
        if within:
            target.note(f"previous:{previous}:sentence")
        elif _CARRIED_ON.match(context.text, start):
            target.note(f"previous:{previous}:carried")
        else:
            target.note(f"previous:{previous}")
    return [actual, target]
