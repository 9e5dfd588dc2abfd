"""Figures of a database grouped by what they speak of, one thing after another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import pyarrow as pa

from gazetteer.whole_figures import whole_figures
from pipeline.check import same
from pipeline.check.figures import COLUMNS, Figure
from pipeline.results import append, beside, streamed

if TYPE_CHECKING:
    import duckdb

_BATCH = 2_000
_TOGETHER = 500_000
"""Claims among which things are looked for at a time: DuckDB sorts rows as long as these in memory."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure with the words around it."""

    figure: Figure
    source: str
    """The article, or the one that it is a copy of."""
    sentence: str
    echoes: str
    """Sentences of the same article that give the same number once more."""


def prepare(connection: duckdb.DuckDBPyConnection) -> None:
    """Temporary table ``things``: claim, its thing (a hash), its source, for all that have a period.

    ``whole`` tells figures of which there is one alone (``whole_figures.toml``).
    """
    joins = []
    for part, (columns, function) in same.FIELDS.items():
        typed = ", ".join(f"{name} VARCHAR" for name in (*columns, "key"))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE key_{part} ({typed})")
        schema = pa.schema(dict.fromkeys((*columns, "key"), pa.string()))
        found = beside(connection).execute(
            f"SELECT DISTINCT {', '.join(columns)} FROM claims WHERE {same.WHERE}"
        )
        while rows := found.fetchmany(_BATCH):
            keyed = dict(zip(columns, zip(*rows, strict=True), strict=True))
            append(connection, f"key_{part}", {**keyed, "key": [function(*row) for row in rows]}, schema)
        equal = " AND ".join(f"c.{name} IS NOT DISTINCT FROM key_{part}.{name}" for name in columns)
        joins.append(f"JOIN key_{part} ON {equal}")
    keys = ", ".join(
        [*(f"key_{part}.key" for part in same.FIELDS), *(f"c.{column}" for column in same.COLUMNS)]
    )
    wholes = ", ".join(f"('{indicator}', '{measure}')" for indicator, measure in sorted(whole_figures()))
    connection.execute(
        f"""
        CREATE OR REPLACE TEMP TABLE things AS
        SELECT
            c.claim_id, c.value, hash({keys}) AS thing,
            hash(coalesce(copies.original_id, c.article_id)) AS source,
            (c.indicator, key_measure.key) IN ({wholes}) AS whole
        FROM (SELECT * FROM claims WHERE {same.WHERE} AND repeat_of IS NULL) c {" ".join(joins)}
        LEFT JOIN article_copies copies ON copies.article_id = c.article_id
        WHERE c.period_start IS NOT NULL OR c.period_end IS NOT NULL
        """
    )


def told(connection: duckdb.DuckDBPyConnection) -> Iterator[list[Statement]]:
    """The statements of each thing that several sources tell, or one article in two ways.

    One of each number that an article gives; after ``prepare``. A batch of rows and one thing are held.
    """
    [(claims,)] = connection.execute("SELECT count(*) FROM things").fetchall()
    portions = claims // _TOGETHER + 1
    for portion in range(portions):
        for _, group in groupby(_told(connection, portions, portion), key=itemgetter(0)):
            yield [statement for _, statement in group]


def _told(
    connection: duckdb.DuckDBPyConnection, portions: int, portion: int
) -> Iterator[tuple[int, Statement]]:
    """Statements thing by thing, of one portion of the things."""
    # A row for each echo, gathered here: DuckDB would hold all that it gathers itself in memory.
    found = connection.execute(
        f"""
        WITH told AS (
            SELECT thing FROM things WHERE thing % ? = ? GROUP BY thing
            HAVING count(DISTINCT source) > 1 OR (bool_or(whole) AND count(DISTINCT value) > 1)
        ),
        echoes AS (
            SELECT c.claim_id, r.claim_no, r.sentence
            FROM told JOIN things t USING (thing) JOIN claims c USING (claim_id)
            JOIN claims r ON r.article_id = c.article_id AND r.kind = c.kind AND r.value = c.value
                AND r.claim_id <> c.claim_id
            WHERE t.whole
        )
        SELECT {COLUMNS},
            t.thing, coalesce(copies.original_id, c.article_id) AS source, c.sentence, e.sentence
        FROM told JOIN things t USING (thing) JOIN claims c USING (claim_id)
        JOIN articles a USING (article_id)
        LEFT JOIN article_copies copies USING (article_id)
        LEFT JOIN echoes e USING (claim_id)
        ORDER BY t.thing, a.published NULLS LAST, c.article_id, c.claim_no, e.claim_no
        """,
        [portions, portion],
    )
    width = len(fields(Figure))

    # The first column is the claim's id.
    for _, group in groupby(streamed(found), key=itemgetter(0)):
        rows = list(group)
        thing, source, sentence, _ = rows[0][width:]
        echoes = " ".join(row[-1] for row in rows if row[-1] is not None)
        yield thing, Statement(Figure(*rows[0][:width]), source, sentence, echoes)
