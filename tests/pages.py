"""What the pages of docs/ show: ``python -m tests.pages`` writes it anew.

In a page, blocks of Python and SQL run in their order, over the sample articles as ``facts.duckdb``; a block of
text that follows one is what it prints. The page on the 25 questions is made of docs/queries.sql.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PAGES = sorted((ROOT / "docs").glob("*.md"))
QUESTIONS = ROOT / "docs" / "questions.md"
QUESTION = re.compile(r"^-- (\d+)\. (\w+)\n-- (.+)\n-- (.+)\n((?:(?!-- ).+\n)+)", re.M)
"""In docs/queries.sql: number, name, the question in Vietnamese and English, and the statement."""
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```$)?", re.M | re.S)


def blocks(page: Path, language: str | None = None) -> list[tuple[str, str | None]]:
    """Code and, if it is shown, output of the page's blocks in a language."""
    return [(found[2], found[3]) for found in _found(page) if found[1] == language]


def _found(page: Path) -> Iterator[re.Match[str]]:
    return _BLOCK.finditer(page.read_text(encoding="utf8"))


def run(page: Path) -> Iterator[tuple[str, str | None, str]]:
    """Each block of Python or SQL with what the page shows of it and what it prints, in ``facts.duckdb``'s folder."""
    import cchc

    names: dict[str, Any] = {}
    for found in _found(page):
        _, code, shown = found.groups()
        if found[1] == "python":
            with contextlib.redirect_stdout(io.StringIO()) as printed:
                exec(compile(code, page.name, "exec"), names)
            yield code, shown, printed.getvalue()
        elif found[1] == "sql":
            with cchc.connect("facts.duckdb") as db:
                yield code, shown, db.sql(code).df().to_string(index=False) + "\n"


def squeezed(text: str) -> list[list[str]]:
    """Lines as words: how wide a column is set is the library's affair."""
    return [line.split() for line in text.strip().splitlines()]


def questions_page() -> str:
    """The page on the 25 questions, without the answers."""
    parts = [
        "# 25 questions in SQL\n\nEach is one statement over the views and macros, all of them in [one file](queries.sql): put"
        " in names, years and indicators\nof your own. The answers are those of the samples, whose figures are invented;"
        " `tests/test_queries.py` holds them to what a\nreader finds in the articles.\n"
    ]
    for number, name, asked, in_english, statement in QUESTION.findall(
        (ROOT / "docs" / "queries.sql").read_text(encoding="utf8")
    ):
        title = name.replace("_", " ")
        parts.append(
            f"## {number}. {title[0].upper()}{title[1:]}\n\n*{asked}* {in_english}\n\n```sql\n{statement}```\n\n```text\n```\n"
        )
    return "\n".join(parts)


def main() -> None:
    from pipeline.check.run import check
    from tests.readme import samples_into

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        os.replace(samples_into(Path(folder)), "facts.duckdb")
        check("facts.duckdb")
        QUESTIONS.write_text(questions_page(), encoding="utf8")
        for page in PAGES:
            text = page.read_text(encoding="utf8")
            for code, shown, printed in run(page):
                if shown is not None and squeezed(shown) != squeezed(printed):
                    before, after = (f"{code}```\n\n```text\n{told}```" for told in (shown, printed))
                    text = text.replace(before, after)
            page.write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
