"""Which indicator a figure measures: plain cases, and look-alikes that share their words."""

from __future__ import annotations

import pytest

from pipeline.extract import annotate, extract
from pipeline.records import Article
from pipeline.relate import indicator
from pipeline.relate.context import Context
from tests.marked import marked

PLAIN = [
    'Chỉ số cải cách hành chính của tỉnh Hòa Phong đạt <q is="par_index">86,31 điểm</q>.',
    'PAR INDEX của huyện Sơn Tây năm 2021 xếp <q is="par_index">thứ 5/12</q>.',
    'Chỉ số SIPAS của tỉnh năm 2022 đạt <q is="sipas">83,47%</q>.',
    'Chỉ số PAPI của tỉnh đạt <q is="papi">42,18 điểm</q>.',
    'Chỉ số năng lực cạnh tranh cấp tỉnh (PCI) của tỉnh đạt <q is="pci">66,72 điểm</q>.',
    'Chỉ số chuyển đổi số (DTI) của tỉnh xếp <q is="dti">hạng 17/63</q>.',
    'Chỉ số xanh cấp tỉnh (PGI) của tỉnh đạt <q is="pgi">22,4 điểm</q>.',
    'Kết quả DDCI năm 2023, Sở Công Thương đạt <q is="ddci">81,2 điểm</q>.',
    'Huyện đã hoàn thành <q is="tasks_done">37/45 nhiệm vụ</q> cải cách hành chính được giao.',
    'UBND huyện đã ban hành <q is="docs_issued">64 văn bản</q> chỉ đạo, điều hành về cải cách hành chính.',
    'Sở Nội vụ đã tổ chức <q is="inspections">9 cuộc kiểm tra</q> công vụ đột xuất.',
    'Đài truyền thanh đã phát <q is="communications">182 tin, bài</q> về cải cách hành chính.',
    'Toàn huyện có <q is="initiatives">7 sáng kiến</q> về cải cách hành chính được áp dụng.',
    'Chủ tịch UBND tỉnh tặng bằng khen cho <q is="awards">11 tập thể</q> có thành tích xuất sắc.',
    'HĐND tỉnh đã ban hành <q is="legal_acts">26 văn bản quy phạm pháp luật</q>.',
    'Bộ đã cắt giảm, đơn giản hóa <q is="business_conditions">118 điều kiện kinh doanh</q>.',
    'UBND tỉnh đã công bố danh mục <q is="procedures">1.764 thủ tục hành chính</q>.',
    'Sở đề xuất phương án đơn giản hóa <q is="procedures_cut">21 thủ tục hành chính</q>.',
    'Thời gian giải quyết giảm từ 15 ngày xuống còn <q is="processing_time">6 ngày làm việc</q>.',
    'Bộ phận một cửa đã tiếp nhận <q is="dossiers_received">5.318 hồ sơ</q>.',
    'Tỷ lệ hồ sơ giải quyết đúng hạn đạt <q is="dossiers_on_time">98,7%</q>.',
    'Toàn huyện còn <q is="dossiers_overdue">43 hồ sơ</q> quá hạn giải quyết.',
    'Hiện còn <q is="dossiers_pending">215 hồ sơ</q> đang giải quyết trong hạn.',
    'Trong tháng có <q is="dossiers_online">2.907 hồ sơ</q> nộp trực tuyến.',
    'Tỷ lệ số hóa hồ sơ đạt <q is="dossiers_digitised">74,6%</q>.',
    'Tỉnh cung cấp <q is="online_services">956 dịch vụ công trực tuyến</q> toàn trình.',
    'Tỷ lệ thanh toán trực tuyến phí, lệ phí đạt <q is="online_payment">57,3%</q>.',
    'Công an huyện đã kích hoạt <q is="digital_accounts">31.250 tài khoản</q> định danh điện tử.',
    'Tỷ lệ văn bản điện tử được ký số đạt <q is="digital_documents">99,1%</q>.',
    'Huyện trang bị <q is="digital_infrastructure">48 máy tính</q> cho các xã.',
    'Kết quả khảo sát cho thấy tỷ lệ người dân hài lòng đạt <q is="satisfaction">96,2%</q>.',
    'Sau khi sắp xếp tổ chức bộ máy, tỉnh giảm <q is="apparatus">8 đầu mối</q>.',
    'Tổng biên chế được giao của huyện là <q is="staff">164 biên chế</q>.',
    'Năm 2020, tỉnh tinh giản biên chế <q is="staff_cut">87 người</q>.',
    'Sở đã mở <q is="training">6 lớp</q> bồi dưỡng kỹ năng giao tiếp cho công chức.',
    'Tỷ lệ công chức cấp xã đạt chuẩn về trình độ chuyên môn là <q is="staff_quality">97,4%</q>.',
    'Qua kiểm tra, huyện đã xử lý kỷ luật <q is="discipline">5 trường hợp</q> vi phạm.',
    'Toàn tỉnh có <q is="autonomy">92 đơn vị</q> sự nghiệp công lập tự chủ tài chính.',
    'Tỷ lệ giải ngân vốn đầu tư công đạt <q is="budget">63,5%</q>.',
]

