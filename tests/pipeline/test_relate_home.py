"""Which one unit or body an invented article is about."""

import pytest

from pipeline.extract import annotate
from pipeline.records import Article
from pipeline.relate import home
from pipeline.relate.context import Context
from pipeline.relate.ranker import choose, weights

CASES = [
    ("Huyện Đà Bắc (Hòa Bình) sơ kết cải cách hành chính", "Huyện Đà Bắc tiếp nhận 1.200 hồ sơ.", "huyện Đà Bắc, Hòa Bình"),
    ("Hòa Bình: Huyện Lạc Thủy và huyện Mai Châu dẫn đầu", "UBND tỉnh Hòa Bình vừa công bố kết quả. Huyện Lạc Thủy đạt 92%, huyện Mai Châu đạt 91%.", "tỉnh Hòa Bình"),
    ("Bộ Xây dựng cắt giảm 89 thủ tục", "Bộ Xây dựng vừa báo cáo Chính phủ. Chính phủ giao Bộ Xây dựng cắt giảm thêm.", "Bộ Xây dựng"),
    ("Ngành y tế cắt giảm 70% điều kiện kinh doanh", "Theo Bộ Y tế, Chính phủ đã ban hành nghị định mới. Chính phủ yêu cầu cắt giảm thêm.", "Bộ Y tế"),
    ("Bỏ 60% điều kiện kinh doanh về đường thủy, đường bộ", "Chính phủ vừa ban hành nghị định theo đề xuất của Bộ Giao thông vận tải.", "Bộ Giao thông vận tải"),
    ("Người dân hài lòng hơn với cơ quan nhà nước", "Bộ Nội vụ công bố chỉ số hài lòng của 63 tỉnh, thành phố. Lạng Sơn đạt 88%, Hà Giang đạt 81%, Cà Mau đạt 80%.", "cả nước"),
    ("Bộ Tư pháp và Hải Dương dẫn đầu chỉ số cải cách hành chính", "Bộ Tư pháp đạt 95%, Bộ Tài chính 94%, Bộ Y tế 80%. Hải Dương đạt 90%, Lạng Sơn 88%, Hà Giang 81%, Cà Mau 80%.", "cả nước"),
    ("Cấp phép xây dựng còn 12 ngày", "Bộ Xây dựng vừa công bố bộ thủ tục mới. Theo Bộ Xây dựng, thời hạn cấp phép không quá 12 ngày. Bộ Xây dựng giao các sở thực hiện.", "Bộ Xây dựng"),
    ("Chính phủ yêu cầu siết chặt kỷ cương", "Chính phủ yêu cầu các bộ rà soát thủ tục. Chính phủ giao Bộ Nội vụ kiểm tra 12 đơn vị.", "cả nước"),
    ("Phó thủ tướng: 'Phải bớt giấy tờ cho dân'", "Phó thủ tướng nói tại hội nghị. Lạng Sơn báo cáo đã giải quyết 1.200 hồ sơ, Hà Giang 900 hồ sơ, Cà Mau 850 hồ sơ.", "cả nước"),
    # how one stands among all does not make the report the country's
    ("Lạng Sơn xếp thứ 6 toàn quốc về thanh toán trực tuyến", "Theo Bộ Nội vụ, tỉnh Lạng Sơn đạt 71%. Các tỉnh, thành phố còn lại đạt thấp: Hà Giang 40%, Cà Mau 38%.", "tỉnh Lạng Sơn"),
    ("Bảo hiểm xã hội Việt Nam: Bớt 12 loại giấy tờ", "Bảo hiểm xã hội Việt Nam vừa cắt giảm 12 loại giấy tờ. Năm nay, Bảo hiểm xã hội Việt Nam giảm thêm 40 giờ.", "Bảo hiểm xã hội Việt Nam"),
    ("Hơn 8.000 người thuộc diện tinh giản", "Theo báo cáo của Bộ Nội vụ, có 21 bộ và 50 tỉnh đề nghị tinh giản 8.120 người. Cả nước còn 200.000 người.", "cả nước"),
    # a province that its own paper does not name
    ("Cần cố gắng hơn", "Điểm trung bình cấp huyện là 81,2 điểm. Huyện Lạc Thủy đạt 86 điểm, huyện Mai Châu 85 điểm, huyện Kim Bôi 80 điểm, huyện Yên Thủy 79 điểm.", "tỉnh Hòa Bình"),
    ("Cán bộ tỉnh Hòa Bình được đánh giá theo quy định mới", "Sở Nội vụ Hòa Bình trình dự thảo. UBND tỉnh Hòa Bình sẽ xem xét.", "tỉnh Hòa Bình"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "body", "expected"), CASES)
def test_home(title, body, expected):
    context = Context(annotate(Article(id="a", text=f"{title}\n\n{body}", title=title)))
    assert choose(home.candidates(context), weights("home")).value == expected


APART = [
    ("Lạng Sơn: Kiểm tra 18 đơn vị về công vụ", "Trong tháng, các đơn vị trong tỉnh đã giải quyết 41 vụ việc.", None, "tỉnh Lạng Sơn"),
    ("Nhiều việc làm ngay từ đầu năm", "Theo báo cáo của Bộ Nội vụ, có 21 bộ và 50 tỉnh đề nghị tinh giản 8.120 người.", None, "cả nước"),
    ("Lạng Sơn dẫn đầu về chuyển đổi số", "Lạng Sơn dẫn đầu về chuyển đổi số\n\nTheo công bố, Lạng Sơn đạt 0,81 điểm, trên Hà Giang (0,74 điểm) và Cà Mau (0,72 điểm). Các tỉnh còn lại đạt thấp hơn.", "https://baolangson.vn/a1.html", "tỉnh Lạng Sơn"),
    # its own paper writes "Sở Y tế", and "ngành y tế" for it
    ("Nhiều thủ tục của ngành giao thông bớt được thời gian", "Sở Giao thông vận tải đã cắt giảm thời gian cấp phép. Sở Giao thông vận tải niêm yết thủ tục.", "https://baolangson.vn/a2.html", "Sở Giao thông vận tải Lạng Sơn"),
    ("Giảm giấy tờ nhờ quy trình mới", "Sở Tư pháp tỉnh Lạng Sơn vừa có báo cáo về quy trình nội bộ. Sở Tư pháp Lạng Sơn áp dụng từ năm 2021.", None, "Sở Tư pháp Lạng Sơn"),
    # a province that two laws know, before and after a merger, is no less named
    ("Trả lời ý kiến của dân", "Văn phòng UBND tỉnh Đồng Tháp cho biết đã trả lời 1.320 ý kiến. UBND tỉnh, Chủ tịch UBND tỉnh giao các sở làm rõ 12 ý kiến còn lại.", None, "tỉnh Đồng Tháp"),
    # a title leaves the country out of a central body's name
    ("BHXH bớt 14 thủ tục", "BHXH Việt Nam vừa cắt giảm 14 thủ tục. Theo Nghị quyết của Chính phủ, BHXH Việt Nam phải giảm thêm.", None, "Bảo hiểm xã hội Việt Nam"),
    ("Hơn 8.000 người thuộc diện tinh giản", "Bộ Nội vụ tổ chức họp báo về tinh giản biên chế. Theo Bộ Nội vụ, đã giảm 8.120 người.", None, "cả nước"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "url", "expected"), APART)
def test_title_and_site_tell_what_the_text_leaves_out(title, text, url, expected):
    context = Context(annotate(Article(id="a", text=text, title=title, url=url)))
    assert choose(home.candidates(context), weights("home")).value == expected
