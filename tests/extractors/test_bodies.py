"""Bodies: what is found, how each is named, whose it is, and what only looks like one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from extractors.bodies.factory import annotate
from extractors.mentions import Mention, get, put
from extractors.units.factory import Units
from pipeline.records import Article
from pipeline.segment import blank, make_doc
from tests.marked import marked

NLP = blank()


@dataclass(frozen=True)
class Unit:
    """Stands in for the units' own value."""

    name: str
    level: str
    province: str | None
    subject: str


def bodies(example: str, published: date | None = None) -> tuple[list[Mention], list[Mention]]:
    """Expected and found mentions of an example; a body without ``of`` is its own subject."""
    text, marks = marked(example)
    doc = make_doc(NLP, Article(id="a", text=text, published=published))
    units = [
        Mention(
            mark.start,
            mark.end,
            Unit(
                name=mark.attrs["name"],
                level=mark.attrs["level"],
                province=mark.attrs.get("province"),
                subject=mark.attrs.get("subject", mark.attrs["name"]),
            ),
        )
        for mark in marks
        if mark.tag == "unit"
    ]
    put(doc, "unit", units)
    annotate(doc)
    expected = [
        Mention(mark.start, mark.end, (mark.attrs["name"], mark.attrs.get("of", mark.attrs["name"]) or None))
        for mark in marks
        if mark.tag == "body"
    ]
    found = [Mention(m.start, m.end, (m.value.name, m.value.subject)) for m in get(doc, "body")]
    return expected, found


HP = '<unit name="thành phố Hải Phòng" level="province">Hải Phòng</unit>'
TPHP = '<unit name="thành phố Hải Phòng" level="province">thành phố Hải Phòng</unit>'
OM = (
    '<unit name="quận Ô Môn" level="district" province="Cần Thơ" subject="quận Ô Môn, Cần Thơ">'
    "quận Ô Môn</unit>"
)
CT = '<unit name="thành phố Cần Thơ" level="province">Cần Thơ</unit>'


@pytest.mark.parametrize(
    "example",
    [
        '<body name="Bộ Y tế">Bộ Y tế</body> đứng sau <body name="Bộ Tư pháp">bộ Tư Pháp</body>.',
        '<body name="Bộ Giáo dục và Đào tạo">Bộ GD - ĐT</body> họp',
        '<body name="Bộ Tài nguyên và Môi trường">Bộ TN&MT</body> trả lời',
        '<body name="Ngân hàng Nhà nước Việt Nam">NHNN</body> đạt 95%',
        '<body name="Ủy ban Dân tộc">Uỷ ban dân tộc</body> đứng cuối',
        '<body name="Bảo hiểm xã hội Việt Nam">BHXH Việt Nam</body> thông báo',
        'Các bộ gồm: <body name="Bộ Thông tin và Truyền thông">Thông tin và Truyền thông</body>, '
        '<body name="Bộ Tài chính">Tài chính</body> và <body name="Bộ Y tế">Y tế</body> đều tăng.',
        '<body name="Bộ Xây dựng">Bộ Xây dựng</body> (80,1%), <body name="Bộ Nội vụ">Nội vụ</body> (79%).',
        f'<body name="Sở Nội vụ" of="Sở Nội vụ Cần Thơ">Sở Nội vụ {CT}</body> tham mưu',
        '<body name="Sở Ngoại vụ" of="Sở Ngoại vụ Hải Phòng">Sở Ngoại vụ</body> và '
        f'<body name="Sở Y tế" of="Sở Y tế Hải Phòng">Sở Y tế {HP}</body>',
        f'<body name="Thanh tra" of="Thanh tra thành phố Hải Phòng">Thanh tra {TPHP}</body> kết luận',
        '<body name="Văn phòng UBND" of="Văn phòng UBND thành phố Hải Phòng">'
        f"Văn phòng UBND {TPHP}</body> nhắc",
        '<body name="Ban Quản lý Khu kinh tế" of="Ban Quản lý Khu kinh tế Hải Phòng">'
        f"Ban Quản lý Khu kinh tế {HP}</body>",
        '<body name="HĐND" of="quận Ô Môn, Cần Thơ">HĐND</body>, '
        f'<body name="UBND" of="quận Ô Môn, Cần Thơ">UBND {OM}</body> họp',
        f'<body name="Quận ủy" of="quận Ô Môn, Cần Thơ">Quận ủy {OM}</body> kiểm tra',
        f'<body name="Phòng Nội vụ" of="Phòng Nội vụ quận Ô Môn, Cần Thơ">Phòng Nội vụ {OM}</body> tổng hợp',
        '<body name="Ban Tổ chức Thành ủy" of="Ban Tổ chức Thành ủy Cần Thơ">'
        f"Ban Tổ chức Thành uỷ {CT}</body>",
        # The article speaks of one province only.
        f'Tại {CT}, <body name="Sở Tư pháp" of="Sở Tư pháp Cần Thơ">Sở Tư pháp</body> rà soát',
        # Nothing says whose committee it is.
        '<body name="UBND" of="">UBND</body> giao các phòng',
    ],
)
def test_found(example: str) -> None:
    expected, found = bodies(example)
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "cán bộ y tế và cán bộ Tư pháp xã",
        "toàn bộ tài chính của hộ",
        "nhiệm vụ CCHC, cơ sở Y tế, trụ sở Tài chính, văn phòng Tư pháp",
        "nộp thuế và đóng bảo hiểm xã hội",
        "tổ chức phi chính phủ",
        "Chính phủ Nhật Bản và Bộ Ngoại giao Mỹ",
        "Bộ Y tế Singapore khuyến cáo",
        "Thủ tướng Chính phủ và đại biểu Quốc hội",
        "công an viên, kho bạc",
    ],
)
def test_look_alikes(text: str) -> None:
    assert bodies(text)[1] == []


