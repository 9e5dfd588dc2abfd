"""Finds page furniture in a text, line by line. Precision first: what may be prose is left alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from extractors.furniture.patterns import (
    AGENCY,
    BYLINE,
    CREDIT,
    CREDIT_ANCHORS,
    CREDIT_WITHOUT_COLON,
    HEADING,
    INLINE,
    INLINE_ANCHORS,
    LEAD_STAMP,
    LINE,
    OFFICE_BYLINE,
    OTHER_NUMBER,
    PIECE,
    SEPARATOR,
    TIME,
)
from extractors.furniture.values import Piece

_SHORT = 200
"""Longer lines are searched for what stands out from prose only."""
_TAIL = 110
"""A photo credit is sought in so many last characters of a line."""
_HEAD_LINES = 4
_NAME_LENGTH = 60
_CAPTIONS = 4
"""At most so many captions, none longer than ``_SHORT``, follow an author's name."""
_BOX = 5
"""At most so many links in a box in the midst of an article."""
_STOPS = ".!?…”\"'’)»"


class _Line(NamedTuple):
    start: int
    end: int
    text: str
    blank_before: bool


def furniture(text: str) -> list[Piece]:
    """The stretches of ``text`` that belong to the page and not to the article, in reading order and
    without overlap. A repeated title and photo captions are the article's."""
    lines = list(_lines(text))
    found: list[list[Piece]] = [[] for _ in lines]
    prose = _next_prose(lines)
    at = 0
    while at < len(lines):
        line = lines[at]
        if len(line.text) <= _SHORT and _is_heading(line):
            last = _section_end(lines, at, prose)
            for number in range(at, last):
                found[number] = [Piece(lines[number].start, lines[number].end, "links")]
            at = last
            continue
        found[at] = _in_line(line, head=at < _HEAD_LINES)
        at += 1
    _bylines(lines, found, prose)
    return [piece for pieces in found for piece in pieces]


def _lines(text: str) -> Iterator[_Line]:
    """The lines that hold more than white space, trimmed."""
    start = 0
    blank = False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            begin = start + len(raw) - len(raw.lstrip())
            yield _Line(begin, begin + len(stripped), stripped, blank)
        blank = not stripped
        start += len(raw) + 1


def _is_prose(line: str) -> bool:
    """Running text, as against a title, a link or a name: it ends like a sentence, or is long and
    has the commas of one."""
    if len(line) > _SHORT:
        return line[-1] in _STOPS or ", " in line or ". " in line
    return len(line) > 40 and line[-1] in ".”…" and not line.endswith(("...", "[…]"))


def _next_prose(lines: list[_Line]) -> list[int]:
    """For every line, the number of the first line of prose from it on; ``len(lines)`` if none."""
    following = [len(lines)] * (len(lines) + 1)
    for number in range(len(lines) - 1, -1, -1):
        following[number] = number if _is_prose(lines[number].text) else following[number + 1]
    return following


def _is_heading(line: _Line) -> bool:
    return HEADING.fullmatch(line.text) is not None


def _section_end(lines: list[_Line], heading: int, prose: list[int]) -> int:
    """The line after a list of links: the end of the page; in the midst of an article, the lines that
    follow the heading up to the first blank one; above an article (a menu) the heading alone, since
    the article's title stands among what follows."""
    next_prose = prose[heading + 1]
    if next_prose == len(lines):
        return next_prose
    if prose[0] > heading:
        return heading + 1
    last = heading + 1
    while last < min(next_prose, heading + 1 + _BOX) and (
        last == heading + 1 or not lines[last].blank_before
    ):
        last += 1
    return last


def _in_line(line: _Line, head: bool) -> list[Piece]:
    text = line.text
    if len(text) <= _SHORT:
        if match := LINE.fullmatch(text):
            return [Piece(line.start, line.end, _kind(match))]
        if pieces := _pieces(line):
            return pieces
    pieces = []
    if head and (stamp := LEAD_STAMP.match(text)) and TIME.search(stamp.group()):
        pieces.append(Piece(line.start, line.start + stamp.end(), "dateline"))
    elif agency := AGENCY.match(text):
        pieces.append(Piece(line.start, line.start + agency.end(), "source"))
    lowered = text.lower()
    if any(anchor in lowered for anchor in INLINE_ANCHORS):
        for match in INLINE.finditer(text, pieces[0].end - line.start if pieces else 0):
            if match.start() == 0 or not text[match.start() - 1].isalnum():
                pieces.append(Piece(line.start + match.start(), line.start + match.end(), _kind(match)))
    if (credit := _credit(text)) is not None:
        start = line.start + credit
        if not pieces or pieces[-1].end <= start:
            pieces.append(Piece(start, line.end, "credit"))
    return pieces