LOOK_ALIKES = [
    # Bodies that are assessed and persons who are asked, against bodies by result.
    'Chỉ số SIPAS được đo lường với <q is="other">4.200 phiếu</q> điều tra phát ra.',
    'Cuộc khảo sát thu về <q is="other">1.875 phiếu</q> hợp lệ.',
    # The same words "hồ sơ", "giải quyết" under five indicators.
    'Huyện giải quyết đúng hạn <q is="dossiers_on_time">6.214 hồ sơ</q>, trễ hạn '
    '<q is="dossiers_overdue">18 hồ sơ</q>.',
    'Xã tiếp nhận <q is="dossiers_received">1.420 hồ sơ</q>; đã giải quyết xong '
    '<q is="dossiers_resolved">1.377 hồ sơ</q>; đang giải quyết <q is="dossiers_pending">43 hồ sơ</q>.',
    'Có <q is="dossiers_other">415 hồ sơ</q> trả kết quả qua dịch vụ bưu chính công ích.',
    # Online: the dossier, the service, the payment.
    'Tỉnh có <q is="online_services">720 thủ tục</q> được cung cấp dịch vụ công trực tuyến toàn trình; tỷ lệ '
    'hồ sơ nộp trực tuyến đạt <q is="dossiers_online">68,9%</q>; tỷ lệ thanh toán trực tuyến đạt '
    '<q is="online_payment">44,2%</q>.',
    # Procedures published, procedures abolished, time cut.
    'Trung tâm niêm yết công khai <q is="procedures">338 thủ tục hành chính</q>.',
    'Bộ đã bãi bỏ <q is="procedures_cut">29 thủ tục hành chính</q>.',
    'Sở đã cắt giảm thời gian giải quyết <q is="processing_time">30%</q> so với quy định.',
    # "hoàn thành" of tasks and of persons.
    'Thị xã hoàn thành <q is="tasks_done">28 nhiệm vụ</q> trong kế hoạch cải cách hành chính.',
    'Có <q is="staff_quality">82,5%</q> công chức được đánh giá, xếp loại hoàn thành tốt nhiệm vụ.',
    # Persons: employed, let go, taught, punished, praised.
    'Trung tâm có <q is="staff">14 công chức</q> làm việc.',
    'Tỉnh giải quyết nghỉ hưu trước tuổi cho <q is="staff_cut">36 người</q>.',
    'Huyện cử đi đào tạo, bồi dưỡng <q is="training">52 lượt cán bộ</q>.',
    'Toàn ngành có <q is="discipline">4 công chức</q> bị xử lý kỷ luật, cảnh cáo.',
    'Hội nghị đã tặng giấy khen cho <q is="awards">9 cá nhân</q>.',
    # Documents: directions, legal acts, electronic letters.
    'Huyện đã ban hành <q is="docs_issued">17 kế hoạch</q> và công văn chỉ đạo.',
    'Tỉnh đã rà soát <q is="legal_acts">54 văn bản quy phạm pháp luật</q>.',
    'Trong quý, các cơ quan gửi, nhận qua trục liên thông <q is="digital_documents">12.430 văn bản</q> điện tử.',
    # Bodies: merged, inspected, made autonomous.
    'Tỉnh sáp nhập, giảm <q is="apparatus">3 chi cục</q> và <q is="apparatus">12 phòng chuyên môn</q>.',
    'Đoàn kiểm tra đã tiến hành kiểm tra công vụ tại <q is="inspections">15 đơn vị</q>.',
    'Cơ cấu của bộ giảm từ <q is="apparatus">42 đơn vị</q> xuống còn <q is="apparatus">36 đơn vị</q>.',
    'Sau một năm, tỉnh <q is="apparatus">giảm 17 cơ quan</q>, <q is="staff_cut">giảm 31 trưởng phòng</q>.',
    'Năm 2019, huyện <q is="staff_cut">giảm 2,4%</q> biên chế công chức.',
    'Tỉnh đã tinh giản 90 biên chế, gồm <q is="staff_cut">52 biên chế</q> công chức, '
    '<q is="staff_cut">38 biên chế</q> viên chức.',
    'Năm 2019, huyện tăng thêm <q is="staff">6 biên chế</q>.',
    # Satisfaction of an own survey, and of the index.
    'Qua máy chấm điểm tại quầy, mức độ hài lòng của người dân là <q is="satisfaction">98,8%</q>.',
    'Chỉ số hài lòng của người dân đối với sự phục vụ hành chính (SIPAS) đạt <q is="sipas">85,06%</q>, '
    '<q is="sipas">tăng 1,4%</q>.',
    # An index named after another one.
    'Chỉ số SIPAS của tỉnh đạt 84,9%. Chỉ số cải cách hành chính đạt <q is="par_index">87,5 điểm</q>.',
    'Chỉ số PAR INDEX xếp thứ 9; chỉ số PCI xếp <q is="pci">thứ 21</q>; chỉ số PAPI xếp <q is="papi">thứ 33</q>.',
    # Money, of the budget.
    'Các cơ quan đã tiết kiệm chi thường xuyên <q is="budget">5,8 tỷ đồng</q>.',
    'Thu ngân sách nhà nước trên địa bàn đạt <q is="budget">2.140 tỷ đồng</q>.',
    # A body's name says nothing of what is counted; nor does a word inside another.
    'Sở Giáo dục và Đào tạo tiếp nhận <q is="dossiers_received">96 hồ sơ</q>.',
    # Who is asked for an index, and money under the table outside any.
    'Báo cáo PAPI năm 2020 cho thấy <q is="papi">41%</q> số người trả lời cho biết phải đưa hối lộ.',
    'Một chủ hàng kể phải bôi trơn <q is="other">2 triệu đồng</q>.',
    # What an index of costs measures.
    'Theo báo cáo APCI, nhóm thủ tục thuế tốn <q is="other_index">81.000 đồng</q>.',
    'Trong số <q is="other">7 nhóm thủ tục</q> được xếp hạng, thuế đứng đầu chỉ số APCI.',
    # Nothing of the programme.
    'Huyện cách trung tâm tỉnh <q is="other">45 km</q>.',
    'Kim ngạch xuất khẩu của tỉnh <q is="other">tăng 9,4%</q>.',
    'Thị trấn có <q is="other">8.600 dân</q>.',
    # A figure restated or compared takes what it restates.
    'Tỷ lệ giải quyết hồ sơ đúng hạn đạt 97,9%, <q is="dossiers_on_time">tăng 2,1%</q> so với cùng kỳ.',
    'Huyện hoàn thành 24/30 nhiệm vụ được giao, đạt <q is="tasks_done">80%</q>.',
    'Toàn tỉnh hoàn thành 18/20 nhiệm vụ cải cách hành chính (<q is="tasks_done">90%</q>).',
    # Words that only hold a term.
    'Siết chặt kỷ luật, kỷ cương, bộ phận tiếp nhận và trả kết quả của xã có <q is="staff">5 công chức</q>.',
    'Hệ thống camera giám sát được lắp tại bộ phận một cửa gồm <q is="digital_infrastructure">12 camera</q>.',
]


