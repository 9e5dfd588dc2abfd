"""Words that narrow a figure to a part, or say that it was counted otherwise (narrowing_words.csv)."""

from __future__ import annotations

from functools import cache

from gazetteer.phrases import Phrases
from gazetteer.terms import rows
from pipeline.segment import fold

EXPLAINED = frozenset({"basis", "restated"})
"""Groups that explain why two figures of one thing differ; the others make them figures of two things."""
_WHOLE = "whole"
"""Phrases that hold a narrowing word and narrow nothing."""


@cache
def _phrases() -> Phrases[tuple[str, str]]:
    return Phrases((fold(row["words"]), (row["group"], row["words"])) for row in rows("narrowing_words"))


def narrowings(text: str) -> frozenset[tuple[str, str]]:
    """Group and words of every such phrase of ``text``."""
    return frozenset(hit.payload for hit in _phrases().finditer(fold(text)) if hit.payload[0] != _WHOLE)
