"""Words that tell a target from a fact (status.toml)."""

from __future__ import annotations

from functools import cache

from gazetteer.phrases import Phrases
from gazetteer.terms import tree
from pipeline.segment import fold


def cue_groups() -> dict[str, dict[str, object]]:
    """Group of cues → its status, terms and example."""
    return tree("status")


@cache
def cues() -> Phrases[str]:
    """All cues, each standing for its group."""
    return Phrases(
        (fold(term), group)
        for group, row in cue_groups().items()
        for term in row["terms"]  # type: ignore[attr-defined]
    )
