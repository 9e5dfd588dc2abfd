"""An article: its text with every mention in place, its claims, and the findings about them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any

import duckdb
from fastapi import Path

from desk.findings import Shown as Finding
from desk.findings import findings
from desk.listing import Column, Listing
from desk.marks import Marks
from desk.text import Mention, Node, tree
from desk.view import NotFound, View
from desk.wording import LEVELS, indicator, measure
from pipeline.check.telling import period
from pipeline.results import dicts

CLAIMS = 2_000
"""Claims of an article that its page shows; an export holds all."""


class Article(View):
    """A report as it was read."""

    article_id: str
    url: str | None
    source: str | None
    published: date | None
    authority: str | None
    original_id: str | None
    """The article that it is a copy of."""
    original_title: str | None
    mentions: list[Mention]
    nodes: list[Node]
    findings: list[Finding]


COLUMNS = (
    Column(key="quote", label="Trong bài", kind="quote"),
    Column(key="value", label="Giá trị", kind="measure"),
    Column(key="indicator", label="Chỉ số", kind="indicator"),
    Column(key="component", label="Thành phần"),
    Column(key="subject", label="Của ai", kind="unit"),
    Column(key="scope", label="Phạm vi"),
    Column(key="period_start", label="Kỳ", kind="period"),
    Column(key="status", label="Loại", kind="status"),
    Column(key="attributed_to", label="Theo"),
)
_COPIES = """
    SELECT a.article_id, coalesce(a.title, a.article_id) AS title, a.source, a.url, a.published,
        100 * x.similarity AS similarity
    FROM article_copies x JOIN articles a USING (article_id)
    WHERE x.original_id = $original_id AND a.article_id <> $article_id
