"""Finding many fixed phrases at once in folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

PayloadT = TypeVar("PayloadT")

_RUN = re.compile(r"[^\W\d_]+|\d+")


class Hit(NamedTuple, Generic[PayloadT]):
    """One phrase found at ``folded[start:end]`` and what it stands for."""

    start: int
    end: int
    payload: PayloadT


class Phrases(Generic[PayloadT]):
    """A dictionary of phrases, matched on whole syllables of folded text.

    Phrases are indexed by their first syllable, so the time is that of walking the syllables once.
    A phrase inside a longer one that starts before or with it is not reported.
    """

    def __init__(self, entries: Iterable[tuple[str, PayloadT]]) -> None:
        self._by_first: dict[str, list[tuple[str, PayloadT]]] = {}
        for phrase, payload in entries:
            first = _RUN.match(phrase)
            if first is None:
                raise ValueError(f"a phrase must begin with a letter or digit: {phrase!r}")
            self._by_first.setdefault(first.group(), []).append((phrase, payload))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda entry: -len(entry[0]))

    def finditer(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[Hit[PayloadT]]:
        """Hits in reading order; several payloads of one phrase give several hits."""
        stop = len(folded) if end is None else end
        covered = start
        for run in _RUN.finditer(folded, start, stop):
            candidates = self._by_first.get(run.group())
            if candidates is None:
                continue
            at = run.start()
            longest = None
            for phrase, payload in candidates:
                if longest is not None and phrase != longest:
                    break
                over = at + len(phrase)
                if over <= covered or over > stop or not folded.startswith(phrase, at):
                    continue
                if over < len(folded) and folded[over].isalnum() and phrase[-1].isalnum():
                    continue
                longest = phrase
                yield Hit(at, over, payload)
            if longest is not None:
                covered = max(covered, at + len(longest))
