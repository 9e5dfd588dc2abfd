"""What the commands show: progress and rejects on standard error, results on standard output."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from pipeline.evaluate import Change
    from pipeline.records import Reject
    from pipeline.run import Summary


def note(text: str) -> None:
    """One line on standard error."""
    print(text, file=sys.stderr, flush=True)


def result(value: Any) -> None:
    """One JSON object on standard output."""
    print(json.dumps(value, ensure_ascii=False, default=str))


def number(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ")


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text(f"{task.fields['articles'] / max(task.elapsed or 0, 1e-9):.0f} articles/s")


class Meter:
    """A progress bar with rate and time left, where standard error is a terminal; else nothing."""

    def __init__(self, label: str = "", *, quiet: bool) -> None:
        self._console = Console(stderr=True)
        self._progress: Progress | None = None
        if quiet or not self._console.is_terminal:
            return
        self._articles = 0
        self._shown = 0.0
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[articles]} articles"),
            _Rate(),
            TimeRemainingColumn(compact=True, elapsed_when_finished=True),
            console=self._console,
        )
        self._task = self._progress.add_task(label, total=None, articles=0)

    def __enter__(self) -> Meter:
        if self._progress is not None:
            self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._progress is not None:
            self._progress.stop()

    def article(self, share: float | None) -> None:
        """One more article was read; ``share`` of the inputs is done, from 0 to 1, if that is known."""
        if self._progress is None:
            return
        self._articles += 1
        if time.monotonic() - self._shown > 0.1:
            self._shown = time.monotonic()
            total = None if share is None else 1.0
            self._progress.update(self._task, total=total, completed=share or 0.0, articles=self._articles)

    def rejected(self, reject: Reject) -> None:
        """One line: path and reason."""
        detail = f" ({reject.detail})" if reject.detail else ""
        line = f"rejected: {reject.path}: {reject.reason}{detail}"
        # One line whatever a name or message holds, and no byte that the terminal cannot show.
        line = " ".join(line.split()).encode("utf8", "replace").decode("utf8")
        if self._progress is not None:
            self._progress.console.print(line, markup=False, highlight=False, soft_wrap=True)
        else:
            note(line)


def run_summary(summary: Summary, db: str) -> None:
    """What a run did, in a few lines."""
    rate = summary.characters / summary.seconds if summary.seconds else 0.0
    print(f"articles   {number(summary.read)} read, {number(summary.extracted)} extracted", end="")
    print(f", {number(summary.unchanged)} unchanged" if summary.unchanged else "", end="")
    print(f", {number(summary.resumed)} from an interrupted run" if summary.resumed else "")
    often = sorted(summary.reasons.items(), key=lambda item: -item[1])
    reasons = ", ".join(f"{reason} {number(n)}" for reason, n in often)
    print(f"rejected   {number(summary.rejected)}" + (f" ({reasons})" if reasons else ""))
    print(f"claims     {number(summary.claims)} in {number(summary.characters)} characters")
    print(f"time       {timedelta(seconds=round(summary.seconds))}, {number(rate)} characters/s", end="")
    print(f", load {summary.load_seconds:.1f} s" if summary.loaded else "")
    totals = ", ".join(f"{number(n)} {table.replace('_', ' ')}" for table, n in summary.totals.items())
    print(f"{db}   {totals}" + ("" if summary.loaded else " (nothing changed)"))


def scores(table: dict[str, Any]) -> None:
    """Precision, recall and F1 by kind; shares of right fields."""
    grid = Table(box=None, pad_edge=False)
    for heading in ("", "precision", "recall", "F1", "gold", "predicted"):
        grid.add_column(heading, justify="right" if heading else "left")
    for kind, row in table.items():
        if isinstance(row, dict) and "f1" in row:
            shares = (f"{row[key]:.4f}" for key in ("precision", "recall", "f1"))
            grid.add_row(kind, *shares, str(row["gold"]), str(row["predicted"]))
    Console(highlight=False).print(grid)
    right = {**table["fields_of_right_quantities"], "titles": table["titles"], "dates": table["dates"]}
    shown = ", ".join(
        f"{name} {'-' if share is None else format(share, '.4f')}" for name, share in right.items()
    )
    print(f"right fields: {shown}")
    print(f"{table['documents_scored']} articles")


def reliability(rows: Sequence[dict[str, float]]) -> None:
    """Stated confidence of indicator, subject and status beside the share right."""
    if not rows:
        return
    grid = Table(box=None, pad_edge=False)
    for heading in ("stated confidence", "share right", "claims"):
        grid.add_column(heading, justify="right")
    for row in rows:
        grid.add_row(f"{row['stated']:.2f}", f"{row['right']:.2f}", str(row["claims"]))
    Console(highlight=False).print(grid)


def by_document(each: Mapping[str, Mapping[str, Any]]) -> None:
    """F1 of each kind, article by article; - where there was nothing to find and nothing was found."""
    kinds = ("quantity", "claim", "units", "officials", "documents")
    width = max(map(len, each), default=0)
    print(f"{'':{width}}" + "".join(f"{kind:>11}" for kind in kinds))
    for article, table in each.items():
        rows = (table[kind] for kind in kinds)
        shown = (f"{row['f1']:.4f}" if row["gold"] or row["predicted"] else "-" for row in rows)
        print(f"{article:{width}}" + "".join(f"{score:>11}" for score in shown))


def by_field(table: Mapping[str, Mapping[str, Any]]) -> None:
    """Share of right fields, and below each what was most often taken for what."""
    for name, row in table.items():
        share = "-" if row["share"] is None else format(row["share"], ".4f")
        print(f"{name:10} {share} ({row['right']}/{row['of']})")
        for mistake in row["confused"]:
            print(f"    {mistake['count']:3} x {mistake['predicted']} for {mistake['gold']}")


def changes(found: Sequence[Change], before: dict[str, Any], now: dict[str, Any]) -> None:
    """Gains and losses by article, then the difference of the scores."""
    for article in sorted({change.article for change in found}):
        print(article)
        for change in found:
            if change.article == article:
                alarm = " (false alarm)" if change.sign.endswith("!") else ""
                print(f"  {change.sign[0]} {change.kind}: {change.record}{alarm}")
    for kind, row in now.items():
        if isinstance(row, dict) and "f1" in row and kind in before:
            old, new = before[kind]["f1"], row["f1"]
            print(f"{kind:10} F1 {old:.4f} -> {new:.4f} ({new - old:+.4f})")
    if not found:
        print("no article changed")
