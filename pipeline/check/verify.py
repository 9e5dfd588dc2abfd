"""A statement against the database: each of its figures with what is known of the same thing.

Nothing is stored. An article that is itself in the database is no evidence for its own figures.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.check import same
from pipeline.check.figures import COLUMNS, Figure, Report, report_of
from pipeline.check.finding import DOUBTFUL, Finding, Verdict
from pipeline.check.within import within
from pipeline.check.wording import shown
from pipeline.load import connect
from pipeline.records import Article, Claim, Extraction
from pipeline.segment import nfc

if TYPE_CHECKING:
    import duckdb


class Answer(StrEnum):
    """What the database says of a figure."""

    confirmed = "confirmed"
    """An authority, or two independent sources at least, say the same."""
    contradicted = "contradicted"
    """An authority, or most independent sources, say something else."""
    rounding = "rounding"
    """Sources agree but for rounding."""
    outdated = "outdated"
    """It was so; a later count or period says something else."""
    only_source = "only-source"
    """One independent source alone says it."""
    unknown = "unknown"
    """The database holds nothing that it could be compared with."""


class NoClaims(ValueError):
    """The text holds no figure, or none whose owner is known."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A figure of the database that speaks of the same thing."""

    figure: Figure
    relation: same.Comparison
    """consistent, rounding or inconsistent with the statement; uncheckable for another period."""
    sentence: str
    title: str | None
    source: str | None
    url: str | None
    origin: str
    """First article of the cluster of copies that it stands in."""

    @property
    def outlet(self) -> str:
        """Who says so, for a reader."""
        return self.figure.authority or self.source or self.url or self.title or self.figure.article_id


@dataclass(frozen=True, slots=True)
class Verified:
    """One figure of the statement and the answer to it."""

    claim: Claim
    figure: Figure
    answer: Answer
    explanation: str
    """One Vietnamese sentence."""
    evidence: tuple[Evidence, ...] = ()
    """The best first; those that agree and those that do not, of the same period before others."""
    agreeing: int = 0
    """Independent sources that agree."""
    differing: int = 0
    """Independent sources that say something else of the same period."""


@dataclass(frozen=True, slots=True)
class Verification:
    """The answers to a text."""

    extraction: Extraction
    claims: tuple[Verified, ...]
    findings: tuple[Finding, ...] = ()
    """What the figures of the text say of one another."""

    @property
    def contradicted(self) -> bool:
        """Whether anything in the text is contradicted, by the database or by the text itself."""
        wrong = {Answer.contradicted, Answer.outdated}
        return any(claim.answer in wrong for claim in self.claims) or any(
            finding.verdict is Verdict.inconsistent for finding in self.findings
        )


_SHOWN = 6
"""Pieces of evidence that a figure gets."""
_CANDIDATES = 5_000
"""Figures of one subject and indicator that are looked at, the newest articles first."""


def verify(
    text: str, db: str | Path, *, published: date | None = None, title: str | None = None
) -> Verification:
    """The figures of ``text`` against the database ``db``; relative periods count from ``published``.

    Raises ``NoClaims``, and ``FileNotFoundError`` and ``NotOurs`` as ``connect`` does.
    """
    with connect(db) as connection:
        return verify_article(Article(id="", text=nfc(text), title=title, published=published), connection)


def verify_article(article: Article, connection: duckdb.DuckDBPyConnection) -> Verification:
    """The same over an open connection. Raises ``NoClaims``."""
    from pipeline.extract import extract

    extraction = extract(article)
    if not extraction.claims:
        raise NoClaims("no figure was found in the text")
    report = report_of(extraction)
    if all(same.thing(figure) is None for figure in report.figures):
        raise NoClaims(_why(report, extraction))
    evidence = _Evidence(connection, article)
    return Verification(
        extraction,
        tuple(
            _answered(claim, figure, evidence.of(figure))
            for claim, figure in zip(extraction.claims, report.figures, strict=True)
        ),
        tuple(within(report)),
    )


def _why(report: Report, extraction: Extraction) -> str:
    """Why no figure of a text can be looked up."""
    open_ = {unit.name for unit in extraction.units if unit.code is None}
    if open_ and any((figure.subject or "").partition(",")[0] in open_ for figure in report.figures):
        return f"no unit, or several, are called {', '.join(sorted(open_))}: add the province after a comma"
    if all(figure.subject is None for figure in report.figures):
        return "it is not told whose the figures are: name the unit or body"
    return "it is not told what the figures measure"


