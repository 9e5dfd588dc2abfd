"""The value that a resolved, or unresolved, mention gets: name, level and parents as of the day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from extractors.units.found import Found
from extractors.units.values import Unit
from gazetteer.unit_names import TYPES, joined_key, key, modern
from gazetteer.units import HO_CHI_MINH, UnitVersion, ancestors, by_alias, by_name

_DAK = re.compile(r"(?<![^\W\d_])Đ[ăắ]k(?![^\W\d_])")


def settled(unit: UnitVersion, on: date | None, why: str, candidates: tuple[str, ...] = ()) -> Unit:
    """The value of a mention that is known to mean one version."""
    return Unit(
        uid=unit.uid,
        name=unit.full_name,
        type=unit.type,
        level=unit.level,
        district=district_name(unit, on),
        province=province_name(unit, on),
        code=unit.code,
        candidates=candidates or (unit.uid,),
        why=why,
    )


def _open(one: Found, units: list[UnitVersion], on: date | None, why: str) -> Unit:
    """The value of a mention that could mean several units, or none that is known."""
    types = {unit.type for unit in units}
    word = one.type or (types.pop() if len(types) == 1 else "")
    levels = {unit.level for unit in units or one.candidates}
    provinces = {province_name(unit, on) for unit in units}
    districts = {district_name(unit, on) for unit in units}
    return Unit(
        uid=None,
        name=f"{word} {modern(one.name)}".strip(),
        type=word,
        level=levels.pop() if len(levels) == 1 else TYPES[word][-1] if word else "commune",
        district=districts.pop() if len(districts) == 1 else None,
        province=provinces.pop() if len(provinces) == 1 else None,
        code=None,
        candidates=tuple(unit.uid for unit in units or one.candidates),
        why=why,
    )


def _usual(written: str, unit: UnitVersion) -> bool:
    """Whether a spelling that differs from the unit's own is as usual: in where it parts syllables of the
    highlands (Krông Ana, Krông A Na), or as the name that another unit bears."""
    written_key, own = key(written), key(unit.name)
    if written_key == own:
        return False
    capitals_begin = all(word[1:] == word[1:].lower() for word in written.split())
    if joined_key(written_key) == joined_key(own) and capitals_begin:
        return True
    return written_key in by_name() and any(
        alias.kind == "spelling" and version.identity == unit.identity
        for alias, version in by_alias().get(written_key, ())
    )


def value(one: Found, option: dict[str, UnitVersion], on: date | None, why: str) -> Unit:
    units = list(option.values())
    if len(units) != 1:
        return _open(one, units, on, why)
    value = settled(units[0], on, why)
    if value.level != "province" and _usual(one.name, units[0]):
        return replace(value, name=f"{value.type} {modern(one.name)}")
    written = _DAK.search(one.name)
    if written and value.level != "province":
        # Both spellings are official somewhere; below the province the article's own is kept.
        return replace(value, name=_DAK.sub(written.group(), value.name))
    return value


def province_name(unit: UnitVersion, on: date | None) -> str | None:
    """Of the province that contains the unit: ``Cần Thơ``, ``Thành phố Hồ Chí Minh``."""
    if unit.level == "province":
        return None
    province = ancestors(unit, on)[-1]
    return province.full_name if province.identity == HO_CHI_MINH else province.name


def district_name(unit: UnitVersion, on: date | None) -> str | None:
    """Of the district that contains a commune: ``quận Ô Môn``."""
    if unit.level != "commune" or unit.parent is None or not unit.parent.startswith("d"):
        return None
    return ancestors(unit, on)[0].full_name
