"""A database of a million claims for the benchmarks that ask questions of one.

    python -m benchmarks.big DB [--claims N]

Real extractions of generated articles, each stored many times under other ids: the numbers of claims,
units and periods are those of a large collection, the texts repeat.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from benchmarks.articles import generate
from pipeline.extract import extract
from pipeline.load import Run, load
from pipeline.parts import Part, PartRows
from pipeline.records import Extraction

_DIFFERENT = 2_000
"""Articles that are really extracted."""
_PER_PART = 2_000


def build(db: Path, claims: int = 1_000_000) -> None:
    """Make the database; it takes some minutes."""
    different = [extract(article) for article in generate(_DIFFERENT)]
    with tempfile.TemporaryDirectory(dir=db.parent) as folder:
        now = datetime(2026, 1, 1)
        parts = list(_parts(Path(folder), different, claims))
        load(db, parts, Run(now, now, ("generated",), "0", "r", 1, 0, 0, 0, 0.0))


def _parts(folder: Path, different: list[Extraction], claims: int) -> Iterator[Part]:
    number = made = 0
    rows = PartRows("00000000", "r")
    while made < claims:
        extraction = different[number % len(different)]
        article = extraction.article
        rows.add(replace(extraction, article=replace(article, id=f"{article.id}-{number}")))
        made += len(extraction.claims)
        number += 1
        if rows.count("articles") == _PER_PART:
            yield rows.write(folder)
            rows = PartRows(f"{number:08d}", "r")
    if rows.count("articles"):
        yield rows.write(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("db", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    arguments = parser.parse_args()
    build(arguments.db, arguments.claims)


if __name__ == "__main__":
    main()
