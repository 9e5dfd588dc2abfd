"""A unit or body: its figures by indicator and period, over the years, and what came before and after it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import duckdb
from fastapi import Path, Query
from pydantic import BaseModel

from desk.charts import lines
from desk.listing import Column, Listing
from desk.pages.article import COLUMNS as CLAIM_COLUMNS
from desk.view import NotFound, PageNumber, View
from desk.wording import within
from pipeline.results import dicts


class Version(BaseModel):
    """A unit between two dates."""

    unit_id: str
    full_name: str
    level: str
    code: str
    province: str | None
    province_name: str | None
    """Without its type word."""
    valid_from: date
    valid_to: date | None
    claims: int
    """Figures about this version."""


class Unit(View):
    """A unit on a date, with all that articles tell of it."""

    unit: Version
    day: date | None
    """Asked for."""
    predecessors: list[Version]
    successors: list[Version]


class Body(View):
    """A body, or the whole country, with all that articles tell of it."""

    subject: str


_VERSIONS = """
    SELECT u.unit_id, u.full_name, u.level, u.code, p.full_name AS province,
        p.name AS province_name, u.valid_from, u.valid_to,
        (SELECT count(*) FROM claims c WHERE c.subject_unit_id = u.unit_id) AS claims
    FROM units u LEFT JOIN units p ON p.unit_id = u.province_id
"""
_OF_UNIT = "subject_unit_id = $subject"
_OF_BODY = "subject = $subject AND subject_unit_id IS NULL"


def unit(
    cursor: duckdb.DuckDBPyConnection,
    unit_id: Annotated[str, Path(max_length=40)],
    ngay: date | None = None,
    trang: PageNumber = 1,
) -> Unit:
    """A unit's figures; with a day (ngay) the version of the unit that was in force on it."""
    if ngay is not None:
        versions = cursor.execute(
            """
            SELECT unit_id FROM units
            WHERE level || code = (SELECT level || code FROM units WHERE unit_id = $id)
                AND valid_from <= $day AND (valid_to IS NULL OR valid_to > $day)
            """,
            {"id": unit_id, "day": ngay},
        ).fetchall()
        if not versions:
            raise NotFound(f"Ngày {ngay:%d/%m/%Y} không có đơn vị này.")
        unit_id = versions[0][0]
    found = _versions(cursor, "WHERE u.unit_id = $id", {"id": unit_id})
    if not found:
        raise NotFound("Không có đơn vị này.")
    view = Unit(
        title=", ".join(filter(None, (found[0].full_name, within(found[0].province)))),
        unit=found[0],
        day=ngay,
        predecessors=_versions(cursor, _SUCCESSION.format("to", "from"), {"id": unit_id}),
        successors=_versions(cursor, _SUCCESSION.format("from", "to"), {"id": unit_id}),
    )
    _figures(view, cursor, _OF_UNIT, unit_id, trang)
    view.add(cursor, _officials(_names(found[0]), unit_id))
    view.add(cursor, _documents(_authorities(found[0]), unit_id))
    return view


def body(
    cursor: duckdb.DuckDBPyConnection,
    ten: Annotated[str, Query(min_length=1, max_length=300)],
    trang: PageNumber = 1,
) -> Body:
    """The figures of a body, or of the whole country (cả nước), by the name (ten) that claims give it."""
    [(known,)] = cursor.execute(f"SELECT count(*) FROM claims WHERE {_OF_BODY}", {"subject": ten}).fetchall()
    if not known:
        raise NotFound("Không có số liệu nào của cơ quan này.")
    view = Body(title=ten[0].upper() + ten[1:], subject=ten)
    _figures(view, cursor, _OF_BODY, ten, trang)
    view.add(cursor, _officials([ten]))
    view.add(cursor, _documents([ten]))
    return view


_SUCCESSION = """
    WHERE u.unit_id IN (SELECT {1}_unit_id FROM main_successions WHERE {0}_unit_id = $id)
    ORDER BY u.valid_from, u.full_name
"""


def _versions(cursor: duckdb.DuckDBPyConnection, where: str, parameters: dict[str, Any]) -> list[Version]:
    return [Version(**row) for row in dicts(cursor.execute(f"{_VERSIONS} {where}", parameters))]


