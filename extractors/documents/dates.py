"""The date of a document, from the words after or before its number."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from extractors.documents import patterns


class Dated(NamedTuple):
    """A date and where its expression ends; ``day`` is None where the year is unknown."""

    day: date | None
    end: int
    of_year: int | None = None


def _day(match: re.Match[str], year: int | None, published: date | None) -> tuple[bool, date | None]:
    """Whether the match can be a date, and that date if its year is known.

    A day and month without a year belong to the year of the document's number, else they are the
    latest such day up to the article's own date.
    """
    day, month = int(match["d"]), int(match["m"])
    written = match["y"] or (f"20{match['yy']}" if match["yy"] else None)
    try:
        date(2000, month, day)
        if written:
            return True, date(int(written), month, day)
        if year:
            return True, date(year, month, day)
        if published is None:
            return True, None
        this_year = date(published.year, month, day)
        return True, this_year if this_year <= published else date(published.year - 1, month, day)
    except ValueError:
        return False, None


def after(folded: str, at: int, year: int | None, published: date | None) -> Dated | None:
    """The date that follows the number ending at ``at``: "ngày 28/5/2021", "(ngày 2/3)", "năm 2012"."""
    if (match := patterns.DATE_AFTER.match(folded, at)) is not None:
        # After a comma the date may open another clause: "Kế hoạch số 5/KH-UBND, ngày 2/3/2023, phường …".
        own = not match["comma"] or match["bracket"] or patterns.OF_ISSUER.match(folded, match.end())
        possible, day = _day(match, year, published)
        if own and possible:
            return Dated(day, match.end())
    if (match := patterns.PLAIN_DATE.match(folded, at)) is not None and match["y"]:
        possible, day = _day(match, year, published)
        if possible:
            return Dated(day, match.end())
    if (match := patterns.YEAR_AFTER.match(folded, at)) is not None:
        return Dated(None, match.end(), int(match["y"]))
    return None


def after_issuer(folded: str, at: int, year: int | None) -> Dated | None:
    """The date after the issuer that ends at ``at``: "… của Bộ Chính trị ngày 22/12/2024".

    Without a year that the number or the date tells, it may be the day of something else.
    """
    match = patterns.SIGNED_AFTER_ISSUER.match(folded, at)
    if match is None:
        return None
    _, day = _day(match, year, None)
    return Dated(day, match.end()) if day is not None else None


def before(folded: str, start: int, after: int, year: int | None, published: date | None) -> date | None:
    """The date of the clause in which the document starting at ``start`` is issued.

    "Ngày 12/6, Sở Nội vụ … đã có Công văn …": the verb stands right before the document. Dates up
    to ``after``, the end of the document before, are that one's.
    """
    window = folded[max(0, start - 240) : start]
    ends = [match.end() for match in patterns.CLAUSE_END.finditer(window)]
    clause = window[ends[-1] :] if ends else window
    if patterns.ISSUING.search(clause[-40:]) is None:
        return None
    offset = start - len(clause)
    found = [m for m in patterns.DATE_BEFORE.finditer(clause) if offset + m.end() > after]
    if not found:
        return None
    return _day(found[-1], year, published)[1]
