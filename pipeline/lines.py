"""Extraction to JSON lines: the record contract, in the order of the inputs."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count

from pipeline import executors
from pipeline.contract import to_json
from pipeline.job import Chunk, Done, Failed, Job, Sink, chunked
from pipeline.records import Article, Extraction, Reject


@dataclass(frozen=True, slots=True)
class LinesJob(Job):
    """Extraction of chunks into lines, which come back with the outcome."""

    def sink(self, chunk: Chunk) -> Sink:
        return _Lines()


@dataclass(slots=True)
class _Lines:
    lines: list[tuple[str, str]] = field(default_factory=list)
    claims: int = 0
    characters: int = 0

    def add(self, extraction: Extraction) -> None:
        line = json.dumps(to_json(extraction), ensure_ascii=False)
        # Raises UnicodeEncodeError, a ValueError, where half a surrogate pair cannot be written.
        line.encode()
        self.lines.append((extraction.article.id, line))
        self.claims += len(extraction.claims)
        self.characters += len(extraction.article.text)

    def finish(self, failed: tuple[Failed, ...]) -> Done:
        return Done(len(self.lines), self.claims, self.characters, failed, tuple(self.lines))


def extract_lines(
    articles: Iterable[Article | Reject],
    *,
    workers: int,
    time_limit: float = 30.0,
    extractor: str = "pipeline.extract:extract",
    on_read: Callable[[Article], None] = lambda article: None,
    on_reject: Callable[[Reject], None] = lambda reject: None,
) -> Iterator[str]:
    """One line for each article that can be extracted, in the order in which they come.

    Rejects, those of reading and those of extraction, go to ``on_reject``. Raises ``WorkersFailed``.
    """
    waiting: deque[str] = deque()
    ready: dict[str, str | None] = {}

    def handed_out() -> Iterator[Article]:
        for article in articles:
            if isinstance(article, Reject):
                on_reject(article)
                continue
            waiting.append(article.id)
            on_read(article)
            yield article

    numbers = count(1)
    chunks = chunked(handed_out(), lambda: f"{next(numbers):08d}")
    with closing(executors.execute(chunks, LinesJob(time_limit, extractor), workers)) as outcomes:
        for outcome in outcomes:
            if isinstance(outcome, Done):
                ready.update(outcome.lines)
            else:
                article = outcome.article
                ready[article.id] = None
                on_reject(Reject(article.path or article.id, outcome.reason, outcome.detail))
            while waiting and waiting[0] in ready:
                line = ready.pop(waiting.popleft())
                if line is not None:
                    yield line
