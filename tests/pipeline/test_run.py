"""Runs: nothing twice, nothing lost, whatever an article or a process does."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline import executors
from pipeline.executors import WorkersFailed
from pipeline.load import TABLES, InUse, connect, exclusive
from pipeline.records import Reject
from pipeline.run import Summary, run
from tests.pipeline.fakes import EXTRACTOR, article_text, write_articles


def go(inputs: Path, db: Path, **options: Any) -> Summary:
    return run([inputs], db, **{"workers": 1, "extractor": EXTRACTOR, **options})


def facts(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All rows, of `runs` those columns that tell neither the time of day nor what was done before."""
    with connect(db) as connection:
        rows = {table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in TABLES}
        kept = "run_id, run_no, inputs, rules_version, articles_loaded, claims_loaded, characters"
        rows["runs"] = connection.execute(f"SELECT {kept} FROM runs ORDER BY run_no").fetchall()
        return rows


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "in", {f"a{n}": article_text(10 + n) for n in range(6)})


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "facts.duckdb"


@pytest.fixture
def small_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.job._CHUNK_ARTICLES", 2)


def test_all_articles_are_loaded(articles: Path, db: Path) -> None:
    summary = go(articles, db)
    assert (summary.read, summary.extracted, summary.claims, summary.rejected) == (6, 6, 12, 0)
    assert summary.totals == {
        "articles": 6,
        "claims": 12,
        "unit_mentions": 12,
        "official_mentions": 6,
        "document_mentions": 6,
        "rejects": 0,
    }
    assert not Path(f"{db}.parts").exists()


def test_running_twice_changes_nothing(articles: Path, db: Path) -> None:
    go(articles, db)
    before = db.read_bytes()
    summary = go(articles, db)
    assert (summary.unchanged, summary.extracted, summary.loaded) == (6, 0, False)
    assert db.read_bytes() == before


def test_only_what_changed_is_extracted(articles: Path, db: Path) -> None:
    go(articles, db)
    write_articles(articles, {"a0": article_text(19), "new": article_text(18)})
    summary = go(articles, db)
    assert (summary.unchanged, summary.extracted) == (5, 2)
    with connect(db) as connection:
        assert connection.execute("SELECT DISTINCT value FROM claims WHERE article_id = 'a0'").fetchall() == [
            (19,)
        ]
        assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(7,)]


