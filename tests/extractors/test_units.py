"""Unit mentions: example sentences with what is meant written into them."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from spacy.tokens import Doc

from extractors.mentions import get
from extractors.units.factory import Units
from extractors.units.home import home
from pipeline.records import Article
from pipeline.segment import blank, make_doc
from tests.marked import marked

NLP = blank()
UNITS = Units()
DAY = date(2023, 5, 10)
AFTER = date(2025, 10, 1)


def read(text: str, on: date | None = DAY, title: str | None = None, url: str | None = None) -> Doc:
    return UNITS(make_doc(NLP, Article(id="example", text=text, title=title, published=on, url=url)))


def check(example: str, on: date | None, kind: str, tag: str) -> None:
    text, expected = marked(example)
    found = [(m.start, m.end, m.value.subject) for m in get(read(text, on), kind)]
    assert found == [(m.start, m.end, m.attrs["is"]) for m in expected if m.tag == tag]


TYPED = [
    'UBND <u is="tỉnh Lai Châu">tỉnh Lai Châu</u> họp báo',
    'Sở Nội vụ <u is="Thành phố Hồ Chí Minh">TP.HCM</u> và Thành ủy <u is="thành phố Hà Nội">Hà Nội</u> phối hợp',
    '<u is="huyện Mỏ Cày Nam, Bến Tre">Huyện Mỏ Cày Nam</u> (<u is="tỉnh Bến Tre">Bến Tre</u>) đi đầu',
    'trụ sở <u is="phường 11, Thành phố Hồ Chí Minh">P.11</u>, <u is="quận 6, Thành phố Hồ Chí Minh">Q.6</u>,'
    ' <u is="Thành phố Hồ Chí Minh">TP. HCM</u>',
    'ở <u is="thị xã Sơn Tây, Hà Nội">TX. Sơn Tây</u> và <u is="thị trấn Trới, Quảng Ninh">TT Trới</u> năm 2018',
    'UBND <u is="quận Ninh Kiều, Cần Thơ">QUẬN NINH KIỀU</u> THÔNG BÁO',
    'Chủ tịch UBND <u is="quận Sơn Trà, Đà Nẵng">quận Sơn Trà</u> Phạm Thị Bích An cho hay',
    'công dân <u is="thành phố Thủ Dầu Một, Bình Dương">Tp.Thủ Dầu Một</u> nộp hồ sơ',
    'Thị ủy <u is="thị xã Nghi Sơn, Thanh Hóa">thị xã Nghi Sơn</u> chỉ đạo',
    '<u is="tỉnh Thừa Thiên Huế">Thừa Thiên - Huế</u>, <u is="tỉnh Bà Rịa - Vũng Tàu">Bà Rịa – Vũng Tàu</u>'
    ' và <u is="tỉnh Đắk Lắk">Đăk Lăk</u> báo cáo',
    'Bí thư Huyện ủy <u is="huyện Gia Lâm, Hà Nội">Gia Lâm</u>, Quận đoàn <u is="quận 7, Thành phố Hồ Chí Minh">7</u>,'
    ' Thị uỷ <u is="thị xã Sơn Tây, Hà Nội">Sơn Tây</u>',
    'từ <u is="huyện M\'Đrắk, Đắk Lắk">huyện M’Đrắk</u> về',
    'Cục Thuế <u is="tỉnh Hòa Bình">Hòa Bình</u> và Công an <u is="tỉnh Thái Bình">Thái Bình</u>',
]
LISTS = [
    'gồm các <u is="phường Phú Hội, Thừa Thiên Huế">phường Phú Hội</u>, <u is="phường Vỹ Dạ, Thừa Thiên Huế">Vỹ Dạ</u>'
    ' và <u is="phường Thuận Hòa, Thừa Thiên Huế">Thuận Hòa</u> thuộc'
    ' <u is="thành phố Huế, Thừa Thiên Huế">thành phố Huế</u>',
    '<u is="phường 1, Thành phố Hồ Chí Minh">phường 1</u>, <u is="phường 2, Thành phố Hồ Chí Minh">2</u>,'
    ' <u is="phường 3, Thành phố Hồ Chí Minh">3</u>, <u is="quận 8, Thành phố Hồ Chí Minh">quận 8</u>',
    'dẫn đầu là <u is="quận Tây Hồ, Hà Nội">quận Tây Hồ</u>, <u is="quận Đống Đa, Hà Nội">Đống Đa</u> và'
    ' <u is="quận Hà Đông, Hà Nội">Hà Đông</u>',
    'cuối bảng: <u is="huyện Mê Linh, Hà Nội">huyện Mê Linh</u> (71%); <u is="huyện Quốc Oai, Hà Nội">Quốc Oai</u>'
    ' (70%) và <u is="huyện Ba Vì, Hà Nội">Ba Vì</u>',
    'tại <u is="xã Song Phượng, Hà Nội">xã Song Phượng</u>, <u is="huyện Đan Phượng, Hà Nội">Đan Phượng</u>, <u is="thành phố Hà Nội">Hà Nội</u>',
    '<u is="quận 1, Thành phố Hồ Chí Minh">quận 1</u>, 3 dự án',
    # a list goes on with another type of the same level
    '<u is="huyện Mỹ Tú, Sóc Trăng">huyện Mỹ Tú</u> 5 hồ sơ, <u is="thị xã Vĩnh Châu, Sóc Trăng">thị xã Vĩnh Châu</u> 8,'
    ' <u is="huyện Trần Đề, Sóc Trăng">Trần Đề</u> 2',
    'các tỉnh, thành phố: <u is="tỉnh Hải Dương">Hải Dương</u>, <u is="tỉnh Thái Bình">Thái Bình</u>',
    'mưa ở <u is="huyện Hiệp Đức, Quảng Nam">huyện Hiệp Đức</u> 210 mm, <u is="huyện Nông Sơn, Quảng Nam">Nông Sơn</u> 190 mm',
    # names of the highlands are written together or apart
    'trụ sở <u is="huyện Krông Ana, Đắk Lắk">huyện Krông Ana</u>, <u is="huyện Krông Bông, Đắk Lắk">huyện KrôngBông</u>',
    '<u is="huyện Lý Sơn, Quảng Ngãi">huyện đảo Lý Sơn</u> và <u is="huyện Đức Cơ, Gia Lai">huyện biên giới Đức Cơ</u>',
]
REPEATED = [
    # two districts tell their province, whose others need no type word
    '<u is="huyện Krông Năng, Đắk Lắk">Huyện Krông Năng</u> 92 điểm, <u is="huyện Krông Pắc, Đắk Lắk">huyện Krông Pắc</u> 91; thấp nhất là <u is="huyện Ea H\'leo, Đắk Lắk">Ea H’leo</u> 78,1 điểm',
    'Ba huyện dẫn đầu gồm <u is="huyện Nga Sơn, Thanh Hóa">Nga Sơn</u>, <u is="huyện Hậu Lộc, Thanh Hóa">Hậu Lộc</u>',
    'ngụ <u is="xã Tân Hội, Hà Nội">xã Tân Hội</u>, <u is="huyện Đan Phượng, Hà Nội">Đan Phượng</u> nộp',
    '<u is="huyện Nga Sơn, Thanh Hóa">Huyện Nga Sơn</u> 92,1; <u is="huyện Hậu Lộc, Thanh Hóa">Hậu Lộc</u> 91,5 điểm',
    'sinh tại <u is="huyện Đông Anh, Hà Nội">Đông Anh</u>, ngoại thành <u is="thành phố Hà Nội">Hà Nội</u>',
    'ông Bình (ở <u is="quận Thanh Xuân, Hà Nội">Thanh Xuân</u>, <u is="thành phố Hà Nội">Hà Nội</u>)',
    '<u is="quận Liên Chiểu, Đà Nẵng">Liên Chiểu</u> nhận hồ sơ. Đến nay <u is="quận Liên Chiểu, Đà Nẵng">quận Liên'
    " Chiểu</u> đã xong",
    'Khối huyện: <u is="huyện Vân Đồn, Quảng Ninh">Vân Đồn</u> hạng nhất (91 điểm), <u is="huyện Tiên Yên, Quảng'
    ' Ninh">Tiên Yên</u> hạng nhì',
    'chung cư ở <u is="quận Cầu Giấy, Hà Nội">Cầu Giấy</u>, <u is="thành phố Hà Nội">Hà Nội</u>',
    'du khách đến <u is="thành phố Nha Trang, Khánh Hòa">Nha Trang</u> tăng',
    # a name that a person may bear counts where the words show a place
    '<u is="huyện Kỳ Anh, Hà Tĩnh">Huyện Kỳ Anh</u> (<u is="tỉnh Hà Tĩnh">Hà Tĩnh</u>) chậm hơn so với ở'
    ' <u is="huyện Thạch Hà, Hà Tĩnh">Thạch Hà</u>, <u is="huyện Vũ Quang, Hà Tĩnh">Vũ Quang</u>. Thạch Hà ký',
    'Xếp hạng 12 huyện, thị xã của <u is="tỉnh Hà Tĩnh">Hà Tĩnh</u>: <u is="huyện Vũ Quang, Hà Tĩnh">Vũ Quang</u> đã vươn lên dẫn đầu.',
    'Chỉ số các huyện của <u is="tỉnh Lào Cai">Lào Cai</u>: <u is="huyện Bảo Yên, Lào Cai">Bảo Yên</u> đứng đầu, <u is="huyện Bắc Hà, Lào Cai">Bắc Hà</u> đứng thứ hai.',
    'Về <u is="xã Mồ Dề, Yên Bái">Mồ Dề</u>, xã cách <u is="huyện Mù Cang Chải, Yên Bái">huyện Mù Cang Chải</u> 9 km',
]


@pytest.mark.parametrize("example", TYPED + LISTS + REPEATED)
def test_units(example: str) -> None:
    check(example, DAY, "unit", "u")


AS_OF = [
    ('Lãnh đạo <u is="huyện Hoài Nhơn, Bình Định">huyện Hoài Nhơn</u> dự', date(2018, 3, 1)),
    ('Lãnh đạo <u is="thị xã Hoài Nhơn, Bình Định">thị xã Hoài Nhơn</u> dự', date(2021, 3, 1)),
    ('UBND <u is="tỉnh Thừa Thiên Huế">tỉnh Thừa Thiên Huế</u> họp', date(2024, 3, 1)),
    ('UBND <u is="thành phố Huế">thành phố Huế</u> họp', date(2025, 3, 1)),
    ('UBND <u is="thành phố Huế, Thừa Thiên Huế">thành phố Huế</u> họp', date(2024, 3, 1)),
    ('<u is="phường Ô Môn, Cần Thơ">Phường Ô Môn</u> khai trương', AFTER),
    ('<u is="đặc khu Lý Sơn, Quảng Ngãi">đặc khu Lý Sơn</u> khai trương', AFTER),
    (
        '<u is="đặc khu Lý Sơn, Quảng Ngãi">đặc khu Lý Sơn</u>, <u is="đặc khu Phú Quý, Lâm Đồng">Phú Quý</u> và'
        ' <u is="đặc khu Cồn Cỏ, Quảng Trị">Cồn Cỏ</u>',
        AFTER,
    ),
    ('địa bàn <u is="quận Ô Môn, Cần Thơ">quận Ô Môn</u> trước đây', AFTER),
    ('Năm 2022, <u is="quận Ô Môn, Cần Thơ">quận Ô Môn</u> hoàn thành', None),
    (
        '<u is="phường Bình Dương, Thành phố Hồ Chí Minh">phường Bình Dương</u>,'
        ' <u is="Thành phố Hồ Chí Minh">TP.HCM</u>',
        AFTER,
    ),
]


@pytest.mark.parametrize(("example", "on"), AS_OF)
def test_units_as_of_a_date(example: str, on: date | None) -> None:
    check(example, on, "unit", "u")


LOOK_ALIKES = [
    "xe chạy trên đường Nguyễn Trãi rồi rẽ phố Huế",
    "Bệnh viện Hà Đông và Trường Đại học Thái Nguyên",
    "bạn đọc Báo Hà Nội mới, Báo Bình Dương",
    "cầu Long Biên, chợ Bến Thành, sông Sài Gòn, vịnh Hạ Long",
    "ông Hòa Bình và bà Trà Vinh dự họp",
    "đồng chí Nguyễn Hòa Bình, ông Trần Nam Định",
    "tinh thần hòa bình, thống nhất, thắng lợi và an ninh",
    "khu vực Tây Nguyên, Đông Nam Bộ, đồng bằng sông Hồng",
    "thôn Đông Hải, ấp Bình Minh, tổ dân phố Hòa Bình",
    "Thái Bình Dương và biển Đông",
    "kinh tế - xã hội, xã hội hóa, tỉnh táo, thành phố thông minh",
    "các quận, huyện, thị xã và 10 phường, 63 tỉnh, thành phố",
    "Chủ tịch Hồ Chí Minh, tư tưởng Hồ Chí Minh",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    "tỉnh Quảng Đông, Trung Quốc và tỉnh Hà Nam (Trung Quốc)",
    "Công ty cổ phần Hòa Bình, Tập đoàn Thái Nguyên",
    "cao tốc Hà Nội - Hải Phòng, quốc lộ 1",
    "Việt Nam đạt 90 điểm",
    "Thông tấn xã Việt Nam, Hợp tác xã Đại Thành, quận Triều Dương ở nước ngoài",
    "phóng viên Báo Phụ nữ TP.HCM và sinh viên Trường Đại học Luật TP.HCM",
    "thành phố 6 tháng đầu năm, huyện 3 tháng qua",
    "Chủ tịch UBND TP Nguyễn Văn Bình",
    "Bí thư Huyện ủy Lê Thanh Bình, Phó Bí thư Thị ủy Hoàng Lâm",
    "Chủ tịch UBND xã Sùng A Páo, phó chủ tịch huyện Cầm Bá Lâm, UBND huyện Danh Thành Út",
    "thành phố Đông Hưng thuộc Quảng Tây, TP Đông Hưng (Quảng Tây, Trung Quốc)",
    "thí sinh vào ĐH Huế, ĐH Quốc gia TP.HCM, CĐ nghề An Giang",
    "Giám đốc Sở TT-TT Phan Bình, Sở VH - TT Quang Minh",
    "",
]


@pytest.mark.parametrize("text", LOOK_ALIKES)
def test_look_alikes(text: str) -> None:
    assert [text[m.start : m.end] for m in get(read(text), "unit")] == []


BACK = [
    '<u is="quận Ô Môn, Cần Thơ">Quận Ô Môn</u> họp. <a is="quận Ô Môn, Cần Thơ">Quận</a> đã ban hành kế hoạch;'
    ' <a is="thành phố Cần Thơ">thành phố</a> ghi nhận, UBND <a is="quận Ô Môn, Cần Thơ">quận</a> báo cáo.',
    '<u is="thị xã Nghi Sơn, Thanh Hóa">Thị xã Nghi Sơn</u> sơ kết. UBND <a is="tỉnh Thanh Hóa">tỉnh</a> giao'
    ' <a is="thị xã Nghi Sơn, Thanh Hóa">thị xã</a> 20 việc.',
    '<u is="tỉnh Lai Châu">Tỉnh Lai Châu</u> tổ chức kiểm tra các huyện. Cấp huyện đạt 90%, cấp xã đạt 80%;'
    ' <a is="tỉnh Lai Châu">tỉnh</a> yêu cầu các xã, phường và mỗi huyện báo cáo.',
    '<u is="huyện Mê Linh, Hà Nội">Huyện Mê Linh</u> khai mạc. <a is="huyện Mê Linh, Hà Nội">Địa phương này</a> phát triển kinh tế - xã hội.',
    'Phó Chủ tịch UBND <a is="thành phố Đà Nẵng">TP</a> Trần Văn Bình dự họp tại'
    ' <u is="quận Sơn Trà, Đà Nẵng">quận Sơn Trà</u>; <a is="quận Sơn Trà, Đà Nẵng">quận</a> xin ý kiến.',
]


@pytest.mark.parametrize("example", BACK)
def test_anaphora(example: str) -> None:
    check(example, DAY, "anaphor", "a")


def test_an_anaphor_with_two_possible_units_stays_open() -> None:
    text = "Tỉnh Lai Châu có huyện Tam Đường và huyện Phong Thổ. Năm qua huyện đã vượt chỉ tiêu."
    assert get(read(text), "anaphor") == []


def test_one_name_several_units_stays_open() -> None:
    (mention,) = get(read("Lãnh đạo xã Tân Lập tiếp công dân."), "unit")
    assert (mention.value.uid, mention.value.code, mention.value.name) == (None, None, "xã Tân Lập")
    assert len(mention.value.candidates) > 10
    assert mention.value.why


RESOLVED_BY = [
    ("Xã Tân Lập, huyện Đan Phượng báo cáo", None, "d273"),
    ("Huyện Đan Phượng kiểm tra. Xã Tân Lập dẫn đầu.", None, "d273"),
    ("Xã Tân Lập khai trương bộ phận một cửa.", "https://danphuong.hanoi.gov.vn/tin", "d273"),
]


@pytest.mark.parametrize(("text", "url", "district"), RESOLVED_BY)
def test_what_resolves_a_shared_name(text: str, url: str | None, district: str) -> None:
    (commune,) = (m.value for m in get(read(text, url=url), "unit") if m.value.name == "xã Tân Lập")
    assert commune.district == "huyện Đan Phượng"
    assert commune.province == "Hà Nội"


def test_record() -> None:
    (mention,) = get(read("UBND phường Thới Hòa, quận Ô Môn"), "unit")[:1]
    record = mention.value.record(mention.start, mention.end)
    assert (record.name, record.level, record.district, record.province, record.code) == (
        "phường Thới Hòa",
        "commune",
        "quận Ô Môn",
        "Cần Thơ",
        "31154",
    )


HOMES = [
    (
        "Quận Thanh Khê vượt chỉ tiêu\n\nUBND quận Thanh Khê, TP Đà Nẵng báo cáo. Quận đã xong.",
        "quận Thanh Khê, Đà Nẵng",
    ),
    ("Cà Mau: trả kết quả sớm\n\nUBND tỉnh Cà Mau họp, có đoàn tỉnh Bạc Liêu dự.", "tỉnh Cà Mau"),
    ("Thủ tướng họp với các bộ, 63 tỉnh\n\nCả nước có Hà Nội, Cà Mau, Lai Châu, Bắc Kạn dẫn đầu.", None),
    ("Tỉnh Lai Châu đã nhập 310 thủ tục; các sở trả 99% hồ sơ đúng hạn.", "tỉnh Lai Châu"),
    ("Chờ cấp phép\n\nLai Châu - Trời nắng. Người dân chờ đã lâu.", None),
    ("Kim Bôi sơ kết sáu tháng\n\nSáu tháng qua, toàn huyện đã trả 900 hồ sơ.", "huyện Kim Bôi, Hòa Bình"),
    ("Tân Lập sơ kết sáu tháng\n\nToàn huyện đã trả 900 hồ sơ.", None),
    ("Kim Bôi sơ kết sáu tháng\n\nĐã trả 900 hồ sơ.", None),
    ("Không có địa danh nào ở đây.", None),
]


@pytest.mark.parametrize(("text", "subject"), HOMES)
def test_home(text: str, subject: str | None) -> None:
    found = home(read(text))
    assert (found.subject if found else None) == subject


PUBLISHED_BY = [
    ("Toàn tỉnh đã trả 9.100 hồ sơ trong quý II.", "https://baosonla.vn/tin/1.html", "tỉnh Sơn La"),
    (
        "Trong năm, Ủy ban nhân dân huyện họp 12 lần.",
        "https://muongla.sonla.gov.vn/tin",
        "huyện Mường La, Sơn La",
    ),
    ("Toàn huyện có 7.400 hồ sơ.", "https://baosonla.vn/huyen-muong-la/1.html", "huyện Mường La, Sơn La"),
    (
        "Huyện Mường La dẫn đầu về cải cách\n\nHuyện Mường La đạt 91 điểm, huyện Sông Mã 88, huyện Phù Yên 80.",
        "https://baosonla.vn/tin/2.html",
        "tỉnh Sơn La",
    ),
    (
        "Huyện Mường La dẫn đầu về cải cách\n\nHuyện Mường La đạt 91 điểm, huyện Sông Mã 88, huyện Phù Yên 80.",
        "https://muongla.sonla.gov.vn/tin",
        "huyện Mường La, Sơn La",
    ),
    ("Hộp thư\n\nTheo chỉ đạo của UBND tỉnh… Văn phòng UBND tỉnh Đồng Tháp đã nhắc.", None, "tỉnh Đồng Tháp"),
    (
        "Còn hồ sơ quá hạn\n\nỞ huyện Mường La và Sông Mã còn 31 hồ sơ, UBND tỉnh nhắc nhở.",
        None,
        "tỉnh Sơn La",
    ),
    ("Chỉ số của tỉnh xếp thứ 20/63 tỉnh, thành phố.", "https://baosonla.vn/1.html", "tỉnh Sơn La"),
    # What a provincial paper writes of the country, or of no unit at all, is not its province's.
    ("Cả nước có 63 tỉnh, thành phố.", "https://baosonla.vn/tin/1.html", None),
    ("Cổng dịch vụ công có thêm 12 thủ tục.", "https://baosonla.vn/tin/1.html", None),
    ("Toàn tỉnh đã trả 9.100 hồ sơ.", "https://vnexpress.net/tin", None),
]


@pytest.mark.parametrize(("text", "url", "subject"), PUBLISHED_BY)
def test_home_of_an_article_that_leaves_its_unit_to_its_readers(
    text: str, url: str | None, subject: str | None
) -> None:
    found = home(read(text, url=url))
    assert (found.subject if found else None) == subject


def test_without_an_article() -> None:
    doc = UNITS(NLP("UBND tỉnh Lai Châu họp."))
    assert [m.value.name for m in get(doc, "unit")] == ["tỉnh Lai Châu"]


@pytest.mark.parametrize(
    "text", ["1" * 100_000, "/" * 100_000, "(" * 100_000, "Xã " * 30_000, "quận 1, " * 10_000, "A-" * 50_000]
)
def test_hostile_input_is_read_in_linear_time(text: str) -> None:
    read(text)


def _context_rows() -> list[dict[str, str]]:
    with (Path(__file__).parents[2] / "gazetteer" / "unit_contexts.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("row", _context_rows(), ids=lambda row: f"{row['kind']} {row['words']}")
def test_context_table(row: dict[str, str]) -> None:
    """Every example of the table names a unit if its words link or only look like a head, else none."""
    named = [mention.value.name for mention in get(read(f"tin về {row['example']} hôm nay"), "unit")]
    assert bool(named) == (row["kind"] in {"compound", "link"}), named
