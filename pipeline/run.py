"""The whole way: read, extract on all cores, write parts, load; again and again without doing work twice.

An article is skipped when the database, or a part left over from an interrupted run, has it with the
same content and the same rules. What a run has completed lies in ``<db>.parts`` (or another
``storage.Place``) until it is loaded.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from secrets import token_hex

from pipeline import engines
from pipeline.executors import Outcome, WorkersFailed
from pipeline.identity import content_hash, reject_id, rules_version
from pipeline.job import Done, chunked
from pipeline.load import Run, connect, exclusive, load
from pipeline.parts import Part, PartRows, PartsJob
from pipeline.progress import Journal, Share
from pipeline.records import Article, Reject
from pipeline.storage import Place
from pipeline.unchanged import Known, already_known, short

_REJECTS_HELD = 5_000
_TOLD = ("share", "read", "unchanged", "resumed", "extracted", "characters", "claims", "rejected", "reasons")
"""Of the summary, while the run goes on."""


@dataclass(slots=True)
class Summary:
    """What a run did; the counts grow while it goes on."""

    read: int = 0
    """Articles read."""
    unchanged: int = 0
    """Articles skipped: the database has them already."""
    resumed: int = 0
    """Articles that an interrupted run had extracted."""
    extracted: int = 0
    claims: int = 0
    characters: int = 0
    """Of the texts extracted."""
    rejected: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    """Number of rejects by reason."""
    loaded: bool = False
    """Whether the database changed."""
    share: float | None = None
    """Of the inputs that has been read, from 0 to 1; ``None`` where it is not known."""
    seconds: float = 0.0
    load_seconds: float = 0.0
    totals: dict[str, int] = field(default_factory=dict)
    """Rows of the database's main tables afterwards."""


Progress = Callable[[Summary, Article | None], None]
"""Called after every chunk, and with the article just read after each."""
Rejected = Callable[[Reject], None]


def run(
    inputs: Iterable[str | Path],
    db: str | Path,
    *,
    engine: str | None = None,
    workers: int | None = None,
    time_limit: float = 30.0,
    force: bool = False,
    parts: str | None = None,
    not_after: date | None = None,
    extractor: str = "pipeline.extract:extract",
    on_progress: Progress = lambda summary, article: None,
    on_reject: Rejected = lambda reject: None,
) -> Summary:
    """Bring all articles of ``inputs`` (see ``corpus.read``) into the database ``db``.

    ``engine``: a name of ``engines.EngineName``; by default processes on this machine. ``workers``: how
    many work at once; by default one for each core, 1 stays in this process. ``time_limit``: seconds
    for one article, after which it becomes a reject. ``force`` extracts everything anew. ``parts``:
    folder or URL where parts lie until they are loaded, by default beside the database; workers on
    other machines need one that they reach, too. ``extractor`` names the function Article → Extraction
    as ``module:function``.

    Raises ``InUse``, ``NotOurs``, ``NoEngine``, ``WorkersFailed`` and ``OSError``; what was completed
    before is kept for the next run. Content never raises: unfit inputs, and articles that crash or
    outstay their time, are rejects.
    """
    given = [str(item) for item in inputs]
    db = Path(db)
    with exclusive(db), engines.engine(engine, workers) as chosen:
        place = Place.of(db, parts)
        steps = _Steps(
            db=db,
            place=place,
            job=place.job(time_limit, extractor, rules_version()),
            engine=chosen,
            share=Share(given),
            journal=Journal(place.folder, {"inputs": given, "workers": chosen.workers}),
            force=force,
            on_progress=on_progress,
            on_reject=on_reject,
        )
        return steps.run(given, not_after)


