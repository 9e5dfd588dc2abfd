"""The one unit or body that an article is about."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from extractors.mentions import get
from extractors.units.home import home as home_unit
from pipeline.relate.context import Context
from pipeline.relate.owners import SubjectMention, place_of, subject_mentions
from pipeline.relate.ranker import Candidate
from pipeline.relate.roles import role
from pipeline.relate.subjects import NATION, ORGANISERS
from pipeline.segment import fold

PRIORS = {
    "unit": 2.5,
    "unit:body-in-title": 1.0,
    "unit:of-body": 0.5,
    "body:leads": 2.0,
    "field": 2.5,
    "nation:no-unit": 2.0,
    "nation:peers": 3.0,
    "nation:peers-in-title": 4.0,
    "nation:head-in-title": 4.0,
    "level:centre": -2.0,
    "level:body": -1.0,
    "level:government": -6.0,
    "unit:other": -3.5,
    "ministry:untitled": -1.0,
    "ministry:leads": 5.0,
    "centre:untitled": -4.0,
    "ministry:organiser": -5.0,
    "title:winner": -3.0,
    "title": 1.0,
    "title:short": 2.0,
    "title:only": 2.0,
}
"""Weights that the rules are expected to have, for those that few articles show."""

# "Lĩnh vực tài nguyên môi trường", "ngành y tế", "cơ quan thuế": a title that names a ministry by its field.
_FIELD = re.compile(r"\b(?:lĩnh vực|ngành|cơ quan)\s+([^,.;:!?()\n]{2,60})")
# "Thủ tướng: …", "Chính phủ yêu cầu …": the heads of the country speak to all of it.
_HEADS = re.compile(r"\b(?:thủ tướng|chính phủ|cả nước|toàn quốc)\b")
# "A đứng thứ 2 toàn quốc", "A cao nhất cả nước" tell only where A stands.
_AMONG_ALL = re.compile(
    r"(?:\b(?:thứ|hạng|top|tốp|nhóm|vị trí|đứng|xếp)\b[^,;:.\n]{0,25}|\bnhất (?:trên )?)"
    r"\b(?:cả nước|toàn quốc)\b"
)
# "A dẫn đầu bảng xếp hạng" tells of the ranking.
_WINS = re.compile(r"\b(?:dẫn đầu|đứng đầu|quán quân|ngôi (?:đầu|vương|vị)|đầu bảng|cao nhất|tốp đầu|top)\b")
_TYPE_WORD = re.compile(r"^(?:tỉnh|thành phố|tp\.?|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+(?!\d)")
# A title calls the Bảo hiểm xã hội Việt Nam "BHXH".
_OF_THE_COUNTRY = re.compile(r" (?:việt nam|vn)$")
_SIDE_BY_SIDE = re.compile(r"\s*(?:,|và)\s*")
_OF_A_FIELD = re.compile(r"(?:bộ|tổng cục)\s+(.+)")
_FIELDS = re.compile(r"(?:,| và) ")
_JOINTS = re.compile(r"\bvà\b|[,\s–-]+")
# "Theo báo cáo của Bộ A, …" reports, and is not reported on.
_SOURCE = re.compile(
    r"\b(?:báo cáo|số liệu|thống kê|tổng hợp|thông tin)(?: [^\W_]+){0,3} (?:của|từ) $|\btheo $"
)
# "Bộ A cho biết", "Bộ A tổ chức họp báo".
_SPEAKS = re.compile(r"\s*(?:đã |vừa |cũng )?(?:cho biết|cho hay|thống kê|(?:tổ chức )?họp báo)\b")
_HEADLINE = 250
_LEAD = 60
_SEVERAL = 4
_MAIN_TOPIC = 0.4
_CENTRE = ("agency", "assembly", "party", "front", "mass", "committee office")
# What they publish is of all ministries and provinces.
_CROSS_CUTTING = ("văn phòng chính phủ", "thanh tra chính phủ", "bộ nội vụ")
_NATIONAL_BODIES = ("ministry", "general department")


def candidates(context: Context) -> list[Candidate]:
    """Every subject of the article, and the nation, with the evidence that it is the home."""
    mentions = subject_mentions(context)
    counts = Counter(mention.subject for mention in mentions)
    levels = {mention.subject: mention.level for mention in mentions}
    parents = {mention.subject: mention.parent for mention in mentions}
    found = {subject: Candidate(subject) for subject in counts}
    found.setdefault(NATION, Candidate(NATION))
    unit = home_unit(context.doc)
    if unit is not None:
        found.setdefault(unit.subject, Candidate(unit.subject))
        levels.setdefault(unit.subject, unit.level)
    in_title = _titled(context, mentions)
    after = [number for number, (start, _) in enumerate(context.sentences) if start >= context.title[1]][:2]
    lead = (context.sentences[after[0]][0], context.sentences[after[-1]][1]) if after else (0, 0)
    below = Counter(parents[m.subject] for m in mentions if parents[m.subject])
    for subject, candidate in found.items():
        if subject == NATION:
            continue
        candidate.note("share:below", below[place_of(subject)] / max(1, counts.total()))
        candidate.note("share", counts[subject] / max(1, counts.total()))
        candidate.note(f"level:{_group(levels[subject])}")
        if counts[subject] == max(counts.values(), default=0):
            candidate.note("most")
    peers = _peers(context.text, in_title)
    # A province in a list of provinces and ministries is one of the examples.
    _note_first([m for m in in_title if m.subject not in peers], found, "title")
    _note_first([m for m in in_title if m.subject in peers], found, "title-peer")
    opened = [m for m in mentions if lead[0] <= m.start < lead[1]]
    # Whose minister speaks is not thereby what he speaks of.
    _note_first([m for m in opened if not _is_office(context, m, lead[0])], found, "lead")
    titled = {m.subject: _group(m.level) for m in in_title}
    headline = _headline(context) or context.text[slice(*context.title)]
    # Its own paper tells of the winner, a national one of the ranking.
    wins = _WINS.search(headline) is not None and titled.keys().isdisjoint(_publishers(context))
    if not wins and not _HEADS.search(_AMONG_ALL.sub(" ", headline)):
        for subject, group in titled.items() if len(titled) == 1 else ():
            acts = group == "ministry" and not fold(subject).startswith(_CROSS_CUTTING)
            # A central agency is one of many named in passing, unless the report keeps to it.
            leads = levels[subject] == "agency" and counts[subject] == max(counts.values())
            if group == "unit" or acts or leads:
                found[subject].note("title:only")
    above = home_unit(context.doc)
    if wins and above is not None:
        for subject, group in titled.items():
            if group == "unit" and parents[subject] == place_of(above.subject):
                found[subject].note("title:winner")
    _note_short_names(in_title, found)
    _note_unit(context, in_title, peers, found, levels, mentions)
    _note_fields(context, found, levels, parents)
    nation = found[NATION]
    nation.note("nation")
    named = Counter(levels.values())
    nation.note("nation:peers", min(1.0, (named["province"] + named["ministry"]) / 6))
    if not peers and not any("title" in candidate.evidence for candidate in found.values()):
        nation.note("nation:no-title")
    if not any(_group(m.level) in ("unit", "ministry", "body") for m in in_title) and _HEADS.search(
        context.text, context.title[0], min(context.title[1], context.title[0] + _HEADLINE)
    ):
        nation.note("nation:head-in-title")
    if peers:
        nation.note("nation:peers-in-title")
    _note_organisers(context, named["province"] + named["ministry"], found)
    return list(found.values())


def _publishers(context: Context) -> set[str]:
    """Subjects of the units that the article's site speaks for."""
    own: frozenset[str] = context.doc.user_data.get("publisher_units", frozenset())
    return {m.value.subject for m in get(context.doc, "unit") if m.value.identity in own}


