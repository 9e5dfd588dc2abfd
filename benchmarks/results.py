"""Runs the benchmarks and keeps what they print in RESULTS.md, with machine, versions and commands.

    python -m benchmarks.results INPUT [--quick]

``--quick`` takes smaller sizes: minutes instead of half an hour. A benchmark that fails is reported at
the end, and the others are kept.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
_PACKAGES = ("duckdb", "pyarrow", "regex", "spacy", "underthesea")
_HEAD = """# Results

What `make bench` measured last. Ratios compare with a peer measured in the same run; absolute figures
are those of the machine below. What a benchmark measures and how is told in its own file.

| bar | where |
|---|---|
| text to Parquet ÷ `underthesea.word_tokenize` at least 1.0, goal 3.0 | `benchmarks.throughput` |
| two workers at least 1.7 times one | `benchmarks.scaling` |
| cost of a character the same in articles of 1 KB and 1 MB | `benchmarks.length` |
| peak memory of 100,000 articles at most 1.3 times that of 5,000 | `benchmarks.memory` |
| load at least 200,000 claims a second | `benchmarks.load` |
| help in less than 0.5 s, first article in less than 3 s | `benchmarks.startup` |
| twice the hostile text in about twice the time | `benchmarks.hostile` |
"""


def commands(given: str, quick: bool) -> list[list[str]]:
    return [
        ["benchmarks.startup"],
        ["benchmarks.throughput", given],
        ["benchmarks.scaling", given, *(["--characters", "3000000"] if quick else [])],
        ["benchmarks.length", given],
        ["benchmarks.extractors", given],
        ["benchmarks.hostile", *(["--characters", "20000"] if quick else [])],
        ["benchmarks.load", *(["--claims", "200000"] if quick else [])],
        ["benchmarks.memory", given, *(["--few", "1000", "--many", "5000"] if quick else [])],
    ]


def machine() -> str:
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2] for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0].strip() if names else model
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB, {platform.system()} {platform.release()}"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("input")
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    pages = [
        _HEAD,
        f"- {machine()}\n- Python {platform.python_version()}, {packages}\n"
        f"- begun {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load of the machine {os.getloadavg()[0]:.1f}\n",
    ]
    failed = []
    for command in commands(given.input, given.quick):
        print("python -m", *command, flush=True)
        clock = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", *command], stdout=subprocess.PIPE, text=True)
        print(done.stdout, flush=True)
        if done.returncode:
            failed.append(command[0])
            continue
        seconds = time.perf_counter() - clock
        pages.append(
            f"## `python -m {' '.join(command)}`\n\n```text\n{done.stdout.rstrip()}\n```\n{seconds:.0f} s\n"
        )
        RESULTS.write_text("\n".join(pages), encoding="utf8")
    if failed:
        raise SystemExit(f"failed: {', '.join(failed)}")


if __name__ == "__main__":
    main()
