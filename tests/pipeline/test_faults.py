"""What dies, fills up or is stopped: one more run gives exactly the rows of an undisturbed one.

The quick tests run always; ``make faults`` runs those marked ``faults``, too, which take longer.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Any

import pytest

from pipeline.executors import Crew, WorkersFailed
from pipeline.load import connect
from pipeline.parts import PartsJob
from tests.pipeline.command import RULES, alive, below, done, kill, parts, started, until, workers
from tests.pipeline.fakes import EXTRACTOR, article_text, write_articles
from tests.pipeline.test_run import facts, go

Rows = dict[str, list[tuple[Any, ...]]]

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/task").is_dir(), reason="processes are found and judged by /proc"
)


@pytest.fixture(autouse=True)
def _rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.rules_version", lambda: RULES)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that keep two workers busy for a while, one that fails and a file that is none."""
    texts = {f"a{n:02}": article_text(10 + n, more="PAUSE") for n in range(12)}
    folder = write_articles(
        tmp_path_factory.mktemp("news") / "in", texts | {"raise": article_text(more="RAISE")}
    )
    (folder / "empty.json").write_text("")
    return folder


@pytest.fixture(scope="module")
def undisturbed(articles: Path) -> Rows:
    """The rows of a run that nothing happens to."""
    db = articles.parent / "facts.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.run.rules_version", lambda: RULES)
        go(articles, db)
    return facts(db)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "facts.duckdb"


@pytest.fixture
def late(articles: Path) -> Iterator[Callable[[], int]]:
    """One article is not there until this is called."""
    file = articles / "a11.json"
    kept = file.read_bytes()
    file.unlink()
    yield lambda: file.write_bytes(kept)
    file.write_bytes(kept)


def test_killed_worker(articles: Path, db: Path, undisturbed: Rows) -> None:
    command = started("run", articles, "--db", db, "--workers", 2)
    until(lambda: parts(db) >= 2)
    kill(min(workers(command.pid)))
    command.communicate(timeout=60)
    assert command.returncode == 1  # for the rejects
    assert facts(db) == undisturbed


def test_killed_run(articles: Path, db: Path, undisturbed: Rows) -> None:
    command = started("run", articles, "--db", db, "--workers", 2)
    until(lambda: parts(db) >= 3)
    crew = workers(command.pid)
    assert len(crew) == 2
    kill(command.pid)
    command.wait()
    assert not db.exists()
    # Workers notice that nobody listens any more.
    until(lambda: not alive(crew), 10)
    summary = go(articles, db)
    assert summary.resumed >= 5
    assert facts(db) == undisturbed


@pytest.mark.faults
def test_killed_again_and_again(articles: Path, db: Path, undisturbed: Rows) -> None:
    for wanted in (1, 3, 5):
        command = started("run", articles, "--db", db, "--workers", 2)
        until(lambda: parts(db) >= wanted or command.poll() is not None)  # noqa: B023 (called at once)
        os.killpg(command.pid, signal.SIGKILL)
        command.wait()
    go(articles, db)
    assert facts(db) == undisturbed


@pytest.mark.parametrize("times", [pytest.param(1, marks=pytest.mark.faults), 2])
def test_ctrl_c(articles: Path, db: Path, undisturbed: Rows, times: int) -> None:
    command = started("run", articles, "--db", db, "--workers", 2)
    until(lambda: parts(db) >= 2)
    crew = below(command.pid)
    for _ in range(times):
        os.killpg(command.pid, signal.SIGINT)
    _, errors = command.communicate(timeout=30)
    assert command.returncode == 130, errors
    assert "the same command continues" in errors
    assert "Traceback" not in errors
    assert not alive(crew)
    assert go(articles, db).resumed >= 4
    assert facts(db) == undisturbed


