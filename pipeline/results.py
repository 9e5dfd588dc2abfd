"""Rows out of DuckDB as they come, and into it, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

_BATCH = 2_000


def streamed(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    """The rows of the statement that a connection has just executed.

    The connection does nothing else meanwhile; to write at the same time, read ``beside`` it.
    """
    while batch := found.fetchmany(_BATCH):
        yield from batch


def dicts(found: duckdb.DuckDBPyConnection) -> Iterator[dict[str, Any]]:
    """The same rows by name of column."""
    names = [column[0] for column in found.description or ()]
    for row in streamed(found):
        yield dict(zip(names, row, strict=True))


def beside(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Another connection to the same current database; temporary tables are each connection's own."""
    [(database,)] = connection.execute("SELECT current_database()").fetchall()
    quoted = database.replace('"', '""')
    return connection.cursor().execute(f'USE "{quoted}"')


def append(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: Mapping[str, Any],
    schema: pa.Schema | None = None,
    *,
    ignoring: bool = False,
) -> None:
    """Put rows, given by column, into a table; ``ignoring`` those whose key it holds already."""
    # Whoever only reads need not load it.
    import pyarrow as pa

    connection.register("appended", pa.table(columns, schema=schema))
    conflict = " ON CONFLICT DO NOTHING" if ignoring else ""
    connection.execute(f"INSERT INTO {table} BY NAME FROM appended{conflict}")
    connection.unregister("appended")
