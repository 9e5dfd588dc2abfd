"""Numbers as Vietnamese text writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.numbers import find, number_at, read
from extractors.numbers.matcher import as_decimal, as_thousands
from pipeline.segment import fold

READ = [
    # written, value, decimals, ambiguous
    ("1955", "1955", 0, False),
    ("02", "2", 0, False),
    ("0", "0", 0, False),
    ("63.085", "63085", 0, False),
    ("1.234.567", "1234567", 0, False),
    ("46,30", "46.30", 2, False),
    ("88.29", "88.29", 2, False),
    ("6.5", "6.5", 1, False),
    ("0.125", "0.125", 3, False),
    ("0,5", "0.5", 1, False),
    ("85,9329", "85.9329", 4, False),
    ("65,791", "65.791", 3, True),
    ("1.234,56", "1234.56", 2, False),
    ("1,234.56", "1234.56", 2, True),
    ("1,234,567", "1234567", 0, True),
]


@pytest.mark.parametrize(("written", "value", "decimals", "ambiguous"), READ)
def test_reads_separators(written: str, value: str, decimals: int, ambiguous: bool) -> None:
    number = read(written)
    assert number is not None
    assert (number.value, number.decimals, number.ambiguous) == (Decimal(value), decimals, ambiguous)
    assert number.text == written


@pytest.mark.parametrize("written", ["18.12.2020", "1.0.5", "1.2.3.4", "12.34.567", "1,2,3", "1" * 25])
def test_leaves_dates_versions_and_codes(written: str) -> None:
    assert read(written) is None


SCALED = [
    # text, value, words of scale, characters covered
    ("59,72 ngàn hồ sơ", "59720", "ngàn", "59,72 ngàn"),
    ("4,3 triệu người", "4300000", "triệu", "4,3 triệu"),
    ("83.000 tỷ đồng", "83000000000000", "tỷ", "83.000 tỷ"),
    ("2,5 nghìn tỷ đồng", "2500000000000", "nghìn tỷ", "2,5 nghìn tỷ"),
    ("1 tỷ 200 triệu đồng", "1200000000", "tỷ", "1 tỷ 200 triệu"),
    ("3 triệu rưỡi", "3500000", "triệu rưỡi", "3 triệu rưỡi"),
    ("2 vạn cây", "20000", "vạn", "2 vạn"),
    ("15tr đồng", "15000000", "tr", "15tr"),
    ("8, 12%", "8.12", None, "8, 12"),
    ("6 tỷ phú", "6", None, "6"),
]


@pytest.mark.parametrize(("text", "value", "scale", "covered"), SCALED)
def test_reads_words_of_scale(text: str, value: str, scale: str | None, covered: str) -> None:
    found = number_at(fold(text), 0)
    assert found is not None
    assert (found.number.value, found.number.scale) == (Decimal(value), scale)
    assert text[found.start : found.end] == covered


def test_whole_values_have_no_decimals_of_their_own() -> None:
    found = number_at("14,2 triệu", 0)
    assert found is not None
    assert (str(found.number.value), found.number.decimals) == ("14200000", 1)


def test_finds_all_in_reading_order() -> None:
    text = "Có 1.955 xã, 3,2 triệu dân và 07 thị xã"
    assert [(text[f.start : f.end], f.number.value) for f in find(text)] == [
        ("1.955", Decimal(1955)),
        ("3,2 triệu", Decimal(3200000)),
        ("07", Decimal(7)),
    ]


def test_other_readings_stay_marked() -> None:
    thousands, decimal = read("15,120"), read("88.235")
    assert thousands is not None
    assert decimal is not None
    assert (as_thousands(thousands).value, as_thousands(thousands).ambiguous) == (Decimal(15120), True)
    assert (as_decimal(decimal).value, as_decimal(decimal).decimals) == (Decimal("88.235"), 3)


@pytest.mark.parametrize("unit", ["1", "1.", "1,", "1 tỷ "])
def test_long_runs_end(unit: str) -> None:
    assert sum(1 for _ in find(unit * (100_000 // len(unit)))) >= 0
