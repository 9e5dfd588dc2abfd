"""Repair touches mojibake and nothing else."""

from __future__ import annotations

import pytest

from corpus.charset import decode, repaired
from corpus.language import is_vietnamese


@pytest.mark.parametrize(
    "text",
    [
        "Uỷ ban “hoà giải” – ‘khoẻ’… 5\u00a0ngày",
        "ÁP DỤNG TỪ 1/7: ĐỖ ĐẠT, ÂN XÁ, ƯU TIÊN",
        "Ă Â Ê Ô Ơ Ư Đ ã Ã",
        "Năm 2023 &amp; 2024 &lt;b&gt;",
        "ﬁle ½ Ａ",
        "xin chào™ ® © €",
    ],
)
def test_correct_text_stays(text: str) -> None:
    assert repaired(text) == text
    assert decode(text.encode()) == text


@pytest.mark.parametrize("wrong", ["latin-1", "sloppy-windows-1252"])
def test_mojibake_is_undone(wrong: str) -> None:
    import ftfy  # noqa: F401 (registers the sloppy codecs)

    text = "Uỷ ban nhân dân phường tiếp nhận “hồ sơ” của Đỗ Ân – đạt 99,5%"
    assert repaired(text.encode().decode(wrong)) == text
    assert repaired(f"{text}\r\n{text.encode().decode(wrong)}\n") == f"{text}\r\n{text}\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sở Nội vụ", True),
        ("Đạt", True),
        ("UBND TP. Thủ Đức: 312/315 hồ sơ", True),
        ("So Noi vu", False),
        ("The Department of Home Affairs (Sở) received 1,204 applications in 2023, a rise of 5%.", False),
        ("Déjà vu à São Tomé", False),
        ("", False),
        ("12,5%", False),
    ],
)
def test_language(text: str, expected: bool) -> None:
    assert is_vietnamese(text) is expected
