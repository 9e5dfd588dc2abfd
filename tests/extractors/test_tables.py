"""Cells of tables: what the headers over them say, and the names of their rows."""

from __future__ import annotations

import time

import pytest

from extractors.quantities.headers import column
from extractors.quantities.matcher import find
from extractors.quantities.tables import cells
from pipeline.segment import fold

# Name of the layout → the text, and for each number read: quote, kind, value · headers · row · group.
TABLES: dict[str, tuple[str, list[str]]] = {
    "headers that span two columns and two rows": (
        """
| STT | Đơn vị | Chỉ số CCHC |  | Ghi chú |
|---|---|---|---|---|
|  |  | Điểm | Xếp hạng |  |
| 1 | Sở Tài chính | 91,25 | 1 | |
| 2 | Sở Xây dựng | 88,4 | 2 | |
""",
        [
            "91,25 score 91.25 · chỉ số cchc, điểm · sở tài chính",
            "1 rank 1 · chỉ số cchc, xếp hạng · sở tài chính",
            "88,4 score 88.4 · chỉ số cchc, điểm · sở xây dựng",
            "2 rank 2 · chỉ số cchc, xếp hạng · sở xây dựng",
        ],
    ),
    "the same with spanned texts repeated": (
        """
| STT | Đơn vị | Chỉ số CCHC | Chỉ số CCHC |
| STT | Đơn vị | Điểm | Xếp hạng |
| 1 | Sở Tài chính | 91,25 | 1 |
""",
        [
            "91,25 score 91.25 · chỉ số cchc, điểm · sở tài chính",
            "1 rank 1 · chỉ số cchc, xếp hạng · sở tài chính",
        ],
    ),
    "years over points and ranks": (
        """
| TT | Huyện | Năm 2022 |  | Năm 2023 |  |
|  |  | Điểm | Hạng | Điểm | Hạng |
| 1 | Vân Hồ | 80,1 | 3 | 84 | 2 |
""",
        [
            "80,1 score 80.1 · năm 2022, điểm · vân hồ",
            "3 rank 3 · năm 2022, hạng · vân hồ",
            "84 score 84 · năm 2023, điểm · vân hồ",
            "2 rank 2 · năm 2023, hạng · vân hồ",
        ],
    ),
    "year columns of one measure": (
        "Tỉnh\tXếp hạng PCI\t\n\t2022\t2023\nLào Cai\t14\t12\nSơn La\t50\t49\n",
        [
            "14 rank 14 · xếp hạng pci, 2022 · lào cai",
            "12 rank 12 · xếp hạng pci, 2023 · lào cai",
            "50 rank 50 · xếp hạng pci, 2022 · sơn la",
            "49 rank 49 · xếp hạng pci, 2023 · sơn la",
        ],
    ),
    "a first column merged over its rows": (
        """
| Khối | Đơn vị | Số hồ sơ | Đúng hạn (%) |
| Khối sở | Sở Y tế | 1.250 | 99,1 |
|  | Sở Công Thương | 310 | 100 |
| Khối huyện | Huyện Mai Sơn | 2.040 | 97,5 |
""",
        [
            "1.250 count 1250 · số hồ sơ · sở y tế · khối sở",
            "99,1 percent 99.1 · đúng hạn (%) · sở y tế · khối sở",
            "310 count 310 · số hồ sơ · sở công thương · khối sở",
            "100 percent 100 · đúng hạn (%) · sở công thương · khối sở",
            "2.040 count 2040 · số hồ sơ · huyện mai sơn · khối huyện",
            "97,5 percent 97.5 · đúng hạn (%) · huyện mai sơn · khối huyện",
        ],
    ),
    "rows of groups and their ranks, ties, empty cells and dashes": (
        """
| STT | Cơ quan | Điểm | Thứ hạng |
| I | Khối sở, ngành |  |  |
| 1 | Sở Nội vụ | 95 | 1 |
| 2 | Sở Tư pháp | 95 | 1 |
| II. Khối huyện |  |  |  |
| 1 | Huyện Phù Yên | - | – |
| 2 | Huyện Bắc Yên |  | 2 |
""",
        [
            "95 score 95 · điểm · sở nội vụ · khối sở, ngành",
            "1 rank 1 · thứ hạng · sở nội vụ · khối sở, ngành",
            "95 score 95 · điểm · sở tư pháp · khối sở, ngành",
            "1 rank 1 · thứ hạng · sở tư pháp · khối sở, ngành",
            "2 rank 2 · thứ hạng · huyện bắc yên · ii. khối huyện",
        ],
    ),
    "totals": (
        """
| STT | Đơn vị | Số hồ sơ tiếp nhận | Trong đó trực tuyến |
| 1 | Phường Đông Sơn | 100 | 60 |
| Tổng cộng |  | 100 | 60 |
|  | Trung bình | 50 | 30 |
""",
        [
            "100 count 100 · số hồ sơ tiếp nhận · phường đông sơn",
            "60 count 60 · trong đó trực tuyến · phường đông sơn",
            "100 count 100 · số hồ sơ tiếp nhận · tổng cộng (total)",
            "60 count 60 · trong đó trực tuyến · tổng cộng (total)",
            "50 count 50 · số hồ sơ tiếp nhận · trung bình (total)",
            "30 count 30 · trong đó trực tuyến · trung bình (total)",
        ],
    ),
    "columns that are numbered": (
        """
| TT | Xã | Biên chế giao | Tỷ lệ có mặt |
| A | B | 1 | 2 |
| 1 | Xã Chiềng An | 20 | 95 |
""",
        [
            "20 count 20 · biên chế giao · xã chiềng an",
            "95 percent 95 · tỷ lệ có mặt · xã chiềng an",
        ],
    ),
    "money, days and rises": (
        """
| Đơn vị | Vốn giao (tỷ đồng) | Thời gian (ngày) | Tăng, giảm bậc | Điểm |
| Sở Y tế | 12,5 | 15 | +2 | 88,5/100 |
| Sở Nội vụ | 1.200 | 10 | -3 | 90/100 |
""",
        [
            "12,5 money 12500000000 · vốn giao (tỷ đồng) · sở y tế",
            "15 duration 15 · thời gian (ngày) · sở y tế",
            "2 change 2 · tăng, giảm bậc · sở y tế",
            "88,5/100 score 88.5 · điểm · sở y tế",
            "1.200 money 1200000000000 · vốn giao (tỷ đồng) · sở nội vụ",
            "10 duration 10 · thời gian (ngày) · sở nội vụ",
            "3 change -3 · tăng, giảm bậc · sở nội vụ",
            "90/100 score 90 · điểm · sở nội vụ",
        ],
    ),
    "the unit above the table": (
        """Đơn vị tính: triệu đồng
| Đơn vị | Kế hoạch | Thực hiện |
| Xã Tô Múa | 500 | 450 |
""",
        [
            "500 money 500000000 · kế hoạch · xã tô múa",
            "450 money 450000000 · thực hiện · xã tô múa",
        ],
    ),
    "cells that carry their unit": (
        "Đơn vị\tKết quả\nSở Y tế\t92,5%\nSở Nội vụ\t15 hồ sơ\n",
        [
            "92,5% percent 92.5 · kết quả · sở y tế",
            "15 hồ sơ count 15 · kết quả · sở nội vụ",
        ],
    ),
    "flattened, two levels of headers": (
        "Kết quả\nSTT\nĐơn vị\nNăm 2023\nNăm 2024\nĐiểm\nXếp hạng\nĐiểm\nXếp hạng\n"
        "1\nSở Y tế\n90,5\n2\n91\n1\n2\nSở Nội vụ\n91,5\n1\n90,25\n2\n",
        [
            "90,5 score 90.5 · năm 2023, điểm · sở y tế",
            "2 rank 2 · năm 2023, xếp hạng · sở y tế",
            "91 score 91 · năm 2024, điểm · sở y tế",
            "1 rank 1 · năm 2024, xếp hạng · sở y tế",
            "91,5 score 91.5 · năm 2023, điểm · sở nội vụ",
            "1 rank 1 · năm 2023, xếp hạng · sở nội vụ",
            "90,25 score 90.25 · năm 2024, điểm · sở nội vụ",
            "2 rank 2 · năm 2024, xếp hạng · sở nội vụ",
        ],
    ),
    "flattened, one header over two": (
        "TT\nĐơn vị\nChỉ số CCHC\nĐiểm\nXếp hạng\n1\nSở Y tế\n90,5\n2\n2\nSở Nội vụ\n91,5\n1\n",
        [
            "90,5 score 90.5 · chỉ số cchc, điểm · sở y tế",
            "2 rank 2 · chỉ số cchc, xếp hạng · sở y tế",
            "91,5 score 91.5 · chỉ số cchc, điểm · sở nội vụ",
            "1 rank 1 · chỉ số cchc, xếp hạng · sở nội vụ",
        ],
    ),
    "flattened, groups, a tie, a dash, a row with an empty cell and a total": (
        "STT\nĐơn vị\nSố hồ sơ\nXếp hạng\nI\nKhối sở\n1\nSở Y tế\n120\n1\n2\nSở Nội vụ\n120\n1\n"
        "II\nKhối huyện\n3\nHuyện Sốp Cộp\n-\n2\n4\nHuyện Yên Châu\n88\n5\nHuyện Mộc Châu\n75\n3\n"
        "Tổng cộng\n403\n-\n",
        [
            "120 count 120 · số hồ sơ · sở y tế · khối sở",
            "1 rank 1 · xếp hạng · sở y tế · khối sở",
            "120 count 120 · số hồ sơ · sở nội vụ · khối sở",
            "1 rank 1 · xếp hạng · sở nội vụ · khối sở",
            "2 rank 2 · xếp hạng · huyện sốp cộp · khối huyện",
            "75 count 75 · số hồ sơ · huyện mộc châu · khối huyện",
            "3 rank 3 · xếp hạng · huyện mộc châu · khối huyện",
            "403 count 403 · số hồ sơ · tổng cộng (total) · khối huyện",
        ],
    ),
    "flattened, names first below years": (
        "Bảng\n\nHuyện\n2023\n2024\nĐiểm\nHạng\nĐiểm\nHạng\n"
        "Mai Sơn\n80\n2\n81,5\n2\nYên Châu\n85\n1\n86\n1\n",
        [
            "80 score 80 · 2023, điểm · mai sơn",
            "2 rank 2 · 2023, hạng · mai sơn",
            "81,5 score 81.5 · 2024, điểm · mai sơn",
            "2 rank 2 · 2024, hạng · mai sơn",
            "85 score 85 · 2023, điểm · yên châu",
            "1 rank 1 · 2023, hạng · yên châu",
            "86 score 86 · 2024, điểm · yên châu",
            "1 rank 1 · 2024, hạng · yên châu",
        ],
    ),
}


