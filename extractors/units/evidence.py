"""Bare names of districts and communes that the article gives reason to read as units."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from datetime import date

from extractors.units.bare import Run, is_other, repeated
from extractors.units.found import Found, Taken, read_name, units_named
from extractors.units.moment import DISTRICTS_END
from extractors.units.names import bare_names, districts_of
from extractors.units.patterns import APPOSED, APPOSED_NAME, HEADER, LIST_GAP, PLACE_LEAD, RUN, SURNAMES
from extractors.units.typed import listed
from gazetteer.unit_names import TYPES, key
from gazetteer.units import UnitVersion

Evidence = dict[str, tuple[UnitVersion, ...]]
_BESIDE = re.compile(r"\s*[,(–-]\s*$|\s*,\s*(?:thuộc\s+|ngoại\s+(?:thành|ô)\s+)?$")
_TO_DISTRICT = re.compile(r"\s*[,(–-]\s*")
_LONGEST = 40
_HEADER_REACH = 400
_RANKED = re.compile(
    r"(?: (?:đã|tiếp tục|vẫn))?(?: (?:vươn|tụt|xếp|đứng|giữ|giành|dẫn đầu)(?![^\W_])| đạt \d)"
    r"|,? \(?\d+,\d+ điểm"
)
_DISTRICT_WORDS = re.compile(r"quận|huyện|thị xã|thuế khu vực")
_CLEAR_SHARE = 0.6
_SEVERAL = 2
# After a name at the head of an article: what it did, or a colon. "Vũ Quang Minh" goes on with capitals.
_OPENS_HEADLINE = re.compile(r"\s*(?::|[ \xa0][a-zà-ỹđ])")


def find_more(
    text: str, low: str, all_runs: list[Run], found: list[Found], taken: Taken, on: date | None
) -> Iterator[Found]:
    """Mentions beyond those that stand for themselves, each with its reason in ``how``."""
    found = list(found)
    for more in (
        before_parent(text, low, list(found), taken, on),
        after_child(text, list(found), taken),
        under_header(text, low, all_runs, taken),
        in_headline(text, low, taken),
        apposed(text, taken),
    ):
        for one in more:
            if one.start in taken:
                continue
            taken.add([one])
            found.append(one)
            yield one
    of_home, given = _of_home(low, found, on), _given_with_type(found)
    for one in repeated(text, low, all_runs, taken.__contains__, {**of_home, **given}):
        if one.start in taken:
            continue
        name = key(one.name)
        if name not in given and name.split()[0] in SURNAMES:
            # What a ranking of districts ranks is a district, whatever it is called.
            ranked = _RANKED.match(low, one.end) is not None
            if not (ranked or _at_place(low, one.start, taken)):
                continue
        taken.add([one])
        yield one
        types = {unit.type for unit in one.candidates}
        if len(types) == 1:
            first = Found(one.start, one.end, one.name, types.pop(), one.candidates, "repeated")
            for element in listed(text, first, plural=False, mixed=False):
                if element.start in taken or is_other(text, low, element.start, element.end):
                    break
                taken.add([element])
                yield element


def _at_place(low: str, start: int, taken: Taken) -> bool:
    """Whether the words before a name that may be a person's show a place."""
    if PLACE_LEAD.search(low, max(0, start - 10), start):
        return True
    gap = LIST_GAP.search(low, max(0, start - 4), start)
    return gap is not None and gap.start() - 1 in taken


def apposed(text: str, taken: Taken) -> Iterator[Found]:
    """Names whose type stands after them: ``Ở Tân Lập, xã cách trung tâm 20 km``."""
    for match in APPOSED.finditer(text):
        named = APPOSED_NAME.search(text, max(0, match.start() - _LONGEST), match.start())
        if named is None or named.start("name") in taken or key(named["name"]) in bare_names():
            continue
        units = tuple(unit for unit in units_named(key(named["name"])) if unit.type == match["word"])
        if units:
            yield Found(*named.span("name"), named["name"], match["word"], units, "its type after it")


def in_headline(text: str, low: str, taken: Taken) -> Iterator[Found]:
    """The district that opens the headline by its bare name, where the text then calls it by its type
    word: "Tuy Phong tổng kết …", "toàn huyện đã …". Only names that no other district bears."""
    start = len(text) - len(text.lstrip())
    if start in taken or (read := read_name(text, start, ("district",))) is None:
        return
    end, units = read
    name = text[start:end]
    if len({unit.identity for unit in units}) > 1 or " " not in name or key(name) in bare_names():
        return
    word = units[-1].type
    speaks = re.compile(rf"(?<![^\W_])(?:toàn|của|ubnd|nhân dân|địa bàn) {word}(?= (?!hội)[a-zà-ỹđ]|[,.;])")
    if _OPENS_HEADLINE.match(text, end) and speaks.search(low, end):
        yield Found(start, end, name, word, tuple(u for u in units if u.type == word), "headline")


