"""Parts of indexes and scopes: terms are folded and found."""

import tomllib
from importlib.resources import files

import pytest

from gazetteer.indicators import INDEXES
from gazetteer.parts import components, scopes
from pipeline.segment import fold

PARTS = tomllib.loads(files("gazetteer").joinpath("components.toml").read_text(encoding="utf8"))
SCOPES = tomllib.loads(files("gazetteer").joinpath("scopes.toml").read_text(encoding="utf8"))


@pytest.mark.parametrize("index", PARTS)
def test_every_part_is_found_by_its_terms(index):
    assert index in INDEXES
    for part, terms in PARTS[index].items():
        for term in terms:
            assert part in {hit.payload for hit in components(index).finditer(fold(term))}, term


def test_only_indexes_have_parts():
    assert components("dossiers_on_time") is None


@pytest.mark.parametrize("scope", SCOPES)
def test_every_scope_is_found_by_its_terms(scope):
    for term in SCOPES[scope]:
        assert scope in {hit.payload for hit in scopes().finditer(fold(term))}, term
