"""Whose figure it is: invented texts, and the subject that a reader would give each of their figures.

``{…}`` marks a figure; the subjects stand in the order of the figures, None for nobody's.
"""

import re

import pytest

from pipeline.extract import annotate, extract
from pipeline.records import Article
from pipeline.relate import subject
from pipeline.relate.context import Context
from pipeline.relate.subjects import Subjects

NATION = "cả nước"
DA_BAC = "huyện Đà Bắc, Hòa Bình"
HOA_BINH = "tỉnh Hòa Bình"
TITLE = "Huyện Đà Bắc (Hòa Bình) đẩy mạnh cải cách hành chính"
PROVINCE = "Hòa Bình công bố chỉ số cải cách hành chính"
MINISTRY = "Bộ Xây dựng đẩy mạnh cải cách hành chính"

CASES = [
    # one subject
    ("Đà Bắc: Kết quả cải cách hành chính", "UBND huyện Đà Bắc, tỉnh Hòa Bình tiếp nhận {1.520 hồ sơ}.", [DA_BAC]),
    (TITLE, "Quý I, huyện Đà Bắc đã ban hành {12 văn bản} chỉ đạo.", [DA_BAC]),
    (TITLE, "Huyện tiếp nhận {2.310 hồ sơ}, giải quyết đúng hạn {2.305 hồ sơ}.", [DA_BAC] * 2),
    (TITLE, "Toàn huyện có {1.204 cán bộ}.", [DA_BAC]),
    (PROVINCE, "Năm 2022, tỉnh Hòa Bình đạt {84,15 điểm}, tăng {3 bậc} so với năm 2021.", [HOA_BINH] * 2),
    (MINISTRY, "Bộ Xây dựng đã cắt giảm {89 thủ tục} và bãi bỏ {12 điều kiện} kinh doanh.", ["Bộ Xây dựng"] * 2),
    # the sentences after keep the topic
    (TITLE, "Huyện Đà Bắc tiếp nhận {850 hồ sơ}. Trong đó, giải quyết đúng hạn {840 hồ sơ}.", [DA_BAC] * 2),
    (TITLE, "UBND huyện Đà Bắc rà soát {66 văn bản}. Tỷ lệ số hóa đạt {91%}.", [DA_BAC] * 2),
    # units below speak for themselves
    (TITLE, "Xã Cao Sơn tiếp nhận {120 hồ sơ}, xã Tu Lý tiếp nhận {98 hồ sơ}.", ["xã Cao Sơn, Hòa Bình", "xã Tu Lý, Hòa Bình"]),
    (PROVINCE, "Huyện Lạc Thủy đạt {88,2 điểm}; huyện Mai Châu đạt {87,1 điểm}.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    (PROVINCE, "Huyện Lạc Thủy ({88,2 điểm}), huyện Mai Châu ({87,1 điểm}).", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    (PROVINCE, "Dẫn đầu là huyện Lạc Thủy ({92,4 điểm}), tiếp theo là huyện Mai Châu ({90,3 điểm}).", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    # by their places in two lists
    (PROVINCE, "Huyện Lạc Thủy, huyện Mai Châu và huyện Kim Bôi lần lượt đạt {92,4 điểm}, {90,3 điểm} và {89,5 điểm}.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình", "huyện Kim Bôi, Hòa Bình"]),
    (PROVINCE, "Huyện Lạc Thủy và huyện Mai Châu lần lượt xếp {thứ 4}, {thứ 5}.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    (PROVINCE, "Huyện Lạc Thủy, huyện Mai Châu đạt {92,4%} và {90,3%}.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    (PROVINCE, "Huyện Lạc Thủy, huyện Mai Châu, huyện Kim Bôi, kết quả lần lượt {92,4 điểm}; {90,3 điểm}; {89,5 điểm}.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình", "huyện Kim Bôi, Hòa Bình"]),
    (PROVINCE, "Vị trí {thứ 6} và {thứ 7} trên bảng xếp hạng chỉ số năm 2022 lần lượt thuộc về huyện Lạc Thủy và huyện Mai Châu.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    # one figure of several
    (PROVINCE, "Huyện Lạc Thủy và huyện Mai Châu cùng đạt {90%}.", ["huyện Lạc Thủy, Hòa Bình; huyện Mai Châu, Hòa Bình"]),
    # named after the figure
    ("Công bố chỉ số cải cách hành chính của các bộ, các tỉnh", "Với {88,2 điểm}, tỉnh Lạng Sơn vượt qua nhiều địa phương.", ["tỉnh Lạng Sơn"]),
    (PROVINCE, "Xếp {thứ nhất} là huyện Lạc Thủy.", ["huyện Lạc Thủy, Hòa Bình"]),
    (PROVINCE, "Đứng {thứ 2} là Sở Tài chính.", ["Sở Tài chính Hòa Bình"]),
    (PROVINCE, "Đứng {cuối bảng} là huyện Kim Bôi.", ["huyện Kim Bôi, Hòa Bình"]),
    (PROVINCE, "Huyện Lạc Thủy xếp {thứ nhất} với {95,2 điểm}; {thứ 2} là huyện Mai Châu ({94,8 điểm}).", ["huyện Lạc Thủy, Hòa Bình", "huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    ("Công bố chỉ số của 63 tỉnh", "Có 28 tỉnh thăng hạng, tỉnh thăng nhiều nhất {27 bậc} (Lạng Sơn).", ["tỉnh Lạng Sơn"]),
    # bodies
    (PROVINCE, "Sở Nội vụ đạt {93,5 điểm}, Sở Tài chính đạt {92,8 điểm}.", ["Sở Nội vụ Hòa Bình", "Sở Tài chính Hòa Bình"]),
    (TITLE, "Bộ phận Một cửa huyện Đà Bắc tiếp nhận {640 hồ sơ}.", [DA_BAC]),
    # who says it, and by what standard, is not whose it is
    (TITLE, "Theo báo cáo của UBND tỉnh Hòa Bình, huyện Đà Bắc tiếp nhận {700 hồ sơ}.", [DA_BAC]),
    (TITLE, "Huyện Đà Bắc đạt {81,5 điểm}, kém huyện Mai Châu {2,3 điểm}.", [DA_BAC] * 2),
    (PROVINCE, "Tỉnh Hòa Bình đạt {84%}, thấp hơn bình quân cả nước {2,1%}.", [HOA_BINH] * 2),
    # the whole country
    ("Chỉ số cải cách hành chính năm 2022", "Bình quân các tỉnh, thành phố đạt {85,2%}.", [NATION]),
    ("Chỉ số cải cách hành chính năm 2022", "Cả nước có {10.500 thủ tục hành chính}.", [NATION]),
    (PROVINCE, "Tỉnh Hòa Bình đạt {84%}. Hiện cả nước còn {6.700 thủ tục}.", [HOA_BINH, NATION]),
    (PROVINCE, "Năm 2023, Hòa Bình đạt {84%}. Có {31 tỉnh, thành phố} tăng điểm.", [HOA_BINH, NATION]),
    (PROVINCE, "Hòa Bình đạt {84%}.\n\nCao nhất là vùng Đông Nam Bộ, đạt {88,1%}.", [HOA_BINH, NATION]),
    (PROVINCE, "Chỉ số của các tỉnh, thành phố năm 2023 có giá trị bình quân {86,4%}.", [NATION]),
    (PROVINCE, "Hòa Bình xếp {thứ 20/63}. Trung bình cả nước là {84,8%}.", [HOA_BINH, NATION]),
    ("Chỉ số hài lòng năm 2022", "Năm 2022, {82%} người dân trên cả nước hài lòng với sự phục vụ.", [NATION]),
    # groups are the home's
    (PROVINCE, "Chỉ số của khối sở, ban, ngành là {93,9%}, khối huyện {92,2%}.", [HOA_BINH] * 2),
    (TITLE, "Cấp xã tiếp nhận {5.100 hồ sơ}; cấp huyện tiếp nhận {2.400 hồ sơ}.", [DA_BAC] * 2),
    # back references
    (PROVINCE, "Huyện Kim Bôi tiếp nhận {310 hồ sơ}. Huyện này còn {12 hồ sơ} trễ hạn.", ["huyện Kim Bôi, Hòa Bình"] * 2),
    (PROVINCE, "Sở Xây dựng tiếp nhận {310 hồ sơ}. Cơ quan này còn {12 hồ sơ} trễ hạn.", ["Sở Xây dựng Hòa Bình"] * 2),
    # rows of a table, a cell a line
    (PROVINCE, "Kết quả như sau:\n1\nHuyện Lạc Thủy\n{92,45 điểm}\n2\nHuyện Mai Châu\n{91,20 điểm}\n", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    # provinces named in a national article
    ("Công bố chỉ số cải cách hành chính của các bộ, các tỉnh", "Tỉnh Lạng Sơn đạt {88,2%}, tỉnh Hà Giang đạt {80,1%}.", ["tỉnh Lạng Sơn", "tỉnh Hà Giang"]),
    ("Công bố chỉ số cải cách hành chính của các bộ, các tỉnh", "Bộ Tư pháp {dẫn đầu} với {91,2%}; Bộ Y tế đạt {80,9%}.", ["Bộ Tư pháp", "Bộ Tư pháp", "Bộ Y tế"]),
    # what another country does is nobody's here, whatever it calls national
    ("Học cách làm của châu Âu", "Việt Nam muốn học Estonia. Estonia có cổng dịch vụ quốc gia với {1.300 dịch vụ}. Estonia và Pháp cùng làm.", [None]),
    ("Nhật Bản giảm thời gian cấp phép", "Tại Nhật Bản, {85%} hồ sơ nộp trực tuyến. Hàn Quốc có {1.200 dịch vụ công}.", [None] * 2),
    (TITLE, "Huyện Đà Bắc theo cách của Nhật Bản. Hàn Quốc và Nhật Bản tặng {3 máy tính}.", [DA_BAC]),
    # another unit is overtaken by the nearer one
    (PROVINCE, "Huyện Mai Châu đạt {88%}, trong khi huyện Kim Bôi chỉ đạt {61%}.", ["huyện Mai Châu, Hòa Bình", "huyện Kim Bôi, Hòa Bình"]),
    (TITLE, "Xã Cao Sơn tiếp nhận {120 hồ sơ}.\n\nToàn huyện Đà Bắc tiếp nhận {9.100 hồ sơ}.", ["xã Cao Sơn, Hòa Bình", DA_BAC]),
    # a ministry tells what is the country's, and what is its own
    (MINISTRY, "Bộ Xây dựng đề xuất sắp xếp lại {212 xã, phường}. Hiện cả nước có {10.035 xã, phường}.", [NATION] * 2),
    (MINISTRY, "Theo Bộ Xây dựng, kim ngạch xuất khẩu {tăng 6,2%}, GDP {tăng 5,9%}.", [NATION] * 2),
    (MINISTRY, "Bộ Xây dựng cho biết, tỷ lệ này cao hơn trung bình các nước là {9%}.", [None]),
    ("Thủ tướng: Không để dân đi lại nhiều lần", "Chính phủ đặt mục tiêu cắt giảm {45%} thủ tục. Đến năm 2026 cả nước có {900.000 doanh nghiệp}.", [NATION] * 2),
    (PROVINCE, "Hiện cả nước giảm {52 cơ quan} cấp tỉnh.", [NATION]),
    # where a unit lies, and who is named beside it in brackets
    (TITLE, "UBND xã Cao Sơn, huyện Đà Bắc giải quyết {90 hồ sơ}.", ["xã Cao Sơn, Hòa Bình"]),
    (TITLE, "UBND xã Cao Sơn (huyện Đà Bắc) giải quyết {90 hồ sơ}.", ["xã Cao Sơn, Hòa Bình"]),
    (PROVINCE, "Xã Cao Sơn (huyện Đà Bắc) có {120 hồ sơ}, xã Bảo Hiệu (huyện Yên Thủy) có {98 hồ sơ}.", ["xã Cao Sơn, Hòa Bình", "xã Bảo Hiệu, Hòa Bình"]),
    # lists go on over brackets
    (PROVINCE, "Huyện Lạc Thủy và huyện Mai Châu lần lượt xếp {thứ 4} (năm 2020 xếp thứ 7) và {thứ 9}.", ["huyện Lạc Thủy, Hòa Bình", "huyện Mai Châu, Hòa Bình"]),
    (PROVINCE, "Vị trí {thứ 2} trong nhóm sở, ngành thuộc về Sở Tài chính.", ["Sở Tài chính Hòa Bình"]),
    # a group of all of them is the home's
    (PROVINCE, "Sở Y tế giảm {120 người}. Hiện UBND các huyện, thành phố trên địa bàn có {6.300 người}.", ["Sở Y tế Hòa Bình", HOA_BINH]),
    # a body goes on being the topic
    (PROVINCE, "Sở Xây dựng tiếp nhận {310 hồ sơ}. Theo đó, Sở đã giải quyết {290 hồ sơ}.", ["Sở Xây dựng Hòa Bình"] * 2),
    # a bracket tells of the name before it, whatever that is named for
    (PROVINCE, "Tỉnh Hòa Bình xếp thứ hai, sau Lạng Sơn ({0,88 điểm}) và trên Hà Giang ({0,75 điểm}).", ["tỉnh Lạng Sơn", "tỉnh Hà Giang"]),
    # "là tỉnh …" tells what it is, and means no other
    (PROVINCE, "Hội nghị tổ chức tại Hà Nội. Lạng Sơn tiếp tục là tỉnh {đứng đầu} và là năm thứ 3 địa phương này {dẫn đầu}.", ["tỉnh Lạng Sơn"] * 2),
    # names that only hold a country's, and the country itself among others
    (MINISTRY, "Bộ Xây dựng học cách làm của Mỹ, Đức. Vụ trưởng Lê Nhật Minh cho biết, tổng số điều kiện là {216 điều kiện}.", ["Bộ Xây dựng"]),
    ("Bộ máy các nước", "Nhật Bản có {12 cơ quan}, Lào có {18 cơ quan}, còn Việt Nam là {22 cơ quan}.", [None, None, NATION]),
    # a country's name within a body's is no word of the country; a source is not thereby the subject
    ("Bảo hiểm xã hội Việt Nam: Bớt giấy tờ", "Theo báo cáo của Bảo hiểm xã hội Việt Nam, năm nay ngành đã cắt giảm {40 giờ}.", ["Bảo hiểm xã hội Việt Nam"]),
    # sets of papers are no ministries; what a place is one of is not whose rank it is
    (TITLE, "Huyện nhận {1.204 bộ} hồ sơ.", [DA_BAC]),
    (TITLE, "Chỉ số của huyện Đà Bắc đứng {thứ 8/10 huyện} trên địa bàn tỉnh Hòa Bình ({tăng 2 bậc}).", [DA_BAC] * 2),
    # a province's own places, and the extreme of many others
    (PROVINCE, "Trong số 10 huyện, thành phố có {7/10 địa phương} xếp loại tốt.", [HOA_BINH]),
    (PROVINCE, "Trong 63 tỉnh, tỉnh giảm nhiều nhất {2,91%}.", [NATION]),
    # all of a trade are led by the department of that name
    (PROVINCE, "Sở Giáo dục và Đào tạo công khai thủ tục. Năm nay, ngành giáo dục bảo đảm {100%} thủ tục đúng hạn; toàn ngành có {120 dịch vụ công}.", ["Sở Giáo dục và Đào tạo Hòa Bình"] * 2),
    (PROVINCE, "Sở Giáo dục và Đào tạo công khai thủ tục. Toàn tỉnh có {120 dịch vụ công} của ngành xây dựng.", [HOA_BINH]),
    # among whom one stands, who gives an award and who is sent papers is not whose figure it is
    (TITLE, "Chỉ số của huyện Đà Bắc xếp thứ ba toàn tỉnh, xếp {thứ nhất} về hài lòng.", [DA_BAC]),
    (TITLE, "Huyện Đà Bắc trao bằng khen của UBND tỉnh Hòa Bình cho {6 tập thể}.", [DA_BAC]),
    (PROVINCE, "Tỉnh Hòa Bình tiếp nhận 9.000 hồ sơ, số đã gửi lên Bộ Công an là {8.100 hồ sơ}.", [HOA_BINH]),
    # whose an office is, and who only tells of it, is not whose figure it is
    (PROVINCE, "Công an tỉnh Hòa Bình cho biết, đã thu nhận {9.000 hồ sơ}. Số gửi lên Cục Cảnh sát giao thông (Bộ Công an) là {8.100 hồ sơ}.", [HOA_BINH] * 2),
    (PROVINCE, "Sở Nội vụ Hòa Bình phát hiện {12 công chức} vắng mặt.", [HOA_BINH]),
    # "TP" points back to the city named last
    ("Bộ trưởng thăm các địa phương", "Theo báo cáo của UBND TP Hà Nội, hiện TP đã cung cấp {350 dịch vụ công}. Hiện {584 xã, phường} trong toàn TP có cổng điện tử.", ["thành phố Hà Nội"] * 2),
    (TITLE, "Chỉ số của huyện Đà Bắc là 71,2%, đứng {thứ 7/10 huyện, thị xã, thành phố} trên địa bàn tỉnh Hòa Bình ({tăng 3,1%}).", [DA_BAC] * 2),
    # who sets tasks for all is not whose they are
    ("Các bộ làm được gì", "Trong năm có {9.400 nhiệm vụ} do Chính phủ, Thủ tướng Chính phủ giao các bộ, cơ quan, địa phương.", [NATION]),
    # an index, its sample and its parts are the country's
    (PROVINCE, "Hòa Bình đạt 44,1 điểm. PAPI có {8 chỉ số} với {102 chỉ tiêu}.", [NATION] * 2),
    (PROVINCE, "Hòa Bình đạt 84%. Đứng {thứ hai} là vùng Đông Nam Bộ.", [NATION]),
    ("Công bố chỉ số PCI", "Đà Nẵng dẫn đầu chỉ số PCI. Liên đoàn Thương mại và Công nghiệp Việt Nam (VCCI) thực hiện PCI trên cơ sở phản hồi của {9.400 doanh nghiệp}.", [NATION]),
    ("Hệ thống mới của Văn phòng Chính phủ", "Theo Văn phòng Chính phủ, đến nay {100%} bộ, ngành đã kết nối.", [NATION]),
    # brackets that tell how a figure is made up
    ("Kê khai tài sản", "Qua xác minh, các bộ và các tỉnh chỉ phát hiện {7 người} kê khai sai (Bộ Y tế 5, Lạng Sơn 2).", [NATION]),
    # private persons
    (TITLE, "Chị Bùi Thị Hoa ở xã Cao Sơn phải đi lại {3 lần}.", [None]),
    (TITLE, "Còn ông Bùi Văn Nam - giám đốc Công ty Gỗ Đà Giang mất {2 tuần} mới xong thủ tục.", [None]),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "subjects"), CASES)
def test_each_figure_has_its_subject(title, body, subjects):
    text, spans = "", []
    for number, part in enumerate(re.split(r"\{([^}]*)\}", f"{title}\n\n{body}")):
        if number % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    claims = extract(Article(id="a", text=text, title=title)).claims
    found = [
        next((c.subject for c in claims if c.start < end and start < c.end), "?") for start, end in spans
    ]
    assert found == subjects


RULES = [
    ("Khảo sát tiến hành với {12.400 người} dân ở 63 tỉnh, thành phố.", "nation:surveyed", True),
    ("Báo cáo dựa trên ý kiến của {9.300 doanh nghiệp} trên cả nước.", "nation:surveyed", True),
    ("Tỉnh có {9.300 doanh nghiệp}, đứng thứ 5 trên cả nước.", "nation:surveyed", False),
    ("Tỉnh xếp {thứ 8} trên cả nước.", "nation:surveyed", False),
    ("Chỉ số PAPI gồm {8 nội dung}.", "nation:composed", True),
    ("Bộ chỉ số của tỉnh gồm {8 nội dung}.", "nation:composed", False),
    ("Chính phủ yêu cầu phải {cắt giảm 40%} thủ tục.", "nation:demanded", True),
    ("Chính phủ yêu cầu Bộ Xây dựng {cắt giảm 40%} thủ tục.", "nation:demanded", False),
    ("Đến nay {87 cơ quan} ở trung ương và địa phương đã kết nối.", "nation:bodies", True),
    ("Đến nay {87 cơ quan} của tỉnh đã kết nối.", "nation:bodies", False),
]  # fmt: skip


def test_what_is_sold_is_nobodys():
    title = "Điện thoại đời mới hút khách"
    text = f"{title}\n\nNhiều máy được rao bán với giá 12 triệu đồng."
    context = Context(annotate(Article(id="a", text=text, title=title)))
    options = subject.candidates(Subjects(context, NATION), context.places[-1], "other", None)
    assert "trade" in next(option for option in options if option.value is None).evidence


@pytest.mark.parametrize(("body", "rule", "found"), RULES)
def test_words_leave_evidence_for_the_country(body, rule, found):
    before, figure, _ = re.split(r"[{}]", body)
    text = f"{PROVINCE}\n\n{re.sub(r'[{}]', '', body)}"
    context = Context(annotate(Article(id="a", text=text, title=PROVINCE)))
    place = next(p for p in context.places if p.quantity.start == len(PROVINCE) + 2 + len(before))
    assert text.startswith(figure.split()[0], place.quantity.start)
    options = subject.candidates(Subjects(context, HOA_BINH), place, "other", None)
    country = next(option for option in options if option.value == NATION)
    assert (rule in country.evidence) is found


def test_an_unnamed_home_is_a_unit_with_its_code():
    text = "Lượng hồ sơ trễ hạn giảm\n\nToàn tỉnh đã giải quyết 5.100 hồ sơ. Có 5/9 huyện, thành phố đạt 99%."
    article = Article(
        id="a", text=text, title="Lượng hồ sơ trễ hạn giảm", url="https://baohoabinh.com.vn/a.htm"
    )
    claims = extract(article).claims
    assert {claim.subject for claim in claims} == {HOA_BINH}
    assert {claim.subject_code for claim in claims} == {"17"}


ABROAD = [
    # the sentence opens with another country, though it is named but once
    ("Bàn về thủ tục", "Việt Nam đang sửa luật. Năm 2016, Estonia cấp {1.200 thẻ} cư dân điện tử.", [None]),
    (
        "Bàn về thủ tục",
        "Việt Nam đang sửa luật. Trong khi đó, Chính phủ Phần Lan cắt {40 loại} giấy phép.",
        [None],
    ),
    # the article is about others
    ("Quốc hội Nhật Bản họp", "Phiên họp bàn ngân sách. Đã có {27 nghị sĩ} phát biểu.", [None]),
    # nothing of the State is named
    ("Chú mèo đi lạc", "Chủ của nó treo {300 tờ} áp phích.", [None]),
    # a private firm
    ("Bàn về thủ tục", "Các bộ, ngành đang sửa luật. Công ty An Lộc Phát có {350 cửa hàng}.", [None]),
    # look-alikes
    ("Bàn về thủ tục", "Các bộ, ngành học Estonia và đã cắt {1.200 thủ tục}.", [NATION]),
    ("Nhật Bản ghi nhận cải cách", "Cả nước đã cắt {1.200 thủ tục}.", [NATION]),
    (TITLE, "Công ty An Lộc Phát đánh giá cao. Huyện tiếp nhận {350 hồ sơ}.", [DA_BAC]),
    # what is said of the economy in the Assembly
    (PROVINCE, "Tỉnh Hòa Bình có ý kiến tại Quốc hội. Tăng trưởng kinh tế quý I là {6,7%}.", [NATION]),
    (PROVINCE, "Tỉnh Hòa Bình có ý kiến tại Quốc hội. Tăng trưởng kinh tế của tỉnh là {6,7%}.", [HOA_BINH]),
]


@pytest.mark.parametrize(("title", "body", "subjects"), ABROAD)
def test_what_others_have_is_not_the_countrys(title, body, subjects):
    test_each_figure_has_its_subject(title, body, subjects)