STRETCHES = [
    # The verb before dossiers, or the words right after them, tell their state.
    'Cấp huyện tiếp nhận <q is="dossiers_received">30.100 hồ sơ</q>, giải quyết '
    '<q is="dossiers_resolved">29.800 hồ sơ</q>.',
    'Kết quả, đã trả <q is="dossiers_resolved">1.245 hồ sơ</q>, còn <q is="dossiers_pending">35 hồ sơ</q> '
    "đang trong thời gian giải quyết.",
    'Hồ sơ quá hạn còn <q is="dossiers_overdue">708 hồ sơ</q>, chiếm tỷ lệ '
    '<q is="dossiers_overdue">1,37%</q>.',
    'Qua bưu chính công ích đã tiếp nhận <q is="dossiers_other">1.120 hồ sơ</q>.',
    # What follows the figure before is that one's.
    'Có <q is="online_services">32%</q> dịch vụ công trực tuyến mức độ 4, <q is="dossiers_on_time">97%</q> hồ '
    "sơ giải quyết đúng hạn.",
    'Cắt giảm <q is="processing_time">35%</q> thời gian giải quyết đối với <q is="procedures">120 TTHC</q>.',
    # Conditions of business are cut and simplified as procedures are.
    'Bộ đã cắt giảm <q is="business_conditions">412/620 điều kiện</q>, đạt '
    '<q is="business_conditions">66,4%</q>.',
    # Legal texts are reviewed; decisions that publish lists are not legal texts.
    'UBND tỉnh ban hành <q is="legal_acts">21 văn bản quy phạm pháp luật</q>, rà soát '
    '<q is="legal_acts">85 văn bản</q>.',
    'UBND tỉnh đã ban hành <q is="docs_issued">45 quyết định</q> công bố danh mục thủ tục hành chính.',
    # Bodies: inspected, self-financing, merged.
    'Đoàn đã kiểm tra <q is="inspections">24 cơ quan, đơn vị</q>.',
    'Toàn huyện có <q is="autonomy">12 đơn vị</q> sự nghiệp tự bảo đảm chi thường xuyên.',
    'Tỉnh có <q is="apparatus">18 xã</q> chưa đạt tiêu chuẩn về diện tích tự nhiên và dân số khi sắp xếp.',
    # The index that a rank is of may come after it.
    'Chỉ số PAR INDEX của tỉnh tăng nhẹ; tỉnh đứng <q is="pci">thứ 15</q> về năng lực cạnh tranh cấp tỉnh.',
    'Nghị quyết được <q is="other">95,4%</q> đại biểu tán thành.',
    'Theo khảo sát, có <q is="other">35%</q> người dân được hỏi cho biết chưa biết đến cổng dịch vụ công.',
    # How many parts an index has, against how many of them did well.
    'Chỉ số PCI gồm <q is="other">10 chỉ số thành phần</q>; năm 2021 tỉnh có <q is="pci">7 chỉ số</q> tăng điểm.',
    'Trong bảng xếp hạng DDCI, có <q is="ddci">6 đơn vị</q> sụt hạng so với năm 2020.',
    # A name and its abbreviation in brackets are one index.
    'Cục Thuế dẫn đầu chỉ số năng lực cạnh tranh (DDCI) cấp sở, ngành với <q is="ddci">81,4 điểm</q>.',
    # Short forms say what the long ones say.
    'Kết quả chấm điểm CCHC, huyện Phú Lâm đạt <q is="par_index">88,2 điểm</q>.',
    'Tỉ lệ TTHC cung cấp DVC trực tuyến toàn trình đạt <q is="online_services">61%</q>.',
    # Told right before or after the figure: the state and the channel of dossiers.
    'Xã tiếp nhận <q is="dossiers_online">1.230 hồ sơ</q> trực tuyến, số quá hạn còn '
    '<q is="dossiers_overdue">14 hồ sơ</q>.',
    'Trong quý, thị xã đã tiếp nhận, giải quyết theo cơ chế một cửa <q is="dossiers_resolved">4.318 hồ sơ</q>.',
    # Files and cases that are no applicants' dossiers.
    'Có <q is="digital_documents">94%</q> hồ sơ công việc của xã được xử lý trên môi trường mạng.',
    'Huyện đã giải quyết xong <q is="other">17 vụ việc</q> khiếu nại, tố cáo.',
    'Trong quý có <q is="dossiers_overdue">27 phản ánh</q> quá hạn; hệ thống nhận <q is="other">3.400 câu hỏi</q>.',
    # Being on time is more than being resolved.
    'Thành phố phấn đấu trên <q is="dossiers_on_time">95%</q> hồ sơ được giải quyết đúng hạn.',
    # What an authority takes in or pays out, and who is too many.
    'Huyện chi <q is="budget">740 triệu đồng</q> sắm máy quét cho các xã.',
    'Sau khi nhập xã, huyện dôi dư <q is="staff">52 công chức</q>.',
    # What all bodies have done is told by what follows them.
    'Đến nay <q is="digital_infrastructure">100%</q> cơ quan chuyên môn đã có mạng nội bộ.',
    # How large a unit is, what its tasks are, whom it meets and where a survey asked.
    'Tỉnh có diện tích xếp <q is="other">thứ 9</q>, dân số xếp <q is="other">thứ 12</q>; sắp xếp 14 phòng.',
    'Tỉnh xếp <q is="other">thứ 9</q> cả nước về diện tích, đang sắp xếp bộ máy.',
    'Về cải cách hành chính, tỉnh năm nay đứng <q is="par_index">thứ 9</q> cả nước.',
    'Huyện còn <q is="tasks_done">48 nhiệm vụ</q> đang xử lý theo quy định.',
    'Huyện còn <q is="dossiers_pending">48 hồ sơ</q> đang xử lý theo quy định.',
    'Quận dự kiến tổ chức <q is="other">4 hội nghị</q> đối thoại với doanh nghiệp.',
    'Quận dự kiến tổ chức <q is="training">4 hội nghị</q> tập huấn cho công chức.',
    'Chỉ số PAPI khảo sát <q is="other">63 tỉnh, thành phố</q>.',
    # Work that people found is no reform, a ranking of reform's tasks is.
    'Trong năm, <q is="other">2.150 lao động</q> có việc làm mới.',
    'Phường đứng <q is="par_index">thứ 4/9</q> về kết quả xếp hạng thực hiện các nhiệm vụ cải cách hành chính.',
    # What citizens say is no dossier.
    'Tổng đài của tỉnh đã tiếp nhận <q is="other">2.140 lượt</q> thông tin, phản ánh của người dân.',
    'Trong quý, người dân gửi <q is="other">86 ý kiến góp ý</q> qua trang thông tin.',
    # What follows "và" belongs to the next figure.
    'Tỉnh tổ chức lại <q is="apparatus">5 phòng</q> và mở <q is="training">3 lớp</q> bồi dưỡng.',
    'Trong tháng có <q is="digital_documents">21.400 văn bản</q> được gửi, nhận điện tử qua trục liên thông.',
]
"""Figures whose own words speak against those of their neighbours."""


