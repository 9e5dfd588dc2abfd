"""Who issued a document: from the words after it, its symbol, its clause's subject or its type.

The names found here may lack their place ("UBND quận"); ``extractors.documents.places`` adds it once the
article's units are known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import NamedTuple

from extractors.documents import dates, patterns
from extractors.documents.values import Document, known_issuer
from extractors.mentions import Mention
from gazetteer.documents import document_issuers, issuer_of
from pipeline.segment import fold


class Phrase(NamedTuple):
    """An issuer as the text names it, in one spelling: ``UBND thành phố``."""

    start: int
    end: int
    name: str


_ALIASES = {
    "thủ tướng": "Thủ tướng Chính phủ",
    "ban chấp hành trung ương đảng": "Ban Chấp hành Trung ương",
    "ban chấp hành trung ương": "Ban Chấp hành Trung ương",
    "bch trung ương": "Ban Chấp hành Trung ương",
    "trung ương đảng": "Trung ương Đảng",
    "trung ương": "Trung ương Đảng",
    "bộ chính trị": "Bộ Chính trị",
    "ban bí thư trung ương đảng": "Ban Bí thư",
    "ban bí thư trung ương": "Ban Bí thư",
    "ban bí thư": "Ban Bí thư",
    "bộ giao thông": "Bộ Giao thông vận tải",
    "bộ gtvt": "Bộ Giao thông vận tải",
    "bộ gd&đt": "Bộ Giáo dục và Đào tạo",
    "bộ gd-đt": "Bộ Giáo dục và Đào tạo",
    "bộ tn&mt": "Bộ Tài nguyên và Môi trường",
    "bộ tn-mt": "Bộ Tài nguyên và Môi trường",
    "bộ tt&tt": "Bộ Thông tin và Truyền thông",
    "bộ kh&cn": "Bộ Khoa học và Công nghệ",
    "bộ kh&đt": "Bộ Kế hoạch và Đầu tư",
    "bộ lđ-tb&xh": "Bộ Lao động - Thương binh và Xã hội",
    "bộ nn&ptnt": "Bộ Nông nghiệp và Phát triển nông thôn",
    "bộ vh,tt&dl": "Bộ Văn hóa, Thể thao và Du lịch",
    "ngân hàng nhà nước": "Ngân hàng Nhà nước Việt Nam",
    "ủy ban nhân dân": "UBND",
    "ubnd": "UBND",
    "hội đồng nhân dân": "HĐND",
    "hđnd": "HĐND",
}
_NAMES = {fold(row.issuer): row.issuer for row in document_issuers() if row.place is None} | _ALIASES
_DEPARTMENTS = {
    fold(row.issuer): row.issuer for row in document_issuers() if row.issuer.startswith(("Sở", "Phòng"))
}


def _spaced(name: str) -> str:
    # The press joins two fields of one ministry by a dash: Bộ Tài nguyên - môi trường.
    return re.escape(name).replace(r"\ và\ ", r"(?:\ và\ |\s?-\s?)").replace(r"\ ", r"\s?" if "&" in name else r"\s")


_LEVELS = {
    "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "quận": "quận", "huyện": "huyện",
    "thị xã": "thị xã", "tx": "thị xã", "thị trấn": "thị trấn", "phường": "phường", "xã": "xã", "đặc khu": "đặc khu",
}  # fmt: skip
_ALL = sorted([*_NAMES, *_DEPARTMENTS], key=len, reverse=True)
_HEAD = re.compile(
    rf"(?<!\w)(?:(?P<chair>chủ tịch\s)?(?P<name>{'|'.join(map(_spaced, _ALL))})"
    r"|(?P<board>(?:ban thường vụ|btv|ban chấp hành|bch|thường trực)\s)?(?P<committee>(?:tỉnh|thành|huyện|quận|thị|đảng)\sủy))(?!\w)"
)
_LEVEL = re.compile(rf"\s(?P<level>{'|'.join(sorted(_LEVELS, key=len, reverse=True))})(?!\w)\.?")
_HYPHENED = re.compile(r"\s?(?:Bà Rịa\s?[-–]\s?Vũng Tàu|Thừa Thiên\s?[-–]\s?Huế|Phan Rang\s?[-–]\s?Tháp Chàm)(?!\w)")
_WORD = re.compile(r"\s?([^\W\d_]+)")
_WARD = re.compile(r"\s\d{1,2}(?![\d/.,-])")
_BOARDS = {"btv": "Ban Thường vụ", "bch": "Ban Chấp hành", "ban thường vụ": "Ban Thường vụ"} | {
    "ban chấp hành": "Ban Chấp hành", "thường trực": "Thường trực"
}  # fmt: skip
_PLACELESS = frozenset(fold(row.issuer) for row in document_issuers() if row.place is None)
_CENTRE = "Trung ương Đảng"
"""What TW stands for: the Central Committee, the Politburo or the Secretariat."""
_OF = re.compile(r"\s*(?:\(\s*)?(?:của|do)\s+")
_BETWEEN = re.compile(r"\s*(?:,|và|;)?\s*")
# After the subject, a signatory's name apart: "vừa ban hành và tổ chức thực hiện ", "đã có ".
_DOES = re.compile(
    r"(?:\s(?:vừa|đã|cũng|mới|chính thức|tiếp tục|sẽ|vừa qua)){0,4}"
    r"\s(?:(?:ký\s)?ban hành(?!\w).{0,60}|(?:ký|có|ra|phê duyệt|thông qua|phát hành|gửi|hành)\s*(?:các\s*)?)$",
    re.S,
)


def phrase(text: str, folded: str, at: int) -> Phrase | None:
    """The issuer that is named from ``at`` on: head, level word, proper name."""
    match = _HEAD.match(folded, at)
    return _phrase(text, folded, match) if match is not None else None


def _phrase(text: str, folded: str, match: re.Match[str]) -> Phrase:
    end = match.end()
    if match["committee"]:
        board = _BOARDS.get(match["board"].strip(), "") + " " if match["board"] else ""
        name = match["committee"].capitalize()
        name = f"{board}{name}"
    else:
        plain = " ".join(match["name"].split())
        name = _NAMES.get(plain) or _DEPARTMENTS.get(plain) or _dashed(plain)
        if match["chair"]:
            name = f"Chủ tịch {name}"
    if fold(name) in _PLACELESS or name in _ALIASES.values() and name not in ("UBND", "HĐND"):
        return Phrase(match.start(), end, name)
    level = _LEVEL.match(folded, end)
    if level is not None:
        name += f" {_LEVELS[level['level']]}"
        end = level.end()
    proper, end = _proper(text, end, level is not None)
    return Phrase(match.start(), end, f"{name} {proper}" if proper else name)


def _dashed(plain: str) -> str:
    spelled = re.sub(r"\s?-\s?", " và ", plain)
    return _NAMES.get(spelled) or _DEPARTMENTS.get(spelled) or plain.capitalize()


def _proper(text: str, at: int, level: bool) -> tuple[str, int]:
    """The proper name from ``at`` on, up to five capitalised syllables or a ward's number."""
    if (match := _HYPHENED.match(text, at)) is not None:
        return match.group().strip(), match.end()
    if level and (match := _WARD.match(text, at)) is not None:
        return match.group().strip(), match.end()
    words: list[str] = []
    while len(words) < 5 and (match := _WORD.match(text, at)) is not None:
        if not match[1][0].isupper() or match[1].isupper() and len(match[1]) > 3:
            break
        words.append(match[1])
        at = match.end()
    return " ".join(words), at


