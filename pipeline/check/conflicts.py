"""Articles that say different things of one and the same thing, and those that confirm one another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.check.finding import Finding

if TYPE_CHECKING:
    import duckdb


def check(connection: duckdb.DuckDBPyConnection) -> Iterator[Finding]:
    """Findings over all articles of the database."""
    yield from ()
