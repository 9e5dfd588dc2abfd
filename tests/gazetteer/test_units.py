"""The unit tables as a whole, and lookup by name and date."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from gazetteer.sites import units_of_host, units_of_site
from gazetteer.successions import predecessors, successions, successors
from gazetteer.units import (
    LEVELS,
    aliases,
    ancestors,
    at,
    by_alias,
    by_name,
    columns,
    history,
    lookup,
    parent,
    versions,
)

IN_FORCE = [
    (date(2018, 1, 1), (63, 713, 11_162)),
    (date(2020, 6, 1), (63, 707, 10_614)),
    (date(2023, 1, 1), (63, 705, 10_599)),
    (date(2025, 6, 30), (63, 696, 10_035)),
    (date(2025, 7, 1), (34, 0, 3_321)),
    (date(2026, 9, 20), (34, 0, 3_321)),
]


@pytest.mark.parametrize(("on", "counts"), IN_FORCE)
def test_counts_in_force(on: date, counts: tuple[int, ...]) -> None:
    found = Counter(unit.level for unit in versions().values() if unit.in_force(on))
    assert tuple(found[level] for level in LEVELS) == counts


def test_uid_is_level_code_and_first_day() -> None:
    for uid, unit in versions().items():
        assert uid == f"{unit.level[0]}{unit.code}@{unit.valid_from}"


def test_versions_of_one_unit_do_not_overlap() -> None:
    for line in history().values():
        for earlier, later in pairwise(line):
            assert earlier.valid_to is not None
            assert earlier.valid_from < earlier.valid_to <= later.valid_from


def test_every_parent_is_a_unit_above_in_force() -> None:
    for unit in versions().values():
        assert (unit.parent is None) == (unit.level == "province")
        for uid in (unit.parent, unit.province):
            if uid is not None:
                above = versions()[uid]
                assert above.in_force(unit.valid_from), (unit.uid, uid)
                assert LEVELS.index(above.level) < LEVELS.index(unit.level) or uid == unit.uid
        assert [unit, *ancestors(unit)][-1].uid == unit.province


def test_a_parent_is_known_on_every_day_of_a_units_life() -> None:
    for unit in versions().values():
        if unit.parent is not None:
            for on in (unit.valid_from, unit.valid_to and date.fromordinal(unit.valid_to.toordinal() - 1)):
                if on is not None:
                    above = parent(unit, on)
                    assert above is not None
                    assert above.in_force(on)


def test_every_succession_joins_two_known_versions() -> None:
    for edge in successions():
        source, target = versions()[edge.from_uid], versions()[edge.to_uid]
        assert source.valid_from < edge.date
        assert target.in_force(edge.date)


def test_every_ended_unit_leads_to_units_of_today() -> None:
    for uid in versions():
        now = successors(uid)
        assert now, uid
        assert all(unit.valid_to is None for unit in now)


def test_every_unit_of_today_has_a_past() -> None:
    day = date(2023, 1, 1)
    for unit in versions().values():
        if unit.valid_to is None:
            assert predecessors(unit.uid, day), unit.uid


def test_every_alias_names_a_unit() -> None:
    known = {unit.identity for unit in versions().values()}
    for alias in aliases():
        assert f"{alias.level[0]}{alias.code}" in known, alias
    assert all(pairs for pairs in by_alias().values())


def test_every_version_has_its_source() -> None:
    assert {uid for uid, source in columns("unit_sources", "uid", "source") if source} == set(versions())


def test_every_version_is_found_by_its_name() -> None:
    found = {unit.uid for units in by_name().values() for unit in units}
    assert found == set(versions())


LOOKUPS = [
    ("quận Ô Môn", date(2023, 3, 1), None, {"d917"}),
    ("Ô Môn", date(2023, 3, 1), None, {"d917"}),
    ("Q. Ô MÔN", date(2023, 3, 1), None, {"d917"}),
    ("quận Ô Môn", date(2025, 7, 1), None, set()),
    ("phường Thới Hoà", date(2023, 3, 1), "p92", {"c31154"}),
    ("huyện Hoài Nhơn", date(2018, 1, 1), None, {"d543"}),
    ("huyện Hoài Nhơn", date(2023, 1, 1), None, set()),
    ("TX. Hoài Nhơn", date(2023, 1, 1), None, {"d543"}),
    ("TP.HCM", date(2024, 1, 1), None, {"p79"}),
    ("TPHCM", date(2024, 1, 1), None, {"p79"}),
    ("HN", date(2024, 1, 1), None, {"p01"}),
    ("TP Huế", date(2024, 1, 1), None, {"d474"}),
    ("thành phố Huế", date(2025, 2, 1), None, {"p46"}),
    ("Thừa Thiên – Huế", date(2020, 1, 1), None, {"p46"}),
    ("TT-Huế", date(2020, 1, 1), None, {"p46"}),
    ("Bà Rịa-Vũng Tàu", date(2020, 1, 1), None, {"p77"}),
    ("Đăk Lăk", date(2020, 1, 1), None, {"p66"}),
    ("ĐẮC LẮC", date(2020, 1, 1), None, {"p66"}),
    ("P.01", date(2020, 1, 1), "d773", {"c27298"}),
    ("phường III", date(2020, 1, 1), "p93", {"c31321"}),
    ("thành phố Quý Nhơn", date(2020, 1, 1), None, set()),
    ("Qui Nhơn", date(2020, 1, 1), None, {"d540"}),
    ("huyện Ea H’leo", date(2020, 1, 1), None, {"d645"}),
    ("huyện Ea H' Leo", date(2020, 1, 1), None, {"d645"}),
    ("Atlantis", None, None, set()),
    ("", None, None, set()),
]


@pytest.mark.parametrize(("name", "on", "within", "identities"), LOOKUPS)
def test_lookup(name: str, on: date | None, within: str | None, identities: set[str]) -> None:
    assert {unit.identity for unit in lookup(name, on, within=within)} == identities


def test_lookup_gives_candidates_not_an_answer() -> None:
    found = lookup("xã Tân Lập", date(2023, 1, 1))
    assert len({unit.identity for unit in found}) > 10
    assert {unit.level for unit in lookup("Cao Bằng", date(2023, 1, 1))} == {"province", "district"}
    assert [unit.level for unit in lookup("Cao Bằng", date(2023, 1, 1), level="province")] == ["province"]
    assert [unit.type for unit in lookup("Cao Bằng", date(2023, 1, 1), type="thành phố")] == ["thành phố"]


def test_parent_as_of_a_date() -> None:
    commune = lookup("xã Hoài Hảo", date(2019, 1, 1))[0]
    assert [unit.full_name for unit in ancestors(commune, date(2019, 1, 1))] == [
        "huyện Hoài Nhơn",
        "tỉnh Bình Định",
    ]
    today = at("p79", None)
    assert today is not None
    assert today.full_name == "Thành phố Hồ Chí Minh"


SPLIT = [
    ("quận Ô Môn", date(2023, 3, 1), {"phường Ô Môn", "phường Thới Long", "phường Phước Thới"}),
    ("tỉnh Bình Dương", date(2023, 3, 1), {"Thành phố Hồ Chí Minh"}),
    ("thành phố Hà Nội", date(2023, 3, 1), {"thành phố Hà Nội"}),
]


@pytest.mark.parametrize(("name", "on", "today"), SPLIT)
def test_successors(name: str, on: date, today: set[str]) -> None:
    (unit,) = lookup(name, on)
    after = successors(unit.uid, date(2025, 7, 1))
    assert {later.full_name for later in after} == today
    assert all(unit.uid in {earlier.uid for earlier in predecessors(later.uid, on)} for later in after)


def test_successors_of_an_unknown_uid() -> None:
    with pytest.raises(KeyError):
        successors("d999@2014-01-01")


HOSTS = [
    ("omon.cantho.gov.vn", {"p92", "d917"}),
    ("baohaiduong.vn", {"p30"}),
    ("www.quangninh.gov.vn", {"p22"}),
    ("soyte.baria-vungtau.gov.vn", {"p77"}),
    ("vnexpress.net", set()),
    ("", set()),
]


@pytest.mark.parametrize(("host", "identities"), HOSTS)
def test_hosts(host: str, identities: set[str]) -> None:
    assert units_of_host(host) == identities


def test_sites_table() -> None:
    with (Path(__file__).parents[2] / "gazetteer" / "sites.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row["unit"] in units_of_site(f"https://{row['example']}/bai-viet.html"), row


@pytest.mark.parametrize("url", ["https://[", "//", "", None, "https://]/tin", "http://a b/"])
def test_what_is_no_address_names_no_unit(url: str | None) -> None:
    assert units_of_site(url) == frozenset()
