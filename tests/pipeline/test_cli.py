"""The command line: exit codes, what goes where, and that help answers at once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.lines import extract_lines
from pipeline.load import connect, exclusive
from pipeline.run import Summary, run
from tests.pipeline.fakes import EXTRACTOR, article_text, write_articles

COMMANDS = ("extract", "run", "evaluate", "explain", "status")


@pytest.fixture(autouse=True)
def fake_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """The commands with an extractor that does as it is told."""
    for function in (run, extract_lines):
        monkeypatch.setitem(function.__kwdefaults__, "extractor", EXTRACTOR)


def cchc(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "in", {f"a{n}": article_text(10 + n) for n in range(3)})


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str) -> None:
    result = cchc(command, "--help")
    assert result.exit_code == 0
    assert f"Example: cchc {command} " in " ".join(result.output.split())


def test_help_names_every_command() -> None:
    assert {info.name or info.callback.__name__ for info in app.registered_commands if info.callback} >= set(
        COMMANDS
    )


def test_help_imports_nothing_heavy() -> None:
    script = (
        "import sys\n"
        "from pipeline.cli import app\n"
        "try: app(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = ('spacy', 'duckdb', 'pyarrow', 'underthesea', 'pandas', 'numpy')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_run(articles: Path, tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    result = cchc("run", articles, "--db", db, "--workers", 1)
    assert result.exit_code == 0, result.output
    assert "3 read, 3 extracted" in result.stdout
    again = cchc("run", articles, "--db", db, "--workers", 1, "--json")
    summary = json.loads(again.stdout)
    assert (summary["unchanged"], summary["loaded"], summary["totals"]["claims"]) == (3, False, 6)
    assert summary["share"] == 1.0
    assert cchc("run", articles, "--db", db, "--workers", 1, "--quiet").output == ""
    (articles / "empty.json").write_text("")
    with_reject = cchc("run", articles, "--db", db, "--workers", 1, "--json")
    assert json.loads(with_reject.stdout)["reasons"] == {"empty": 1}


def test_rejects_are_listed_one_a_line(articles: Path, tmp_path: Path) -> None:
    (articles / "empty.json").write_text("")
    (articles / "two\nlines.json").write_text("")
    result = cchc("run", articles, "--db", tmp_path / "facts.duckdb", "--workers", 1, "--quiet")
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert [line.startswith("rejected: ") for line in lines] == [True, True]
    assert lines[0].endswith("empty.json: empty")


@pytest.mark.parametrize("workers", [1, 2])
def test_extract_writes_one_line_an_article_in_order(
    articles: Path, tmp_path: Path, workers: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.job._CHUNK_ARTICLES", 1)
    write_articles(articles, {"a1x": article_text(more="RAISE")})
    out = tmp_path / "records.jsonl"
    result = cchc("extract", articles, "--out", out, "--workers", workers)
    assert result.exit_code == 1
    assert "a1x.json: crashed (RuntimeError: told to fail)" in result.stderr
    records = [json.loads(line) for line in out.read_text(encoding="utf8").splitlines()]
    assert [record["id"] for record in records] == ["a0", "a1", "a2"]
    assert records[0]["claims"][0]["quote"] == "10/20 hồ sơ"
    assert records[0]["claims"][0]["period"] == ["2023-01-01", "2023-03-31"]
    printed = cchc("extract", articles, "--workers", workers)
    assert printed.stdout == out.read_text(encoding="utf8")


def test_status(articles: Path, tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    cchc("run", articles, "--db", db, "--workers", 1)
    result = cchc("status", "--db", db)
    assert result.exit_code == 0
    assert "3 articles, 6 claims" in result.stdout
    assert "run 1 " in result.stdout
    state = json.loads(cchc("status", "--db", db, "--json").stdout)
    assert state["rows"]["claims"] == 6
    assert state["runs"][0]["articles_loaded"] == 3
    assert state["waiting"] == 0


def test_status_of_a_run_that_is_not_done(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.job._CHUNK_ARTICLES", 1)
    write_articles(articles, {"a2x": article_text(more="RAISE")})
    db = tmp_path / "facts.duckdb"
    seen: list[Result] = []

    def stop(summary: Summary, _article: object) -> None:
        if summary.extracted == 2 and not seen:
            # The state is renewed every few seconds; here it is old enough at once.
            monkeypatch.setattr("pipeline.progress._EVERY", 0.0)
            seen.append(cchc("status", "--db", db))
            raise OSError(5, "told to stop")

    with pytest.raises(OSError, match="told to stop"):
        run([articles], db, workers=1, on_progress=stop)
    assert seen[0].exit_code == 0
    assert "goes on" in seen[0].stdout
    state = json.loads(cchc("status", "--db", db, "--json").stdout)
    assert (state["rows"], state["waiting"]) == ({}, 2)
    told = state["under_way"]
    assert (told["read"], told["extracted"], told["rejected"]) == (2, 2, 0)
    assert 0.2 < told["share"] < 0.9
    cchc("run", articles, "--db", db, "--workers", 1)
    after = cchc("status", "--db", db)
    assert "3 articles, 6 claims" in after.stdout
    assert "rejected: crashed 1" in after.stdout
    assert "goes on" not in after.stdout
    assert "articles/s" in after.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "IN"),
        ("run", "--db", "x.duckdb"),
        ("run", "IN", "--db", "nowhere/x.duckdb"),
        ("run", "IN", "--db", "IN"),
        ("run", "IN", "--db", "x.duckdb", "--workers", "0"),
        ("run", "IN", "--db", "x.duckdb", "--workers", "many"),
        ("run", "IN", "--db", "x.duckdb", "--no-such-option"),
        ("run", "IN", "--db", "IN/a0.json"),
        ("extract",),
        ("extract", "IN", "--out", "nowhere/x.jsonl"),
        ("status", "--db", "none.duckdb"),
        ("status", "--db", "IN/a0.json"),
        ("evaluate", "IN"),
        ("evaluate", "IN", "nowhere"),
        ("evaluate", "IN", "EMPTY"),
        ("evaluate", "IN", "GOLD", "--errors", "weather"),
        ("unknown",),
    ],
)
def test_wrong_use(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("EMPTY", "GOLD"):
        (tmp_path / folder).mkdir()
    articles.rename(tmp_path / "IN")
    result = cchc(*arguments)
    assert result.exit_code == 2, result.output
    assert "Traceback" not in result.output


def test_database_in_use(articles: Path, tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    with exclusive(db):
        result = cchc("run", articles, "--db", db, "--workers", 1)
    assert result.exit_code == 2
    assert "another run is writing" in result.stderr


def test_unexpected_error_is_one_line(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipeline.run.load", broken)
    result = cchc("run", articles, "--db", tmp_path / "facts.duckdb", "--workers", 1)
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "No space left on device" in result.stderr
    monkeypatch.undo()


def test_interrupt(articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("pipeline.run.load", interrupted)
    monkeypatch.setattr("pipeline.options.signal.signal", lambda *_: None)
    result = cchc("run", articles, "--db", tmp_path / "facts.duckdb", "--workers", 1)
    assert result.exit_code == 130
    assert "the same command continues" in result.stderr


TIDIES = """
import os, signal, sys, time, typer
from pipeline.options import foreseen
def go():
    with foreseen("kept"):
        try:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(30)
        finally:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.1)
            print("in order")
typer.run(go)
"""


def test_a_second_interrupt_does_not_end_what_the_first_began() -> None:
    done = subprocess.run([sys.executable, "-c", TIDIES], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (130, "in order\n")
    assert "interrupted; kept" in done.stderr


def test_module_and_library_faces(articles: Path, tmp_path: Path) -> None:
    import cchc as face

    (article, *_) = face.read([articles])
    assert getattr(article, "id", None) == "a0"
    assert face.connect is connect
    with pytest.raises(AttributeError):
        _ = face.nothing
    done = subprocess.run(
        [sys.executable, "-m", "cchc", "--help"], capture_output=True, text=True, check=True
    )
    assert "Usage: cchc" in done.stdout
