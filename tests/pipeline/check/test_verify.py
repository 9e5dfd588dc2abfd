"""What the database answers to a sentence: articles → question → answer."""

from __future__ import annotations

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from pipeline.check.run import check
from pipeline.check.verify import NoClaims, verify
from pipeline.cli import app
from pipeline.load import NotOurs
from pipeline.reference import load_reference
from pipeline.run import run

ARTICLES = {
    "bao-a": "Theo công bố ngày 20/3/2022, năm 2021 huyện Bảo Thắng, tỉnh Lào Cai đạt 88,15 điểm Chỉ số cải cách hành chính, xếp thứ 2/9 huyện, thị xã, thành phố.",
    "bao-b": "Huyện Bảo Thắng, tỉnh Lào Cai giữ vị trí thứ 2/9 về Chỉ số cải cách hành chính năm 2021. Người dân các thôn phấn khởi đón nhận tin này.",
    "bao-c": "Năm 2020, huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 6/9 về Chỉ số cải cách hành chính.",
    "bao-d": "Trong năm 2021, huyện Bát Xát, tỉnh Lào Cai tiếp nhận 17.345 hồ sơ thủ tục hành chính.",
    "bao-e": "Trong 9 tháng đầu năm 2021, huyện Si Ma Cai, tỉnh Lào Cai tiếp nhận 9.120 hồ sơ thủ tục hành chính.",
    "bao-f": "Năm 2021, tỷ lệ hồ sơ giải quyết đúng hạn của huyện Văn Bàn, tỉnh Lào Cai đạt 98,78%.",
}


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verify")
    articles = folder / "in"
    articles.mkdir()
    for id_, text in ARTICLES.items():
        article = {"id": id_, "url": f"https://{id_}.example.vn/1", "text": text, "published": "2022-04-01"}
        (articles / f"{id_}.json").write_text(json.dumps(article), encoding="utf8")
    run([articles], folder / "facts.duckdb", workers=1)
    table = folder / "pub.csv"
    table.write_text(
        'subject,indicator,component,period,value,rank\n"huyện Sa Pa, Lào Cai",par_index,,2018,80.5,7\n'
        "tỉnh Lào Cai,par_index,,2021,,9\n",
        encoding="utf8",
    )
    load_reference(table, folder / "facts.duckdb", source="Bộ Nội vụ")
    check(folder / "facts.duckdb")
    return folder / "facts.duckdb"


@pytest.mark.parametrize(
    ("text", "answer", "by"),
    [
        # Two independent articles say so.
        (
            "Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 2/9 Chỉ số cải cách hành chính năm 2021.",
            "confirmed",
            {"bao-a", "bao-b"},
        ),
        (
            "Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 3/9 Chỉ số cải cách hành chính năm 2021.",
            "contradicted",
            {"bao-a", "bao-b"},
        ),
        (
            "Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 6/9 Chỉ số cải cách hành chính năm 2020.",
            "only-source",
            {"bao-c"},
        ),
        # Rounded, hedged.
        (
            "Năm 2021, huyện Bát Xát, tỉnh Lào Cai tiếp nhận hơn 17.000 hồ sơ thủ tục hành chính.",
            "only-source",
            {"bao-d"},
        ),
        (
            "Năm 2021, huyện Bát Xát, tỉnh Lào Cai tiếp nhận 17.350 hồ sơ thủ tục hành chính.",
            "contradicted",
            {"bao-d"},
        ),
        (
            "Năm 2021, huyện Bát Xát, tỉnh Lào Cai tiếp nhận 17.300 hồ sơ thủ tục hành chính.",
            "rounding",
            {"bao-d"},
        ),
        (
            "Năm 2021, tỷ lệ hồ sơ giải quyết đúng hạn của huyện Văn Bàn, tỉnh Lào Cai đạt 98,7%.",
            "rounding",
            {"bao-f"},
        ),
        (
            "Năm 2021, tỷ lệ hồ sơ giải quyết đúng hạn của huyện Văn Bàn, tỉnh Lào Cai đạt 97%.",
            "contradicted",
            {"bao-f"},
        ),
        # A later count of the same year is known.
        (
            "Trong 6 tháng đầu năm 2021, huyện Si Ma Cai, tỉnh Lào Cai tiếp nhận 6.010 hồ sơ thủ tục hành chính.",
            "outdated",
            {"bao-e"},
        ),
        # An authority has the word.
        ("Năm 2021, tỉnh Lào Cai xếp thứ 9 về Chỉ số cải cách hành chính.", "confirmed", None),
        ("Năm 2021, tỉnh Lào Cai xếp thứ 8 về Chỉ số cải cách hành chính.", "contradicted", None),
        # Nothing to compare with: another unit, another year, a target.
        ("Huyện Bắc Hà, tỉnh Lào Cai xếp thứ 2/9 Chỉ số cải cách hành chính năm 2021.", "unknown", set()),
        ("Huyện Bát Xát, tỉnh Lào Cai xếp thứ 2/9 Chỉ số cải cách hành chính năm 2021.", "unknown", set()),
        (
            "Huyện Bảo Thắng, tỉnh Lào Cai phấn đấu năm 2021 xếp thứ 1/9 về Chỉ số cải cách hành chính.",
            "unknown",
            set(),
        ),
    ],
)
def test_answers(db, text, answer, by):
    (verified,) = verify(text, db).claims
    assert verified.answer == answer, verified.explanation
    if by is None:
        assert {evidence.outlet for evidence in verified.evidence} == {"Bộ Nội vụ"}
        assert "Bộ Nội vụ công bố" in verified.explanation
    else:
        assert {evidence.figure.article_id for evidence in verified.evidence} == by
        for evidence in verified.evidence:
            assert evidence.figure.quote in evidence.sentence
            assert evidence.sentence in ARTICLES[evidence.figure.article_id]


