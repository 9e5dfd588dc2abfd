"""The desk while others are at work: a batch loads, several people mark, something is in the way."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import duckdb
import httpx
import pytest
from typer.testing import CliRunner

from desk.app import create_app
from desk.facts import Busy, Facts
from desk.marks import Marks, State
from pipeline.cli import app as cli
from pipeline.load import connect
from pipeline.run import run
from tests.conftest import SAMPLES
from tests.desk.browser import served

PAGES = [
    "/",
    "/chi-so",
    "/tim?q=bac+son",
    "/mau-thuan",
    "/bai/bac-son-hang-ba-2021",
    "/don-vi/d185@2014-01-01",
]


def test_readers_see_no_error_while_batches_load_and_then_the_new_state(sample_db, tmp_path):
    db = tmp_path / "facts.duckdb"
    shutil.copy(sample_db, db)
    done = threading.Event()
    wrong, articles = [], []

    def read(number, address):
        with httpx.Client(base_url=address, timeout=60) as client:
            turn = number
            while not done.is_set():
                answer = client.get(PAGES[turn % len(PAGES)])
                if answer.status_code != 200:
                    wrong.append((answer.url, answer.status_code))
                articles.append(client.get("/api/start").json()["articles"])
                turn += 1

    with served(create_app(db)) as address, ThreadPoolExecutor(6) as readers:
        try:
            for number in range(6):
                readers.submit(read, number, address)
            for batch in range(3):
                text = (SAMPLES / "bac-son-hang-ba-2021.json").read_text(encoding="utf8")
                new = tmp_path / f"{batch}.json"
                new.write_text(text.replace("bac-son-hang-ba-2021", f"bai-{batch}"), encoding="utf8")
                assert run([new], db, workers=1).claims > 0
        finally:
            done.set()
        assert httpx.get(f"{address}/api/start", timeout=60).json()["articles"] == 33
        assert httpx.get(f"{address}/bai/bai-2", timeout=60).status_code == 200
    assert wrong == []
    assert len(articles) > 6
    assert set(articles) <= {30, 31, 32, 33}


def test_a_database_that_is_taken_away_is_still_read(sample_db, tmp_path):
    db = tmp_path / "facts.duckdb"
    shutil.copy(sample_db, db)
    facts = Facts(db)
    db.unlink()
    with facts.cursor() as cursor:
        assert cursor.execute("SELECT count(*) FROM articles").fetchall() == [(30,)]


def test_a_query_without_end_is_given_up_and_the_next_is_answered(sample_db):
    facts = Facts(sample_db, seconds=0.2)
    with pytest.raises(Busy), facts.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM range(1_000_000) a, range(1_000_000) b WHERE a.range * b.range = 7"
        )
    with facts.cursor() as cursor:
        assert cursor.execute("SELECT 1").fetchall() == [(1,)]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM claims",
        "CREATE TABLE x (y INTEGER)",
        "SELECT * FROM read_text('/etc/hostname')",
        "COPY (SELECT 1) TO '/tmp/x.csv'",
        "ATTACH '/tmp/x.duckdb'",
        "INSTALL httpfs",
        "SET enable_external_access = true",
    ],
)
def test_no_query_reaches_beyond_the_facts(sample_db, sql):
    with Facts(sample_db).cursor() as cursor, pytest.raises(duckdb.Error):
        cursor.execute(sql)


def test_marks_by_several_at_once_are_all_kept(sample_db, tmp_path):
    with connect(sample_db) as connection:
        ids = [id_ for (id_,) in connection.execute("SELECT finding_id FROM findings LIMIT 40").fetchall()]

    def mark(id_):
        # Each opens the file by itself, as each request does.
        Marks(tmp_path / "marks.sqlite").set(id_, State.seen, f"Ghi chú {id_}")

    with ThreadPoolExecutor(8) as people:
        list(people.map(mark, ids))
    kept = Marks(tmp_path / "marks.sqlite").of(ids)
    assert {id_: m.note for id_, m in kept.items()} == {id_: f"Ghi chú {id_}" for id_ in ids}


@pytest.fixture
def foreign(tmp_path):
    db = tmp_path / "foreign.duckdb"
    duckdb.connect(str(db)).execute("CREATE TABLE t (a INTEGER)").close()
    return db


def served_with(*arguments):
    result = CliRunner().invoke(cli, ["serve", *map(str, arguments)])
    return result.exit_code, " ".join(result.stderr.split())


def test_a_missing_database_is_told(tmp_path):
    code, said = served_with("--db", tmp_path / "none.duckdb")
    assert code == 2
    assert said.startswith("error: ")
    assert "none.duckdb" in said


def test_a_foreign_database_is_told(foreign):
    code, said = served_with("--db", foreign)
    assert code == 2
    assert "foreign.duckdb is a DuckDB database, but not one of cchc" in said


def test_what_is_no_database_is_told(tmp_path):
    (tmp_path / "a.duckdb").write_text("no database")
    code, said = served_with("--db", tmp_path / "a.duckdb")
    assert code == 2
    assert said.startswith("error: ")
    assert "Traceback" not in said


def test_a_port_that_is_taken_is_told(sample_db, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = served_with("--db", sample_db, "--port", port, "--marks", tmp_path / "marks.sqlite")
    assert code == 2
    assert f"cannot listen on 127.0.0.1 port {port}" in said
    assert "--port 0" in said


@pytest.mark.parametrize("arguments", [["--help"], ["serve", "--help"]])
def test_help_loads_no_web_server(arguments):
    code = (
        "import sys; from pipeline.cli import app\n"
        f"try: app({arguments!r}, prog_name='cchc')\n"
        "except SystemExit as end: assert not end.code\n"
        "heavy = {'fastapi', 'uvicorn', 'jinja2', 'duckdb', 'altair', 'spacy', 'pandas'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "serve" in done.stdout
