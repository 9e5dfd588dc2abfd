"""Rows of a DuckDB result as they come, a batch at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb

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
