"""Ranks and scores of one ranking, told by several articles.

A ranking is an index in a period among the provinces, the ministries, or the units right below one unit.
Two subjects on one rank with different scores, a better rank with a lower score, a subject placed after
another that has less: each told by more articles than one (``rank_order`` looks at one). Articles of
other rankings than the text tells (of a region, of a group) would look the same, so what is narrowed by
words beside it is left out, and so is a ranking whose number of ranked differs, or whose scores do not
go with the ranks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from gazetteer import bodies
from gazetteer.indicators import INDEXES, indicators
from gazetteer.unit_names import split_type
from pipeline.check.figures import COLUMNS, Figure
from pipeline.check.finding import DOUBTFUL, Finding, Kind, Party, Verdict, doubtful_together
from pipeline.check.narrowed import narrowed
from pipeline.check.same import numbers, subject_key
from pipeline.check.telling import period, said
from pipeline.results import streamed
from pipeline.segment import fold

if TYPE_CHECKING:
    import duckdb

_SHARE = 4
"""No more than one in this many may be out of order, or the scores are not what ranks follow from."""
_BEHIND = re.compile(r"[ ,]*(?:xếp |đứng |và )?(?:ngay )?sau (?P<name>[^,;.()\n]{2,60})")


@dataclass(frozen=True, slots=True)
class Told:
    """A rank or score with its sentence."""

    figure: Figure
    sentence: str
    source: str
    """The article, or the one that it is a copy of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What articles say of one subject of a ranking: its only rank and score, where they agree."""

    name: str
    ranks: tuple[Told, ...]
    scores: tuple[Told, ...]

    @property
    def rank(self) -> Told | None:
        return self.ranks[0] if len({told.figure.value for told in self.ranks}) == 1 else None

    @property
    def score(self) -> Told | None:
        """The score; ``None`` where articles differ by more than the decimals that they print."""
        first = self.scores[0] if self.scores else None
        if first is not None and all(_agrees(first.figure, other.figure) for other in self.scores):
            return first
        return None


def check(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Findings over all articles of the database."""
    ministries = ", ".join(
        f"'{name}'" for entry in bodies.entries() if entry.kind == "ministry" for name in entry.names
    )
    indexes = ", ".join(f"'{key}'" for key in sorted(INDEXES - {"other_index"}))
    found = connection.execute(
        f"""
        SELECT {COLUMNS}, c.sentence, coalesce(k.original_id, c.article_id),
            hash(
                c.indicator, c.period_start, c.period_end,
                CASE WHEN u.level IS NULL THEN 'ministry' ELSE u.level END,
                split_part(u.parent_id, '@', 1)
            ) AS ranking
        FROM claims c
        JOIN articles a USING (article_id)
        LEFT JOIN units u ON u.unit_id = c.subject_unit_id
        LEFT JOIN article_copies k USING (article_id)
        WHERE c.indicator IN ({indexes}) AND c.component IS NULL AND c.status = 'actual'
            AND c.kind IN ('rank', 'score', 'percent') AND c.cmp = '=' AND c.high IS NULL
            AND c.value IS NOT NULL AND c.period_start IS NOT NULL AND c.period_end IS NOT NULL
            AND (u.level IS NOT NULL OR c.subject IN ({ministries}))
            AND c.confidence >= {DOUBTFUL}
        ORDER BY ranking, coalesce(c.subject_unit_id, c.subject), c.kind, c.value, c.denominator,
            a.authority IS NULL, a.published NULLS LAST, c.article_id, c.claim_no
        """
    )
    width = len(fields(Figure))

    def firsts() -> Iterator[tuple[int, Told]]:
        """The first of those that say the same, found here: DuckDB would hold all of them in memory."""
        before = None
        for row in streamed(found):
            figure, (sentence, source, ranking) = Figure(*row[:width]), row[width:]
            said = ranking, figure.subject_unit_id or figure.subject, *numbers(figure)
            if said != before:
                yield ranking, Told(figure, sentence, source)
            before = said

    for _, group in groupby(firsts(), key=itemgetter(0)):
        yield from judged([each for _, each in group])


