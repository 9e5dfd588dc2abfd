"""Phrases: whole syllables, the longest first, linear."""

import pytest

from gazetteer.phrases import Phrases

TABLE = Phrases([("hồ sơ", 1), ("hồ sơ trực tuyến", 2), ("trực tuyến", 3), ("đúng hạn", 4), ("hạn", 5)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("hồ sơ đúng hạn", [("hồ sơ", 1), ("đúng hạn", 4)]),
        ("hồ sơ trực tuyến", [("hồ sơ trực tuyến", 2)]),
        ("nộp trực tuyến", [("trực tuyến", 3)]),
        ("hồ sơn", []),
        ("hạnh phúc", []),
        ("(hạn)", [("hạn", 5)]),
    ],
)
def test_finds_whole_syllables(text, found):
    assert [(text[h.start : h.end], h.payload) for h in TABLE.finditer(text)] == found


def test_bounds_are_kept():
    text = "hạn hạn hạn"
    assert [h.start for h in TABLE.finditer(text, 4, 8)] == [4]


def test_a_phrase_begins_with_a_letter_or_digit():
    with pytest.raises(ValueError, match="must begin and end"):
        Phrases([("(hạn", 1)])
