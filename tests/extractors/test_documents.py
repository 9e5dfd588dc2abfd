"""Documents: how they are written, what looks like them, how short forms join full ones."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.documents import factory
from extractors.documents.matcher import find
from extractors.documents.references import legal_references
from extractors.documents.values import Document
from extractors.mentions import Mention, get, put
from pipeline.segment import blank, fold
from tests.marked import marked

PUBLISHED = date(2024, 5, 20)


def documents(text: str, published: date | None = PUBLISHED) -> list[Mention]:
    return find(text, fold(text), published)


WRITTEN = [
    # state style
    'Theo <doc type="Kế hoạch" number="27" symbol="KH-UBND" date="2023-02-14">Kế hoạch số 27/KH-UBND ngày 14'
    " tháng 02 năm 2023</doc> thì",
    'thực hiện <doc type="Kế hoạch" number="27" symbol="KH-UBND" date="2023-02-14">kế hoạch 27/KH-UBND'
    " ngày 14/2/2023</doc> của quận",
    '<doc type="Quyết định" number="519" symbol="QĐ-UBND" date="2025-07-24">Quyết định số 519 /QĐ-UBND'
    " ngày 24-7-2025</doc>",
    '<doc type="Quyết định" number="88" symbol="QĐ-BCT" date="2026-01-05">Quyết định 88 / QĐ - BCT ngày'
    " 05.01.2026</doc>",
    '<doc type="Công văn" number="640" symbol="SNV-CCHC&PC">Công văn số 640/SNV-CCHC&PC</doc> gửi các xã',
    '<doc type="Công văn" number="50" symbol="UBND">công văn số: 50/UBND</doc>',
    '<doc type="Công văn" number="415" symbol="UBND-VX">Công văn hỏa tốc số 415/UBND-VX</doc>',
    '<doc type="Văn bản" number="904" symbol="UBND.TH">văn bản số 904/UBND.TH</doc>',
    '<doc type="Báo cáo" number="77" symbol="BC-UBND">Báo cáo số 77 / BC UBND</doc>',
    '<doc type="Công điện" number="12" symbol="CĐ-TTg">Công điện khẩn số 12/CĐ-TTg</doc>',
    '<doc type="Quyết định" number="31" symbol="QĐ-UBND">Quyết định số 31/QÐ–UBND</doc>',
    '<doc type="Nghị quyết" number="30c" symbol="NQ-CP">Nghị quyết 30c/NQ-CP</doc>',
    '<doc type="Nghị quyết" number="21" year="2016" symbol="NQ-CP">Nghị quyết số 21/2016/NQ-CP</doc>',
    '<doc type="Kế hoạch" number="123" symbol="KH-UBND-NC">Kế hoạch số123/KH-UBND-NC</doc>',
    '<doc type="Hướng dẫn" number="8" symbol="HDLN-SNV-STC">Hướng dẫn liên ngành số 8/HDLN-SNV-STC</doc>',
    # legal style
    '<doc type="Nghị định" number="73" year="2020" symbol="NĐ-CP">nghị định số 73/2020/NĐ-CP</doc>',
    '<doc type="Nghị định" number="73" year="2020" symbol="NĐ-CP">NGHỊ ĐỊNH 73/2020/NĐ-CP</doc>',
    '<doc type="Nghị định" number="73" year="2020" symbol="NĐ-CP">NĐ 73/2020/NĐ-CP</doc>',
    '<doc type="Nghị định" number="73" year="2020" symbol="NĐ-CP">nghị định 73/2020/nđ-cp</doc>',
    '<doc type="Thông tư liên tịch" number="06" year="2014" symbol="TTLT-BTC-BNV">Thông tư liên tịch số'
    " 06/2014/TTLT-BTC-BNV</doc>",
    '<doc type="Nghị quyết" number="190" year="2025" symbol="QH15">Nghị quyết số 190/2025/QH15</doc>',
    '<doc type="Luật" number="72" year="2025" symbol="QH15">Luật Tổ chức chính quyền địa phương số'
    " 72/2025/QH15</doc>",
    '<doc type="Thông tư" number="11" year="2019">Thông tư 11/2019</doc> của Bộ Nội vụ',
    '<doc type="Nghị quyết" number="19" year="2018">Nghị quyết 19-2018</doc> của Chính phủ',
    # Party style
    '<doc type="Chương trình hành động" number="14" symbol="CTr/TU" date="2021-03-02">Chương trình hành động'
    " số 14-CTr/TU ngày 02/3/2021</doc>",
    '<doc type="Nghị quyết" number="60" symbol="NQ/TW">Nghị quyết số 60- NQ/TW</doc>',
    '<doc type="Chỉ thị" number="05" symbol="CT/TW">chỉ thị 05 - CT / TW</doc>',
    '<doc type="Quy định" number="41" symbol="QĐ/TW" date="2021-11-03">Quy định số 41-QĐ/TW, ngày'
    " 03/11/2021</doc> của Bộ Chính trị",
    '<doc type="Nghị quyết" number="02" symbol="NQ/CP">Nghị quyết 02 - NQ / CP</doc>',
    # number alone
    'sửa <doc type="Nghị định" number="118">Nghị định 118</doc> cho gọn',
    '<doc type="Nghị quyết" number="57">nghị quyết số 57</doc> nêu',
    '<doc type="Đề án" number="06">Đề án 06</doc> trên địa bàn',
    'xã thuộc <doc type="Chương trình" number="135">chương trình 135</doc> của Chính phủ',
    '<doc type="Quyết định" number="46">quyết định 46</doc> của Thủ tướng',
    '<doc type="Nghị định" number="43">Nghị định 43 ban hành năm 2006</doc> còn hiệu lực',
    '<doc type="Nghị định" number="43">Nghị định 43 năm 2006</doc> của Chính phủ',
    '<doc type="Nghị quyết" number="36a">Nghị quyết 36a</doc> về',
    'khác với <doc type="Quyết định" number="37">Quyết định 37</doc> áp dụng',
    '<doc type="Thông tư" number="13" year="2016" symbol="TT-BYT">thông tư số 13-2016 / TT - BYT</doc>',
    # the type word apart, or none
    'ban hành <doc type="Kế hoạch" number="9" symbol="KH-UBND">Kế hoạch của UBND tỉnh số 9/KH-UBND</doc>.',
    'xem <doc number="9" symbol="KH-UBND">9/KH-UBND</doc> kèm theo',
    # lists
    'các <doc type="Nghị quyết" number="18" symbol="NQ/TW">Nghị quyết số 18-NQ/TW</doc> và '
    '<doc type="Nghị quyết" number="19" symbol="NQ/TW">19-NQ/TW</doc>',
    '<doc type="Quyết định" number="12" symbol="QĐ-UBND">Quyết định số 12</doc>, '
    '<doc type="Quyết định" number="13" symbol="QĐ-UBND">13/QĐ-UBND</doc>',
    'hai <doc type="Nghị quyết" number="01">Nghị quyết 01</doc>, <doc type="Nghị quyết" number="02">02</doc>'
    " của Chính phủ",
    # dates apart
    "Ngày 12/6, Thủ tướng Chính phủ ký ban hành "
    '<doc type="Nghị định" number="73" year="2020" date="2020-06-12" symbol="NĐ-CP">Nghị định số'
    " 73/2020/NĐ-CP</doc>.",
    "Ngày 3/4, Sở Nội vụ có "
    '<doc type="Công văn" number="88" symbol="SNV-CCHC" date="2024-04-03">Công văn số 88/SNV-CCHC</doc>',
    '<doc type="Nghị quyết" number="4" date="2023-11-17">nghị quyết số 4 ngày 17-11</doc> về',
    '<doc type="Nghị quyết" number="57" symbol="NQ/TW" date="2024-12-22">Nghị quyết 57-NQ/TW của Bộ Chính trị'
    " ngày 22/12/2024</doc>",
    '<doc type="Thông báo" number="7" symbol="TB-UBND" date="2022-08-01">Thông báo số 7/TB-UBND (ký'
    " ngày 1/8/2022)</doc> nêu",
    'Tại <doc type="Kế hoạch" number="5" symbol="KH-UBND">Kế hoạch số 5/KH-UBND</doc>, ngày 2/3/2023, xã họp',
]


@pytest.mark.parametrize("example", WRITTEN)
def test_finds_what_is_marked(example: str) -> None:
    text, expected = marked(example)
    found = documents(text)
    assert [text[m.start : m.end] for m in found] == [text[e.start : e.end] for e in expected]
    for mention, mark in zip(found, expected, strict=True):
        value: Document = mention.value
        got = {"type": value.type, "number": value.number, "symbol": value.symbol}
        got["year"] = str(value.year) if value.year else None
        got["date"] = value.date.isoformat() if value.date else None
        assert {key: item for key, item in got.items() if item is not None} == mark.attrs


LOOK_ALIKES = [
    "Ngày Quốc khánh 2/8 và tháng 8/2021",
    "đạt 88/100 điểm, xếp thứ 3/63 tỉnh",
    "chứng nhận ISO 9001:2015 và TCVN 5687:2010",
    "gọi số 0243.123.456 hoặc 1900-1234",
    "xe biển số 51F-123.45 và 29A-678.90",
    "Quốc hội thông qua Luật Đất đai 2013 và Nghị quyết Đại hội XIII",
    "bãi bỏ 9 nghị định, 2 thông tư",
    "hướng dẫn 5 doanh nghiệp, kỷ luật 4 cán bộ",
    "chương trình 100 tỉ đồng và kế hoạch 5 năm",
    "kế hoạch 2019 và Kế hoạch 2016 - 2020",
    "có quy định 2 nấc, báo cáo 6 tháng",
    "thông báo 3 trường hợp, quyết định 15 nhân sự",
    "Công ty Luật số 5 Hà Nội",
    "nghị quyết 5 năm 2021-2025",
    "Điều 217/BLHS và biên nhận số 115/2015/BN",
    "nhà số 12/A1 phố Huế, số 45/KP3",
    "Nghị định 100% được rà soát",
    "nền tảng chương trình 4.0 và dịch vụ 24/7",
    "Quyết định 37 áp phích bị gỡ",
    "theo Kế hoạch 5 năm và theo Kế hoạch 10 điểm",
    "tiểu dự án 1 và dự án 2",
    "quyết định 1.234 tỷ đồng",
    "kế hoạch 10/12 chỉ tiêu",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_leaves_look_alikes(text: str) -> None:
    assert [text[m.start : m.end] for m in documents(text)] == []


ISSUERS = [
    ("Nghị định 61/2018/NĐ-CP", "Chính phủ"),
    ("Nghị định 118", "Chính phủ"),
    ("Chỉ thị số 23/CT-TTg", "Thủ tướng Chính phủ"),
    ("Nghị quyết số 190/2025/QH15", "Quốc hội"),
    ("Nghị quyết 54 của Quốc hội", "Quốc hội"),
    ("Quyết định 88/QĐ-BCT", "Bộ Công Thương"),
    ("Thông tư 11/2019 của Bộ Tài nguyên - môi trường", "Bộ Tài nguyên và Môi trường"),
    ("Nghị quyết 57-NQ/TW của Bộ Chính trị", "Bộ Chính trị"),
    ("Nghị quyết 57-NQ/TW", "Trung ương Đảng"),
    ("Thông báo số 8/TB-UBND của Ủy ban nhân dân quận về", "UBND quận"),
    ("Thông báo số 8/TB-UBND của UBND TP. Hải Phòng về", "UBND thành phố Hải Phòng"),
    ("Chương trình số 5-CTr/TU của Thành ủy Hải Phòng", "Thành ủy Hải Phòng"),
    ("UBND phường Hòa Bình vừa ban hành và tổ chức thực hiện Kế hoạch số 9/KH-UBND", "UBND phường Hòa Bình"),
    ("UBND phường 5 triển khai Kế hoạch số 9/KH-UBND", None),
    ("Kế hoạch số 9/KH-UBND của Huyện ủy", None),
]


@pytest.mark.parametrize(("text", "issuer"), ISSUERS)
def test_issuer(text: str, issuer: str | None) -> None:
    (mention,) = documents(text)
    assert mention.value.issuer == issuer


def test_issuer_named_last_is_that_of_both() -> None:
    found = documents(
        "Chỉ thị số 4/CT-UBND ngày 1/2/2025 và Công văn số 9/UBND-NC ngày 3/2/2025 của UBND Thành phố"
    )
    assert [m.value.issuer for m in found] == ["UBND thành phố"] * 2


def test_short_form_joins_the_full_one() -> None:
    full, short, other = documents(
        "Nghị định số 73/2020/NĐ-CP ngày 12/6/2020 nêu rõ. Nghị định 73 cũng thay Nghị định 37."
    )
    assert short.value.key == full.value.key != other.value.key
    assert (short.value.symbol, short.value.year, short.value.date) == ("NĐ-CP", 2020, date(2020, 6, 12))
    assert other.value.symbol is None


def test_short_form_before_the_full_one_joins_too() -> None:
    short, full = documents("Hiệu quả từ Đề án 09. Tỉnh ban hành Đề án số 9/ĐA-UBND.")
    assert short.value.key == full.value.key


def test_short_form_of_two_stays_open() -> None:
    *_, short = documents("Nghị quyết 8/NQ-HĐND và Nghị quyết số 8-NQ/TU được nêu. Nghị quyết 8 là căn cứ.")
    assert short.value.symbol is None


def test_same_number_of_another_issuer_is_another_document() -> None:
    council, short = documents("Nghị quyết 54/NQ-HĐND đã có. Theo Nghị quyết 54 của Quốc hội, thành phố")
    assert council.value.key != short.value.key


def test_day_without_year_stays_open_without_an_anchor() -> None:
    (mention,) = documents("nghị quyết số 4 ngày 17-11 về", published=None)
    assert mention.value.date is None


def test_component_leaves_furniture_alone() -> None:
    nlp = blank()
    doc = nlp("Kế hoạch số 9/KH-UBND được ban hành.\nTin liên quan: Nghị định 61/2018/NĐ-CP")
    put(doc, "furniture", [Mention(doc.text.index("Tin"), len(doc.text), None)])
    (mention,) = get(factory.annotate(doc), "document")
    record = mention.value.record(mention.start, mention.end)
    assert (record.type, record.number, record.symbol) == ("Kế hoạch", "9", "KH-UBND")
    assert record.key == mention.value.key


REFERENCES = [
    ("theo điểm b khoản 2 Điều 5 của luật", ["điểm b", "khoản 2", "điều 5"]),
    ("khoản 2, 3 Điều 17", ["khoản 2, 3", "điều 17"]),
    ("kèm Phụ lục 4 và mẫu số 02", ["phụ lục 4", "mẫu số 02"]),
    ("chương IV, mục 1", ["chương iv", "mục 1"]),
    ("đạt điểm 85,5 và khoản 20 tỷ đồng", []),
    ("điều 3 xe cứu hộ", []),
    ("khoản 2, 30 hồ sơ còn lại", ["khoản 2"]),
]


@pytest.mark.parametrize(("text", "expected"), REFERENCES)
def test_legal_references(text: str, expected: list[str]) -> None:
    folded = fold(text)
    assert [folded[start:end] for start, end in legal_references(folded)] == expected


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1/",
        "Nghị định 1, ",
        "số 1/A-",
        "(((",
        "quyết định số ",
        "1/2000/NĐ-CP, ",
        "ngày 1/1 ",
        "khoản 1, ",
    ],
)
def test_hostile_input_gives_ordered_spans(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    found = documents(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(0 <= start < end <= len(text) for start, end in legal_references(fold(text)))
