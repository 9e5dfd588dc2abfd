"""Issuers in full, once units and bodies are known."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractors.documents.matcher import find
from extractors.issuers.matcher import complete, named
from extractors.mentions import Mention
from pipeline.segment import fold


@dataclass(frozen=True)
class Unit:
    name: str
    level: str


@dataclass(frozen=True)
class Body:
    unit: Unit | None


CITY = Unit("thành phố Hải Phòng", "province")
PROVINCE = Unit("tỉnh Lào Cai", "province")
TOWN = Unit("thị xã Sơn Tây", "district")

NAMES = [
    ("UBND", TOWN, "UBND thị xã Sơn Tây"),
    ("UBND thành phố", CITY, "UBND thành phố Hải Phòng"),
    ("Chủ tịch UBND tỉnh", PROVINCE, "Chủ tịch UBND tỉnh Lào Cai"),
    ("Ban Thường vụ Thị ủy", TOWN, "Ban Thường vụ Thị ủy Sơn Tây"),
    ("Quận ủy", Unit("quận 1", "district"), "Quận ủy quận 1"),
    ("Đảng ủy", Unit("xã Yên Bình", "commune"), "Đảng ủy xã Yên Bình"),
    ("Sở Nội vụ", PROVINCE, "Sở Nội vụ Lào Cai"),
    ("Sở Y tế", Unit("Thành phố Hồ Chí Minh", "province"), "Sở Y tế Thành phố Hồ Chí Minh"),
    ("Phòng Nội vụ", TOWN, "Phòng Nội vụ thị xã Sơn Tây"),
]


@pytest.mark.parametrize(("issuer", "place", "expected"), NAMES)
def test_named(issuer: str, place: Unit, expected: str) -> None:
    assert named(issuer, place) == expected


def issuer(text: str, place: Unit | None, home: Unit | None) -> str | None:
    documents = find(text, fold(text))
    at = text.find("UBND thị xã")
    bodies = [Mention(at, at + 4, Body(place))] if at >= 0 else []
    return complete(documents, bodies, [], home)[0].value.issuer


def test_place_comes_from_the_body_in_the_phrase() -> None:
    text = "Kế hoạch số 9/KH-UBND của UBND thị xã về cải cách"
    assert issuer(text, TOWN, CITY) == "UBND thị xã Sơn Tây"
    assert issuer(text, None, CITY) == "UBND thị xã"


def test_symbol_alone_is_the_home_province_s() -> None:
    assert issuer("Kế hoạch số 9/KH-UBND", None, PROVINCE) == "UBND tỉnh Lào Cai"
    assert issuer("Nghị quyết số 9-NQ/TU", None, CITY) == "Thành ủy Hải Phòng"
    assert issuer("Kế hoạch số 9/KH-UBND", None, TOWN) is None


def test_central_issuers_stay() -> None:
    assert issuer("Nghị định 61/2018/NĐ-CP", None, PROVINCE) == "Chính phủ"
