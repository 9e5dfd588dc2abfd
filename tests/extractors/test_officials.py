"""Officials: names joined to titles however the two are written, and who is none."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from extractors.bodies.factory import annotate as annotate_bodies
from extractors.mentions import Mention, get, put
from extractors.officials.factory import annotate
from extractors.officials.values import Official, merged, person
from pipeline.records import Article, OfficialRecord
from pipeline.segment import blank, make_doc
from tests.marked import marked

NLP = blank()


@dataclass(frozen=True)
class Unit:
    """Stands in for the units' own value."""

    name: str
    level: str
    subject: str
    province: str | None = None
    uid: str | None = "known"


@dataclass(frozen=True)
class Several(Unit):
    """A unit that may be any of some."""

    candidates: tuple[str, ...] = ()


def officials(example: str) -> tuple[list[tuple[int, int, str]], list[Mention]]:
    """Expected spans with the full name, and the mentions found; units are marked as well."""
    text, marks = marked(example)
    doc = make_doc(NLP, Article(id="a", text=text))
    put(
        doc,
        "unit",
        [
            Mention(m.start, m.end, Unit(m.attrs["name"], m.attrs.get("level", "district"), m.attrs["name"]))
            for m in marks
            if m.tag == "unit"
        ],
    )
    annotate_bodies(doc)
    annotate(doc)
    expected = [(m.start, m.end, m.attrs.get("name", text[m.start : m.end])) for m in marks if m.tag == "p"]
    return expected, get(doc, "official")


HB = '<unit name="huyện Hòa Bắc">huyện Hòa Bắc</unit>'
DN = '<unit name="thành phố Đà Nẵng" level="province">Đà Nẵng</unit>'

