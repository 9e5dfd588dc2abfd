"""The day an article was published: from a field, or from the portal's own line in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

VIET_NAM = timezone(timedelta(hours=7))
"""A time with an offset is counted to the day it was in Viet Nam."""

_ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})(?!\d)")
_DAY_IN_WORDS = re.compile(r"(?<!\d)(\d{1,2}) tháng (\d{1,2})(?:,| năm)? ?(\d{4})(?!\d)", re.I)
_EPOCH = re.compile(r"\d{9,10}(?:\d{3})?(?:\.\d+)?")
_POSTED = re.compile(r"đăng|xuất bản|phát hành", re.I)
_UPDATED = re.compile(r"cập nhật|sửa", re.I)
_TIME = re.compile(r"\d{1,2}\s?(?::|h|giờ)\s?\d{2}", re.I)


def from_field(value: object) -> date | None:
    """The day that a metadata field names; ``None`` when it names none.

    ISO 8601 (2024-04-04, 2024-04-04T14:31:00Z), day first (04/04/2024 | 14:31, Thứ Ba, 11/03/2025
    08:20 GMT+7, 4 tháng 4 năm 2024), RFC 2822, and seconds or milliseconds since 1970.
    """
    if isinstance(value, datetime):
        try:
            return value.astimezone(VIET_NAM).date() if value.tzinfo else value.date()
        except OverflowError:
            return None
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or value is None:
        return None
    text = str(value).strip()[:100]
    if _EPOCH.fullmatch(text):
        seconds = float(text)
        return (
            datetime.fromtimestamp(seconds / 1000 if seconds > 1e11 else seconds, UTC)
            .astimezone(VIET_NAM)
            .date()
        )
    if _ISO_DAY.match(text):
        try:
            return from_field(datetime.fromisoformat(text))
        except ValueError:
            pass
    if found := from_text(text):
        return found
    try:
        return from_field(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def from_text(text: str) -> date | None:
    """The first day written in full, year first or day first."""
    for pattern, order in ((_ISO_DAY, (1, 2, 3)), (_DAY, (3, 2, 1)), (_DAY_IN_WORDS, (3, 2, 1))):
        if found := pattern.search(text):
            try:
                return date(*(int(found.group(part)) for part in order))
            except ValueError:
                return None
    return None


def from_lines(lines: Iterable[tuple[int, str]], body: int) -> date | None:
    """The day in a portal's own lines: ``(position, wording)`` of each date line of a text, in order.

    ``body`` is where the article's running text begins. A line that says "posted" (Ngày đăng) goes
    before one that says "updated" (Cập nhật ngày), wherever they stand; a bare date counts only with
    a time of day and only above the running text, since the clock in a page's head shows a day alone
    (Thứ bảy, 02/12/2023) and the last line of a page may be the time of its printing.
    """
    updated = bare = None
    for at, wording in lines:
        day = from_text(wording)
        if day is None:
            continue
        if _POSTED.search(wording):
            return day
        if _UPDATED.search(wording):
            updated = updated or day
        elif at <= body and _TIME.search(wording):
            bare = bare or day
    return updated or bare
