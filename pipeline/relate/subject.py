"""Whose figure it is."""

from __future__ import annotations

import re

from gazetteer.indicators import INDEXES
from gazetteer.parts import scopes
from pipeline.relate import nation, series
from pipeline.relate.context import Context, Place
from pipeline.relate.owners import SubjectMention
from pipeline.relate.ranker import Candidate, Candidates
from pipeline.relate.roles import BESIDE, CENTRAL, is_aside, of_a_person, of_trade, role
from pipeline.relate.subjects import ASSEMBLY, NATION, ORGANISERS, UNITS, Subjects

PRIORS = {
    "aligned": 6.0,
    "row": 6.0,
    "predicate": 4.0,
    "nation:average": 6.0,
    "nation:named": 4.0,
    "nation:bodies": 3.0,
    "nation:units": 6.0,
    "nation:economy": 3.0,
    "nation:provinces": 4.0,
    "nation:region": 4.0,
    "nation:region:before": 1.0,
    "nation:averaged": 4.0,
    "nation:unnamed": 3.0,
    "nation:standard": 2.0,
    "nation:surveyed": 3.0,
    "nation:composed": 3.0,
    "nation:demanded": 3.0,
    "organiser": -2.0,
    "organiser:other": -1.0,
    "votes": 4.0,
    "fronted": 5.0,
    "foreign": 7.0,
    "abroad": 8.0,
    "aside": -0.5,
    "home:counted": 1.0,
    "compared:change": -2.0,
    "compared:bracket": 1.0,
    "speaker:body": -2.0,
    "source": -2.0,
    "person": 3.0,
    "person:at": -1.0,
    "among": -1.0,
    "receiver": -1.0,
    "police:accounts": -2.0,
    "previous:listed": -1.5,
    "previous:grouped": -1.5,
    "trade": 4.0,
    "within": -1.0,
    "venue": -1.0,
}
"""Weights that the rules are expected to have, for those that few articles show."""

_DIRECT = re.compile(
    r"\s*(?:[(:,–-]|là (?:tỉnh|thành phố|địa phương|đơn vị|bộ|cơ quan|huyện|quận|xã|phường)\b"
    r"|đạt|được|với|là|có|đã|xếp|đứng|ở mức|ở|giữ|tăng|giảm|hiện|vị trí|kết quả"
    r"|chỉ số|số điểm|khoảng|trên|hơn|gần|tiếp tục|vươn lên|cùng|tụt|còn|chỉ|năm|tỷ lệ|tỉ lệ|\d{4}|\s)*$"
)
_BRACKET = re.compile(r"\([^()]*\)")
_COUNTED_UNITS = re.compile(r"(?:huyện|quận|thị|xã|phường|đơn vị|cơ quan|sở|thôn|địa phương|đặc khu|ban)\b")
_CARRIED_ON = re.compile(r"[“\"\s-]*(?:trong đó|cụ thể|theo đó|trong số|số còn lại|còn lại|như vậy|nhờ)\b")
_GROUP_OPENS = re.compile(
    r"\W*(?:(?:hiện nay|hiện|riêng|đối với|về phía|bên cạnh đó|ngoài ra),?\s+)*(?:ubnd\s+)?(?:các|khối)\s+"
    r"(?:đơn vị|cơ quan|sở|phòng|huyện|quận|xã|phường|địa phương|thị xã|trường)\b(?!\s+(?:này|trên|đó))"
)
_FOREIGN = re.compile(
    r"\b(?:(?:trung bình|bình quân|mức)\s+(?:chung\s+)?(?:của\s+)?(?:các nước|thế giới|asean|khu vực)"
    r"|(?:các|nhiều|một số) nước (?:khác|phát triển|trong khu vực|trên thế giới))\b[^.;\n]*$"
)
# "Với 84,4 điểm, tỉnh A xếp thứ 3": the figure before the main clause is its subject's.
_FRONTED = re.compile(r"\W*(?:với|đạt|được|bằng)\b[^,;:.\n]{0,60}")
_MAIN_CLAUSE = re.compile(r"[^,;:\n]{0,60},\s*(?:ubnd\s+)?")
# "92% đại biểu tán thành": how the National Assembly voted.
_VOTES = re.compile(r"\s*(?:tổng số\s+|số\s+)?đại biểu\b")
_ASKED = re.compile(r"(?:doanh nghiệp|dn|người|hộ|phiếu)\b")
# "Chỉ phát hiện 5 người (Bộ A 2, tỉnh B 3)": the brackets tell how the figure is made up.
_MADE_UP = re.compile(r"[^().;\n]{0,60}\([^()\d]{2,40}\d[^()]*[,;][^()]*\d")
_MAIN = 0.5
"""Share of the names of indexes from which one is what the article is about."""