ONE = [
    # title before the name
    ("Bộ trưởng Bộ Tư pháp <p>Phạm Thị Lan</p> phát biểu", ["Bộ trưởng"], "Bộ Tư pháp"),
    ("Thứ trưởng Y tế <p>Đào Minh Khôi</p> cho biết", ["Thứ trưởng"], "Bộ Y tế"),
    ("Thứ trưởng Nội Vụ <p>Lâm Tấn Phúc</p>", ["Thứ trưởng"], "Bộ Nội vụ"),
    ("Phó thủ tướng <p>Hồ Quang Vinh</p> chủ trì", ["Phó thủ tướng"], "Chính phủ"),
    ("Thống đốc NHNN <p>Ngô Thị Thu</p>", ["Thống đốc"], "Ngân hàng Nhà nước Việt Nam"),
    (f"Chủ tịch UBND {HB} <p>Vũ Đình Hải</p> nói", ["Chủ tịch UBND"], "huyện Hòa Bắc"),
    (f"Phó Chủ tịch Thường trực HĐND {HB}, ông <p>Vũ Đình Hải</p> nói", ["Phó Chủ tịch Thường trực HĐND"],
     "huyện Hòa Bắc"),
    (f"phó chủ tịch {HB} <p>Vũ Đình Hải</p>", ["Phó chủ tịch"], "huyện Hòa Bắc"),
    ("Chủ tịch UBND xã <p>Trần Thị Mơ</p>", ["Chủ tịch UBND"], None),
    (f"Giám đốc Sở Nội vụ {DN} <p>Hà Văn Sáng</p>.", ["Giám đốc"], "Sở Nội vụ Đà Nẵng"),
    (f"Chánh Văn phòng UBND {HB} <p>Võ Tá</p> cho hay", ["Chánh Văn phòng UBND"], "huyện Hòa Bắc"),
    ("Chủ tịch Ủy ban Trung ương MTTQ Việt Nam <p>Đinh Thị Sen</p>", ["Chủ tịch"],
     "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    ("Vụ trưởng Vụ Pháp chế <p>Lý Thái Sơn</p> cho biết", ["Vụ trưởng Vụ Pháp chế"], None),
    ("Tổng thư ký Quốc hội <p>Lê Bộ Tín</p> nói", ["Tổng thư ký Quốc hội"], "Quốc hội"),
    # a comma left out
    ("Ông <p>Bùi Văn Thắng</p> chánh văn phòng Bộ Y tế cho biết", ["Chánh văn phòng"], "Bộ Y tế"),
    ("Thứ trưởng Nội vụ khi đó là ông <p>Thoòng Văn Mây</p>", ["Thứ trưởng"], "Bộ Nội vụ"),
    ("Đại biểu <p>Cao Thị Lê</p> chất vấn", ["Đại biểu"], None),
    # title after the name
    ("ông <p>Bùi Văn Thắng</p>, Phó Chủ tịch UBND quận, cho biết", ["Phó Chủ tịch UBND"], None),
    ("bà <p>Mai Thị Hoa</p> - phó giám đốc Sở Tài chính - nói", ["Phó giám đốc"], "Sở Tài chính"),
    ("Anh <p>Phan Duy</p> (cán bộ phòng giáo dục - đào tạo) trả lời",
     ["Cán bộ phòng giáo dục - đào tạo"], None),
    ("chị <p>Tạ Thu Vân</p>, công chức tư pháp - hộ tịch phường", ["Công chức tư pháp - hộ tịch"], None),
    ("ông <p>Kiều Trọng</p>, Cục trưởng Cục Kiểm soát thủ tục hành chính (Văn phòng Chính phủ)",
     ["Cục trưởng Cục Kiểm soát thủ tục hành chính"], "Văn phòng Chính phủ"),
    ("ông <p>Kiều Trọng</p>, Trưởng phòng Quản lý xây dựng (Sở Xây dựng), nói",
     ["Trưởng phòng Quản lý xây dựng"], "Sở Xây dựng"),
    (f"Ông <p>Đỗ Khắc Huy</p> được bầu giữ chức Chủ tịch HĐND {HB}", ["Chủ tịch HĐND"], "huyện Hòa Bắc"),
    # ranks, peoples, capitals
    (f"Đại tá <p>Lò Văn Pâng</p>, Giám đốc Công an {DN}", ["Giám đốc Công an"], "thành phố Đà Nẵng"),
    (f"Bí thư Huyện ủy {HB} <p>Y Thông Niê</p>", ["Bí thư Huyện ủy"], "huyện Hòa Bắc"),
    ("Phó Chủ tịch Quốc hội <p>Tòng Thị Nhung</p>", ["Phó Chủ tịch Quốc hội"], "Quốc hội"),
    ('KT. CHỦ TỊCH UBND\n<p name="Lê Văn Tám">LÊ VĂN TÁM</p>\n', ["CHỦ TỊCH UBND"], None),
    # several titles of one person
    ("Phó Bí thư Quận ủy, Chủ tịch HĐND quận - <p>Mạc Hữu Trí</p> khai mạc",
     ["Phó Bí thư Quận ủy", "Chủ tịch HĐND"], None),
    ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ <p>Tăng Văn Lộc</p>",
     ["Bộ trưởng", "Chủ nhiệm Văn phòng Chính phủ"], "Văn phòng Chính phủ"),
    ("Đại biểu <p>Thái Thị Cúc</p>, chủ tịch Hội Nông dân huyện, nói", ["Đại biểu", "Chủ tịch Hội Nông dân"],
     None),
    ("Ủy viên Trung ương Đảng, Thứ trưởng Bộ Công an <p>Lương Tám</p>",
     ["Ủy viên Trung ương Đảng", "Thứ trưởng"], "Bộ Công an"),
    ("Trưởng Ban Pháp chế HĐND tỉnh <p>Vương Hồng Hà</p>", ["Trưởng Ban Pháp chế HĐND"], None),
    ("Thừa ủy quyền của Chủ tịch UBND tỉnh, Giám đốc Sở Y tế <p>Lê Năm</p> trình", ["Giám đốc"], "Sở Y tế"),
    ("Ông <p>Vũ Mười</p> được Thủ tướng bổ nhiệm làm Thứ trưởng Bộ Tư pháp", ["Thứ trưởng"], "Bộ Tư pháp"),
    ("Nguyên Bí thư Tỉnh ủy <p>Quách Văn Đạt</p>", ["Nguyên Bí thư Tỉnh ủy"], None),
    ("Phó Thủ tướng <p>Hồ Quang Vinh</p>, Trưởng ban Chỉ đạo cải cách hành chính của Chính phủ",
     ["Phó Thủ tướng", "Trưởng ban Chỉ đạo cải cách hành chính"], "Chính phủ"),
    (f"Ông <p>Vũ Mười</p>, Phó Giám đốc Sở Y tế {DN}, Trưởng đoàn, nhắc các xã", ["Phó Giám đốc", "Trưởng đoàn"],
     "Sở Y tế Đà Nẵng"),
    ("bà <p>Tô Thị Nga</p>, Ủy viên Ban Chấp hành Đảng bộ tỉnh, Giám đốc Sở Y tế, nêu",
     ["Ủy viên Ban Chấp hành Đảng bộ", "Giám đốc"], "Sở Y tế"),
    # a form of address makes a surname of any syllable
    (f"ông <p>Pơ Nhan Tú</p>, Chủ tịch UBND {HB}", ["Chủ tịch UBND"], "huyện Hòa Bắc"),
    # divisions, teams and posts that show a public office by themselves
    ("Ông <p>Vũ Mười</p>, Trưởng phòng Cải cách hành chính, cho hay", ["Trưởng phòng Cải cách hành chính"], None),
    ("bà <p>Vũ Thị Ba</p>, Phó Trưởng phòng Tổ chức, Sở Y tế, nói", ["Phó Trưởng phòng Tổ chức"], "Sở Y tế"),
    ("ông <p>Vũ Mười</p>, Trưởng phòng GD-ĐT huyện, cho biết các trường đã mở cửa", ["Trưởng phòng GD-ĐT"], None),
    ("Bà <p>Vũ Thị Ba</p>, Trưởng Ban Pháp chế HĐND tỉnh, hỏi: Thông báo nào đúng?", ["Trưởng Ban Pháp chế HĐND"],
     None),
    ("ông <p>Vũ Mười</p>, Trưởng ban Kinh tế - Ngân sách HĐND tỉnh", ["Trưởng ban Kinh tế - Ngân sách HĐND"], None),
    ("Thiếu tá <p>Vũ Mười</p>, Đội trưởng Đội CSGT số 9, kể", ["Đội trưởng Đội CSGT số 9"], None),
    (f"Bà <p>Vũ Thị Ba</p>, Trưởng Bộ phận Một cửa {HB}", ["Trưởng Bộ phận Một cửa"], "huyện Hòa Bắc"),
    (f"ông <p>Vũ Mười</p> - Hạt trưởng Hạt Kiểm lâm {HB}", ["Hạt trưởng Hạt Kiểm lâm"], "huyện Hòa Bắc"),
    ("Bà <p>Vũ Thị Ba</p>, Phó Chánh Văn phòng Bộ, trình bày", ["Phó Chánh Văn phòng"], None),
    ("Đại sứ Việt Nam tại Lào <p>Vũ Mười</p> tiếp đoàn", ["Đại sứ Việt Nam tại Lào"], "Bộ Ngoại giao"),
    ("Bà <p>Vũ Thị Ba</p>, Vụ trưởng Vụ Hợp tác quốc tế (Bộ Tư pháp)", ["Vụ trưởng Vụ Hợp tác quốc tế"], "Bộ Tư pháp"),
    ("Ông <p>Vũ Mười</p>, Trưởng phòng Đăng ký kinh doanh (Sở Tài chính), hứa", ["Trưởng phòng Đăng ký kinh doanh"],
     "Sở Tài chính"),
    ("ông <p>Vũ Mười</p>, phó trưởng phòng Dự báo Đài khí tượng, lưu ý",
     ["Phó trưởng phòng Dự báo Đài khí tượng"], None),
    ("đoàn do ông <p>Vũ Mười</p>, Phó Chủ tịch chuyên trách, dẫn đầu", ["Phó Chủ tịch chuyên trách"], None),
    ("ông <p>Vũ Mười</p> (Ủy viên Ủy ban Trung ương MTTQ) cho rằng", ["Ủy viên"],
     "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
    ("bà <p>Vũ Thị Ba</p> - trưởng phòng kế hoạch tài chính tổng hợp của Sở Y tế", ["Trưởng phòng kế hoạch tài chính tổng hợp"],
     "Sở Y tế"),
    ("Là phó giám đốc sở phụ trách thủy lợi, ông <p>Vũ Mười</p> phải", ["Phó giám đốc"], None),
    (f"ông <p>Vũ Mười</p>, bí thư huyện ủy {HB}", ["Bí thư huyện ủy"], "huyện Hòa Bắc"),
    ("ông <p>Vũ Mười</p>, Cục trưởng Cục Việc làm", ["Cục trưởng Cục Việc làm"], None),
    ("bổ nhiệm bà <p>Vũ Thị Ba</p> giữ chức vụ Phó phòng Nội vụ", ["Phó phòng Nội vụ"], None),
    (f"PGĐ Sở Y tế {DN} <p>Vũ Mười</p>", ["PGĐ"], "Sở Y tế Đà Nẵng"),
    ("Giám đốc Bệnh viện Mắt, ông <p>Vũ Mười</p>", ["Giám đốc"], "Bệnh viện Mắt"),
]  # fmt: skip


@pytest.mark.parametrize(("example", "titles", "of"), ONE)
def test_one_official(example: str, titles: list[str], of: str | None) -> None:
    expected, found = officials(example)
    assert [(m.start, m.end, m.value.name) for m in found] == expected
    assert list(found[0].value.titles) == titles
    assert found[0].value.of == of


@pytest.mark.parametrize(
    "example",
    [
        # lists
        "Dự có Chủ tịch UBND tỉnh <p>Lê Văn An</p>, Phó Chủ tịch UBND tỉnh <p>Trần Thị Bé</p> và các sở.",
        "Có các đồng chí: <p>Lê Văn An</p>, Bí thư Huyện ủy; <p>Trần Thị Bé</p>, Chủ tịch UBND huyện.",
        "Dự họp: Phó Bí thư Huyện ủy, Chủ tịch HĐND huyện <p>Lê Văn An</p>; "
        "Phó Chủ tịch HĐND huyện <p>Trần Văn Bé</p>.",
        # later and earlier mentions of the same person
        'Ông <p>Lê Văn An</p>, Bí thư Huyện ủy, đến dự. Ông <p name="Lê Văn An">An</p> nói vậy. '
        "<p>Lê Văn An</p> kết luận.",
        'Bộ trưởng Tài chính <p>Lê Tuấn Kiệt</p> họp. Bộ trưởng <p name="Lê Tuấn Kiệt">Tuấn Kiệt</p> giao.',
        "Bí thư <p>Lê Văn An</p>: phải làm ngay\nBí thư Thành ủy <p>Lê Văn An</p> yêu cầu.",
        # a citizen with the same given name was named last
        # a title beside the given name alone, and a form of address at the beginning of a sentence
        "Ông <p>Văn Hữu Bình</p> là Chủ tịch UBND huyện.",
        'TS <p>Lê Văn An</p> dự họp. Ông <p name="Lê Văn An">An</p> - viện trưởng Viện Kinh tế - nói.',
        "Thứ trưởng Bộ Tư pháp <p>Lê Hoàng Anh Tuấn</p> đến.",
        "Bí thư Huyện ủy <p>Lê Văn An</p> nghe bà Tô Thị An, nông dân, kể. Bà An buồn.",
    ],
)
def test_several_mentions(example: str) -> None:
    expected, found = officials(example)
    assert [(m.start, m.end, m.value.name) for m in found] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn An, giám đốc Công ty TNHH Sao Mai, cho biết",
        "Tổng giám đốc Tập đoàn Sao Mai Lê Văn An",
        "Chủ tịch HĐQT Lê Văn An; chủ tịch hội đồng quản trị Trần Thị Bé",
        "Thủ tướng Singapore Lý Văn Long và Chủ tịch Trung Quốc Vương Minh",
        "Bộ trưởng Quốc phòng Mỹ Lê John",
        "Thủ tướng Lý Văn Long đến thăm. Thủ tướng Singapore Lý Văn Long nói",
        "Ảnh: Lê Văn An\nLê Văn An",
        "Chị Trần Thị Bé, người dân phường, hài lòng",
        "PGS.TS Lê Văn An, chuyên gia kinh tế",
        "đường Lê Văn An, phố Trần Thị Bé",
        "Hiệu trưởng Lê Văn An; Tổng biên tập Trần Thị Bé",
        "Giám đốc Lê Văn An mở cửa hàng",
        "cô Sen ở Học viện Chính trị quốc gia Hồ Chí Minh, cựu vụ trưởng Vụ Bảo tồn",
        "Cán bộ, công chức phường",
        "Chủ tịch UBND huyện yêu cầu các xã",
        "Đội trưởng đội tuyển Lê Văn An; trưởng đoàn bóng đá Trần Thị Bé",
        "Trưởng bộ phận bán hàng Lê Văn An",
        "Trưởng phòng Tài chính - Kế hoạch, Công ty Sao Mai, Lê Văn An",
        "Đại sứ Mỹ tại Việt Nam Lê John; đại sứ thương hiệu Trần Thị Bé",
        # what a body is named after is nobody's name
        "giám đốc Bệnh viện Tim Hà Nội, Vụ Thị trường, Sở Văn Hóa và Thể thao",
        "ông Lê Văn An, Bộ phận bán hàng",
        "bầu đại biểu Quốc hội ở Hà Đông; Bí thư Kim Sơn",
        "Sinh viên Lê Văn An hỏi. Đáp lời anh An, Bí thư Thành ủy cho rằng",
        "nhà thờ Chánh tòa Bùi Chu",
        "Trưởng phòng Khách hàng doanh nghiệp Ngân hàng Sao Mai Lê Văn An",
        "Lê Đào, Trưởng ban Đối ngoại Trung ương Đảng Cộng sản Trung Quốc",
    ],
)
def test_no_officials(text: str) -> None:
    assert officials(text)[1] == []


