"""Cues of target and fact: each group's example holds a term of the group."""

import pytest

from gazetteer.status import cue_groups, cues
from pipeline.segment import fold


@pytest.mark.parametrize("group", cue_groups())
def test_example_holds_a_cue(group):
    row = cue_groups()[group]
    assert row["status"] in ("actual", "target")
    assert group in {hit.payload for hit in cues().finditer(fold(row["example"]))}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Người dân phải trả thêm tiền.", "burden"),
        ("Các xã phải đạt 90%.", "demand"),
        ("Tỷ lệ này vượt chỉ tiêu.", "beyond"),
        ("Chỉ tiêu năm nay là 80%.", "aim"),
    ],
)
def test_the_longer_cue_decides(text, group):
    assert group in {hit.payload for hit in cues().finditer(fold(text))}
    assert {"burden": "demand", "beyond": "aim"}.get(group) not in {
        hit.payload for hit in cues().finditer(fold(text))
    }
