"""What the pages of docs/ show is what the program does, and the site builds.

``tests.pages`` runs the blocks of Python and SQL. Commands are parsed as the command line would.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys

import pytest
import typer

from gazetteer.indicators import indicators
from pipeline.cli import app
from reference.__main__ import write
from tests.pages import PAGES, QUESTIONS, ROOT, blocks, questions_page, run, squeezed


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_blocks_of_a_page_print_what_it_shows(sample_db, tmp_path, monkeypatch, page):
    monkeypatch.chdir(tmp_path)
    shutil.copy(sample_db, tmp_path / "facts.duckdb")
    for code, shown, printed in run(page):
        assert shown is None or squeezed(shown) == squeezed(printed), f"{code}\nmake readme writes it anew"


def test_the_page_on_questions_is_that_of_their_file():
    shown = re.sub(
        r"^```text\n.*?^```$", "```text\n```", QUESTIONS.read_text(encoding="utf8"), flags=re.M | re.S
    )
    assert shown == questions_page(), "make readme writes it anew"


def test_the_figure_of_the_page_on_gold_is_gold():
    [(code, _)] = blocks(ROOT / "docs" / "gold.md", "json")
    figure = json.loads(code)
    sample = json.loads((ROOT / "corpus/samples/gold/bac-son-hang-ba-2021.json").read_text(encoding="utf8"))
    assert figure.keys() == sample["quantities"][0].keys()
    assert figure["indicator"] in indicators()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_of_a_page_are_as_the_command_line_takes_them(tmp_path, monkeypatch, page):
    monkeypatch.chdir(tmp_path)
    for name in ("articles", "gold", "gold-anh", "gold-binh", "gold-new", "brat", "news"):
        (tmp_path / name).mkdir()
    for name in ("facts.duckdb", "table.csv", "before.json"):
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
    shutil.copy(ROOT / "README.md", tmp_path)
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