def _kind(match: re.Match[str]) -> str:
    return (match.lastgroup or "").rpartition("_")[0]


def _pieces(line: _Line) -> list[Piece]:
    """The pieces of a line that holds nothing else, but for a name that may open it."""
    text = line.text
    pieces: list[Piece] = []
    at = SEPARATOR.match(text).end() if text[0] not in "<(-+" else 0  # type: ignore[union-attr]
    match = PIECE.match(text, at)
    if match is None:
        name = BYLINE.match(text)
        gap = SEPARATOR.match(text, name.end()) if name is not None else None
        if name is None or gap is None or len(gap.group()) < 2 or gap.end() == len(text):
            return []
        pieces.append(Piece(line.start, line.start + name.end(), "byline"))
        at = gap.end()
        if text[at - 1] == "(":
            at -= 1
        match = PIECE.match(text, at)
    while match is not None and match.end() > at:
        kind = _kind(match)
        wording = match.group().rstrip()
        # "Nguồn: ngân sách 12 tỷ đồng", "Thực hiện: 15/20 nhiệm vụ" and sentences are text.
        doubtful = _is_prose(text) or OTHER_NUMBER.search(wording) is not None
        if doubtful and kind in ("source", "byline") and "//" not in wording:
            return []
        pieces.append(Piece(line.start + at, line.start + at + len(wording), kind))
        at = match.end()
        gap_end = SEPARATOR.match(text, at).end()  # type: ignore[union-attr]
        if gap_end == len(text):
            return pieces
        at = gap_end - 1 if text[gap_end - 1] == "(" else gap_end
        match = PIECE.match(text, at) or PIECE.match(text, gap_end)
        if match is not None:
            at = match.start()
    return []


def _credit(text: str) -> int | None:
    """Where the photo credit that ends a line begins; ``None`` without one."""
    begin = max(0, len(text) - _TAIL)
    tail = text[begin:]
    lowered = tail.lower()
    if not any(anchor in lowered for anchor in CREDIT_ANCHORS):
        return None
    match = CREDIT.search(tail) or CREDIT_WITHOUT_COLON.search(tail)
    if match is None or (begin and match.start() == 0) or OTHER_NUMBER.search(match.group()):
        return None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    if start + begin == 0 and (whose := match.groupdict().get("whose")) and not _names(whose):
        # "Ảnh: Quang cảnh hội nghị" opens a caption; "Ảnh: Bá Đô" is a credit.
        return None
    return begin + start


def _names(words: str) -> bool:
    """Names of persons, agencies or sites: most words begin with a capital."""
    parts = [part for part in words.replace("-", " ").split() if part[0].isalpha()]
    return bool(parts) and sum(part[0].isupper() for part in parts) * 2 > len(parts)


def _bylines(lines: list[_Line], found: list[list[Piece]], prose: list[int]) -> None:
    """The author's name on a line of its own: under the last line of text, or above captions only.

    Captions may read like prose; then the name must stand close under the text and apart from them,
    since a heading between two paragraphs looks the same otherwise.
    """
    captions = 0
    for number in range(len(lines) - 1, 0, -1):
        line = lines[number]
        if _covered(line, found[number]):
            continue
        if len(line.text) > _SHORT or captions > _CAPTIONS:
            return
        last = prose[number] == len(lines)
        apart = number + 1 < len(lines) and lines[number + 1].blank_before and not line.blank_before
        if (last or apart) and not found[number] and _is_signature(line.text, captions == 0):
            above = number - 1
            if _is_prose(lines[above].text) or found[above]:
                found[number] = [Piece(line.start, line.end, "byline")]
                return
        captions += 1


def _is_signature(line: str, last: bool) -> bool:
    """A name or initials; on the last line also an office (Phòng Nội vụ huyện)."""
    if len(line) > _NAME_LENGTH or OTHER_NUMBER.search(line.replace("Q.", "")):
        return False
    if line.endswith(".") and line[-3:-2].isalpha():
        # A caption ends with a stop, a name only as initials do (V.A.).
        return False
    return bool(BYLINE.fullmatch(line) or (last and OFFICE_BYLINE.fullmatch(line)))


def _covered(line: _Line, pieces: list[Piece]) -> bool:
    return bool(pieces) and pieces[0].start == line.start and pieces[-1].end >= line.end - 2
