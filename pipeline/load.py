"""Parts to DuckDB: a new database file is built beside the old one and takes its place at once.

DuckDB lets no other process open a file that is being written, so the file that readers have open
is never written to: they keep the state that they opened and see the new one when they open the
database again. A load that is cut short leaves the old file as it was.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from uuid import UUID

import duckdb
from filelock import FileLock, Timeout

from pipeline import known
from pipeline.identity import digest
from pipeline.parts import Part
from pipeline.rows import SCHEMAS

TABLES = (
    "units",
    "unit_successions",
    "indicators",
    "runs",
    "rejects",
    "articles",
    "unit_mentions",
    "officials",
    "official_mentions",
    "documents",
    "document_mentions",
    "claims",
    "findings",
    "finding_claims",
    "finding_mentions",
    "article_copies",
)
"""All tables, each after those that it refers to."""

_MEMORY, _MEMORY_PER_ROW = 160 << 20, 112
"""Bytes that a load may hold before DuckDB spills to disk. Only the keys' indexes cannot be spilled, about 95
bytes a row: 1.1 million rows load within 130 MB and not within 100, 4.3 million within 420 and not 360."""

_ROWS_PER_GROUP = 20_480
"""DuckDB compresses and writes what fills a group while rows come in, on every core; the rest waits in memory
and passes through the log first. Its own 122,880 are 400 MB of articles' text: most loads filled no group."""

_SCHEMA_VERSION = 2
"""What ``schema_version()`` answers in a database of today's tables."""


class NotOurs(Exception):
    """The file is no database of this program, or one that cannot be read."""


class InUse(Exception):
    """Another process is changing the database."""


@dataclass(frozen=True, slots=True)
class Run:
    """What ``runs`` tells of a run besides its id, its number and what the load itself counts."""

    started_at: datetime
    finished_at: datetime
    inputs: tuple[str, ...]
    version: str
    rules_version: str
    workers: int
    articles_read: int
    articles_unchanged: int
    rejected: int
    seconds: float


def connect(db: str | Path) -> duckdb.DuckDBPyConnection:
    """The database, read-only, as its file is now: ``facts`` by name, and the default of the connection.

    It may be loaded meanwhile; then this connection keeps its state, and a new one sees the new state.
    Raises ``FileNotFoundError`` when there is none and ``NotOurs`` when it is something else.
    """
    if not Path(db).is_file():
        raise FileNotFoundError(f"no database {db}")
    # Attached rather than opened: while a connection to the old file is alive in this process, opening the
    # same path again would give that one.
    connection = duckdb.connect()
    try:
        try:
            connection.execute(f"ATTACH {_quoted(Path(db))} AS facts (READ_ONLY, TYPE duckdb)")
        except duckdb.Error as error:
            raise NotOurs(f"{db} cannot be opened: {first_line(error)}") from error
        connection.execute("USE facts")
        # Cursors begin in the database that is left.
        connection.execute("DETACH memory")
        _recognise(connection, db)
    except NotOurs:
        connection.close()
        raise
    return connection


