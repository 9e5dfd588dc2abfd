"""Do two figures speak of the same thing, and do they agree?"""

from datetime import date

import pytest

from pipeline.check.finding import Verdict
from pipeline.check.same import compare, thing
from tests.pipeline.check.reports import figure

YEAR = {"period_start": date(2022, 1, 1), "period_end": date(2022, 12, 31)}
QUARTER = {"period_start": date(2022, 1, 1), "period_end": date(2022, 3, 31)}
INDEX = {"indicator": "par_index"}
ON_TIME = {"indicator": "dossiers_on_time", "unit": "%"}
DOSSIERS = {"unit": "hồ sơ"}


def count(value, text, **more):
    return figure("count", value, text, **{**DOSSIERS, **more})


def percent(value, text, **more):
    return figure("percent", value, text, **{**ON_TIME, **more})


def rank(value, text, **more):
    return figure("rank", value, text, **{**INDEX, **more})


def score(value, text, **more):
    return figure("score", value, text, **{**INDEX, "unit": "điểm", **more})


AGREE = {
    "equal": (count(17345, "17.345"), count(17345, "17.345")),
    "trailing zeros": (percent(98.5, "98,5"), percent(98.5, "98,50")),
    "headline with fewer decimals": (percent(99.52, "99,52"), percent(99.5, "99,5")),
    "more than": (count(17345, "17.345"), count(17000, "17.000", cmp=">")),
    "about": (count(14380, "14.380"), count(14400, "14.400", cmp="~")),
    "nearly": (count(13902, "13.902"), count(14000, "14.000", cmp="~")),
    "at least": (percent(96, "96"), percent(95, "95", cmp=">=")),
    "in the top ten": (rank(7, "7"), rank(10, "10", cmp="<=")),
    "number ranked left out": (rank(3, "3", denominator=11), rank(3, "ba")),
    "greatest score left out": (score(86.2, "86,20", denominator=100), score(86.2, "86,2")),
    "ratio and percentage": (
        figure("ratio", 6601, "6.601/6.633", denominator=6633, **ON_TIME),
        percent(99.52, "99,52"),
    ),
    "within a range": (count(120, "120"), count(100, "100 - 150", high=150)),
    "noun abbreviated": (
        count(120, "120", unit="TTHC", indicator="procedures"),
        count(120, "120", unit="thủ tục hành chính", indicator="procedures"),
    ),
    "department with and without tỉnh": (
        percent(98, "98", subject="Sở Nội vụ tỉnh Sơn La"),
        percent(98, "98", subject="Sở Nội vụ Sơn La"),
    ),
    "own level named": (
        rank(3, "3", subject_unit_id="d125@2014-01-01", scope="cấp huyện"),
        rank(3, "3", subject_unit_id="d125@2014-01-01"),
    ),
    "index in points and in percent": (
        score(84.31, "84,31"),
        figure("percent", 84.31, "84,31", **INDEX, unit="%"),
    ),
}
ROUNDED = {
    "truncated": (percent(96.678, "96,678"), percent(96.67, "96,67")),
    "round number": (count(14380, "14.380"), count(14400, "14.400")),
}
DIFFERENT = {
    "swapped digits": (percent(98.7, "98,7"), percent(97.8, "97,8")),
    "one rank": (rank(3, "3", denominator=11), rank(4, "tư")),
    "count": (count(13902, "13.902"), count(13209, "13.209")),
    "more than the other": (count(13902, "13.902"), count(14000, "14.000", cmp=">")),
    "a third is no rounding of one": (percent(0.35, "0,35"), percent(1, "1")),
    "rise and fall": (
        figure("change", 2, "2", unit="bậc", **INDEX),
        figure("change", -2, "2", unit="bậc", **INDEX),
    ),
    "ratio and percentage": (
        figure("ratio", 6601, "6.601/6.633", denominator=6633, **ON_TIME),
        percent(95.92, "95,92"),
    ),
    "a round number too far off": (count(1300, "1.300"), count(1000, "1.000")),
}
APART = {
    "another scope": (count(120, "120", scope="cấp xã"), count(345, "345"), "khác phạm vi"),
    "level of a whole district's dossiers": (
        count(3275, "3.275", subject_unit_id="d125@2014-01-01", scope="cấp huyện"),
        count(14380, "14.380", subject_unit_id="d125@2014-01-01"),
        "khác phạm vi",
    ),
    "another part": (
        score(28.3, "28,3", component="điều tra xã hội học"),
        score(86.2, "86,2"),
        "khác thành phần của chỉ số",
    ),
    "another period": (percent(98, "98", **QUARTER), percent(97, "97", **YEAR), "khác kỳ số liệu"),
    "no period": (
        percent(98, "98", period_start=None, period_end=None),
        percent(97, "97", **YEAR),
        "không rõ kỳ số liệu",
    ),
    "another day of counting": (
        count(120, "120", period_start=None, period_end=date(2022, 3, 1)),
        count(240, "240", period_start=None, period_end=date(2022, 6, 1)),
        "khác kỳ số liệu",
    ),
    "the year not over yet": (
        count(120, "120", published=date(2022, 4, 5), **YEAR),
        count(240, "240", published=date(2022, 8, 5), **YEAR),
        "khác ngày chốt số liệu",
    ),
    "told again when the year was over": (
        count(120, "120", published=date(2022, 12, 20), **YEAR),
        count(140, "140", published=date(2023, 1, 20), **YEAR),
        "khác ngày chốt số liệu",
    ),
    "another maximum": (
        score(8.6, "8,6", denominator=10),
        score(86.2, "86,2", denominator=100),
        "khác thang điểm",
    ),
    "another number ranked": (
        rank(3, "3", denominator=11),
        rank(4, "4", denominator=64),
        "khác số đơn vị được xếp hạng",
    ),
    "target and result": (
        percent(98, "98", status="target"),
        percent(96, "96"),
        "một bên là mục tiêu, một bên là kết quả",
    ),
    "points and percent": (
        score(86.2, "86,2"),
        figure("percent", 90.1, "90,1", **INDEX, unit="%"),
        "một bên là điểm, một bên là tỷ lệ",
    ),
    "far above more than": (
        count(17000, "17.000", cmp=">"),
        count(25000, "25.000"),
        "số liệu nói áng chừng",
    ),
    "another noun": (
        count(12, "12", unit="công chức", indicator="staff"),
        count(6, "6", unit="viên chức", indicator="staff"),
        "khác đại lượng",
    ),
    "another unit": (
        count(120, "120", subject="huyện Mai Sơn, Sơn La"),
        count(140, "140", subject="huyện Mộc Châu, Sơn La"),
        "khác đơn vị",
    ),
    "before and after a merger": (
        rank(3, "3", subject_unit_id="p25@2014-01-01"),
        rank(9, "9", subject_unit_id="p25@2025-07-01"),
        "khác đơn vị",
    ),
    "nobody's": (
        count(120, "120", subject=None),
        count(140, "140"),
        "không rõ số liệu của ai hoặc về việc gì",
    ),
    "anything": (
        count(120, "120", indicator="other"),
        count(140, "140", indicator="other"),
        "không rõ số liệu của ai hoặc về việc gì",
    ),
}


