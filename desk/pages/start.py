"""The start: what is new and what contradicts itself most."""

from __future__ import annotations

import duckdb

from desk.listing import Column, Listing
from desk.pages.conflicts import WITH_SOURCES
from desk.view import View


class Start(View):
    """Counts, the newest articles, the strongest contradictions."""

    articles: int
    claims: int
    contradictions: int


_CONTRADICTIONS = """
    SELECT finding_id, kind, verdict, explanation, computation, confidence, sources
    FROM findings WHERE verdict = 'inconsistent'
"""
_STRONGEST = Listing(
    name="mau-thuan",
    sql=_CONTRADICTIONS,
    with_sources=WITH_SOURCES.format(_CONTRADICTIONS),
    columns=(
        Column(key="explanation", label="Nội dung", kind="finding"),
        Column(key="sources", label="Số nguồn mỗi bên", kind="list"),
    ),
    order="list_min(sources) DESC, confidence DESC, finding_id",
)
_NEWEST = Listing(
    name="moi",
    sql="""
        SELECT article_id, coalesce(title, article_id) AS title, source, url, published,
            (SELECT count(*) FROM claims c WHERE c.article_id = a.article_id) AS claims
        FROM articles a
    """,
    columns=(
        Column(key="title", label="Bài", kind="article"),
        Column(key="source", label="Nguồn"),
        Column(key="published", label="Ngày", kind="date"),
        Column(key="claims", label="Số liệu", kind="number"),
    ),
    order="published DESC NULLS LAST, article_id",
)


def start(cursor: duckdb.DuckDBPyConnection) -> Start:
    """Counts, the newest articles, and the contradictions with most sources on both sides."""
    [(articles, claims, contradictions)] = cursor.execute(
        """
        SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims),
            (SELECT count(*) FROM findings WHERE verdict = 'inconsistent')
        """
    ).fetchall()
    view = Start(title="Trang đầu", articles=articles, claims=claims, contradictions=contradictions)
    view.add(cursor, _STRONGEST)
    view.add(cursor, _NEWEST)
    return view
