"""The little Markdown that generated pages need."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; cells are Markdown but for bars and line ends, which are made harmless."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines) + "\n"


def code(text: str) -> str:
    """``text`` as code within a line."""
    return f"`{text}`" if text else ""


def plain(text: str) -> str:
    """``text`` with what Markdown or HTML would read as marks made harmless."""
    return re.sub(r"([\\*_<>\[\]`])", r"\\\1", text)


def prose(docstring: str) -> str:
    """A docstring as Markdown: reStructuredText's double backquotes become single ones."""
    return docstring.replace("``", "`")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
