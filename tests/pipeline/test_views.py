"""What analysts ask in SQL: where a unit is now, and which document a short form means."""

import json
from datetime import date

import duckdb
import pytest

from gazetteer.successions import predecessors, same_unit, successors
from gazetteer.units import lookup
from pipeline.check.run import check
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


def test_a_unit_stays_itself_as_the_python_function_says(db):
    rows = db.execute("SELECT unit_id, same_as FROM unit_identities").fetchall()
    assert len(rows) > 16_000
    assert [row for row in rows if same_unit(row[0]) != row[1]] == []


@pytest.mark.parametrize(
    ("uid", "first"),
    [
        ("p46@2025-01-01", "p46@2014-01-01"),  # Thừa Thiên Huế became thành phố Huế
        ("p25@2025-07-01", "p25@2025-07-01"),  # Phú Thọ took in Vĩnh Phúc and Hòa Bình
    ],
)
def test_renamed_it_is_the_same_and_merged_it_is_not(uid, first):
    assert same_unit(uid) == first


TOLD = {
    "bao-cao": (
        "2023-01-20",
        "Năm 2022, huyện Yên Châu (tỉnh Sơn La) tiếp nhận 14.380 hồ sơ; tỷ lệ giải quyết đúng hạn đạt 98,7%.",
    ),
    "bao-tinh": ("2023-01-22", "Năm 2022, huyện Yên Châu (tỉnh Sơn La) tiếp nhận 14.380 hồ sơ thủ tục."),
    "quy": ("2022-04-10", "Trong quý I/2022, huyện Yên Châu (tỉnh Sơn La) tiếp nhận 3.105 hồ sơ."),
    "noi-khac": ("2023-01-20", "Năm 2022, huyện Mai Sơn (tỉnh Sơn La) tiếp nhận 11.215 hồ sơ."),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evidence")
    more = (
        "Lãnh đạo huyện yêu cầu các phòng, ban tiếp tục rà soát thủ tục, công khai quy trình tại trụ sở. " * 2
    )
    given = {**TOLD, "chep-lai": ("2023-01-23", TOLD["bao-cao"][1])}
    for name, (day, text) in given.items():
        content = {
            "id": name,
            "published": day,
            "text": f"{text}\n{more}" if "ao-" in name or "chep" in name else text,
        }
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf8")
    run([folder], folder / "facts.duckdb", workers=1)
    check(folder / "facts.duckdb")
    with connect(folder / "facts.duckdb") as connection:
        yield connection


@pytest.mark.parametrize(
    ("subject", "period", "expected"),
    [
        ("Yên Châu", "2022", {"bao-cao", "bao-tinh", "quy"}),
        ("huyện Yên Châu", "2022", {"bao-cao", "bao-tinh", "quy"}),
        ("huyen yen chau", "2022", {"bao-cao", "bao-tinh", "quy"}),
        ("Huyện Yên Châu, Sơn La", "2022", {"bao-cao", "bao-tinh", "quy"}),
        ("YÊN CHÂU", "2022-Q1", {"quy"}),
        ("Yên Châu", "2022-H1", {"quy"}),
        ("Yên Châu", "2022-02", set()),
        ("Yên Châu", "2022-01-01/2022-03-31", {"quy"}),
        ("Yên Châu", None, {"bao-cao", "bao-tinh", "quy"}),
        ("124", None, {"bao-cao", "bao-tinh", "quy"}),
        ("Mai Sơn", "2022", {"noi-khac"}),
        ("Thuận Châu", "2022", set()),
    ],
)
def test_evidence(told, subject, period, expected):
    rows = told.execute(
        "SELECT article_id FROM evidence(?, 'dossiers_received', ?)", [subject, period]
    ).fetchall()
    assert {row[0] for row in rows} == expected


def test_evidence_counts_copies_and_shows_the_source(told):
    rows = told.execute(
        "SELECT article_id, copies, value, quote, sentence LIKE 'Năm 2022%' FROM "
        "evidence('Yên Châu', 'dossiers_received', '2022') WHERE period_start = '2022-01-01' AND value > 10000 "
        "ORDER BY article_id"
    ).fetchall()
    assert rows == [
        ("bao-cao", 1, 14380, "14.380 hồ sơ", True),
        ("bao-tinh", 0, 14380, "14.380 hồ sơ", True),
    ]


def test_a_period_that_is_none_is_refused(told):
    with pytest.raises(duckdb.Error, match="a period is 2022, 2022-H1"):
        told.execute("FROM evidence('Yên Châu', 'dossiers_received', 'năm 2022')").fetchall()


def test_confirmations_count_copies_once(told):
    assert told.execute(
        "SELECT subject, indicator, list_distinct(quotes), sources, verdict FROM confirmations"
    ).fetchall() == [("huyện Yên Châu, Sơn La", "dossiers_received", ["14.380 hồ sơ"], 2, "consistent")]
    assert told.execute("SELECT count(*) FROM conflicts").fetchone() == (0,)