@dataclass(slots=True)
class _Steps:
    """One run under way."""

    db: Path
    place: Place
    job: PartsJob
    engine: engines.Engine
    share: Share
    journal: Journal
    force: bool
    on_progress: Progress
    on_reject: Rejected
    summary: Summary = field(default_factory=Summary)
    known: Known = field(default_factory=Known)
    number: int = 0
    token: str = field(default_factory=lambda: token_hex(4))
    """Ends the names of this run's parts, so that a worker left over from a killed run overwrites none."""
    held: PartRows | None = None
    """Rejects that are not on disk yet."""

    def run(self, inputs: list[str], not_after: date | None) -> Summary:
        started, clock = datetime.now(UTC), time.perf_counter()
        summary = self.summary
        self._prepare()
        self._note(now=True)
        articles = self.engine.read(inputs, not_after, self.share.opened)
        outcomes = self.engine.execute(chunked(self._new(articles), self._name), self.job)
        # Closed whatever happens, so that no worker outlives the run.
        try:
            with closing(outcomes):
                for outcome in outcomes:
                    self._take(outcome)
        finally:
            self._note(now=True)
        self._write_rejects()
        summary.seconds = time.perf_counter() - clock
        # Read back: what stands in the database was whole on the disk.
        parts = self.place.complete()
        self._none_missing(parts)
        if parts or not self.db.exists():
            self._load(parts, inputs, started)
        self.place.clear()
        summary.totals = _totals(self.db)
        return summary

    def _prepare(self) -> None:
        """Take up what an interrupted run left, as far as it is of use."""
        rules = self.job.rules_version
        known = already_known(self.db, rules)
        left = []
        for part in self.place.complete():
            loaded = part.contents and all(short(content) in known.contents for content in part.contents)
            if self.force or loaded or not part.contents or part.rules_version != rules:
                self.place.drop(part)
            else:
                left.append(part)
        if self.force:
            known = Known(rejects=known.rejects)
        for part in left:
            known.resumed.update(short(content) for content in part.contents)
        self.known = known
        # Later parts have greater names, those of earlier runs included.
        self.number = max((int(part.folder.name[:8]) for part in left), default=0)
        self.job.parts.mkdir(parents=True, exist_ok=True)

    def _new(self, articles: Iterable[Article | Reject]) -> Iterator[Article]:
        """The articles that have to be extracted; the others are counted."""
        for article in articles:
            if isinstance(article, Reject):
                self._reject(article)
                continue
            self.summary.read += 1
            content = short(content_hash(article))
            if content in self.known.contents:
                self.summary.unchanged += 1
            elif content in self.known.resumed:
                self.summary.resumed += 1
            elif content in self.known.failed:
                self._reject(Reject(article.path or article.id, *self.known.failed[content]), article)
            else:
                yield article
            self.share.reached(article.path or "")
            self._note()
            self.on_progress(self.summary, article)
        self.share.finished()

    def _note(self, *, now: bool = False) -> None:
        """For whoever asks from outside."""
        if now or self.journal.due:
            self.summary.share = self.share.value
            state = asdict(self.summary)
            self.journal.keep({name: state[name] for name in _TOLD})

    def _take(self, outcome: Outcome) -> None:
        if isinstance(outcome, Done):
            self.summary.extracted += outcome.articles
            self.summary.claims += outcome.claims
            self.summary.characters += outcome.characters
            self.on_progress(self.summary, None)
        else:
            article = outcome.article
            self._reject(Reject(article.path or article.id, outcome.reason, outcome.detail), article)

    def _reject(self, reject: Reject, article: Article | None = None) -> None:
        self.summary.rejected += 1
        self.summary.reasons[reject.reason] = self.summary.reasons.get(reject.reason, 0) + 1
        self.on_reject(reject)
        id_ = reject_id(reject)
        if id_ in self.known.rejects:
            return
        self.known.rejects.add(id_)
        if self.held is None:
            self.held = PartRows(self._name(), self.job.rules_version)
        self.held.reject(reject, article)
        if self.held.count("rejects") >= _REJECTS_HELD:
            self._write_rejects()

    def _write_rejects(self) -> None:
        if self.held is not None:
            self.held.write(self.job.parts)
            self.held = None

    def _name(self) -> str:
        self.number += 1
        return f"{self.number:08d}-{self.token}"

    def _none_missing(self, parts: list[Part]) -> None:
        """What a disk has damaged, or a node has written to a disk of its own, is not passed over."""
        found = sum(len(part.contents) for part in parts if self.token in part.folder.name)
        if missing := self.summary.extracted - found:
            raise WorkersFailed(
                f"{missing} articles that were extracted are not in {self.place.url or self.place.folder}:"
                " parts are damaged, or on a disk that this machine does not read; run again to continue"
            )

    def _load(self, parts: list[Part], inputs: list[str], started: datetime) -> None:
        summary = self.summary
        clock = time.perf_counter()
        load(
            self.db,
            parts,
            Run(
                started_at=started.replace(tzinfo=None),
                finished_at=datetime.now(UTC).replace(tzinfo=None),
                inputs=tuple(inputs),
                version=_version(),
                rules_version=self.job.rules_version,
                workers=self.engine.workers,
                articles_read=summary.read,
                articles_unchanged=summary.unchanged,
                rejected=summary.rejected,
                seconds=summary.seconds,
            ),
        )
        summary.loaded = True
        summary.load_seconds = time.perf_counter() - clock


def _version() -> str:
    try:
        return version("cchc")
    except PackageNotFoundError:
        return "not installed"


def _totals(db: Path) -> dict[str, int]:
    tables = ("articles", "claims", "unit_mentions", "official_mentions", "document_mentions", "rejects")
    with connect(db) as connection:
        counts = ", ".join(f"(SELECT count(*) FROM {table})" for table in tables)
        return dict(zip(tables, connection.execute(f"SELECT {counts}").fetchall()[0], strict=True))