def test_ctrl_c_while_a_worker_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It is put off, not lost, and the worker does not hear of it."""
    start = SpawnProcess.start
    begun: list[SpawnProcess] = []

    def interrupted(process: SpawnProcess) -> None:
        signal.raise_signal(signal.SIGINT)
        start(process)
        begun.append(process)

    monkeypatch.setattr(SpawnProcess, "start", interrupted)
    with pytest.raises(KeyboardInterrupt):
        Crew(PartsJob(1.0, EXTRACTOR, parts=tmp_path, rules_version=RULES), 1)
    (worker,) = begun
    assert worker.pid is not None
    status = Path(f"/proc/{worker.pid}/status").read_text()
    blocked = int(status.partition("SigBlk:")[2].split()[0], 16)
    assert blocked >> (signal.SIGINT - 1) & 1
    worker.kill()
    worker.join()


def test_two_runs_at_once(tmp_path: Path, db: Path) -> None:
    mark = tmp_path / "mark"
    texts = {"a": article_text(), "b": article_text(13), "c": article_text(14, more=f"HOLD={mark}")}
    articles = write_articles(tmp_path / "in", texts)
    first = started("run", articles, "--db", db, "--workers", 1, "--time-limit", 100)
    until(lambda: parts(db) >= 1)
    code, errors = done("run", articles, "--db", db, "--workers", 1)
    assert code == 2
    assert "another run is writing" in errors
    mark.touch()
    first.communicate(timeout=100)
    assert first.returncode == 0
    go(articles, other := tmp_path / "other.duckdb")
    assert facts(db) == facts(other)


def test_reader_during_a_load(articles: Path, db: Path, undisturbed: Rows, late: Callable[[], int]) -> None:
    """A process that holds the database open does not hinder the load, nor does the load disturb it."""
    go(articles, db)
    script = (
        "import duckdb, sys\n"
        "with duckdb.connect(sys.argv[1], read_only=True) as c:\n"
        "    for _ in sys.stdin:\n"
        "        print(c.execute('SELECT count(*) FROM claims').fetchall()[0][0], flush=True)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(db)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as reader:
        assert reader.stdin is not None
        assert reader.stdout is not None
        print(file=reader.stdin, flush=True)
        before = reader.stdout.readline()
        late()
        assert go(articles, db).extracted == 1
        print(file=reader.stdin, flush=True)
        assert reader.stdout.readline() == before == "22\n"
        reader.stdin.close()
    after, expected = facts(db), undisturbed
    for table in (
        "claims",
        "unit_mentions",
        "official_mentions",
        "document_mentions",
        "officials",
        "documents",
    ):
        assert after[table] == expected[table]


def test_part_damaged_between_extraction_and_load(
    articles: Path, db: Path, undisturbed: Rows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that gives back other bytes than it was given: the run says so, the next one mends it."""
    from pipeline.storage import Place

    complete = Place.complete

    def damaging(self: Place) -> Any:
        for file in sorted(self.folder.glob("0*/claims.parquet"))[:1]:
            data = bytearray(file.read_bytes())
            data[30] ^= 1
            file.write_bytes(data)
        return complete(self)

    monkeypatch.setattr(Place, "complete", damaging)
    monkeypatch.setattr("pipeline.job._CHUNK_ARTICLES", 2)
    with pytest.raises(WorkersFailed, match="2 articles that were extracted are not in"):
        go(articles, db)
    assert not db.exists()
    monkeypatch.setattr(Place, "complete", complete)
    summary = go(articles, db)
    assert (summary.resumed, summary.extracted) == (10, 2)
    assert facts(db) == undisturbed


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[None]:
    folder.mkdir(exist_ok=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.mark.parametrize(
    ("size", "engine"),
    [
        pytest.param("100k", "processes", id="parts"),
        pytest.param("100k", "local", id="parts-local", marks=pytest.mark.faults),
        pytest.param("2m", "processes", id="load", marks=pytest.mark.faults),
    ],
)
def test_full_disk(articles: Path, tmp_path: Path, undisturbed: Rows, size: str, engine: str) -> None:
    """Full while parts are written, or while the database is."""
    disk = tmp_path / "disk"
    db = disk / "facts.duckdb"
    with small_disk(disk, size):
        code, errors = done("run", articles, "--db", db, "--workers", 2, "--engine", engine)
        assert code == 1
        assert "space" in errors
        assert not db.exists()
        left = parts(db)
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        summary = go(articles, db)
        assert summary.resumed >= left
        assert facts(db) == undisturbed


@pytest.mark.faults
def test_full_disk_keeps_the_database(articles: Path, tmp_path: Path, late: Callable[[], int]) -> None:
    disk = tmp_path / "disk"
    db = disk / "facts.duckdb"
    with small_disk(disk, "200m"):
        go(articles, db)
        before = db.read_bytes()
        full = 2 * len(before) - 300_000
        subprocess.run(["mount", "-o", f"remount,size={full}", str(disk)], check=True)
        late()
        code, errors = done("run", articles, "--db", db, "--workers", 1)
        assert code == 1
        assert "space" in errors
        assert db.read_bytes() == before
        with connect(db) as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(11,)]
        subprocess.run(["mount", "-o", "remount,size=200m", str(disk)], check=True)
        assert go(articles, db).resumed == 1
