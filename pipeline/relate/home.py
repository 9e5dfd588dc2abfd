"""The one unit or body that an article is about."""

from __future__ import annotations

from collections import Counter

from pipeline.relate.context import Context
from pipeline.relate.ranker import Candidate
from pipeline.relate.subject import NATION, SubjectMention, place_of, subject_mentions


def candidates(context: Context) -> list[Candidate]:
    """Every subject of the article, and the nation, with the evidence that it is the home."""
    mentions = subject_mentions(context)
    counts = Counter(mention.subject for mention in mentions)
    levels = {mention.subject: mention.level for mention in mentions}
    parents = {mention.subject: mention.parent for mention in mentions}
    found = {subject: Candidate(subject) for subject in counts}
    found.setdefault(NATION, Candidate(NATION))
    in_title = [m for m in mentions if context.title[0] <= m.start < context.title[1]]
    after = [number for number, (start, _) in enumerate(context.sentences) if start >= context.title[1]][:2]
    lead = (context.sentences[after[0]][0], context.sentences[after[-1]][1]) if after else (0, 0)
    below = {
        subject: sum(counts[s] for s, parent in parents.items() if parent and parent == place_of(subject))
        for subject in counts
    }
    for subject, candidate in found.items():
        if subject == NATION:
            continue
        candidate.note("share", counts[subject] / counts.total())
        candidate.note(f"level:{_group(levels[subject])}")
        candidate.note("share:below", below[subject] / counts.total())
        if counts[subject] == max(counts.values()):
            candidate.note("most")
    in_lead = [m for m in mentions if lead[0] <= m.start < lead[1]]
    _note_first(in_title, found, "title")
    _note_first(in_lead, found, "lead")
    provinces = {place_of(subject): subject for subject, level in levels.items() if level == "province"}
    for where, named in (("title", in_title), ("lead", in_lead)):
        for mention in named:
            if mention.parent in provinces and _group(mention.level) == "body":
                found[provinces[mention.parent]].note(f"{where}:by-body")
    nation = found[NATION]
    nation.note("nation")
    nation.note("nation:provinces", min(1.0, len({m.subject for m in mentions if m.level == "province"}) / 5))
    nation.note(
        "nation:ministries", min(1.0, len({m.subject for m in mentions if m.level == "ministry"}) / 4)
    )
    if not in_title:
        nation.note("nation:no-title")
    if len({m.subject for m in in_title}) > 1:
        nation.note("nation:several-in-title")
    if "cả nước" in context.text or "toàn quốc" in context.text:
        nation.note("nation:said")
    return list(found.values())


def _group(level: str) -> str:
    """Level of a unit; bodies of the centre apart from those of a unit."""
    if level in ("province", "district", "commune", "ministry"):
        return level
    return "centre" if level in ("government", "agency", "assembly") else "body"


def _note_first(mentions: list[SubjectMention], found: dict[str, Candidate], where: str) -> None:
    for number, mention in enumerate(mentions):
        found[mention.subject].note(where)
        if number == 0:
            found[mention.subject].note(f"{where}:first")