def _figures(view: View, cursor: duckdb.DuckDBPyConnection, of: str, subject: str, page: int) -> None:
    """Lists of all figures, of ranks and scores over the years, and of dossiers in time."""
    whose = {"subject": subject}
    series = f"""
        SELECT year(period_start) AS year, indicator, indicator_label, component, value, denominator, high,
            kind, cmp, unit, period_start, period_end, quote, sentence, published, source, url, article_id,
            claim_id, subject, concat_ws(', ', indicator_label, component) AS series
        FROM claims_wide
        WHERE {of} AND repeat_of IS NULL AND status = 'actual' AND value IS NOT NULL
            AND period_start IS NOT NULL AND year(period_start) = year(period_end)
    """
    view.add(
        cursor,
        Listing(
            name="thu-hang",
            sql=f"SELECT * FROM ({series}) WHERE kind = 'rank' AND cmp = '='",
            columns=(
                _YEAR,
                _INDICATOR,
                _COMPONENT,
                Column(key="value", label="Hạng", kind="measure"),
                *_SOURCE,
            ),
            parameters=whose,
            order="indicator, component NULLS FIRST, year, article_id, claim_id",
            chart=lines(value="value", label="Hạng", series="series", best_first=True),
        ),
    )
    view.add(
        cursor,
        Listing(
            name="diem",
            sql=f"""
                SELECT s.* FROM ({series}) s JOIN indicators i USING (indicator)
                WHERE kind IN ('score', 'percent') AND high IS NULL AND i.area = (
                    SELECT area FROM indicators WHERE indicator = 'par_index'
                )
            """,
            columns=(
                _YEAR,
                _INDICATOR,
                _COMPONENT,
                Column(key="value", label="Điểm", kind="measure"),
                *_SOURCE,
            ),
            parameters=whose,
            order="indicator, component NULLS FIRST, year, article_id, claim_id",
            chart=lines(value="value", label="Điểm, %", series="series"),
        ),
    )
    view.add(
        cursor,
        Listing(
            name="dung-han",
            sql=f"""
                SELECT year(period_start) AS year, 'đúng hạn' AS series, rate, o.*
                FROM on_time_rates o
                WHERE claim_id IN (SELECT claim_id FROM claims WHERE {of} AND indicator = 'dossiers_on_time')
                    AND status = 'actual' AND period_start IS NOT NULL AND rate IS NOT NULL
            """,
            columns=(
                Column(key="period_start", label="Kỳ", kind="period"),
                Column(key="scope", label="Phạm vi"),
                Column(key="rate", label="Đúng hạn (%)", kind="percent"),
                Column(key="quote", label="Trong bài", kind="quote"),
                *_SOURCE,
            ),
            parameters=whose,
            order="period_start, period_end, article_id, claim_id",
            chart=lines(value="rate", label="Hồ sơ đúng hạn (%)", series="series"),
        ),
    )
    view.add(
        cursor,
        Listing(
            name="so-lieu",
            sql=f"SELECT * FROM claims_wide WHERE {of} AND repeat_of IS NULL",
            columns=(*(c for c in CLAIM_COLUMNS if c.key not in ("subject", "attributed_to")), *_SOURCE),
            parameters=whose,
            order="indicator, component NULLS FIRST, period_end DESC NULLS LAST, article_id, start",
        ),
        page,
    )


_YEAR = Column(key="year", label="Năm")
_INDICATOR = Column(key="indicator", label="Chỉ số", kind="indicator")
_COMPONENT = Column(key="component", label="Thành phần")
_SOURCE = (
    Column(key="source", label="Nguồn", kind="source"),
    Column(key="published", label="Ngày đăng", kind="date"),
)


_PARTY = {
    "tỉnh": "Tỉnh ủy",
    "thành phố": "Thành ủy",
    "huyện": "Huyện ủy",
    "quận": "Quận ủy",
    "thị xã": "Thị ủy",
}


def _names(unit: Version) -> list[str]:
    """As articles are read: huyện Bắc Sơn, huyện Bắc Sơn, Lạng Sơn."""
    return [unit.full_name, *([f"{unit.full_name}, {unit.province_name}"] if unit.province_name else [])]


def _authorities(unit: Version) -> list[str]:
    """Who issues documents in a unit: its committee, its council, the party's committee."""
    party = next(
        (
            f"{committee}{unit.full_name[len(type_) :]}"
            for type_, committee in _PARTY.items()
            if unit.full_name.lower().startswith(f"{type_} ")
        ),
        f"Đảng ủy {within(unit.full_name)}",
    )
    bodies = (*(f"{body} {within(unit.full_name)}" for body in ("UBND", "HĐND")), party)
    return [name for body in bodies for name in (body, f"Chủ tịch {body}", f"Ban Thường vụ {body}")]


# Units of one name are many: an article has to mean this one. Bodies go by their names.
_MEANT = "($unit IS NULL OR m.article_id IN (SELECT article_id FROM unit_mentions WHERE unit_id = $unit))"


def _officials(names: list[str], unit_id: str | None = None) -> Listing:
    return Listing(
        name="nguoi",
        sql=f"""
            SELECT o.official_id, o.name, o.titles, o."of", count(DISTINCT m.article_id) AS articles,
                min(a.published) AS first_seen, max(a.published) AS last_seen
            FROM officials o JOIN official_mentions m USING (official_id) JOIN articles a USING (article_id)
            WHERE list_contains($names, lower(o."of")) AND {_MEANT}
            GROUP BY ALL
        """,
        columns=(
            Column(key="name", label="Người", kind="official"),
            Column(key="titles", label="Chức vụ", kind="list"),
            Column(key="first_seen", label="Thấy từ", kind="date"),
            Column(key="last_seen", label="đến", kind="date"),
            Column(key="articles", label="Bài", kind="number"),
        ),
        parameters={"names": [name.lower() for name in names], "unit": unit_id},
        order="articles DESC, name",
    )


def _documents(names: list[str], unit_id: str | None = None) -> Listing:
    return Listing(
        name="van-ban",
        sql=f"""
            SELECT d.document_id, concat_ws(' ', d.type, concat_ws('/', d.number, d.year, d.symbol)) AS name,
                d.date, d.issuer, count(DISTINCT m.article_id) AS articles
            FROM documents d JOIN document_mentions m USING (document_id)
            WHERE list_contains($names, lower(d.issuer)) AND {_MEANT}
            GROUP BY ALL
        """,
        columns=(
            Column(key="name", label="Văn bản", kind="document"),
            Column(key="date", label="Ngày", kind="date"),
            Column(key="issuer", label="Cơ quan ban hành"),
            Column(key="articles", label="Bài", kind="number"),
        ),
        parameters={"names": [name.lower() for name in names], "unit": unit_id},
        order="date DESC NULLS LAST, name",
    )
