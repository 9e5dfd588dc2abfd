"""Articles that differ on one thing, and those that confirm one another."""

from datetime import date
from decimal import Decimal
from zlib import crc32

import pytest

from pipeline.check.conflicts import judge
from pipeline.check.finding import Verdict
from pipeline.check.things import Statement
from tests.pipeline.check.databases import checked, findings
from tests.pipeline.check.reports import figure

ON_TIME = {"indicator": "dossiers_on_time", "unit": "%"}
RANK = {"indicator": "par_index"}


def told(article, kind, value, text, sentence, *, source=None, **more):
    """A statement of one article; its quote is the number."""
    made = figure(
        kind, value, text, crc32(f"{article} {text}".encode()), article_id=article, **{"quote": text, **more}
    )
    return Statement(made, source or article, sentence, "")


def on_time(article, value, text, sentence, **more):
    return told(article, "percent", value, text, sentence, **{**ON_TIME, **more})


def rank(article, value, text, sentence, **more):
    return told(article, "rank", value, text, sentence, **{**RANK, **more})


def verdicts(*statements):
    return [(finding.verdict, finding.sources) for finding in judge(statements)]


CONFLICTS = {
    "swapped digits": (
        on_time("a", 98.7, "98,7", "Năm 2022, tỷ lệ hồ sơ đúng hạn của huyện đạt 98,7%."),
        on_time("b", 97.8, "97,8", "Huyện giải quyết đúng hạn 97,8% hồ sơ."),
    ),
    "ranks": (
        rank("a", 3, "3", "Huyện xếp thứ 3/12 huyện, thành phố.", denominator=12),
        rank("b", 4, "tư", "Yên Châu đứng thứ tư toàn tỉnh."),
    ),
    "dossiers": (
        told("a", "count", 13902, "13.902", "Huyện tiếp nhận 13.902 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 13209, "13.209", "Cả năm nhận 13.209 hồ sơ.", unit="hồ sơ"),
    ),
    "ratio and percentage": (
        told("a", "ratio", 480, "480/500", "Giải quyết đúng hạn 480/500 hồ sơ.", denominator=500, **ON_TIME),
        on_time("b", 99, "99", "Tỷ lệ đúng hạn đạt 99%."),
    ),
}
SILENT = {
    "one field": (
        on_time("a", 98.7, "98,7", "Năm 2022, tỷ lệ hồ sơ đúng hạn đạt 98,7%."),
        on_time("b", 91.2, "91,2", "Riêng hồ sơ đất đai đúng hạn 91,2%."),
    ),
    "one channel": (
        told("a", "count", 14380, "14.380", "Huyện tiếp nhận 14.380 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 3910, "3.910", "Huyện tiếp nhận trực tuyến 3.910 hồ sơ.", unit="hồ sơ"),
    ),
    "one centre": (
        told("a", "count", 14380, "14.380", "Toàn huyện tiếp nhận 14.380 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 3275, "3.275", "Bộ phận một cửa huyện tiếp nhận 3.275 hồ sơ.", unit="hồ sơ"),
    ),
    "the best": (
        on_time("a", 98.7, "98,7", "Tỷ lệ hồ sơ đúng hạn đạt 98,7%."),
        on_time("b", 100, "100", "Đơn vị cao nhất đạt 100%."),
    ),
    "a region": (
        rank("a", 19, "19", "Tỉnh đứng thứ 19."),
        rank("b", 1, "dẫn đầu", "Tỉnh dẫn đầu Tây Nguyên."),
    ),
    "last year in the same breath": (
        on_time("a", 98.7, "98,7", "Năm 2022, tỷ lệ đúng hạn đạt 98,7%."),
        on_time("b", 95.1, "95,1", "Năm 2021 tỷ lệ này là 95,1%."),
    ),
    "where it rose from": (
        rank("a", 7, "7", "Huyện xếp thứ 7."),
        rank("b", 11, "11", "Huyện vươn lên từ hạng 11."),
    ),
    "an article with several": (
        on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%."),
        on_time("b", 97.1, "97,1", "Nộp ở huyện thì đúng hạn 97,1%."),
        on_time("b", 99.3, "99,3", "Nộp ở xã thì đúng hạn 99,3%."),
    ),
    "more than one thing could have": tuple(
        told(f"a{n}", "count", 1000 + 137 * n, str(1000 + 137 * n), "Huyện nhận nhiều hồ sơ.", unit="hồ sơ")
        for n in range(6)
    ),
    "figures that need not be of one thing": (
        told("a", "count", 12, "12", "Xã có 12 công chức.", indicator="staff", unit="công chức"),
        told("b", "count", 20, "20", "Xã có 20 công chức.", indicator="staff", unit="công chức"),
    ),
    "the whole country": (
        on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%.", subject="cả nước"),
        on_time("b", 95.1, "95,1", "Tỷ lệ đúng hạn đạt 95,1%.", subject="cả nước"),
    ),
    "targets": (
        on_time("a", 98, "98", "Huyện phấn đấu 98% đúng hạn.", status="target"),
        on_time("b", 95, "95", "Huyện đặt chỉ tiêu 95% đúng hạn.", status="target"),
    ),
    "another day of counting": (
        told(
            "a", "count", 1200, "1.200", "Huyện nhận 1.200 hồ sơ.", unit="hồ sơ", published=date(2022, 5, 4)
        ),
        told(
            "b", "count", 2400, "2.400", "Huyện nhận 2.400 hồ sơ.", unit="hồ sơ", published=date(2022, 9, 6)
        ),
    ),
    "a copy confirms nothing": (
        on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%."),
        on_time("b", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%.", source="a"),
    ),
    "two doubtful figures that happen to be equal": (
        on_time("a", 98.7, "98,7", "Tỷ lệ này đạt 98,7%.", confidence=0.6),
        on_time("b", 98.7, "98,7", "Có nơi đạt 98,7%.", confidence=0.5),
    ),
    "two parts in one sentence": (
        on_time("a", 98.7, "98,7", "Đúng hạn 98,7%, sớm hẹn 12%."),
        on_time("a", 12, "12", "Đúng hạn 98,7%, sớm hẹn 12%."),
    ),
    "10% may be anything": (
        on_time("a", 10, "10", "Nơi này 10%."),
        on_time("a", 20, "20", "Nơi kia 20%."),
        on_time("b", 10, "10", "Chỗ này 10%."),
        on_time("b", 30, "30", "Chỗ kia 30%."),
    ),
}
CONFIRMED = {
    "told twice": (
        on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%."),
        on_time("b", 98.7, "98,70", "Đúng hạn 98,70%."),
    ),
    "more than": (
        told("a", "count", 17345, "17.345", "Huyện nhận 17.345 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 17000, "17.000", "Huyện nhận hơn 17.000 hồ sơ.", unit="hồ sơ", cmp=">"),
    ),
    "one of several": (
        told("a", "count", 17345, "17.345", "Huyện nhận 17.345 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 17345, "17.345", "Cả năm 17.345 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 622, "622", "Mỗi người xử lý 622 hồ sơ.", unit="hồ sơ"),
    ),
}


@pytest.mark.parametrize("statements", CONFLICTS.values(), ids=CONFLICTS)
def test_a_conflict_is_found(statements):
    assert verdicts(*statements) == [(Verdict.inconsistent, (1, 1))]


@pytest.mark.parametrize("statements", SILENT.values(), ids=SILENT)
def test_no_word_about(statements):
    assert verdicts(*statements) == []


@pytest.mark.parametrize("statements", CONFIRMED.values(), ids=CONFIRMED)
def test_a_confirmation_is_found(statements):
    assert verdicts(*statements) == [(Verdict.consistent, (2,))]


def test_rounding_is_told_from_equality():
    found = verdicts(
        told("a", "count", 14380, "14.380", "Huyện nhận 14.380 hồ sơ.", unit="hồ sơ"),
        told("b", "count", 14400, "14.400", "Huyện nhận 14.400 hồ sơ.", unit="hồ sơ"),
    )
    assert found == [(Verdict.rounding, (2,))]


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Sau khi tính lại, tỷ lệ đúng hạn còn 97,8%.", "cách tính khác hoặc số liệu điều chỉnh"),
        (
            "Tỷ lệ đúng hạn là 97,8%, chưa bao gồm hồ sơ tồn từ trước.",
            "cách tính khác hoặc số liệu điều chỉnh",
        ),
    ],
)
def test_a_difference_that_the_text_explains_is_no_contradiction(sentence, reason):
    [finding] = judge(
        [
            on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%."),
            on_time("b", 97.8, "97,8", sentence),
        ]
    )
    assert finding.verdict is Verdict.uncheckable
    assert reason in finding.explanation


def test_a_doubtful_figure_contradicts_nothing():
    [finding] = judge(
        [
            on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%."),
            on_time("b", 97.8, "97,8", "Tỷ lệ đúng hạn đạt 97,8%.", confidence=0.4),
        ]
    )
    assert finding.verdict is Verdict.uncheckable


def test_a_thing_of_three_thousand_articles_is_one_finding():
    statements = [on_time(f"a{n}", 98.7, "98,7", "Đúng hạn 98,7%.") for n in range(3000)]
    statements.append(on_time("b", 97.8, "97,8", "Đúng hạn 97,8%."))
    [finding] = judge(statements)
    assert finding.sources == (3000, 1)
    assert len(finding.parties) == 21
    assert finding.explanation == (
        "Hồ sơ giải quyết đúng hạn, trước hạn của huyện Yên Châu, Sơn La năm 2022: "
        "98,7% theo 3000 nguồn; 97,8% theo một bài viết."
    )


def test_an_authority_speaks_first_and_is_named():
    [finding] = judge(
        [
            rank("a", 4, "4", "Huyện xếp thứ 4."),
            rank("b", 4, "4", "Huyện đứng thứ 4."),
            rank("c", 3, "3", "huyện Yên Châu, 3", authority="UBND tỉnh Sơn La"),
        ]
    )
    assert finding.sources == (1, 2)
    assert finding.explanation.endswith("hạng 3 theo UBND tỉnh Sơn La; hạng 4 theo 2 nguồn.")


def test_one_article_that_says_two_things():
    [finding] = judge(
        [
            on_time("a", 98.7, "98,7", "Tỷ lệ đúng hạn đạt 98,7%."),
            on_time("a", 97.8, "97,8", "Như vậy 97,8% hồ sơ đúng hạn."),
        ]
    )
    assert finding.verdict is Verdict.inconsistent
    assert "cùng một bài viết nêu 98,7% và 97,8%" in finding.explanation


ARTICLES = {
    "bao-cao": "UBND huyện Yên Châu (tỉnh Sơn La) cho biết, năm 2022 huyện tiếp nhận 14.380 hồ sơ. "
    "Tỷ lệ hồ sơ giải quyết đúng hạn năm 2022 của huyện Yên Châu đạt 98,7%.",
    "bao-tinh": "Năm 2022, huyện Yên Châu (tỉnh Sơn La) tiếp nhận hơn 14.000 hồ sơ. "
    "Tỷ lệ hồ sơ giải quyết đúng hạn năm 2022 của huyện Yên Châu là 97,8%.",
    "huyen-khac": "Tỷ lệ hồ sơ giải quyết đúng hạn năm 2022 của huyện Mai Sơn (tỉnh Sơn La) đạt 95,1%.",
}


def test_from_texts_to_the_database(tmp_path):
    with checked(tmp_path, ARTICLES) as connection:
        assert findings(connection, "conflict") == [
            ("consistent", None, [2]),
            ("inconsistent", "98,7% ≠ 97,8%", [1, 1]),
        ]
        assert connection.execute(
            "SELECT subject, value_a, value_b, articles_a, articles_b, sources_a, sources_b FROM conflicts"
        ).fetchall() == [
            (
                "huyện Yên Châu, Sơn La",
                Decimal("98.7"),
                Decimal("97.8"),
                ["bao-cao"],
                ["bao-tinh"],
                1,
                1,
            )
        ]
        assert connection.execute("SELECT kind, quotes, sources FROM confirmations").fetchall() == [
            ("count", ["14.380 hồ sơ", "14.000 hồ sơ"], 2)
        ]
