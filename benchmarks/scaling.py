"""Two workers against one, text to Parquet, start of the workers not counted.

python -m benchmarks.scaling INPUT... [--characters N]
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from benchmarks.throughput import repeated
from pipeline.executors import spawned
from pipeline.identity import rules_version
from pipeline.job import Done, chunked
from pipeline.parts import PartsJob
from pipeline.records import Article


def seconds(articles: list[Article], workers: int) -> float:
    """From the first finished chunk to the last, scaled to all of them."""
    numbers = iter(range(1_000_000))
    with tempfile.TemporaryDirectory() as folder:
        job = PartsJob(3600.0, parts=Path(folder), rules_version=rules_version())
        outcomes = spawned(chunked(articles, lambda: f"{next(numbers):08d}"), job, workers)
        finished = [(time.perf_counter(), done.characters) for done in outcomes if isinstance(done, Done)]
    # The first round of chunks waits for the workers to start.
    begin, rest = finished[workers - 1][0], finished[workers:]
    if not rest:
        raise SystemExit("too few articles: give more --characters")
    total = sum(count for _, count in finished)
    return (rest[-1][0] - begin) * total / sum(count for _, count in rest)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--characters", type=int, default=6_000_000)
    given = parser.parse_args()
    articles = repeated(given.inputs, given.characters)
    characters = sum(len(article.text) for article in articles)
    one, two = seconds(articles, 1), seconds(articles, 2)
    print(f"one worker    {characters / one:12,.0f} characters/s")
    print(f"two workers   {characters / two:12,.0f} characters/s")
    print(f"ratio         {one / two:12.2f}")


if __name__ == "__main__":
    main()