def test_a_figure_without_a_year_is_held_against_the_latest(db):
    (now,) = verify("Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 2/9 về Chỉ số cải cách hành chính.", db).claims
    (then,) = verify("Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 6/9 về Chỉ số cải cách hành chính.", db).claims
    (never,) = verify("Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 8/9 về Chỉ số cải cách hành chính.", db).claims
    assert (now.answer, then.answer, never.answer) == ("confirmed", "outdated", "unknown")


def test_relative_periods_count_from_the_day_given(db):
    text = "Năm ngoái, huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 2/9 về Chỉ số cải cách hành chính."
    (verified,) = verify(text, db, published=date(2022, 5, 1)).claims
    assert verified.answer == "confirmed"


def test_an_article_is_no_evidence_for_itself(db):
    (verified,) = verify(ARTICLES["bao-d"], db).claims
    assert verified.answer == "unknown"
    score, rank = verify(ARTICLES["bao-a"], db).claims
    assert (score.answer, rank.answer) == ("unknown", "only-source")


def test_what_a_text_says_against_itself_is_told(db):
    verification = verify("Huyện Bảo Yên, tỉnh Lào Cai hoàn thành 25/54 nhiệm vụ, đạt 64,3%.", db)
    assert [finding.verdict for finding in verification.findings] == ["inconsistent"]
    assert verification.contradicted


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no figure"),
        ("Hôm nay trời đẹp.", "no figure"),
        ("Xã Tân Lập tiếp nhận 120 hồ sơ trong năm 2021.", "several, are called xã Tân Lập"),
    ],
)
def test_no_answer_without_a_figure_and_its_owner(db, text, said):
    with pytest.raises(NoClaims, match=said):
        verify(text, db)


def test_no_database(tmp_path):
    with pytest.raises(FileNotFoundError):
        verify("Năm 2021 đạt 90%.", tmp_path / "none.duckdb")
    (tmp_path / "text.duckdb").write_text("no database")
    with pytest.raises(NotOurs):
        verify("Năm 2021 đạt 90%.", tmp_path / "text.duckdb")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 2/9 Chỉ số cải cách hành chính năm 2021."], 0),
        (["Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 3/9 Chỉ số cải cách hành chính năm 2021."], 1),
        (["Hôm nay trời đẹp."], 2),
        ([], 2),
        (["a", "--file", "README.md"], 2),
    ],
)
def test_exit_codes(db, arguments, code):
    result = CliRunner().invoke(app, ["verify", *arguments, "--db", str(db)])
    assert result.exit_code == code, result.output


def test_json_and_text_tell_the_same(db, tmp_path):
    text = "Huyện Bảo Thắng, tỉnh Lào Cai xếp thứ 3/9 Chỉ số cải cách hành chính năm 2021."
    path = tmp_path / "tin.txt"
    path.write_text(text, encoding="utf8")
    told = CliRunner().invoke(app, ["verify", "--file", str(path), "--db", str(db), "--json"])
    claim = json.loads(told.stdout)["claims"][0]
    assert claim["answer"] == "contradicted"
    assert claim["differing_sources"] == 2
    assert {e["url"] for e in claim["evidence"]} == {
        "https://bao-a.example.vn/1",
        "https://bao-b.example.vn/1",
    }
    lines = CliRunner().invoke(app, ["verify", "-", "--db", str(db)], input=text).stdout
    assert lines.startswith("contradicted: thứ 3/9 (huyện Bảo Thắng, Lào Cai, par_index")
    assert "https://bao-a.example.vn/1" in lines
