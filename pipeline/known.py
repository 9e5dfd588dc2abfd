"""The gazetteer's tables in the database: units, their successions, indicators."""

from __future__ import annotations

from importlib.resources import files

import duckdb

from gazetteer.indicators import indicators

_TABLES = ("units", "unit_successions", "indicators")


def stage(connection: duckdb.DuckDBPyConnection) -> None:
    """Temporary tables ``known_<table>`` with what the gazetteer knows now."""
    units, successions = (
        str(files("gazetteer").joinpath(f"{name}.csv.gz")) for name in ("units", "unit_successions")
    )
    connection.execute(
        """
        CREATE TEMP TABLE known_units AS
        SELECT uid AS unit_id, level, code, valid_from::DATE AS valid_from, valid_to::DATE AS valid_to,
            type, name, upper(type[1]) || type[2:] || ' ' || name AS full_name,
            parent_uid AS parent_id, nullif(province_uid, uid) AS province_id
        FROM read_csv(?, all_varchar = true)
        """,
        [units],
    )
    connection.execute(
        """
        CREATE TEMP TABLE known_unit_successions AS
        SELECT from_uid AS from_unit_id, to_uid AS to_unit_id, date::DATE AS date,
            relation, decree, confidence
        FROM read_csv(?, all_varchar = true)
        """,
        [successions],
    )
    connection.execute(
        "CREATE TEMP TABLE known_indicators"
        " (indicator VARCHAR, label VARCHAR, area VARCHAR, position INTEGER)"
    )
    rows = [(entry.key, entry.label, entry.area, n) for n, entry in enumerate(indicators().values(), 1)]
    connection.executemany("INSERT INTO known_indicators VALUES (?, ?, ?, ?)", rows)


def fill(connection: duckdb.DuckDBPyConnection) -> None:
    """The staged rows into the empty tables of the current database."""
    # Parents first: a row may only refer to one that is there.
    for level in ("province", "district", "commune"):
        connection.execute("INSERT INTO units BY NAME FROM known_units WHERE level = ?", [level])
    connection.execute("INSERT INTO unit_successions BY NAME FROM known_unit_successions")
    connection.execute("INSERT INTO indicators BY NAME FROM known_indicators")


def is_current(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether the database attached as ``old`` holds the staged rows; of units no others either."""
    missing = [f"EXISTS (FROM known_{table} EXCEPT FROM old.{table})" for table in _TABLES]
    surplus = [f"EXISTS (FROM old.{table} EXCEPT FROM known_{table})" for table in _TABLES[:2]]
    return connection.execute(f"SELECT {' OR '.join(missing + surplus)}").fetchall() == [(False,)]
