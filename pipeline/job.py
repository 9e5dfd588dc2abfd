"""What a worker does with a chunk of articles: extract each within its time, write one part."""

from __future__ import annotations

import importlib
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.records import Article

CRASHED = "crashed"
TIMEOUT = "timeout"
"""Reasons of rejects that extraction adds to those of reading (``corpus.reasons``)."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Articles that one worker takes at a time; their part gets the chunk's name."""

    name: str
    articles: tuple[Article, ...]


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
    failed: tuple[Failed, ...] = ()


Begin = Callable[[int], None]
"""Called with the index of an article before it is extracted, and with their number at the end."""


class TimeLimit(BaseException):
    """Raised inside an article's extraction; no ``except Exception`` on the way holds it up."""


@dataclass(frozen=True, slots=True)
class Job:
    """Extraction of chunks into parts; travels to workers, so it names its function and holds no model."""

    parts: Path
    rules_version: str
    time_limit: float
    """Seconds for one article."""
    extractor: str = "pipeline.extract:extract"
    """Module and function: Article → Extraction."""

    def warm(self) -> None:
        """Load what the first article would otherwise wait for."""
        self._function()(Article(id="", text="Tính đến ngày 15/6, huyện đã giải quyết 2/3 hồ sơ. Đạt 66,7%."))

    def __call__(self, chunk: Chunk, begin: Begin = lambda index: None) -> Done:
        # Parquet is needed by those who work, not by those who only hand out work.
        from pipeline.parts import PartRows

        function = self._function()
        rows = PartRows(chunk.name, self.rules_version)
        failed = []
        for index, article in enumerate(chunk.articles):
            begin(index)
            try:
                with time_limit(self.time_limit):
                    extraction = function(article)
                rows.add(extraction)
            except TimeLimit:
                failed.append(Failed(article, TIMEOUT, f"more than {self.time_limit:g} s"))
            except Exception as error:
                failed.append(Failed(article, CRASHED, f"{type(error).__name__}: {error}"[:500]))
        begin(len(chunk.articles))
        if rows.count("articles"):
            rows.write(self.parts)
        return Done(rows.count("articles"), rows.count("claims"), rows.characters, tuple(failed))

    def _function(self) -> Callable[[Article], Any]:
        module, name = self.extractor.split(":")
        function: Callable[[Article], Any] = getattr(importlib.import_module(module), name)
        return function


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
