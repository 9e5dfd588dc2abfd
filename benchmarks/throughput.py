"""Text to Parquet on one core, against underthesea's word segmentation of the same text in the same run.

    python -m benchmarks.throughput INPUT... [--characters N]

Prints characters per second of processor time of both and their ratio. The articles are repeated until
there are N characters (1,000,000 by default), so that a few samples suffice. Each repetition has a word
of its own: nothing is gained by remembering whole texts. The samples hold several times as many figures
as news does: give other INPUT to see what those cost.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from underthesea import sent_tokenize, word_tokenize

from corpus import read
from pipeline.executors import in_process
from pipeline.identity import rules_version
from pipeline.job import Done, chunked
from pipeline.parts import PartsJob
from pipeline.records import Article


def repeated(inputs: list[str], characters: int) -> list[Article]:
    """Articles of the inputs, again and again up to that many characters."""
    articles = [article for article in read(inputs) if isinstance(article, Article)]
    if not articles:
        raise SystemExit(f"no article in {', '.join(inputs)}")
    chosen: list[Article] = []
    while characters > 0:
        for article in articles:
            number = len(chosen)
            chosen.append(
                replace(article, id=f"{article.id}-{number}", text=f"{article.text}\nBài {number}.")
            )
            characters -= len(article.text)
            if characters <= 0:
                break
    return chosen


def text_to_parquet(articles: list[Article]) -> float:
    """Seconds from text to complete parts, one process."""
    numbers = iter(range(1_000_000))
    with tempfile.TemporaryDirectory() as folder:
        job = PartsJob(3600.0, parts=Path(folder), rules_version=rules_version())
        job.warm()
        clock = time.process_time()
        done = 0
        for outcome in in_process(chunked(articles, lambda: f"{next(numbers):08d}"), job):
            done += outcome.articles if isinstance(outcome, Done) else 0
        seconds = time.process_time() - clock
    if done != len(articles):
        raise SystemExit(f"only {done} of {len(articles)} articles were extracted")
    return seconds


def peer(articles: list[Article]) -> float:
    """Seconds of underthesea: word_tokenize sentence by sentence; splitting is not counted."""
    word_tokenize("Tính đến ngày 15/6, huyện đã giải quyết 2/3 hồ sơ.")
    sentences = list(_sentences(articles))
    clock = time.process_time()
    for sentence in sentences:
        word_tokenize(sentence)
    return time.process_time() - clock


def _sentences(articles: list[Article]) -> Iterator[str]:
    for article in articles:
        for line in article.text.splitlines():
            yield from sent_tokenize(line)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--characters", type=int, default=1_000_000)
    given = parser.parse_args()
    articles = repeated(given.inputs, given.characters)
    characters = sum(len(article.text) for article in articles)
    # Halves in turn, so that a machine that slows down slows both.
    ours = theirs = 0.0
    for half in (articles[::2], articles[1::2]):
        ours += text_to_parquet(half)
        theirs += peer(half)
    print(f"articles {len(articles)}, characters {characters}")
    print(f"text to Parquet             {characters / ours:12,.0f} characters/s")
    print(f"underthesea.word_tokenize   {characters / theirs:12,.0f} characters/s")
    print(f"ratio                       {theirs / ours:12.2f}")


if __name__ == "__main__":
    main()