def _told(text: str) -> list[str]:
    folded = fold(text)
    table = cells(folded)
    told = []
    for start, end, value in find(text, folded, [(0, len(text))], table=table):
        cell = next((m for m in table if m.start <= start < m.end), None)
        if cell is None:
            told.append(f"{text[start:end]} outside")
            continue
        of = cell.value
        name = folded[slice(*of.label)] if of.label else ""
        parts = [
            f"{text[start:end]} {value.kind} {value.value.normalize():f}",
            ", ".join(folded[slice(*header)] for header in of.header),
            name + " (total)" * of.total,
        ]
        if of.group:
            parts.append(folded[slice(*of.group)])
        told.append(" · ".join(parts))
    return told


@pytest.mark.parametrize("name", TABLES)
def test_each_number_has_its_headers_and_its_row(name: str) -> None:
    text, expected = TABLES[name]
    assert _told(text) == expected


@pytest.mark.parametrize(
    ("path", "above", "kind", "unit"),
    [
        ("điểm số", "", "score", "điểm"),
        ("chỉ số papi > thứ hạng", "", "rank", None),
        ("số hồ sơ > đúng hạn", "", "count", "hồ sơ"),
        ("đúng hạn", "kết quả giải quyết hồ sơ quý i", "count", "hồ sơ"),
        ("đúng hạn", "kết quả thi đua", "unknown", None),
        ("hồ sơ > tổng số", "", "count", "hồ sơ"),
        ("tỷ lệ", "", "percent", "%"),
        ("số cán bộ", "", "count", "cán bộ"),
        ("kinh phí (triệu đồng)", "", "money", "đồng"),
        ("thời gian giải quyết (giờ)", "", "duration", "giờ"),
        ("xếp hạng > tăng/giảm", "", "change", "bậc"),
        ("năm 2024", "đvt: %", "percent", "%"),
        ("năm 2024", "", "unknown", None),
        ("ghi chú", "", "unknown", None),
        ("stt", "", None, None),
    ],
)
def test_headers_tell_kind_and_unit(path: str, above: str, kind: str | None, unit: str | None) -> None:
    read = column(path.split(" > "), above)
    assert (read.kind, read.unit) == (kind, unit)


