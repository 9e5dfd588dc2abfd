"""Words that tell a target from a fact (status.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from gazetteer.phrases import Phrases
from pipeline.segment import fold


@cache
def cue_groups() -> dict[str, dict[str, object]]:
    """Group of cues → its status, terms and example."""
    return tomllib.loads(files("gazetteer").joinpath("status.toml").read_text(encoding="utf8"))


@cache
def cues() -> Phrases[str]:
    """All cues, each standing for its group."""
    return Phrases(
        (fold(term), group)
        for group, row in cue_groups().items()
        for term in row["terms"]  # type: ignore[attr-defined]
    )