def both_ways(a, b):
    one, other = compare(a, b), compare(b, a)
    assert one == other
    return one


@pytest.mark.parametrize(("a", "b"), AGREE.values(), ids=AGREE)
def test_agree(a, b):
    assert both_ways(a, b).verdict is Verdict.consistent


@pytest.mark.parametrize(("a", "b"), ROUNDED.values(), ids=ROUNDED)
def test_agree_but_for_rounding(a, b):
    assert both_ways(a, b).verdict is Verdict.rounding


@pytest.mark.parametrize(("a", "b"), DIFFERENT.values(), ids=DIFFERENT)
def test_differ(a, b):
    assert both_ways(a, b).verdict is Verdict.inconsistent


@pytest.mark.parametrize(("a", "b", "reason"), APART.values(), ids=APART)
def test_not_comparable(a, b, reason):
    found = both_ways(a, b)
    assert (found.verdict, found.reason) == (Verdict.uncheckable, reason)


def test_a_unit_that_was_retyped_is_the_same():
    # Thừa Thiên Huế became thành phố Huế on 1 January 2025.
    before = rank(4, "4", subject="tỉnh Thừa Thiên Huế", subject_unit_id="p46@2014-01-01")
    after = rank(4, "4", subject="thành phố Huế", subject_unit_id="p46@2025-01-01")
    assert thing(before) == thing(after)
    assert compare(before, after).verdict is Verdict.consistent


def test_a_last_rank_of_an_unknown_number_speaks_of_nothing():
    assert thing(figure("rank", None, "cuối bảng", **INDEX)) is None
