"""Parts and their totals."""

from __future__ import annotations

import pytest

from pipeline.check import sums
from tests.pipeline.check.reports import figure, read, said

COMES_OUT = [
    (
        "Huyện tiếp nhận 1.840 hồ sơ, gồm 1.200 hồ sơ trực tuyến và 640 hồ sơ trực tiếp.",
        "1.200 + 640 = 1.840",
    ),
    (
        "Huyện đã giải quyết 905 hồ sơ, trong đó trước hạn 500 hồ sơ, đúng hạn 390 hồ sơ, quá hạn 15 hồ sơ.",
        "500 + 390 + 15 = 905",
    ),
    (
        "Huyện tiếp nhận 1.847 hồ sơ (cấp huyện 612 hồ sơ; cấp xã 1.235 hồ sơ).",
        "612 + 1.235 = 1.847",
    ),
    (
        "Có 76 hồ sơ trễ hạn, trong đó đất đai 51, xây dựng 14, lĩnh vực khác 11.",
        "51 + 14 + 11 = 76",
    ),
    (
        "Huyện Yên Châu tiếp nhận 3.415 hồ sơ. Đã giải quyết 3.290 hồ sơ, đang giải quyết 125 hồ sơ.",
        "3.290 + 125 = 3.415",
    ),
    (
        "Chỉ số cải cách hành chính năm 2022 của huyện Yên Châu đạt 85,50/100 điểm; điểm thẩm định "
        "58,20/65 điểm, điểm điều tra xã hội học 27,30/35 điểm.",
        "58,20 + 27,30 = 85,50",
    ),
    ("Tỷ lệ hồ sơ đúng hạn đạt 98,2%, trễ hạn 1,8%.", "98,2% + 1,8% = 100,0%"),
    # Not all parts are named, yet the first ones come out.
    (
        "Huyện tiếp nhận 1.840 hồ sơ, trong đó 1.200 hồ sơ trực tuyến, 640 hồ sơ trực tiếp, số hóa 300 hồ sơ.",
        "1.200 + 640 = 1.840",
    ),
    # Parts of the total before the nearest one.
    (
        "Huyện tiếp nhận 1.840 hồ sơ, giải quyết 1.655 hồ sơ, trong đó trực tuyến 1.200 hồ sơ, "
        "trực tiếp 640 hồ sơ.",
        "1.200 + 640 = 1.840",
    ),
]

CONTRADICTED = [
    (
        "Tỉnh cung cấp 1.847 dịch vụ công trực tuyến, trong đó 1.011 dịch vụ toàn trình, 835 dịch vụ một phần.",
        "1.011 + 835 = 1.846 ≠ 1.847",
    ),
    # A part that exceeds its total is still a part.
    (
        "Huyện đã giải quyết 905 hồ sơ (trước và đúng hạn 950 hồ sơ, quá hạn 15 hồ sơ).",
        "950 + 15 = 965 ≠ 905",
    ),
    (
        "Toàn tỉnh có 2.105 thủ tục gồm 1.702 thủ tục của các sở, 268 thủ tục của huyện và 121 thủ tục của xã; "
        "trong đó đã số hóa 750 thủ tục.",
        "1.702 + 268 + 121 = 2.091 ≠ 2.105",
    ),
    (
        "Huyện tiếp nhận 1.854 hồ sơ, gồm 1.205 hồ sơ trực tuyến và 640 hồ sơ trực tiếp.",
        "1.205 + 640 = 1.845 ≠ 1.854",
    ),
    (
        "Huyện đã giải quyết 905 hồ sơ, trong đó trước hạn 500 hồ sơ, đúng hạn 390 hồ sơ, quá hạn 51 hồ sơ.",
        "500 + 390 + 51 = 941 ≠ 905",
    ),
    (
        "Huyện đã giải quyết 905 hồ sơ, trong đó trước và đúng hạn 809 hồ sơ, quá hạn 15 hồ sơ.",
        "809 + 15 = 824 ≠ 905",
    ),
    (
        "Năm 2022, huyện Yên Châu tiếp nhận 12.345 hồ sơ. Trong đó:\n- Cấp huyện: 3.021 hồ sơ;\n"
        "- Cấp xã: 9.234 hồ sơ.",
        "3.021 + 9.234 = 12.255 ≠ 12.345",
    ),
    (
        "Chỉ số cải cách hành chính năm 2022 của huyện Yên Châu đạt 86,50/100 điểm; điểm thẩm định "
        "58,20/65 điểm, điểm điều tra xã hội học 27,30/35 điểm.",
        "58,20 + 27,30 = 85,50 ≠ 86,50",
    ),
    ("Tỷ lệ hồ sơ đúng hạn đạt 98,2%, trễ hạn 2,8%.", "98,2% + 2,8% = 101,0% ≠ 100%"),
    # More than the total, of parts that have nothing in common.
    (
        "Huyện tiếp nhận 1.841 hồ sơ, trong đó trực tuyến 1.205 hồ sơ, trực tiếp 643 hồ sơ, số hóa 300 hồ sơ.",
        "1.205 + 643 = 1.848 ≠ 1.841",
    ),
]

