"""Words that tie figures together."""

from __future__ import annotations

import pytest

from gazetteer.check_words import any_of, words
from gazetteer.terms import rows
from pipeline.check.partition import part_of
from pipeline.segment import fold


@pytest.mark.parametrize("row", rows("check_words"), ids=lambda row: f"{row['group']}: {row['words']}")
def test_every_word_is_found_in_its_example(row: dict[str, str]) -> None:
    assert fold(row["words"]) in {
        match.group() for match in words(row["group"]).finditer(fold(row["example"]))
    }


@pytest.mark.parametrize("row", rows("check_parts"), ids=lambda row: row["words"])
def test_every_part_is_read_from_its_example(row: dict[str, str]) -> None:
    part = part_of(fold(row["example"]), "")
    assert part == (row["dimension"], row["part"])


def test_tables_hold_nothing_twice() -> None:
    listed = [(row["group"], row["words"]) for row in rows("check_words")]
    assert len(listed) == len(set(listed))
    parts = [row["words"] for row in rows("check_parts")]
    assert len(parts) == len(set(parts))


def test_words_are_not_cut_out_of_others() -> None:
    assert not words("from").search("tứ từng bước")
    assert not words("opener").search("gồmm")


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(ValueError, match="no such words"):
        any_of("nothing")
