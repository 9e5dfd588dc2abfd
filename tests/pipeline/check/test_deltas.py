"""Rises and falls and their levels."""

from __future__ import annotations

import pytest

from pipeline.check import deltas
from tests.pipeline.check.reports import read, said

COMES_OUT = [
    (
        "Năm 2022, PAR INDEX của tỉnh Phú Yên đạt 85,40 điểm, tăng 1,25 điểm so với năm 2021 (84,15 điểm).",
        "85,40 - 84,15 = 1,25",
    ),
    (
        "Năm 2022, PAR INDEX của tỉnh Phú Yên xếp thứ 28/63, tăng 12 bậc so với năm 2021 "
        "(năm 2021 đạt 84,15 điểm, xếp thứ 40/63).",
        "40 - 28 = 12",
    ),
    ("Năm 2022, tỉnh Phú Yên tụt 3 bậc về PAR INDEX, từ thứ 30 xuống thứ 33.", "33 - 30 = 3"),
    ("Số thủ tục giảm từ 120 xuống còn 96 thủ tục, giảm 20%.", "96 / 120 - 1 = -20,0%"),
    # Loose: points called percent.
    ("Tỷ lệ hồ sơ trễ hạn giảm từ 5,2% xuống còn 3,1%, giảm 2,1%.", "5,2 - 3,1 = 2,1"),
    # Strict: percent of the level before.
    ("Tỷ lệ hồ sơ trễ hạn giảm từ 5,0% xuống còn 4,0%, giảm 20%.", "4,0 / 5,0 - 1 = -20,0%"),
    (
        "Tỷ lệ hồ sơ trực tuyến năm 2022 của huyện Yên Châu đạt 61,5%, tăng 20,2 điểm phần trăm "
        "so với cùng kỳ (41,3%).",
        "61,5 - 41,3 = 20,2",
    ),
    (
        "Năm 2022, huyện Yên Châu tiếp nhận 5.512 hồ sơ, tăng 6,0% so với năm 2021 (5.200 hồ sơ).",
        "5.512 / 5.200 - 1 = 6,0%",
    ),
    ("Thời gian giải quyết rút từ 15 ngày xuống còn 10 ngày, giảm 5 ngày.", "15 - 10 = 5"),
    ("Số hồ sơ trực tuyến tăng từ 1.000 lên 2.500 hồ sơ, gấp 2,5 lần.", "2.500 / 1.000 = 2,5"),
    # Three times as many, or two times more.
    ("Số hồ sơ trực tuyến tăng từ 1.000 lên 3.000 hồ sơ, tăng 2 lần.", "3.000 / 1.000 = 3,0"),
    ("Số hồ sơ trực tuyến tăng từ 1.000 lên 3.000 hồ sơ, tăng 3 lần.", "3.000 / 1.000 = 3,0"),
]

CONTRADICTED = [
    # Cut off once, not three times.
    (
        "PAR INDEX năm 2022 của tỉnh Phú Yên đạt 85,40 điểm, tăng 1,28 điểm so với năm 2021 (84,15 điểm).",
        "85,40 - 84,15 = 1,25 ≠ 1,28 điểm",
    ),
    (
        "Năm 2022, PAR INDEX của tỉnh Phú Yên đạt 85,40 điểm, tăng 2,15 điểm so với năm 2021 (84,15 điểm).",
        "85,40 - 84,15 = 1,25 ≠ 2,15 điểm",
    ),
    (
        "Năm 2022, PAR INDEX của tỉnh Phú Yên xếp thứ 30/63, tăng 12 bậc so với năm 2021 "
        "(năm 2021 xếp thứ 40/63).",
        "40 - 30 = 10 ≠ 12 bậc",
    ),
    ("Số thủ tục giảm từ 120 xuống còn 96 thủ tục, giảm 25%.", "96 / 120 - 1 = -20,0% ≠ 25%"),
    ("Thời gian giải quyết rút từ 15 ngày xuống còn 10 ngày, giảm 6 ngày.", "15 - 10 = 5 ≠ 6 ngày"),
    ("Số hồ sơ trực tuyến tăng từ 1.000 lên 2.500 hồ sơ, gấp 3,5 lần.", "2.500 / 1.000 = 2,5 ≠ 3,5 lần"),
    (
        "Tỉnh Phú Yên tăng 9 bậc PAR INDEX\nNăm 2022, PAR INDEX của tỉnh Phú Yên từ hạng 40 lên hạng 32.",
        "40 - 32 = 8 ≠ 9 bậc",
    ),
]