def test_new_rules_and_force_extract_anew(articles: Path, db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go(articles, db)
    before = facts(db)
    assert go(articles, db, force=True).extracted == 6
    for table in set(TABLES) - {"articles", "runs"}:
        assert facts(db)[table] == before[table], table
    monkeypatch.setattr("pipeline.run.rules_version", lambda: "other")
    assert go(articles, db).extracted == 6


def test_number_of_workers_makes_no_difference(articles: Path, tmp_path: Path, small_chunks: None) -> None:
    one, two = tmp_path / "one.duckdb", tmp_path / "two.duckdb"
    go(articles, one)
    go(articles, two, workers=2)
    assert facts(one) == facts(two)


@pytest.mark.parametrize("workers", [1, 2])
def test_articles_that_fail_are_rejected_once(
    articles: Path, db: Path, workers: int, small_chunks: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "_GRACE", 0.5)
    bad = {"raise": "RAISE", "sleep": "SLEEP"}
    if workers > 1:
        # Only a process of its own can be survived.
        bad |= {"die": "DIE", "deaf": "DEAF"}
    write_articles(articles, {id_: article_text(more=word) for id_, word in bad.items()})
    seen: list[Reject] = []
    summary = go(articles, db, workers=workers, time_limit=3.0, on_reject=seen.append)
    assert summary.extracted == 6
    reasons = {Path(reject.path).stem: reject.reason for reject in seen}
    expected = {"raise": "crashed", "sleep": "timeout", "die": "crashed", "deaf": "timeout"}
    assert reasons == {id_: expected[id_] for id_ in bad}
    # Neither tried again nor forgotten.
    before = db.read_bytes()
    again: list[Reject] = []
    summary = go(articles, db, workers=workers, time_limit=3.0, on_reject=again.append)
    assert (summary.rejected, summary.unchanged, summary.extracted) == (len(bad), 6, 0)
    assert {reject.path for reject in again} == {reject.path for reject in seen}
    assert db.read_bytes() == before
    # A changed article is.
    write_articles(articles, {"raise": article_text()})
    assert go(articles, db, workers=1).extracted == 1
    assert "raise" not in {Path(row[2]).stem for row in facts(db)["rejects"]}


def test_worker_killed_from_outside_costs_nothing(
    articles: Path, tmp_path: Path, db: Path, small_chunks: None
) -> None:
    write_articles(articles, {"once": article_text(more=f"DIE_ONCE={tmp_path / 'mark'}")})
    summary = go(articles, db, workers=2)
    assert (summary.extracted, summary.rejected) == (7, 0)


def test_workers_that_do_not_start(articles: Path, db: Path) -> None:
    with pytest.raises(WorkersFailed, match="no_such_module"):
        go(articles, db, workers=2, extractor="no_such_module:extract")


def test_unfit_inputs_become_rows(articles: Path, db: Path) -> None:
    (articles / "empty.json").write_text("")
    (articles / "cut.json").write_text('{"id": "x", "te')
    (articles / "none.json").write_text('{"id": "x"}')
    summary = go(articles, db)
    assert (summary.extracted, summary.rejected) == (6, 3)
    found = {Path(row[2]).name: row[3] for row in facts(db)["rejects"]}
    assert found == {"empty.json": "empty", "cut.json": "invalid_json", "none.json": "no_text"}
    before = db.read_bytes()
    assert go(articles, db).rejected == 3
    assert db.read_bytes() == before


def test_without_an_article_there_still_is_a_database(tmp_path: Path, db: Path) -> None:
    (tmp_path / "in").mkdir()
    assert go(tmp_path / "in", db).rejected == 1
    assert facts(db)["articles"] == []


class Stop(Exception):
    pass


@pytest.mark.parametrize("workers", [1, 2])
def test_interrupted_run_goes_on(
    articles: Path, tmp_path: Path, db: Path, workers: int, small_chunks: None
) -> None:
    def stop(summary: Summary, _article: object) -> None:
        if summary.extracted >= 2:
            raise Stop

    with pytest.raises(Stop):
        go(articles, db, workers=workers, on_progress=stop)
    assert not db.exists()
    summary = go(articles, db, workers=workers)
    assert summary.resumed >= 2
    assert summary.resumed + summary.extracted == 6
    go(articles, undisturbed := tmp_path / "other.duckdb")
    assert facts(db) == facts(undisturbed)


def test_damaged_part_is_done_again(articles: Path, tmp_path: Path, db: Path, small_chunks: None) -> None:
    def stop(summary: Summary, _article: object) -> None:
        if summary.extracted >= 4:
            raise Stop

    with pytest.raises(Stop):
        go(articles, db, on_progress=stop)
    first, _second = sorted(Path(f"{db}.parts").glob("0*"))
    (first / "claims.parquet").write_bytes(b"")
    summary = go(articles, db)
    assert (summary.resumed, summary.extracted) == (2, 4)
    go(articles, undisturbed := tmp_path / "other.duckdb")
    assert facts(db) == facts(undisturbed)


def test_changed_article_counts_over_a_left_part(articles: Path, db: Path, small_chunks: None) -> None:
    def stop(summary: Summary, _article: object) -> None:
        if summary.extracted >= 2:
            raise Stop

    with pytest.raises(Stop):
        go(articles, db, on_progress=stop)
    write_articles(articles, {"a0": article_text(19)})
    go(articles, db)
    with connect(db) as connection:
        assert connection.execute("SELECT DISTINCT value FROM claims WHERE article_id = 'a0'").fetchall() == [
            (19,)
        ]


def test_parts_that_were_loaded_are_not_loaded_again(
    articles: Path, tmp_path: Path, db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process may die between the load and the removal of the parts."""
    kept = tmp_path / "kept"

    def keep(path: Path, **_: object) -> None:
        if Path(path).name.endswith(".parts") and Path(path).exists():
            shutil.copytree(path, kept, dirs_exist_ok=True)

    monkeypatch.setattr("pipeline.storage.shutil.rmtree", keep)
    go(articles, db)
    monkeypatch.undo()
    before = db.read_bytes()
    assert any(kept.iterdir())
    assert go(articles, db).loaded is False
    assert db.read_bytes() == before


def test_two_runs_at_once(articles: Path, db: Path) -> None:
    with exclusive(db), pytest.raises(InUse):
        go(articles, db)
