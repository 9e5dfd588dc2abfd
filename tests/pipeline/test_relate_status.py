"""Target or fact: invented texts; ``{…}`` marks the figure, and the look-alikes are facts."""

from datetime import date

import pytest

from pipeline.extract import extract
from pipeline.records import Article

TITLE = "Huyện Đà Bắc (Hòa Bình) đẩy mạnh cải cách hành chính"

TARGETS = [
    "Sở kiến nghị bãi bỏ {9 thủ tục} trong giai đoạn tới.",
    "Tỉnh giao cho mỗi huyện phấn đấu đạt {90%}.",
    "Năm 2024, huyện phấn đấu đạt {95%} hồ sơ trực tuyến.",
    "Mục tiêu đến năm 2025 có {80%} hồ sơ được số hóa.",
    "Chủ tịch UBND huyện yêu cầu các xã đạt {90%} trở lên.",
    "Chỉ tiêu được giao năm nay là {85%}.",
    "Thời hạn giải quyết không quá {5 ngày}.",
    "Mỗi xã phải có ít nhất {2 cán bộ} tại bộ phận một cửa.",
    "Dự thảo đề xuất mức thưởng tối đa {10 triệu đồng}.",
    "Nếu đạt từ {90 điểm} trở lên thì được xếp loại tốt.",
    "Cán bộ phải đạt {90 điểm} trở lên mới được xếp loại xuất sắc.",
    "Thời gian tới, huyện sẽ cắt giảm {20%} thời gian giải quyết.",
    "Huyện phấn đấu 100% văn bản được ký số; {50%} hồ sơ nộp trực tuyến.",
    "Thủ tục này giải quyết trong 3 ngày, so với quy định {7 ngày}.",
    "Biên chế được giao của huyện là {120 biên chế}.",
    "Các chỉ tiêu cụ thể là: Thu ngân sách tăng {7%}.",
    "Các chỉ tiêu cụ thể là: Thu ngân sách tăng 7%; tỷ lệ hộ nghèo giảm {1,2%}.",
    "Mức thu phí được đề xuất như sau: bản sao {3.000 đồng}.",
    "Thời gian giải quyết rút ngắn còn 12 ngày (so với {30 ngày} theo quy định).",
    "Thời gian cấp phép sẽ giảm từ 30 ngày xuống còn {12 ngày}.",
    "Huyện phấn đấu trong quý III, {90%} thủ tục được làm trực tuyến.",
    "Tỷ lệ này còn thấp so với yêu cầu là {giảm 2%} mỗi năm.",
    "Trong lĩnh vực rượu, Bộ đề xuất cắt giảm {9 điều kiện} kinh doanh trong giai đoạn tới.",
    "Theo kế hoạch là phải tinh giản {2%} mỗi năm.",
    "Năm nay huyện phải {cắt giảm 30%} thời gian giải quyết.",
    "Huyện mong muốn đưa tỷ lệ này lên {95%}.",
    "Thời gian cấp phép dự kiến giảm từ 30-40 ngày còn {12 ngày}.",
    "Thời gian cấp phép sẽ giảm từ 30 ngày hiện nay xuống còn {12 ngày}.",
    "Tỷ lệ đúng hạn đạt 98%, vượt chỉ tiêu tỉnh giao ({95%}).",
    "Để hoàn thành mục tiêu {900 tài khoản}, công an huyện làm cả ngày nghỉ.",
    "Mục tiêu đến năm 2025, 80% văn bản được ký số. {100%} xã dùng phần mềm chung.",
    "Mục tiêu đến năm 2025, 80% văn bản được ký số. {100%} chế độ báo cáo của các xã được làm trên mạng.",
    "Năm 2021, thu ngân sách đạt 20 tỷ đồng và dự kiến đạt {29 tỷ đồng} năm 2025.",
    "Từ nay đến cuối năm, huyện đặt mục tiêu giảm hồ sơ trễ hạn xuống dưới {1%}.",
]

FACTS = [
    "Xã chậm trả lời phản ánh, kiến nghị của người dân với {2 kiến nghị} kéo dài.",
    "Tỉnh đã giao cho huyện {210 nhiệm vụ}.",
    "Đại biểu đề nghị làm rõ việc xã phạt {300.000 đồng} với một hộ dân.",
    "Huyện đã tiếp nhận {1.250 hồ sơ}.",
    "Tỷ lệ hồ sơ đúng hạn đạt {98,5%}.",
    "Đến nay, huyện đã hoàn thành {25 nhiệm vụ}.",
    "Huyện Đà Bắc xếp {thứ 3} toàn tỉnh.",
    "Hiện huyện có {320 cán bộ}.",
    "Người dân phải đi lại {3 lần} mới xong thủ tục.",
    "Huyện phấn đấu đạt 90%, nhưng hiện mới đạt {71%}.",
    "Tỷ lệ này đạt {92%}, vượt chỉ tiêu được giao.",
    "Chỉ tiêu là 80%, trong khi đến nay đã đạt {83%}.",
    "Thực hiện kế hoạch của tỉnh, huyện đã kiểm tra {12 đơn vị}.",
    "Thực hiện chỉ đạo của tỉnh, huyện đã ban hành {15 văn bản}.",
    "Qua khảo sát, {85%} người dân hài lòng.",
    "Năm 2022, huyện giảm {5 hồ sơ} trễ hạn so với cùng kỳ.",
    "Còn {7 hồ sơ} quá hạn chưa giải quyết.",
    "Thời gian cấp phép sẽ giảm từ {30 ngày} xuống còn 12 ngày.",
    "Năm 2021, huyện nằm trong {tốp 5} của tỉnh.",
    "So với kế hoạch, chi phí {giảm 5%}.",
    "Sở đã rà soát, đề xuất cắt giảm {9 điều kiện} kinh doanh.",
    "Mỗi ngày, bộ phận một cửa phải giải quyết {120 hồ sơ}.",
    "Trong giai đoạn 2016-2018, huyện giảm được {31 biên chế}.",
    "Năm 2014, ngành đã thực hiện mục tiêu cắt giảm {60 giờ} giao dịch.",
    "Một số chỉ tiêu giảm, như tính minh bạch (giảm {7%}).",
    "Huyện phê duyệt phương án đơn giản hóa {61 thủ tục}.",
    "Phần lớn vi phạm những điều đảng viên không được làm: {20,5%}.",
    "Huyện phấn đấu đạt 95%. {100%} xã đã có tổ công nghệ số.",
    "Các xã đã hoàn thành mục tiêu đề ra với {30/30 nhiệm vụ}.",
]


def status(body: str) -> str:
    marked = f"{TITLE}\n\n{body}"
    start, end = marked.index("{"), marked.index("}") - 1
    article = Article(
        id="a", text=marked.replace("{", "").replace("}", ""), title=TITLE, published=date(2023, 5, 3)
    )
    return next((c.status for c in extract(article).claims if c.start < end and start < c.end), "no figure")


@pytest.mark.parametrize("body", TARGETS)
def test_what_is_aimed_at_or_prescribed_is_a_target(body):
    assert status(body) == "target"


@pytest.mark.parametrize("body", FACTS)
def test_what_was_done_or_is_the_case_is_a_fact(body):
    assert status(body) == "actual"
