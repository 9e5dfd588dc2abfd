"""Tables, views and macros of the database, as its own comments explain them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

from pipeline.load import create
from reference.markdown import code, plain, table


@dataclass(frozen=True, slots=True)
class Column:
    """One column with its DuckDB type and comment."""

    name: str
    type: str
    comment: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A table or view; ``kind`` says which."""

    name: str
    kind: str
    comment: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro: ``evidence(subject, indicator, period)``."""

    name: str
    parameters: tuple[str, ...]
    gives_table: bool
    comment: str

    @property
    def call(self) -> str:
        return f"{self.name}({', '.join(self.parameters)})"


def relations() -> list[Relation]:
    """Tables in the order of the schema, then views, those that only serve others included."""
    with _empty() as connection:
        columns: dict[str, list[Column]] = {}
        for name, column, type_, comment in connection.execute(
            "SELECT table_name, column_name, data_type, coalesce(comment, '') FROM duckdb_columns()"
            " WHERE NOT internal ORDER BY table_oid, column_index"
        ).fetchall():
            columns.setdefault(name, []).append(Column(column, type_, comment))
        found = connection.execute(
            "SELECT table_name, 'table', comment, table_oid FROM duckdb_tables() WHERE NOT internal"
            " UNION ALL SELECT view_name, 'view', comment, view_oid FROM duckdb_views() WHERE NOT internal"
            " ORDER BY 2, 4"
        ).fetchall()
    return [Relation(name, kind, comment, tuple(columns[name])) for name, kind, comment, _ in found]


def macros() -> list[Macro]:
    """Macros that have a comment, by name."""
    with _empty() as connection:
        found = connection.execute(
            "SELECT function_name, parameters, function_type = 'table_macro', comment FROM duckdb_functions()"
            " WHERE NOT internal AND comment IS NOT NULL ORDER BY function_name"
        ).fetchall()
    return [Macro(name, tuple(parameters), table_, comment) for name, parameters, table_, comment in found]


def page() -> str:
    """The page on tables and columns."""
    parts = [
        "# Tables and columns\n",
        "A database holds these tables and views in its schema `main`. The same text is in the database:"
        " `SELECT * FROM duckdb_columns()`.\n",
    ]
    for kind, title in (("table", "Tables"), ("view", "Views")):
        parts.append(f"## {title}\n")
        for relation in relations():
            if relation.kind == kind:
                parts.append(f"### {relation.name}\n\n{plain(relation.comment)}.\n")
                rows = ((code(c.name), code(c.type.lower()), plain(c.comment)) for c in relation.columns)
                parts.append(table(("column", "type", "meaning"), rows))
    parts.append("## Macros\n")
    calls = (
        (code(f"FROM {macro.call}" if macro.gives_table else macro.call), plain(macro.comment))
        for macro in macros()
    )
    parts.append(table(("call", "meaning"), calls))
    return "\n".join(parts)


@contextmanager
def _empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database in memory with all tables and no rows."""
    with duckdb.connect() as connection:
        create(connection)
        yield connection
