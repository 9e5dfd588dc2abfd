"""What analysts ask in SQL: where a unit is now, and which document a short form means."""

import json
from datetime import date

import pytest

from gazetteer.successions import predecessors, successors
from gazetteer.units import lookup
from pipeline.load import connect
from pipeline.run import run

ARTICLES = {
    "full": "Thực hiện Nghị định số 118/2015/NĐ-CP ngày 12/11/2015 của Chính phủ, tỉnh Lào Cai có 12 đơn vị thực hiện.",
    "short": "Theo Nghị định 118, huyện Bảo Thắng (tỉnh Lào Cai) giải quyết 250 hồ sơ.",
    "open": "Theo Kế hoạch 30, huyện Bảo Yên (tỉnh Lào Cai) giải quyết 350 hồ sơ.",
    "one": "UBND tỉnh Lào Cai ban hành Kế hoạch số 30/KH-UBND ngày 2/2/2021, giao 14 nhiệm vụ.",
    "two": "UBND tỉnh Yên Bái ban hành Kế hoạch số 30/KH-UBND ngày 5/3/2022, giao 15 nhiệm vụ.",
}


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    folder = tmp_path_factory.mktemp("views")
    for name, text in ARTICLES.items():
        (folder / f"{name}.json").write_text(json.dumps({"id": name, "text": text}), encoding="utf8")
    run([folder], folder / "facts.duckdb", workers=1)
    with connect(folder / "facts.duckdb") as connection:
        yield connection


@pytest.mark.parametrize(
    ("name", "type_", "day"),
    [
        ("Ô Môn", "quận", date(2023, 3, 1)),
        ("Chương Mỹ", "huyện", date(2024, 4, 1)),
        ("Hoài Nhơn", "thị xã", date(2023, 1, 1)),
    ],
)
def test_successors_are_those_of_the_python_function(db, name, type_, day):
    (unit,) = lookup(name, day, level="district", type=type_)
    found = db.execute("SELECT unit_id FROM unit_successors(?)", [unit.uid]).fetchall()
    assert {row[0] for row in found} == {u.uid for u in successors(unit.uid)}
    assert len(found) > 1


def test_predecessors_lead_back(db):
    (unit,) = lookup("Ô Môn", date(2026, 1, 1), level="commune", type="phường")
    found = {row[0] for row in db.execute("SELECT unit_id FROM unit_predecessors(?)", [unit.uid]).fetchall()}
    assert {u.uid for u in predecessors(unit.uid, date(2023, 1, 1)) if u.level == "commune"} <= found


def test_a_short_form_joins_the_only_document_that_fits(db):
    rows = db.execute("""
        SELECT m.article_id, f.symbol
        FROM document_mentions m JOIN document_identities i USING (document_id)
        JOIN documents f ON f.document_id = i.same_as
    """).fetchall()
    assert dict(rows) == {"full": "NĐ-CP", "short": "NĐ-CP", "open": None, "one": "KH-UBND", "two": "KH-UBND"}


def test_what_could_be_several_stays_open(db):
    count = db.execute("SELECT count(*) FROM document_identities WHERE same_as = document_id").fetchone()
    assert count == (4,)
