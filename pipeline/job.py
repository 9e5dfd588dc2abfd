"""What a worker does with a chunk of articles: extract each within its time, hand on the records."""

from __future__ import annotations

import gc
import importlib
import signal
import threading
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from pipeline.records import Article, Extraction

CRASHED = "crashed"
TIMEOUT = "timeout"
"""Reasons of rejects that extraction adds to those of reading (``corpus.reasons``)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles that one worker takes at a time; their part gets the chunk's name."""

    name: str
    articles: tuple[Article, ...]


_CHUNK_ARTICLES = 128
_CHUNK_CHARACTERS = 300_000
"""About a second of work: an interruption costs no more, a part is no smaller than it must be."""


def chunked(articles: Iterable[Article], name: Callable[[], str]) -> Iterator[Chunk]:
    """Chunks of the articles in order; ``name`` gives each its name."""
    chunk: list[Article] = []
    characters = 0
    for article in articles:
        chunk.append(article)
        characters += len(article.text)
        if len(chunk) >= _CHUNK_ARTICLES or characters >= _CHUNK_CHARACTERS:
            yield Chunk(name(), tuple(chunk))
            chunk, characters = [], 0
    if chunk:
        yield Chunk(name(), tuple(chunk))


@dataclass(frozen=True, slots=True)
class Failed:
    """An article that could not be extracted."""

    article: Article
    reason: str
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A chunk that was worked off."""

    articles: int
    claims: int
    characters: int
    failed: tuple[Failed, ...]
    lines: tuple[tuple[str, str], ...] = ()
    """Article ids and JSON lines, of a job that makes lines."""


Begin = Callable[[int], None]
"""Called with the index of an article before it is extracted, and with their number at the end."""


class TimeLimit(BaseException):
    """Raised inside an article's extraction; no ``except Exception`` on the way holds it up."""


class Sink(Protocol):
    """Takes the extractions of one chunk."""

    def add(self, extraction: Extraction) -> None:
        """Raises ``ValueError`` when the extraction cannot be stored."""

    def finish(self, failed: tuple[Failed, ...]) -> Done: ...


@dataclass(frozen=True, slots=True)
class Job(ABC):
    """Extraction of chunks; travels to workers, so it names its function and holds no model."""

    time_limit: float
    """Seconds for one article."""
    extractor: str = "pipeline.extract:extract"
    """Module and function: Article → Extraction."""

    @abstractmethod
    def sink(self, chunk: Chunk) -> Sink:
        """Where the chunk's extractions go."""

    def warm(self) -> None:
        """Load what the first article would otherwise wait for."""
        text = "Tính đến ngày 15/6, huyện đã giải quyết 2/3 hồ sơ. Tỷ lệ đạt 66,7%."
        with lasting():
            self._function()(Article(id="", text=text))

    def __call__(self, chunk: Chunk, begin: Begin = lambda index: None) -> Done:
        """Raises ``OSError`` when the result cannot be written."""
        function = self._function()
        sink = self.sink(chunk)
        failed = []
        for index, article in enumerate(chunk.articles):
            begin(index)
            try:
                with time_limit(self.time_limit):
                    extraction = function(article)
                sink.add(extraction)
            except TimeLimit:
                failed.append(Failed(article, TIMEOUT, f"more than {self.time_limit:g} s"))
            except Exception as error:
                failed.append(Failed(article, CRASHED, f"{type(error).__name__}: {error}"[:500]))
        begin(len(chunk.articles))
        return sink.finish(tuple(failed))

    def _function(self) -> Callable[[Article], Extraction]:
        module, name = self.extractor.split(":")
        function: Callable[[Article], Extraction] = getattr(importlib.import_module(module), name)
        return function


@contextmanager
def lasting() -> Iterator[None]:
    """For a block that makes tables and patterns which stay until the process ends.

    Looking for garbage among them took a third of the time, and would take some again and again.
    Within another such block, or where the search is off anyway, it changes nothing.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raises ``TimeLimit`` in the block after that time, where the system has alarms.

    An alarm waits for the interpreter: what hangs in native code is ended by the executor.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_signal: int, _frame: object) -> None:
        raise TimeLimit

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
