"""The one unit that an article is about."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from spacy.tokens import Doc

from extractors.mentions import Mention, get
from extractors.units.naming import settled
from extractors.units.patterns import BACK_REFERENCES, NATIONAL, OFFICE
from extractors.units.publisher import own_unit
from extractors.units.resolve import as_of
from extractors.units.values import Unit
from gazetteer.unit_names import split_type
from gazetteer.units import ancestors, history, versions
from pipeline.segment import fold, folded

_TITLE_WEIGHT = 6.0
"""For the first unit in the title; half of it for the second, and so on."""
_LEAD = 600
_LEAD_WEIGHT = 1.5
_OFFICE_WEIGHT = 1.0
_BACK_REFERENCE_WEIGHT = 0.35
_NATIONAL_WEIGHT = 0.8
_LEAST = 4.0
"""A unit named in passing is nobody's home."""
_LOWER_SHARE = 0.75
"""A district that scores so much of its province's score is what the article is about."""
_RIVAL_SHARE = 0.6
"""A second district that scores so much of the first's: the article is about their province."""
_SEVERAL = 3
"""So many districts beside the first point to a province that the article does not name."""
_RIVALS = 2
"""So many others must be named before a title that names the winner is taken to be about the ranking."""
_LONGEST_TITLE = 250
_WINS = re.compile(r"\b(?:dẫn đầu|đứng đầu|quán quân|ngôi (?:đầu|vương|vị)|đầu bảng|đứng thứ nhất)\b")
# "Tỉnh A đã …", "Năm 2022, huyện B …", "UBND huyện B …": what the sentence is about.
_OPENS = re.compile(r"(?:^|[.\n:][ \xa0\n]*|\b(?:năm|ngày) [\d/.-]{1,10},? )(?:ubnd |toàn |trên địa bàn )?$")


def home(doc: Doc) -> Unit | None:
    """The unit, or ``None`` where none stands out or the article speaks of the whole country.

    Needs the component ``cchc_units``. Judged by the title, the lead, the offices that act, bare
    words that point back ("quận đã …") and how often each unit is named.
    """
    if "home" not in doc.user_data:
        mentions = get(doc, "unit")
        doc.user_data["home"] = _home(doc, mentions) or own_unit(
            folded(doc),
            doc.user_data.get("publisher_units", frozenset()),
            [mention.value for mention in mentions],
            doc.user_data.get("units_as_of"),
        )
    found: Unit | None = doc.user_data["home"]
    return found


def own_units(doc: Doc) -> list[Unit]:
    """The article's unit and those above it, lowest first."""
    unit = home(doc)
    if unit is None:
        return []
    if unit.uid is None:
        return [unit]
    on = doc.user_data.get("units_as_of")
    above = ancestors(versions()[unit.uid], on)
    return [unit, *(settled(version, on, "contains the article's unit") for version in above)]


def _home(doc: Doc, mentions: list[Mention]) -> Unit | None:
    known = [mention for mention in mentions if mention.value.resolved or mention.value.level == "province"]
    if not known:
        return None
    low = folded(doc)
    units: dict[str, Unit] = {}
    scores: dict[str, float] = defaultdict(float)
    for mention in known:
        identity = mention.value.identity
        units.setdefault(identity, mention.value)
        scores[identity] += 1.0
        if mention.start < _LEAD:
            scores[identity] += _LEAD_WEIGHT
        if OFFICE.search(low, max(0, mention.start - 40), mention.start):
            scores[identity] += _OFFICE_WEIGHT
    title = _title(doc, low)
    for place, identity in enumerate(_titled(title, units)):
        scores[identity] += _TITLE_WEIGHT / (1 + place)
    _add_back_references(low, units, scores)
    identity = _leader(units, scores)
    if identity not in doc.user_data.get("publisher_units", ()) and _WINS.search(title):
        identity = _ranking(units, identity)
    on = doc.user_data.get("units_as_of")
    if identity not in units:
        version = as_of(history().get(identity, ()), on, None).get(identity)
        return settled(version, on, "the districts named lie in it") if version is not None else None
    national = _NATIONAL_WEIGHT * sum(1 for _ in NATIONAL.finditer(low))
    if units[identity].level == "province":
        rivals = (other for other, unit in units.items() if unit.level == "province" and other != identity)
        national += sum(scores[other] for other in rivals)
    if scores[identity] >= max(national, _LEAST) or (not national and _only(known, units[identity], low)):
        return units[identity]
    return None