def test_a_name_means_the_body_of_the_day() -> None:
    text = "Bộ Nông nghiệp trình đề án"
    assert bodies(text, date(2024, 5, 1))[1][0].value[0] == "Bộ Nông nghiệp và Phát triển nông thôn"
    assert bodies(text, date(2025, 5, 1))[1][0].value[0] == "Bộ Nông nghiệp và Môi trường"


def test_says_how_the_unit_was_found() -> None:
    text, marks = marked(f"Sở Y tế và Sở Nội vụ {HP}. Sở Tư pháp họp")
    doc = make_doc(NLP, Article(id="a", text=text))
    unit = Unit("thành phố Hải Phòng", "province", None, "thành phố Hải Phòng")
    put(doc, "unit", [Mention(marks[0].start, marks[0].end, unit)])
    annotate(doc)
    assert [m.value.why for m in get(doc, "body")] == [
        "shared with Sở Nội vụ, next in the list",
        "named with it",
        "most units of the article are it or lie in it",
    ]


def test_furniture_is_passed_over() -> None:
    doc = make_doc(NLP, Article(id="a", text="Trang chủ Bộ Y tế\nBộ Y tế họp"))
    put(doc, "furniture", [Mention(0, 17, None)])
    annotate(doc)
    assert [m.start for m in get(doc, "body")] == [18]


def test_long_odd_input_is_linear() -> None:
    for piece in ("Bộ ", "các bộ (", "UBND, ", "Sở Nội vụ và ", "9/", "((("):
        doc = make_doc(NLP, Article(id="a", text=piece * 5000))
        annotate(doc)


def test_a_body_without_a_unit_takes_that_of_the_publisher() -> None:
    text = "Chỉ số năm qua\n\nSở Y tế đạt 71%, Sở Tư pháp đạt 80%; UBND tỉnh yêu cầu khắc phục."
    url = "https://sonoivu.sonla.gov.vn/tin/1.html"
    doc = annotate(Units()(make_doc(NLP, Article(id="a", text=text, url=url))))
    found = [m.value.subject for m in get(doc, "body")]
    assert found[:2] == ["Sở Y tế Sơn La", "Sở Tư pháp Sơn La"]
