"""Whose figure it is."""

from __future__ import annotations

import bisect
import re

from gazetteer.indicators import INDEXES
from gazetteer.parts import scopes
from pipeline.relate import series
from pipeline.relate.context import Context, Place
from pipeline.relate.owners import SubjectMention, place_of, subject_mentions
from pipeline.relate.ranker import Candidate

__all__ = ["NATION", "PRIORS", "SubjectMention", "Subjects", "candidates", "place_of", "subject_mentions"]

NATION = "cả nước"

PRIORS = {
    "aligned": 6.0,
    "row": 6.0,
    "predicate": 4.0,
    "nation:average": 6.0,
    "nation:named": 3.0,
    "nation:bodies": 3.0,
    "home:counted": 1.0,
    "compared:change": -2.0,
    "compared:bracket": 1.0,
    "speaker:body": -2.0,
    "source": -2.0,
    "person": 3.0,
    "person:at": -1.0,
    "within": -1.0,
    "venue": -1.0,
}
"""Weights that the rules are expected to have, for those that few articles show."""

_SOURCE = (
    r"\b(?:theo|chỉ đạo|yêu cầu|quy định|báo cáo|đánh giá|công bố|đề xuất|kết luận|chủ trương|hướng dẫn|kế hoạch"
    r"|quyết định|nghị quyết|chỉ thị|văn bản)\s+(?:này\s+)?(?:của\s+)?$"
)
_BEFORE = {
    "source": re.compile(_SOURCE),
    "within": re.compile(r"\b(?:trong|trên|trung tâm|cách)\s+$"),
    "venue": re.compile(
        r"\b(?:công bố|tổ chức|diễn ra|khai mạc|hội nghị|hội thảo|buổi|lễ|ngày|sáng|chiều)\b[^,;.]{0,25}\b(?:tại|ở)\s+$"
    ),
    "compared": re.compile(
        r"\b(?:so với|hơn|kém|bằng|sau|trước|thua|vượt qua|vượt|và của)\s+(?:mức\s+)?(?:(?:bình quân|trung bình)\s+)?"
        r"(?:chung\s+)?(?:của\s+)?$"
    ),
    "of": re.compile(r"\b(?:của|thuộc)\s*$"),
    "at": re.compile(r"\b(?:tại|ở|trên địa bàn|đến|về|từ|với|riêng)\s*$"),
    "by": re.compile(r"\b(?:do|được|cho|giao|bởi)\s*$"),
    "and": re.compile(r"(?:,|\bvà|;)\s*$"),
    "is": re.compile(r"(?:\b(?:là|gồm|thuộc về|như|có)|:)\s*$"),
}
_DIRECT = re.compile(
    r"\s*(?:[(:,–-]|đạt|được|với|là|có|đã|xếp|đứng|ở mức|ở|giữ|tăng|giảm|hiện|vị trí|kết quả|chỉ số|số điểm|khoảng|trên|hơn|gần|"
    r"tiếp tục|vươn lên|cùng|tụt|còn|chỉ|năm|tỷ lệ|tỉ lệ|\d{4}|\s)*$"
)
_OFFICE = re.compile(
    r"\b(?:giám đốc|chủ tịch|bí thư|trưởng(?:\s+(?:phòng|ban|đoàn))?|chánh (?:văn phòng|thanh tra)|chủ nhiệm|viện trưởng"
    r"|[btcv]\w+ trưởng|lãnh đạo|đại diện|phó|chủ nhiệm|chi cục|thường trực)\s+(?:ubnd\s+|hđnd\s+)?$"
)
_SPEAKS = re.compile(
    r"[^.;\n]{0,60}?\b(?:cho biết|cho hay|nói|khẳng định|thừa nhận|chia sẻ|thông tin|nhấn mạnh|cho rằng|kể|yêu cầu"
    r"|báo cáo|đề nghị|công bố)\b"
)
_SAYS = re.compile(
    r"\s*(?:đã\s+|vừa\s+|cũng\s+)?(?:cho biết|cho hay|công bố|thông tin|khảo sát|thống kê|đánh giá)\b"
)
_PERSON = re.compile(r"[\"“'‘–\s-]*(?:ông|bà|anh|chị|em|cô|chú)\s+(?!\w+\s+trưởng)")
_OFFICIAL = re.compile(
    r"giám đốc|chủ tịch|bí thư|trưởng|chánh|chủ nhiệm|lãnh đạo|phó|cán bộ|công chức|đại biểu"
)

