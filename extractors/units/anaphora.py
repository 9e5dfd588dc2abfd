"""Bare type words that mean one certain unit: ``quận đã ban hành``, ``UBND TP``, ``địa phương này``.

A word is taken only where the article leaves one unit that it can mean; generic uses (``các
huyện``, ``cấp xã``, ``mỗi phường``) and doubtful ones are left alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date

from extractors.mentions import Mention
from extractors.units.patterns import BARE, GENERIC_AFTER, GENERIC_BEFORE, GENERIC_LIST
from extractors.units.values import Unit

_BEFORE = 24
_AFTER = 24
_NEAR = 40
"""Mentions looked back on at most."""


def anaphors(
    text: str,
    low: str,
    mentions: list[Mention],
    chain: list[Unit],
    on: date | None,
    sentences: list[tuple[int, int]],
) -> Iterator[Mention]:
    """The resolved back references, in reading order; ``chain``: the article's unit and those above it."""
    if not (mentions or chain) or not sentences:
        return
    starts = [mention.start for mention in mentions]
    sentence_starts = [start for start, _ in sentences]
    of_type: dict[str, set[str]] = {}
    for mention in mentions:
        of_type.setdefault(mention.value.type, set()).add(mention.value.identity)
    last_of_type: dict[str, Unit] = {}
    read = 0
    for match in BARE.finditer(low):
        start = match.start()
        before = bisect_right(starts, start)
        for mention in mentions[read:before]:
            last_of_type[mention.value.type] = mention.value
        read = before
        if before and mentions[before - 1].end > start:
            continue
        if not _definite(text, low, start, match.end("word")):
            continue
        word = " ".join(match.group("word").split())
        word = "thành phố" if word == "tp" else word
        number = bisect_right(sentence_starts, start) - 1
        since = bisect_left(starts, sentence_starts[max(0, number - 1)])
        near = [mention.value for mention in mentions[max(since, before - _NEAR) : before]]
        unit = _meant(word, near, chain, of_type.get(word, set()), last_of_type.get(word))
        if unit is not None:
            yield Mention(start, match.end("word"), unit)


def _definite(text: str, low: str, start: int, end: int) -> bool:
    if GENERIC_BEFORE.search(low, max(0, start - _BEFORE), start):
        return False
    if text[start].islower() and GENERIC_LIST.search(low, max(0, start - _BEFORE), start):
        return False
    # Case matters after: in "của thành phố, Quận đã …" two certain units stand side by side.
    if GENERIC_AFTER.match(text, end, end + _AFTER):
        return False
    follows = text[end : end + 2].strip(" .")
    if follows.isdigit():
        return low[start:end] not in {"quận", "phường"}
    if not follows.isupper() or text[end] == ".":
        return True
    # A name that is no known unit, unless it is the person who holds the office: UBND TP Nguyễn ….
    return low[max(0, start - 12) : start].rstrip().endswith(("ubnd", "hđnd", "ủy", "đoàn", "nhân dân"))


def _meant(
    word: str, near: list[Unit], chain: list[Unit], in_article: set[str], last: Unit | None
) -> Unit | None:
    """The unit meant by a type word, given those named just before (``near``) and the article's own."""
    if word == "địa phương này":
        return near[-1] if near and near[-1].resolved else None
    same = [unit for unit in near if unit.type == word]
    owner = next((unit for unit in chain if unit.type == word), None)
    if owner is not None:
        # Another unit of the type that has just been spoken of leaves it open which one is meant,
        # unless the article is about the owner itself.
        if owner is not chain[0] and any(unit.identity != owner.identity for unit in same):
            return None
        return owner
    if same and len({unit.identity for unit in same}) == 1 and same[-1].resolved:
        return same[-1]
    return last if last is not None and last.resolved and len(in_article) == 1 else None
