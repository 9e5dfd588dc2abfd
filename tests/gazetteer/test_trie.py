"""A tree of phrases matches what its phrases match, and the longest of them."""

from __future__ import annotations

import re

from gazetteer.trie import pattern


def test_every_phrase_and_the_longest() -> None:
    phrases = ["bộ", "bộ y tế", "bộ y", "sở", "a.b"]
    tree = re.compile(f"(?:{pattern(phrases)})")
    for phrase in phrases:
        assert tree.fullmatch(phrase), phrase
    longest = tree.match("bộ y tế họp")
    assert longest is not None
    assert longest.group() == "bộ y tế"
    assert tree.fullmatch("bộ  y\xa0tế")
    assert tree.fullmatch("axb") is None
