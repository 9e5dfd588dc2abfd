"""The tables of bodies hold together: examples match, links resolve, no name means two bodies."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.bodies.patterns import NAME
from gazetteer.bodies import Entry, by_key, entries, key, lookup, short_dashes
from pipeline.segment import fold

DAYS = (
    date(2014, 1, 1),
    date(2019, 6, 1),
    date(2023, 6, 1),
    date(2025, 2, 28),
    date(2025, 3, 1),
    date(2026, 6, 1),
)


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_example_matches(entry: Entry) -> None:
    text = short_dashes(fold(entry.example))
    matches = [entry for match in NAME.finditer(text) for entry in by_key()[key(match.group())]]
    assert entry in matches


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_every_name_is_found_whole(entry: Entry) -> None:
    for name in entry.names:
        match = NAME.fullmatch(short_dashes(fold(name)))
        assert match is not None, name


def test_no_name_stands_for_two_bodies_at_one_time() -> None:
    for name, several in by_key().items():
        for local in (False, True):
            for day in DAYS:
                live = {entry.name for entry in several if entry.local == local and entry.in_force(day)}
                assert len(live) <= 1, (name, day, live)


def test_successors_and_parents_are_in_the_tables() -> None:
    names = {entry.name for entry in entries()}
    for entry in entries():
        assert entry.parent is None or entry.parent in names, entry
        if entry.successor is not None and not entry.successor.startswith("Cục "):
            assert entry.successor in names, entry


def test_lookup_by_day() -> None:
    before = lookup("bộ kế hoạch - đầu tư", date(2020, 1, 1))
    assert before is not None
    assert before.successor == "Bộ Tài chính"
    assert before.valid_to == date(2025, 3, 1)
    assert lookup("Bộ Dân tộc và Tôn giáo") is not None
    assert lookup("Bộ Phép thuật") is None
