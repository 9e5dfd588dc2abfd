"""Seconds and peak memory of ``cchc check`` over few and over many of the articles of a database.

    python -m benchmarks.checks DB [--articles N,N,...]

Each number of articles, drawn evenly, goes into a database of its own, and is checked by a process of its
own; the peak is what the system counts for it (``ru_maxrss``). Beside the seconds stand those in which the
runs of the database extracted as many articles.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb

from pipeline.load import create

_CHECK = """
import json, resource, sys, time
from pipeline.check.run import check
clock = time.perf_counter()
summary = check(sys.argv[1])
seconds = time.perf_counter() - clock
found = sum(sum(verdicts.values()) for verdicts in summary.verdicts.values())
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([seconds, peak, summary.copies, found]))
"""
_ROWS = (
    # Rows that others of the same table refer to come first.
    *(("units", f"* FROM {{}} WHERE level = '{level}'") for level in ("province", "district", "commune")),
    *((table, "* FROM {}") for table in ("unit_successions", "indicators", "runs", "officials", "documents")),
    *(
        (table, "* FROM {} SEMI JOIN chosen USING (article_id)")
        for table in ("articles", "unit_mentions", "official_mentions", "document_mentions")
    ),
    *(
        ("claims", f"* EXCLUDE (period) FROM {{}} SEMI JOIN chosen USING (article_id) WHERE repeat_of {said}")
        for said in ("IS NULL", "IS NOT NULL")
    ),
)
"""Tables, each after those that it refers to, and what of them goes with ``chosen`` articles."""


def cut(db: Path, articles: int, out: Path) -> tuple[int, float]:
    """The database of so many articles of ``db``: its claims, and the seconds that extracting them takes."""
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{db}' AS whole (READ_ONLY)")
        connection.execute(f"ATTACH '{out}' AS part")
        connection.execute("USE part")
        create(connection)
        connection.execute(
            "CREATE TEMP TABLE chosen AS SELECT article_id FROM whole.articles"
            f" ORDER BY hash(article_id) LIMIT {articles}"
        )
        for table, rows in _ROWS:
            connection.execute(f"INSERT INTO {table} BY NAME SELECT {rows.format(f'whole.{table}')}")
        [(claims, seconds)] = connection.execute(
            "SELECT (SELECT count(*) FROM claims), sum(seconds) / sum(articles_loaded) * ? FROM runs",
            [articles],
        ).fetchall()
        return claims, seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("db", type=Path)
    parser.add_argument("--articles", default="5000,20000,100000")
    given = parser.parse_args()
    print("  articles    claims  copies  findings  seconds  extracted in  peak MB  ÷ the first")
    first = 0.0
    for articles in map(int, given.articles.split(",")):
        with tempfile.TemporaryDirectory(dir=given.db.parent) as folder:
            part = Path(folder) / "facts.duckdb"
            claims, extracted = cut(given.db, articles, part)
            done = subprocess.run(
                [sys.executable, "-c", _CHECK, part], stdout=subprocess.PIPE, text=True, check=True
            )
        # A script without a file is interactive to DuckDB, which then draws its progress before the line.
        seconds, peak, copies, found = json.loads(done.stdout.splitlines()[-1])
        first = first or peak
        print(
            f"{articles:10,} {claims:9,} {copies:7,} {found:9,} {seconds:8.1f} {extracted:13.1f}"
            f" {peak:8.0f} {peak / first:12.2f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
