"""Figures beyond their bounds."""

from __future__ import annotations

import pytest

from pipeline.check import bounds
from tests.pipeline.check.reports import read, said

BEYOND = [
    ("Năm 2022, huyện Yên Châu xếp thứ 13/12 về Chỉ số cải cách hành chính.", "13 > 12"),
    ("Chỉ số cải cách hành chính năm 2022 của huyện Yên Châu đạt 102,5/100 điểm.", "102,5 > 100"),
    ("Điểm thẩm định Chỉ số cải cách hành chính của huyện đạt 66,2/65 điểm.", "66,2 > 65"),
    ("UBND huyện hoàn thành 45/40 nhiệm vụ.", "45 > 40"),
    ("Huyện giải quyết đúng hạn 1.250/1.205 hồ sơ.", "1.250 > 1.205"),
    ("Tỷ lệ hồ sơ giải quyết đúng hạn của huyện đạt 102,4%.", "102,4% > 100%"),
    ("Tỷ lệ người dân hài lòng đạt 100,5%.", "100,5% > 100%"),
]

WITHIN = [
    "Năm 2022, huyện Yên Châu xếp thứ 12/12 về Chỉ số cải cách hành chính.",
    "Chỉ số cải cách hành chính năm 2022 của huyện Yên Châu đạt 100/100 điểm.",
    "UBND huyện hoàn thành 40/40 nhiệm vụ, đạt 100%.",
    # A plan may be exceeded.
    "Thu ngân sách của huyện đạt 112% dự toán.",
    "Huyện thực hiện 45/40 cuộc kiểm tra, vượt kế hoạch.",
    "Tỷ lệ hồ sơ trực tuyến đạt 125% chỉ tiêu được giao.",
    "Huyện thu 520/480 tỷ đồng.",
    # Growth has no end.
    "Số hồ sơ trực tuyến tăng 240% so với cùng kỳ.",
    "Số hồ sơ trực tuyến bằng 240% so với cùng kỳ.",
    # An address, a date.
    "Trụ sở đặt tại số 127/36 đường Lê Lợi.",
    "Hội nghị diễn ra dịp 30/4.",
    # A hedge.
    "Tỷ lệ hồ sơ giải quyết đúng hạn của huyện đạt trên 99%.",
]


def check(text: str) -> list[tuple[str, str | None]]:
    return said(list(bounds.check(read(text))))


@pytest.mark.parametrize(("text", "computation"), BEYOND)
def test_what_cannot_be_is_inconsistent(text: str, computation: str) -> None:
    assert check(text) == [("inconsistent", computation)]


@pytest.mark.parametrize("text", WITHIN)
def test_what_can_be_is_no_news(text: str) -> None:
    assert check(text) == []


def test_the_explanation_names_the_bound() -> None:
    [rank] = bounds.check(read(BEYOND[0][0]))
    assert rank.explanation == "Hạng 13 vượt quá số 12 đơn vị được xếp hạng."
    [ratio] = bounds.check(read(BEYOND[3][0]))
    assert ratio.explanation == "45 nhiều hơn tổng số 40 nhiệm vụ."