_ALL_UNITS = (
    r"(?:cả nước|toàn quốc|các tỉnh|các bộ|các địa phương trên cả nước|\d+ (?:tỉnh|bộ)|quốc gia"
    r"|chung(?! (?:của |toàn )?(?:toàn )?(?:tỉnh|huyện|thành phố|thị xã|quận|khối|sở|xã|phường)))"
)
_NATION_CUE = re.compile(
    r"\b(?:cả nước|toàn quốc|bình quân chung|trung bình chung|các tỉnh, thành|các tỉnh, thành phố|các bộ, ngành|các bộ ngành|"
    r"các địa phương|việt nam|các bộ|trên cả nước|quốc gia)\b"
)
_AVERAGE = re.compile(
    rf"\b(?:bình quân|trung bình|mức chung|mặt bằng chung)\s+(?:điểm\s+)?(?:của\s+)?{_ALL_UNITS}\b"
)
_STANDARD = re.compile(
    r"\b(?:so với|hơn|kém|vượt|thua|dưới|trên)\s+(?:cả\s+)?(?:điểm\s+|mức\s+)?(?:[\w\s]{0,20}của\s+)?$"
)
_CENTRAL_BODIES = re.compile(r"(?:tỉnh|bộ(?:,| ngành|$)|thành phố|địa phương)")
_COUNTED_UNITS = re.compile(r"(?:huyện|quận|thị|xã|phường|đơn vị|cơ quan|sở|thôn|địa phương|đặc khu|ban)\b")
_CARRIED_ON = re.compile(r"[“\"\s-]*(?:trong đó|cụ thể|theo đó|trong số|số còn lại|còn lại|như vậy|nhờ)\b")
_BESIDE = ("compared", "speaker", "source", "within", "venue")
"""Roles of what is named without its becoming the topic."""
_UNITS = ("province", "district", "commune")


class Subjects:
    """All subject mentions of an article, in reading order, and its home."""

    def __init__(self, context: Context, home: str | None) -> None:
        self.context = context
        self.home = home
        self.mentions = subject_mentions(context)
        self._starts = [mention.start for mention in self.mentions]
        self.codes = {m.subject: m.code for m in self.mentions if m.code}
        self.levels = {m.subject: m.level for m in self.mentions}
        self.parents = {m.subject: m.parent for m in self.mentions}

    def named(self, place: Place, subject: str | None) -> tuple[str | None, str | None]:
        """How the subject is written and its unit's code; one that shares the figure with others holds them all."""
        if subject is None:
            return None, None
        shared = self._shared(place, subject)
        return ("; ".join(shared), None) if len(shared) > 1 else (subject, self.codes.get(subject))

    def relation(self, subject: str | None) -> str:
        """How a subject stands to the article's home: "home", "above", "below", "elsewhere", "none" …"""
        if subject is None:
            return "none"
        if subject == self.home:
            return "home"
        local = self.home is not None and self.home != NATION and self.levels.get(self.home) in _UNITS
        if subject == NATION:
            return "nation" if self.home is None else "nation:local" if local else "nation:body"
        level = self.levels.get(subject, "")
        if local and self.home is not None:
            province = self.parents.get(self.home) or place_of(self.home)
            if place_of(subject) == province and level == "province":
                return "above"
            if self.parents.get(subject) == province:
                return f"below:{level}" if level in _UNITS else "below:body"
        return f"elsewhere:{level}" if level in (*_UNITS, "ministry") else "elsewhere:body"

    def _shared(self, place: Place, subject: str) -> list[str]:
        """The subjects coordinated with the chosen one ("A, B và C") right before or right after the figure."""
        here = self.between(*place.sentence)
        if series.aligned(self.context, place, here) is not None:
            return [subject]
        quantity = place.quantity
        for side in (
            [m for m in here if place.left <= m.start and m.end <= quantity.start],
            [m for m in here if quantity.end <= m.start < place.sentence[1]],
        ):
            listed = series.coordinated(self.context.text, side, subject)
            if len(listed) > 1:
                return listed
        return [subject]

    def between(self, start: int, end: int) -> list[SubjectMention]:
        """Mentions that begin in ``text[start:end]``."""
        return self.mentions[bisect.bisect_left(self._starts, start) : bisect.bisect_left(self._starts, end)]