SILENT = [
    # "trong đó" need not name all.
    "Huyện tiếp nhận 1.841 hồ sơ, trong đó 1.205 hồ sơ trực tuyến.",
    "Huyện có 76 hồ sơ trễ hạn, trong đó đất đai 51 hồ sơ, xây dựng 14 hồ sơ.",
    "Tỉnh Phú Yên tiếp nhận 12.345 hồ sơ. Trong đó:\n- Cấp huyện: 3.021 hồ sơ;\n- Cấp xã: 8.234 hồ sơ.",
    # Parts that overlap.
    "Huyện tiếp nhận 1.841 hồ sơ, trong đó 1.205 hồ sơ trực tuyến, 1.511 hồ sơ đúng hạn.",
    # Members without a number.
    "Xã có 23 cán bộ, gồm 11 cán bộ chuyên trách, Chủ tịch, Bí thư và 9 cán bộ bán chuyên trách.",
    # Parts within parts.
    "Huyện tiếp nhận 1.841 hồ sơ, trong đó 1.205 hồ sơ trực tuyến, trong đó 903 hồ sơ toàn trình.",
    "Huyện tiếp nhận 1.841 hồ sơ, trong đó trực tuyến toàn trình 805 hồ sơ, trực tuyến một phần 211 hồ sơ.",
    # Things of different kinds.
    "Huyện có 15 xã, gồm 120 cán bộ và 96 công chức.",
    "Huyện có 61 đơn vị, gồm 12 phòng và 40 trường học.",
    # Some were carried over, some returned.
    "Huyện Yên Châu tiếp nhận 3.415 hồ sơ. Đã giải quyết 3.290 hồ sơ, đang giải quyết 131 hồ sơ.",
    # Percentages of different wholes.
    "Hồ sơ trực tuyến đạt 61,5%, hồ sơ số hóa đạt 72,1%.",
    "Cấp huyện: hồ sơ đúng hạn 98,2%, hồ sơ trực tuyến 61,5%.",
    # Scores whose greatest scores are not those of the index.
    "Chỉ số cải cách hành chính năm 2022 của huyện Yên Châu đạt 86,50/100 điểm; điểm thẩm định 58,20/65 điểm.",
    # Another sentence's count.
    "Huyện tổ chức 12 lớp tập huấn. Trong đó, xã Yên Sơn có 9 cán bộ và xã Chiềng Pằn có 8 cán bộ.",
]


def check(text: str) -> list[tuple[str, str | None]]:
    return said(list(sums.check(read(text))))


@pytest.mark.parametrize(("text", "computation"), COMES_OUT)
def test_parts_that_add_up_are_consistent(text: str, computation: str) -> None:
    assert check(text) == [("consistent", computation)]


@pytest.mark.parametrize(("text", "computation"), CONTRADICTED)
def test_all_parts_that_do_not_add_up_are_inconsistent(text: str, computation: str) -> None:
    assert check(text) == [("inconsistent", computation)]


@pytest.mark.parametrize("text", SILENT)
def test_parts_that_need_not_add_up_are_not_compared(text: str) -> None:
    assert check(text) == []


def test_a_total_rounder_than_its_parts_is_rounding() -> None:
    text = "Huyện tiếp nhận 14.400 hồ sơ, gồm 11.105 hồ sơ trực tuyến và 3.275 hồ sơ trực tiếp."
    assert check(text) == [("rounding", "11.105 + 3.275 = 14.380 ≈ 14.400")]


def test_hedged_parts_agree_with_their_total() -> None:
    text = "Huyện tiếp nhận 1.845 hồ sơ, gồm hơn 1.200 hồ sơ trực tuyến và hơn 600 hồ sơ trực tiếp."
    assert [verdict for verdict, _ in check(text)] == ["consistent"]


def test_doubtful_figures_make_no_contradiction() -> None:
    total = figure("percent", "98.2", "98,2", indicator="dossiers_on_time", confidence=0.4)
    part = figure("percent", "2.8", "2,8", 1, indicator="dossiers_overdue", confidence=0.4)
    from pipeline.check import addition

    found = addition.finding(100, [total, part])
    assert found.verdict.value == "uncheckable"


def test_columns_of_a_table_add_up_where_most_rows_do() -> None:
    rows = [("Yên Sơn", "60,10", "30,20", "90,30"), ("Tú Nang", "59,00", "29,50", "88,50")]
    rows += [("Phiêng Khoài", "58,40", "28,10", "86,50"), ("Chiềng Hặc", "57,20", "28,30", "85,50")]
    rows += [("Lóng Phiêng", "55,15", "27,10", "82,52")]
    table = "| Đơn vị | Điểm thẩm định | Điểm điều tra | Tổng điểm |\n|---|---|---|---|\n"
    table += "\n".join(f"| Xã {name} | {a} | {b} | {total} |" for name, a, b, total in rows)
    text = f"Chỉ số cải cách hành chính năm 2022 của các xã, huyện Yên Châu, tỉnh Sơn La:\n{table}"
    found = check(text)
    assert [verdict for verdict, _ in found] == ["consistent"] * 4 + ["inconsistent"]
    assert found[-1][1] == "55,15 + 27,10 = 82,25 ≠ 82,52"
