"""Cells that span rows, as the text of a page shows them."""

from __future__ import annotations

import time

import pytest
from lxml import html

from corpus.grids import unmerge
from corpus.limits import Limits
from corpus.web import page

TABLES = {
    "a rank that two rows share": (
        "<tr><td>Sở A</td><td rowspan=2>1</td></tr><tr><td>Sở B</td></tr>",
        ["Sở A|1", "Sở B|1"],
    ),
    "a heading over a block of rows": (
        "<tr><td rowspan=3>Khối sở</td><td>A</td></tr><tr><td>B</td></tr><tr><td>C</td></tr>",
        ["Khối sở|A", "Khối sở|B", "Khối sở|C"],
    ),
    "headers over rows and over columns": (
        "<tr><th rowspan=2>Đơn vị</th><th colspan=2>2023</th><th rowspan=2>Ghi chú</th></tr>"
        "<tr><th>Điểm</th><th>Hạng</th></tr>",
        ["Đơn vị|2023|Ghi chú", "Đơn vị|Điểm|Hạng|Ghi chú"],
    ),
    "a block that spans rows and columns": (
        "<tr><td rowspan=2 colspan=2>A</td><td>1</td></tr><tr><td>2</td></tr>",
        ["A|1", "A|2"],
    ),
    "a span beyond the end of the table": (
        "<tr><td rowspan=9>A</td><td>1</td></tr><tr><td>2</td></tr>",
        ["A|1", "A|2"],
    ),
    "a span that is no number": (
        "<tr><td rowspan=hai>A</td><td>1</td></tr><tr><td>2</td></tr>",
        ["A|1", "2"],
    ),
    "a table that lays out a page": (
        f"<tr><td rowspan=2>{'chữ ' * 100}</td><td>1</td></tr><tr><td>2</td></tr>",
        [f"{'chữ ' * 100}|1", "2"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_each_row_has_the_cells_that_span_it(name: str) -> None:
    rows, expected = TABLES[name]
    tree = html.fromstring(f"<html><body><table>{rows}</table></body></html>")
    unmerge(tree)
    assert ["|".join(cell.text for cell in row) for row in tree.iter("tr")] == expected


def test_the_text_of_a_page_has_a_cell_for_every_column() -> None:
    source = """<html><body><article><h1>Kết quả xếp hạng các xã năm 2024</h1>
<p>Ủy ban nhân dân huyện công bố kết quả xếp hạng cải cách hành chính của các xã, thị trấn trên địa bàn huyện.</p>
<table><tr><th rowspan=2>Xã</th><th colspan=2>Kết quả</th></tr><tr><th>Điểm</th><th>Hạng</th></tr>
<tr><td>Xã Tân Lập</td><td>91,5</td><td rowspan=2>1</td></tr><tr><td>Xã Tân Xuân</td><td>91,5</td></tr>
<tr><td>Xã Tân Hợp</td><td></td><td>3</td></tr></table>
<p>Các xã cần tiếp tục khắc phục những hạn chế đã được chỉ ra trong quá trình kiểm tra, đánh giá.</p>
</article></body></html>"""
    text = page(source.encode(), Limits()).text or ""
    table = [
        [cell.strip() for cell in line.strip("| ").split("|")]
        for line in text.split("\n")
        if line[:2] == "| "
    ]
    assert table == [
        ["Xã", "Kết quả"],
        ["Xã", "Điểm", "Hạng"],
        ["Xã Tân Lập", "91,5", "1"],
        ["Xã Tân Xuân", "91,5", "1"],
        ["Xã Tân Hợp", "", "3"],
    ]


def test_a_hostile_table_stays_small() -> None:
    tree = html.fromstring("<table>" + "<tr><td rowspan=9999>a</td></tr>" * 5_000 + "</table>")
    begin = time.process_time()
    unmerge(tree)
    assert time.process_time() - begin < 3
    assert len(list(tree.iter("td"))) < 11_000