def judged(all_: Sequence[Told]) -> Iterator[Finding]:
    """Findings on one ranking."""
    plain = [each for each in all_ if not narrowed(each.figure, each.sentence)]
    ranks = [each for each in plain if each.figure.kind == "rank"]
    if len({each.figure.denominator for each in ranks} - {None}) > 1:
        return
    kinds = sorted({each.figure.kind for each in plain} - {"rank"})
    if not ranks or not kinds:
        return
    # Points say more than the same in percent.
    entries = list(_entries(ranks, [each for each in plain if each.figure.kind == kinds[-1]]))
    yield from _behind(entries)
    placed = sorted(
        (entry for entry in entries if entry.rank is not None and entry.score is not None), key=_place
    )
    out_of_order = [pair for pair in pairwise(placed) if _contradict(*pair)]
    if len(out_of_order) <= max(1, len(placed) // _SHARE):
        for better, other in out_of_order:
            yield from _pair(better, other)


def _entries(ranks: Sequence[Told], scores: Sequence[Told]) -> Iterator[Entry]:
    told: dict[str, tuple[list[Told], list[Told]]] = {}
    for place, group in enumerate((ranks, scores)):
        for each in group:
            key = subject_key(each.figure.subject or "", each.figure.subject_unit_id)
            told.setdefault(key, ([], []))[place].append(each)
    for its_ranks, its_scores in told.values():
        subject = (its_ranks or its_scores)[0].figure.subject or ""
        yield Entry(subject.partition(",")[0], tuple(its_ranks), tuple(its_scores))


def _place(entry: Entry) -> tuple[object, ...]:
    assert entry.rank is not None
    return entry.rank.figure.value, entry.name


def _agrees(a: Figure, b: Figure) -> bool:
    return a.stated.printed.meets(b.stated.printed)


def _less(a: Entry, b: Entry) -> bool:
    """Whether ``a`` has the lower score, beyond rounding and by the same measure."""
    if a.score is None or b.score is None or a.score.figure.value is None or b.score.figure.value is None:
        return False
    one, other = a.score.figure, b.score.figure
    if one.denominator and other.denominator and one.denominator != other.denominator:
        return False
    return one.value < other.value and not one.stated.rounded.meets(other.stated.rounded)  # type: ignore[operator]


def _contradict(better: Entry, other: Entry) -> bool:
    """Whether the ranks of two neighbours, best first, cannot follow from their scores."""
    assert better.rank is not None
    assert other.rank is not None
    tied = better.rank.figure.value == other.rank.figure.value
    return _less(better, other) or (tied and _less(other, better))


def _pair(better: Entry, other: Entry) -> Iterator[Finding]:
    assert better.rank is not None
    assert other.rank is not None
    rank, place = said(better.rank.figure), said(other.rank.figure)
    points = [_points(better), _points(other)]
    if better.rank.figure.value == other.rank.figure.value:
        said_so = (
            f"{better.name} ({points[0]}) và {other.name} ({points[1]}) cùng xếp {rank} dù điểm khác nhau"
        )
    else:
        said_so = (
            f"{better.name} xếp {rank} với {points[0]}, "
            f"trên {other.name} xếp {place} dù được {points[1]}, cao hơn"
        )
    yield from _finding(said_so, [better.rank, better.score], [other.rank, other.score])


def _behind(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Subjects that an article places right after another, which has less."""
    named = {fold(split_type(entry.name)[1]): entry for entry in entries}
    for entry in entries:
        for rank in entry.ranks:
            at = rank.sentence.find(rank.figure.quote)
            match = _BEHIND.match(fold(rank.sentence), at + len(rank.figure.quote)) if at >= 0 else None
            first = named.get(fold(split_type(match["name"].strip())[1])) if match else None
            if first is not None and first is not entry and _less(first, entry):
                said_so = (
                    f"{entry.name} ({_points(entry)}) xếp {said(rank.figure)}, sau {first.name}, "
                    f"nhưng {first.name} chỉ được {_points(first)}"
                )
                yield from _finding(said_so, [rank, entry.score], [first.score])


def _points(entry: Entry) -> str:
    assert entry.score is not None
    return said(entry.score.figure)


def _finding(said_so: str, one: Sequence[Told | None], other: Sequence[Told | None]) -> Iterator[Finding]:
    """Nothing if one article says it all: that is checked where the article is."""
    sides = [[each for each in all_ if each is not None] for all_ in (one, other)]
    parties = tuple(
        Party(each.figure, "rank" if each.figure.kind == "rank" else "score", number)
        for number, side in enumerate(sides, 1)
        for each in side
    )
    if len({party.figure.article_id for party in parties}) < 2:
        return
    figure = parties[0].figure
    ranking = f"{indicators()[figure.indicator].label} {period(figure.period_start, figure.period_end)}"
    finding = Finding(
        Kind.rank_order,
        Verdict.inconsistent,
        f"{ranking}: {said_so}.",
        parties,
        sources=tuple(len({each.source for each in side}) for side in sides),
    )
    if not doubtful_together([party.figure for party in parties]):
        yield finding
