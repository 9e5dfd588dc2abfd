"""Ranks of one ranking, told by several articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.check.finding import Finding

if TYPE_CHECKING:
    import duckdb


def check(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Findings over all articles of the database."""
    yield from ()
