"""What the pages of docs/ show is what the program does, and the site builds.

In a page, blocks of Python and SQL run in their order, over the sample articles as ``facts.duckdb``; a block of
text that follows one is what it prints. Commands are parsed as the command line would.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import typer

import cchc
from pipeline.cli import app
from reference.__main__ import write

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", re.M | re.S)


def blocks(page: Path, language: str) -> list[tuple[str, str | None]]:
    """Code and, if it is shown, output of the page's blocks in a language."""
    text = page.read_text(encoding="utf8")
    return [
        (found[2], found[3])
        for found in _BLOCK.finditer(text)
        if found[1] == language and "--8<--" not in found[2]
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_sql_of_a_page_answers_what_it_shows(sample_db, page):
    with cchc.connect(sample_db) as db:
        for statement, shown in blocks(page, "sql"):
            frame = db.sql(statement).df()
            if shown is not None:
                assert _squeezed(frame.to_string(index=False)) == _squeezed(shown)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_of_a_page_prints_what_it_shows(sample_db, tmp_path, monkeypatch, page):
    monkeypatch.chdir(tmp_path)
    shutil.copy(sample_db, tmp_path / "facts.duckdb")
    names: dict[str, Any] = {}
    for code, shown in blocks(page, "python"):
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, page.name, "exec"), names)
        if shown is not None:
            assert printed.getvalue() == shown


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_a_page_are_as_the_command_line_takes_them(tmp_path, monkeypatch, page):
    monkeypatch.chdir(tmp_path)
    for name in ("articles", "gold", "gold-anh", "gold-binh", "gold-new", "brat", "news"):
        (tmp_path / name).mkdir()
    for name in ("facts.duckdb", "table.csv"):
        (tmp_path / name).touch()
    root = typer.main.get_command(app)
    for code, _ in blocks(page, "sh"):
        for line in code.splitlines():
            words = shlex.split(line, comments=True)
            if words[:1] != ["cchc"]:
                continue
            command, path = root, ["cchc"]
            while hasattr(command, "commands"):
                path.append(words[len(path)])
                command = command.commands[path[-1]]
            command.make_context(" ".join(path), words[len(path) :])


def test_the_site_builds_without_a_warning_and_fetches_nothing(tmp_path):
    pytest.importorskip("material", reason="mkdocs-material is not installed")
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("reference"))
    write(docs / "reference")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf8")
    (tmp_path / "mkdocs.yml").write_text(settings, encoding="utf8")
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert built.returncode == 0, built.stderr
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > len(PAGES)
    for page in pages:
        html = page.read_text(encoding="utf8")
        fetched = re.findall(
            r"<(?:link|script|img|iframe)\b[^>]*\b(?:src|href)=\"?(?:https?:)?//[^\s\">]+", html
        )
        assert fetched == [], page.name
    assert "Every figure that an article claims" in (tmp_path / "site/reference/tables.html").read_text(
        "utf8"
    )


def _squeezed(text: str) -> list[list[str]]:
    """Lines as words: how wide a column is set is the library's affair."""
    return [line.split() for line in text.strip().splitlines()]