def _only(known: list[Mention], unit: Unit, low: str) -> bool:
    """Whether no unit but this one, those in it and those above it is named, and with its type word it
    opens a sentence of the lead."""
    kin = {unit.identity} | _above(unit)
    if not all(m.value.identity in kin or unit.identity in _above(m.value) for m in known):
        return False
    return any(
        m.value.identity == unit.identity
        and m.start < _LEAD
        and low.startswith(unit.type, m.start)
        and _OPENS.search(low, max(0, m.start - 30), m.start) is not None
        for m in known
    )


def _title(doc: Doc, low: str) -> str:
    """The article's title, else the first line of its text (its beginning where that is long), folded."""
    article = doc._.article if Doc.has_extension("article") else None
    if article is not None and article.title:
        return fold(article.title)[:_LONGEST_TITLE]
    end = low.find("\n", 0, _LONGEST_TITLE)
    return low[: end if end >= 0 else _LONGEST_TITLE]


def _titled(title: str, units: dict[str, Unit]) -> list[str]:
    """Identities of the units in the title, in order; of two with one name, the lower unit counts."""
    places: dict[int, str] = {}
    for identity, unit in units.items():
        name = fold(unit.name if unit.name[-1].isdigit() else split_type(unit.name)[1])
        forms = (name, "hcm") if name == "hồ chí minh" else (name,)
        at = min((place for form in forms if (place := title.find(form)) >= 0), default=-1)
        if at >= 0 and (at not in places or title.endswith(fold(unit.type), 0, max(0, at - 1))):
            places[at] = identity
    return [places[at] for at in sorted(places)]


def _add_back_references(low: str, units: dict[str, Unit], scores: dict[str, float]) -> None:
    """Bare type words in definite use speak for the leading unit of their type."""
    counts = Counter(match.group("word") or match.group("subject") for match in BACK_REFERENCES.finditer(low))
    for word, count in counts.items():
        own = [identity for identity, unit in units.items() if unit.type == word]
        if own:
            scores[max(own, key=lambda identity: scores[identity])] += _BACK_REFERENCE_WEIGHT * count


def _leader(units: dict[str, Unit], scores: dict[str, float]) -> str:
    """The highest score, corrected between a province and the units in it."""
    best = max(scores, key=lambda identity: scores[identity])
    if units[best].level == "province":
        inside = [i for i, unit in units.items() if unit.level == "district" and best in _above(unit)]
        strongest = max(inside, key=lambda identity: scores[identity], default=best)
        if scores[strongest] < _LOWER_SHARE * scores[best]:
            return best
        best = strongest
    for province in _above(units[best]):
        if not province.startswith("p"):
            continue
        rivals = [
            i
            for i, unit in units.items()
            if unit.level == units[best].level and i != best and province in _above(unit)
        ]
        if province in scores:
            if any(scores[rival] >= _RIVAL_SHARE * scores[best] for rival in rivals):
                return province
        # Its own paper leaves the province out; then it takes more districts to tell.
        elif len(rivals) >= _SEVERAL and sum(scores[rival] for rival in rivals) > scores[best]:
            return province
    return best


def _ranking(units: dict[str, Unit], winner: str) -> str:
    """A title that tells who leads its province is about all that it ranks, where more are named."""
    if winner not in units or units[winner].level != "district":
        return winner
    province = next((above for above in _above(units[winner]) if above.startswith("p")), winner)
    rivals = sum(
        unit.level == "district" and identity != winner and province in _above(unit)
        for identity, unit in units.items()
    )
    return province if rivals >= _RIVALS else winner


def _above(unit: Unit) -> set[str]:
    if unit.uid is None:
        return set()
    version = versions()[unit.uid]
    return {uid.partition("@")[0] for uid in (version.parent, version.province) if uid}
