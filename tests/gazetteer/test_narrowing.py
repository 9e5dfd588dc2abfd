"""Words that narrow a figure."""

import pytest

from gazetteer.narrowing import narrowings
from gazetteer.terms import rows


@pytest.mark.parametrize("row", rows("narrowing_words"), ids=lambda row: row["words"])
def test_every_phrase_is_found_in_its_example(row):
    found = narrowings(row["example"])
    if row["group"] == "whole":
        assert not found
    else:
        assert (row["group"], row["words"]) in found


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2022, tỷ lệ hồ sơ giải quyết đúng hạn của thành phố đạt 98,7%",
        "Huyện xếp thứ 3/11 về Chỉ số cải cách hành chính",
        "Cả năm tiếp nhận 6.842 hồ sơ",
    ],
)
def test_a_plain_statement_is_not_narrowed(text):
    assert narrowings(text) == frozenset()