def candidates(subjects: Subjects, place: Place, indicator: str, previous: str | None) -> list[Candidate]:
    """Every subject that the article offers, the nation, and none; ``previous``: of the quantity before."""
    context = subjects.context
    found = Candidates()
    country, nobody, own = found[NATION], found[None], found[subjects.home]
    here = subjects.between(*place.sentence)
    person = of_a_person(context, place)
    _in_sentence(context, place, here, found, person, subjects.home)
    _by_position(subjects, place, here, found)
    for subject, rule in subjects.earlier(place):
        found[subject].note(rule)
    for titled in subjects.in_title:
        found[titled].note("title")
    nation.note(context, place, here, country, subjects.of_a_unit)
    if _FOREIGN.search(context.text, place.left, place.quantity.start):
        nobody.note("foreign")
    if subjects.comes_home(place):
        found[NATION].note("nation:named")
    # What a delegate of a unit says in the Assembly of the economy is of the country.
    if subjects.local and not here and subjects.in_assembly and nation.is_economy(context, place):
        country.note("nation:economy")
    if subjects.is_abroad(place, here) or (indicator == "other" and subjects.is_unspoken()):
        nobody.note("abroad")
    spoken_of = not nation.SPOKEN_OF.isdisjoint(country.evidence)
    if previous is not None or place.index:
        _carry(context, place, here, found[previous], previous != NATION and spoken_of)
    _group(context, place, here, subjects, found)
    if person:
        nobody.note("person")
    if not here and not subjects.local and of_trade(context, place):
        nobody.note("trade")
    kind = "index" if indicator in INDEXES else place.quantity.value.kind
    within = place.index > 0 and context.quantities[place.index - 1].end > place.sentence[0]
    carried_on = place.index > 0 and _CARRIED_ON.match(context.text, place.sentence[0]) is not None
    topic = max(ORGANISERS, key=lambda key: context.topics.get(key, 0.0))
    measured = indicator if kind == "index" else topic if context.topics.get(topic, 0.0) >= _MAIN else ""
    for organiser in ORGANISERS.get(measured, ()):
        if organiser in found:
            found[organiser].note("organiser" if kind == "index" else "organiser:other")
            # "VCCI công bố …, trên cơ sở phản hồi từ 12.000 doanh nghiệp": they are of all the country.
            asked = indicator == "other" and _ASKED.match((place.quantity.value.unit or "").lower())
            if asked and any(m.subject == organiser for m in here):
                country.note("nation:surveyed")
    if ASSEMBLY in found and _VOTES.match(context.text, place.quantity.end):
        found[ASSEMBLY].note("votes")
    if not all(_only_tells(subjects, place, m) for m in here):
        if all(m.subject != subjects.home for m in here):
            own.note("home:unnamed")
    elif (
        (previous == subjects.home or not (within or carried_on))
        and not spoken_of
        and "foreign" not in nobody.evidence
    ):
        own.note("home:alone")
    # The cards and accounts that the police of a unit have issued are the unit's.
    if indicator == "digital_accounts":
        for mention in here:
            if mention.level == "police":
                found[mention.subject].note("police:accounts")
    for subject, candidate in found.items():
        where = subjects.relation(subject)
        candidate.note(where)
        candidate.note(f"{where}|{kind}")
    return list(found.values())


def _only_tells(subjects: Subjects, place: Place, mention: SubjectMention) -> bool:
    """A source, an addressee, and a body of the home that speaks leave the home its topic."""
    as_what = role(subjects.context, mention, place.sentence[0])
    own = subjects.relation(mention.subject) == "below:body"
    return as_what in ("source", "receiver") or (as_what == "speaker" and own)


def _carry(
    context: Context, place: Place, here: list[SubjectMention], candidate: Candidate, elsewhere: bool
) -> None:
    """The subject of the figure before stays, unless another has been named since.

    ``elsewhere``: the country has been named.
    """
    before = context.quantities[place.index - 1]
    within = before.end > place.sentence[0]
    since = place.left if within else place.sentence[0]
    overtaken = elsewhere or any(
        since <= m.start
        and m.end <= place.quantity.start
        and role(context, m, place.sentence[0]) not in BESIDE
        for m in here
    )
    where = "previous:sentence" if within else "previous"
    if place.bracketed and within:
        where = "previous:bracket"
    candidate.note(f"{where}:overtaken" if overtaken else where)
    if not within:
        # What a bracket tells of one of a list ends with it: "…, Sở A (107 hồ sơ). Kết quả thu …".
        if context.places[place.index - 1].bracketed:
            candidate.note("previous:listed")
        # "Đối với các đơn vị sự nghiệp, …", "UBND các huyện có …": all of them are the home's.
        if _GROUP_OPENS.match(context.text, place.sentence[0], place.quantity.start):
            candidate.note("previous:grouped")
        if _CARRIED_ON.match(context.text, place.sentence[0]):
            candidate.note("previous:carried")
        if context.text.find("\n\n", before.end, place.sentence[0]) >= 0:
            candidate.note("previous:paragraph")


