"""Finding many fixed phrases at once in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from gazetteer.trie import pattern

PayloadT = TypeVar("PayloadT")


class Hit(NamedTuple, Generic[PayloadT]):
    """One phrase found at ``folded[start:end]`` and what it stands for."""

    start: int
    end: int
    payload: PayloadT


class Phrases(Generic[PayloadT]):
    """A dictionary of phrases, matched on whole syllables of folded text in one pass.

    A phrase inside a longer one that starts before or with it is not reported.
    """

    def __init__(self, entries: Iterable[tuple[str, PayloadT]]) -> None:
        self._payloads: dict[str, list[PayloadT]] = {}
        for phrase, payload in entries:
            if not (phrase[:1].isalnum() and phrase[-1:].isalnum()):
                raise ValueError(f"a phrase must begin and end with a letter or digit: {phrase!r}")
            self._payloads.setdefault(phrase, []).append(payload)
        # In a look-ahead, so that phrases that overlap are all seen.
        tree = pattern(self._payloads, blank=" ")
        self._pattern = re.compile(rf"(?<![^\W\d_])(?=({tree})(?![^\W_]))")

    def finditer(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[PayloadT]]:
        """Hits in reading order; several payloads of one phrase give several hits."""
        covered = start
        for match in self._pattern.finditer(folded, start, len(folded) if end is None else end):
            over = match.end(1)
            if over <= covered:
                continue
            covered = over
            for payload in self._payloads[match.group(1)]:
                yield Hit(match.start(), over, payload)
