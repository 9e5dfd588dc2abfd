"""Seconds of a whole run, articles to database, by engine: the table of docs/scale.md.

    python -m benchmarks.engines [MORE...] [--articles 5000 50000] [--engines local processes ray]

Each run is a command of its own, as an operator would give it, over generated articles in 16 JSONL files;
MORE are articles to start from besides the samples (``benchmarks.articles``). Ray gets them by URL, so that
its tasks read them, and starts its cluster within the time measured.
Prints one row for each run: all seconds, those of reading and extraction, those of the load, the largest
memory of all processes together and the size of the database. First what the cost model needs besides: how
many articles a second one core parses, how many pass through the process that directs a Ray run, and the
size of their parts. Last what follows for 100 million articles on a cluster.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benchmarks.articles import generate, write
from corpus import Article, read
from corpus.reader import distinct
from pipeline.executors import in_process
from pipeline.identity import content_hash, rules_version
from pipeline.job import chunked
from pipeline.parts import PartsJob

_FILES = 16
_PROJECTED = 100_000_000
_CORES = 16
_FETCHED = 250e6
"""Bytes a second from storage to the machine of the database: an assumption, 2 Gbit/s."""


def written(folder: Path, articles: int, more: list[str]) -> int:
    """Generated articles in files; the number of their characters."""
    folder.mkdir()
    source = generate(articles, more=more)
    characters = 0
    for number in range(_FILES):
        size = articles // _FILES + (number < articles % _FILES)
        some = list(islice(source, size))
        characters += sum(len(article.text) for article in some)
        write(some, folder / f"{number:02}.jsonl")
    return characters


def measured(inputs: Path, db: Path, engine: str, workers: int) -> tuple[float, dict[str, float], float]:
    """Seconds of the command, its own summary, and the most memory in MB that its processes held."""
    given = f"file://{inputs}" if engine == "ray" else str(inputs)
    command = [sys.executable, "-m", "cchc", "run", given, "--db", str(db), "--json"]
    command += ["--engine", engine, "--workers", str(workers)]
    clock = time.perf_counter()
    run = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    most = 0.0
    while run.poll() is None:
        most = max(most, _memory(run.pid))
        time.sleep(0.5)
    seconds = time.perf_counter() - clock
    assert run.stdout is not None
    if run.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}")
    return seconds, json.loads(run.stdout.read()), most


@dataclass(frozen=True, slots=True)
class Costs:
    """What the projection starts from, all measured: articles a second, and bytes an article."""

    directed: float
    """By the one process of a Ray run that all articles pass through."""
    part_bytes: float
    extracted: float
    """By one core, parsing included."""
    loaded: float


def projection(costs: Costs, articles: int, cores: int) -> tuple[float, float, float, float]:
    """Seconds of extraction on so many cores, of directing beside it, of fetching parts, and of the load."""
    return (
        articles / (costs.extracted * cores),
        articles / costs.directed,
        articles * costs.part_bytes / _FETCHED,
        articles / costs.loaded,
    )


def project(costs: Costs) -> None:
    """The hours of 100 million articles; extraction and directing go on side by side."""
    print(f"\n| nodes of {_CORES} cores | extraction, h | directing, h | fetching, h | load, h | all, h |")
    print("|---:|---:|---:|---:|---:|---:|")
    for nodes in (1, 4, 16, 64):
        hours = [seconds / 3600 for seconds in projection(costs, _PROJECTED, nodes * _CORES)]
        everything = max(hours[0], hours[1]) + hours[2] + hours[3]
        print(f"| {nodes} | {' | '.join(f'{each:.1f}' for each in (*hours, everything))} |")


def alone(articles: int, more: list[str]) -> tuple[float, float]:
    """Articles a second of the directing process, and bytes of an article's part.

    Also prints what one core parses, and what is sent to the nodes.
    """
    with tempfile.TemporaryDirectory() as name:
        written(Path(name) / "articles", articles, more)
        clock = time.perf_counter()
        found = list(read([f"{name}/articles"]))
        parsing = time.perf_counter() - clock
        groups = [pickle.dumps(found[at : at + 256]) for at in range(0, articles, 256)]
        numbers = iter(range(articles))
        clock = time.perf_counter()
        known: set[bytes] = set()
        arrived = distinct(item for group in groups for item in pickle.loads(group))
        new = (item for item in arrived if isinstance(item, Article) and content_hash(item) not in known)
        sent = [pickle.dumps(chunk) for chunk in chunked(new, lambda: f"{next(numbers):08d}")]
        directing = time.perf_counter() - clock
        job = PartsJob(3600.0, parts=Path(name) / "parts", rules_version=rules_version())
        for _ in in_process([pickle.loads(chunk) for chunk in sent], job):
            pass
        size = sum(file.stat().st_size for file in (Path(name) / "parts").rglob("*") if file.is_file())
    print(f"parsed by one core           {articles / parsing:10,.0f} articles/s")
    print(f"directed by one process      {articles / directing:10,.0f} articles/s")
    print(f"parts                        {size / articles:10,.0f} bytes an article")
    sending = sum(map(len, sent)) / articles
    print(f"sent to the nodes            {sending:10,.0f} bytes an article\n", flush=True)
    return articles / directing, size / articles


def _memory(pid: int) -> float:
    """MB of a process and those below it, what they share counted once each (PSS)."""
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return 0.0
    own = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own / 1024 + sum(_memory(int(child)) for child in children)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("more", nargs="*", metavar="MORE")
    parser.add_argument("--articles", type=int, nargs="+", default=[5_000, 50_000])
    parser.add_argument("--engines", nargs="+", default=["local", "processes", "ray"])
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    directed, part_bytes = alone(2_000, given.more)
    costs = None
    headings = ("articles", "engine", "seconds", "extraction", "load", "articles/s", "characters/s")
    print(f"| {' | '.join(headings)} | memory, MB | database, MB | load average |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|---:|---:|", flush=True)
    for count in given.articles:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            characters = written(folder / "articles", count, given.more)
            for engine in given.engines:
                before = os.getloadavg()[0]
                db = folder / f"{engine}.duckdb"
                seconds, summary, memory = measured(folder / "articles", db, engine, given.workers)
                extraction, load = summary["seconds"], summary["load_seconds"]
                workers = 1 if engine == "local" else given.workers
                costs = Costs(directed, part_bytes, count / extraction / workers, count / load)
                rates = f"{count / seconds:.0f} | {characters / seconds:,.0f}"
                print(
                    f"| {count:,} | {engine} | {seconds:.0f} | {extraction:.0f} | {load:.1f} | {rates} "
                    f"| {memory:,.0f} | {db.stat().st_size / 1e6:,.0f} | {before:.1f} |",
                    flush=True,
                )
    if costs is not None:
        # Of the last run: the most articles, on the engine named last.
        project(costs)


if __name__ == "__main__":
    main()
