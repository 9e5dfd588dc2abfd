"""The state of a database: runs, rows, rejects, and how far a run is that goes on or was interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from pipeline.load import TABLES, connect
from pipeline.progress import last_state
from pipeline.results import dicts
from pipeline.storage import Place


def status(db: Path, parts: str | None = None) -> dict[str, Any]:
    """Everything as plain values; ``parts`` as for the run.

    Raises ``FileNotFoundError`` (unless a first run is under way) and ``NotOurs`` as ``connect`` does.
    """
    place = Place.of(db, parts)
    state = last_state(place.folder)
    loaded = _loaded(db) if db.exists() or state is None else None
    return {
        "database": str(db),
        "under_way": state,
        "waiting": place.waiting(),
        **(loaded or {"runs": [], "rows": {}, "rejects": {}, "rules_versions": {}}),
    }


def _loaded(db: Path) -> dict[str, Any]:
    with connect(db) as connection:
        runs = connection.execute("SELECT * FROM runs ORDER BY run_no")
        rows = list(dicts(runs))
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
    return {"runs": rows, "rows": counts, "rejects": rejects, "rules_versions": versions}


def lines_of(state: dict[str, Any]) -> Iterator[str]:
    """The same for a reader."""
    rows = state["rows"]
    if rows:
        yield f"{state['database']}: {rows['articles']} articles, {rows['claims']} claims"
        yield from (f"  {table:18} {count:>12}" for table, count in rows.items() if table != "runs")
    for run in state["runs"]:
        rates = _rates(run["articles_loaded"], run["characters"], run["seconds"])
        yield (
            f"run {run['run_no']} {run['started_at']:%Y-%m-%d %H:%M} UTC: {run['articles_read']} read, "
            f"{run['articles_loaded']} loaded, {run['articles_unchanged']} unchanged, "
            f"{run['rejected']} rejected, {rates}, {run['workers']} workers, rules {run['rules_version']}"
        )
    if len(state["rules_versions"]) > 1:
        told = ", ".join(
            f"{version} ({count} articles)" for version, count in state["rules_versions"].items()
        )
        yield f"rules: {told}"
    yield from (f"rejected: {reason} {count}" for reason, count in state["rejects"].items())
    if state["under_way"]:
        yield from _under_way(state["under_way"], state["waiting"])
    elif state["waiting"]:
        yield f"interrupted run: {state['waiting']} articles wait for the next run to load them"


def _under_way(run: dict[str, Any], waiting: int) -> Iterator[str]:
    began = datetime.fromtimestamp(run["started"], UTC)
    manner = {True: "goes on", False: "was interrupted", None: f"goes on or was interrupted on {run['host']}"}
    share = "" if run["share"] is None else f"{run['share']:.0%} of the inputs, "
    rates = _rates(run["extracted"], run["characters"], run["updated"] - run["started"])
    yield (
        f"a run of {began:%Y-%m-%d %H:%M} UTC {manner[run['running']]}: {share}{run['read']} read, "
        f"{run['extracted']} extracted, {run['unchanged']} unchanged, {run['resumed']} from before, "
        f"{run['rejected']} rejected, {rates}, {run['workers']} workers"
    )
    yield from (f"  rejected: {reason} {count}" for reason, count in run["reasons"].items())
    yield f"  {waiting} articles wait to be loaded" + (
        "" if run["running"] else ": the same command continues"
    )


def _rates(articles: int, characters: int, seconds: float) -> str:
    if not seconds:
        return "0 articles/s"
    return f"{articles / seconds:.1f} articles/s, {characters / seconds:.0f} characters/s"