def candidates(subjects: Subjects, place: Place, indicator: str, previous: str | None) -> list[Candidate]:
    """Every subject that the article offers, the nation, and none; ``previous``: of the quantity before."""
    context = subjects.context
    found: dict[str | None, Candidate] = {NATION: Candidate(NATION), None: Candidate(None)}
    if subjects.home is not None:
        found.setdefault(subjects.home, Candidate(subjects.home))
    here = subjects.between(*place.sentence)
    _in_sentence(context, place, here, found)
    _by_position(subjects, place, here, found)
    for back in (1, 2, 3):
        if (bounds := context.before(place, back)) is None:
            break
        earlier = subjects.between(*bounds)
        for number, mention in enumerate(earlier):
            candidate = found.setdefault(mention.subject, Candidate(mention.subject))
            candidate.note(f"sentence-{back}")
            if number == 0:
                candidate.note(f"sentence-{back}:first")
            if number == len(earlier) - 1:
                candidate.note(f"sentence-{back}:last")
    for mention in subjects.between(*context.title):
        if mention.subject != subjects.home:
            found.setdefault(mention.subject, Candidate(mention.subject)).note("title")
    if previous is not None or place.index:
        _carry(context, place, here, found.setdefault(previous, Candidate(previous)))
    _nation(context, place, here, found)
    _group(context, place, here, subjects, found)
    if _of_a_person(context, place):
        found[None].note("person")
    kind = "index" if indicator in INDEXES else place.quantity.value.kind
    named = {m.subject for m in here}
    within = place.index > 0 and context.quantities[place.index - 1].end > place.sentence[0]
    for subject, candidate in found.items():
        where = subjects.relation(subject)
        candidate.note(where)
        candidate.note(f"{where}|{kind}")
        alone = (
            not here and not (within and previous != subject) and "nation:named" not in found[NATION].evidence
        )
        if subject == subjects.home and alone:
            candidate.note("home:alone")
        if subject == subjects.home and here and subject not in named:
            candidate.note("home:unnamed")
    return list(found.values())


def _of_a_person(context: Context, place: Place) -> bool:
    """The sentence tells of a private person: "Chị Hoa ở phường A đi lại 3 lần"."""
    start = place.sentence[0]
    if _PERSON.match(context.text, start) is None:
        return False
    return _OFFICIAL.search(context.text, start, min(start + 120, place.quantity.start)) is None


def _carry(context: Context, place: Place, here: list[SubjectMention], candidate: Candidate) -> None:
    """The subject of the figure before stays, unless another has been named since."""
    before = context.quantities[place.index - 1]
    within = before.end > place.sentence[0]
    since = place.left if within else place.sentence[0]
    overtaken = any(
        since <= m.start
        and m.end <= place.quantity.start
        and _role(context.text, m, place.sentence[0]) not in _BESIDE
        for m in here
    )
    where = "previous:sentence" if within else "previous"
    if place.bracketed and within:
        where = "previous:bracket"
    candidate.note(f"{where}:overtaken" if overtaken else where)
    if not within:
        if _CARRIED_ON.match(context.text, place.sentence[0]):
            candidate.note("previous:carried")
        if context.text.find("\n\n", before.end, place.sentence[0]) >= 0:
            candidate.note("previous:paragraph")


