"""The database: what it is made of, what a load changes, and who may read meanwhile."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline import known
from pipeline.load import TABLES, InUse, NotOurs, Run, connect, editing, exclusive, load
from pipeline.parts import Part, PartRows, complete_parts
from pipeline.records import Article, DocumentRecord, Extraction, Reject
from pipeline.rows import stored
from tests.pipeline.fakes import UNIT, article_text, extract

RUN = Run(
    started_at=datetime(2023, 5, 1, 8),
    finished_at=datetime(2023, 5, 1, 9),
    inputs=("articles",),
    version="0",
    rules_version="r1",
    workers=1,
    articles_read=1,
    articles_unchanged=0,
    rejected=0,
    seconds=1.0,
)
VIEWS = (
    "claims_wide",
    "rankings",
    "on_time_rates",
    "finding_sides",
    "conflicts",
    "confirmations",
    "unit_identities",
    "main_successions",
    "document_identities",
)


def article(id_: str = "a", done: int = 12, published: date | None = date(2023, 4, 5)) -> Article:
    return Article(
        id_, article_text(done), f"Tin {id_}", published, f"https://example.org/{id_}", path=f"{id_}.json"
    )


def part(
    folder: Path, *extractions: Extraction, name: str = "00000001", rejects: tuple[Reject, ...] = ()
) -> Part:
    rows = PartRows(name, "r1")
    for extraction in extractions:
        rows.add(extraction)
    for reject in rejects:
        rows.reject(reject)
    return rows.write(folder)


def rows(db: Path, sql: str) -> list[tuple[Any, ...]]:
    with connect(db) as connection:
        return connection.execute(sql).fetchall()


@pytest.fixture
def loaded(tmp_path: Path) -> Path:
    db = tmp_path / "facts.duckdb"
    extractions = [extract(article(id_, done)) for id_, done in (("a", 12), ("b", 13), ("c", 12))]
    load(db, [part(tmp_path / "parts", *extractions, rejects=(Reject("x.json", "empty"),))], RUN)
    return db


def test_every_table_and_column_is_explained(loaded: Path) -> None:
    tables = rows(loaded, "SELECT table_name, comment FROM duckdb_tables()")
    assert {name for name, _ in tables} == set(TABLES)
    assert [name for name, comment in tables if not comment] == []
    views = rows(loaded, "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal")
    assert {name for name, _ in views} == set(VIEWS)
    assert [name for name, comment in views if not comment] == []
    columns = rows(loaded, "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal")
    assert [(table, column) for table, column, comment in columns if not comment] == []


def test_every_table_has_a_primary_key(loaded: Path) -> None:
    keyed = rows(loaded, "SELECT table_name FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY'")
    assert {name for (name,) in keyed} == set(TABLES)


def test_every_foreign_key_resolves(loaded: Path) -> None:
    keys = rows(
        loaded,
        "SELECT table_name, constraint_column_names[1], referenced_table, referenced_column_names[1] "
        "FROM duckdb_constraints() WHERE constraint_type = 'FOREIGN KEY'",
    )
    assert ("claims", "article_id", "articles", "article_id") in keys
    assert ("claims", "repeat_of", "claims", "claim_id") in keys
    assert len(keys) >= 19
    for table, column, referenced, key in keys:
        loose = rows(
            loaded,
            f'SELECT count(*) FROM {table} t WHERE t."{column}" IS NOT NULL '
            f'AND NOT EXISTS (FROM {referenced} r WHERE r."{key}" = t."{column}")',
        )
        assert loose == [(0,)], (table, column)


def test_claims_hold_the_record_with_its_sentence(loaded: Path) -> None:
    found = rows(
        loaded,
        """SELECT c.quote, c.value, c.denominator, c.unit, c.cmp, c.indicator, c.subject, c.subject_code,
            c.subject_unit_id, c.period, c.period_start, c.status, c.value_text, c.sentence,
            substr(a.text, c.start + 1, c."end" - c.start), c.repeat_of IS NULL
        FROM claims c JOIN articles a USING (article_id) WHERE article_id = 'a' ORDER BY claim_no""",
    )
    period = [date(2023, 1, 1), date(2023, 3, 31)]
    assert found[0] == (
        *(
            "12/20 hồ sơ",
            Decimal(12),
            Decimal(20),
            "hồ sơ",
            "=",
            "dossiers_on_time",
            f"{UNIT}, Cần Thơ",
            "916",
        ),
        *("d916@2014-01-01", period, period[0], "actual", "12/20"),
        f"Trong quý I, {UNIT} đã giải quyết đúng hạn 12/20 hồ sơ của người dân. ",
        *("12/20 hồ sơ", True),
    )
    assert found[1][-3:] == ("Kết quả 12/20 hồ sơ được công khai tại bộ phận một cửa.", "12/20 hồ sơ", False)


def test_views(loaded: Path) -> None:
    wide = rows(
        loaded, "SELECT subject_level, province, indicator_label, title FROM claims_wide ORDER BY title"
    )
    assert wide[0][:2] == ("district", "Cần Thơ")
    assert wide[0][3] == "Tin a"
    assert len(wide) == 6
    rates = rows(loaded, "SELECT article_id, rate FROM on_time_rates ORDER BY article_id")
    assert rates == [("a", 60.0), ("b", 65.0), ("c", 60.0)]
    assert rows(loaded, "SELECT count(*) FROM conflicts") == [(0,)]
    assert rows(loaded, "SELECT count(*) FROM rankings") == [(0,)]


def test_entities_are_one_row_each(loaded: Path) -> None:
    assert rows(loaded, 'SELECT name, "of", titles FROM officials') == [
        ("Lê Thị Mận", UNIT, ["Chủ tịch UBND"])
    ]
    assert rows(loaded, "SELECT number, symbol, key FROM documents") == [("45", "KH-UBND", "45/KH-UBND|2023")]
    assert rows(loaded, "SELECT count(*), count(DISTINCT unit_id) FROM unit_mentions") == [(6, 1)]
    assert rows(loaded, "SELECT path, reason FROM rejects") == [("x.json", "empty")]


def test_document_is_what_most_mentions_say(tmp_path: Path) -> None:
    def mention(day: date | None, start: int) -> DocumentRecord:
        return DocumentRecord(start, start + 3, "Kế hoạch", "45", None, "KH-UBND", day, None, "k")

    first, second = date(2023, 1, 5), date(2023, 1, 6)
    days = (None, second, first, second)
    documents = tuple(mention(day, 4 * n) for n, day in enumerate(days))
    db = tmp_path / "facts.duckdb"
    load(db, [part(tmp_path, Extraction(article(), documents=documents))], RUN)
    assert rows(db, "SELECT date FROM documents") == [(second,)]


@pytest.mark.parametrize(
    ("published", "unit_id"),
    [
        (date(2012, 1, 1), "d916@2014-01-01"),
        (date(2023, 4, 5), "d916@2014-01-01"),
        (None, "d916@2014-01-01"),
    ],
)
def test_codes_mean_the_version_of_the_day(tmp_path: Path, published: date | None, unit_id: str) -> None:
    db = tmp_path / "facts.duckdb"
    load(db, [part(tmp_path, extract(article(published=published)))], RUN)
    assert rows(db, "SELECT DISTINCT unit_id FROM unit_mentions") == [(unit_id,)]


def test_changed_article_replaces_its_rows(loaded: Path, tmp_path: Path) -> None:
    before = rows(loaded, "SELECT * FROM claims WHERE article_id <> 'a' ORDER BY claim_id")
    load(loaded, [part(tmp_path / "parts2", extract(article("a", 19)))], RUN)
    assert rows(loaded, "SELECT DISTINCT value FROM claims WHERE article_id = 'a'") == [(19,)]
    assert rows(loaded, "SELECT * FROM claims WHERE article_id <> 'a' ORDER BY claim_id") == before
    assert rows(loaded, "SELECT run_no, articles_loaded FROM runs ORDER BY 1") == [(1, 3), (2, 1)]
    assert rows(loaded, "SELECT count(*) FROM articles") == [(3,)]


def _state(db: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a load decides, but for what tells when and in which run."""
    return {
        table: rows(db, f"SELECT {'* EXCLUDE (run_id)' if run else '*'} FROM {table} ORDER BY ALL")
        for table in TABLES
        if table != "runs"
        for run in [table in ("articles", "rejects")]
    }