def test_a_unit_that_begins_like_a_name() -> None:
    example = (
        'Chủ tịch UBND <unit name="tỉnh Hà Nam" level="province">Hà Nam</unit> <p>Trần Văn Sinh</p> ở '
        '<unit name="tỉnh Hà Nam" level="province">Hà Nam</unit>'
    )
    expected, found = officials(example)
    assert [(m.start, m.end, m.value.name) for m in found] == expected


def test_a_doubtful_unit_may_be_a_name() -> None:
    text = "Trưởng Công an xã Lò Thị Hoa; Chủ tịch UBND xã Lê Văn An"
    doc = make_doc(NLP, Article(id="a", text=text))
    doubtful = [Unit(name, "commune", name, uid=None) for name in ("xã Lò Thị Hoa", "xã Lê Văn An")]
    put(doc, "unit", [Mention(at := text.index(u.name), at + len(u.name), u) for u in doubtful])
    annotate_bodies(doc)
    annotate(doc)
    assert [m.value.name for m in get(doc, "official")] == ["Lò Thị Hoa", "Lê Văn An"]


def test_one_of_several_units_of_a_name_is_no_person() -> None:
    text = "Trưởng Công an xã An Hội"
    doc = make_doc(NLP, Article(id="a", text=text))
    several = Several(
        "xã An Hội", "commune", "xã An Hội", uid=None, candidates=("c1@2020-01-01", "c2@2020-01-01")
    )
    put(doc, "unit", [Mention(text.index("xã"), len(text), several)])
    annotate_bodies(doc)
    annotate(doc)
    assert get(doc, "official") == []


