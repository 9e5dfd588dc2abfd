"""Peak memory of ``cchc run`` over few and over many generated articles.

    python -m benchmarks.memory [MORE...] [--few N] [--many N] [--workers N]

MORE are articles to start from besides the samples (``benchmarks.articles``). The peak is that of the whole
family of processes' largest member and of the command itself, as the system counts it (``ru_maxrss``). The
load is part of the run.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.articles import generate, write

_RUN = """
import json, resource, sys, time
from pipeline.run import run
if __name__ == "__main__":
    clock = time.perf_counter()
    summary = run([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]))
    seconds = time.perf_counter() - clock
    counts = [summary.extracted, summary.claims, summary.characters, seconds, summary.load_seconds]
    of = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    print(json.dumps(counts + [resource.getrusage(who).ru_maxrss / 1024 for who in of]))
"""


def measured(articles: int, workers: int, more: list[str]) -> list[float]:
    """Articles, claims, characters, seconds, those of the load, and peaks in MB: command, largest worker."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(generate(articles, more=more), folder / "articles.jsonl.zst")
        script = folder / "measured_run.py"
        script.write_text(_RUN, encoding="utf8")
        done = subprocess.run(
            [sys.executable, script, folder / "articles.jsonl.zst", folder / "facts.duckdb", str(workers)],
            stdout=subprocess.PIPE,
            text=True,
            check=True,
            env={"PYTHONPATH": str(Path(__file__).parent.parent)},
        )
        numbers: list[float] = json.loads(done.stdout.splitlines()[-1])
        return numbers


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("more", nargs="*", metavar="MORE")
    parser.add_argument("--few", type=int, default=5_000)
    parser.add_argument("--many", type=int, default=100_000)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    peaks = []
    for number in (given.few, given.many):
        articles, claims, characters, seconds, load, own, worker = measured(number, given.workers, given.more)
        peaks.append((own, worker))
        print(
            f"{articles:9,.0f} articles  {claims:9,.0f} claims  {characters / 1e6:7.1f} M characters"
            f"  {seconds:7.1f} s (load {load:.1f} s)  command {own:6.0f} MB  worker {worker:6.0f} MB",
            flush=True,
        )
    (few, few_worker), (many, many_worker) = peaks
    print(f"ratio of the command  {many / few:6.2f}")
    print(f"ratio of a worker     {many_worker / few_worker:6.2f}")
    together = (many + given.workers * many_worker) / (few + given.workers * few_worker)
    print(f"ratio together        {together:6.2f}")


if __name__ == "__main__":
    main()
