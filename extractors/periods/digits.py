"""Time expressions that begin with digits: "18/12/2020", "6 tháng đầu năm", "2016-2020", "5 năm qua"."""

from __future__ import annotations

from extractors.periods import patterns
from extractors.periods.parts import EDGES, Part, day_of, year_of


def read(folded: str, at: int, end: int) -> Part | None:
    """An expression that begins with digits."""
    size = end - at
    if size > 4 or size == 3:
        return _span(folded, at) if size == 3 else None
    before = folded[at - 1 : at]
    if before and (before in "/\\@#%:" or (before in ".,-–" and folded[at - 2 : at - 1].isalnum())):
        return _quarter_before(folded, at) if before == "/" else None
    if size == 4:
        return _years(folded, at)
    return _short_day(folded, at) or _months(folded, at) or _span(folded, at)


def _quarter_before(folded: str, at: int) -> Part | None:
    """ "III/2025", found from its year."""
    roman = patterns.ROMAN_BEFORE.search(folded, max(0, at - 5), at)
    year = patterns.BARE_YEAR.match(folded, at)
    if roman is None or year is None:
        return None
    return Part(roman.start(), year.end(), "quarter", int(year["y"]), patterns.QUARTERS[roman["q"]])


def _short_day(folded: str, at: int) -> Part | None:
    """ "18/12/2020", "15-12", "6.8", "8/2021": with the words that tell a date from a fraction."""
    match = patterns.DAY.match(folded, at)
    if match is not None:
        return day_of(match)
    before = folded[max(0, at - 28) : at].rstrip(" (,:–-")
    match = patterns.SHORT_DAY.match(folded, at)
    if match is not None:
        lead = patterns.DAY_LEADS.tail(before, len(before))
        edge = patterns.DAY_EDGES.tail(before, len(before))
        if match["y"] or match["yn"] or (match["yy"] and (lead or "/" in match["sep"])):
            return day_of(match)
        counted = _counts(folded, match.end())
        if lead is not None and _leads(before, lead.start, counted):
            return day_of(match)
        if not counted and patterns.DAY_TO.search(folded, max(0, at - 24), at):
            return day_of(match)
        if _is_part(folded, at):
            return None
        fraction = counted or patterns.FRACTION_AFTER.match(folded, match.end()) or "." in match["sep"]
        return day_of(match) if edge is not None and not fraction else None
    match = patterns.SLASH_MONTH.match(folded, at)
    if match is not None and not patterns.DOCUMENT_BEFORE.search(folded, max(0, at - 40), at):
        return Part(at, match.end(), "month", int(match["y1"]), int(match["m"]))
    return None


def _is_part(folded: str, at: int) -> bool:
    """Whether a part of a whole stands here, by the verb before and the noun after."""
    small = patterns.SMALL_FRACTION.match(folded, at)
    if small is None:
        return False
    ranged = patterns.FRACTION_RANGE_AFTER.match(folded, small.end())
    if ranged is None and patterns.PART_AFTER.match(folded, small.end()) is None:
        return False
    return patterns.PART_BEFORE.search(folded, max(0, at - 40), at) is not None


def _counts(folded: str, at: int) -> bool:
    """Whether what a number counts stands here."""
    noun = at + 1 if folded[at : at + 1] == " " else at
    return (
        patterns.COUNTED_AFTER.match(folded, at) is not None or patterns.NOUNS.head(folded, noun) is not None
    )


def _leads(before: str, at: int, counted: bool) -> bool:
    """Whether the word before day and month is of a day: "thứ hai", not "hai"; "sáng nay", not "đến nay"."""
    word = before[at:]
    if word in ("hai", "ba", "tư", "năm", "sáu", "bảy"):
        return before[:at].endswith("thứ ")
    return not (counted and word in ("nay", "qua"))


def _months(folded: str, at: int) -> Part | None:
    """ "6 tháng đầu năm 2022", "9 tháng năm 2024"."""
    match = patterns.MONTHS.match(folded, at)
    if match is None:
        match = patterns.SO_MANY_MONTHS.match(folded, at)
        if match is None or patterns.MONTHS_LEAD.search(folded, max(0, at - 12), at) is None:
            return None
        return Part(at, match.end(), "months", number=int(match["n"]), edge="bare")
    if not 0 < (number := int(match["n"])) <= 12:
        return None
    year, shift = year_of(match)
    edge = EDGES.get(match["edge"] or "đầu")
    return Part(at, match.end(), "months", year, number, edge=edge, shift=shift)


def _span(folded: str, at: int) -> Part | None:
    """ "5 năm qua", "02 năm liên tục"; "sau 13 năm"."""
    match = patterns.SPAN.match(folded, at)
    if match is not None:
        unit = " ".join(match["unit"].split())
        # "3 ngày trước", "5 ngày đầu" are lengths of time as often as not.
        if unit in ("ngày", "tuần") and match.group().endswith(("trước", "liên tục", "liền")):
            return None
        past = "past" if unit == "tháng" and patterns.MONTHS_PAST.match(folded, at) else None
        return Part(at, match.end(), "span", number=int(match["n"]), edge=unit, shift=past)
    match = patterns.SPAN_PLAIN.match(folded, at)
    if match is not None and patterns.SPAN_LEAD.search(folded, max(0, at - 24), at):
        return Part(at, match.end(), "span", number=int(match["n"]), edge="năm")
    return None


def _years(folded: str, at: int) -> Part | None:
    """ "2016-2020", or a year that no word introduces: "PAR INDEX 2018"."""
    match = patterns.YEARS.match(folded, at)
    if match is not None and int(match["y"]) < int(match["y2"]):
        return Part(at, match.end(), "years", int(match["y"]), until=int(match["y2"]))
    match = patterns.BARE_YEAR.match(folded, at)
    if match is None:
        return None
    before = folded[max(0, at - 24) : at].rstrip(" ")
    if before.endswith((":", "/", "-")) and before[-2:-1].isdigit():
        return None
    if patterns.LABELS.tail(before, len(before)):
        return None
    if patterns.NOT_YEAR.tail(before, len(before)) and patterns.NOUNS.head(folded, match.end() + 1):
        return None
    if patterns.DOCUMENT_BEFORE.search(folded, max(0, at - 40), at):
        return None
    return Part(at, match.end(), "year", int(match["y"]))
