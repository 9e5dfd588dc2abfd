"""The engine ``ray``: files are parsed and chunks worked off on the nodes of a Ray cluster.

    inputs ─ Ray Data: parsed on the nodes, in order ─ this process: ids, what is known, chunks
           ─ Ray tasks: extracted on the nodes, parts written there ─ this process: outcomes

This process alone decides what is read twice and what need not be done, so that a run gives the same
records as on one machine. A task keeps worker processes of its own (``executors.Crew``): an article that
crashes or hangs is found and given up as anywhere else, and Ray has to deal with lost nodes only. Their
chunks are done again elsewhere; a part that was half written there does not count.

The cluster is that of the environment variable RAY_ADDRESS, else one is started on this machine and
ended with the run. Every node needs this package in the same version.
"""

from __future__ import annotations

import atexit
import os
import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from itertools import groupby
from typing import Any

from corpus.packed import Opened
from corpus.reader import distinct, parse
from corpus.sources import Source, expand
from corpus.urls import is_url
from pipeline.engines import Engine, NoEngine
from pipeline.executors import Crew, Outcome, Outcomes, WorkersFailed
from pipeline.identity import rules_version
from pipeline.job import Chunk, Job
from pipeline.records import Article, Reject

_LOST = 5
"""Times that a chunk is done again when the node or the Ray worker that has it is lost."""
_FILES = 32
"""Files that one reading task parses."""
_MEMBERS = 256
_CHARACTERS = 1_000_000
"""Articles, or characters, that travel together."""
_TASKS = 10_000
"""Reading tasks at most; with more files each parses more."""


@contextmanager
def connected(workers: int | None) -> Iterator[Engine]:
    """The engine, for as long as this process is connected to the cluster."""
    # Nothing of a run is told to anybody.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    # And only what goes wrong is told here.
    os.environ.setdefault("RAY_DATA_LOG_LEVEL", "ERROR")
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise NoEngine("the engine ray is not installed: pip install 'cchc[ray]'") from error
    ours = not ray.is_initialized()
    if ours:
        _connect(ray, workers)
    try:
        yield Engine(workers or _cores(ray), partial(_execute, ray, workers), partial(_read, ray))
    finally:
        if ours:
            ray.shutdown()


def _cores(ray: Any) -> int:
    return max(1, int(ray.cluster_resources().get("CPU", 1)))


def _connect(ray: Any, workers: int | None) -> None:
    address = os.environ.get("RAY_ADDRESS")
    # A cluster that is there has its cores.
    size = {} if address else {"num_cpus": workers, "include_dashboard": False}
    try:
        ray.init(address or "local", log_to_driver=False, logging_level="ERROR", **size)
    except Exception as error:
        raise WorkersFailed(f"no Ray cluster at {address or 'this machine'}: {_first_line(error)}") from error


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]


def _read(
    ray: Any, inputs: Iterable[str], not_after: date | None, on_open: Opened
) -> Iterator[Article | Reject]:
    """As ``corpus.read``. What is named by a URL is parsed on the nodes; paths are known here only."""

    def found() -> Iterator[Article | Reject]:
        for remote, sources in groupby(expand(inputs), lambda source: is_url(source.path)):
            if remote:
                yield from _parsed(ray, list(sources), not_after)
            else:
                for source in sources:
                    yield from parse(source, not_after=not_after, on_open=on_open)

    return distinct(found())


def _parsed(ray: Any, sources: list[Source | Reject], not_after: date | None) -> Iterator[Article | Reject]:
    """The articles of the files, which the nodes parse side by side, in the order of the files."""
    size = max(_FILES, len(sources) // _TASKS + 1)
    groups = [{"sources": pickle.dumps(sources[at : at + size])} for at in range(0, len(sources), size)]
    with _settings(ray):
        dataset = ray.data.from_items(groups, override_num_blocks=len(groups))
        dataset = dataset.flat_map(partial(_parse, not_after=not_after))
    try:
        for row in dataset.iter_rows():
            yield from pickle.loads(row["found"])
    except ray.exceptions.RayError as error:
        raise WorkersFailed(f"files cannot be read on the cluster: {_first_line(error)}") from error


@contextmanager
def _settings(ray: Any) -> Iterator[None]:
    """What Ray Data does is ordered and quiet; a reader that waits for work to be done is no fault."""
    context = ray.data.DataContext.get_current().copy()
    context.execution_options.preserve_order = True
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.execution_no_progress_timeout_s = -1
    with ray.data.DataContext.current(context):
        yield


def _parse(row: dict[str, bytes], not_after: date | None) -> Iterator[dict[str, bytes]]:
    """On a node: articles and rejects of some files, a handful at a time."""
    found: list[Article | Reject] = []
    characters = 0
    for source in pickle.loads(row["sources"]):
        for item in parse(source, not_after=not_after):
            found.append(item)
            characters += len(item.text) if isinstance(item, Article) else 0
            if len(found) >= _MEMBERS or characters >= _CHARACTERS:
                yield {"found": pickle.dumps(found)}
                found, characters = [], 0
    if found:
        yield {"found": pickle.dumps(found)}


def _execute(ray: Any, workers: int | None, chunks: Iterable[Chunk], job: Job) -> Outcomes:
    """Each chunk is a task. Ray gives it to another node when it loses one, up to a bound."""
    work = ray.remote(num_cpus=1, max_retries=_LOST)(_work)
    shared, rules = ray.put(job), rules_version()
    source = iter(chunks)
    under_way: list[Any] = []
    more = True
    try:
        while more or under_way:
            # Two for each core: the next chunk is there when one is done. The cluster may grow.
            room = workers or 2 * _cores(ray)
            while more and len(under_way) < room:
                chunk = next(source, None)
                if chunk is None:
                    more = False
                else:
                    under_way.append(work.remote(shared, rules, chunk))
                if under_way and ray.wait(under_way, timeout=0)[0]:
                    break
            ready, under_way = ray.wait(under_way, timeout=1.0) if under_way else ([], [])
            for reference in ready:
                yield from _outcomes(ray, reference)
    finally:
        # Not by force: Ray ends this process when a task that it has just killed turns out to be done.
        for reference in under_way:
            with suppress(Exception):
                ray.cancel(reference)


def _outcomes(ray: Any, reference: Any) -> list[Outcome]:
    try:
        outcomes: list[Outcome] | str = ray.get(reference)
    except ray.exceptions.RayError as error:
        raise WorkersFailed(f"work on the cluster was lost again and again: {_first_line(error)}") from error
    if isinstance(outcomes, str):
        raise WorkersFailed(outcomes)
    return outcomes


_crews: dict[Job, Crew] = {}
"""Of a Ray worker, which does many tasks one after the other: its one crew, for the job at hand."""


def _work(job: Job, rules: str, chunk: Chunk) -> list[Outcome] | str:
    """On a node: the outcomes of a chunk, or why no work can be done there."""
    try:
        if rules_version() != rules:
            return f"{os.uname().nodename} has another version of cchc: install the same on every node"
        if job not in _crews:
            _end()
            _crews[job] = Crew(job, 1)
        return list(_crews[job].work([chunk]))
    except (WorkersFailed, OSError) as error:
        _end()
        return str(error)
    except KeyboardInterrupt:
        # Cancelled: the crew is in the middle of a chunk that nobody waits for.
        _end()
        raise


@atexit.register
def _end() -> None:
    while _crews:
        _crews.popitem()[1].end()
