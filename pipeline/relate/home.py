"""The one unit or body that an article is about."""

from __future__ import annotations

from collections import Counter

from pipeline.relate.context import Context
from pipeline.relate.ranker import Candidate
from pipeline.relate.subject import NATION, SubjectMention, subject_mentions


def candidates(context: Context) -> list[Candidate]:
    """Every subject of the article, and the nation, with the evidence that it is the home."""
    mentions = subject_mentions(context)
    counts = Counter(mention.subject for mention in mentions)
    total = max(1, counts.total())
    levels = {mention.subject: mention.level for mention in mentions}
    found = {subject: Candidate(subject) for subject in counts}
    found.setdefault(NATION, Candidate(NATION))
    lead_end = context.sentences[min(2, len(context.sentences) - 1)][1] if context.sentences else 0
    peers = Counter(levels.values())
    in_title = [m for m in mentions if m.start < context.title_end]
    for subject, candidate in found.items():
        if subject == NATION:
            continue
        candidate.note("share", counts[subject] / total)
        candidate.note(f"level:{levels[subject]}")
        if counts[subject] == max(counts.values()):
            candidate.note("most")
    _note_first(in_title, found, "title")
    _note_first([m for m in mentions if context.title_end <= m.start < lead_end], found, "lead")
    nation = found[NATION]
    nation.note("nation")
    provinces = len({m.subject for m in mentions if m.level == "province"})
    ministries = len({m.subject for m in mentions if m.level == "ministry"})
    nation.note("nation:provinces", min(1.0, provinces / 5))
    nation.note("nation:ministries", min(1.0, ministries / 4))
    if not in_title:
        nation.note("nation:no-title")
    if "cả nước" in context.text or "toàn quốc" in context.text:
        nation.note("nation:said")
    if len({m.subject for m in in_title}) > 1:
        nation.note("nation:several-in-title")
    if peers.get("district", 0) + peers.get("commune", 0) > total / 2:
        nation.note("nation:local")
    return list(found.values())


def _note_first(mentions: list[SubjectMention], found: dict[str, Candidate], where: str) -> None:
    for number, mention in enumerate(mentions):
        found[mention.subject].note(where)
        if number == 0:
            found[mention.subject].note(f"{where}:first")
