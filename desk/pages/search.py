"""Search over everything that has a page, and over the words of sentences; diacritics may be left out."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Literal

import duckdb
from fastapi import Query
from pydantic import BaseModel

from desk.listing import Column, Listing
from desk.names import pattern, plain
from desk.pages.article import COLUMNS as CLAIM_COLUMNS
from desk.view import PageNumber, View
from gazetteer.indicators import indicators, spellings

_FEWEST = 2
"""Characters that a search has at least."""
_SOME = 20
"""Rows of each kind where all kinds are shown."""
Kind = Literal["don-vi", "co-quan", "nguoi", "van-ban", "bai", "cau"]


class Named(BaseModel):
    """An indicator whose name fits."""

    indicator: str
    label: str


class Search(View):
    """What was found."""

    q: str
    indicators: list[Named]


# A code is digits, which are their own pattern.
_UNITS = """
    SELECT u.unit_id AS subject_unit_id, u.full_name, u.level, p.name AS province, u.valid_from, u.valid_to,
        coalesce(m.mentions, 0) AS mentions
    FROM units u
    LEFT JOIN units p ON p.unit_id = u.province_id
    LEFT JOIN (SELECT unit_id, count(*) AS mentions FROM unit_mentions GROUP BY unit_id) m
        ON m.unit_id = u.unit_id
    WHERE regexp_matches(u.full_name, $pattern) OR u.code = $pattern
"""
_BODIES = """
    SELECT subject, count(*) AS claims, count(DISTINCT article_id) AS articles
    FROM claims
    WHERE subject_unit_id IS NULL AND subject IS NOT NULL AND regexp_matches(subject, $pattern)
    GROUP BY subject
"""
_OFFICIALS = """
    SELECT o.official_id, o.name, o.titles, o."of", count(*) AS mentions,
        count(DISTINCT m.article_id) AS articles
    FROM officials o JOIN official_mentions m ON m.official_id = o.official_id
    WHERE regexp_matches(o.name, $pattern)
    GROUP BY ALL
"""
_DOCUMENTS = """
    SELECT document_id, type, number, year, symbol, date, issuer,
        concat_ws(' ', type, concat_ws('/', number, year, symbol)) AS name
    FROM documents
    WHERE regexp_matches(name, $pattern)
"""
_SENTENCES = """
    SELECT * FROM claims_wide
    WHERE regexp_matches(sentence, $pattern)
"""

_ARTICLES = """
    SELECT article_id, title, source, url, published FROM articles WHERE regexp_matches(title, $pattern)
"""
_LISTS = (
    Listing(
        name="don-vi",
        sql=_UNITS,
        columns=(
            Column(key="full_name", label="Đơn vị", kind="unit"),
            Column(key="level", label="Cấp", kind="level"),
            Column(key="province", label="Thuộc tỉnh"),
            Column(key="valid_from", label="Từ ngày", kind="date"),
            Column(key="valid_to", label="Đến trước", kind="date"),
            Column(key="mentions", label="Lần nhắc", kind="number"),
        ),
        order="mentions DESC, level DESC, full_name, valid_from DESC",
    ),
    Listing(
        name="co-quan",
        sql=_BODIES,
        columns=(
            Column(key="subject", label="Cơ quan, đối tượng", kind="body"),
            Column(key="claims", label="Số liệu", kind="number"),
            Column(key="articles", label="Bài", kind="number"),
        ),
        order="claims DESC, subject",
    ),
    Listing(
        name="nguoi",
        sql=_OFFICIALS,
        columns=(
            Column(key="name", label="Người", kind="official"),
            Column(key="titles", label="Chức vụ", kind="list"),
            Column(key="of", label="Ở"),
            Column(key="articles", label="Bài", kind="number"),
        ),
        order='articles DESC, name, "of"',
    ),
    Listing(
        name="van-ban",
        sql=_DOCUMENTS,
        columns=(
            Column(key="name", label="Văn bản", kind="document"),
            Column(key="date", label="Ngày", kind="date"),
            Column(key="issuer", label="Cơ quan ban hành"),
        ),
        order="date DESC NULLS LAST, name",
    ),
    Listing(
        name="bai",
        sql=_ARTICLES,
        columns=(
            Column(key="title", label="Bài", kind="article"),
            Column(key="source", label="Nguồn"),
            Column(key="published", label="Ngày đăng", kind="date"),
        ),
        order="published DESC NULLS LAST, article_id",
    ),
    Listing(
        name="cau",
        sql=_SENTENCES,
        columns=(
            Column(key="sentence", label="Câu", kind="quote"),
            *(column for column in CLAIM_COLUMNS if column.key in ("value", "indicator", "subject")),
        ),
        order="published DESC NULLS LAST, article_id, start",
    ),
)


def search(
    cursor: duckdb.DuckDBPyConnection,
    q: Annotated[str, Query(max_length=200)] = "",
    muc: Kind | None = None,
    trang: PageNumber = 1,
) -> Search:
    """What holds the words, with or without diacritics; of one kind (muc) alone, in full, or some of each."""
    q = " ".join(q.split())
    view = Search(title=f"Tìm: {q}" if q else "Tìm", q=q, indicators=[])
    wanted = plain(q)
    if len(wanted) < _FEWEST:
        return view
    view.indicators = [
        Named(indicator=entry.key, label=entry.label)
        for entry in indicators().values()
        if wanted in plain(entry.label)
        or wanted in entry.key
        or any(wanted == plain(form) for term in (*entry.strong, *entry.terms) for form in spellings(term))
    ]
    for listing in _LISTS:
        if muc is None:
            view.add(cursor, replace(listing, parameters={"pattern": pattern(q)}), 1, _SOME)
        elif muc == listing.name:
            view.add(cursor, replace(listing, parameters={"pattern": pattern(q)}), trang)
    return view