def _in_sentence(
    context: Context, place: Place, here: list[SubjectMention], found: dict[str | None, Candidate]
) -> None:
    quantity = place.quantity
    before = [m for m in here if m.end <= quantity.start]
    person = _of_a_person(context, place)
    for number, mention in enumerate(before):
        candidate = found.setdefault(mention.subject, Candidate(mention.subject))
        role = _role(context.text, mention, place.sentence[0])
        gap = context.text[mention.end : quantity.start]
        if role == "compared" and place.bracketed and gap.strip() == "(":
            candidate.note("compared:bracket")
        elif role == "compared":
            candidate.note(f"compared:{'change' if quantity.value.kind == 'change' else 'level'}")
            continue
        if role == "speaker" and mention.level in _UNITS:
            candidate.note("speaker:unit")
        elif role == "speaker":
            candidate.note("speaker:body")
            continue
        if role in ("source", "within", "venue"):
            candidate.note(role)
            continue
        if role == "at" and person:
            candidate.note("person:at")
            continue
        candidate.note("left")
        if mention.start >= place.left:
            candidate.note("left:segment")
            candidate.note(f"segment:{role}")
        if mention.start >= place.clause:
            candidate.note("left:clause")
            candidate.note(f"clause:{role}")
        if number == len(before) - 1:
            candidate.note("nearest")
            candidate.note(f"nearest:{role}")
            if _DIRECT.match(gap):
                candidate.note("direct")
            if place.bracketed and "(" in gap and len(gap) < 30:
                candidate.note("bracket" if gap.lstrip().startswith("(") else "bracket:far")
        if number == 0:
            candidate.note("first")
            candidate.note(f"first:{role}")
            if mention.start - place.sentence[0] < 3:
                candidate.note("opens")
    after = [m for m in here if m.start >= quantity.end]
    for number, mention in enumerate(after):
        candidate = found.setdefault(mention.subject, Candidate(mention.subject))
        role = _role(context.text, mention, quantity.end)
        candidate.note("right")
        if mention.start < place.right + 2:
            candidate.note("right:segment")
            candidate.note(f"right:{role}")
            if number == 0:
                candidate.note(f"right:{role}|{quantity.value.kind}")
    for mention in here:
        if mention.start < quantity.end and quantity.start < mention.end:
            found.setdefault(mention.subject, Candidate(mention.subject)).note("inside")


def _by_position(
    subjects: Subjects, place: Place, here: list[SubjectMention], found: dict[str | None, Candidate]
) -> None:
    context, quantity = subjects.context, place.quantity
    after = [m for m in here if m.start >= quantity.end]
    for rule, subject in (
        ("aligned", series.aligned(context, place, here)),
        ("predicate", series.predicate(context, place, after)),
        ("row", series.row(context, place, subjects.between(quantity.start - 160, quantity.start))),
    ):
        if subject is not None:
            found.setdefault(subject, Candidate(subject)).note(rule)


def _role(text: str, mention: SubjectMention, floor: int) -> str:
    lead = text[max(floor, mention.start - 40) : mention.start]
    if _SAYS.match(text, mention.end, mention.end + 30):
        return "speaker"
    if _OFFICE.search(lead) and (
        mention.level not in _UNITS or _SPEAKS.match(text, mention.end, mention.end + 80)
    ):
        return "speaker"
    for role, pattern in _BEFORE.items():
        if pattern.search(lead):
            return role
    return "open" if not lead.strip() else "bare"


def _group(
    context: Context,
    place: Place,
    here: list[SubjectMention],
    subjects: Subjects,
    found: dict[str | None, Candidate],
) -> None:
    """A level or group ("cấp xã", "khối sở, ngành") named since the last subject is a part of the home."""
    if subjects.home is None:
        return
    last = max((m.end for m in here if m.end <= place.quantity.start), default=place.sentence[0])
    group = next(scopes().finditer(context.text, max(last, place.left), place.quantity.start), None)
    if group is not None and _NATION_CUE.match(context.text, group.start) is None:
        found[subjects.home].note("home:group")
    if _COUNTED_UNITS.match((place.quantity.value.unit or "").lower()):
        found[subjects.home].note("home:counted")


def _nation(
    context: Context, place: Place, here: list[SubjectMention], found: dict[str | None, Candidate]
) -> None:
    nation = found[NATION]
    text, quantity = context.text, place.quantity
    named = max((m.start for m in here if m.end <= quantity.start), default=0)
    for cue in _NATION_CUE.finditer(text, place.sentence[0], quantity.start):
        compared = _STANDARD.search(text, max(place.sentence[0], cue.start() - 40), cue.start())
        if compared is not None and not place.bracketed:
            nation.note("nation:compared")
        elif cue.start() < named:
            nation.note("nation:overtaken")
        else:
            nation.note("nation:clause-cue" if cue.start() >= place.clause else "nation:cue")
            if cue.group() in ("cả nước", "toàn quốc"):
                nation.note("nation:named")
    for cue in _AVERAGE.finditer(text, place.left, quantity.start):
        if place.bracketed or not _STANDARD.search(text, max(place.left, cue.start() - 40), cue.start()):
            nation.note("nation:average")
    if _NATION_CUE.search(text, quantity.end, place.right):
        nation.note("nation:right-cue")
    if _CENTRAL_BODIES.match((quantity.value.unit or "").lower()):
        nation.note("nation:bodies")
