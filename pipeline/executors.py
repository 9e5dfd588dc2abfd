"""Where chunks are worked off: in this process, or in spawned ones that may die without harm.

Both give the same outcomes for the same chunks, in any order. A worker that dies takes nothing with
it: the article that it was at is tried once more alone and given up when it ends a second worker;
the others of its chunk are done by the next one. An article that outstays its time is given up at
once. On Ray (``pipeline.cluster``) every node has such processes of its own.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import Counter, deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from pipeline.job import CRASHED, TIMEOUT, Chunk, Done, Failed, Job

Outcome = Done | Failed
Outcomes = Generator[Outcome, None, None]
_GRACE = 5.0
"""Seconds past the time limit before a worker that its own alarm did not stop is killed."""
_STARTS = 3
"""Workers that may die in a row before they were ready."""


class WorkersFailed(RuntimeError):
    """Work cannot go on: workers do not start, or cannot write. What is complete stays complete."""


def execute(chunks: Iterable[Chunk], job: Job, workers: int) -> Outcomes:
    """The outcomes of all chunks; one worker is this process. Close it when it is not read to its end."""
    return in_process(chunks, job) if workers == 1 else spawned(chunks, job, workers)


def in_process(chunks: Iterable[Chunk], job: Job) -> Outcomes:
    """One after the other in this process, without protection against native crashes."""
    for chunk in chunks:
        try:
            done = job(chunk)
        except OSError as error:
            raise WorkersFailed(str(error)) from error
        yield from done.failed
        yield done


def spawned(chunks: Iterable[Chunk], job: Job, workers: int) -> Outcomes:
    """On ``workers`` processes; at most one chunk in hand for each and one waiting."""
    crew = Crew(job, workers)
    try:
        yield from crew.work(chunks)
    finally:
        crew.end()


@dataclass(slots=True, eq=False)
class _Worker:
    process: BaseProcess
    connection: Connection
    ready: bool = False
    chunk: Chunk | None = None
    at: int | None = None
    """Article of the chunk that it is at; the number of articles while it writes the part."""
    since: float = field(default_factory=time.monotonic)


class Crew:
    """Worker processes, started once, for any number of chunks; ``end`` it."""

    def __init__(self, job: Job, workers: int) -> None:
        self._job = job
        self._context = multiprocessing.get_context("spawn")
        self._suspects: set[str] = set()
        """Names of chunks that hold one article, at which a worker died before."""
        self._failed_starts = 0
        self._retries: Counter[str] = Counter()
        self.waiting: deque[Chunk] = deque()
        self._workers = [self._start() for _ in range(workers)]

    def work(self, chunks: Iterable[Chunk]) -> Outcomes:
        """The outcomes of the chunks; what is left when it is not read to its end goes with ``end``."""
        source = iter(chunks)
        more = True
        while more or self.busy:
            # Reading goes on while workers are busy, but never far ahead of them.
            while more and len(self.waiting) < len(self._workers):
                chunk = next(source, None)
                if chunk is None:
                    more = False
                else:
                    self.waiting.append(chunk)
                    self.hand_out()
                if self.heard():
                    break
            yield from self.outcomes()

    @property
    def busy(self) -> bool:
        return bool(self.waiting) or any(worker.chunk for worker in self._workers)

    def hand_out(self) -> None:
        for worker in self._workers:
            if self.waiting and worker.ready and worker.chunk is None:
                worker.chunk, worker.at = self.waiting.popleft(), None
                # One that died idle is noticed when it is listened to.
                with suppress(OSError):
                    worker.connection.send(worker.chunk)

    def heard(self) -> bool:
        """Whether a worker has something to say."""
        return bool(wait([worker.connection for worker in self._workers], timeout=0))

    def outcomes(self) -> Iterator[Outcome]:
        """What workers report within the next second."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection), timeout=1.0):
            worker = by_connection[connection]  # type: ignore[index]
            try:
                kind, value = worker.connection.recv()
            except (EOFError, OSError):
                yield from self._lost(worker)
                continue
            if kind == "ready":
                worker.ready = True
                self._failed_starts = 0
            elif kind == "at":
                worker.at, worker.since = value, time.monotonic()
            elif kind == "done":
                worker.chunk = None
                yield from value.failed
                yield value
            else:
                raise WorkersFailed(value)
        yield from self._overdue()
        self.hand_out()

    def _overdue(self) -> Iterator[Outcome]:
        limit = self._job.time_limit + _GRACE
        for worker in list(self._workers):
            chunk, at = worker.chunk, worker.at
            extracting = chunk is not None and at is not None and at < len(chunk.articles)
            if extracting and time.monotonic() - worker.since > limit and not worker.connection.poll():
                assert chunk is not None
                assert at is not None
                worker.process.kill()
                self._replace(worker)
                self._split(chunk, at)
                yield Failed(chunk.articles[at], TIMEOUT, f"more than {self._job.time_limit:g} s")

    def _lost(self, worker: _Worker) -> Iterator[Outcome]:
        self._replace(worker)
        how = f"worker ended with {worker.process.exitcode}"
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise WorkersFailed(f"workers do not start: {how}")
        chunk, at = worker.chunk, worker.at
        if chunk is None:
            return
        if at is None or at >= len(chunk.articles):
            # No article is to blame: it was killed from outside, or while it wrote.
            self._retries[chunk.name] += 1
            if self._retries[chunk.name] > _STARTS:
                raise WorkersFailed(f"a part cannot be written: {how}")
            self.waiting.appendleft(chunk)
        elif chunk.name in self._suspects:
            yield Failed(chunk.articles[at], CRASHED, how)
        else:
            suspect = Chunk(f"{chunk.name}-{at}", (chunk.articles[at],))
            self._suspects.add(suspect.name)
            self._split(chunk, at)
            self.waiting.appendleft(suspect)

    def _split(self, chunk: Chunk, at: int) -> None:
        rest = chunk.articles[:at] + chunk.articles[at + 1 :]
        if rest:
            self.waiting.appendleft(Chunk(chunk.name, rest))

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._job), daemon=True)
        # Ctrl-C goes to the whole group: a worker inherits that it waits for ever, whereas here it is
        # only put off. Starting the tracker, too, would let it through again.
        resource_tracker.ensure_running()
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        return _Worker(process, ours)

    def _replace(self, worker: _Worker) -> None:
        worker.connection.close()
        worker.process.join()
        self._workers[self._workers.index(worker)] = self._start()

    def end(self) -> None:
        for worker in self._workers:
            # An idle worker ends by itself when nobody speaks to it any more.
            if worker.chunk is not None or not worker.ready:
                worker.process.kill()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join()


def _work(connection: Connection, job: Job) -> None:
    """A worker's life: chunks in, reports out, until the other end is gone."""
    try:
        try:
            job.warm()
            connection.send(("ready", None))
            while True:
                chunk: Chunk = connection.recv()
                connection.send(("done", job(chunk, lambda index: connection.send(("at", index)))))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        except Exception as error:
            connection.send(("failed", f"{type(error).__name__}: {error}"))
    except OSError:
        return
