"""Every title's example is read as that title; surnames are single syllables, each once."""

from __future__ import annotations

import re

import pytest

from extractors.officials.patterns import (
    AGENCY,
    COMPANY,
    FIELD_STOP,
    NAME,
    PUBLIC_STAFF,
    PUBLIC_WORK,
    RANK,
    TITLE,
)
from gazetteer.titles import Title, context, surnames, titles
from pipeline.segment import fold


@pytest.mark.parametrize("title", titles().values(), ids=lambda title: title.title)
def test_example_matches(title: Title) -> None:
    match = TITLE.search(fold(title.example))
    assert match is not None
    assert titles()[match.group()] == title


@pytest.mark.parametrize("title", titles().values(), ids=lambda title: title.title)
def test_fields(title: Title) -> None:
    assert title.takes in {"none", "body", "ministry", "field", "staff", "team", "mission"}
    assert title.area


def test_surnames() -> None:
    assert len(set(surnames())) == len(surnames()) > 150
    for surname in surnames():
        assert surname.strip() == surname
        if not surname.endswith("'"):
            assert NAME.fullmatch(f"{surname} Văn Bình"), surname


@pytest.mark.parametrize(
    ("part", "example", "known"),
    [
        ("ranks", "{} ", RANK),
        ("agencies", "{} x", AGENCY),
        ("private", "{} x", COMPANY),
        ("duties", "{} x", PUBLIC_STAFF),
        ("public_work", "{} x", PUBLIC_WORK),
        ("after_office", " {} x", FIELD_STOP),
    ],
)
def test_context_words(part: str, example: str, known: re.Pattern[str]) -> None:
    for word in context()[part]:
        assert word == fold(word)
        assert known.match(example.format(word)), word
