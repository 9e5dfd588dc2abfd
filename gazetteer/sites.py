"""Which units a site speaks for: ``omon.cantho.gov.vn`` is quận Ô Môn's, ``baohagiang.vn`` Hà Giang's."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlsplit

from gazetteer.unit_names import slug
from gazetteer.units import HERE, UnitVersion, versions

# What stands before the unit's name in a host's label: newspaper, type word, committee.
_PREFIX = re.compile(
    r"^(?:bao|tinhuy|tinh|thanhuy|thanhpho|tp|ubnd|so|congan|qh|quanuy|quan|huyenuy|huyen|thixauy|thixa|tx|dbnd"
    r"|truyenhinh|dulich|cchc|dichvucong|q|h|dukc|daihoi)-?"
)
# A section of a provincial site: "huyen-dak-glong".
_SECTION = re.compile(r"(?:huyen|quan|thi-xa|thanh-pho)-[a-z-]{2,30}$")
_IGNORED = frozenset({"www", "gov", "com", "org", "net", "edu", "vn", "portal", "m"})


@cache
def _listed() -> dict[str, str]:
    with (HERE / "sites.csv").open(encoding="utf-8", newline="") as lines:
        return {row["label"]: row["unit"] for row in csv.DictReader(lines)}


@cache
def _slugs() -> tuple[dict[str, str], dict[str, list[UnitVersion]]]:
    provinces: dict[str, str] = {}
    districts: dict[str, list[UnitVersion]] = {}
    for version in sorted(versions().values(), key=lambda unit: unit.valid_from):
        if version.level == "province":
            # In 2025 some names passed to another province's identity; sites are older.
            provinces.setdefault(slug(version.name), version.identity)
        elif version.level == "district":
            districts.setdefault(slug(version.name), []).append(version)
            districts.setdefault(slug(version.type + version.name), []).append(version)
    return provinces, districts


def _forms(label: str, provinces: Mapping[str, str]) -> tuple[str, ...]:
    """The names that a label may hold: "baria-vungtau" is one, "sonoivu-hungyen" ends with one."""
    joined = label.replace("-", "")
    return (joined,) if joined in provinces else (label, _PREFIX.sub("", label), *label.split("-"))


@cache
def units_of_host(host: str) -> frozenset[str]:
    """Identities of the province and, within it, the district that a host's labels name."""
    labels = [label for label in host.lower().split(".") if label not in _IGNORED]
    provinces, districts = _slugs()
    parts = [form for label in labels for form in _forms(label, provinces)]
    named = {_listed().get(part) or provinces.get(part) for part in parts} - {None}
    found = {identity for identity in named if identity}
    if len({identity for identity in found if identity.startswith("p")}) > 1:
        return frozenset()
    for part in parts:
        fitting = {
            version.identity
            for version in districts.get(part, ())
            if version.province.partition("@")[0] in found and part not in provinces
        }
        if len(fitting) == 1:
            found |= fitting
    return frozenset(found)


def units_of_site(url: str | None) -> frozenset[str]:
    """Identities named by the host of a URL (or by a bare host); none for ``None``.

    A provincial site's section of a district (``…/huyen-dak-glong/…``) speaks for the district.
    """
    if not url:
        return frozenset()
    try:
        parts = urlsplit(url if "//" in url else f"//{url}")
    except ValueError:
        # Brackets that hold no address of the network.
        return frozenset()
    named = units_of_host(parts.hostname) if parts.hostname else frozenset()
    sections = {
        found.identity
        for section in parts.path.lower().split("/")[1:-1]
        if _SECTION.match(section)
        for found in _slugs()[1].get(section.replace("-", ""), ())
        if found.province.partition("@")[0] in named
    }
    return named | sections if len(sections) == 1 else named
