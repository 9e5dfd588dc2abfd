"""Time expressions that begin with a word: "năm 2018", "quý I", "đầu tháng 9", "cùng kỳ", "đến nay"."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.periods import patterns
from extractors.periods.parts import EDGES, Part, day_of, year_of


def _year_word(folded: str, at: int) -> Part | None:
    """ "năm 2018", "năm 2021-2022", "cuối năm 2021", "năm nay", "đầu năm"."""
    match = patterns.YEARS.match(folded, at)
    if match is not None and int(match["y"]) < int(match["y2"]):
        return Part(at, match.end(), "years", int(match["y"]), until=int(match["y2"]))
    start, edge = _edge(folded, at)
    match = patterns.ONE_YEAR.match(folded, at)
    if match is not None:
        return Part(start, match.end(), "year", int(match["y"]), edge=edge)
    return (
        _years_in_words(folded, at)
        or _relative(folded, at, "year", start, edge)
        or _word(folded, at, patterns.WORD_YEAR, "year", start, edge)
    )


def _years_in_words(folded: str, at: int) -> Part | None:
    """ "ba năm liền", "sau hai năm", "năm thứ tư liên tiếp"."""
    match = patterns.SPAN_ORDINAL.match(folded, at)
    if match is not None:
        said = match["n"]
        number = int(said) if said.isdigit() else patterns.ORDINAL_WORDS[said]
        return Part(at, match.end(), "span", number=number, edge="năm")
    count = patterns.COUNT_BEFORE.search(folded, max(0, at - 8), at)
    if count is None:
        return None
    begin = count.start("word")
    match = patterns.SPAN_WORD.match(folded, at)
    if match is None and patterns.SPAN_LEAD.search(folded, max(0, begin - 24), begin):
        match = patterns.SPAN_WORD_PLAIN.match(folded, at)
    if match is None:
        return None
    return Part(begin, match.end(), "span", number=patterns.COUNT_WORDS[count["word"]], edge="năm")


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
    return match.start(), EDGES[match["edge"].split()[-1]]


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
        year, shift = year_of(match)
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
        year, shift = year_of(match)
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
    match = patterns.MONTHS_AFTER_WORD.match(folded, at)
    if match is not None:
        count = patterns.COUNT_BEFORE.search(folded, max(0, at - 10), at)
        if count is not None:
            number = patterns.COUNT_WORDS[count["word"]]
            year, shift = year_of(match)
            edge = EDGES[match["edge"]]
            return Part(count.start("word"), match.end(), "months", year, number, edge=edge, shift=shift)
    match = patterns.MONTH_WORD.match(folded, at)
    if match is not None and (year_of(match)[0] or edge):
        number = patterns.MONTH_WORDS[" ".join(match["word"].split())]
        year, shift = year_of(match)
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
        year, _ = year_of(match)
        first, last = int(match["d1"]), int(match["d"])
        return Part(at, match.end(), "day", year, int(match["m"]), last, first)
    match = patterns.DAY.match(folded, at) or patterns.SHORT_DAY.match(folded, at)
    if match is not None:
        return day_of(match)
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
    before = folded[max(0, at - 16) : at].split()
    if folded[at + 3 : at + 4].isalpha() or not before:
        return None
    if before[-2:-1] == ["trước"]:
        # "Cao nhất từ trước đến nay": ever.
        return None
    if before[-1] in ("đến", "tới", "từ"):
        return Part(at, at + 3, "now")
    return None


def _this_day(folded: str, at: int) -> Part | None:
    return _relative(folded, at, "day", at, None)


def _week_word(folded: str, at: int) -> Part | None:
    match = patterns.WEEK.match(folded, at)
    if match is not None:
        return Part(at, match.end(), "week", year_of(match)[0], int(match["n"]))
    return _relative(folded, at, "week", at, None)


def _then(folded: str, at: int) -> Part | None:
    return _relative(folded, at, "year", at, None)


def _half_word(folded: str, at: int) -> Part | None:
    match = patterns.HALF.match(folded, at)
    if match is None:
        return None
    year, shift = year_of(match)
    return Part(at, match.end(), "months", year, 6, edge=EDGES[match["edge"]], shift=shift)


def _same_period(folded: str, at: int) -> Part | None:
    match = patterns.SAME_PERIOD.match(folded, at)
    if match is None:
        return None
    year = match["y"] or match["yb"]
    return Part(
        at, match.end(), "same", int(year) if year else None, shift="other" if match["other"] else None
    )


def _lunar_year(folded: str, at: int) -> Part | None:
    """ "Tết Mậu Tuất": the year that bears the name in the running cycle of sixty, which began in 1984."""
    match = patterns.LUNAR_YEAR.match(folded, at)
    if match is None:
        return None
    stem, branch = patterns.STEMS[match["stem"]], patterns.BRANCHES[match["branch"]]
    if (stem - branch) % 2:
        return None
    # The one number below 60 with both remainders.
    year = 1984 + (6 * stem - 5 * branch) % 60
    return Part(match.start("name") + 1, match.end(), "year", year)


READERS: dict[str, Callable[[str, int], Part | None]] = {
    "năm": _year_word, "sang năm": _then, "cùng năm": _then, "quý": _quarter_word, "tháng": _month_word,
    "ngày": _day_word, "hôm": _this_day, "sáng": _this_day, "chiều": _this_day, "tối": _this_day,
    "tuần": _week_word, "nửa": _half_word, "cùng k": _same_period, "nay": _now, "hiện": _now,
    "thời điểm": _now, "tết": _lunar_year, "xuân": _lunar_year,
}  # fmt: skip
"""By the word at which the scan stops."""
