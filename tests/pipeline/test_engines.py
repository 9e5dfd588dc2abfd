"""The contract of the engines: whatever a run is done with, it gives the same rows and the same rejects."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import fsspec
import pytest

from pipeline.engines import NoEngine, engine
from pipeline.executors import WorkersFailed
from pipeline.records import Reject
from pipeline.run import Summary, run
from tests.pipeline.fakes import EXTRACTOR, article_text, write_articles
from tests.pipeline.test_run import facts, go

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "articles"
ON_RAY = pytest.mark.xdist_group("ray")
RAY = pytest.param("ray", marks=ON_RAY)
RAY_SLOWLY = pytest.param("ray", marks=[ON_RAY, pytest.mark.faults])
SLOWLY = pytest.param("processes", marks=pytest.mark.faults)


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    """A Ray cluster on this machine that the tests of this module share."""
    ray = pytest.importorskip("ray")
    ray.init("local", num_cpus=2, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
    yield
    ray.shutdown()


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """An engine's name; the cluster is there when it is Ray."""
    if request.param == "ray":
        request.getfixturevalue("cluster")
    return str(request.param)


engines = pytest.mark.parametrize("name", ["local", "processes", RAY], indirect=True)


@pytest.fixture(autouse=True)
def _small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.job._CHUNK_ARTICLES", 3)


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good articles, some twice, some with one id and two texts, and files that are none."""
    folder = tmp_path_factory.mktemp("engines") / "in"
    write_articles(folder, {f"a{n:02}": article_text(10 + n) for n in range(40)})
    write_articles(folder, {"bad": article_text(more="RAISE")})
    again = [{"id": f"a{n:02}", "text": article_text(10 + n)} for n in range(3)]
    others = [{"id": f"a{n:02}", "text": article_text(50 + n)} for n in range(3, 6)]
    new = [{"id": f"b{n}", "text": article_text(60 + n), "published": "2023-04-05"} for n in range(10)]
    lines = [json.dumps(row, ensure_ascii=False) for row in again + others + new]
    (folder / "more.jsonl").write_text("\n".join([*lines, "{broken"]), encoding="utf8")
    (folder / "empty.json").write_text("")
    return folder


def outcome(inputs: str, db: Path, name: str, **options: Any) -> tuple[Any, Summary, list[Reject]]:
    rejects: list[Reject] = []
    given: dict[str, Any] = {"extractor": EXTRACTOR, "time_limit": 4.0, **options}
    summary = run([inputs], db, engine=name, workers=2, on_reject=rejects.append, **given)
    timeless = replace(summary, seconds=0.0, load_seconds=0.0)
    return facts(db), timeless, sorted(rejects, key=repr)


@engines
@pytest.mark.parametrize("form", ["{}", "file://{}"], ids=["paths", "urls"])
def test_same_rows_and_rejects(inputs: Path, tmp_path: Path, name: str, form: str) -> None:
    given = form.format(inputs)
    expected = outcome(given, tmp_path / "expected.duckdb", "local")
    assert (expected[1].extracted, expected[1].rejected) == (50, 9)
    assert outcome(given, tmp_path / "facts.duckdb", name) == expected
    again = outcome(given, tmp_path / "facts.duckdb", name)
    assert again[0] == expected[0]
    assert (again[1].unchanged, again[1].extracted, again[1].loaded) == (50, 0, False)


@pytest.mark.parametrize("name", [SLOWLY, RAY], indirect=True)
def test_articles_that_end_or_hang_their_worker(inputs: Path, tmp_path: Path, name: str) -> None:
    bad = {"die": "DIE", "sleep": "SLEEP", "deaf": "DEAF", "once": f"DIE_ONCE={tmp_path / 'mark'}"}
    folder = write_articles(tmp_path / "in", {id_: article_text(more=word) for id_, word in bad.items()})
    write_articles(folder, {f"a{n}": article_text(10 + n) for n in range(4)})
    rows, summary, rejects = outcome(str(folder), tmp_path / "facts.duckdb", name)
    assert summary.extracted == 5
    reasons = {Path(reject.path).stem: reject.reason for reject in rejects}
    assert reasons == {"die": "crashed", "sleep": "timeout", "deaf": "timeout"}
    # Not tried again.
    again = outcome(str(folder), tmp_path / "facts.duckdb", name)
    assert again == (
        rows,
        replace(summary, extracted=0, unchanged=5, claims=0, characters=0, loaded=False),
        rejects,
    )


@pytest.mark.parametrize("name", [SLOWLY, RAY], indirect=True)
def test_samples_by_the_real_extractor(tmp_path: Path, name: str) -> None:
    real = {"extractor": "pipeline.extract:extract", "time_limit": 60.0}
    expected = outcome(str(SAMPLES), tmp_path / "expected.duckdb", "local", **real)
    assert expected[1].claims > 200
    assert outcome(str(SAMPLES), tmp_path / "facts.duckdb", name, **real) == expected


@pytest.mark.parametrize("name", ["local", "processes", RAY_SLOWLY], indirect=True)
def test_parts_on_storage(inputs: Path, tmp_path: Path, name: str) -> None:
    """Storage is a file system of fsspec; here a folder, and copies instead of renames all the same."""
    db, storage = tmp_path / "facts.duckdb", tmp_path / "storage"
    expected = outcome(str(inputs), tmp_path / "expected.duckdb", "local")
    seen = 0

    def stop(summary: Summary, _article: object) -> None:
        nonlocal seen
        seen = max(seen, len(list(storage.glob("facts.duckdb.parts/*/manifest.json"))))
        if summary.extracted >= 6:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        go(inputs, db, engine=name, workers=2, parts=f"file://{storage}", on_progress=stop)
    assert seen >= 2
    assert not list(Path(f"{db}.parts").glob("0*/claims.parquet"))
    # What was cut off on its way there does not count, nor what was damaged there.
    # A worker may have been stopped halfway through a third part, which has no manifest.
    whole = sorted(path.parent for path in storage.glob("facts.duckdb.parts/*/manifest.json"))
    first, second = whole[:2]
    (first / "manifest.json").unlink()
    (second / "claims.parquet").write_bytes(b"PAR1")
    rows, summary, _ = outcome(str(inputs), db, name, parts=f"file://{storage}")
    assert rows == expected[0]
    assert summary.resumed + summary.extracted == 50
    assert not list(storage.glob("facts.duckdb.parts/*/manifest.json"))


def test_parts_in_memory_and_in_another_folder(inputs: Path, tmp_path: Path) -> None:
    expected = outcome(str(inputs), tmp_path / "expected.duckdb", "local")
    for number, parts in enumerate(("memory://parts", str(tmp_path / "elsewhere"))):
        assert outcome(str(inputs), tmp_path / f"{number}.duckdb", "local", parts=parts) == expected
    assert fsspec.filesystem("memory").find("/parts") == []


def test_storage_that_is_not_there(inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nosuch"):
        outcome(str(inputs), tmp_path / "facts.duckdb", "local", parts="nosuch://bucket/parts")


@ON_RAY
@pytest.mark.faults
def test_cluster_that_cannot_see_the_parts(
    inputs: Path, tmp_path: Path, cluster: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nodes that write to a disk of their own: nothing is passed over in silence."""
    from pipeline.storage import Place

    elsewhere = Place(tmp_path / "far").job
    monkeypatch.setattr(Place, "job", lambda self, *given: elsewhere(*given))
    with pytest.raises(WorkersFailed, match="a disk that this machine does not read"):
        outcome(str(inputs), tmp_path / "facts.duckdb", "ray")


def test_engine_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(NoEngine, match=r"cchc\[ray\]"), engine("ray"):
        pass


def test_cluster_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    ray = pytest.importorskip("ray")

    def refuse(*_: object, **__: object) -> None:
        raise ConnectionError("Could not find any running Ray instance.\nMore")

    monkeypatch.setattr(ray, "is_initialized", lambda: False)
    monkeypatch.setattr(ray, "init", refuse)
    monkeypatch.setenv("RAY_ADDRESS", "198.51.100.1:6379")
    with (
        pytest.raises(WorkersFailed, match=r"no Ray cluster at 198\.51\.100\.1:6379: Could not find"),
        engine("ray"),
    ):
        pass
