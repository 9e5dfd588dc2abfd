"""The value of a time expression."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

GRAINS = (
    "day", "week", "month", "months", "quarter", "half", "year", "years", "range", "as_of", "since", "span",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``, both inclusive; both ``None`` where they cannot be told.

    ``grain``: what the expression names. ``as_of`` is open at its beginning ("tính đến ngày 15/12"),
    ``since`` at its end ("từ ngày 1/7"); ``span`` is a stretch of time without a place in the calendar
    ("5 năm qua", "trong quý").
    """

    first: date | None
    last: date | None
    grain: str
    resolved: str | None = None
    """Where the year was found: ``text`` (in the expression), ``context`` (elsewhere in the article),
    ``published``; ``None`` if nowhere."""
    relation: str | None = None
    """``same_period`` (cùng kỳ), ``previous`` and ``next`` (năm trước, năm tới), ``past`` (năm qua),
    ``this`` (năm nay), ``now``
    (đến nay), ``then`` (năm đó), ``target`` (đến năm 2030), ``before`` (trước ngày 5/6), ``to_date`` (từ đầu
    năm đến nay), ``part`` (đầu năm 2023: the year of which only a part is meant)."""
    compared: bool = False
    """Whether another figure is compared with this period's ("so với năm 2017")."""
    count: int | None = None
    """How many years, months or days a ``span`` lasts."""
    year: int | None = None
    """The calendar year, where the expression lies within one."""

    @property
    def known(self) -> bool:
        return self.first is not None or self.last is not None
