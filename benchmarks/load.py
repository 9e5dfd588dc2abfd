"""Claims per second from Parquet parts into DuckDB, against a plain copy without any key.

    python -m benchmarks.load [--claims N]

The load is the real one: all tables, keys and foreign keys, the swap of the file. The peer copies
the same claims from the same Parquet files into a table without constraints. Then one part is loaded
again into the full database, as a nightly run does.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import duckdb

from pipeline.load import Run, load
from pipeline.parts import Part, PartRows
from pipeline.records import Article, Claim, Extraction

_CLAIMS_PER_ARTICLE = 12
_ARTICLES_PER_PART = 2_000


def generated(folder: Path, claims: int) -> list[Part]:
    """Parts with that many claims, a dozen an article, as many as reports have."""
    from decimal import Decimal

    line = "Đến hết quý III, đơn vị đã giải quyết đúng hạn {0}/{1} hồ sơ, đạt tỷ lệ cao so với cùng kỳ."
    parts = []
    rows = None
    for number in range(claims // _CLAIMS_PER_ARTICLE):
        if rows is None:
            rows = PartRows(f"{number:08d}", "r")
        sentences = [line.format(number % 900 + n, number % 900 + 40) for n in range(_CLAIMS_PER_ARTICLE)]
        text = "\n".join(sentences)
        bounds, at = [], 0
        found = []
        for n, sentence in enumerate(sentences):
            bounds.append((at, at + len(sentence)))
            quote = f"{number % 900 + n}/{number % 900 + 40} hồ sơ"
            start = at + sentence.index(quote)
            found.append(_claim(start, quote, n, Decimal(number % 900 + n), Decimal(number % 900 + 40)))
            at += len(sentence) + 1
        article = Article(f"article-{number}", text, f"Tin {number}", None, f"https://example.org/{number}")
        rows.add(Extraction(article, claims=tuple(found), sentences=tuple(bounds)))
        if rows.count("articles") == _ARTICLES_PER_PART:
            parts.append(rows.write(folder))
            rows = None
    if rows is not None:
        parts.append(rows.write(folder))
    return parts


def _claim(start: int, quote: str, sentence: int, value: object, denominator: object) -> Claim:
    template = Claim(
        start=start,
        end=start + len(quote),
        quote=quote,
        kind="ratio",
        value=None,
        high=None,
        denominator=None,
        unit="hồ sơ",
        cmp="=",
        indicator="dossiers_on_time",
        component=None,
        subject="quận Ninh Kiều, Cần Thơ",
        subject_code="916",
        scope=None,
        period=None,
        status="actual",
        value_text=quote.split()[0],
        sentence_no=sentence,
    )
    return replace(template, value=value, denominator=denominator)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, default=1_000_000)
    given = parser.parse_args()
    now = datetime(2024, 1, 1)
    run = Run(now, now, ("generated",), "0", "r", 1, 0, 0, 0, 1.0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = generated(folder / "parts", given.claims)
        claims = sum(part.rows["claims"] for part in parts)
        clock = time.perf_counter()
        load(folder / "facts.duckdb", parts, run)
        ours = time.perf_counter() - clock
        clock = time.perf_counter()
        load(folder / "facts.duckdb", parts[:1], run)
        again = time.perf_counter() - clock
        paths = [str(path) for part in parts if (path := part.file("claims"))]
        clock = time.perf_counter()
        with duckdb.connect(str(folder / "plain.duckdb")) as connection:
            connection.execute("CREATE TABLE claims AS FROM read_parquet(?)", [paths])
        theirs = time.perf_counter() - clock
    print(f"claims {claims:,} in {len(parts)} parts")
    print(f"load                    {claims / ours:12,.0f} claims/s")
    print(f"copy without any key    {claims / theirs:12,.0f} claims/s")
    print(f"ratio                   {theirs / ours:12.2f}")
    print(f"{parts[0].rows['claims']:,} claims replaced   {again:12.2f} s")


if __name__ == "__main__":
    main()
