"""Results as DataFrames are what the database gives for the same articles."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

import cchc
from pipeline.frames import Table
from pipeline.records import Extraction
from tests.conftest import SAMPLES

TEXT = "Năm 2021, huyện Bắc Sơn, Lạng Sơn xếp thứ 3/11 PAR Index."
CHOSEN = ("bac-son-hang-ba-2021", "quy-hop-doan-kiem-tra-2023")


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    articles = cchc.read([SAMPLES / f"{name}.json" for name in CHOSEN])
    return [cchc.extract(article) for article in articles if isinstance(article, cchc.Article)]


@pytest.mark.parametrize("table", get_args(Table))
def test_rows_columns_and_types_are_those_of_the_table(
    extractions: list[Extraction], sample_db: Path, table: Table
) -> None:
    made = cchc.frame(extractions, table)
    key = made.columns[0]
    with cchc.connect(sample_db) as db:
        kept = db.sql(f"FROM {table} WHERE article_id IN {CHOSEN}").df()
    assert len(made) > 0
    pd.testing.assert_frame_equal(
        made.sort_values(key, ignore_index=True),
        kept[list(made.columns)].sort_values(key, ignore_index=True),
    )


@pytest.mark.parametrize("table", get_args(Table))
def test_nothing_found_is_an_empty_frame_with_the_same_columns(
    extractions: list[Extraction], table: Table
) -> None:
    nothing, none = cchc.frame(cchc.extract("Trời nắng."), table), cchc.frame([], table)
    assert len(nothing) == len(none) == 0
    assert list(nothing.columns) == list(none.columns) == list(cchc.frame(extractions, table).columns)


def test_a_text_is_read_like_an_article_of_its_day() -> None:
    text = "Quý I năm nay, huyện Bắc Sơn, Lạng Sơn tiếp nhận 1.204 hồ sơ."
    (row,) = cchc.frame(cchc.extract(text, published=date(2023, 4, 11))).to_dict("records")
    assert (row["quote"], row["value"], row["subject"]) == ("1.204 hồ sơ", 1204.0, "huyện Bắc Sơn, Lạng Sơn")
    assert (row["period_start"], row["period_end"]) == (pd.Timestamp(2023, 1, 1), pd.Timestamp(2023, 3, 31))


def test_an_article_has_its_own_day() -> None:
    with pytest.raises(TypeError):
        cchc.extract(cchc.Article(id="a", text=TEXT), published=date(2023, 4, 11))


def test_answers_stand_beside_the_claims_and_lead_to_their_evidence(sample_db: Path) -> None:
    verification = cchc.verify(TEXT, sample_db)
    claims = cchc.frame(verification)
    assert list(claims.columns[:-4]) == list(cchc.frame(verification.extraction).columns)
    assert claims[["quote", "answer", "agreeing", "differing"]].values.tolist() == [
        ["thứ 3/11", "contradicted", 1, 1]
    ]
    evidence = cchc.frame(verification, "evidence").merge(claims, on="claim_id", suffixes=("", "_asked"))
    told = evidence.loc[evidence["relation"] == "inconsistent", ["quote", "article_id", "answer"]]
    assert told.values.tolist() == [["thứ tư", "xu-lang-cai-cach-tu-quay-mot-cua", "contradicted"]]
    assert all(
        sentence.endswith(".") or quote in sentence
        for sentence, quote in evidence[["sentence", "quote"]].values
    )


def test_what_a_text_says_against_itself(sample_db: Path) -> None:
    text = "Năm 2022, huyện Bắc Sơn, Lạng Sơn giải quyết đúng hạn 4.512/5.017 hồ sơ, đạt 95%."
    findings = cchc.frame(cchc.verify(text, sample_db), "findings")
    assert findings[["kind", "verdict"]].values.tolist() == [["ratio_percent", "inconsistent"]]
    assert sorted(findings["quotes"].iloc[0]) == ["4.512/5.017 hồ sơ", "95%"]
    assert len(cchc.frame(cchc.verify(TEXT, sample_db), "findings")) == 0


def test_another_table_is_refused(extractions: list[Extraction]) -> None:
    with pytest.raises(KeyError):
        cchc.frame(extractions, "units")  # type: ignore[call-overload]


def test_a_program_runs_and_checks_as_the_commands_do(tmp_path: Path) -> None:
    db = tmp_path / "facts.duckdb"
    inputs = [SAMPLES / f"{name}.json" for name in CHOSEN]
    done = cchc.run([*inputs, tmp_path / "missing.json"], db, workers=1)
    assert (done.extracted, done.rejected, done.loaded) == (2, 1, True)
    assert cchc.run(inputs, db, workers=1).unchanged == 2
    verdicts = cchc.check(db).verdicts
    with cchc.connect(db) as facts:
        stored = facts.execute("SELECT kind, verdict, count(*) FROM findings GROUP BY ALL").fetchall()
    assert stored
    assert {(kind, verdict): count for kind, verdict, count in stored} == {
        (str(kind), str(verdict)): count for kind, of in verdicts.items() for verdict, count in of.items()
    }


def test_names_are_offered_before_they_are_imported() -> None:
    assert set(cchc.__all__) <= set(dir(cchc))
