"""Time of extraction on hostile text at two lengths: the ratio is about 2 where cost is linear.

python -m benchmarks.hostile [--characters N]
"""

from __future__ import annotations

import argparse
import time

from pipeline.extract import extract
from pipeline.records import Article

PATTERNS = {
    "digits": "1234567890",
    "numbers": "12.345 ",
    "slashes": "1/2/3/4/",
    "percent": "12,5% ",
    "brackets": "(1 (2) ((",
    "spaces": " \t ",
    "lines": "1\n",
    "capitals": "Nguyễn Văn Hòa ",
    "units": "huyện Bình Hòa, xã Hòa Bình, ",
    "documents": "16/KH-UBND ngày 1/1/2020 ",
    "titles": "Phó Chủ tịch UBND huyện ",
    "ranks": "thứ nhất, thứ 2/63, ",
    "figures": "đạt 98% hồ sơ đúng hạn, 12 hồ sơ quá hạn, ",
    "counts": "5 hồ sơ, ",
    "dates": "ngày 01/7 đến 30/9/2025, quý I năm 2024, ",
    "list": "huyện Mai Châu 12%; huyện Kim Bôi 13%; ",
    "table": "| 1 | huyện Mai Châu | 88,5 | 3 |\n",
    "quotes": "“'\"",
    "dots": ".",
    "commas": ",",
    "points": "....,,,,",
    "slash": "/",
    "nines": "9",
    "blanks": " ",
    "newlines": "\n",
    "open": "(",
    "close": ")",
    "square": "[[1]",
    "quote": "“",
    "words": "hai mươi mốt nghìn ba trăm linh năm ",
    "halves": "một phần hai ",
    "unit": "huyện ",
    "name": "Hòa Bình ",
    "level": "xã, phường, thị trấn, ",
    "marks": "a\u0301\u0323",
    "hyphens": "1-2-3–",
    "bars": "| ",
    "letters": "ơ",
    "ratio": "12/54 ",
    "sum": "trong đó 12 hồ sơ, ",
    "change": "tăng 2,5% so với cùng kỳ, ",
}


def seconds(text: str) -> float:
    started = time.process_time()
    extract(Article("a", text))
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--characters", type=int, default=100_000)
    length = parser.parse_args().characters
    extract(Article("warm", "Huyện Mai Châu đạt 98% hồ sơ đúng hạn năm 2020."))
    print(f"{'text':10} {'seconds':>8} {'ratio':>6}   ({length} characters against {length // 2})")
    for name, piece in PATTERNS.items():
        half = seconds((piece * length)[: length // 2])
        whole = seconds((piece * length)[:length])
        print(f"{name:10} {whole:8.2f} {whole / half:6.2f}", flush=True)


if __name__ == "__main__":
    main()
