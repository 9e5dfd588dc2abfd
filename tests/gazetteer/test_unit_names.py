"""One key for all spellings; type words and what follows them."""

from __future__ import annotations

import pytest

from gazetteer.unit_names import is_vietnamese, joined_key, key, modern, slug, split_type

SAME = [
    ("Hoà Bình", "HÒA BÌNH"),
    ("Bà Rịa - Vũng Tàu", "Bà Rịa–Vũng Tàu"),
    ("Thừa Thiên Huế", "Thừa Thiên - Huế"),
    ("Đắk Lắk", "Đăk Lắk"),
    ("Ea H'leo", "Ea H’ Leo"),
    ("Mỹ Lý", "Mĩ Lí"),
    ("Quy Nhơn", "Qui Nhơn"),
    ("01", "1"),
    ("Thuỷ Nguyên", "Thủy Nguyên"),
]
DIFFERENT = [
    ("Bạc Liêu", "Bắc Liêu"),
    ("Kỳ Anh", "Kỷ Anh"),
    ("Hải Dương", "Hải Đường"),
    ("10", "1"),
    ("Tây Hồ", "Tai Hồ"),
    ("Tân Yên", "Tân Uyên"),
]
TYPED = [
    ("quận Ô Môn", ("quận", "Ô Môn")),
    ("Q.1", ("quận", "1")),
    ("Q1", ("quận", "1")),
    ("P. 12", ("phường", "12")),
    ("TP.HCM", ("thành phố", "HCM")),
    ("TPHCM", ("thành phố", "HCM")),
    ("T.P Hồ Chí Minh", ("thành phố", "Hồ Chí Minh")),
    ("TX. Dĩ An", ("thị xã", "Dĩ An")),
    ("Thị trấn Neo", ("thị trấn", "Neo")),
    ("THÀNH PHỐ HÀ NỘI", ("thành phố", "HÀ NỘI")),
    ("Thanh Hóa", (None, "Thanh Hóa")),
    ("Phú Quốc", (None, "Phú Quốc")),
    ("Huế", (None, "Huế")),
    ("Xãy", (None, "Xãy")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(("name", "parts"), TYPED)
def test_split_type(name: str, parts: tuple[str | None, str]) -> None:
    assert split_type(name) == parts


def test_modern() -> None:
    assert modern("Hoà Thuỷ Quý Hoàn") == "Hòa Thủy Quý Hoàn"
    assert modern("HOÀ") == "HÒA"


def test_slug() -> None:
    assert slug("Bà Rịa - Vũng Tàu") == "bariavungtau"
    assert slug("Đắk Lắk") == "daklak"


@pytest.mark.parametrize(
    ("one", "other"), [("Krông A Na", "Krông Ana"), ("Đa Krông", "Đakrông"), ("Ea Kar", "EaKar")]
)
def test_joined_names_of_the_highlands(one: str, other: str) -> None:
    assert joined_key(key(one)) == joined_key(key(other))


def test_vietnamese_syllables() -> None:
    assert all(map(is_vietnamese, ["nguyễn", "quỳnh", "giang"]))
    assert not any(map(is_vietnamese, ["krông", "đakrông", "a", "hleo"]))
