"""What single time expressions say, as written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.periods import patterns


@dataclass(frozen=True, slots=True)
class Part:
    """One expression ``folded[start:end]`` as written; what is not said is ``None``.

    ``number`` is the month, the quarter or, for ``months``, how many; ``until`` the last of several
    ("quý I, II", "2016-2020"); ``shift`` moves a relative unit ("năm trước": -1, "năm qua": "past").
    """

    start: int
    end: int
    grain: str
    year: int | None = None
    number: int | None = None
    until: int | None = None
    day: int | None = None
    edge: str | None = None
    """``start``, ``middle`` or ``end`` of the unit, or ``week``."""
    shift: str | None = None
    word: bool = False
    """Without any number of its own: "trong năm", "đầu tháng"."""


EDGES = {"đầu": "start", "giữa": "middle", "cuối": "end"}


def year_of(match: re.Match[str]) -> tuple[int | None, str | None]:
    """The year written after an expression, or the shift of "năm nay", "năm ngoái"."""
    groups = match.groupdict()
    for name in ("y1", "y2", "y3", "y4", "y", "yn", "ys"):
        if groups.get(name):
            return int(groups[name]), None
    if groups.get("yy"):
        return 2000 + int(groups["yy"][-2:]), None
    if relative := groups.get("rel") or groups.get("rel2"):
        term = patterns.RELATIVE["year"].head(" ".join(relative.split()), 0)
        return None, term.payload if term else None
    return None, None


def day_of(match: re.Match[str]) -> Part:
    year, shift = year_of(match)
    return Part(match.start(), match.end(), "day", year, int(match["m"]), day=int(match["d"]), shift=shift)
