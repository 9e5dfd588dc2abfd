"""Units named with their type word, alone or at the head of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.units.found import Found, name_ends, of_type, read_name, units_named
from extractors.units.names import bare_names
from extractors.units.patterns import (
    COUNTRY_NEAR,
    HOLDERS,
    IN_INITIALS,
    LIST_NEXT,
    NAME_TOKEN,
    NAMED_AFTER,
    NUMBER_ENDS,
    OFFICE_HELD,
    PLURAL,
    SURNAMES,
    TYPED,
)
from gazetteer.unit_names import ABBREVIATIONS, TYPES, key
from gazetteer.units import UnitVersion, by_alias

_MIXED = re.compile(r"(?:tỉnh|phố|quận|huyện|xã|phường|trấn|khu)\s*(?:,|và|/|-)\s*$")
_OF_PARTY = {"huyện": "huyện", "quận": "quận", "thị": "thị xã", "thành": "thành phố"}
_DOTS = re.compile(r"[.\s]+")


def typed(text: str, low: str) -> Iterator[Found]:
    """Typed units and the lists that they open; ``low`` is the folded text."""
    done = 0
    for match in TYPED.finditer(text):
        if match.start() < done:
            continue
        word = _word(match)
        start = match.start()
        short = match.group("word") is None
        name_at = match.end()
        read = read_name(text, name_at, TYPES[word])
        if read is None:
            unknown = None if short else _unknown(text, low, match, word)
            if unknown is not None:
                done = unknown.end
                yield unknown
            continue
        end, units = read
        if not _stands(text, name_at, end):
            continue
        if match["letter"] or match["joined"]:
            fitting = tuple(unit for unit in units if unit.type == word)
        else:
            fitting = of_type(units, word)
        if not fitting or COUNTRY_NEAR.match(text, end, end + 24):
            continue
        if short and NAMED_AFTER.search(low, max(0, start - 50), start):
            continue
        if short and word == "thị trấn" and IN_INITIALS.search(text, max(0, start - 8), start):
            continue
        # Of "Khối huyện: Vân Đồn" and "Huyện ủy Vân Đồn" the name alone is the mention.
        heading = ":" in match.group()
        name_only = heading or match["party"] is not None
        before = low[max(0, start - 40) : start]
        mixed = bool(_MIXED.search(before)) and (heading or bool(PLURAL.search(_MIXED.sub("", before) + " ")))
        plural = mixed or bool(PLURAL.search(before))
        one_word: str | None = word
        if mixed and heading:
            # "các tỉnh, thành phố: Hà Nam, Hà Nội": any of the types, on the highest level that is named.
            level = "province" if "tỉnh" in before else fitting[0].level
            of_level = tuple(unit for unit in units if unit.level == level)
            fitting = of_level or fitting
            one_word = word if len({unit.type for unit in fitting}) == 1 and fitting[0].type == word else None
        first = Found(name_at if name_only else start, end, text[name_at:end], one_word, fitting, "typed")
        yield first
        done = end
        for element in listed(text, first, plural, mixed, word):
            done = element.end
            yield element


def _word(match: re.Match[str]) -> str:
    if match.group("word"):
        return " ".join(match.group("word").lower().replace("huyên", "huyện").split())
    if match.group("party"):
        return _OF_PARTY[match.group("party").lower()]
    return ABBREVIATIONS[_DOTS.sub("", (match["short"] or match["letter"] or match["joined"]).lower())]


def _stands(text: str, start: int, end: int) -> bool:
    """Whether the name is whole: not a number that counts, not the beginning of a person's name."""
    after = text[end : end + 30]
    name = text[start:end]
    if name[-1].isdigit() and re.match(r"[.,/]\d|\s*%|[^\W\d_]", after):
        return False
    follows = re.match(r"[ \u00a0]([^\W\d_]+)(?:[ \u00a0]([^\W\d_]+))?", after)
    if follows is None or not follows.group(1)[0].isupper() or name.isupper():
        return True
    words = NAME_TOKEN.findall(name)
    begins_person = words[0].lower() in SURNAMES and len(words) > 1
    return follows.group(1).lower() in HOLDERS or follows.group(1).isupper() or not begins_person


