"""Days of years, quarters and months; nothing here reads text."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]


def year(of: int, until: int | None = None) -> Days:
    return date(of, 1, 1), date(until or of, 12, 31)


def months(of: int, first: int, last: int) -> Days:
    """The first day of one month to the last of another in the same year."""
    return date(of, first, 1), date(of, last, monthrange(of, last)[1])


def quarter(of: int, first: int, last: int | None = None) -> Days:
    return months(of, 3 * first - 2, 3 * (last or first))


def day(of: int, month: int, number: int) -> date | None:
    """The date, or ``None`` where the month has no such day."""
    try:
        return date(of, month, number)
    except ValueError:
        return None


def week_of(at: date, shift: int) -> Days:
    """Monday to Sunday of the week of a day, or of one before or after it."""
    monday = at - timedelta(days=at.weekday() - 7 * shift)
    return monday, monday + timedelta(days=6)


def week(of: int, number: int) -> Days | None:
    """Monday to Sunday of a numbered week (ISO 8601), or ``None`` where the year has no such week."""
    try:
        monday = date.fromisocalendar(of, number, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


def begun(count: int, unit: str, last: date) -> date:
    """The first of so many days, months or years ("ngày", "tháng", "năm") of which ``last`` is the last."""
    if unit == "ngày":
        return last - timedelta(days=count - 1)
    after = last + timedelta(days=1)
    month = after.year * 12 + after.month - 1 - count * (12 if unit == "năm" else 1)
    return date(month // 12, month % 12 + 1, min(after.day, 28))


def moved(at: date, by: int) -> date:
    """The same day some years later; 29 February becomes 28."""
    return day(at.year + by, at.month, at.day) or date(at.year + by, 2, 28)
