"""Percentages and their counts."""

from __future__ import annotations

import pytest

from pipeline.check import ratio_percent
from pipeline.check.finding import Kind
from tests.pipeline.check.reports import figure, read, said

COMES_OUT = [
    ("UBND huyện hoàn thành 37/40 nhiệm vụ được giao, đạt 92,5%.", "37 / 40 = 92,5%"),
    ("UBND huyện đã hoàn thành 37/40 nhiệm vụ (đạt tỷ lệ 92,5%).", "37 / 40 = 92,5%"),
    ("Huyện giải quyết đúng hạn 92,5% (37/40 hồ sơ) trong quý I.", "37 / 40 = 92,5%"),
    (
        "Trong tổng số 1.250 hồ sơ, có 1.205 hồ sơ giải quyết đúng hạn, chiếm 96,4%.",
        "1.205 / 1.250 = 96,4%",
    ),
    (
        "Đã giải quyết 8.020 hồ sơ (đúng hạn 7.940 hồ sơ, đạt 99,0%).",
        "7.940 / 8.020 = 99,0%",
    ),
    (
        "Huyện tiếp nhận 5.120 hồ sơ, trong đó 3.328 hồ sơ trực tuyến, chiếm tỷ lệ 65%.",
        "3.328 / 5.120 = 65%",
    ),
    (
        "Toàn tỉnh có 412 hồ sơ trễ hạn, chiếm 0,84% trong tổng số 49.106 hồ sơ.",
        "412 / 49.106 = 0,84%",
    ),
    (
        "Bộ bãi bỏ, đơn giản hóa 120/200 điều kiện kinh doanh, tương đương 60%.",
        "120 / 200 = 60%",
    ),
]

COMES_OUT += [
    ("Huyện được giao 40 nhiệm vụ, đã hoàn thành 37 nhiệm vụ, đạt 92,5%.", "37 / 40 = 92,5%"),
    ("Cấp xã tiếp nhận 6.040 hồ sơ, với 2.265 hồ sơ trực tuyến (đạt tỷ lệ 37,5%).", "2.265 / 6.040 = 37,5%"),
    ("Có 4.600 lượt đánh giá, trong đó 4.577 lượt hài lòng - đạt 99,50%.", "4.577 / 4.600 = 99,50%"),
    ("Huyện hoàn thành 37/40 nhiệm vụ, đạt 92,5% kế hoạch năm.", "37 / 40 = 92,5%"),
]

ROUNDED = [
    # Cut off, not rounded.
    ("Xã hoàn thành 29/30 nhiệm vụ, đạt 96,66%.", "29 / 30 = 96,67% ≈ 96,66%"),
    ("Xã hoàn thành 2/3 nhiệm vụ, đạt 66,6%.", "2 / 3 = 66,7% ≈ 66,6%"),
]

CONTRADICTED = [
    ("UBND huyện hoàn thành 37/40 nhiệm vụ được giao, đạt 95,2%.", "37 / 40 = 92,5% ≠ 95,2%"),
    (
        "Trong tổng số 1.250 hồ sơ, có 1.205 hồ sơ giải quyết đúng hạn, chiếm 94,6%.",
        "1.205 / 1.250 = 96,4% ≠ 94,6%",
    ),
    (
        "Đã giải quyết 8.020 hồ sơ (đúng hạn 7.940 hồ sơ, đạt 98,0%).",
        "7.940 / 8.020 = 99,0% ≠ 98,0%",
    ),
    (
        "Huyện đã giải quyết 8.020 hồ sơ, đúng hạn 7.940 hồ sơ, tỷ lệ 98,1%.",
        "7.940 / 8.020 = 99,0% ≠ 98,1%",
    ),
    (
        "Có 140/200 công chức có mặt đúng giờ (tỷ lệ hơn 81%).",
        "140 / 200 = 70% ≠ hơn 81%",
    ),
]

CONTRADICTED += [
    ("Huyện được giao 40 nhiệm vụ, đã hoàn thành 37 nhiệm vụ, đạt 95,2%.", "37 / 40 = 92,5% ≠ 95,2%"),
    (
        "Đã giải quyết 8.020 hồ sơ; trước hạn và đúng hạn 7.940 hồ sơ; quá hạn 80 hồ sơ (chiếm 1,9%).",
        "80 / 8.020 = 1,0% ≠ 1,9%",
    ),
    (
        "Cấp xã tiếp nhận 6.040 hồ sơ, với 2.265 hồ sơ trực tuyến (đạt tỷ lệ 35,7%).",
        "2.265 / 6.040 = 37,5% ≠ 35,7%",
    ),
]

