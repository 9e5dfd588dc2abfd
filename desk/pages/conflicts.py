"""Findings: a filtered list with both sides, and one alone under an address that stays."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

import duckdb
from fastapi import Form, Path, Query
from pydantic import BaseModel

from desk.findings import Shown as Finding
from desk.findings import findings
from desk.listing import Column, Listing
from desk.marks import NOTE, Marks, State
from desk.names import pattern
from desk.view import NotFound, PageNumber, View
from pipeline.check.verdicts import Kind, Verdict

_ON_A_PAGE = 20


class Filters(BaseModel):
    """What a list of findings is narrowed to."""

    ket_luan: Verdict | Literal["tat-ca"]
    loai: Kind | None = None
    noi: str | None = None
    tu: date | None = None
    den: date | None = None
    dau: State | None = None


class Conflicts(View):
    """A page of findings."""

    filters: Filters
    findings: list[Finding]


class OneFinding(View):
    """A finding by itself."""

    finding: Finding
    note_length: int = NOTE


_FINDINGS = """
    SELECT f.finding_id, f.kind, f.verdict, f.explanation, f.computation, f.confidence, f.sources
    FROM findings f
    WHERE ($kind IS NULL OR f.kind = $kind)
        AND ($verdict IS NULL OR f.verdict = $verdict)
        AND ($marked IS NULL OR list_contains($marked, f.finding_id::VARCHAR))
"""
_NARROWED = """
        AND f.finding_id IN (
            SELECT finding_id FROM finding_claims JOIN claims_wide USING (claim_id)
            WHERE ($place IS NULL OR regexp_full_match(province, $place) OR regexp_matches(subject, $place))
                AND ($since IS NULL OR published >= $since)
                AND ($until IS NULL OR published <= $until)
        )
"""
WITH_SOURCES = """
    SELECT f.*, c.* EXCLUDE (finding_id)
    FROM ({}) f
    LEFT JOIN (
        SELECT finding_id, list(DISTINCT subject) AS subjects, list(DISTINCT indicator) AS indicators,
            min(period_start) AS period_start, max(period_end) AS period_end,
            list(quote ORDER BY side, article_id, claim_id) AS quotes,
            list(sentence ORDER BY side, article_id, claim_id) AS sentences,
            list(article_id ORDER BY side, article_id, claim_id) AS articles,
            list(url ORDER BY side, article_id, claim_id) AS urls, max(published) AS published
        FROM finding_claims JOIN claims_wide USING (claim_id)
        GROUP BY finding_id
    ) c ON c.finding_id = f.finding_id
"""
_COLUMNS = (
    Column(key="verdict", label="Kết luận", kind="verdict"),
    Column(key="explanation", label="Nội dung", kind="finding"),
    Column(key="sources", label="Số nguồn mỗi bên", kind="list"),
)


def conflicts(
    cursor: duckdb.DuckDBPyConnection,
    marks: Marks,
    loai: Kind | None = None,
    ket_luan: Verdict | Literal["tat-ca"] = Verdict.inconsistent,
    noi: Annotated[str | None, Query(max_length=100)] = None,
    tu: date | None = None,
    den: date | None = None,
    dau: State | None = None,
    trang: PageNumber = 1,
) -> Conflicts:
    """Findings by kind (loai), verdict (ket_luan; tat-ca is all), place (noi), days (tu, den), mark (dau)."""
    place = " ".join(noi.split()) if noi else None
    parameters: dict[str, Any] = {
        "kind": loai,
        "verdict": None if ket_luan == "tat-ca" else ket_luan,
        "marked": None if dau is None else marks.marked(dau),
    }
    sql = _FINDINGS
    if place or tu or den:
        sql += _NARROWED
        parameters |= {"place": pattern(place) if place else None, "since": tu, "until": den}
    listing = Listing(
        name="ket-luan",
        sql=sql,
        with_sources=WITH_SOURCES.format(sql),
        columns=_COLUMNS,
        parameters=parameters,
        order="verdict <> 'inconsistent', list_min(sources) DESC, confidence DESC, finding_id",
    )
    filters = Filters(loai=loai, ket_luan=ket_luan, noi=place, tu=tu, den=den, dau=dau)
    title = "Mâu thuẫn" if ket_luan == Verdict.inconsistent else "Kết luận đối chiếu"
    view = Conflicts(title=title, filters=filters, findings=[])
    shown = view.add(cursor, listing, trang, _ON_A_PAGE)
    view.findings = findings(cursor, marks, [row["finding_id"] for row in shown.rows])
    return view


def finding(
    cursor: duckdb.DuckDBPyConnection, marks: Marks, finding_id: Annotated[UUID, Path()]
) -> OneFinding:
    """One finding; its address stays as long as the figures that it compares do."""
    found = findings(cursor, marks, [finding_id])
    if not found:
        raise NotFound("Không có kết luận này; các bài có thể đã được đọc lại.")
    return OneFinding(title=found[0].explanation, finding=found[0])


def mark(
    cursor: duckdb.DuckDBPyConnection,
    marks: Marks,
    finding_id: Annotated[UUID, Path()],
    dau: Annotated[State | None, Form()] = None,
    ghi_chu: Annotated[str, Form(max_length=NOTE)] = "",
) -> OneFinding:
    """Mark a finding as looked at (seen) or wrong, with a note; without a mark the old one is taken away."""
    finding(cursor, marks, finding_id)
    marks.set(finding_id, dau, ghi_chu.strip())
    return finding(cursor, marks, finding_id)
