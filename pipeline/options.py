"""What the commands share: options, output, and errors in one line with the exit code for them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from pipeline.terminal import note

_ARTICLES = (
    "Files, folders and patterns of .json, .jsonl, .csv, .parquet, .txt, .html and .warc, "
    "each also .gz or .zst, or URLs of them (s3://…); - reads JSONL from standard input."
)
Inputs = Annotated[list[str], typer.Argument(metavar="INPUT...", help=_ARTICLES, show_default=False)]
Database = Annotated[Path, typer.Option("--db", help="The DuckDB file.", dir_okay=False, show_default=False)]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, help="Processes; by default one for each core.", show_default=False),
]
TimeLimit = Annotated[
    float,
    typer.Option("--time-limit", min=0.1, metavar="SECONDS", help="For one article; then it is rejected."),
]
Parts = Annotated[
    str | None,
    typer.Option(
        "--parts",
        metavar="FOLDER|URL",
        help="Where results lie until they are loaded; a URL for workers on several machines. "
        "By default beside the database.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", help="No progress and no summary; rejects are still listed.")]
Json = Annotated[bool, typer.Option("--json", help="The summary as one JSON object.")]


# By name: the modules that define them are heavy, and an error that arises has imported its own.
_WRONG_USE = {"NotOurs", "InUse", "NoEngine", "FileNotFoundError", "WrongTable", "NoClaims", "WrongGold"}


def write(lines: Iterator[str], out: str) -> None:
    """Lines to a file, which appears when it is whole, or to standard output as they come."""
    if out == "-":
        for line in lines:
            sys.stdout.write(line + "\n")
        sys.stdout.flush()
        return
    unfinished = Path(f"{out}.new")
    try:
        with unfinished.open("w", encoding="utf8") as stream:
            stream.writelines(line + "\n" for line in lines)
        os.replace(unfinished, out)
    finally:
        unfinished.unlink(missing_ok=True)


def folder_of(path: Path, option: str) -> None:
    if not path.absolute().parent.is_dir():
        raise typer.BadParameter(f"no folder {path.parent}", param_hint=option)
    if path.is_dir():
        raise typer.BadParameter(f"{path} is a folder", param_hint=option)


@contextmanager
def foreseen(after_interrupt: str = "") -> Iterator[None]:
    """Errors that can be foreseen, in one line each and with the exit code for them."""
    once = _Once()
    main = threading.current_thread() is threading.main_thread()
    # Where a shell has it ignored, as for commands in its background, it stays so.
    if main and signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, once)
    try:
        yield
    except KeyboardInterrupt:
        _interrupted(after_interrupt)
    except BrokenPipeError:
        # Whoever read the output has seen enough; nothing may be written while Python shuts down.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except (typer.Exit, typer.BadParameter):
        raise
    except Exception as error:
        if once.came:
            # What was stopped in its midst may complain in words of its own.
            _interrupted(after_interrupt)
        if os.environ.get("CCHC_DEBUG"):
            raise
        note(f"error: {_sentence(error)}")
        raise typer.Exit(2 if type(error).__name__ in _WRONG_USE else 1) from None


class _Once:
    """Ctrl-C once and for all: a second one could end the command while it puts things in order."""

    came = False

    def __call__(self, signal_number: int, frame: FrameType | None) -> None:
        if not self.came:
            self.came = True
            raise KeyboardInterrupt


def _interrupted(after: str) -> NoReturn:
    note("interrupted" + (f"; {after}" if after else ""))
    raise typer.Exit(130) from None


def _sentence(error: Exception) -> str:
    text = " ".join(str(error).split())
    known = type(error).__name__ in {*_WRONG_USE, "WorkersFailed", "ValueError"}
    return text if known and text else f"{type(error).__name__}: {text} (CCHC_DEBUG=1 shows where)"
