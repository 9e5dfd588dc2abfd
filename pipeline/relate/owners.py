"""Who figures can belong to: the units, bodies and back references of an article, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from extractors.mentions import get
from extractors.units.patterns import GENERIC_AFTER, GENERIC_BEFORE, GENERIC_LIST
from gazetteer import units
from gazetteer.units import versions
from pipeline.relate.context import Context

# What a one-stop desk or an office of a district or commune reports are its unit's figures.
_DESKS = ("service centre", "district office")
_PROVINCE_TYPE = re.compile(r"^(?:tỉnh|thành phố)\s+(?!Hồ Chí Minh)", re.I)

# "Quyết định số 12/QĐ-UBND ngày 3/5 của UBND tỉnh": who issued a document is not thereby spoken of.
_ISSUER = re.compile(r"\s*(?:ngày [\d/. -]+|năm \d{4})?\s*(?:,\s*)?của\s+(?:chủ tịch\s+)?")

_TYPE = r"thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã"
_BODY = r"sở|tổng cục|cục|chi cục|trung tâm|bệnh viện|ngân hàng|viện"
_BACK = re.compile(
    rf"\b(?:(?P<these>{_TYPE}|{_BODY}|địa phương|cơ quan|đơn vị|bộ)\s+(?:này|ấy|nói trên)"
    rf"|(?:^|(?<=[.,;:\n]\s))(?P<ministry>bộ)"
    r"(?=\s+(?:đã|sẽ|có|cũng|đạt|hiện|đều|cung cấp|tiếp nhận|giải quyết|cắt giảm)\b)"
    rf"|(?:toàn|cả)\s+(?P<whole>{_TYPE}|tp|ngành)\b(?!\s+hội)"
    r"|(?<!chuyên )\bngành\s+(?P<sector>[^\W\d_]+ [^\W\d_]+)"
    rf"|(?P<bare>{_TYPE}|tp|{_BODY})(?=\s+(?:đã|đạt|hiện|mới|còn|cũng|giải quyết|tiếp nhận|xếp|đứng|phấn đấu"
    r"|đặt|thực hiện)\b))"
)
_BODY_HEAD = re.compile(rf"(?:{_BODY}|bộ)\b")
_ANY_UNIT, _ANY_BODY = ("địa phương", "đơn vị"), ("cơ quan", "đơn vị")
_LEADS_A_SECTOR = ("ministry", "general department", "department", "agency", "branch")
_UNIT_LEVELS = ("province", "district", "commune")
_REACH = 2500
"""How far back a back reference looks."""


@dataclass(frozen=True, slots=True)
class SubjectMention:
    """A mention of something that figures can belong to."""

    start: int
    end: int
    subject: str
    code: str | None
    level: str
    """province, district, commune, or the kind of body."""
    parent: str | None
    """Province of a unit below it."""


@lru_cache(maxsize=10_000)
def place_of(subject: str) -> str:
    """A province's name as parents are written: "tỉnh Cần Thơ" → "Cần Thơ"; others unchanged."""
    return _PROVINCE_TYPE.sub("", subject)


@lru_cache(maxsize=10_000)
def code_on(subject: str, on: date) -> str | None:
    """Code of the unit that was called so on a day; ``None`` if it was several, or none, or a body.

    An undated article leaves open which of a unit's lives it means; the time of its figure tells.
    """
    name, _, province = subject.partition(", ")
    codes = {
        version.code
        for version in units.lookup(name, on)
        if not province
        or province in (versions()[version.province].name, versions()[version.province].full_name)
    }
    return codes.pop() if len(codes) == 1 else None


def subject_mentions(context: Context) -> list[SubjectMention]:
    """Units, anaphors and bodies; a unit inside a body's name or a document's is not one by itself."""
    cached: list[SubjectMention] | None = context.doc.user_data.get("owners")
    if cached is None:
        cached = context.doc.user_data["owners"] = _find(context)
    return cached