@contextmanager
def exclusive(db: Path) -> Iterator[None]:
    """Keeps others from changing the database; readers are not concerned. Raises ``InUse`` at once.

    The lock is the operating system's, so that of a process that was killed is gone with it.
    """
    lock = FileLock(f"{db}.lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise InUse(f"another run is writing to {db}: wait until it ends, or use another database") from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def editing(db: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A copy of the database that replaces it when the block is left without error.

    The caller holds ``exclusive(db)``: nobody else may replace the same database meanwhile. Raises
    ``NotOurs``, and ``duckdb.Error`` or ``OSError`` when the disk does not take the new file.
    """
    connect(db).close()
    with _swapped_in(db) as (connection, new):
        _copy(connection, db, new)
        yield connection


@contextmanager
def _swapped_in(db: Path) -> Iterator[tuple[duckdb.DuckDBPyConnection, Path]]:
    """A connection, and the path at which the caller attaches the new file as ``fresh``."""
    new = Path(f"{db}.new")
    spill = Path(f"{db}.new.tmp")
    _remove(new, spill)
    try:
        with duckdb.connect() as connection:
            connection.execute("SET temp_directory = ?", [str(spill)])
            # Rows go in on all cores at once; their order means nothing.
            connection.execute("SET preserve_insertion_order = false")
            yield connection, new
            connection.execute("USE memory")
            # Detaching leaves no log behind, all of it is in the one file.
            connection.execute("CHECKPOINT fresh")
            connection.execute("DETACH fresh")
        os.replace(new, db)
    finally:
        _remove(new, spill)


def load(db: Path, parts: Sequence[Part], run: Run) -> None:
    """Bring the articles of ``parts`` into the database, in place of older states of the same.

    Rows of other articles stay. Of an article that several parts hold, the last part counts. The caller
    holds ``exclusive(db)``. Raises ``NotOurs``, and ``duckdb.Error`` or ``OSError`` when the disk does not
    take the new file.

    As a rule the file is copied and the rows of these articles are exchanged in the copy: a copy costs a
    hundredth of entering all rows into their keys again. The tables are filled anew when the gazetteer
    has changed, or when more than half of the copy would be rows that no longer count.
    """
    with _swapped_in(db) as (connection, new):
        _attach_old(connection, db)
        known.stage(connection)
        chosen = _stage(connection, parts)
        _bound_memory(connection, parts)
        connection.execute(_sql("outdated.sql"))
        # No transaction around it: nobody sees the file before it is whole, and at the end of one all
        # that the keys' indexes hold would be merged once more.
        if db.exists() and known.is_current(connection) and not _is_worn(connection):
            _copy(connection, db, new)
            connection.execute(_sql("amend.sql"))
            _create_views(connection)
        else:
            _attach_new(connection, new)
            create(connection)
            known.fill(connection)
            connection.execute(_sql("carry.sql"))
        _record(connection, run)
        connection.execute(_sql("load.sql"))
        # What does not refer to each other goes in at once: most of the time is that of one core which enters
        # the rows of its connection into the keys' indexes.
        with ThreadPoolExecutor() as pool:
            claims = [
                pool.submit(_enter_claims, connection.cursor(), f"{source} {chosen}", "repeat_of IS NULL")
                for n in range(2)
                if (source := _parquet("claims", parts[n::2]))
            ]
            connection.execute(_sql("mentions.sql"))
        for entered in claims:
            entered.result()
        # A claim that repeats another comes after it: the foreign key asks for that.
        _enter_claims(connection, "new_claims", "repeat_of IS NOT NULL")


def _bound_memory(connection: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> None:
    """Without it DuckDB keeps what it has read and written until four fifths of the machine are full."""
    connection.execute(f"SELECT {' + '.join(f'(SELECT count(*) FROM old.{table})' for table in TABLES)}")
    rows = connection.fetchall()[0][0] + sum(sum(part.rows.values()) for part in parts)
    connection.execute(f"SET memory_limit = '{_MEMORY + _MEMORY_PER_ROW * rows}B'")


def _attach_new(connection: duckdb.DuckDBPyConnection, new: Path) -> None:
    connection.execute(f"ATTACH {_quoted(new)} AS fresh (ROW_GROUP_SIZE {_ROWS_PER_GROUP})")
    connection.execute("USE fresh")


def _copy(connection: duckdb.DuckDBPyConnection, db: Path, new: Path) -> None:
    shutil.copyfile(db, new)
    _attach_new(connection, new)


def _is_worn(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether less than half of the articles' or claims' rows in the file would still count.

    DuckDB keeps the place of a deleted row in a table that has keys.
    """
    for table in ("articles", "claims"):
        connection.execute(
            f"""
            SELECT
                (SELECT count(*) FROM old.{table} ANTI JOIN replaced USING (article_id)),
                (SELECT coalesce(sum(count), 0) FROM pragma_storage_info('old.{table}')
                 WHERE column_name = 'article_id' AND segment_type = 'VALIDITY')
            """
        )
        kept, places = connection.fetchall()[0]
        if 2 * kept < places:
            return True
    return False


def _attach_old(connection: duckdb.DuckDBPyConnection, db: Path) -> None:
    """The state before, as ``old``, read-only; an empty one if there is no file yet."""
    if not db.exists():
        connection.execute("ATTACH ':memory:' AS old")
        connection.execute("USE old")
        connection.execute(_sql("schema.sql"))
        connection.execute("USE memory")
        return
    if Path(f"{db}.wal").exists():
        # Another program wrote to it and left a log, which must not survive the file that it belongs to.
        with suppress(duckdb.Error):
            duckdb.connect(str(db)).close()
    try:
        connection.execute(f"ATTACH {_quoted(db)} AS old (READ_ONLY)")
    except duckdb.Error as error:
        raise NotOurs(f"{db} cannot be opened: {first_line(error)}") from error
    _recognise(connection, db, "old")


def create(connection: duckdb.DuckDBPyConnection) -> None:
    """All tables and views in the current database."""
    # In one transaction, else each of two hundred statements waits for the disk.
    connection.begin()
    connection.execute(_sql("schema.sql"))
    _create_views(connection)
    connection.commit()


def _create_views(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(_sql("views.sql"))
    # A column that a view takes over is explained where it comes from.
    connection.execute(
        """
        SELECT v.table_name, v.column_name, min(t.comment)
        FROM duckdb_columns() v
        JOIN duckdb_columns() t
            ON t.column_name = v.column_name AND t.database_name = v.database_name AND t.comment IS NOT NULL
        WHERE v.database_name = current_database() AND v.comment IS NULL AND NOT v.internal
            AND t.table_name IN ('claims', 'articles', 'claims_wide', 'units', 'documents')
        GROUP BY v.table_name, v.column_name
        """
    )
    for view, column, comment in connection.fetchall():
        text = comment.replace("'", "''")
        connection.execute(f"COMMENT ON COLUMN {view}.\"{column}\" IS '{text}'")


def _stage(connection: duckdb.DuckDBPyConnection, parts: Sequence[Part]) -> str:
    """Temporary views ``new_<table>`` over the Parquet files, and ``memory.latest``, each article's part.

    What chooses the rows that count from the files: nothing, unless several parts hold the same article.
    """
    for table, schema in SCHEMAS.items():
        if source := _parquet(table, parts):
            connection.execute(f"CREATE TEMP VIEW part_{table} AS FROM {source}")
        else:
            connection.register(f"part_{table}", schema.empty_table())
    connection.execute(
        "CREATE TABLE memory.latest AS SELECT article_id, max(part) AS part FROM part_articles GROUP BY ALL"
    )
    connection.execute("SELECT (SELECT count(*) FROM part_articles) - count(*) FROM memory.latest")
    superseded = connection.fetchall()[0][0] > 0
    chosen = "SEMI JOIN memory.latest USING (article_id, part)" if superseded else ""
    for table in SCHEMAS:
        of = "" if table == "rejects" else chosen
        connection.execute(f"CREATE TEMP VIEW new_{table} AS FROM part_{table} {of}")
    return chosen


def _parquet(table: str, parts: Sequence[Part]) -> str:
    """What to read a table's rows of these parts from; empty if they have none."""
    paths = [_quoted(path) for part in parts if (path := part.file(table)) is not None]
    return f"read_parquet([{', '.join(paths)}])" if paths else ""


def _enter_claims(connection: duckdb.DuckDBPyConnection, source: str, condition: str) -> None:
    connection.execute(
        f"INSERT INTO fresh.claims BY NAME SELECT * EXCLUDE (part) FROM {source} WHERE {condition}"
    )


def _record(connection: duckdb.DuckDBPyConnection, run: Run) -> None:
    """The run's row. Its id depends on what was loaded alone, not on how often it was interrupted."""
    connection.execute(
        """
        SELECT (SELECT coalesce(max(run_no), 0) + 1 FROM runs), count(*), coalesce(sum(characters), 0),
            (SELECT count(*) FROM new_claims),
            md5(coalesce(string_agg(content_hash ORDER BY content_hash), '')),
            (SELECT md5(coalesce(string_agg(reject_id ORDER BY reject_id), '')) FROM new_rejects)
        FROM new_articles
        """
    )
    number, articles, characters, claims, *contents = connection.fetchall()[0]
    run_id = UUID(bytes=digest(number, run.rules_version, *contents))
    row = {
        "run_id": run_id,
        "run_no": number,
        "articles_loaded": articles,
        "claims_loaded": claims,
        "characters": characters,
        **asdict(run),
    }
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO runs ({', '.join(row)}) VALUES ({marks})", list(row.values()))
    connection.execute("SET VARIABLE run_id = ?", [str(run_id)])


def _recognise(connection: duckdb.DuckDBPyConnection, db: Path | str, database: str | None = None) -> None:
    """Raises ``NotOurs`` unless the database holds today's tables."""
    found = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE database_name = coalesce($1, current_database())"
        " UNION ALL SELECT function_name || '()' FROM duckdb_functions()"
        " WHERE database_name = coalesce($1, current_database()) AND NOT internal",
        [database],
    ).fetchall()
    names = {name for (name,) in found}
    if not names >= {"articles", "claims", "runs"}:
        raise NotOurs(f"{db} is a DuckDB database, but not one of cchc")
    version = 1
    if "schema_version()" in names:
        prefix = f"{database}." if database else ""
        [(version,)] = connection.execute(f"SELECT {prefix}schema_version()").fetchall()
    if version != _SCHEMA_VERSION or not names >= set(TABLES):
        raise NotOurs(
            f"{db} was made by another version of cchc (tables of version {version}, not {_SCHEMA_VERSION}):"
            " run the articles into a new database"
        )


def _sql(name: str) -> str:
    return files("pipeline").joinpath(name).read_text(encoding="utf8")


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _remove(new: Path, spill: Path) -> None:
    for path in (new, Path(f"{new}.wal")):
        path.unlink(missing_ok=True)
    shutil.rmtree(spill, ignore_errors=True)


def first_line(error: Exception) -> str:
    """What an error says in one line, for the terminal."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]
