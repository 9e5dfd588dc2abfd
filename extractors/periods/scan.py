"""One scan of a text for time expressions."""

from __future__ import annotations

from extractors.periods import digits, patterns, words
from extractors.periods.parts import Part


def read(folded: str) -> list[Part]:
    """The expressions of a text in reading order, not overlapping."""
    found = []
    done = 0
    for gate in patterns.GATE.finditer(folded):
        at = gate.start()
        if at < done:
            continue
        word = gate.group()
        if at and (folded[at - 1].isalpha() or folded[at - 1] == "_"):
            continue
        part = digits.read(folded, at, gate.end()) if word[0].isdigit() else words.READERS[word](folded, at)
        if part is not None:
            found.append(part)
            done = part.end
    return found