def read(mentions: list[Mention], text: str, folded: str) -> list[Mention]:
    """The mentions with their issuers; a date that stands after the issuer joins its mention."""
    found: list[Mention] = []
    before = 0
    for mention in mentions:
        document: Document = mention.value
        named = _after(text, folded, mention.end)
        if named is not None and not _fits(document, named.name):
            named = None
        if named is not None and document.date is None:
            dated = dates.after_issuer(folded, named.end, document.year, None)
            if dated is not None and dated.day is not None:
                document = replace(document, date=dated.day)
                mention = mention._replace(end=dated.end)
        if named is None:
            named = _subject(text, folded, before, mention.start, document)
        certain = known_issuer(document.symbol) or patterns.TYPE_ISSUERS.get(document.type or "")
        name = certain if certain and (named is None or certain != _CENTRE) else named and named.name
        document = replace(document, issuer=name, issuer_at=(named.start, named.end) if named else None)
        found.append(mention._replace(value=document))
        before = mention.end
    return _shared(found, folded)


def _after(text: str, folded: str, at: int) -> Phrase | None:
    of = _OF.match(folded, at)
    return phrase(text, folded, of.end()) if of is not None else None


def _subject(text: str, folded: str, before: int, start: int, document: Document) -> Phrase | None:
    """The issuer as subject of the clause: "UBND phường … ban hành Kế hoạch …"."""
    low = max(before, start - 160)
    window = folded[low:start]
    ends = [match.end() for match in patterns.CLAUSE_END.finditer(window)]
    low += ends[-1] if ends else 0
    for match in reversed(list(_HEAD.finditer(folded, low, start))):
        named = _phrase(text, folded, match)
        _, end = _proper(text, named.end, False)
        if _DOES.match(folded[end:start]) is not None and _fits(document, named.name):
            # Whoever signs for a body, the document is the body's.
            return named._replace(name=named.name.removeprefix("Chủ tịch "))
    return None


def _fits(document: Document, name: str) -> bool:
    """Whether the symbol allows the issuer: KH-UBND the UBND quận, not the Huyện ủy."""
    if (only := patterns.TYPE_ISSUERS.get(document.type or "")) is not None and fold(only) not in fold(name):
        return False
    rows = [row for part in document.parts if (row := issuer_of(part)) is not None]
    if not rows:
        return True
    folded = fold(name)
    if any(row.part == "TW" for row in rows):
        return any(word in folded for word in ("trung ương", "bộ chính trị", "ban bí thư"))
    if any(row.part.endswith("U") for row in rows):
        return folded.endswith("ủy") or "ủy " in folded
    return any(fold(row.issuer) in folded for row in rows)


def _shared(mentions: list[Mention], folded: str) -> list[Mention]:
    """"Chỉ thị … và Công văn … của UBND Thành phố": the issuer named last is that of both."""
    for at in range(len(mentions) - 1, 0, -1):
        last, one = mentions[at], mentions[at - 1]
        between = folded[one.end : last.start]
        if last.value.issuer_at is None or one.value.issuer_at is not None or len(between) > 8:
            continue
        if last.value.issuer_at[0] < last.start or _BETWEEN.fullmatch(between) is None:
            continue
        if _fits(one.value, last.value.issuer or "") and one.value.issuer in (None, _CENTRE):
            value = replace(one.value, issuer=last.value.issuer, issuer_at=last.value.issuer_at)
            mentions[at - 1] = one._replace(value=value)
    return mentions
