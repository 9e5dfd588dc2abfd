"""Words that tie figures together or keep them apart (check_words.csv)."""

from __future__ import annotations

import re
from functools import cache

from gazetteer.terms import rows
from gazetteer.trie import pattern
from pipeline.segment import fold


@cache
def any_of(*groups: str) -> str:
    """A pattern of all words of ``groups``, on whole syllables of folded text."""
    words = [fold(row["words"]) for row in rows("check_words") if row["group"] in groups]
    if not words:
        raise ValueError(f"no such words: {groups}")
    return rf"(?<![^\W_])(?:{pattern(words)})(?![^\W_])"


@cache
def words(*groups: str) -> re.Pattern[str]:
    """``any_of`` compiled."""
    return re.compile(any_of(*groups))
