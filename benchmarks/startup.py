"""Time to the command line's help and to the first article in a fresh process.

    python -m benchmarks.startup [--times N]

The median of N, against an empty Python and against importing underthesea.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time

_ARTICLE = (
    "from pipeline.extract import extract; from pipeline.records import Article; "
    "assert extract(Article('a', 'Quý I năm 2023, quận Ninh Kiều đã giải quyết 12/20 hồ sơ.')).claims"
)
COMMANDS = {
    "python": ["-c", "pass"],
    "import underthesea": ["-c", "import underthesea"],
    "cchc --help": ["-m", "cchc", "--help"],
    "first article": ["-c", _ARTICLE],
}


def seconds(command: list[str]) -> float:
    clock = time.perf_counter()
    subprocess.run([sys.executable, *command], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - clock


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    # In turn, so that a machine that slows down slows all.
    runs = [[seconds(command) for command in COMMANDS.values()] for _ in range(times)]
    medians = [statistics.median(column) for column in zip(*runs, strict=True)]
    print(f"{'':20} {'seconds':>8} {'÷ python':>9} {'÷ underthesea':>14}")
    for name, median in zip(COMMANDS, medians, strict=True):
        print(f"{name:20} {median:8.2f} {median / medians[0]:9.1f} {median / medians[1]:14.2f}")


if __name__ == "__main__":
    main()
