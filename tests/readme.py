"""The README's question and its answer on the samples: ``python -m tests.readme`` writes the answer anew."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
QUERY = ROOT / "corpus" / "samples" / "query.sql"
_BLOCK = r"<!-- {0} -->\n```\w*\n(.*?)```\n<!-- /{0} -->"


def block(name: str) -> str:
    """The content of one marked block of the README."""
    found = re.search(_BLOCK.format(name), README.read_text(encoding="utf8"), re.S)
    assert found is not None, f"no block {name}"
    return found[1]


def answer(db: Path) -> str:
    """What the question answers on a database, as plain text."""
    import cchc

    with cchc.connect(db) as connection:
        frame = connection.sql(QUERY.read_text(encoding="utf8")).df()
    return str(frame.to_string(index=False)) + "\n"


def samples_into(folder: Path) -> Path:
    """A new database of the sample articles."""
    from pipeline.run import run

    run([str(ROOT / "corpus" / "samples" / "articles")], folder / "samples.duckdb", workers=1)
    return folder / "samples.duckdb"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = answer(samples_into(Path(folder)))
    text = README.read_text(encoding="utf8")
    for name, content, language in (("query", QUERY.read_text(encoding="utf8"), "sql"), ("answer", told, "")):
        written = f"<!-- {name} -->\n```{language}\n{content}```\n<!-- /{name} -->"
        text = re.sub(_BLOCK.format(name), lambda _, new=written: new, text, flags=re.S)
    README.write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
