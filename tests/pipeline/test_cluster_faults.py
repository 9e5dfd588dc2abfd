"""What a Ray cluster loses: nodes, workers, the run itself. ``make faults`` runs these."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import Summary
from tests.pipeline.command import RULES, alive, below, kill, parts, started, until, workers
from tests.pipeline.fakes import article_text, write_articles
from tests.pipeline.test_run import facts, go

ray = pytest.importorskip("ray")
cluster_utils = pytest.importorskip("ray.cluster_utils")

Rows = dict[str, list[tuple[Any, ...]]]
pytestmark = [pytest.mark.xdist_group("ray"), pytest.mark.faults]


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.run.rules_version", lambda: RULES)
    monkeypatch.setattr("pipeline.job._CHUNK_ARTICLES", 2)


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> str:
    """By URL, so that the nodes read them."""
    texts = {f"a{n:02}": article_text(10 + n, more="PAUSE") for n in range(20)}
    folder = write_articles(
        tmp_path_factory.mktemp("news") / "in", texts | {"raise": article_text(more="RAISE")}
    )
    (folder / "empty.json").write_text("")
    return f"file://{folder}"


@pytest.fixture(scope="module")
def undisturbed(articles: str) -> Rows:
    db = Path(articles.removeprefix("file://")).parent / "facts.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.run.rules_version", lambda: RULES)
        go(articles, db)
    return facts(db)


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "facts.duckdb"


@pytest.fixture
def cluster() -> Iterator[Any]:
    """A head that does no work, and two nodes of one core each."""
    nodes = cluster_utils.Cluster(initialize_head=True, head_node_args={"num_cpus": 0})
    nodes.add_node(num_cpus=1)
    nodes.add_node(num_cpus=1)
    ray.init(nodes.address, log_to_driver=False, logging_level="ERROR")
    try:
        yield nodes
    finally:
        ray.shutdown()
        nodes.shutdown()


def test_killed_node(articles: str, db: Path, undisturbed: Rows, cluster: Any) -> None:
    """The run itself goes on with what is left of the cluster."""
    lost: list[Any] = []

    def lose(summary: Summary, _article: object) -> None:
        if summary.extracted >= 4 and not lost:
            lost.append(sorted(cluster.worker_nodes, key=str)[0])
            cluster.remove_node(lost[0], allow_graceful=False)

    summary = go(articles, db, engine="ray", workers=None, on_progress=lose)
    assert lost
    assert (summary.extracted, summary.rejected) == (20, 2)
    assert facts(db) == undisturbed


def test_node_lost_while_files_are_read(articles: str, db: Path, undisturbed: Rows, cluster: Any) -> None:
    lost: list[Any] = []

    def lose(summary: Summary, _article: object) -> None:
        if not lost:
            lost.append(sorted(cluster.worker_nodes, key=str)[-1])
            cluster.remove_node(lost[0], allow_graceful=False)

    go(articles, db, engine="ray", workers=None, on_progress=lose)
    assert lost
    assert facts(db) == undisturbed


def test_killed_ray_worker(articles: str, db: Path, undisturbed: Rows, cluster: Any) -> None:
    killed: set[int] = set()

    def end(summary: Summary, _article: object) -> None:
        if summary.extracted >= 4 and not killed:
            for pid in below(os.getpid()):
                if Path(f"/proc/{pid}/cmdline").read_bytes().startswith(b"ray::_work"):
                    kill(pid)
                    killed.add(pid)

    summary = go(articles, db, engine="ray", workers=None, on_progress=end)
    assert killed
    assert (summary.extracted, summary.rejected) == (20, 2)
    assert facts(db) == undisturbed


def test_killed_run(articles: str, db: Path, undisturbed: Rows) -> None:
    command = started("run", articles, "--db", db, "--engine", "ray", "--workers", 2)
    until(lambda: parts(db) >= 2)
    crew = workers(command.pid)
    assert crew
    kill(command.pid)
    command.wait()
    until(lambda: not alive(crew), 30)
    assert go(articles, db).resumed >= 4
    assert facts(db) == undisturbed


def test_ctrl_c_twice(articles: str, db: Path, undisturbed: Rows) -> None:
    command = started("run", articles, "--db", db, "--engine", "ray", "--workers", 2)
    until(lambda: parts(db) >= 2)
    crew = workers(command.pid)
    assert crew
    for _ in range(2):
        os.killpg(command.pid, signal.SIGINT)
    _, errors = command.communicate(timeout=60)
    assert command.returncode == 130, errors
    assert "Traceback" not in errors
    until(lambda: not alive(crew), 30)
    assert go(articles, db).resumed >= 4
    assert facts(db) == undisturbed