def _given_with_type(found: list[Found]) -> Evidence:
    """Names that the article has given with their type word, and what they meant there."""
    evidence: Evidence = {}
    for one in found:
        name = key(one.name)
        if one.type and one.candidates and not name.isdigit() and name not in bare_names():
            exact = tuple(unit for unit in one.candidates if unit.type == one.type)
            evidence.setdefault(name, exact or one.candidates)
    return evidence


def before_parent(text: str, low: str, found: list[Found], taken: Taken, on: date | None) -> Iterator[Found]:
    """Names right before the unit that contains them: ``Đan Phượng, Hà Nội``."""
    queue = list(found)
    while queue:
        parent = queue.pop()
        above = {unit.identity for unit in parent.candidates if unit.level != "commune"}
        if not above or parent.start == 0:
            continue
        gap = _BESIDE.search(text, max(0, parent.start - 20), parent.start)
        if gap is None or gap.start() - 1 in taken:
            continue
        window = max(0, gap.start() - _LONGEST)
        last = next(
            (run for run in RUN.finditer(text, window, gap.start()) if run.end() == gap.start()), None
        )
        if last is None:
            continue
        name = last.group()
        if key(name) in bare_names() or is_other(text, low, last.start(), last.end()):
            continue
        units = tuple(unit for unit in units_named(key(name)) if _lies_in(unit, above, on))
        if units and not (name.split()[0].lower() in SURNAMES and units[0].level == "commune"):
            one = Found(last.start(), last.end(), name, None, units, "before its parent")
            queue.append(one)
            yield one


def after_child(text: str, found: list[Found], taken: Taken) -> Iterator[Found]:
    """Names right after a commune that lies in the district of that name: ``xã Tân Hội, Đan Phượng``."""
    for child in found:
        if child.type is None or "commune" not in TYPES[child.type]:
            continue
        gap = _TO_DISTRICT.match(text, child.end)
        read = read_name(text, gap.end(), ("district",)) if gap else None
        if gap is None or read is None or gap.end() in taken:
            continue
        end, units = read
        parents = {unit.parent.partition("@")[0] for unit in child.candidates if unit.parent}
        above = tuple(unit for unit in units if unit.identity in parents)
        name = text[gap.end() : end]
        if above and not name.isdigit() and key(name) not in bare_names():
            yield Found(gap.end(), end, name, None, above, "after its commune")


def _lies_in(unit: UnitVersion, above: set[str], on: date | None) -> bool:
    if unit.parent is None or unit.parent.partition("@")[0] not in above:
        return False
    if on is None:
        return unit.level == "district" or unit.parent.startswith("d")
    return (on < DISTRICTS_END) == (unit.level == "district" or unit.parent.startswith("d"))


def under_header(text: str, low: str, all_runs: list[Run], taken: Taken) -> Iterator[Found]:
    """Names that a heading says to be units: ``Khối phường: …, …``, ``5 phường dẫn đầu gồm …, …``.

    After a colon they stand anywhere on the line; otherwise one after the other in a list.
    """
    for header in HEADER.finditer(low):
        words = [" ".join(word.split()) for word in header.group("words").replace("và", ",").split(",")]
        types = tuple(word for word in words if word in TYPES)
        line_end = low.find("\n", header.end())
        end = min(line_end if line_end >= 0 else len(low), header.end() + _HEADER_REACH)
        inline = not header.group().endswith(":")
        first_run, last_run = bisect_left(all_runs, (header.end(), "")), bisect_left(all_runs, (end, ""))
        for start, run in all_runs[first_run:last_run]:
            if inline and start > header.end():
                break
            if start in taken or is_other(text, low, start, start + len(run)):
                continue
            units = tuple(unit for unit in units_named(key(run)) if unit.type in types)
            if not units or key(run).isdigit():
                continue
            word = types[0] if len(types) == 1 else None
            first = Found(start, start + len(run), run, word, units, "under a heading")
            yield first
            if inline:
                first.type = units[0].type
                yield from listed(text, first, plural=True, mixed=word is None)


def _of_home(low: str, found: list[Found], on: date | None) -> Evidence:
    """Districts of the province that the article is about, if it speaks of districts at all."""
    if (on is not None and on >= DISTRICTS_END) or not _DISTRICT_WORDS.search(low):
        return {}
    # In 2025 some names passed to another province; while there were districts they were the old one's.
    counts = Counter(
        identity
        for one in found
        for identity in {
            unit.identity
            for unit in one.candidates
            if unit.level == "province" and unit.valid_from < DISTRICTS_END
        }
    )
    if not counts:
        # Its own paper leaves the province out: two districts that lie in one tell it.
        within = (
            {unit.province.partition("@")[0] for unit in one.candidates if unit.level == "district"}
            for one in {key(one.name): one for one in found if one.type}.values()
        )
        counts.update(provinces.pop() for provinces in within if len(provinces) == 1)
        if counts.total() < _SEVERAL:
            return {}
    province, count = counts.most_common(1)[0]
    if count < _CLEAR_SHARE * sum(counts.values()):
        return {}
    return districts_of(province)