@pytest.mark.parametrize("example", [*PLAIN, *LOOK_ALIKES, *STRETCHES])
def test_a_figure_measures(example):
    text, marks = marked(example)
    claims = {claim.start: claim for claim in extract(Article(id="a", text=text)).claims}
    found = {}
    for mark in marks:
        claim = next((c for c in claims.values() if c.start < mark.end and mark.start < c.end), None)
        assert claim is not None, f"no claim at {text[mark.start : mark.end]!r}"
        found[text[mark.start : mark.end]] = claim.indicator
    assert found == {text[mark.start : mark.end]: mark.attrs["is"] for mark in marks}


RULES = [
    # Where something was done is nobody's figure, where was inspected is.
    ("Phần mềm được dùng tại {14 tỉnh}.", "other", "noun:where", True),
    ("Đoàn đã kiểm tra công vụ tại {14 xã}.", "other", "noun:where", False),
    ("Sở chấm điểm {14 xã}.", "other", "noun:where", False),
    # What a place is held in.
    ("Năm nay huyện xếp {thứ nhất} về chỉ số hài lòng của người dân.", "sipas", "rank:about", True),
    ("Năm nay huyện xếp {thứ nhất} toàn tỉnh về chỉ số hài lòng của người dân.", "sipas", "rank:about", True),
    ("Năm nay huyện xếp {thứ nhất}; sẽ khảo sát chỉ số hài lòng.", "sipas", "rank:about", False),
    # A share of the dossiers that were received does not measure receiving.
    ("Tỷ lệ thanh toán trực tuyến trên tổng số hồ sơ tiếp nhận đạt {71%}.", "dossiers_received", "left:strong", False),
    ("Tỷ lệ hồ sơ tiếp nhận đạt {71%}.", "dossiers_received", "left:strong", True),
    # Members of a list without nouns.
    ("Kỷ luật 30 đảng viên. Gồm: khiển trách 21 (70%), lối sống: {9} (30%).", "discipline", "previous:series", True),
    ("Ở mức độ 4, có {12 thủ tục} của sở.", "online_services", "noun:online", True),
]  # fmt: skip


@pytest.mark.parametrize(("body", "key", "rule", "left"), RULES)
def test_words_leave_evidence(body, key, rule, left):
    before = body.index("{")
    context = Context(annotate(Article(id="a", text=body.replace("{", "").replace("}", ""))))
    place = next(p for p in context.places if p.quantity.start == before)
    options = indicator.candidates(context, place, "discipline" if place.index else None)
    assert (rule in next(option for option in options if option.value == key).evidence) is left
