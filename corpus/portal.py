"""What an article's own lines say about it: its title and the day it was published."""

from __future__ import annotations

import re
from datetime import date

from corpus import dates

_LINE = re.compile(r"\S[^\n]*")
_TITLE_LENGTH = 300
_RUNNING_TEXT = 120
"""A line of at least so many characters is running text."""


def title_and_day(text: str) -> tuple[str | None, date | None]:
    """The first line that is no page furniture, and the day of the portal's date line.

    Days in the running text are never taken (``dates.from_lines`` says which lines count).
    """
    from extractors.furniture.matcher import furniture

    found = furniture(text)
    covered = {piece.start: piece.end for piece in found}
    title = None
    body = len(text)
    for line in _LINE.finditer(text):
        start, end = line.start(), line.start() + len(line.group().rstrip())
        # Furniture may open a line of text: 15:35 18/12/2020, then the first sentence.
        while start < end and start in covered:
            start = covered[start]
            start += len(text[start:end]) - len(text[start:end].lstrip(" \t\xa0|•·-–"))
        if start >= end:
            continue
        if title is None:
            title = text[start:end][:_TITLE_LENGTH].strip()
        if end - start >= _RUNNING_TEXT:
            body = start
            break
    lines = ((piece.start, text[piece.start : piece.end]) for piece in found if piece.kind == "dateline")
    return title, dates.from_lines(lines, body)
