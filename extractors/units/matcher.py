"""All stretches of a text that name units, in reading order."""

from __future__ import annotations

from datetime import date

from extractors.units.bare import bare, runs
from extractors.units.evidence import find_more
from extractors.units.found import Found, Taken
from extractors.units.moment import reference_date
from extractors.units.typed import typed


def find(text: str, low: str, published: date | None) -> tuple[list[Found], date | None]:
    """The mentions and the day as of which they are meant; ``low`` is the folded text.

    First what stands for itself, typed or bare; then what the first finds give evidence for.
    """
    found = list(typed(text, low))
    all_runs = runs(text)
    taken = Taken(found)
    found += (more := list(bare(text, low, all_runs, taken.__contains__)))
    taken.add(more)
    on = reference_date(published, low, found)
    found += list(find_more(text, low, all_runs, found, taken, on))
    if not any(one.candidates for one in found):
        # Nothing but unknown names: another country's districts.
        found = []
    found.sort(key=lambda one: (one.start, -one.end))
    return found, on
