"""Recall and precision of finding copies, on copies planted among made articles, and articles a second.

    python -m benchmarks.copies [NUMBER] [--seed N]

Every article is made from a sample by changing names, figures and dates, so that each has many others of
its template, which are no copies. One in ten is copied as news sites do: another headline and byline, the
tail cut, a few words replaced, one figure mistyped. Prints recall by kind of copy, precision, and speed as
articles a second beside MinHash signatures alone, measured in the same run.
"""

from __future__ import annotations

import argparse
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import duckdb

from benchmarks.articles import generate
from corpus import Article
from pipeline.check import copies

SHARE = 10
"""One article in so many is copied."""
_WORD = re.compile(r"\w+")
_WORDS = ("việc", "địa phương", "công tác", "trong đó", "hiện nay", "thực hiện", "theo đó", "được")
_FIGURE = re.compile(r"\d{3,}|\d+,\d+")


def headline(article: Article, random: Random) -> Article:
    """Another headline and byline; the rest as it was."""
    body = article.text.partition("\n")[2] or article.text
    return replace(article, text=f"Cải cách hành chính: nhìn từ cơ sở\n{body}\nTheo Báo Cơ Sở, Ngọc Mai")


def tail(article: Article, random: Random) -> Article:
    """The last fifth to third cut."""
    return replace(article, text=article.text[: int(len(article.text) * random.uniform(2 / 3, 4 / 5))])


def words(article: Article, random: Random) -> Article:
    """Two words in a hundred replaced."""
    text = _WORD.sub(
        lambda match: random.choice(_WORDS) if match[0].isalpha() and random.random() < 0.02 else match[0],
        article.text,
    )
    return replace(article, text=text)


def figure(article: Article, random: Random) -> Article:
    """One figure mistyped."""
    found = list(_FIGURE.finditer(article.text))
    if not found:
        return article
    match = random.choice(found)
    digits = "".join(random.choice("123456789") if c.isdigit() else c for c in match[0])
    return replace(article, text=article.text[: match.start()] + digits + article.text[match.end() :])


def all_of_it(article: Article, random: Random) -> Article:
    """Headline, tail, words and figure at once."""
    return figure(words(tail(headline(article, random), random), random), random)


WAYS = (headline, tail, words, figure, all_of_it)


def planted(n: int, seed: int) -> Iterator[tuple[Article, str | None, str]]:
    """``n`` articles and the copies of some: each with the id of its original and how it was made."""
    random = Random(seed)
    for number, article in enumerate(generate(n, seed)):
        published = article.published or date(2020, 1, 1)
        article = replace(article, published=published)
        yield article, None, ""
        if number % SHARE == 0:
            way = WAYS[(number // SHARE) % len(WAYS)]
            later = published + timedelta(days=random.randint(0, 3))
            copy = replace(way(article, random), id=f"{article.id}-copy", published=later)
            yield copy, article.id, way.__name__


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("number", nargs="?", type=int, default=5_000)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE articles (article_id VARCHAR, published DATE, authority VARCHAR, text VARCHAR)"
    )
    connection.execute(
        "CREATE TABLE article_copies (article_id VARCHAR, original_id VARCHAR, similarity DOUBLE)"
    )
    truth: dict[str, tuple[str, str]] = {}
    rows = []
    for article, original, way in planted(given.number, given.seed):
        rows.append((article.id, article.published, None, article.text))
        if original is not None:
            truth[article.id] = original, way
    connection.executemany("INSERT INTO articles VALUES (?, ?, ?, ?)", rows)

    start = time.perf_counter()
    for row in rows:
        copies.signature(row[3])
    signing = time.perf_counter() - start
    start = time.perf_counter()
    copies.find(connection)
    finding = time.perf_counter() - start

    found = connection.execute("SELECT article_id, original_id FROM article_copies").fetchall()
    right = [copy for copy, original in found if {copy, original} in _pairs(truth, copy, original)]
    planted_so = Counter(way for _, way in truth.values())
    found_so = Counter(truth[copy][1] if copy in truth else truth[f"{copy}-copy"][1] for copy in right)
    for made in WAYS:
        name = made.__name__
        print(f"recall {name:10} {found_so[name] / max(1, planted_so[name]):.3f} of {planted_so[name]}")
    print(f"recall {'all':10} {len(right) / max(1, len(truth)):.3f} of {len(truth)}")
    print(f"precision         {len(right) / max(1, len(found)):.3f} of {len(found)}")
    print(
        f"speed             {len(rows) / finding:.0f} articles/s; {finding / signing:.2f} x signatures alone"
    )


def _pairs(truth: dict[str, tuple[str, str]], *ids: str) -> list[set[str]]:
    """The planted pairs that these articles are in: of a copy on the original's day, either may be first."""
    return [{id_, truth[id_][0]} for id_ in ids if id_ in truth]


if __name__ == "__main__":
    main()
