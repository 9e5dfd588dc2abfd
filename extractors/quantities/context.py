"""What stands before a number: comparator, verb of change, or a label that makes it a name."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.quantities import patterns
from extractors.quantities.patterns import ChangeVerb
from gazetteer.terms import Term

_STEPS = 8
_ABOVE = frozenset(["trên", "hơn"])
"""Before «xuống còn 4 ngày» these belong to the words before: «các thủ tục trên xuống còn 4 ngày»."""


@dataclass(slots=True)
class Left:
    """What was read going back from a number."""

    at: int
    """Where reading stopped."""
    cmp: str | None = None
    cmp_words: str = ""
    verb: ChangeVerb | None = None
    verb_start: int = 0
    level: bool = False
    """«còn», «lên» stood between: the number is where a change ended."""
    from_: bool = False
    """«từ» stood directly before."""


def back(folded: str, at: int, floor: int) -> int:
    """``at`` moved back over blanks, not past ``floor`` nor over a line break."""
    while at > floor and folded[at - 1] in " \u00a0\t":
        at -= 1
    return at


def read_left(folded: str, start: int, floor: int) -> Left:
    """Comparators, fillers and a verb of change before ``start``, nearest first."""
    left = Left(start)
    for _ in range(_STEPS):
        at = back(folded, left.at, floor)
        if at <= floor:
            break
        verb = patterns.VERBS.tail(folded, at)
        if verb is not None and folded[verb.start - 1 : verb.start] in ("’", "'"):
            # «Ea H’leo»: the rest of a name.
            verb = None
        comparator = patterns.COMPARATORS.tail(folded, at)
        filler = patterns.FILLERS.tail(folded, at)
        length = max((t.end - t.start for t in (verb, comparator, filler) if t is not None), default=0)
        if not length:
            break
        if verb is not None and verb.end - verb.start == length and not _is_compound(folded, verb.end, start):
            verb = _governing(folded, verb, floor)
            left.verb, left.verb_start, left.at = verb.payload, verb.start, verb.start
            if verb.payload.reach == "steps" and verb.payload.verb in patterns.LEVEL_FILLERS:
                # «lên 3 bậc» is a change, «lên 85%» a level: the caller knows the unit.
                further = read_left(folded, verb.start, floor)
                if further.verb is not None and further.verb.reach != "steps":
                    left.level = True
            break
        if comparator is not None and comparator.end - comparator.start == length:
            if left.level and folded[comparator.start : comparator.end] in _ABOVE:
                break
            if left.cmp is None:
                left.cmp, left.cmp_words = (
                    _negated(folded, comparator.start, floor, comparator.payload),
                    folded[comparator.start : comparator.end],
                )
            left.at = comparator.start
            continue
        assert filler is not None
        left.level |= filler.payload in patterns.LEVEL_FILLERS
        left.from_ |= filler.payload == "từ"
        left.at = filler.start
    return left


def _governing(folded: str, verb: Term[ChangeVerb], floor: int) -> Term[ChangeVerb]:
    """«mất thêm 2 điểm», «tinh giản thêm 2%»: the verb before «thêm» tells the direction."""
    if verb.payload.verb != "thêm":
        return verb
    return patterns.VERBS.tail(folded, back(folded, verb.start, floor)) or verb


def _is_compound(folded: str, verb_end: int, start: int) -> bool:
    return folded.startswith((" cường", " tốc"), verb_end) and verb_end < start


def _negated(folded: str, start: int, floor: int, cmp: str) -> str:
    """«không để quá 2%» says at most."""
    if cmp == ">" and folded.startswith("quá", start):
        window = folded[max(floor, start - 50) : start]
        if patterns.OVER.search(window):
            return "<="
    if cmp == "<" and patterns.NONE_BELOW.search(folded[max(floor, start - 60) : start]):
        return ">="
    return cmp


def far_verb(folded: str, start: int, floor: int) -> ChangeVerb | None:
    """A verb of change a few words back in the clause: «giảm chi phí tuân thủ 30%»."""
    window = folded[max(floor, start - 90) : start]
    found = None
    for match in _far_candidates(window):
        words = match[1].split()
        comparative = match[0] in ("cao hơn", "thấp hơn", "nhiều hơn", "lớn hơn", "ít hơn", "kém")
        limit = 14 if comparative else 8
        # «tăng so với 58%»: what is compared, not by how much.
        if not comparative and "so" in words:
            continue
        if len(words) <= limit and not patterns.FAR_BLOCKERS.intersection(words):
            found = match[0]
    if found is None:
        return None
    term = patterns.VERBS.tail(found, len(found))
    return term.payload if term is not None else None


def since_verb(folded: str, start: int, floor: int) -> ChangeVerb | None:
    """A verb of change before the time that is compared with: «tăng so với năm 2019 5%»."""
    since = patterns.CHANGED_SINCE.search(folded, max(floor, start - 90), start)
    term = patterns.VERBS.head(folded, since.start(1)) if since is not None else None
    return term.payload if term is not None else None


def _far_candidates(window: str) -> list[tuple[str, str]]:
    cut = max((window.rfind(mark) for mark in ',;:.()"“”\n'), default=-1) + 1
    clause = window[cut:]
    out = []
    for match in patterns.FAR_VERB_START.finditer(clause):
        rest = clause[match.end() :]
        if rest.strip() and not any(char.isdigit() for char in rest):
            out.append((match.group(), rest))
    return out


def label_before(folded: str, start: int, floor: int) -> str | None:
    """How strongly a label claims the number: ``hard``, ``soft``, ``page``, or ``None``."""
    at = back(folded, start, floor)
    if at <= floor:
        return None
    term = patterns.LABELS.tail(folded, at)
    if term is not None:
        return _strength(folded, term.start, at, floor, term.payload)
    mark = folded[at - 1]
    before = back(folded, at - 1, floor)
    term = patterns.LABELS.tail(folded, before)
    if term is None:
        return None
    if mark == ".":
        return term.payload if before - term.start <= 2 else None
    if mark in ":(":
        return "page" if term.payload == "page" else None
    if mark in "-–":
        return "hard" if term.payload == "hard" else None
    return None


def _strength(folded: str, start: int, end: int, floor: int, strength: str) -> str | None:
    if patterns.NO_LABELS.tail(folded, end) is not None:
        return None
    label = folded[start:end]
    before = folded[max(floor, start - 12) : start].replace("(", " ").split()
    last = before[-1] if before else ""
    if label == "số" and last in ("tổng", "trong", "có", "con", "một", "dân"):
        return None
    if (label in patterns.TIME_WORDS or label == "lớp") and last in patterns.EACH:
        return None
    if last == "cấp":
        return None
    if label == "hạng" and before[-2:] == ["bảng", "xếp"] and patterns.RANKED.match(folded, end):
        return None
    return strength