def _find(context: Context) -> list[SubjectMention]:
    doc = context.doc
    documents = get(doc, "document")
    blocked = [(m.start, m.end) for m in (*documents, *get(doc, "furniture"))]
    blocked += [
        (m.end, issuer.end() + 1) for m in documents if (issuer := _ISSUER.match(context.text, m.end))
    ]
    bodies = [m for m in get(doc, "body") if m.value.subject]
    read = (_body(body.start, body.end, body.value) for body in bodies)
    found = [mention for mention in read if mention is not None]
    found = _outside(found, blocked)
    blocked += [(m.start, m.end) for m in bodies]
    units = [
        SubjectMention(m.start, m.end, m.value.subject, m.value.code, m.value.level, m.value.province)
        for kind in ("unit", "anaphor")
        for m in get(doc, kind)
    ]
    found += _outside(units, blocked)
    return _with_back_references(context, sorted(found, key=lambda m: (m.start, m.end)))


def _body(start: int, end: int, body: object) -> SubjectMention | None:
    unit, kind, subject = (getattr(body, name) for name in ("unit", "kind", "subject"))
    if kind in _DESKS:
        # A desk whose unit is not known is nobody's: its figures are those of the unit spoken of.
        if unit is None:
            return None
        subject = unit.subject
    if unit is not None and subject == unit.subject:
        return SubjectMention(start, end, subject, unit.code, unit.level, unit.province)
    parent = place_of(unit.subject) if unit is not None and unit.level == "province" else None
    parent = unit.province if unit is not None and parent is None else parent
    return SubjectMention(start, end, subject, None, kind, parent)


def _outside(mentions: list[SubjectMention], blocked: list[tuple[int, int]]) -> list[SubjectMention]:
    """Mentions that begin in none of the blocked stretches."""
    kept: list[SubjectMention] = []
    stretches = sorted(blocked)
    at = reach = 0
    for mention in sorted(mentions, key=lambda m: m.start):
        while at < len(stretches) and stretches[at][0] <= mention.start:
            reach = max(reach, stretches[at][1])
            at += 1
        if mention.start >= reach:
            kept.append(mention)
    return kept


def _with_back_references(context: Context, named: list[SubjectMention]) -> list[SubjectMention]:
    """``named`` and "huyện này", "cơ quan này", "toàn xã": each the last one named that it can mean."""
    result: list[SubjectMention] = []
    last: dict[str, SubjectMention] = {}
    starts = {mention.start: mention for mention in named}
    at = 0
    for match in _BACK.finditer(context.text):
        while at < len(named) and named[at].start < match.start():
            _remember(named[at], last)
            result.append(named[at])
            at += 1
        if result and result[-1].end > match.start():
            continue
        word = match["these"] or match["whole"] or match["bare"] or match["ministry"] or "ngành"
        word = "thành phố" if word == "tp" else word
        begin = match.start("whole") if match["whole"] else match.start()
        if match["these"] is None and begin in starts:
            continue
        if match["bare"] and any(
            generic.search(context.text, max(0, begin - 24), begin)
            for generic in (GENERIC_BEFORE, GENERIC_LIST)
        ):
            continue
        if match["bare"] and GENERIC_AFTER.match(context.text, match.end()):
            continue
        meant = last.get(word)
        if meant is None or match.start() - meant.end > _REACH:
            continue
        if match["sector"] and not _is_of(meant, match["sector"]):
            continue
        if begin in starts:
            at += 1
        back = replace(meant, start=begin, end=match.end())
        _remember(back, last)
        result.append(back)
    return sorted(result + named[at:], key=lambda m: (m.start, m.end))


def _is_of(body: SubjectMention, sector: str) -> bool:
    """ "Ngành giáo dục" of a province is led by its Sở Giáo dục và Đào tạo."""
    return body.level == "department" and body.subject.lower().startswith(f"sở {sector}")


def _remember(mention: SubjectMention, last: dict[str, SubjectMention]) -> None:
    if mention.level in _UNIT_LEVELS:
        kind = re.match(_TYPE, mention.subject.lower())
        words = (*_ANY_UNIT, *([kind.group()] if kind else []))
    else:
        kind = _BODY_HEAD.match(mention.subject.lower())
        words = (*_ANY_BODY, *([kind.group()] if kind else []))
        if mention.level in _LEADS_A_SECTOR:
            words = (*words, "ngành")
    for word in words:
        last[word] = mention
