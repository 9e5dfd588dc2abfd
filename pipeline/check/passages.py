"""An article sentence by sentence: its figures and the words between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from pipeline.check.figures import Figure, Report
from pipeline.segment import fold

_BREAK = re.compile(r"[\n.!?](?=\s)|\n")
_REACH = 300
"""A sentence's first figure looks no further back than this, its last no further on."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The figures of one sentence or line, in reading order, none inside another."""

    folded: str
    """The article's text: lower case, one tone-mark style, "tỷ" for "tỉ"."""
    figures: tuple[Figure, ...]
    start: int
    end: int
    nested: tuple[tuple[Figure, Figure], ...] = ()
    """Figures inside others, each after the one that holds it: 412 hồ sơ, chiếm 1% trong tổng số 41.200."""

    def __len__(self) -> int:
        return len(self.figures)

    def before(self, at: int) -> str:
        """The words from the figure before, or the sentence's beginning, to figure ``at``."""
        start = self.figures[at - 1].end if at else self.start
        return self.folded[start : self.figures[at].start]

    def after(self, at: int) -> str:
        """The words from figure ``at`` to the next, or to the sentence's end."""
        end = self.figures[at + 1].start if at + 1 < len(self.figures) else self.end
        return self.folded[self.figures[at].end : end]

    def between(self, a: int, b: int) -> str:
        """The words from figure ``a`` to figure ``b``, those of figures in between included."""
        return self.folded[self.figures[a].end : self.figures[b].start]


@lru_cache(maxsize=1)
def passages(report: Report) -> tuple[Passage, ...]:
    """The sentences of ``report`` that hold figures; kept for the next check of the same report."""
    return tuple(_passages(report))


def _passages(report: Report) -> Iterator[Passage]:
    folded = fold(report.text).replace("tỉ", "tỷ")
    floor = 0
    for _, group in groupby(report.figures, key=lambda figure: figure.sentence_no):
        figures: list[Figure] = []
        nested: list[tuple[Figure, Figure]] = []
        for figure in group:
            if not figures or figure.start >= figures[-1].end:
                figures.append(figure)
            else:
                nested.append((figures[-1], figure))
        first, last = figures[0].start, figures[-1].end
        reach = max(floor, first - _REACH)
        start = max((m.end() for m in _BREAK.finditer(folded, reach, first)), default=reach)
        stop = _BREAK.search(folded, last, last + _REACH)
        end = stop.start() if stop else min(len(folded), last + _REACH)
        yield Passage(folded, tuple(figures), start, end, tuple(nested))
        floor = last


def nouns_fit(part: str | None, whole: str | None) -> bool:
    """Whether one counted noun is the other or a stretch of it: hồ sơ, hồ sơ đất đai."""
    if not part or not whole:
        return True
    short, long = sorted((part, whole), key=len)
    return f" {short} " in f" {long} "
