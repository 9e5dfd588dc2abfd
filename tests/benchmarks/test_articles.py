"""Generated articles: different from one another, the same every time, and read like reports."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from benchmarks.articles import generate, write
from corpus import Article, read


def test_articles_differ_and_come_again() -> None:
    first, again = list(generate(120)), list(generate(120))
    assert first == again
    assert len({article.text for article in first}) == 120
    assert len({article.id for article in first}) == 120
    assert next(generate(1, seed=1)).text != first[0].text
    # None is made before it is asked for.
    assert len(list(islice(generate(10**9), 2))) == 2


def test_they_are_read_as_they_were_made(tmp_path: Path) -> None:
    made = list(generate(40))
    path = tmp_path / "articles.jsonl.zst"
    write(iter(made), path)
    found = [item for item in read([path]) if isinstance(item, Article)]
    assert [(a.id, a.text, a.published) for a in found] == [(a.id, a.text, a.published) for a in made]
