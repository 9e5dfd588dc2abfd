"""An indicator: all units for a period, their ranks beside their scores; and the list of indicators."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

import duckdb
from fastapi import Path, Query
from pydantic import BaseModel

from desk.listing import Column, Listing
from desk.view import NotFound, PageNumber, View
from gazetteer.indicators import indicators as known

_ON_A_PAGE = 100


class Period(BaseModel):
    """A period of which the indicator is told."""

    start: date | None
    end: date | None
    claims: int


class Indicator(View):
    """One indicator in one period."""

    indicator: str
    label: str
    periods: list[Period]
    """Those with most figures first; 60 at most."""
    start: date | None
    end: date | None
    level: str | None
    sort: str


class Indicators(View):
    """All indicators, with how much is told of each."""


_PERIODS = """
    SELECT period_start, period_end, count(*) AS claims
    FROM claims
    WHERE indicator = $indicator AND subject IS NOT NULL AND repeat_of IS NULL AND period_end IS NOT NULL
    GROUP BY ALL ORDER BY claims DESC, period_end DESC, period_start LIMIT 60
"""
# Rank and score of one subject stand in one row where one article tells both, so that they can be checked
# against each other.
_TABLE = """
    WITH told AS (
        SELECT * FROM claims_wide
        WHERE indicator = $indicator AND subject IS NOT NULL AND repeat_of IS NULL AND status = 'actual'
            AND period_start IS NOT DISTINCT FROM $start AND period_end IS NOT DISTINCT FROM $end
            AND ($level IS NULL OR subject_level = $level)
    ),
    ranks AS (
        SELECT article_id, subject, component, scope, min(value) AS rank, any_value(denominator) AS ranked,
            list(claim_id) AS claims
        FROM told WHERE kind = 'rank' AND cmp = '=' GROUP BY ALL
    ),
    figures AS (
        SELECT * FROM told WHERE kind NOT IN ('rank', 'change')
        UNION ALL BY NAME
        SELECT t.* FROM told t
        WHERE kind = 'rank' AND NOT EXISTS (
            FROM told f
            WHERE f.kind NOT IN ('rank', 'change') AND f.article_id = t.article_id AND f.subject = t.subject
                AND f.component IS NOT DISTINCT FROM t.component AND f.scope IS NOT DISTINCT FROM t.scope
        )
    ),
    -- The worst that was found of a figure or of the rank beside it.
    beside AS (
        SELECT claim_id, claim_id AS checked_id FROM figures
        UNION
        SELECT f.claim_id, unnest(r.claims)
        FROM figures f JOIN ranks r ON r.article_id = f.article_id AND r.subject = f.subject
            AND r.component IS NOT DISTINCT FROM f.component AND r.scope IS NOT DISTINCT FROM f.scope
    ),
    checked AS (
        SELECT b.claim_id, min_by(verdict, place) AS verdict, min_by(finding_id, place) AS finding_id
        FROM (
            SELECT claim_id AS checked_id, finding_id, verdict,
                (list_position(['inconsistent', 'rounding', 'consistent'], verdict), finding_id) AS place
            FROM finding_claims JOIN findings USING (finding_id) WHERE verdict <> 'uncheckable'
        )
        JOIN beside b USING (checked_id)
        GROUP BY b.claim_id
    )
    SELECT f.*, r.rank, r.ranked, d.verdict, d.finding_id
    FROM figures f
    LEFT JOIN ranks r ON r.article_id = f.article_id AND r.subject = f.subject
        AND r.component IS NOT DISTINCT FROM f.component AND r.scope IS NOT DISTINCT FROM f.scope
    LEFT JOIN checked d ON d.claim_id = f.claim_id
"""
_ORDERS = {
    "hang": ("component NULLS FIRST, rank", "ASC"),
    "gia-tri": ("component NULLS FIRST, value", "DESC"),
    "ten": ("subject", "ASC"),
    "thanh-phan": ("component", "ASC"),
    "ket-luan": ("list_position(['inconsistent', 'rounding', 'consistent'], verdict)", "ASC"),
    "nguon": ("source", "ASC"),
    "ngay": ("published", "DESC"),
}
"""What each column sorts by, and which way at first."""
Sort = Annotated[str, Query(pattern=f"^-?({'|'.join(_ORDERS)})$")]


def indicator(
    cursor: duckdb.DuckDBPyConnection,
    key: Annotated[str, Path(max_length=60)],
    tu: date | None = None,
    den: date | None = None,
    cap: Literal["province", "district", "commune"] | None = None,
    xep: Sort = "hang",
    trang: PageNumber = 1,
) -> Indicator:
    """All units' figures of an indicator in the period from tu to den; without one, the most told of."""
    entry = known().get(key)
    if entry is None:
        raise NotFound("Không có chỉ số này.")
    found = cursor.execute(_PERIODS, {"indicator": key}).fetchall()
    periods = [Period(start=start, end=end, claims=claims) for start, end, claims in found]
    if tu is None and den is None and periods:
        tu, den = periods[0].start, periods[0].end
    view = Indicator(
        title=entry.label,
        indicator=key,
        label=entry.label,
        periods=periods,
        start=tu,
        end=den,
        level=cap,
        sort=xep,
    )
    listing = Listing(
        name="don-vi",
        sql=_TABLE,
        columns=(
            Column(key="subject", label="Đơn vị, cơ quan", kind="unit", sort="ten"),
            Column(key="component", label="Thành phần", sort="thanh-phan"),
            Column(key="scope", label="Phạm vi"),
            Column(key="value", label="Giá trị", kind="measure", sort="gia-tri"),
            Column(key="rank", label="Hạng", kind="number", sort="hang"),
            Column(key="verdict", label="Đối chiếu", kind="checked", sort="ket-luan"),
            Column(key="source", label="Nguồn", kind="source", sort="nguon"),
            Column(key="published", label="Ngày đăng", kind="date", sort="ngay"),
        ),
        parameters={"indicator": key, "start": tu, "end": den, "level": cap},
        order=_order(xep),
        sort=xep,
    )
    view.add(cursor, listing, trang, _ON_A_PAGE)
    return view


def _order(sort: str) -> str:
    by, way = _ORDERS[sort.removeprefix("-")]
    if sort.startswith("-"):
        way = "DESC" if way == "ASC" else "ASC"
    return f"{by} {way} NULLS LAST, value DESC, subject, article_id, claim_id"


def indicators(cursor: duckdb.DuckDBPyConnection) -> Indicators:
    """Every indicator with the number of its figures, articles and subjects."""
    view = Indicators(title="Chỉ số")
    listing = Listing(
        name="chi-so",
        sql="""
            SELECT i.indicator, i.label, i.area, i.position, count(c.claim_id) AS claims,
                count(DISTINCT c.article_id) AS articles, count(DISTINCT c.subject) AS subjects
            FROM indicators i LEFT JOIN claims c USING (indicator)
            GROUP BY ALL
        """,
        columns=(
            Column(key="indicator", label="Chỉ số", kind="indicator"),
            Column(key="area", label="Lĩnh vực"),
            Column(key="claims", label="Số liệu", kind="number"),
            Column(key="articles", label="Bài", kind="number"),
            Column(key="subjects", label="Đơn vị, cơ quan", kind="number"),
        ),
        order="position",
    )
    view.add(cursor, listing, 1, 1_000)
    return view
