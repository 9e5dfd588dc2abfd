"""The desk's pages against their bare SQL in the same run, and 50 readers at once.

    python -m benchmarks.desk DB [--requests N] [--readers N]

DB is a large database (python -m benchmarks.big). For each page: the median of its requests over HTTP
on this machine, that of running the SQL that the page runs, and the ratio. Then so many readers ask for
pages at once; a request that is not answered with 200 is an error.
"""

from __future__ import annotations

import argparse
import statistics
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import httpx
import uvicorn

from desk.app import create_app
from pipeline.load import connect


class _Recorder:
    """A connection that keeps what is asked of it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self.asked: list[tuple[str, Any]] = []

    def execute(self, sql: str, parameters: Any = None) -> duckdb.DuckDBPyConnection:
        self.asked.append((sql, parameters))
        return self._connection.execute(sql, parameters) if parameters else self._connection.execute(sql)


def paths(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """An address of each kind of page, about what the database tells most of."""

    def first(sql: str) -> Any:
        found = connection.execute(sql).fetchall()
        return found[0][0] if found else None

    unit = first(
        "SELECT subject_unit_id FROM claims WHERE subject_unit_id IS NOT NULL"
        " GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    )
    finding = first("SELECT min(finding_id) FROM findings WHERE verdict = 'inconsistent'")
    found = {
        "start": "/",
        "search": "/tim?q=bac+son",
        "indicators": "/chi-so",
        "indicator": "/chi-so/par_index",
        "unit": f"/don-vi/{unit}",
        "findings": "/mau-thuan",
        "article": f"/bai/{first('SELECT min(article_id) FROM articles')}",
        "official": f"/nguoi/{first('SELECT min(official_id) FROM officials')}",
        "document": f"/van-ban/{first('SELECT min(document_id) FROM documents')}",
    }
    return found | ({"finding": f"/mau-thuan/{finding}"} if finding else {})


@contextmanager
def served(db: Path) -> Iterator[str]:
    server = uvicorn.Server(uvicorn.Config(create_app(db), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def asked_by(db: Path, path: str) -> list[tuple[str, Any]]:
    """The statements that a page runs."""
    app = create_app(db)
    recorder: list[_Recorder] = []
    cursor = app.state.facts.cursor

    @contextmanager
    def recorded() -> Iterator[Any]:
        with cursor() as connection:
            recorder.append(_Recorder(connection))
            yield recorder[-1]

    app.state.facts.cursor = recorded
    from fastapi.testclient import TestClient

    TestClient(app).get(path).raise_for_status()
    return [statement for one in recorder for statement in one.asked]


def median(call: Any, times: int) -> float:
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("db", type=Path)
    parser.add_argument("--requests", type=int, default=7)
    parser.add_argument("--readers", type=int, default=50)
    arguments = parser.parse_args()
    with connect(arguments.db) as connection:
        pages = paths(connection)
        claims = connection.execute("SELECT count(*) FROM claims").fetchall()[0][0]
    print(f"{claims:,} claims")
    statements = {name: asked_by(arguments.db, path) for name, path in pages.items()}
    with served(arguments.db) as address, httpx.Client(base_url=address, timeout=60) as client:
        with connect(arguments.db) as connection:
            for name, path in pages.items():

                def bare(name: str = name) -> None:
                    for sql, parameters in statements[name]:
                        connection.execute(sql, parameters or None).fetchall()

                page = median(lambda path=path: client.get(path).raise_for_status(), arguments.requests)
                sql = median(bare, arguments.requests)
                print(
                    f"{name:10} page {page * 1000:7.1f} ms, SQL {sql * 1000:7.1f} ms, ratio {page / sql:.2f}"
                )

        def read(number: int) -> int:
            with httpx.Client(base_url=address, timeout=120) as reader:
                order = list(pages.values())
                return sum(
                    reader.get(order[(number + turn) % len(order)]).status_code != 200 for turn in range(3)
                )

        begun = time.perf_counter()
        with ThreadPoolExecutor(arguments.readers) as readers:
            errors = sum(readers.map(read, range(arguments.readers)))
        seconds = time.perf_counter() - begun
        asked = 3 * arguments.readers
        rate = asked / seconds
        print(f"{arguments.readers} readers: {asked} requests, {errors} errors, {rate:.1f} requests/s")


if __name__ == "__main__":
    main()
