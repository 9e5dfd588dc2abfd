"""Ranks with the scores that they follow from, within one table or list.

Two subjects on one rank with different scores; a better rank with a lower score. Departments, districts and
communes are ranked apart, and so are groups that the text names. Where many ranks do not follow the scores
they follow from something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from gazetteer.check_words import words
from pipeline.check.figures import Figure, Report
from pipeline.check.finding import Finding, Kind, Party, Verdict
from pipeline.check.passages import passages
from pipeline.check.wording import shown

_OTHER = words("other_ranking")
_LEVELS = (
    ("commune", re.compile(r"(?:xã|phường|thị trấn|đặc khu) ")),
    ("district", re.compile(r"(?:huyện|quận|thị xã|thành phố [^,]+,) ?")),
    ("province", re.compile(r"(?:tỉnh|thành phố) ")),
    ("ministry", re.compile(r"(?:bộ|ngân hàng nhà nước|thanh tra chính phủ|bảo hiểm xã hội việt nam)\b")),
)
_NEAR = 4
"""Figures on either side of a rank among which its score is looked for."""
_GAP = 300
"""Characters that lie between neighbours of one list at most."""
_SHARE = 4
"""No more than one in this many may be out of order, or the scores are not what ranks follow from."""

Ranking = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A subject's rank and score."""

    rank: Figure
    score: Figure

    @property
    def name(self) -> str:
        return (self.rank.subject or "").partition(",")[0]

    @property
    def points(self) -> str:
        return shown(self.score) + ("%" if self.score.kind == "percent" else " điểm")

    @property
    def parties(self) -> tuple[Party, Party]:
        return Party(self.rank, "rank"), Party(self.score, "score")


def check(report: Report) -> Iterator[Finding]:
    """Every rank of ``report`` that its score contradicts, and every list that is in order."""
    folded = next((passage.folded for passage in passages(report)), "")
    for block in _blocks(folded, _entries(report)):
        entries = sorted(block, key=lambda entry: (entry.rank.value or 0, entry.rank.start))
        out_of_order = list(_out_of_order(entries))
        if len(out_of_order) > max(1, len(entries) // _SHARE):
            continue
        if not out_of_order:
            yield Finding(
                Kind.rank_order,
                Verdict.consistent,
                f"Thứ hạng của {len(entries)} đơn vị theo đúng thứ tự điểm số.",
                tuple(party for entry in entries for party in entry.parties),
            )
        for better, other in out_of_order:
            yield _finding(better, other)


def _entries(report: Report) -> Iterator[_Entry]:
    figures = report.figures
    for at, rank in enumerate(figures):
        if rank.kind != "rank" or not rank.exact or rank.status != "actual" or not _is_one(rank.subject):
            continue
        around = range(max(0, at - _NEAR), min(len(figures), at + _NEAR + 1))
        scores = [other for other in around if _scores(figures[other], rank)]
        # Points say more than the same in percent; a table gives them before the rank.
        order = [(figures[other].kind != "score", abs(other - at), other > at, other) for other in scores]
        nearest = min(order)[-1] if order else None
        if nearest is not None and abs(figures[nearest].start - rank.end) < _GAP:
            yield _Entry(rank, figures[nearest])


def _is_one(subject: str | None) -> bool:
    return subject is not None and ";" not in subject and subject != "cả nước"


def _scores(score: Figure, rank: Figure) -> bool:
    return (
        score.kind in ("score", "percent")
        and score.exact
        and score.status == "actual"
        and score.subject == rank.subject
        and (score.indicator, score.component) == (rank.indicator, rank.component)
        and (score.period_start, score.period_end) == (rank.period_start, rank.period_end)
    )


def _ranking(entry: _Entry) -> Ranking:
    """What an entry is ranked in; those of one ranking can be compared."""
    rank = entry.rank
    subject = (rank.subject or "").lower()
    level = next((name for name, pattern in _LEVELS if pattern.match(subject)), "body")
    of = subject.partition(",")[2] if level in ("commune", "district") else ""
    period = rank.period_start, rank.period_end
    return rank.indicator, rank.component, period, level, of, entry.score.kind


def _blocks(folded: str, found: Iterator[_Entry]) -> Iterator[list[_Entry]]:
    """Lists of neighbours of one ranking."""
    by_ranking: dict[Ranking, list[_Entry]] = {}
    for entry in found:
        by_ranking.setdefault(_ranking(entry), []).append(entry)
    for entries in by_ranking.values():
        block: list[_Entry] = []
        for entry in entries:
            if block and not _goes_on(folded, block[-1], entry):
                yield from _whole(block)
                block = []
            block.append(entry)
        yield from _whole(block)


def _goes_on(folded: str, before: _Entry, after: _Entry) -> bool:
    a = max(before.rank.end, before.score.end)
    b = min(after.rank.start, after.score.start)
    if b - a > _GAP or _OTHER.search(folded, a, b):
        return False
    most = {entry.rank.denominator for entry in (before, after)} - {None}
    return len(most) < 2


def _whole(block: list[_Entry]) -> Iterator[list[_Entry]]:
    """The block, each subject once; nothing if one has several ranks: there is more than one ranking."""
    by_subject = {entry.rank.subject: entry for entry in reversed(block)}
    if len(by_subject) > 1 and all(
        entry.rank.value == by_subject[entry.rank.subject].rank.value for entry in block
    ):
        yield list(by_subject.values())


def _out_of_order(entries: list[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Pairs that are out of order; ``entries`` come by rank."""
    lowest: _Entry | None = None
    for _, group in groupby(entries, key=lambda entry: entry.rank.value):
        tied = list(group)
        for a, b in pairwise(tied):
            if not a.score.stated.printed.meets(b.score.stated.printed):
                yield a, b
        for entry in tied:
            if lowest is not None and _above(entry.score, lowest.score):
                yield lowest, entry
        least = min(tied, key=lambda entry: entry.score.value or 0)
        if lowest is None or _above(lowest.score, least.score):
            lowest = least


def _above(a: Figure, b: Figure) -> bool:
    return (a.value or 0) > (b.value or 0) and not a.stated.printed.meets(b.stated.printed)


def _finding(better: _Entry, other: _Entry) -> Finding:
    if better.rank.value == other.rank.value:
        said = (
            f"{_capital(better.name)} ({better.points}) và {other.name} ({other.points}) cùng xếp hạng "
            f"{shown(better.rank)} dù điểm khác nhau."
        )
        computation = f"{shown(better.score)} ≠ {shown(other.score)}"
    else:
        said = (
            f"{_capital(better.name)} ({better.points}) xếp hạng {shown(better.rank)}, trên {other.name} "
            f"({other.points}) xếp hạng {shown(other.rank)}, dù điểm thấp hơn."
        )
        computation = f"{shown(better.score)} < {shown(other.score)}"
    found = Finding(Kind.rank_order, Verdict.inconsistent, said, better.parties + other.parties, computation)
    if not found.doubtful:
        return found
    return Finding(
        Kind.rank_order,
        Verdict.uncheckable,
        f"Chưa chắc thứ hạng và điểm của {better.name} và {other.name} thuộc cùng một bảng.",
        found.parties,
        computation,
    )


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
