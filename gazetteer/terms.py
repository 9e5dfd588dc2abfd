"""Tables of short terms that stand right before or right after a place in folded text."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, Generic, NamedTuple, TypeVar

from pipeline.segment import fold

PayloadT = TypeVar("PayloadT")


class Term(NamedTuple, Generic[PayloadT]):
    """A term found at ``folded[start:end]`` and what it stands for."""

    start: int
    end: int
    payload: PayloadT


class Terms(Generic[PayloadT]):
    """Terms looked up at one position, the longest first, never cutting a syllable or number."""

    def __init__(self, entries: Iterable[tuple[str, PayloadT]]) -> None:
        self._payloads = {fold(words): payload for words, payload in entries}
        self._by_head: dict[str, list[str]] = {}
        self._by_tail: dict[str, list[str]] = {}
        for words in sorted(self._payloads, key=len, reverse=True):
            self._by_head.setdefault(words[:2], []).append(words)
            self._by_tail.setdefault(words[-2:], []).append(words)

    def __iter__(self) -> Iterator[str]:
        return iter(self._payloads)

    def head(self, folded: str, at: int) -> Term[PayloadT] | None:
        """The longest term that begins exactly at ``at``."""
        for key in (folded[at : at + 2], folded[at : at + 1]):
            for words in self._by_head.get(key, ()):
                end = at + len(words)
                if folded.startswith(words, at) and not (
                    words[-1].isalpha() and end < len(folded) and folded[end].isalpha()
                ):
                    return Term(at, end, self._payloads[words])
        return None

    def tail(self, folded: str, at: int) -> Term[PayloadT] | None:
        """The longest term that ends exactly at ``at``."""
        for key in (folded[max(0, at - 2) : at], folded[at - 1 : at]):
            for words in self._by_tail.get(key, ()):
                start = at - len(words)
                if (
                    start >= 0
                    and folded.startswith(words, start)
                    and not (words[0].isalnum() and start > 0 and folded[start - 1].isalnum())
                ):
                    return Term(start, at, self._payloads[words])
        return None


@cache
def rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of ``gazetteer/<table>.csv``."""
    with files("gazetteer").joinpath(f"{table}.csv").open(encoding="utf-8") as lines:
        return tuple(csv.DictReader(lines))


@cache
def tree(table: str) -> dict[str, Any]:
    """The content of ``gazetteer/<table>.toml``."""
    return tomllib.loads(files("gazetteer").joinpath(f"{table}.toml").read_text(encoding="utf-8"))