"""
_CLAIMS = "SELECT * FROM claims_wide WHERE article_id = $article_id"


def article(
    cursor: duckdb.DuckDBPyConnection, marks: Marks, article_id: Annotated[str, Path(max_length=500)]
) -> Article:
    """An article with every mention in its place and the findings about its claims."""
    found = cursor.execute(
        """
        SELECT a.title, a.url, a.source, a.published, a.authority, a.text, x.original_id,
            coalesce(o.title, o.article_id)
        FROM articles a LEFT JOIN article_copies x USING (article_id)
        LEFT JOIN articles o ON o.article_id = x.original_id
        WHERE a.article_id = $article_id
        """,
        {"article_id": article_id},
    ).fetchall()
    if not found:
        raise NotFound("Không có bài này.")
    [(title, url, source, published, authority, text, original_id, original_title)] = found
    mentions = list(_mentions(cursor, article_id))
    ids = cursor.execute(
        """
        SELECT DISTINCT f.finding_id, f.verdict <> 'inconsistent', f.confidence
        FROM findings f
        WHERE f.verdict IN ('inconsistent', 'rounding') AND f.finding_id IN (
            SELECT finding_id FROM finding_claims JOIN claims USING (claim_id) WHERE article_id = $article_id
            UNION ALL
            SELECT finding_id FROM finding_mentions JOIN document_mentions USING (mention_id)
            WHERE article_id = $article_id
        )
        ORDER BY 2, 3 DESC, 1 LIMIT 100
        """,
        {"article_id": article_id},
    ).fetchall()
    view = Article(
        title=title or article_id,
        article_id=article_id,
        url=url,
        source=source,
        published=published,
        authority=authority,
        original_id=original_id,
        original_title=original_title,
        mentions=mentions,
        nodes=tree(text, mentions),
        findings=findings(cursor, marks, [id_ for id_, *_ in ids]),
    )
    listing = Listing(
        name="so-lieu",
        sql=_CLAIMS,
        columns=COLUMNS,
        parameters={"article_id": article_id},
        order='start, "end"',
    )
    view.add(cursor, listing, 1, CLAIMS)
    copies = Listing(
        name="ban-dang-lai",
        sql=_COPIES,
        columns=(
            Column(key="title", label="Bài", kind="article"),
            Column(key="source", label="Nguồn"),
            Column(key="published", label="Ngày đăng", kind="date"),
            Column(key="similarity", label="Giống (%)", kind="percent"),
        ),
        parameters={"original_id": original_id or article_id, "article_id": article_id},
        order="published NULLS LAST, article_id",
    )
    view.add(cursor, copies)
    return view


def _mentions(cursor: duckdb.DuckDBPyConnection, article_id: str) -> Iterator[Mention]:
    asked = {"article_id": article_id}
    for row in dicts(
        cursor.execute(
            """
        SELECT c.claim_id, c.start, c."end", c.kind, c.value, c.high, c.denominator, c.unit, c.cmp,
            c.indicator, c.component, c.subject, c.scope, c.period_start, c.period_end, c.status,
            c.claim_id IN (
                SELECT x.claim_id FROM finding_claims x JOIN claims o ON o.claim_id = x.claim_id
                JOIN findings f ON f.finding_id = x.finding_id
                WHERE f.verdict = 'inconsistent' AND o.article_id = $article_id
            ) AS disputed
        FROM claims c WHERE c.article_id = $article_id
        """,
            asked,
        )
    ):
        yield Mention(
            kind="claim",
            start=row["start"],
            end=row["end"],
            tip=claim_tip(row),
            anchor=f"c-{row['claim_id']}",
            state="inconsistent" if row["disputed"] else None,
        )
    for row in dicts(
        cursor.execute(
            """
        SELECT mention_id, start, "end", name, level, district, province, unit_id
        FROM unit_mentions WHERE article_id = $article_id ORDER BY start
        """,
            asked,
        )
    ):
        within = ", ".join(
            part for part in (row["district"], row["province"]) if part and part not in row["name"]
        )
        tip = f"{row['name']}{f' ({within})' if within else ''} · {LEVELS[row['level']]}"
        yield Mention(
            kind="unit",
            start=row["start"],
            end=row["end"],
            tip=tip,
            anchor=f"u-{row['mention_id']}",
            link=None if row["unit_id"] is None else f"/don-vi/{row['unit_id']}",
        )
    for row in dicts(
        cursor.execute(
            """
        SELECT mention_id, official_id, start, "end", name, titles, "of"
        FROM official_mentions WHERE article_id = $article_id ORDER BY start
        """,
            asked,
        )
    ):
        office = ", ".join(row["titles"]) + (f", {row['of']}" if row["of"] else "")
        yield Mention(
            kind="official",
            start=row["start"],
            end=row["end"],
            tip=f"{row['name']} · {office}",
            anchor=f"o-{row['mention_id']}",
            link=f"/nguoi/{row['official_id']}",
        )
    for row in dicts(
        cursor.execute(
            """
        SELECT mention_id, document_id, start, "end", type, number, year, symbol, date, issuer
        FROM document_mentions WHERE article_id = $article_id ORDER BY start
        """,
            asked,
        )
    ):
        yield Mention(
            kind="document",
            start=row["start"],
            end=row["end"],
            tip=document_name(row),
            anchor=f"d-{row['mention_id']}",
            link=None if row["document_id"] is None else f"/van-ban/{row['document_id']}",
        )


def claim_tip(row: dict[str, Any]) -> str:
    """What a claim was read as, in one line."""
    parts = [
        measure(row),
        indicator(row["indicator"]),
        row["component"],
        row["subject"],
        row["scope"],
        period(row["period_start"], row["period_end"]),
        "mục tiêu" if row["status"] == "target" else None,
    ]
    return " · ".join(part for part in parts if part)


def document_name(row: dict[str, Any]) -> str:
    """Kế hoạch 16/KH-UBND, 17/01/2023, UBND phường Thới Hòa"""
    number = "/".join(str(part) for part in (row["number"], row["year"], row["symbol"]) if part is not None)
    name = f"{row['type'] or 'Văn bản'} {number}"
    day = f"{row['date']:%d/%m/%Y}" if row["date"] else None
    return ", ".join(part for part in (name, day, row["issuer"]) if part)
