"""Cost of a character in articles of 1 KB, 30 KB and 1 MB: the same where nothing grows with length.

python -m benchmarks.length INPUT... [--characters N]
"""

from __future__ import annotations

import argparse
import time

from benchmarks.throughput import repeated
from pipeline.extract import extract
from pipeline.records import Article

LENGTHS = (1_000, 30_000, 1_000_000)


def cut(articles: list[Article], length: int) -> list[Article]:
    """The same text in pieces of about that length, cut at line ends."""
    pieces: list[Article] = []
    lines: list[str] = []
    size = 0
    for line in (line for article in articles for line in article.text.splitlines(keepends=True)):
        lines.append(line)
        size += len(line)
        if size >= length:
            pieces.append(Article(str(len(pieces)), "".join(lines)))
            lines, size = [], 0
    return [*pieces, Article(str(len(pieces)), "".join(lines))]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--characters", type=int, default=1_000_000)
    given = parser.parse_args()
    articles = repeated(given.inputs, given.characters)
    extract(articles[0])
    shortest = 0.0
    print(f"{'characters each':>15} {'articles':>9} {'characters/s':>13} {'÷ the shortest':>15}")
    for length in LENGTHS:
        pieces = cut(articles, length)
        started = time.process_time()
        for piece in pieces:
            extract(piece)
        rate = sum(len(piece.text) for piece in pieces) / (time.process_time() - started)
        shortest = shortest or rate
        print(f"{length:15,} {len(pieces):9,} {rate:13,.0f} {rate / shortest:15.2f}", flush=True)


if __name__ == "__main__":
    main()
