"""Units named without their type word: provinces, well-known cities, and whatever the article's own
typed mentions give evidence for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from extractors.units.found import Found, units_named
from extractors.units.names import bare_heads, bare_names, heads
from extractors.units.patterns import (
    ADJACENT_HEADS,
    AFTER_CITY,
    COMPOUNDS,
    COUNTRY_NEAR,
    HOLDERS,
    LINE_HEADS,
    LINKS,
    NAME_HEADS,
    NAME_TOKEN,
    PERSON_TITLE,
    RUN,
    STREET_NUMBER,
    SURNAMES,
    TO_NEXT_PLACE,
)
from gazetteer.unit_names import key
from gazetteer.units import UnitVersion

Run = tuple[int, str]
_CLAUSE = re.compile(r"[.,;:()“”\"!?/\n\[\]…]")
_WORD = re.compile(r"[^\W_]+(?:/[cC])?")
_MAX_HEAD_DISTANCE = 8


def runs(text: str) -> list[Run]:
    """Start and text of every run of capitalised words."""
    return [(match.start(), match.group()) for match in RUN.finditer(text)]


def bare(text: str, low: str, all_runs: list[Run], taken: Callable[[int], bool]) -> Iterator[Found]:
    """Names that mean a unit wherever they stand; ``taken`` tells positions already used."""
    known = bare_names()
    for start, end in _scan(all_runs, bare_heads(), known.__contains__):
        name = text[start:end]
        # After a city's abbreviation the typed reading has judged already.
        if (
            taken(start)
            or AFTER_CITY.search(text, max(0, start - 6), start)
            or is_other(text, low, start, end)
        ):
            continue
        levels = known[key(name)]
        units = tuple(unit for unit in units_named(key(name)) if unit.level[0] in levels)
        if units:
            yield Found(start, end, name, None, units, "bare")


def repeated(
    text: str,
    low: str,
    all_runs: list[Run],
    taken: Callable[[int], bool],
    evidence: dict[str, tuple[UnitVersion, ...]],
) -> Iterator[Found]:
    """Names (keys of ``evidence``) that the article gives reason to read as units."""
    if not evidence:
        return
    forms = {form for units in evidence.values() for unit in units for form in heads(unit.name)}
    for start, end in _scan(all_runs, forms, evidence.__contains__):
        name = text[start:end]
        # One syllable is as likely a person's given name: Vinh, Hồ, Đông.
        if (" " not in name and "'" not in name) or taken(start) or is_other(text, low, start, end):
            continue
        if STREET_NUMBER.search(low, max(0, start - 12), start):
            continue
        yield Found(start, end, name, None, evidence[key(name)], "repeated")


def _scan(
    all_runs: list[Run], forms: Collection[str], wanted: Callable[[str], bool]
) -> Iterator[tuple[int, int]]:
    """Bounds of wanted names that stand alone in their run of capitalised words."""
    for begin, run in all_runs:
        if " " not in run and run not in forms:
            continue
        tokens = [(match.start(), match.end()) for match in NAME_TOKEN.finditer(run)]
        words: list[str] | None = None
        capitals = False
        at = 0
        while at < len(tokens):
            start, stop = tokens[at]
            head = run[start:stop]
            pair = f"{head} {run[slice(*tokens[at + 1])]}" if at + 1 < len(tokens) else head
            if pair not in forms and head not in forms:
                at += 1
                continue
            for last in range(min(at + 5, len(tokens)) - 1, at - 1, -1):
                if wanted(key(run[start : tokens[last][1]])):
                    if words is None:
                        words = [run[slice(*bounds)] for bounds in tokens]
                        capitals = run.isupper()
                    if _alone(run, capitals, words, tokens, at, last):
                        yield begin + start, begin + tokens[last][1]
                    at = last
                    break
            at += 1


def _alone(
    run: str, capitals: bool, words: list[str], bounds: list[tuple[int, int]], first: int, last: int
) -> bool:
    """Whether the neighbours in the run are no part of the same name (Nguyễn Hòa Bình, Thái Bình Dương)."""
    if capitals and len(words) > 4:
        return words[last + 1 : last + 2] != ["DƯƠNG"]
    if last + 1 < len(words):
        joined = run[bounds[last][1] : bounds[last + 1][0]]
        follower = words[last + 1]
        spaced = not any(char in joined for char in "-–—.")
        if spaced and not follower.isdigit():
            person = follower.lower() in HOLDERS and last + 2 < len(words)
            acronym = (
                follower.isupper() and len(follower) > 1 and follower != "FC" and not words[last].isupper()
            )
            if not person and not acronym:
                return False
    if first > 0:
        joined = run[bounds[first - 1][1] : bounds[first][0]]
        if not any(char in joined for char in "-–—."):
            begin = words[0].lower()
            if words[first - 1].lower() in SURNAMES - {"đoàn", "quan"} or (
                begin in SURNAMES and begin != "đoàn"
            ):
                return False
    return True


def is_other(text: str, low: str, start: int, end: int) -> bool:
    """Whether a street, a school, a company, a newspaper or a person is named after the unit."""
    if COUNTRY_NEAR.match(text, end, end + 24) or low[end : end + 4] == " mới":
        return True
    before = low[max(0, start - 60) : start]
    cut = 0
    for stop in _CLAUSE.finditer(before):
        cut = stop.end()
    words = _WORD.findall(before[cut:])
    if not words:
        return False
    if len(before) == 60 and cut == 0:
        words = words[1:]
    if low.endswith(("- ", "– "), 0, start) and not LINE_HEADS.isdisjoint(words[-5:]):
        return True
    if words[-1] in LINE_HEADS and TO_NEXT_PLACE.match(text, end):
        return True
    for distance in range(1, min(_MAX_HEAD_DISTANCE, len(words)) + 1):
        word = words[-distance]
        pair = "_".join(words[-distance - 1 : len(words) - distance + 1])
        triple = (
            "_".join(words[-distance - 2 : len(words) - distance + 1]) if distance + 2 <= len(words) else ""
        )
        if distance == 1 and (word in PERSON_TITLE or pair in PERSON_TITLE):
            return True
        if distance == 1 and word in ADJACENT_HEADS and pair not in COMPOUNDS:
            return True
        if pair in NAME_HEADS or triple in NAME_HEADS or (word in NAME_HEADS and pair not in COMPOUNDS):
            return True
        if word in LINKS:
            return False
    return False
