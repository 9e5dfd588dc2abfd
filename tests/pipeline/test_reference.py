"""Published tables: what becomes of a good one, and what is said of a bad one."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.load import connect
from pipeline.reference import WrongTable, load_reference, read_period, read_reference
from pipeline.run import run
from tests.pipeline.fakes import EXTRACTOR, article_text, write_articles

EXAMPLE = Path("corpus/reference/par-index-provinces.csv")
HEADER = "subject,indicator,component,period,value,rank"


@pytest.fixture
def table(tmp_path):
    def write(*lines: str, header: str = HEADER, encoding: str = "utf8") -> Path:
        path = tmp_path / "table.csv"
        path.write_text("\n".join((header, *lines)) + "\n", encoding=encoding)
        return path

    return write


def test_the_example_holds_two_years():
    extraction = read_reference(EXAMPLE, source="Bộ Nội vụ")
    assert extraction.article.authority == "Bộ Nội vụ"
    told = {(c.subject, c.period[0].year, c.kind): c.value for c in extraction.claims}
    assert told["thành phố Hải Phòng", 2023, "percent"] == Decimal("91.81")
    assert told["thành phố Hải Phòng", 2022, "rank"] == 2
    assert ("tỉnh Bắc Giang", 2022, "percent") not in told
    assert {c.subject_code for c in extraction.claims if c.subject == "tỉnh Đồng Nai"} == {"75"}


def test_every_figure_keeps_its_place_and_line(table):
    path = table(
        '"quận Ô Môn, Cần Thơ",sipas,,2021,"86,4",3',
        "",
        "Bộ Tư pháp;par_index;;2021;90;1".replace(";", ","),
    )
    extraction = read_reference(path, source="UBND thành phố")
    text = extraction.article.text
    assert [(c.quote, c.subject, c.value) for c in extraction.claims] == [
        ("86,4", "quận Ô Môn, Cần Thơ", Decimal("86.4")),
        ("3", "quận Ô Môn, Cần Thơ", 3),
        ("90", "Bộ Tư pháp", 90),
        ("1", "Bộ Tư pháp", 1),
    ]
    for claim in extraction.claims:
        assert text[claim.start : claim.end] == claim.quote
        first, last = extraction.sentences[claim.sentence_no]
        assert text[first:last].count("\n") == 0
        assert first <= claim.start < claim.end <= last


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_and_a_byte_order_mark(table, mark):
    row = ["tỉnh Lào Cai", "dossiers_on_time", "", "2022-H1", "98,5%", ""]
    path = table(mark.join(row), header=HEADER.replace(",", mark), encoding="utf-8-sig")
    (claim,) = read_reference(path, source="UBND tỉnh").claims
    assert (claim.kind, claim.value, claim.quote) == ("percent", Decimal("98.5"), "98,5%")
    assert claim.period == (date(2022, 1, 1), date(2022, 6, 30))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-Q3", "2022-07-01", "2022-09-30"),
        ("2022-H2", "2022-07-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-01-01/2022-09-30", "2022-01-01", "2022-09-30"),
        ("/2022-09-30", None, "2022-09-30"),
    ],
)
def test_periods(text, first, last):
    assert [day and day.isoformat() for day in read_period(text)] == [first, last]


@pytest.mark.parametrize(
    "text", ["", "22", "2022-13", "2022-Q5", "2022-H3", "/", "2022-09-30/2022-01-01", "năm 2022"]
)
def test_no_periods(text):
    with pytest.raises(ValueError, match="is no period"):
        read_period(text)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("tỉnh Lào Cai,par_index,,2022,cao,1", "line 2: value: 'cao' is no number"),
        ("tỉnh Lào Cai,par_index,,2022,90,0", "line 2: rank: '0' is no rank"),
        ("tỉnh Lào Cai,par_index,,2022,,", "line 2: neither value nor rank"),
        ("tỉnh Lào Cai,par,,2022,90,1", "line 2: indicator: 'par' is no indicator"),
        ("tỉnh Lào Cai,par_index,,năm nay,90,1", "line 2: period: 'năm nay' is no period"),
        ("tỉnh Sao Hỏa,par_index,,2022,90,1", "line 2: subject: 'tỉnh Sao Hỏa' is neither a unit of 2022"),
        ("xã Tân Lập,par_index,,2022,90,1", "line 2: subject: several units are called 'xã Tân Lập'"),
        ("tỉnh Lào Cai,dossiers_received,,2022,12.345,", "may be read in two ways"),
        ("tỉnh Lào Cai,par_index,,2022,90,1,x,y", "8 cells under 6 columns"),
        (",,,,,", "no line holds a value or a rank"),
    ],
)
def test_a_bad_line_is_named(table, line, said):
    with pytest.raises(WrongTable) as raised:
        read_reference(table(line), source="Bộ Nội vụ")
    assert said in str(raised.value)


def test_a_rank_beyond_the_number_ranked(table):
    path = table("tỉnh Lào Cai,par_index,,2022,,64,63", header=f"{HEADER},ranked")
    with pytest.raises(WrongTable, match="rank 64 of 63"):
        read_reference(path, source="Bộ Nội vụ")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"subject,value\n", "lacks indicator, component, period, rank"),
        (HEADER.encode() + b",note\n", "does not know 'note'"),
        (HEADER.encode() + b",rank\n", "names a column twice"),
        (b"\xff\xfes\x00", "is not UTF-8"),
        (b"a\x00b", "is no text"),
    ],
)
def test_no_table(tmp_path, data, said):
    path = tmp_path / "table.csv"
    path.write_bytes(data)
    with pytest.raises(WrongTable, match=said):
        read_reference(path, source="Bộ Nội vụ")


def test_loading_replaces_the_same_file_and_a_bad_one_changes_nothing(tmp_path, table):
    db = tmp_path / "facts.duckdb"
    run([write_articles(tmp_path / "in", {"a": article_text()})], db, workers=1, extractor=EXTRACTOR)

    def told():
        with connect(db) as connection:
            return connection.execute(
                "SELECT value, authority FROM claims JOIN articles USING (article_id)"
                " WHERE authority IS NOT NULL ORDER BY value"
            ).fetchall()

    load_reference(table("tỉnh Lào Cai,par_index,,2022,90,4"), db, source="Bộ Nội vụ")
    assert told() == [(4, "Bộ Nội vụ"), (90, "Bộ Nội vụ")]
    load_reference(table("tỉnh Lào Cai,par_index,,2022,91,"), db, source="Bộ Nội vụ")
    assert told() == [(91, "Bộ Nội vụ")]
    before = db.read_bytes()
    with pytest.raises(WrongTable):
        load_reference(table("tỉnh Lào Cai,par_index,,2022,92,", "?"), db, source="Bộ Nội vụ")
    assert db.read_bytes() == before


def test_no_database_no_table(tmp_path, table):
    with pytest.raises(FileNotFoundError):
        load_reference(
            table("tỉnh Lào Cai,par_index,,2022,90,4"), tmp_path / "none.duckdb", source="Bộ Nội vụ"
        )
    assert not (tmp_path / "none.duckdb").exists()