def _unknown(text: str, low: str, match: re.Match[str], word: str) -> Found | None:
    """A lower unit that the tables do not know: two to four capitalised Vietnamese words."""
    if word == "tỉnh" and (end := name_ends(text, match.end())) and _is_former(text[match.end() : end[-1]]):
        if COUNTRY_NEAR.match(text, end[-1], end[-1] + 24):
            return None
        return Found(match.start(), end[-1], text[match.end() : end[-1]], word, (), "typed")
    if "province" in TYPES[word] or ":" in match.group() or word.isupper():
        return None
    ends = name_ends(text, match.end())
    cut = re.search("[-–—]", text[match.end() : ends[-1]]) if ends else None
    ends = [end for end in ends if cut is None or end <= match.end() + cut.start()]
    if not 2 <= len(ends) <= 4:
        return None
    name = text[match.end() : ends[-1]]
    words = NAME_TOKEN.findall(name)
    held = OFFICE_HELD.search(low, max(0, match.start() - 20), match.start()) is not None
    if words[0].lower() in (HOLDERS if held else SURNAMES) or not all(
        _VIETNAMESE.fullmatch(w.lower()) for w in words
    ):
        return None
    if not any(ord(char) > 127 for char in name) or text[ends[-1] : ends[-1] + 1] in {"/", "-"}:
        return None
    if COUNTRY_NEAR.match(text, ends[-1], ends[-1] + 24) or text[match.start() : ends[-1]].isupper():
        return None
    return Found(match.start(), ends[-1], name, word, (), "typed")


def _is_former(name: str) -> bool:
    """Whether a province bore the name before the tables begin: Hà Tây, Sông Bé."""
    return any(
        alias.kind == "old_name" and alias.level == "province" for alias, _ in by_alias().get(key(name), ())
    )


# One syllable as Vietnamese spells it.
_VIETNAMESE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aăâeêioôơuưyà-ỹ]{1,3}(?:ng|nh|ch|[cmnpt])?|\d{1,2}"
)


def listed(text: str, first: Found, plural: bool, mixed: bool, word: str | None = None) -> Iterator[Found]:
    """The further elements of a list whose type word stands before the first only."""
    word = word or first.type
    assert word is not None
    at = first.end
    home = _parents(first.candidates)
    levels = {unit.level for unit in first.candidates}
    while True:
        step = LIST_NEXT.match(text, at)
        if step is None:
            return
        start = step.end()
        read = read_name(text, start, TYPES[word])
        if read is None:
            return
        end, units = read
        name = text[start:end]
        if (
            text[end : end + 1] in {" ", "\u00a0"}
            and text[end + 1 : end + 2].isupper()
            and not name.isupper()
        ):
            return
        if name[0].isdigit() and not (NUMBER_ENDS.match(text[end : end + 12]) and first.name[0].isdigit()):
            return
        fitting = tuple(unit for unit in units if unit.type == word)
        if not fitting and " " in name:
            # "thị xã Vĩnh Châu 23 hồ sơ, Trần Đề 9": the type word holds for the first alone.
            fitting = tuple(unit for unit in units if unit.level in levels and _lies_in(unit, home))
        if mixed:
            fitting = tuple(unit for unit in units if unit.level in levels)
        if not fitting:
            return
        if not plural:
            # "xã Tân Lập, Đan Phượng": the second is where the first lies, not its neighbour.
            if key(name) in bare_names() or _names_parent(name, first.candidates):
                return
            # Special zones are few, each in a province of its own.
            if word != "đặc khu":
                fitting = tuple(unit for unit in fitting if _lies_in(unit, home))
            if not fitting:
                return
        elif key(name) in bare_names() and "province" not in TYPES[word]:
            return
        same = any(unit.type == word for unit in fitting)
        found = Found(start, end, name, word if same and not mixed else None, fitting, "listed")
        yield found
        at = end


def _parents(units: tuple[UnitVersion, ...]) -> set[str]:
    return {unit.parent.partition("@")[0] for unit in units if unit.parent}


def _lies_in(unit: UnitVersion, parents: set[str]) -> bool:
    return unit.parent is not None and unit.parent.partition("@")[0] in parents


def _names_parent(name: str, units: tuple[UnitVersion, ...]) -> bool:
    parents = _parents(units)
    return not name.isdigit() and any(unit.identity in parents for unit in units_named(key(name)))
