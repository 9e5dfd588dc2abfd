"""The command line ``cchc``.

Exit codes: 0 done, 1 some inputs were rejected (each listed on standard error) or the work could not
be finished, 2 wrong use, 130 interrupted. Heavy libraries are imported where a command needs them,
so that ``--help`` answers at once.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from desk.serve import serve
from pipeline.check.commands import check, reference, verify
from pipeline.engines import EngineName
from pipeline.gold.commands import gold
from pipeline.gold.scoring import evaluate
from pipeline.options import (
    Database,
    Inputs,
    Json,
    Parts,
    Quiet,
    TimeLimit,
    Workers,
    folder_of,
    foreseen,
    write,
)
from pipeline.terminal import Meter, result, run_summary

if TYPE_CHECKING:
    from pipeline.records import Article, Reject
    from pipeline.run import Summary

app = typer.Typer(
    help="Every figure that Vietnamese news on administrative reform claims, with its source sentence, "
    "in DuckDB.",
    epilog="Example: cchc run articles/ --db facts.duckdb",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.command(epilog="Example: cchc extract articles/ --out records.jsonl")
def extract(
    inputs: Inputs,
    out: Annotated[
        str, typer.Option("--out", metavar="FILE", help="JSONL file; - for standard output.")
    ] = "-",
    workers: Workers = None,
    time_limit: TimeLimit = 30.0,
    quiet: Quiet = False,
) -> None:
    """Write the records of every article as one JSON object a line."""
    from corpus import read
    from pipeline.lines import extract_lines
    from pipeline.progress import Share

    if out != "-":
        folder_of(Path(out), "--out")
    rejected = 0
    share = Share(inputs)
    with foreseen(), Meter("extracting", quiet=quiet) as meter:

        def on_read(article: Article) -> None:
            share.reached(article.path or "")
            meter.article(share.value)

        def on_reject(reject: Reject) -> None:
            nonlocal rejected
            rejected += 1
            meter.rejected(reject)

        lines = extract_lines(
            read(inputs, not_after=_today(), on_open=share.opened),
            workers=workers or os.cpu_count() or 1,
            time_limit=time_limit,
            on_read=on_read,
            on_reject=on_reject,
        )
        write(lines, out)
    raise typer.Exit(1 if rejected else 0)


@app.command(epilog="Example: cchc run articles/ 'news/*.jsonl.gz' --db facts.duckdb")
def run(
    inputs: Inputs,
    db: Database,
    engine: Annotated[
        EngineName | None,
        typer.Option(help="By default processes. ray: the cluster at RAY_ADDRESS.", show_default=False),
    ] = None,
    workers: Workers = None,
    time_limit: TimeLimit = 30.0,
    force: Annotated[bool, typer.Option("--force", help="Extract unchanged articles, too.")] = False,
    parts: Parts = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Read, extract and load articles into a database.

    Articles that it has already are skipped unless they or the rules have changed. After an
    interruption the same command goes on where it was stopped.
    """
    from pipeline.run import run as run_all

    folder_of(db, "--db")
    with foreseen(f"what is done is kept: the same command continues ({parts or f'{db}.parts'})"):
        with Meter("running", quiet=quiet or as_json) as meter:

            def on_progress(summary: Summary, article: Article | None) -> None:
                if article is not None:
                    meter.article(summary.share)

            summary = run_all(
                inputs,
                db,
                engine=engine,
                workers=workers,
                time_limit=time_limit,
                force=force,
                parts=parts,
                not_after=_today(),
                on_progress=on_progress,
                on_reject=meter.rejected,
            )
        if as_json:
            from dataclasses import asdict

            result(asdict(summary))
        elif not quiet:
            run_summary(summary, str(db))
    raise typer.Exit(1 if summary.rejected else 0)


@app.command(epilog="Example: cchc explain article.json")
def explain(
    inputs: Inputs,
) -> None:
    """Show every mention in an article with its value, and every claim with its fields."""
    from corpus import read
    from pipeline.explain import explain as explained
    from pipeline.records import Reject

    rejected = 0
    with foreseen():
        for article in read(inputs, not_after=_today()):
            if isinstance(article, Reject):
                rejected += 1
                Meter(quiet=True).rejected(article)
                continue
            write(explained(article), "-")
    raise typer.Exit(1 if rejected else 0)


@app.command(epilog="Example: cchc status --db facts.duckdb")
def status(db: Database, parts: Parts = None, as_json: Json = False) -> None:
    """Tell what is in a database (runs, rates, rows, rejects), and how far a run is that is not done yet."""
    from pipeline.status import lines_of
    from pipeline.status import status as status_of

    with foreseen():
        state = status_of(db, parts)
        if as_json:
            result(state)
        else:
            write(lines_of(state), "-")


app.command(epilog="Example: cchc evaluate corpus/samples/articles corpus/samples/gold --errors claim")(
    evaluate
)
app.add_typer(gold, name="gold")
app.command(epilog="Example: cchc check --db facts.duckdb --verdict inconsistent")(check)
app.command(epilog='Example: cchc reference par-index.csv --source "Bộ Nội vụ" --db facts.duckdb')(reference)
app.command(epilog='Example: cchc verify "Quận Ô Môn đã hoàn thành 25/54 nhiệm vụ." --db facts.duckdb')(
    verify
)
app.command(epilog="Example: cchc serve --db facts.duckdb")(serve)


def _today() -> Any:
    from datetime import date

    return date.today()


def main() -> None:
    """Entry point of ``cchc``."""
    # Vietnamese goes out as UTF-8 whatever the terminal says; what it cannot show is replaced.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf8", errors="replace")
    app(prog_name="cchc")