ROUNDED = [
    ("Tỷ lệ hồ sơ trễ hạn giảm từ 5,21% xuống còn 3,10%, giảm 2,1%.", "consistent"),
    ("Số hồ sơ tăng từ 5.200 lên 5.512 hồ sơ, tăng gần 6,1%.", "consistent"),
    ("Số hồ sơ tăng từ 5.200 lên 5.512 hồ sơ, tăng hơn 5%.", "consistent"),
    ("Số hồ sơ tăng từ 5.200 lên 5.559 hồ sơ, tăng 6,8%.", "rounding"),
]

SILENT = [
    # Compared with something else than its own past.
    "PAR INDEX năm 2022 của tỉnh Phú Yên đạt 85,40 điểm, thấp hơn bình quân cả nước 1,2 điểm.",
    "PAR INDEX năm 2022 của tỉnh Phú Yên đạt 85,40 điểm, cao hơn 2 điểm so với kế hoạch.",
    "Thời gian cấp phép còn 10 ngày, giảm 5 ngày so với quy định.",
    "Năm 2022, tỉnh Phú Yên thu 5.512 tỷ đồng, tăng 6% so với dự toán.",
    # Its past is not told.
    "Năm 2022, PAR INDEX của tỉnh Phú Yên xếp thứ 30/63, tăng 12 bậc so với năm 2021.",
    "Năm 2022, huyện Yên Châu tiếp nhận 5.512 hồ sơ, tăng 6% so với cùng kỳ.",
    # Another thing's past: another index, another year, another subject, a part.
    "Năm 2022, PAR INDEX của tỉnh Phú Yên xếp thứ 30/63, tăng 12 bậc so với năm 2021. "
    "SIPAS năm 2021 xếp thứ 40/63.",
    "Năm 2022, PAR INDEX của tỉnh Phú Yên xếp thứ 30/63, tăng 12 bậc so với năm 2021. "
    "PAR INDEX năm 2020 xếp thứ 40/63.",
    "Năm 2022, PAR INDEX của tỉnh Phú Yên xếp thứ 30/63, tăng 12 bậc so với năm 2021. "
    "Năm 2021, PAR INDEX của tỉnh Sơn La xếp thứ 40/63.",
    "Có 12.310 lượt khách, giảm 5% so với tháng trước và số khách lưu trú là 5.120 lượt khách.",
    # A range is not a step, a target not a fact.
    "Thời gian giải quyết từ 10 đến 15 ngày, giảm 3 ngày.",
    "Năm 2023, tỉnh Phú Yên phấn đấu tăng 5 bậc PAR INDEX, từ thứ 40 lên thứ 30.",
    "Mỗi xã giảm từ 12 xuống còn 10 cán bộ. Cả huyện tăng 5 lớp tập huấn.",
]


def check(text: str) -> list[tuple[str, str | None]]:
    return said(list(deltas.check(read(text))))


@pytest.mark.parametrize(("text", "computation"), COMES_OUT)
def test_a_change_that_comes_out_is_consistent(text: str, computation: str) -> None:
    assert check(text) == [("consistent", computation)]


@pytest.mark.parametrize(("text", "computation"), CONTRADICTED)
def test_a_change_that_does_not_come_out_is_inconsistent(text: str, computation: str) -> None:
    assert check(text) == [("inconsistent", computation)]


@pytest.mark.parametrize(("text", "verdict"), ROUNDED)
def test_levels_and_changes_are_rounded(text: str, verdict: str) -> None:
    assert [found for found, _ in check(text)] == [verdict]


@pytest.mark.parametrize("text", SILENT)
def test_what_does_not_belong_together_is_not_compared(text: str) -> None:
    assert check(text) == []


def test_a_rise_in_rank_is_a_fall_in_number() -> None:
    [found] = deltas.check(read(CONTRADICTED[2][0]))
    assert found.explanation == "Từ hạng 40 lên hạng 30 là tăng 10 bậc, bài viết ghi tăng 12 bậc."
    assert [(party.role, party.figure.quote) for party in found.parties] == [
        ("previous", "thứ 40/63"),
        ("level", "thứ 30/63"),
        ("change", "tăng 12 bậc"),
    ]


def test_two_values_at_one_time_are_not_of_one_thing() -> None:
    text = "DTI năm 2022 của cả nước đạt 0,75, tăng 8,7% so với năm 2021 (0,69). DTI năm 2022 đạt 0,64, tăng 3,2%."
    assert check(text) == [("consistent", "0,75 / 0,69 - 1 = 8,7%")]
