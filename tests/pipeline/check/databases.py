"""Databases for checks across articles: short reports, extracted, loaded and checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from pipeline.check.run import check
from pipeline.load import connect
from pipeline.run import run


@contextmanager
def checked(folder: Path, articles: Mapping[str, Any]) -> Iterator[duckdb.DuckDBPyConnection]:
    """Articles by id: a text, or fields of an article. The folder is empty before."""
    inputs = folder / "articles"
    inputs.mkdir()
    for id_, given in articles.items():
        fields = {"text": given} if isinstance(given, str) else given
        content = {"published": "2023-01-20", **fields, "id": id_}
        (inputs / f"{id_}.json").write_text(json.dumps(content), encoding="utf8")
    db = folder / "facts.duckdb"
    run([inputs], db, workers=1)
    check(db)
    with connect(db) as connection:
        yield connection


def findings(connection: duckdb.DuckDBPyConnection, kind: str) -> list[tuple[str, str | None, list[int]]]:
    """Verdict, computation and sources of every finding of a kind that several articles or sides are in."""
    return connection.execute(
        """
        SELECT verdict, computation, sources FROM findings f
        WHERE kind = ? AND (kind <> 'rank_order' OR len(sources) > 1)
        ORDER BY ALL
        """,
        [kind],
    ).fetchall()