def _is_source(context: Context, mention: SubjectMention) -> bool:
    return (
        _SOURCE.search(context.text, max(0, mention.start - _LEAD), mention.start) is not None
        or _SPEAKS.match(context.text, mention.end, mention.end + _LEAD) is not None
    )


def _is_office(context: Context, mention: SubjectMention, floor: int) -> bool:
    return _group(mention.level) in ("ministry", "centre") and role(context, mention, floor) == "speaker"


def _headline(context: Context) -> str:
    """The article's title, folded; empty where it has none."""
    article = context.doc._.article
    return fold(article.title).strip() if article is not None and article.title else ""


def _titled(context: Context, mentions: list[SubjectMention]) -> list[SubjectMention]:
    """What the title names: a mention each, in its order.

    A title that the text does not hold is read for the names that the text gives. Where the first sentence
    stands for the title, who is only quoted in it ("Theo báo cáo của Bộ A, …") is not named there.
    """
    title = _headline(context)
    begin, end = context.title
    if not title:
        within = [m for m in mentions if begin <= m.start < end]
        return [m for m in within if not _is_source(context, m)]
    if context.text.startswith(title, begin):
        return [m for m in mentions if begin <= m.start < end]
    places: dict[str, tuple[int, SubjectMention]] = {}
    for mention in mentions:
        name = _TYPE_WORD.sub("", context.text[mention.start : mention.end])
        name = _OF_THE_COUNTRY.sub("", name) if mention.level == "agency" else name
        at = title.find(name) if mention.subject not in places and len(name) > 2 else -1
        if at >= 0:
            places[mention.subject] = (at, mention)
    return [mention for _, mention in sorted(places.values(), key=lambda found: found[0])]


def _peers(text: str, in_title: list[SubjectMention]) -> set[str]:
    """Provinces and ministries that the title names side by side: "Bộ A và tỉnh B dẫn đầu"."""
    peers = [m for m in in_title if m.level == "province" or _group(m.level) == "ministry"]
    pairs = [(a, b) for a, b in pairwise(peers) if _SIDE_BY_SIDE.fullmatch(text, a.end, b.start)]
    return {mention.subject for pair in pairs for mention in pair}


