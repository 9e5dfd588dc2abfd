"""Who issued a document: from its symbol, its type, the words after it or its clause's subject.

The names found here may lack their place ("UBND quận"); ``extractors.issuers`` adds it once the article's
units are known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from extractors.documents import dates, patterns
from extractors.documents.issuer_names import (
    CENTRE,
    HEAD,
    HYPHENED,
    LEVEL,
    LEVELS,
    WARD,
    WORD,
    is_central,
    spelled,
)
from extractors.documents.values import Document, known_issuer
from extractors.mentions import Mention
from gazetteer.documents import issuer_of
from pipeline.segment import fold

_BEFORE = 160
"""How far before a document the subject of its clause may stand."""
_BETWEEN = re.compile(r"\s*(?:,|và|;)?\s*")
# After the subject, a signatory's name apart: "vừa ban hành và tổ chức thực hiện ", "đã có ".
_DOES = re.compile(
    r"(?:\s(?:vừa|đã|cũng|mới|chính thức|tiếp tục|sẽ|vừa qua)){0,4}\s(?:"
    r"(?:ký\s)?ban hành(?!\w).{0,60}"
    r"|(?:ký|có|ra|phê duyệt|thông qua|phát hành|gửi|hành)\s*(?:các\s*)?)$",
    re.S,
)


class _Phrase(NamedTuple):
    """An issuer as the text names it, in one spelling: ``UBND thành phố``."""

    start: int
    end: int
    name: str


def read(mentions: list[Mention], text: str, folded: str) -> list[Mention]:
    """The mentions with their issuers; a date that stands after the issuer joins its mention."""
    found: list[Mention] = []
    before = 0
    for mention in mentions:
        document: Document = mention.value
        phrase = _after(text, folded, mention.end)
        if phrase is not None and not fits(document, phrase.name):
            phrase = None
        if phrase is not None and document.date is None:
            dated = dates.after_issuer(folded, phrase.end, document.year)
            if dated is not None:
                document = replace(document, date=dated.day)
                mention = mention._replace(end=dated.end)
        if phrase is None:
            phrase = _subject(text, folded, before, mention.start, document)
        certain = known_issuer(document.symbol) or patterns.TYPE_ISSUERS.get(document.type or "")
        named = phrase.name if phrase is not None else None
        document = replace(
            document,
            issuer=named if certain is None else (named or certain) if certain == CENTRE else certain,
            issuer_at=(phrase.start, phrase.end) if phrase is not None else None,
        )
        found.append(mention._replace(value=document))
        before = mention.end
    return _shared(found, folded)


def _after(text: str, folded: str, at: int) -> _Phrase | None:
    of = patterns.OF_ISSUER.match(folded, at)
    head = HEAD.match(folded, of.end()) if of is not None else None
    return _phrase(text, folded, head) if head is not None else None


def _phrase(text: str, folded: str, head: re.Match[str]) -> _Phrase:
    """An issuer's head with the level word and the proper name after it."""
    name, end = spelled(head), head.end()
    if is_central(name):
        return _Phrase(head.start(), end, name)
    level = LEVEL.match(folded, end)
    if level is not None:
        name += f" {LEVELS[level['level']]}"
        end = level.end()
    proper, end = _proper(text, end, level is not None)
    return _Phrase(head.start(), end, f"{name} {proper}" if proper else name)


def _proper(text: str, at: int, level: bool = False) -> tuple[str, int]:
    """The proper name from ``at`` on, up to five capitalised syllables or a ward's number."""
    if (match := HYPHENED.match(text, at)) is not None:
        return match.group().strip(), match.end()
    if level and (match := WARD.match(text, at)) is not None:
        return match.group().strip(), match.end()
    words: list[str] = []
    while len(words) < 5 and (match := WORD.match(text, at)) is not None:
        if not match[1][0].isupper() or (match[1].isupper() and len(match[1]) > 3):
            break
        words.append(match[1])
        at = match.end()
    return " ".join(words), at


def _subject(text: str, folded: str, before: int, start: int, document: Document) -> _Phrase | None:
    """The issuer as subject of the clause: "UBND phường … ban hành Kế hoạch …"."""
    low = max(before, start - _BEFORE)
    for end in patterns.CLAUSE_END.finditer(folded, low, start):
        low = end.end()
    for head in reversed(list(HEAD.finditer(folded, low, start))):
        phrase = _phrase(text, folded, head)
        _, end_of_name = _proper(text, phrase.end)
        if _DOES.match(folded[end_of_name:start]) is not None and fits(document, phrase.name):
            # Whoever signs for a body, the document is the body's.
            return phrase._replace(name=phrase.name.removeprefix("Chủ tịch "))
    return None


def fits(document: Document, name: str) -> bool:
    """Whether the symbol allows the issuer: KH-UBND the UBND quận, not the Huyện ủy."""
    only = patterns.TYPE_ISSUERS.get(document.type or "")
    if only is not None and fold(only) not in fold(name):
        return False
    rows = [row for part in document.parts if (row := issuer_of(part)) is not None]
    if not rows:
        return True
    folded = fold(name)
    if any(row.issuer == CENTRE for row in rows):
        return any(word in folded for word in ("trung ương", "bộ chính trị", "ban bí thư"))
    if any(row.part.endswith("U") for row in rows):
        return "ủy" in folded.split()
    # The press writes Chính phủ for its head's decisions too.
    return any(fold(row.issuer) in folded or folded in fold(row.issuer) for row in rows)


def _shared(mentions: list[Mention], folded: str) -> list[Mention]:
    """In "Chỉ thị … và Công văn … của UBND Thành phố" the issuer named last is that of both."""
    for at in range(len(mentions) - 1, 0, -1):
        one, last = mentions[at - 1], mentions[at]
        place = last.value.issuer_at
        if place is None or place[0] < last.start or one.value.issuer_at is not None:
            continue
        if last.start - one.end > 8 or not _BETWEEN.fullmatch(folded, one.end, last.start):
            continue
        if one.value.issuer in (None, CENTRE) and fits(one.value, last.value.issuer or ""):
            value = replace(one.value, issuer=last.value.issuer, issuer_at=place)
            mentions[at - 1] = one._replace(value=value)
    return mentions
