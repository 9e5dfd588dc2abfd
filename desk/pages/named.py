"""Officials and documents: where they were seen, with which titles, dates and issuers."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

import duckdb
from fastapi import Path

from desk.findings import Shown as Finding
from desk.findings import findings
from desk.listing import Column, Listing
from desk.marks import Marks
from desk.pages.article import document_name
from desk.view import NotFound, PageNumber, View


class Official(View):
    """A person at one place of office."""

    name: str
    of: str | None
    titles: list[str]


class Document(View):
    """A numbered document, as most mentions give it."""

    type: str | None
    number: str
    year: int | None
    symbol: str | None
    date: date | None
    issuer: str | None
    same_as: UUID | None
    """The full document that this short form means, if it is another."""
    findings: list[Finding]


_SEEN = (
    Column(key="quote", label="Trong bài", kind="mention"),
    Column(key="title", label="Bài", kind="article"),
    Column(key="source", label="Nguồn"),
    Column(key="published", label="Ngày đăng", kind="date"),
)


def official(
    cursor: duckdb.DuckDBPyConnection, official_id: Annotated[UUID, Path()], trang: PageNumber = 1
) -> Official:
    """A person with the titles that articles give and every place where they are named."""
    found = cursor.execute(
        'SELECT name, "of", titles FROM officials WHERE official_id = $id', {"id": official_id}
    ).fetchall()
    if not found:
        raise NotFound("Không có người này.")
    [(name, of, titles)] = found
    view = Official(title=name, name=name, of=of, titles=titles)
    seen = Listing(
        name="da-thay",
        sql="""
            SELECT 'o-' || m.mention_id AS anchor, a.text[m.start + 1 : m."end"] AS quote, m.titles AS held,
                m."of", a.article_id, coalesce(a.title, a.article_id) AS title, a.source, a.url, a.published,
                m.start, m."end"
            FROM official_mentions m JOIN articles a USING (article_id)
            WHERE m.official_id = $id
        """,
        columns=(_SEEN[0], Column(key="held", label="Chức vụ", kind="list"), *_SEEN[1:]),
        parameters={"id": official_id},
        order="published DESC NULLS LAST, article_id, start",
    )
    view.add(cursor, seen, trang)
    others = Listing(
        name="noi-khac",
        sql="""
            SELECT official_id, name, titles, "of" FROM officials
            WHERE name = $name AND official_id <> $id
        """,
        columns=(
            Column(key="name", label="Người cùng tên", kind="official"),
            Column(key="titles", label="Chức vụ", kind="list"),
            Column(key="of", label="Ở"),
        ),
        parameters={"id": official_id, "name": name},
        order='"of", official_id',
    )
    view.add(cursor, others)
    return view


def document(
    cursor: duckdb.DuckDBPyConnection,
    marks: Marks,
    document_id: Annotated[UUID, Path()],
    trang: PageNumber = 1,
) -> Document:
    """A document, every mention with the date and issuer given there, and the findings about it."""
    found = cursor.execute(
        """
        SELECT type, number, year, symbol, date, issuer, nullif(i.same_as, document_id)
        FROM documents LEFT JOIN document_identities i USING (document_id) WHERE document_id = $id
        """,
        {"id": document_id},
    ).fetchall()
    if not found:
        raise NotFound("Không có văn bản này.")
    names = ("type", "number", "year", "symbol", "date", "issuer", "same_as")
    row = dict(zip(names, found[0], strict=True))
    ids = cursor.execute(
        "SELECT finding_id FROM findings WHERE document_id = $id ORDER BY verdict, finding_id",
        {"id": document_id},
    ).fetchall()
    view = Document(
        title=document_name(row), findings=findings(cursor, marks, [id_ for (id_,) in ids]), **row
    )
    seen = Listing(
        name="da-thay",
        sql="""
            SELECT 'd-' || m.mention_id AS anchor, a.text[m.start + 1 : m."end"] AS quote, m.date, m.issuer,
                a.article_id, coalesce(a.title, a.article_id) AS title, a.source, a.url, a.published,
                m.start, m."end"
            FROM document_mentions m JOIN articles a USING (article_id)
            LEFT JOIN document_identities i USING (document_id)
            WHERE m.document_id = $id OR i.same_as = $id
        """,
        columns=(
            _SEEN[0],
            Column(key="date", label="Ngày văn bản", kind="date"),
            Column(key="issuer", label="Cơ quan ban hành"),
            *_SEEN[1:],
        ),
        parameters={"id": document_id},
        order="published DESC NULLS LAST, article_id, start",
    )
    view.add(cursor, seen, trang)
    return view
