"""Times told one after the other: lists of years, and months or quarters that share one year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.periods import patterns
from extractors.periods.parts import Part

_GAP = 40
_LONGEST = 12
"""More years than a list has."""

_BROKEN = re.compile(r"[.;\n]")


def years(folded: str, parts: Sequence[Part], at: int) -> int:
    """How many parts from one on are a list of three years or more: "trong ba năm 2022, 2023 và 2024".

    The months that have gone by of another year may close the list. Where each year has a value of its own
    ("lần lượt"), there is none.
    """
    size = 0
    for part in parts[at : at + _LONGEST]:
        if part.shift or part.word or part.year is None:
            break
        if size and not _follows(folded, parts[at + size - 1], part):
            break
        whole = part.grain == "year" and part.edge is None
        if not whole and not (size > 1 and part.grain == "months" and part.edge == "start"):
            break
        size += 1
    if size < 3:
        return 0
    end = parts[at + size - 1].end
    return 0 if patterns.RESPECTIVELY.search(folded, end, end + 80) else size


def _follows(folded: str, last: Part, part: Part) -> bool:
    """Whether a part names the year after that of the one before, and nothing stands between them."""
    if last.grain != "year" or part.year != (last.year or 0) + 1 or part.start - last.end > _GAP:
        return False
    return patterns.AND.fullmatch(folded, last.end, part.start) is not None


def goes_on(folded: str, before: Part, part: Part) -> int | None:
    """The year of a later month or quarter of one sentence: "trong quý I/2018 và quý III"."""
    if part.grain not in ("month", "quarter") or part.grain != before.grain or before.year is None:
        return None
    if part.year or part.shift or part.word or (part.number or 0) <= (before.number or 0):
        return None
    if part.start - before.end > _GAP or _BROKEN.search(folded, before.end, part.start):
        return None
    return before.year