@pytest.mark.parametrize("outdated", ["nothing", "gazetteer", "rows"])
def test_many_loads_give_what_one_gives(
    tmp_path: Path, outdated: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether rows are exchanged in a copy or the tables filled anew."""

    def official(id_: str, title: str) -> Extraction:
        found = extract(article(id_))
        return replace(found, officials=tuple(replace(o, titles=(title,)) for o in found.officials))

    db, once = tmp_path / "facts.duckdb", tmp_path / "once.duckdb"
    steps: list[tuple[list[Extraction], tuple[Reject, ...]]] = [
        ([extract(article(id_)) for id_ in "abcd"], (Reject("e.json", "empty"), Reject("x.json", "empty"))),
        ([official("a", "Bí thư"), Extraction(article("b"))], ()),
        ([official("c", "Bí thư"), extract(article("e", 7))], (Reject("y.json", "empty"),)),
        ([official("a", "Bí thư Thành ủy"), extract(article("f"))], ()),
    ]
    for number, (extractions, rejects) in enumerate(steps):
        if outdated == "gazetteer":
            monkeypatch.setattr("pipeline.known.is_current", lambda connection: False)
        if outdated == "rows":
            monkeypatch.setattr("pipeline.load._is_worn", lambda connection: True)
        load(db, [part(tmp_path / str(number), *extractions, rejects=rejects)], RUN)
    last = {found.article.id: found for extractions, _ in steps for found in extractions}
    left = (Reject("x.json", "empty"), Reject("y.json", "empty"))
    load(once, [part(tmp_path / "all", *last.values(), rejects=left)], RUN)
    assert _state(db) == _state(once)
    assert rows(db, "SELECT count(*) FROM runs") == [(4,)]


def test_a_file_of_rows_that_no_longer_count_is_filled_anew(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    places = []
    for done in range(5):
        load(db, [part(tmp_path / str(done), extract(article("a", done)), extract(article("b")))], RUN)
        places += rows(
            db,
            "SELECT sum(count) FROM pragma_storage_info('claims') "
            "WHERE column_name = 'article_id' AND segment_type = 'VALIDITY'",
        )
    assert max(places) <= (8,)
    assert rows(db, "SELECT count(*) FROM claims") == [(4,)]


def test_a_unit_that_the_gazetteer_no_longer_knows_is_left_open(
    loaded: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without(connection: duckdb.DuckDBPyConnection) -> None:
        stage(connection)
        connection.execute("DELETE FROM known_unit_successions")
        connection.execute("DELETE FROM known_units WHERE unit_id = 'd916@2014-01-01'")
        connection.execute("DELETE FROM known_indicators WHERE indicator = 'dossiers_on_time'")
        connection.execute("UPDATE known_units SET parent_id = NULL")

    stage = known.stage
    monkeypatch.setattr("pipeline.known.stage", without)
    load(loaded, [part(tmp_path / "parts2", Extraction(article("d")))], RUN)
    assert rows(loaded, "SELECT count(*), count(subject_unit_id), count(subject_code) FROM claims") == [
        (6, 0, 6)
    ]
    assert rows(loaded, "SELECT count(*), count(unit_id) FROM unit_mentions") == [(6, 0)]


def test_entities_without_mention_go(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    load(db, [part(tmp_path / "1", extract(article()))], RUN)
    load(db, [part(tmp_path / "2", Extraction(article()))], RUN)
    assert rows(db, "SELECT (FROM officials SELECT count(*)), (FROM documents SELECT count(*))") == [(0, 0)]


def test_of_two_parts_with_one_article_the_last_counts(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    old = part(tmp_path, extract(article("a", 1)), name="00000001")
    new = part(tmp_path, extract(article("a", 2)), name="00000002")
    load(db, [new, old], RUN)
    assert rows(db, "SELECT DISTINCT value FROM claims") == [(2,)]


def test_reject_goes_when_its_file_gives_an_article(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    load(db, [part(tmp_path / "1", rejects=(Reject("a.json", "empty"), Reject("z.json", "empty")))], RUN)
    load(db, [part(tmp_path / "2", extract(article()))], RUN)
    assert rows(db, "SELECT path FROM rejects") == [("z.json",)]


def test_findings_stay_until_a_claim_of_theirs_is_replaced(loaded: Path, tmp_path: Path) -> None:
    with editing(loaded) as connection:
        connection.execute(
            "INSERT INTO findings SELECT uuid(), 'bound', 'consistent', article_id, NULL, 1, [1], NULL FROM articles"
        )
        connection.execute(
            "INSERT INTO finding_claims SELECT finding_id, claim_id, 'value', 1 FROM findings f "
            "JOIN claims c ON f.explanation = c.article_id AND c.claim_no = 0"
        )
    assert rows(loaded, "SELECT count(*) FROM finding_claims") == [(3,)]
    load(loaded, [part(tmp_path / "parts2", extract(article("a", 19)))], RUN)
    assert rows(loaded, "SELECT DISTINCT explanation FROM findings ORDER BY 1") == [("b",), ("c",)]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("46.30", "46.30"),
        ("0", "0"),
        ("83000000000000", "83000000000000"),
        ("-2.19", "-2.19"),
        ("0.12345678", "0.123457"),
        ("1E+40", None),
        ("9" * 1000, None),
        ("NaN", None),
    ],
)
def test_numbers_as_stored(value: str, kept: str | None) -> None:
    assert stored(Decimal(value)) == (None if kept is None else Decimal(kept))


@pytest.mark.parametrize(
    "changed", [{"quote": "13/20 hồ sơ"}, {"indicator": "weather"}, {"kind": "vibe"}, {"cmp": "≈"}]
)
def test_claim_that_no_table_takes_is_refused_before_the_load(
    tmp_path: Path, changed: dict[str, str]
) -> None:
    extraction = extract(article())
    claims = (replace(extraction.claims[0], **changed), *extraction.claims[1:])  # type: ignore[arg-type]
    part_rows = PartRows("00000001", "r1")
    with pytest.raises(ValueError, match=r"."):
        part_rows.add(replace(extraction, claims=claims))
    assert part_rows.count("articles") == 0


def test_within_one_process_too_a_new_connection_sees_the_new_state(loaded: Path, tmp_path: Path) -> None:
    with connect(loaded) as before:
        load(loaded, [part(tmp_path / "parts", extract(article("d")), name="00000002")], RUN)
        with connect(loaded) as after:
            count = "SELECT count(*) FROM articles"
            assert [one.execute(count).fetchall() for one in (before, after)] == [[(3,)], [(4,)]]
            assert after.cursor().execute(count).fetchall() == [(4,)]
            assert after.execute("SELECT count(*) FROM facts.articles").fetchall() == [(4,)]


def test_reader_keeps_its_state_and_the_next_one_sees_the_new(loaded: Path, tmp_path: Path) -> None:
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys, duckdb; c = duckdb.connect(sys.argv[1], read_only=True)\n"
            "for _ in sys.stdin:\n"
            "    print(c.execute('SELECT count(*) FROM articles').fetchall()[0][0], flush=True)",
            str(loaded),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def asked() -> str:
        assert reader.stdin is not None
        assert reader.stdout is not None
        print(file=reader.stdin, flush=True)
        return reader.stdout.readline().strip()

    try:
        assert asked() == "3"
        load(loaded, [part(tmp_path / "parts2", extract(article("d")))], RUN)
        assert asked() == "3"
        assert rows(loaded, "SELECT count(*) FROM articles") == [(4,)]
    finally:
        reader.kill()
        reader.communicate()


def test_failed_load_leaves_the_old_state(loaded: Path, tmp_path: Path) -> None:
    before = loaded.read_bytes()
    broken = part(tmp_path / "parts2", extract(article("d")))
    (broken.folder / "claims.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(duckdb.Error):
        load(loaded, [broken], RUN)
    assert loaded.read_bytes() == before
    assert not list(tmp_path.glob("facts.duckdb.new*"))


def test_damaged_parts_are_thrown_away(tmp_path: Path) -> None:
    whole = part(tmp_path, extract(article("a")), name="00000001")
    damaged = part(tmp_path, extract(article("b")), name="00000002")
    data = bytearray((damaged.folder / "claims.parquet").read_bytes())
    data[20] ^= 1
    (damaged.folder / "claims.parquet").write_bytes(data)
    (tmp_path / ".00000003.1").mkdir()
    (tmp_path / "00000004").mkdir()
    assert complete_parts(tmp_path) == [whole]
    assert [entry.name for entry in tmp_path.iterdir()] == ["00000001"]


def test_two_writers(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    with exclusive(db), pytest.raises(InUse, match="another run"), exclusive(db):
        pass
    with exclusive(db):
        pass


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.duckdb"
    text.write_text("not a database")
    other = tmp_path / "other.duckdb"
    with duckdb.connect(str(other)) as connection:
        connection.execute("CREATE TABLE t (i INTEGER)")
    for db in (text, other):
        before = db.read_bytes()
        with pytest.raises(NotOurs):
            load(db, [], RUN)
        with pytest.raises(NotOurs):
            connect(db)
        assert db.read_bytes() == before
    with pytest.raises(FileNotFoundError):
        connect(tmp_path / "none.duckdb")


def test_a_database_of_another_version_is_refused_by_name(loaded: Path) -> None:
    with duckdb.connect(str(loaded)) as connection:
        connection.execute("CREATE OR REPLACE MACRO schema_version() AS 1")
    with pytest.raises(NotOurs, match=r"another version of cchc .*version 1, not 2"):
        connect(loaded)