def _in_sentence(
    context: Context,
    place: Place,
    here: list[SubjectMention],
    found: Candidates,
    person: bool,
    home: str | None,
) -> None:
    """``person``: the sentence tells of a private person."""
    quantity = place.quantity
    named = [m for m in here if m.end <= quantity.start]
    before: list[SubjectMention] = []
    for last, mention in zip([None, *named], named, strict=False):
        if is_aside(context, place, mention, last):
            found[mention.subject].note("aside")
        else:
            before.append(mention)
    for number, mention in enumerate(before):
        candidate = found[mention.subject]
        as_what = role(context, mention, place.sentence[0])
        gap = context.text[mention.end : quantity.start]
        # "Trên A (0,75 điểm)": what the bracket tells is of A, whatever A is named for.
        own = place.bracketed and gap.strip() == "(" and as_what != "among"
        if as_what in BESIDE and own:
            candidate.note("compared:bracket")
        elif as_what == "compared":
            candidate.note(f"compared:{'change' if quantity.value.kind == 'change' else 'level'}")
            continue
        if as_what == "speaker" and mention.level in UNITS:
            candidate.note("speaker:unit")
        elif as_what == "speaker" and not own:
            candidate.note("speaker:body")
            continue
        if as_what in ("source", "among", "within", "venue", "receiver") and not own:
            candidate.note("source:home" if (as_what, mention.subject) == ("source", home) else as_what)
            continue
        if as_what == "at" and person:
            candidate.note("person:at")
            continue
        candidate.note("left")
        if mention.start >= place.left:
            candidate.note("left:segment")
            candidate.note(f"segment:{as_what}")
        if mention.start >= place.clause:
            candidate.note("left:clause")
            candidate.note(f"clause:{as_what}")
        if number == len(before) - 1:
            candidate.note("nearest")
            candidate.note(f"nearest:{as_what}")
            # What a bracket adds to a name stands between nobody and the figure.
            if _DIRECT.match(_BRACKET.sub(" ", gap)):
                candidate.note("direct")
            if place.bracketed and "(" in gap and len(gap) < 30:
                candidate.note("bracket" if gap.lstrip().startswith("(") else "bracket:far")
        if number == 0:
            candidate.note("first")
            candidate.note(f"first:{as_what}")
            if mention.start - place.sentence[0] < 3:
                candidate.note("opens")
    after = [m for m in here if m.start >= quantity.end]
    if (
        after
        and _FRONTED.fullmatch(context.text, place.sentence[0], quantity.start)
        and _MAIN_CLAUSE.fullmatch(context.text, quantity.end, after[0].start)
    ):
        found[after[0].subject].note("fronted")
    # "Tỉnh tăng nhiều nhất là 34 bậc (A)": a bracket names the one that no name stands before.
    if after and not any(m.start >= place.clause for m in before):
        opened = context.text[quantity.end : after[0].start].strip() == "("
        if opened and context.text.startswith(")", after[0].end):
            found[after[0].subject].note("fronted")
    if after and _MADE_UP.match(context.text, quantity.end, place.sentence[1]):
        after = []
    for number, mention in enumerate(after):
        candidate = found[mention.subject]
        as_what = role(context, mention, quantity.end)
        # "9.000 nhiệm vụ do Chính phủ giao các bộ": who sets tasks is not whose they are.
        if as_what == "speaker" and mention.level in CENTRAL:
            continue
        candidate.note("right")
        if mention.start < place.right + 2:
            candidate.note("right:segment")
            candidate.note(f"right:{as_what}")
            if number == 0:
                candidate.note(f"right:{as_what}|{quantity.value.kind}")
    for mention in here:
        if mention.start < quantity.end and quantity.start < mention.end:
            found[mention.subject].note("inside")


def _by_position(subjects: Subjects, place: Place, here: list[SubjectMention], found: Candidates) -> None:
    context, quantity = subjects.context, place.quantity
    after = [m for m in here if m.start >= quantity.end]
    for rule, subject in (
        ("aligned", subjects.aligned(place)),
        ("predicate", series.predicate(context, place, after)),
        ("row", series.row(context, place, subjects.between(quantity.start - 160, quantity.start))),
    ):
        if subject is not None:
            found[subject].note(rule)


def _group(
    context: Context,
    place: Place,
    here: list[SubjectMention],
    subjects: Subjects,
    found: Candidates,
) -> None:
    """A level or group ("cấp xã", "khối sở, ngành") named since the last subject is a part of the home."""
    if subjects.home is None or (subjects.home != NATION and "nation:named" in found[NATION].evidence):
        return
    last = max((m.end for m in here if m.end <= place.quantity.start), default=place.sentence[0])
    group = next(scopes().finditer(context.text, max(last, place.left), place.quantity.start), None)
    if group is not None and nation.CUE.match(context.text, group.start) is None:
        found[subjects.home].note("home:group")
    unit = (place.quantity.value.unit or "").lower()
    # Communes and districts that a ministry counts are the country's.
    if _COUNTED_UNITS.match(unit) and (subjects.local or not nation.LOWER_UNITS.match(unit)):
        found[subjects.home].note("home:counted")