def test_furniture_is_passed_over() -> None:
    doc = make_doc(NLP, Article(id="a", text="Bí thư Lê Văn An\nHội nghị"))
    put(doc, "furniture", [Mention(0, 16, None)])
    annotate(doc)
    assert get(doc, "official") == []


def test_values() -> None:
    assert merged(["Bí thư", "Bí thư Tỉnh ủy", "bí thư tỉnh ủy"]) == ("Bí thư Tỉnh ủy",)
    assert person("LÊ  VĂN TÁM") == "Lê Văn Tám"
    value = Official("Lê Văn An", ("Bí thư Huyện ủy",), "huyện Hòa Bắc")
    assert value.record(3, 12) == OfficialRecord(3, 12, "Lê Văn An", ("Bí thư Huyện ủy",), "huyện Hòa Bắc")


def test_plain_doc_without_article() -> None:
    doc = annotate(NLP("Bộ trưởng Lê Văn An nói"))
    assert [m.value.name for m in get(doc, "official")] == ["Lê Văn An"]


@pytest.mark.parametrize("piece", ["Chủ tịch ", "phó ", "Lê ", "ông ", "Trưởng phòng a (", "Bí thư, ", "9"])
def test_long_odd_input_is_linear(piece: str) -> None:
    doc = make_doc(NLP, Article(id="a", text=piece * 5000))
    annotate_bodies(doc)
    annotate(doc)