NO_TABLES = {
    "a list of headlines": "Tin mới\nHội nghị\n5\nTập huấn\n7\nDiễn tập\n8\nKhai mạc\n9\n",
    "a path of links": "Trang chủ | Tin tức | Cải cách\nNgày 5/6 | 12:30 | Lượt xem: 40\n",
    "rows without a header": "| 1 | Sở Y tế | 90 |\n| 2 | Sở Nội vụ | 91 |\n",
}


@pytest.mark.parametrize("name", NO_TABLES)
def test_look_alikes_have_no_cells_with_a_kind(name: str) -> None:
    assert [m for m in cells(fold(NO_TABLES[name])) if m.value.column.kind != "unknown"] == []


@pytest.mark.parametrize(
    "text",
    [
        "stt\n" * 30_000 + "1\n" * 5,
        "1\na\n" * 25_000,
        "a\n1\n2\n" * 17_000,
        "|1|2|\n" * 17_000,
        "|" * 100_000 + "\n" + "|" * 100_000,
        "| a | | |\n" * 10_000,
        "stt\na\nb\n1\na\n5\n2\nb\n" * 5_000,
    ],
)
def test_reading_takes_no_longer_than_the_text_is_long(text: str) -> None:
    begin = time.process_time()
    cells(text)
    assert time.process_time() - begin < 3
