"""The commands that compare claims: ``cchc check``, ``cchc reference`` and ``cchc verify``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.check.verdicts import Kind, Verdict
from pipeline.job import lasting
from pipeline.options import Database, Json, Quiet, foreseen, write
from pipeline.terminal import note, number, result

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipeline.check.run import Summary
    from pipeline.records import Article


class Format(StrEnum):
    """How findings are printed."""

    table = "table"
    jsonl = "jsonl"


def check(
    db: Database,
    output: Annotated[
        Format, typer.Option("--format", help="A table, or one JSON object a line.")
    ] = Format.table,
    verdict: Annotated[
        list[Verdict] | None,
        typer.Option(
            help="Print only findings with this verdict; may be repeated. By default all in JSONL, and in"
            " the table those that are inconsistent or differ by rounding.",
            show_default=False,
        ),
    ] = None,
    kind: Annotated[
        list[Kind] | None,
        typer.Option(help="Print only findings of this kind; may be repeated.", show_default=False),
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Compare the claims with one another, fill the table findings, and print what was found.

    The whole database is checked anew each time: run it after the last of a row of runs.
    """
    from pipeline.check.listing import findings, to_json
    from pipeline.check.run import check as check_all
    from pipeline.load import connect

    shown = list(verdict or ())
    if not shown and output is Format.table:
        shown = [Verdict.inconsistent, Verdict.rounding]
    with foreseen():
        summary = check_all(db)
        with connect(db) as connection:
            items = findings(connection, verdicts=shown, kinds=list(kind or ()))
            if output is Format.jsonl:
                write((to_json(item) for item in items), "-")
            else:
                _table(items)
        if not quiet:
            _summary(summary)


def reference(
    table: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="CSV with the columns subject, indicator, component, period, value, rank.",
            exists=True,
            dir_okay=False,
            show_default=False,
        ),
    ],
    source: Annotated[
        str, typer.Option(help="The authority that has published the figures.", show_default=False)
    ],
    db: Database,
    url: Annotated[str | None, typer.Option(help="Where it has published them.", show_default=False)] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="When.", show_default=False)
    ] = None,
    as_json: Json = False,
) -> None:
    """Load a table of published figures, for cchc check and cchc verify to compare reports with.

    A file that was loaded before under the same name and source is replaced.
    """
    from pipeline.reference import load_reference

    with foreseen():
        loaded = load_reference(
            table, db, source=source, url=url, published=published.date() if published else None
        )
        if as_json:
            result({"article_id": loaded.article.id, "claims": len(loaded.claims)})
        else:
            print(f"{number(len(loaded.claims))} figures of {loaded.article.source} from {table}")


def verify(
    db: Database,
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="TEXT", help="A sentence or more; - reads standard input.", show_default=False
        ),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            "--file", help="Any file that cchc run takes, instead of TEXT.", exists=True, show_default=False
        ),
    ] = None,
    published: Annotated[
        datetime | None,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="The day that quý này, năm ngoái … count from.",
            show_default=False,
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Answer for each figure of a text: confirmed, contradicted, rounding, outdated, only-source, unknown.

    Each with the best evidence. Exit code 1 if anything is contradicted or outdated, 2 if nothing can be
    looked up.
    """
    if (text is None) == (file is None):
        raise typer.BadParameter("give either a text or --file", param_hint="TEXT")
    contradicted = False
    with foreseen(), lasting():
        from pipeline.check.verify import verify_article
        from pipeline.check.verify_output import lines_of, to_plain
        from pipeline.load import connect

        with connect(db) as connection:
            for article in _statements(text, file, published.date() if published else None):
                answers = verify_article(article, connection)
                contradicted = contradicted or answers.contradicted
                if as_json:
                    result(to_plain(answers))
                else:
                    write(lines_of(answers), "-")
    raise typer.Exit(1 if contradicted else 0)


def _statements(text: str | None, file: Path | None, published: date | None) -> Iterator[Article]:
    """The articles of a file, or the text as one. Raises ``NoClaims`` for what cannot be read."""
    from pipeline.check.verify import NoClaims
    from pipeline.records import Article, Reject
    from pipeline.segment import nfc

    if file is None:
        told = sys.stdin.read(MOST + 1) if text == "-" else text or ""
        if len(told) > MOST:
            raise NoClaims(f"more than {MOST} characters: use --file")
        yield Article(id="", text=nfc(told), published=published)
        return
    # Readers of pages and archives are heavy, and a sentence needs none.
    from corpus import read

    for article in read([file]):
        if isinstance(article, Reject):
            raise NoClaims(f"{article.path}: {article.reason} {article.detail or ''}")
        yield replace(article, published=article.published or published)


MOST = 200_000
"""Characters of a text given on the command line or standard input."""


def _table(items: Iterable[dict[str, Any]]) -> None:
    """A block of lines for each finding: quotes are too long for columns."""
    for item in items:
        sides = " / ".join(map(str, item["sources"]))
        print(f"{item['verdict']} {item['kind']}  sources {sides}  confidence {item['confidence']:.2f}")
        print(f"  {item['explanation']}")
        for claim in (*item["claims"], *item["mentions"]):
            where = claim["authority"] if claim.get("authority") else claim["url"] or claim["article_id"]
            day = f", {claim['published']}" if claim["published"] else ""
            role = f"{claim['role']}: " if claim.get("role") else ""
            print(f"  {claim['side']}. {role}{' '.join(claim['quote'].split())}  ({where}{day})")


def _summary(summary: Summary) -> None:
    note(f"articles   {number(summary.articles)} with claims, {number(summary.copies)} copies of others")
    for kind, verdicts in sorted(summary.verdicts.items()):
        told = ", ".join(f"{number(count)} {verdict}" for verdict, count in sorted(verdicts.items()))
        note(f"{kind:14} {told}")
    if not summary.verdicts:
        note("nothing to compare")
