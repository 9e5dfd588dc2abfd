"""Single time expressions, read where they stand: days, months, quarters, years and relative words."""

from __future__ import annotations

import re
from collections.abc import Callable
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


_EDGES = {"đầu": "start", "giữa": "middle", "cuối": "end"}


def read(folded: str) -> list[Part]:
    """The expressions of a text in reading order, not overlapping."""
    found = []
    done = 0
    for gate in patterns.GATE.finditer(folded):
        at = gate.start()
        if at < done:
            continue
        word = gate.group()
        if at and (folded[at - 1].isalpha() or folded[at - 1] == "_"):
            continue
        part = _number(folded, at, gate.end()) if word[0].isdigit() else _WORDS[word](folded, at)
        if part is not None:
            found.append(part)
            done = part.end
    return found


def _year(match: re.Match[str]) -> tuple[int | None, str | None]:
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


def _number(folded: str, at: int, end: int) -> Part | None:
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
        return _day(match)
    before = folded[max(0, at - 28) : at].rstrip(" (,:–-")
    match = patterns.SHORT_DAY.match(folded, at)
    if match is not None:
        lead = patterns.DAY_LEADS.tail(before, len(before))
        edge = patterns.DAY_EDGES.tail(before, len(before))
        if match["y"] or match["yn"] or (match["yy"] and (lead or "/" in match["sep"])):
            return _day(match)
        fraction = patterns.COUNTED_AFTER.match(folded, match.end())
        if lead and not (fraction and lead.start and folded[at - 1] != " "):
            return None if fraction and lead.payload == "" and _is_weekday(before) else _day(match)
        if edge and not fraction and "." not in match["sep"]:
            return _day(match)
        return None
    match = patterns.SLASH_MONTH.match(folded, at)
    if match is not None and not patterns.DOCUMENT_BEFORE.search(folded, max(0, at - 40), at):
        return Part(at, match.end(), "month", int(match["y1"]), int(match["m"]))
    return None


def _is_weekday(before: str) -> bool:
    """ "thứ hai 5/6 tiêu chí" does not occur; "hai" before a fraction is a number word."""
    return before.endswith(("hai", "ba", "tư", "năm", "sáu", "bảy")) and "thứ " not in before[-10:]


def _day(match: re.Match[str]) -> Part:
    year, shift = _year(match)
    return Part(match.start(), match.end(), "day", year, int(match["m"]), day=int(match["d"]), shift=shift)


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
    year, shift = _year(match)
    edge = _EDGES.get(match["edge"] or "đầu")
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


def _year_word(folded: str, at: int) -> Part | None:
    """ "năm 2018", "năm 2021-2022", "cuối năm 2021", "năm nay", "đầu năm"."""
    match = patterns.YEARS.match(folded, at)
    if match is not None and int(match["y"]) < int(match["y2"]):
        return Part(at, match.end(), "years", int(match["y"]), until=int(match["y2"]))
    start, edge = _edge(folded, at)
    match = patterns.ONE_YEAR.match(folded, at)
    if match is not None:
        return Part(start, match.end(), "year", int(match["y"]), edge=edge)
    relative = _relative(folded, at, "year", start, edge)
    if relative is not None:
        return relative
    match = patterns.SPAN_WORD.match(folded, at)
    if match is not None:
        count = patterns.COUNT_BEFORE.search(folded, max(0, at - 8), at)
        if count is None:
            return None
        number = patterns.COUNT_WORDS[count["word"]]
        return Part(count.start("word"), match.end(), "span", number=number, edge="năm")
    return _word(folded, at, patterns.WORD_YEAR, "year", start, edge)


def _word(
    folded: str, at: int, pattern: re.Pattern[str], grain: str, start: int, edge: str | None
) -> Part | None:
    """A bare "năm", "quý", "tháng" that "trong", "cả", "đầu" or "cuối" make a time."""
    match = pattern.match(folded, at)
    if match is None or (edge is None and not patterns.WHOLE.search(folded, max(0, at - 8), at)):
        return None
    if edge is None and folded[match.end() : match.end() + 2].strip()[:1].isalnum():
        following = folded[match.end() : match.end() + 8].split()
        if following and following[0] in ("học", "tài", "thứ", "mới", "châu", "tuổi", "sinh", "lương"):
            return None
    return Part(start, match.end(), grain, edge=edge, word=True)


def _edge(folded: str, at: int) -> tuple[int, str | None]:
    match = patterns.EDGE.search(folded, max(0, at - 24), at)
    if match is None:
        return at, None
    if match["week"]:
        return match.start(), "week"
    return match.start(), _EDGES[match["edge"].split()[-1]]


def _relative(folded: str, at: int, grain: str, start: int, edge: str | None) -> Part | None:
    term = patterns.RELATIVE[grain].head(folded, at)
    if term is not None:
        if patterns.SEVERAL.search(folded, max(0, at - 8), at):
            return Part(start, term.end, "span", edge=grain)
        return Part(start, term.end, grain, edge=edge, shift=term.payload)
    then = patterns.THEN.head(folded, at)
    return Part(start, then.end, grain, edge=edge, shift="then") if then is not None else None


