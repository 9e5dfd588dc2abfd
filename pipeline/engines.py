"""What a run is done with: this process, processes on this machine, or a Ray cluster."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial

from corpus.packed import Opened
from pipeline.executors import Outcomes, in_process, spawned
from pipeline.job import Chunk, Job
from pipeline.records import Article, Reject


class EngineName(StrEnum):
    """The engines there are."""

    local = "local"
    processes = "processes"
    ray = "ray"


class NoEngine(RuntimeError):
    """The engine is not installed."""


def _read(inputs: Iterable[str], not_after: date | None, on_open: Opened) -> Iterator[Article | Reject]:
    from corpus import read

    return read(inputs, not_after=not_after, on_open=on_open)


@dataclass(frozen=True, slots=True)
class Engine:
    """One way to get a run done; all give the same records and the same rejects."""

    workers: int
    """How many articles are worked on at once."""
    execute: Callable[[Iterable[Chunk], Job], Outcomes]
    """The outcomes of all chunks, in any order. Raises ``WorkersFailed``. Close it if not read to its end."""
    read: Callable[[Iterable[str], date | None, Opened], Iterator[Article | Reject]] = _read
    """As ``corpus.read``: inputs, the last day allowed, and who is told of the files read here."""


@contextmanager
def engine(name: str | None = None, workers: int | None = None) -> Iterator[Engine]:
    """The engine of that name; without one it is processes, or this process where one worker is asked for.

    ``workers``: by default one for each core, of the machine or of the cluster. Raises ``NoEngine``, and
    ``WorkersFailed`` when a cluster cannot be reached.
    """
    if name == EngineName.ray:
        from pipeline.cluster import connected

        with connected(workers) as on_cluster:
            yield on_cluster
        return
    count = workers or os.cpu_count() or 1
    if name == EngineName.local or (name is None and count == 1):
        yield Engine(1, in_process)
    else:
        yield Engine(count, partial(spawned, workers=count))