class _Evidence:
    """Looks up what the database holds of a figure's thing, of any period."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, article: Article) -> None:
        self._connection = connection
        self._subjects: dict[str, list[tuple[str, str | None]]] = {}
        found = connection.execute(
            "SELECT article_id FROM articles WHERE characters = ? AND text = ?",
            [len(article.text), article.text],
        )
        self._own = [id_ for (id_,) in found.fetchall()]
        """The articles whose text this is, and so no evidence for it."""

    def of(self, figure: Figure) -> list[Evidence]:
        """Figures of the same thing but for the period; none where it is not known what the figure is of."""
        wanted = same.thing(figure)
        if wanted is None:
            return []
        names = [
            (subject, unit)
            for subject, unit in self._of_indicator(figure.indicator)
            if same.subject_key(subject, unit) == wanted.subject
        ]
        if not names:
            return []
        found = self._connection.execute(
            f"""
            SELECT {COLUMNS}, c.sentence, a.title, a.source, a.url, coalesce(x.original_id, a.article_id)
            FROM claims c
            JOIN articles a USING (article_id)
            LEFT JOIN article_copies x USING (article_id)
            WHERE c.indicator = $indicator AND c.status = $status AND {same.WHERE}
                AND c.subject IN (SELECT unnest($subjects)) AND c.repeat_of IS NULL
                AND a.article_id NOT IN (SELECT unnest($own))
            ORDER BY a.authority IS NULL, a.published DESC NULLS LAST, c.claim_id
            LIMIT {_CANDIDATES}
            """,
            {
                "indicator": figure.indicator,
                "status": figure.status,
                "subjects": sorted({subject for subject, _ in names}),
                "own": self._own,
            },
        )
        evidence = []
        width = len(fields(Figure))
        for row in found.fetchall():
            other = Figure(*row[:width])
            held = same.thing(other)
            if held is not None and held._replace(since=None, until=None) == wanted._replace(
                since=None, until=None
            ):
                evidence.append(Evidence(other, same.compare(figure, other), *row[width:]))
        return evidence

    def _of_indicator(self, indicator: str) -> list[tuple[str, str | None]]:
        """Subjects of which the database tells the indicator."""
        if indicator not in self._subjects:
            self._subjects[indicator] = self._connection.execute(
                f"SELECT DISTINCT subject, subject_unit_id FROM claims WHERE indicator = ? AND {same.WHERE}",
                [indicator],
            ).fetchall()
        return self._subjects[indicator]


def _answered(claim: Claim, figure: Figure, evidence: list[Evidence]) -> Verified:
    if same.thing(figure) is None:
        return Verified(claim, figure, Answer.unknown, _what_is_missing(figure))
    # What was read with doubt contradicts nobody.
    sure = [e for e in evidence if e.figure.confidence >= DOUBTFUL]
    if figure.period_start is None and figure.period_end is None:
        return _without_period(claim, figure, sure)
    compared = [e for e in sure if e.relation.verdict is not Verdict.uncheckable]
    if compared:
        return _weighed(claim, figure, compared)
    later = [e for e in sure if _later_count(figure, e.figure)]
    if later:
        newest = max(later, key=lambda e: (e.figure.period_end or date.min, e.figure.published or date.min))
        said = f"{newest.outlet} có số đếm đến ngày muộn hơn: {shown(newest.figure)}."
        return Verified(claim, figure, Answer.outdated, said, _best(later))
    if sure:
        reasons = sorted({e.relation.reason for e in sure if e.relation.reason})
        return Verified(claim, figure, Answer.unknown, f"Chỉ có số liệu {', '.join(reasons)}.", _best(sure))
    return Verified(claim, figure, Answer.unknown, "Cơ sở dữ liệu chưa có số liệu nào về việc này.")


def _without_period(claim: Claim, figure: Figure, evidence: list[Evidence]) -> Verified:
    """A figure of no stated time is held against the latest that is known, and then against earlier ones."""
    dated = [e for e in evidence if _moment(e.figure) is not None]
    if not dated:
        return Verified(claim, figure, Answer.unknown, "Câu không nói rõ kỳ số liệu.", _best(evidence))
    latest = max(_moment(e.figure) or date.min for e in dated)
    agreeing = [e for e in dated if same.agree(figure, e.figure).verdict in _AGREE]
    now = [replace(e, relation=same.agree(figure, e.figure)) for e in dated if _moment(e.figure) == latest]
    if any(e.relation.verdict in _AGREE for e in now):
        return _weighed(claim, figure, [e for e in now if e.relation.verdict is not Verdict.uncheckable])
    if agreeing:
        told = shown(now[0].figure)
        said = f"Đúng với kỳ trước; số mới nhất ({now[0].outlet}) là {told}."
        return Verified(claim, figure, Answer.outdated, said, _best(now + agreeing))
    return Verified(claim, figure, Answer.unknown, "Câu không nói rõ kỳ số liệu.", _best(now))


_AGREE = frozenset({Verdict.consistent, Verdict.rounding})


def _weighed(claim: Claim, figure: Figure, evidence: list[Evidence]) -> Verified:
    """The answer where sources speak of the same thing in the same period."""
    sides = {
        verdict: [e for e in evidence if e.relation.verdict is verdict]
        for verdict in (Verdict.consistent, Verdict.rounding, Verdict.inconsistent)
    }
    exact, close, other = sides.values()
    agreeing = {e.origin for e in exact + close}
    # Who says both corrects or repeats: that one is no witness against.
    differing = {e.origin for e in other} - agreeing
    authority = next((e for e in exact + close + other if e.figure.authority), None)
    answer = Answer.confirmed if exact else Answer.rounding
    if authority is not None:
        if authority in other:
            answer = Answer.contradicted
            said = f"{authority.outlet} công bố {shown(authority.figure)}."
        else:
            said = f"{authority.outlet} công bố {shown(authority.figure)}, khớp với câu này."
    elif agreeing and len(agreeing) > len(differing):
        if exact and len(agreeing) == 1:
            answer = Answer.only_source
        said = f"{_told(exact + close)}; {_told(other)}." if differing else f"{_told(exact + close)}."
    elif differing:
        answer = Answer.contradicted
        said = f"{_told(other)}; {len(agreeing)} nguồn nêu như câu này." if agreeing else f"{_told(other)}."
    else:
        return Verified(claim, figure, Answer.unknown, "Các nguồn không nói rõ.", _best(evidence))
    return Verified(claim, figure, answer, said, _best(evidence), len(agreeing), len(differing))


def _told(evidence: list[Evidence]) -> str:
    """2 nguồn độc lập nêu 8; 1 nguồn độc lập nêu 7."""
    origins: dict[str, set[str]] = {}
    for piece in evidence:
        origins.setdefault(shown(piece.figure), set()).add(piece.origin)
    ranked = sorted(origins.items(), key=lambda told: -len(told[1]))
    return "; ".join(f"{len(sources)} nguồn độc lập nêu {number}" for number, sources in ranked)


def _best(evidence: list[Evidence]) -> tuple[Evidence, ...]:
    """Authorities first, then what disagrees before what agrees; of each cluster one article alone."""
    ranked = sorted(
        evidence,
        key=lambda e: (
            e.figure.authority is None,
            e.relation.verdict is not Verdict.inconsistent,
            -e.figure.confidence,
            e.figure.article_id,
            e.figure.claim_no,
        ),
    )
    by_origin = {(e.origin, same.numbers(e.figure)): e for e in reversed(ranked)}
    return tuple(e for e in ranked if by_origin.get((e.origin, same.numbers(e.figure))) is e)[:_SHOWN]


def _moment(figure: Figure) -> date | None:
    return figure.period_end or figure.period_start


def _later_count(figure: Figure, other: Figure) -> bool:
    """Whether ``other`` counts the same on to a later day: nine months after six of one year."""
    end, later = figure.period_end, other.period_end
    if end is None or later is None or later <= end or figure.kind == "change":
        return False
    if figure.period_start is None:
        return other.period_start is None
    return figure.period_start == other.period_start and later.year == end.year


def _what_is_missing(figure: Figure) -> str:
    if figure.subject is None:
        return "Không rõ số liệu của đơn vị nào."
    if figure.indicator == "other":
        return "Không rõ số liệu đo việc gì."
    return "Không đọc được con số."
