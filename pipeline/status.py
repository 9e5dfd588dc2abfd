"""The state of a database: runs, rows, rejects, and what an interrupted run left to be loaded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.load import TABLES, connect
from pipeline.parts import complete_parts


def status(db: Path) -> dict[str, Any]:
    """Everything as plain values. Raises ``FileNotFoundError`` and ``NotOurs`` as ``connect`` does."""
    with connect(db) as connection:
        runs = connection.execute("SELECT * FROM runs ORDER BY run_no")
        names = [column[0] for column in runs.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in runs.fetchall()]
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for table in TABLES
        }
        reasons = connection.execute(
            "SELECT reason, count(*) AS n FROM rejects GROUP BY ALL ORDER BY n DESC, reason"
        )
        rejects = dict(reasons.fetchall())
        rules = connection.execute(
            "SELECT rules_version, count(*) AS n FROM articles GROUP BY ALL ORDER BY n DESC, rules_version"
        )
        versions = dict(rules.fetchall())
    return {
        "database": str(db),
        "runs": rows,
        "rows": counts,
        "rejects": rejects,
        "rules_versions": versions,
        "waiting": waiting(db),
    }


def waiting(db: Path) -> int:
    """Articles that an interrupted run has extracted and the next one will load."""
    return sum(len(part.contents) for part in complete_parts(Path(f"{db}.parts"), remove=False))


def lines_of(state: dict[str, Any]) -> Iterator[str]:
    """The same for a reader."""
    rows = state["rows"]
    yield f"{state['database']}: {rows['articles']} articles, {rows['claims']} claims"
    yield from (f"  {table:18} {count:>12}" for table, count in rows.items() if table != "runs")
    for run in state["runs"]:
        rate = run["characters"] / run["seconds"] if run["seconds"] else 0
        yield (
            f"run {run['run_no']} {run['started_at']:%Y-%m-%d %H:%M} UTC: {run['articles_read']} read, "
            f"{run['articles_loaded']} loaded, {run['articles_unchanged']} unchanged, "
            f"{run['rejected']} rejected, {rate:.0f} characters/s, {run['workers']} workers, "
            f"rules {run['rules_version']}"
        )
    if len(state["rules_versions"]) > 1:
        told = ", ".join(
            f"{version} ({count} articles)" for version, count in state["rules_versions"].items()
        )
        yield f"rules: {told}"
    yield from (f"rejected: {reason} {count}" for reason, count in state["rejects"].items())
    if state["waiting"]:
        yield f"interrupted run: {state['waiting']} articles wait for the next run to load them"
