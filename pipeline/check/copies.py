"""Articles that are copies of one report: syndicated, or reworded a little."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def find(connection: duckdb.DuckDBPyConnection) -> int:
    """Fill ``article_copies``; the number of copies."""
    return 0
