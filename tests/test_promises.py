"""What texts name is there: targets of make, commands and their options, modules, functions, files, extras.

Read are all pages in Markdown, and what Python and SQL say in comments and docstrings. Only what stands as code
counts, between backquotes or in a block for the shell: prose makes and runs other things, too.
"""

from __future__ import annotations

import importlib
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import typer

from extractors.mentions import GROUPS
from pipeline.cli import app
from pipeline.load import TABLES

ROOT = Path(__file__).parent.parent
FOLDERS = (
    *("cchc", "corpus", "gazetteer", "extractors", "pipeline", "desk"),
    *("benchmarks", "docs", "notebooks", "reference", "tests"),
)
MADE = ("docs/reference", "out", "site", ".venv")
"""Not in the repository: the program writes them."""

_FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.M | re.S)
_QUOTED = re.compile(r"(`{1,2})([^`\n]+)\1")
_LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
_FILE = re.compile(rf"(?:{'|'.join(FOLDERS)})/[\w./-]+")
_NAME = re.compile(rf"((?:{'|'.join(FOLDERS)})(?:\.\w+)+)(?:\(.*\))?")


@cache
def texts() -> list[Path]:
    """Every page and every source file of the repository."""
    found = list(ROOT.glob("*.md"))
    for folder in FOLDERS:
        for suffix in ("md", "py", "sql"):
            found += (ROOT / folder).rglob(f"*.{suffix}")
    return sorted(path for path in found if not _is_made(path))


def _is_made(path: Path) -> bool:
    return any(path.is_relative_to(ROOT / made) for made in MADE)


def codes(text: str, is_page: bool) -> Iterator[str]:
    """What a text says as code: lines of a page's blocks for the shell, and all between backquotes."""
    if is_page:
        for language, block in _FENCED.findall(text):
            if language == "sh":
                yield from (line.partition("  #")[0].strip() for line in block.splitlines())
        text = _FENCED.sub("", text)
    yield from (found[2].strip() for found in _QUOTED.finditer(text))


@cache
def _makefile() -> tuple[set[str], set[str]]:
    text = (ROOT / "Makefile").read_text(encoding="utf8")
    return set(re.findall(r"^([a-z-]+):", text, re.M)), set(re.findall(r"\$\(([A-Z]+)\)", text))


def make(code: str) -> bool:
    """Targets and variables of the Makefile."""
    words = code.split()
    if words[:1] != ["make"] or len(words) < 2:
        return True
    targets, variables = _makefile()
    named = set(re.findall(r"\b([A-Z]+)=", code))
    return {
        word for word in words[1:] if word.islower() and "=" not in word
    } <= targets and named <= variables


def command(code: str) -> bool:
    """A command of the program and its options; a part of one, with … for the rest, is enough."""
    try:
        words = shlex.split(code)
    except ValueError:
        return True
    if words[:1] != ["cchc"] or len(words) < 2 or not re.fullmatch("[a-z]+", words[1]):
        return True
    found: Any = typer.main.get_command(app)
    for word in words[1:]:
        if not hasattr(found, "commands"):
            break
        if word not in found.commands:
            return not re.fullmatch("[a-z]+", word)
        found = found.commands[word]
    options = {name for option in found.params for name in (*option.opts, *option.secondary_opts)}
    return {word.partition("=")[0] for word in words if word.startswith("--")} <= options | {"--help"}


def module(code: str) -> bool:
    """What ``python -m`` runs."""
    return all(find_spec(name) is not None for name in re.findall(r"python3? -m (\w+(?:\.\w+)*)", code))


def name(code: str) -> bool:
    """A module of the project, or what one holds."""
    named = _NAME.fullmatch(code)
    if named is None or code in _registered():
        return True
    parts = named[1].split(".")
    value: Any = importlib.import_module(parts[0])
    for depth, part in enumerate(parts[1:], 2):
        if hasattr(value, part):
            value = getattr(value, part)
            continue
        try:
            value = importlib.import_module(".".join(parts[:depth]))
        except ImportError:
            return False
    return True


@cache
def _registered() -> set[str]:
    return {
        point.name for group in ("spacy_tokenizers", "spacy_factories") for point in entry_points(group=group)
    }


def file(code: str) -> bool:
    """Files by their path from the root, and modules by the name of their file alone."""
    for word in code.split():
        if _FILE.fullmatch(word) and not _is_made(ROOT / word) and not (ROOT / word).exists():
            return False
        if re.fullmatch(r"\w+\.py", word) and word not in {path.name for path in texts()}:
            return False
    return True


def extra(code: str) -> bool:
    """Extras that pip is told to install."""
    known = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf8"))["project"][
        "optional-dependencies"
    ].keys()
    return set(re.findall(r"(?:\bcchc|'\.)\[(\w+)\]", code)) <= known


KEPT: tuple[Callable[[str], bool], ...] = (make, command, module, name, file, extra)


@pytest.mark.parametrize("kept", KEPT, ids=lambda kept: kept.__name__)
def test_what_texts_name_is_there(kept: Callable[[str], bool]) -> None:
    broken = [
        f"{path.relative_to(ROOT)}: {code}"
        for path in texts()
        if path != Path(__file__)
        for code in codes(path.read_text(encoding="utf8"), path.suffix == ".md")
        if not kept(code)
    ]
    assert broken == []


@pytest.mark.parametrize(
    ("kept", "code"),
    [
        (make, "make tea"),
        (make, "make bench OUTPUT=x"),
        (command, "cchc rum articles/"),
        (command, "cchc run … --database x"),
        (command, "cchc gold swap a b"),
        (module, "python -m pipeline.relate.trane"),
        (name, "pipeline.load.disconnect"),
        (name, "extractors.units.factory.created()"),
        (file, "gazetteer/indicator.toml"),
        (file, "test_nothing.py"),
        (extra, "pip install 'cchc[rays]'"),
    ],
)
def test_what_is_not_there_is_seen(kept: Callable[[str], bool], code: str) -> None:
    assert not kept(code)


def test_links_lead_to_files() -> None:
    broken = []
    for path in texts():
        if path.suffix == ".md":
            for target in _LINK.findall(_FENCED.sub("", path.read_text(encoding="utf8"))):
                place = (path.parent / target).resolve()
                if not re.match(r"\w+:", target) and not _is_made(place) and not place.exists():
                    broken.append(f"{path.relative_to(ROOT)}: {target}")
    assert broken == []


def test_the_readme_names_every_table() -> None:
    (named,) = re.findall(r"^Tables: `([^`]+)`", (ROOT / "README.md").read_text(encoding="utf8"), re.M)
    assert set(re.split(r",\s+", named)) == set(TABLES)


def test_the_page_on_spacy_names_every_component_and_where_its_spans_are() -> None:
    named = set(re.findall(r"`([\w.]+)`", (ROOT / "docs" / "spacy.md").read_text(encoding="utf8")))
    assert named >= {component for component in _registered() if component.startswith("cchc_")}
    assert named >= {f"span._.{kind}" for kind in GROUPS} | set(GROUPS.values())
