"""From text to claims: whole sentences, all fields at once."""

from datetime import date
from decimal import Decimal

import pytest

from pipeline.extract import extract
from pipeline.records import Article

TEXT = """Huyện Mường Khương giải quyết hồ sơ đúng hạn đạt 98,75%

Trong 9 tháng đầu năm 2022, UBND huyện Mường Khương (tỉnh Lào Cai) tiếp nhận 4.212 hồ sơ, tỷ lệ giải quyết đúng hạn đạt 98,75%; còn 31 hồ sơ quá hạn.

Năm 2023, huyện phấn đấu tỷ lệ hồ sơ nộp trực tuyến đạt tối thiểu 60%."""


@pytest.fixture(scope="module")
def claims():
    return extract(Article("a", TEXT, title=TEXT.splitlines()[0], published=date(2022, 10, 3))).claims


def test_spans_are_those_of_the_text(claims):
    assert [c.quote for c in claims] == [TEXT[c.start : c.end] for c in claims]
    assert [c.quote for c in claims] == ["98,75%", "4.212 hồ sơ", "98,75%", "31 hồ sơ", "60%"]


def test_each_claim_says_what_and_whose(claims):
    assert [c.indicator for c in claims] == [
        "dossiers_on_time",
        "dossiers_received",
        "dossiers_on_time",
        "dossiers_overdue",
        "dossiers_online",
    ]
    assert {c.subject for c in claims} == {"huyện Mường Khương, Lào Cai"}
    assert [c.status for c in claims] == ["actual"] * 4 + ["target"]
    assert claims[1].value == Decimal(4212)
    assert claims[1].value_text == "4.212"


def test_each_claim_says_when(claims):
    assert claims[1].period == (date(2022, 1, 1), date(2022, 9, 30))
    assert claims[2].period == claims[1].period
    assert claims[4].period == (date(2023, 1, 1), date(2023, 12, 31))


def test_a_headline_that_says_the_same_is_linked(claims):
    assert claims[2].repeat_of == 0
    assert claims[0].repeat_of is None
    assert claims[3].repeat_of is None


def test_confidence_is_a_probability(claims):
    assert all(0 < c.confidence <= 1 for c in claims)


@pytest.mark.parametrize("text", ["", "Không có con số nào.", "\n\n"])
def test_a_text_without_figures_has_no_claims(text):
    assert extract(Article("a", text)).claims == ()
