"""Parts with their stated total.

"18.904 hồ sơ, gồm 12.000 hồ sơ trực tuyến và 6.904 hồ sơ trực tiếp"; levels of government under "trong
đó"; dossiers on time and late. "trong đó" need not name all parts: less than the total is an error only
where the parts are all there are, more only where they have nothing in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import chain, pairwise
from typing import NamedTuple
from uuid import UUID

from gazetteer.check_words import words
from pipeline.check import addition, index_sums
from pipeline.check.addition import comes_out, first_that_add_up
from pipeline.check.figures import Figure, Report
from pipeline.check.finding import Finding, Verdict
from pipeline.check.partition import Part, complete, disjoint, part_of, says_all
from pipeline.check.passages import Passage, nouns_fit, passages

_OPENER = words("opener")
_MARKED = re.compile(r"[^,;.]{0,40}[(:]\s*[^()]*$")
_REST = words("rest")
_MORE = re.compile(r",|;|(?<!\w)(?:và|cùng|với)(?!\w)")
_CLAUSE = re.compile(r"[,;.()\n:]")
_LEAD = re.compile(r"[,;.()\n]")
_BULLET = re.compile(r"\s*(?:[-+•*–·]|[a-zđ]\)|\d{1,2}[.)])\s*")
_OPENS_LIST = re.compile(r"(?:trong đó|cụ thể|gồm|như sau)?\s*:\s*$|trong đó\s*$")


_EXCESS = Decimal("1.2")
"""How far a part may exceed its total, and be an error rather than no part."""


_MOST = 30
"""Figures that are looked over for parts, or for another total: no sentence lists more."""


class _Series(NamedTuple):
    """Parts of a total, in reading order."""

    total: Figure
    parts: list[Figure]
    named: list[Part | None]
    exhaustive: bool
    """Whether the words say that these are all parts."""


def check(report: Report) -> Iterator[Finding]:
    """Every total of ``report`` whose parts it states."""
    read = passages(report)
    seen: set[frozenset[UUID]] = set()
    for found in chain(_counts(read), index_sums.check(report, read)):
        key = frozenset(party.figure.repeat_of or party.figure.claim_id for party in found.parties)
        if key not in seen:
            seen.add(key)
            yield found


def _counts(read: Sequence[Passage]) -> Iterator[Finding]:
    for place, passage in enumerate(read):
        before = read[place - 1].figures[-_MOST:] if place else ()
        for at, total in enumerate(passage.figures):
            if not _is_amount(total):
                continue
            for series in (_opened(passage, at), _timed(passage, at)):
                found = series and _judged(series, [*before, *passage.figures[max(0, at - _MOST) : at]])
                if found:
                    yield found
                    break
        yield from _states(read[place : place + 2])
        yield from _listed(read, place)


def _is_amount(figure: Figure) -> bool:
    return figure.kind in ("count", "money") and figure.value is not None and figure.high is None


def _opened(passage: Passage, at: int) -> _Series | None:
    """ "50 hồ sơ, trong đó 20 hồ sơ trực tuyến, 30 hồ sơ trực tiếp"."""
    total, opener, base, whole = passage.figures[at], "", 0, True
    parts: list[int] = []
    for next_ in range(at + 1, min(len(passage), at + 1 + _MOST)):
        figure, lead = passage.figures[next_], passage.before(next_)
        between = passage.between(at, next_)
        depth = between.count("(") - between.count(")")
        opens = _OPENER.search(lead)
        if not opener:
            marked = next_ == at + 1 and _is_amount(figure) and _MARKED.match(lead)
            if opens or marked:
                opener, base = opens.group() if opens else lead, depth
            elif depth > 0 or not _is_amount(figure):
                continue
            else:
                return None
        elif depth < base or opens:
            # What comes after the list, or a list within it.
            whole = whole and (depth < base or ";" in lead)
            break
        elif depth > base:
            whole = False
            continue
        if _is_part(figure, total):
            parts.append(next_)
        elif _is_amount(figure):
            break
        else:
            whole = False
    if len(parts) < 2:
        return None
    named = [_named(passage, part) for part in parts]
    rest = bool(_REST.search(passage.before(parts[-1])) or _REST.match(passage.after(parts[-1]).strip()))
    clean = whole and _is_clean(passage, parts)
    exhaustive = clean and (says_all(opener) or rest)
    return _Series(total, [passage.figures[part] for part in parts], named, exhaustive)


def _is_part(figure: Figure, total: Figure) -> bool:
    assert total.value is not None
    return (
        figure.kind == total.kind
        and _is_amount(figure)
        and figure.value is not None
        and figure.value <= total.value * _EXCESS
        and figure.status == total.status
        and nouns_fit(figure.unit, total.unit)
    )


def _is_clean(passage: Passage, parts: list[int]) -> bool:
    """Whether a number belongs to every member of the list: not "5 phòng, Thanh tra và Văn phòng"."""
    for before, after in pairwise(parts):
        if len(_MORE.findall(re.sub(r"[,;]\s*(?:và|cùng)\b", ",", passage.between(before, after)))) != 1:
            return False
    tail, *rest = re.split(r"[;.)]", passage.after(parts[-1]), maxsplit=1)
    return (parts[-1] == len(passage) - 1 or bool(rest)) and not _MORE.search(tail)


def _named(passage: Passage, at: int) -> Part | None:
    """The part that the clause of a figure names."""
    lead = _LEAD.split(passage.before(at))[-1]
    return part_of(lead, _CLAUSE.split(passage.after(at), maxsplit=1)[0])


def _timed(passage: Passage, at: int) -> _Series | None:
    """ "đã giải quyết 90 hồ sơ; đúng hạn 80 hồ sơ; quá hạn 10 hồ sơ": on time and late leave nothing over."""
    total = passage.figures[at]
    if total.indicator != "dossiers_resolved":
        return None
    parts: list[Figure] = []
    named: list[Part | None] = []
    for next_ in range(at + 1, min(len(passage), at + 1 + _MOST)):
        figure = passage.figures[next_]
        if figure.kind == "percent":
            continue
        part = _named(passage, next_)
        if not (_is_amount(figure) and _is_part(figure, total) and part and part.dimension == "time"):
            break
        if figure.subject != total.subject or figure.scope not in (None, total.scope):
            break
        parts.append(figure)
        named.append(part)
    return _Series(total, parts, named, False) if len(parts) > 1 else None


def _states(near: Sequence[Passage]) -> Iterator[Finding]:
    """Received is resolved and pending; said only if it is, as some may be carried over or returned."""
    figures = [f for passage in near for f in passage.figures if _is_amount(f) and f.status == "actual"]
    for at, total in enumerate(figures[: len(near[0])]):
        if total.indicator != "dossiers_received":
            continue
        parts = []
        for indicator in ("dossiers_resolved", "dossiers_pending"):
            of = (
                f for f in figures[at + 1 : at + 1 + _MOST] if f.indicator == indicator and _is_part(f, total)
            )
            parts += [f for f in of if (f.subject, f.scope) == (total.subject, total.scope)][:1]
        if len(parts) == 2 and total.value and comes_out(total, parts) == Verdict.consistent:
            yield addition.finding(total, parts)


def _listed(read: Sequence[Passage], place: int) -> Iterator[Finding]:
    """A total before a list with a part in every line."""
    lines = list(_lines(read, place + 1))
    if len(lines) < 2:
        return
    header = read[place]
    tail = header.folded[header.figures[-1].end : lines[0].start]
    before_bullet = header.folded[header.figures[-1].end : _line_start(lines[0])]
    if not _OPENS_LIST.search(before_bullet.rstrip()) or len(tail) > 200:
        return
    for total in header.figures:
        if not _is_amount(total):
            continue
        parts: list[Figure] = []
        named: list[Part | None] = []
        for line in lines:
            alike = [f.indicator == total.indicator and _is_part(f, total) for f in line.figures]
            fitting = [at for at, fits in enumerate(alike) if fits]
            if not fitting:
                break
            parts.append(line.figures[fitting[0]])
            head = line.folded[_line_start(line) : line.figures[0].start]
            named.append(part_of(_CLAUSE.split(head, maxsplit=1)[0], "") or _named(line, fitting[0]))
        if len(parts) == len(lines):
            others = [f for f in header.figures if f is not total]
            found = _judged(_Series(total, parts, named, False), others)
            if found:
                yield found


def _line_start(passage: Passage) -> int:
    return passage.folded.rfind("\n", 0, passage.figures[0].start) + 1


def _lines(read: Sequence[Passage], place: int) -> Iterator[Passage]:
    """The passages from ``place`` on that are lines of one list."""
    end: int | None = None
    for passage in read[place:]:
        start = _line_start(passage)
        head = passage.folded[start : passage.figures[0].start]
        apart = end is not None and passage.folded.count("\n", end, start) > 2
        if not _BULLET.match(head) or apart:
            return
        yield passage
        end = passage.figures[-1].end


def _judged(series: _Series, others: list[Figure]) -> Finding | None:
    """What the parts say of the total; nothing where they need not add up to it."""
    total, parts, named, exhaustive = series
    first = first_that_add_up(total, parts)
    if first:
        return addition.finding(total, parts[:first])
    run = _one_dimension(named)
    whole = run > 1 and complete(named[:run], total)
    meant = parts[:run] if whole else parts
    sum_ = addition.size(meant)
    for other in others:
        fits = _is_amount(other) and other.value == sum_ and nouns_fit(meant[0].unit, other.unit)
        if fits and comes_out(other, meant) == Verdict.consistent:
            # "Tiếp nhận 50, đã giải quyết 40, trong đó …": they are the parts of another total.
            return addition.finding(other, meant)
    if whole:
        return addition.finding(total, meant)
    if exhaustive:
        return addition.finding(total, parts)
    if run > 1 and disjoint(named[:run]) and addition.size(parts[:run]) > total.stated.rounded.high:  # type: ignore[operator]
        return addition.finding(total, parts[:run])
    return None


def _one_dimension(named: Sequence[Part | None]) -> int:
    """How many of the first parts are of one dimension."""
    count = 0
    for part in named:
        if part is None or part.dimension != (named[0] and named[0].dimension):
            break
        count += 1
    return count