SILENT = [
    # Growth is no share, whatever stands beside it.
    "Huyện tiếp nhận 5.120 hồ sơ, tăng 12% so với cùng kỳ.",
    "Huyện hoàn thành 37/40 nhiệm vụ, bằng 98% so với cùng kỳ.",
    "Huyện hoàn thành 37/40 nhiệm vụ, tăng 5% so với năm trước.",
    # A rate with a name of its own.
    "Có 5/8 xã lắp đặt ki-ốt, tỷ lệ người dân hài lòng đạt 96,1%.",
    "Huyện có 5/8 xã về đích; hồ sơ đúng hạn đạt 99,2%.",
    "Đã giải quyết 8.020 hồ sơ, tỷ lệ đúng hạn đạt 99,2%.",
    # How many reached a score.
    "Có 10/14 xã đạt trên 80% về chỉ số cải cách hành chính.",
    "Có 6 bộ đạt chỉ số trên 85%.",
    "Có 9/12 xã đạt 100% hồ sơ đúng hạn.",
    "Có 5/9 huyện đạt tỷ lệ dưới 3%.",
    # The base is named, and it is another.
    "Huyện có 1.200 hộ, trong đó 300 hộ kinh doanh, chiếm 4,1% số hộ kinh doanh toàn tỉnh.",
    "Huyện thu 320 tỷ đồng, đạt 104% kế hoạch.",
    "Toàn tỉnh còn 412 hồ sơ trễ hạn, chiếm 0,84% tổng số hồ sơ đã giải quyết.",
    "Có 230/470 phiếu, chiếm 46,2% tổng số cử tri, chọn tên thứ nhất; 150/470 phiếu (30,1%) chọn tên thứ hai.",
    # Two parts of a whole that is not told: the second is no share of the first.
    "Có 372 cử tri dự (chiếm 93,0% tổng số cử tri), trong đó 364 cử tri đồng ý với tỷ lệ 91,0%.",
    # The rest.
    "Huyện hoàn thành 37/40 nhiệm vụ, còn 7,5% đang thực hiện.",
    # Sentences apart.
    "Huyện hoàn thành 37/40 nhiệm vụ. Đạt 99,1% hồ sơ đúng hạn.",
    "Tổ chức 12 lớp tập huấn cho 640 cán bộ. Hồ sơ trực tuyến đạt 45,8%.",
    "Năm 2022, huyện phát 500 phiếu, 96,2% người dân hài lòng.",
]


def check(text: str) -> list[tuple[str, str | None]]:
    return said(list(ratio_percent.check(read(text))))


@pytest.mark.parametrize(("text", "computation"), COMES_OUT)
def test_a_share_that_comes_out_is_consistent(text: str, computation: str) -> None:
    assert check(text) == [("consistent", computation)]


@pytest.mark.parametrize(("text", "computation"), ROUNDED)
def test_a_share_cut_off_is_rounding(text: str, computation: str) -> None:
    assert check(text) == [("rounding", computation)]


@pytest.mark.parametrize(("text", "computation"), CONTRADICTED)
def test_a_share_that_does_not_come_out_is_inconsistent(text: str, computation: str) -> None:
    assert check(text) == [("inconsistent", computation)]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_belong_together_is_not_compared(text: str) -> None:
    assert check(text) == []


def test_each_percentage_is_of_the_ratio_in_its_turn() -> None:
    text = "Hai xã hoàn thành 10/20 và 15/20 nhiệm vụ, lần lượt đạt 50% và 72%."
    assert check(text) == [
        ("consistent", "10 / 20 = 50%"),
        ("inconsistent", "15 / 20 = 75% ≠ 72%"),
    ]


def test_parts_of_one_whole_are_shares_of_it_and_not_of_one_another() -> None:
    text = (
        "Đã giải quyết 21.000 hồ sơ, trong đó trước hạn 12.600 hồ sơ, chiếm 60%; "
        "đúng hạn 8.190 hồ sơ, chiếm 39%; quá hạn 210 hồ sơ, chiếm 1%."
    )
    assert check(text) == [
        ("consistent", "12.600 / 21.000 = 60%"),
        ("consistent", "8.190 / 21.000 = 39%"),
        ("consistent", "210 / 21.000 = 1%"),
    ]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Thu về hơn 12.600/14.000 phiếu, đạt 90,4%.", "consistent"),
        ("Có khoảng 300/400 công chức dự, đạt gần 76%.", "consistent"),
        ("Có trên 950/1.000 hồ sơ đúng hạn, đạt trên 95%.", "consistent"),
    ],
)
def test_hedges_widen_what_agrees(text: str, verdict: str) -> None:
    assert [found for found, _ in check(text)] == [verdict]


def test_a_repeated_sentence_is_said_once() -> None:
    sentence = "UBND huyện hoàn thành 37/40 nhiệm vụ được giao, đạt 92,5%."
    assert len(check(f"{sentence}\n{sentence}")) == 1


def test_a_range_is_uncheckable() -> None:
    [found] = ratio_percent.check(read("Huyện hoàn thành 37/40 nhiệm vụ, đạt 90-95%."))
    assert (found.kind, found.verdict.value) == (Kind.ratio_percent, "uncheckable")
    assert "khoảng" in found.explanation


def test_the_explanation_shows_the_numbers_as_printed() -> None:
    [right] = ratio_percent.check(read("UBND huyện hoàn thành 37/40 nhiệm vụ được giao, đạt 92,50%."))
    assert right.explanation == "37/40 nhiệm vụ là 92,50%, đúng như bài viết nêu."
    [wrong] = ratio_percent.check(read("Có 4.130/4.520 hồ sơ nộp trực tuyến, đạt 93,17%."))
    assert wrong.explanation == "4.130/4.520 hồ sơ là 91,37%, bài viết ghi 93,17%."
    assert [(party.role, party.figure.quote) for party in wrong.parties] == [
        ("percent", "93,17%"),
        ("ratio", "4.130/4.520 hồ sơ"),
    ]


def test_figure_helper_gives_what_it_is_given() -> None:
    assert figure("percent", "46.3", "46,30").stated.printed.low is not None