def _note_unit(
    context: Context,
    in_title: list[SubjectMention],
    peers: set[str],
    found: dict[str, Candidate],
    levels: dict[str, str],
    mentions: list[SubjectMention],
) -> None:
    """What ``extractors.units.home`` finds among the units alone."""
    acting = {m.subject for m in mentions if not _is_source(context, m)}
    unit = home_unit(context.doc)
    # A body of a unit that is named as often as all others together.
    leading = next(
        (m for m in mentions if m.parent is not None and found[m.subject].evidence["share"] >= 0.5), None
    )
    if unit is None:
        titled = any("title:only" in candidate.evidence for candidate in found.values())
        if leading is None and not titled:
            found[NATION].note("nation:no-unit")
    elif unit.subject in found:
        first = in_title[0] if in_title else None
        named = any(m.subject == unit.subject for m in mentions)
        if first is not None and _group(first.level) == "body" and first.parent == place_of(unit.subject):
            found[unit.subject].note("unit:body-in-title")
        elif unit.subject in peers:
            found[unit.subject].note("unit:peer")
        elif leading is not None and not named:
            # Named in its body's name alone: "Sở A tỉnh B vừa có báo cáo".
            found[unit.subject].note("unit:of-body")
            found[leading.subject].note("body:leads")
        else:
            found[unit.subject].note("unit")
    for subject, candidate in found.items():
        if _group(levels.get(subject, "")) == "unit" and (unit is None or subject != unit.subject):
            candidate.note(
                "unit:titled" if unit is None and "title:only" in candidate.evidence else "unit:other"
            )
        if _group(levels.get(subject, "")) == "ministry" and "title" not in candidate.evidence:
            # Named as often as all others together it acts in the report: "Bộ A vừa công bố …", unless it is
            # but the source: "Theo báo cáo của Bộ A, …".
            leads = (
                candidate.evidence["share"] >= 0.5
                and subject in acting
                and not fold(subject).startswith(_CROSS_CUTTING)
            )
            candidate.note("ministry:leads" if leads else "ministry:untitled")
        if _group(levels.get(subject, "")) == "centre" and "title" not in candidate.evidence:
            candidate.note("centre:untitled")


def _note_organisers(context: Context, measured: int, found: dict[str, Candidate]) -> None:
    """Who publishes an index of four or more ministries and provinces is not what the report is about."""
    for key, organisers in ORGANISERS.items():
        if measured < _SEVERAL or context.topics.get(key, 0.0) < _MAIN_TOPIC:
            continue
        for organiser in organisers:
            if organiser in found:
                found[organiser].note("ministry:organiser")


def _note_short_names(in_title: list[SubjectMention], found: dict[str, Candidate]) -> None:
    """A body that the title names in short: "Thuế Phú Thọ" is the Cục Thuế of that province."""
    for mention in in_title[:1]:
        for subject, candidate in found.items():
            if _group(mention.level) == "body" and subject.endswith(f" {mention.subject}"):
                candidate.note("title:short")


def _note_fields(
    context: Context,
    found: dict[str, Candidate],
    levels: dict[str, str],
    parents: dict[str, str | None],
) -> None:
    """A ministry or department whose field the title names in its place."""
    title = _headline(context) or context.text[context.title[0] : context.title[1]]
    named = [_words(field) for field in _FIELD.findall(title[:_HEADLINE])]
    for subject, candidate in found.items():
        if levels.get(subject) in _NATIONAL_BODIES:
            of = _OF_A_FIELD.fullmatch(fold(subject))
            fields = [of[1]] if of is not None else []
        elif levels.get(subject) == "department":
            # "Ngành giáo dục" of a province is its Sở Giáo dục và Đào tạo.
            name = fold(subject).removesuffix(" " + _TYPE_WORD.sub("", fold(parents[subject] or "")))
            fields = _FIELDS.split(name.removeprefix("sở "))[:1]
        else:
            continue
        if any(f"{words} ".startswith(f"{_words(field)} ") for words in named for field in fields):
            candidate.note("title")
            candidate.note("field")


def _words(field: str) -> str:
    return " ".join(_JOINTS.sub(" ", field).split())


def _group(level: str) -> str:
    """Level of a unit; bodies of the centre apart from those of a unit."""
    if level in ("province", "district", "commune"):
        return "unit"
    if level in _NATIONAL_BODIES:
        return "ministry"
    # What the Government as a whole is about is the country.
    if level == "government":
        return level
    return "centre" if level in _CENTRE else "body"


def _note_first(mentions: list[SubjectMention], found: dict[str, Candidate], where: str) -> None:
    for number, mention in enumerate(mentions):
        found[mention.subject].note(where)
        if number == 0:
            found[mention.subject].note(f"{where}:first")