def _quarter_word(folded: str, at: int) -> Part | None:
    """ "quý I/2024", "quý 1 năm 2023", "quý vừa qua"."""
    start, edge = _edge(folded, at)
    match = patterns.QUARTER.match(folded, at)
    if match is not None:
        year, shift = _year(match)
        number = patterns.QUARTERS[match["q"].lstrip("0")]
        until = patterns.QUARTERS[match["q2"].lstrip("0")] if match["q2"] else None
        if until is not None and until <= number:
            until = None
        return Part(start, match.end(), "quarter", year, number, until, edge=edge, shift=shift)
    return _relative(folded, at, "quarter", start, edge) or _word(
        folded, at, patterns.WORD_QUARTER, "quarter", start, edge
    )


def _month_word(folded: str, at: int) -> Part | None:
    """ "tháng 7/2025", "tháng 12-2016", "đầu tháng 9", "tháng qua"."""
    start, edge = _edge(folded, at)
    match = patterns.MONTH.match(folded, at)
    if match is not None:
        rate = patterns.RATE_BEFORE.search(folded, max(0, start - 8), start)
        if rate is not None and patterns.COUNTED_AFTER.match(folded, match.end()):
            return None
        year, shift = _year(match)
        until = int(match["m2"]) if match["m2"] else None
        number = int(match["m"])
        if until is not None and until <= number:
            until = None
        return Part(start, match.end(), "month", year, number, until, edge=edge, shift=shift)
    if patterns.MONTHS_PAST.match(folded, at) is not None:
        count = patterns.COUNT_BEFORE.search(folded, max(0, at - 8), at)
        if count is not None:
            past = patterns.MONTHS_PAST.match(folded, at)
            assert past is not None
            number = patterns.COUNT_WORDS[count["word"]]
            return Part(count.start("word"), past.end(), "span", number=number, edge="tháng", shift="past")
    match = patterns.MONTH_WORD.match(folded, at)
    if match is not None and (_year(match)[0] or edge):
        number = patterns.MONTH_WORDS[" ".join(match["word"].split())]
        year, shift = _year(match)
        return Part(start, match.end(), "month", year, number, edge=edge, shift=shift)
    return _relative(folded, at, "month", start, edge) or _word(
        folded, at, patterns.WORD_MONTH, "month", start, edge
    )


def _day_word(folded: str, at: int) -> Part | None:
    """ "ngày 17 tháng 01 năm 2023", "ngày 30/9/2018", "ngày 15"."""
    if patterns.RATE_BEFORE.search(folded, max(0, at - 8), at):
        return None
    match = patterns.DAY_LIST.match(folded, at)
    if match is not None and int(match["d1"]) < int(match["d"]):
        year, _ = _year(match)
        first, last = int(match["d1"]), int(match["d"])
        return Part(at, match.end(), "day", year, int(match["m"]), last, first)
    match = patterns.DAY.match(folded, at) or patterns.SHORT_DAY.match(folded, at)
    if match is not None:
        return _day(match)
    match = patterns.DAY_ALONE.match(folded, at)
    if match is not None:
        return Part(at, match.end(), "day", day=int(match["d"]))
    return _relative(folded, at, "day", at, None)


def _now(folded: str, at: int) -> Part | None:
    """ "đến nay", "hiện nay", "từ nay"; found from its last word."""
    if not folded.startswith("nay", at):
        term = patterns.NOW.head(folded, at)
        if term is not None and not patterns.NOT_NOW.search(folded, max(0, at - 6), at):
            return Part(at, term.end, "now")
        match = patterns.AT_PRESENT.match(folded, at)
        return Part(at, match.end(), "now") if match is not None else None
    before = folded[max(0, at - 12) : at].split()
    if folded[at + 3 : at + 4].isalpha() or not before:
        return None
    if before[-1] in ("đến", "tới", "từ"):
        return Part(at, at + 3, "now")
    return None


def _this_day(folded: str, at: int) -> Part | None:
    return _relative(folded, at, "day", at, None)


def _week_word(folded: str, at: int) -> Part | None:
    return _relative(folded, at, "week", at, None)


def _then(folded: str, at: int) -> Part | None:
    return _relative(folded, at, "year", at, None)


def _half_word(folded: str, at: int) -> Part | None:
    match = patterns.HALF.match(folded, at)
    if match is None:
        return None
    year, shift = _year(match)
    return Part(at, match.end(), "months", year, 6, edge=_EDGES[match["edge"]], shift=shift)


def _same_period(folded: str, at: int) -> Part | None:
    match = patterns.SAME_PERIOD.match(folded, at)
    if match is None:
        return None
    year = match["y"] or match["yb"]
    return Part(
        at, match.end(), "same", int(year) if year else None, shift="other" if match["other"] else None
    )


_WORDS: dict[str, Callable[[str, int], Part | None]] = {
    "năm": _year_word, "sang năm": _then, "cùng năm": _then, "quý": _quarter_word, "tháng": _month_word,
    "ngày": _day_word, "hôm": _this_day, "sáng": _this_day, "chiều": _this_day, "tối": _this_day,
    "tuần": _week_word, "nửa": _half_word, "cùng k": _same_period, "nay": _now, "hiện": _now,
    "thời điểm": _now,
}  # fmt: skip
