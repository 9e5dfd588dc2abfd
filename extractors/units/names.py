"""Which written names stand for units: surfaces for the scan of capitalised words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from extractors.units.patterns import NAME_TOKEN
from gazetteer.unit_names import key, split_type
from gazetteer.units import UnitVersion, aliases, by_name, versions
from pipeline.segment import fold

# Colloquial names of provinces that are used without a type word in news; the rest of that kind
# (đất mỏ, xứ Nghệ) speaks of a region or its people as often as of the unit.
_BARE_COLLOQUIAL = frozenset({"sài gòn", "saigon", "hanoi", "danang"})
# Hồ Chí Minh alone is the man.
_NEVER_BARE = frozenset({"hồ chí minh", "thừa thiên"})
_SHORTEST_BARE_ABBREVIATION = 5
EXTRACTED_KINDS = frozenset({"abbreviation", "colloquial", "spelling"})


@lru_cache(maxsize=8192)
def heads(name: str) -> frozenset[str]:
    """The first two words of a name (or its only one) in every capitalisation, tone style and
    apostrophe used."""
    words = NAME_TOKEN.findall(name)[:2]
    text = " ".join(words)
    forms = {text}
    for form in (text, fold(text), *_old_tones(fold(text))):
        forms.add(" ".join(word[:1].upper() + word[1:] for word in form.split(" ")))
        forms.add(form.upper())
    forms.update(form.replace("'", "’") for form in tuple(forms) if "'" in form)
    return frozenset(forms)


def _old_tones(text: str) -> Iterator[str]:
    for new, old in zip(
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        strict=True,
    ):
        if new in text:
            yield text.replace(new, old)


@cache
def bare_names() -> dict[str, frozenset[str]]:
    """Names that stand without type word for a unit: key → level letters.

    Provinces, and the cities below them whose name no other unit of the upper levels bears (Nha
    Trang, Đà Lạt).
    """
    provinces: set[str] = set()
    others: dict[str, set[str]] = {}
    cities: set[str] = set()
    for name, all_ in by_name().items():
        for version in all_:
            if version.level == "province":
                provinces.add(name)
            elif version.level == "district":
                others.setdefault(name, set()).add(version.code)
                if version.type == "thành phố" and " " in name:
                    cities.add(name)
    for alias in aliases():
        word, rest = split_type(alias.alias)
        name = key(rest)
        if alias.level != "province" or (word and not name.startswith("hồ")):
            continue
        long = len(rest) >= _SHORTEST_BARE_ABBREVIATION or name == "hcm"
        if alias.kind == "spelling" or name in _BARE_COLLOQUIAL or (alias.kind == "abbreviation" and long):
            provinces.add(name)
    found = {name: frozenset("p") for name in provinces - _NEVER_BARE}
    for name in cities - provinces:
        if len(others[name]) == 1 and len(name.split()) >= 2:
            found[name] = frozenset("d")
    return found


@cache
def bare_heads() -> frozenset[str]:
    """Heads of :func:`bare_names`."""
    forms: set[str] = set()
    for name in bare_names():
        for version in by_name().get(name, ()):
            forms.update(heads(version.name))
    for alias in aliases():
        rest = split_type(alias.alias)[1]
        if key(rest) in bare_names():
            forms.update(heads(rest))
    return frozenset(forms)


def districts_of(province: str) -> dict[str, tuple[UnitVersion, ...]]:
    """Names of a province's districts that stand for nothing else: no number, no province.

    Key of the name → versions; ``province`` is an identity.
    """
    return _districts().get(province, {})


@cache
def _districts() -> dict[str, dict[str, tuple[UnitVersion, ...]]]:
    found: dict[str, dict[str, tuple[UnitVersion, ...]]] = {}
    for version in versions().values():
        if version.level != "district":
            continue
        name = key(version.name)
        if " " in name and name not in bare_names():
            names = found.setdefault(version.province.partition("@")[0], {})
            names[name] = (*names.get(name, ()), version)
    return found
