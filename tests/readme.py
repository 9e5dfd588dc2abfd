"""The README's question with its answer, and its scores on the samples: ``python -m tests.readme`` writes both anew.

The other rows of the table of scores were measured on articles that are not in the repository.
"""

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


_SCORES = re.compile(r"(?<=`cchc evaluate … --folds 5`\) \|)[^\n]+\|$", re.M)


def scores() -> str:
    """Cells of the samples' row: each article read with weights fitted to the others."""
    from corpus import Article, read
    from pipeline.evaluate import evaluate, read_gold
    from pipeline.gold.folds import held_out

    docs, gold_folder = ROOT / "corpus/samples/articles", ROOT / "corpus/samples/gold"
    gold = read_gold(gold_folder)
    articles = {a.id: a for a in read([docs]) if isinstance(a, Article) and a.id in gold}
    found = held_out(docs, gold_folder, articles, folds=5)
    measured = evaluate(gold, {id_: a.text for id_, a in articles.items()}, found).scores()
    quantity, claim, *named = (
        measured[kind]["f1"] for kind in ("quantity", "claim", "units", "officials", "documents")
    )
    return f" {_share(quantity)} | {claim:.2f} | {' / '.join(map(_share, named))} |"


def _share(f1: float) -> str:
    """Three decimals where two would say 1.00 of what is not."""
    return f"{f1:.2f}" if f1 == 1 or f1 < 0.985 else f"{f1:.3f}"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        told = answer(samples_into(Path(folder)))
    text = README.read_text(encoding="utf8")
    for name, content, language in (("query", QUERY.read_text(encoding="utf8"), "sql"), ("answer", told, "")):
        written = f"<!-- {name} -->\n```{language}\n{content}```\n<!-- /{name} -->"
        text = re.sub(_BLOCK.format(name), lambda _, new=written: new, text, flags=re.S)
    text, rows = _SCORES.subn(lambda _: scores(), text)
    assert rows == 1
    README.write_text(text, encoding="utf8")


if __name__ == "__main__":
    main()
