"""Ranks and the scores that they follow from."""

from __future__ import annotations

import pytest

from pipeline.check import rank_order
from tests.pipeline.check.reports import read, said

LEAD = "Chỉ số cải cách hành chính năm 2022 của các xã thuộc huyện Yên Châu, tỉnh Sơn La:\n"


def table(*rows: tuple[str, str, int]) -> str:
    lines = [f"| {name} | {points} | {rank} |" for name, points, rank in rows]
    return LEAD + "\n".join(["| Đơn vị | Tổng điểm | Xếp hạng |", "|---|---|---|", *lines])


A, B, C, D = "Xã Chiềng Pằn", "Xã Tú Nang", "Xã Yên Sơn", "Xã Phiêng Khoài"

OUT_OF_ORDER = [
    (table((A, "91,20", 1), (B, "88,50", 2), (C, "86,30", 2), (D, "80,10", 4)), "88,50 ≠ 86,30"),
    (table((A, "91,20", 1), (B, "86,50", 2), (C, "88,30", 3), (D, "80,10", 4)), "86,50 < 88,30"),
    (
        "PAR INDEX năm 2022: tỉnh Phú Yên xếp thứ 8 với 84,20 điểm, tỉnh Sơn La xếp thứ 9 với 85,60 điểm.",
        "84,20 < 85,60",
    ),
]

IN_ORDER = [
    table((A, "91,20", 1), (B, "88,50", 2), (C, "86,30", 3), (D, "80,10", 4)),
    # On one rank with one score.
    table((A, "91,20", 1), (B, "88,50", 2), (C, "88,5", 2), (D, "80,10", 4)),
    # The table comes by name.
    table((D, "80,10", 4), (B, "88,50", 2), (A, "91,20", 1), (C, "86,30", 3)),
    "PAR INDEX năm 2022: tỉnh Phú Yên xếp thứ 8 với 85,60 điểm, tỉnh Sơn La xếp thứ 9 với 84,20 điểm.",
]

SILENT = [
    # Departments and districts are ranked apart.
    "Chỉ số cải cách hành chính năm 2022: Sở Tư pháp Sơn La xếp thứ nhất với 88,20 điểm; "
    "huyện Yên Châu xếp thứ nhất với 91,40 điểm.",
    # So are groups.
    "Chỉ số cải cách hành chính năm 2022: khối xã, xã Tú Nang xếp thứ nhất với 88,20 điểm; "
    "khối thị trấn, thị trấn Yên Châu xếp thứ nhất với 91,40 điểm.",
    # Indexes and years.
    "PAR INDEX năm 2022 tỉnh Phú Yên xếp thứ 8 với 84,20 điểm; SIPAS năm 2022 tỉnh Sơn La xếp thứ 9 với 85,60%.",
    "PAR INDEX năm 2021 tỉnh Phú Yên xếp thứ 8 với 84,20 điểm; năm 2022 tỉnh Sơn La xếp thứ 9 với 85,60 điểm.",
    # One subject alone.
    "PAR INDEX năm 2022: tỉnh Phú Yên xếp thứ 8 với 84,20 điểm.",
    # No score.
    "PAR INDEX năm 2022: tỉnh Phú Yên xếp thứ 8, tỉnh Sơn La xếp thứ 8.",
    # Ranks that follow from something else.
    table((A, "71,20", 1), (B, "76,50", 2), (C, "88,30", 3), (D, "90,10", 4)),
]


def check(text: str) -> list[tuple[str, str | None]]:
    return said(list(rank_order.check(read(text))))


@pytest.mark.parametrize(("text", "computation"), OUT_OF_ORDER)
def test_ranks_that_scores_contradict_are_inconsistent(text: str, computation: str) -> None:
    assert check(text) == [("inconsistent", computation)]


@pytest.mark.parametrize("text", IN_ORDER)
def test_ranks_that_follow_scores_are_consistent(text: str) -> None:
    assert check(text) == [("consistent", None)]


@pytest.mark.parametrize("text", SILENT)
def test_different_rankings_are_not_compared(text: str) -> None:
    assert check(text) == []


def test_the_explanation_names_both() -> None:
    [tied] = rank_order.check(read(OUT_OF_ORDER[0][0]))
    assert tied.explanation == (
        "Xã Tú Nang (88,50 điểm) và xã Yên Sơn (86,30 điểm) cùng xếp hạng 2 dù điểm khác nhau."
    )
    [lower] = rank_order.check(read(OUT_OF_ORDER[1][0]))
    assert lower.explanation == (
        "Xã Tú Nang (86,50 điểm) xếp hạng 2, trên xã Yên Sơn (88,30 điểm) xếp hạng 3, dù điểm thấp hơn."
    )
    assert [party.role for party in lower.parties] == ["rank", "score", "rank", "score"]
