"""Lists: what a page shows of a query, and the same query in full as CSV, JSON or Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from pipeline.contract import plain
from pipeline.results import dicts

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

PAGE = 50
"""Rows that a page shows of a list."""
EXPORTED = 1_000_000
"""Rows that an export holds at most."""


class Column(BaseModel):
    """A column of a list as pages show it."""

    key: str
    label: str
    """Vietnamese."""
    kind: str = "text"
    """text, number, date, percent, quote (of a claim), unit, article, finding, document, official …"""
    sort: str | None = None
    """What ``xep`` is to sort by it, where it can be sorted by."""


class Shown(BaseModel):
    """One page of a list."""

    name: str
    columns: list[Column]
    sort: str | None = None
    rows: list[dict[str, Any]]
    total: int
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One SELECT, its named parameters, and which of its columns a page shows.

    Columns that are not shown are ids for links, and provenance: every list of figures selects quote,
    sentence, article, address and date, so that an export can be cited.
    """

    name: str
    """Of the list in addresses and of exported files; letters, digits, hyphens."""
    sql: str
    columns: tuple[Column, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    order: str = ""
    """ORDER BY of the whole, without the keyword."""
    sort: str | None = None
    """Key by which it is ordered, with a hyphen before it if the other way round."""
    with_sources: str = ""
    """The same SELECT for exports, with columns of provenance that a page need not wait for."""
    chart: Callable[[pa.Table], str] | None = None
    """Draws the list as SVG."""

    def shown(self, cursor: duckdb.DuckDBPyConnection, page: int = 1, size: int = PAGE) -> Shown:
        """Rows of a page, from 1; beyond the last page there are those of the last one."""
        parameters = dict(self.parameters)
        total = None
        if page > 1:
            total = self._count(cursor)
            page = min(page, max(1, -(-total // size)))
        query = self._ordered(self.sql)
        found = cursor.execute(f"{query} LIMIT {int(size)} OFFSET {(int(page) - 1) * int(size)}", parameters)
        rows = list(dicts(found))
        if total is None:
            # A first page that is not full is all there is.
            total = len(rows) if len(rows) < size else self._count(cursor)
        return Shown(
            name=self.name,
            columns=list(self.columns),
            sort=self.sort,
            rows=rows,
            total=total,
            page=page,
            pages=max(1, -(-total // size)),
        )

    def _count(self, cursor: duckdb.DuckDBPyConnection) -> int:
        query = f"SELECT count(*) FROM ({self.sql})"
        [(total,)] = cursor.execute(query, dict(self.parameters)).fetchall()
        return int(total)

    def exported(self, cursor: duckdb.DuckDBPyConnection, form: str) -> bytes:
        """All rows and all columns. ``form`` is a key of ``FORMS``, or svg of a list that has a chart."""
        query = self._ordered(self.with_sources or self.sql)
        rows = cursor.sql(f"{query} LIMIT {EXPORTED}", params=dict(self.parameters)).to_arrow_table()
        if form == "svg" and self.chart is not None:
            return self.chart(rows).encode("utf8")
        return FORMS[form].write(rows)

    def _ordered(self, sql: str) -> str:
        return f"SELECT * FROM ({sql})" + (f" ORDER BY {self.order}" if self.order else "")


@dataclass(frozen=True, slots=True)
class Form:
    """A file format of exports."""

    media_type: str
    write: Callable[[pa.Table], bytes]


def _csv(table: pa.Table) -> bytes:
    # With a byte order mark spreadsheets read it as UTF-8.
    text: str = table.to_pandas(types_mapper=_arrow_type).to_csv(index=False)
    return b"\xef\xbb\xbf" + text.encode("utf8")


def _json(table: pa.Table) -> bytes:
    return json.dumps(plain(table.to_pylist()), ensure_ascii=False, default=str).encode("utf8")


def _parquet(table: pa.Table) -> bytes:
    import pyarrow.parquet as pq

    stream = io.BytesIO()
    pq.write_table(table, stream, compression="zstd")
    return stream.getvalue()


FORMS = {
    "csv": Form("text/csv; charset=utf-8", _csv),
    "json": Form("application/json", _json),
    "parquet": Form("application/vnd.apache.parquet", _parquet),
}


def _arrow_type(type_: Any) -> Any:
    import pandas as pd

    return pd.ArrowDtype(type_)
