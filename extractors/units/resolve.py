"""From what a name may mean to the one unit that it means here, or to none.

Each piece of evidence narrows the candidates and never empties them, but for a parent named beside
the unit: where that fits none, nothing is chosen. One candidate left is the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from extractors.units.found import Found
from extractors.units.naming import value
from extractors.units.values import Unit
from gazetteer.units import LEVELS, UnitVersion

END_OF_COVERAGE = date(2026, 12, 31)

_RANK = {level: rank for rank, level in enumerate(LEVELS)}
_TO_PARENT = re.compile(
    r"\s*(?:[,(–-]|,?\s*(?:thuộc|của|ở|tại|trên địa bàn|,\s*thuộc))\s*(?:địa bàn\s+)?$|\s*[,(–-]?\s*$"
)
_FROM_PARENT = re.compile(r"\s*[:(–-]\s*$|\s*,?\s*(?:có|gồm|là|như|với)\s*:?\s*$")
_LIST_GAP = 60
_PARENT_GAP = 24
_TITLE_WEIGHT = 3
_SITE_WEIGHT = 5
_CLEAR_SHARE = 0.6


@dataclass(slots=True)
class Context:
    """What the article says as a whole."""

    on: date | None
    site: frozenset[str] = frozenset()
    """Identities that the host names."""
    provinces: Counter[str] = field(default_factory=Counter)
    districts: Counter[str] = field(default_factory=Counter)

    def home(self, level: str) -> str | None:
        """Identity of the province or district that clearly leads, if one does."""
        counts = self.provinces if level == "province" else self.districts
        if not counts:
            return None
        identity, weight = counts.most_common(1)[0]
        return identity if weight >= _CLEAR_SHARE * sum(counts.values()) else None


def as_of(units: tuple[UnitVersion, ...], on: date | None, word: str | None) -> dict[str, UnitVersion]:
    """One version for each identity: those in force on the day, else those nearest to it in time."""
    typed = [unit for unit in units if word is None or unit.type == word] or list(units)
    if on is not None:
        now = [unit for unit in typed if unit.in_force(on)]
        if typed and not now:
            now = _nearest(typed, on)
        return {unit.identity: unit for unit in now}
    return {unit.identity: unit for unit in sorted(typed, key=_life)}


def _life(unit: UnitVersion) -> int:
    """Days of validity: without any date, the state that lasted longest is the likeliest."""
    return ((unit.valid_to or END_OF_COVERAGE) - unit.valid_from).days


def _nearest(units: list[UnitVersion], on: date) -> list[UnitVersion]:
    def distance(unit: UnitVersion) -> int:
        if unit.valid_from > on:
            return (unit.valid_from - on).days
        return (on - unit.valid_to).days if unit.valid_to else 0

    least = min(map(distance, units))
    return [unit for unit in units if distance(unit) == least]


def above(unit: UnitVersion) -> frozenset[str]:
    """Identities of its parents."""
    return frozenset(uid.partition("@")[0] for uid in (unit.parent, unit.province) if uid) - {unit.identity}


def resolve(
    text: str, low: str, found: list[Found], context: Context, sentences: list[tuple[int, int]]
) -> list[Unit]:
    """The units meant by mentions in reading order."""
    options = [as_of(one.candidates, context.on, one.type) for one in found]
    why = ["only unit of the name" if len(option) == 1 else "" for option in options]
    _weigh(text, found, options, context)
    beside = _beside(text, found)
    blocked: set[int] = set()
    sentence_of = _sentence_numbers(found, sentences)
    for level in LEVELS[1:]:
        near = _containers(options, sentence_of)
        for index, option in enumerate(options):
            if len(option) < 2 and beside[index] is None:
                continue
            if not any(unit.level == level for unit in option.values()):
                continue
            parent = beside[index]
            if parent is not None and options[parent]:
                fits = _below(option, options[parent]) or _ever_below(
                    found[index], options[parent], context.on
                )
                if fits:
                    if fits.keys() != option.keys():
                        why[index] = f"in {found[parent].name}, named beside it"
                    options[index] = option = fits
                elif found[index].type is not None and not _successor_of(option, options[parent]):
                    blocked.add(index)
                    continue
            if len(option) > 1:
                options[index], why[index] = _narrow(option, near.get(sentence_of[index], set()), context)
    for index in _ill_typed(found, options):
        if beside[index] is None and not _supported(
            options[index], near.get(sentence_of[index], set()), context
        ):
            blocked.add(index)
    _agree(found, options, why)
    why = [
        reason or ("several units of the name" if one.candidates else "not in the tables")
        for one, reason in zip(found, why, strict=True)
    ]
    for index in blocked:
        options[index], why[index] = {}, "no such unit, of this type or in the parent named beside it"
    return [
        value(one, option, context.on, reason)
        for one, option, reason in zip(found, options, why, strict=True)
    ]


def _weigh(text: str, found: list[Found], options: list[dict[str, UnitVersion]], context: Context) -> None:
    """Count, for each province and district, the mentions that belong to it beyond doubt."""
    head = text.find("\n") if "\n" in text else len(text)
    for one, option in zip(found, options, strict=True):
        weight = _TITLE_WEIGHT if one.start < head else 1
        provinces = {unit.province.partition("@")[0] for unit in option.values()}
        if len(provinces) == 1:
            context.provinces[provinces.pop()] += weight
        districts = {
            unit.identity if unit.level == "district" else (unit.parent or "").partition("@")[0]
            for unit in option.values()
            if unit.level != "province"
        }
        if len(districts) == 1 and (identity := districts.pop()).startswith("d"):
            context.districts[identity] += weight
    for identity in context.site:
        if identity.startswith("p"):
            context.provinces[identity] += _SITE_WEIGHT
        else:
            context.districts[identity] += _SITE_WEIGHT


def _beside(text: str, found: list[Found]) -> list[int | None]:
    """For each mention the one that names its parent right after it, or right before it."""
    following = list(range(1, len(found) + 1))
    for index in range(len(found) - 2, -1, -1):
        # A list shares the parent that follows its last element.
        if found[index + 1].how == "listed" and found[index + 1].start - found[index].end < _LIST_GAP:
            following[index] = following[index + 1]
    return [_parent_beside(text, found, index, following[index]) for index in range(len(found))]


def _parent_beside(text: str, found: list[Found], index: int, after: int) -> int | None:
    rank = _lowest(found[index])
    if after < len(found) and _highest(found[after]) < rank:
        gap = text[found[after - 1].end : found[after].start]
        if len(gap) < _PARENT_GAP and _TO_PARENT.match(gap):
            return after
    before = index - 1
    if before >= 0 and _highest(found[before]) < rank:
        gap = text[found[before].end : found[index].start]
        if len(gap) < _PARENT_GAP and _FROM_PARENT.match(gap):
            return before
    return None


def _lowest(one: Found) -> int:
    return max((_RANK[unit.level] for unit in one.candidates), default=len(LEVELS) - 1)


def _highest(one: Found) -> int:
    return min((_RANK[unit.level] for unit in one.candidates), default=len(LEVELS) - 1)


def _below(option: dict[str, UnitVersion], parents: dict[str, UnitVersion]) -> dict[str, UnitVersion]:
    return {identity: unit for identity, unit in option.items() if above(unit) & parents.keys()}


def _ever_below(one: Found, parents: dict[str, UnitVersion], on: date | None) -> dict[str, UnitVersion]:
    """Units of the name that lay in the parents at some time, as the nearest to the day."""
    units = tuple(unit for unit in one.candidates if above(unit) & parents.keys())
    return as_of(units, on, one.type) if units else {}


def _successor_of(option: dict[str, UnitVersion], parents: dict[str, UnitVersion]) -> bool:
    """Whether the parent named is no container at all but a unit of the same level and province."""
    provinces = {unit.province.partition("@")[0] for unit in parents.values()}
    return any(unit.province.partition("@")[0] in provinces for unit in option.values())


def _sentence_numbers(found: list[Found], sentences: list[tuple[int, int]]) -> list[int]:
    numbers = []
    at_sentence = 0
    for one in found:
        while at_sentence + 1 < len(sentences) and sentences[at_sentence + 1][0] <= one.start:
            at_sentence += 1
        numbers.append(at_sentence)
    return numbers


def _ill_typed(found: list[Found], options: list[dict[str, UnitVersion]]) -> list[int]:
    """Communes that never bore the type word written: the name alone does not make them the ones meant."""
    return [
        index
        for index, (one, option) in enumerate(zip(found, options, strict=True))
        if one.type and option and all(u.level == "commune" and u.type != one.type for u in option.values())
    ]


def _supported(option: dict[str, UnitVersion], near: set[str], context: Context) -> bool:
    containers = near | {context.home("district"), context.home("province")}
    return any(above(unit) & containers for unit in option.values())


def _containers(options: list[dict[str, UnitVersion]], sentence_of: list[int]) -> dict[int, set[str]]:
    """For each sentence the provinces and districts that it names beyond doubt."""
    near: dict[int, set[str]] = {}
    for option, number in zip(options, sentence_of, strict=True):
        if len(option) == 1:
            identity, unit = next(iter(option.items()))
            if unit.level != "commune":
                near.setdefault(number, set()).add(identity)
    return near


def _narrow(
    option: dict[str, UnitVersion], near: set[str], context: Context
) -> tuple[dict[str, UnitVersion], str]:
    """Fewer candidates, by the sentence and then by what the article is about."""
    why = "several units of the name"
    for letter, level in (("d", "district"), ("p", "province")):
        named = {identity for identity in near if identity.startswith(letter)}
        home = context.home(level)
        for containers, reason in (
            (named, f"the {level} named in the sentence"),
            ({home} if home else set(), f"the {level} that the article is about"),
        ):
            fits = {identity: unit for identity, unit in option.items() if above(unit) & containers}
            if fits and len(fits) < len(option):
                option, why = fits, reason
            if len(option) == 1:
                return option, why
    return option, why


def _agree(found: list[Found], options: list[dict[str, UnitVersion]], why: list[str]) -> None:
    """A name resolved once in the article means the same unit elsewhere in it."""
    settled: dict[tuple[str, str | None], set[str]] = {}
    for one, option in zip(found, options, strict=True):
        if len(option) == 1:
            unit = next(iter(option.values()))
            settled.setdefault((unit.name.lower(), one.type), set()).add(unit.identity)
            settled.setdefault((unit.name.lower(), None), set()).add(unit.identity)
    for index, option in enumerate(options):
        if len(option) > 1:
            name = next(iter(option.values())).name.lower()
            same = settled.get((name, found[index].type), set())
            if len(same) == 1 and (identity := next(iter(same))) in option:
                options[index] = {identity: option[identity]}
                why[index] = "resolved elsewhere in the article"
