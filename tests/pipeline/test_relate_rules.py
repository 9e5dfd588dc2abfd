"""The evidence that single rules leave, whatever the weights make of it: examples, and look-alikes."""

from __future__ import annotations

import pytest

from pipeline.extract import annotate
from pipeline.records import Article
from pipeline.relate import indicator
from pipeline.relate.context import Context
from tests.marked import marked

LEFT = [
    # A share of dossiers is of dossiers, however much the channel is a service's.
    'Tỷ lệ hồ sơ thực hiện dịch vụ công trực tuyến của huyện đạt <q of="dossiers_online" '
    'by="share:online-dossiers">71,4%</q>.',
    'Hồ sơ nhận qua dịch vụ công trực tuyến mức độ 3, 4 đạt <q of="dossiers_online" '
    'by="share:online-dossiers">18,2%</q>.',
    'Phấn đấu ít nhất <q of="dossiers_online" by="share:online-dossiers">65%</q> hồ sơ thủ tục hành chính '
    "được xử lý hoàn toàn trực tuyến.",
    # A share of time is time.
    'Khâu kiểm tra chiếm <q of="processing_time" by="share:of-time">27%</q> tổng thời gian làm thủ tục.',
    # Procedures that are offered online.
    'Trong đó có <q of="procedures" by="noun:procedures-online">46 thủ tục</q> mức độ 4.',
    'Sở đăng ký <q of="procedures" by="noun:procedures-online">31 thủ tục hành chính</q> (TTHC) lĩnh vực '
    "xây dựng làm dịch vụ công trực tuyến.",
    # How many come in a day.
    'Bình quân trung tâm nhận hơn <q of="dossiers_received" by="dossiers:rate">240 hồ sơ</q> mỗi ngày.',
    # Files at work are no applicant's.
    'Có <q of="digital_documents" by="noun:files-at-work">92%</q> hồ sơ công việc được xử lý trên mạng.',
    # A bare number of dossiers.
    'Riêng hồ sơ cấp xã có tổng số <q of="dossiers_received" by="noun:dossiers">1.845</q>.',
    # A decision may publish after a comma.
    'Chủ tịch tỉnh đã ban hành <q of="docs_issued" by="noun:publishes">37 quyết định</q>, công bố danh mục '
    "thủ tục.",
    # Places that are surveyed.
    'Sở đã khảo sát mức độ hài lòng tại <q of="other" by="assessed">9 đơn vị</q> trong tỉnh.',
    # Some of the persons just counted.
    'Trung tâm có 52 công chức, trong đó có <q of="staff" by="previous:people-part">17 người</q> làm thường '
    "xuyên.",
    # A share with a noun of its own starts anew.
    'Toàn tỉnh kích hoạt 95.000 tài khoản định danh điện tử. <q of="digital_accounts" '
    'by="previous:new-share">100%</q> bệnh viện nhận thẻ.',
    # What was counted has no rank.
    'Chỉ số SIPAS xếp thứ 12. Ngoài ra huyện giúp <q of="sipas" by="previous:graded">640 hộ</q>.',
    'Tỉnh nối 940 dịch vụ công trực tuyến (xếp <q of="online_services" by="previous:bracket-rank">thứ '
    "7</q> cả nước).",
    # The index that follows a rank outdoes the one before it.
    'Chỉ số PAR INDEX xếp thứ 9, huyện đứng <q of="par_index" by="index:after-other">thứ 2</q> về chỉ số SIPAS.',
]
NOT_LEFT = [
    'Tỷ lệ hồ sơ trực tuyến giải quyết đúng hạn đạt <q of="dossiers_online" '
    'by="share:online-dossiers">99,1%</q>.',
    'Tỷ lệ hồ sơ thanh toán trực tuyến đạt <q of="dossiers_online" by="share:online-dossiers">58%</q>.',
    'Tỷ lệ thủ tục có phát sinh hồ sơ trực tuyến đạt <q of="dossiers_online" '
    'by="share:online-dossiers">44%</q>.',
    'Sở đã cắt giảm <q of="processing_time" by="share:of-time">30%</q> chi phí và rút ngắn thời gian.',
    'Sở công bố <q of="procedures" by="noun:procedures-online">31 thủ tục hành chính</q> (TTHC) mới; tỷ lệ hồ '
    "sơ trực tuyến tăng.",
    'Trung tâm nhận bình quân <q of="dossiers_received" by="dossiers:rate">240 hồ sơ</q> mỗi chuyên viên.',
    'HĐND ban hành <q of="docs_issued" by="noun:publishes">4 quyết định</q>, sửa đổi quy định về phí.',
    'Trung tâm có 52 công chức. Cả tháng tiếp <q of="staff" by="previous:people-part">900 người</q>.',
    'Toàn tỉnh có 95.000 tài khoản. Kết quả đạt <q of="digital_accounts" by="previous:new-share">100%</q> '
    "so với kế hoạch.",
    'Chỉ số PAR INDEX xếp thứ 9, chỉ số SIPAS xếp <q of="sipas" by="index:after-other">thứ 2</q>.',
]


def _has(example: str) -> bool:
    text, (mark,) = marked(example)
    context = Context(annotate(Article(id="a", text=text)))
    for place in context.places:
        if place.quantity.start < mark.end and mark.start < place.quantity.end:
            before = mark.attrs["of"] if mark.attrs["by"].startswith("previous:") else None
            found = {c.value: c.evidence for c in indicator.candidates(context, place, before)}
            return mark.attrs["by"] in found[mark.attrs["of"]]
    raise AssertionError(f"no figure at {text[mark.start : mark.end]!r}")


@pytest.mark.parametrize("example", LEFT)
def test_rule_speaks(example):
    assert _has(example)


@pytest.mark.parametrize("example", NOT_LEFT)
def test_rule_is_silent(example):
    assert not _has(example)


@pytest.mark.parametrize(
    ("title", "text", "of", "by"),
    [
        (
            "Xã Hòa Tân đứng thứ 4 tỉnh về chỉ số phục vụ người dân, doanh nghiệp",
            "Kết quả đánh giá của Cổng dịch vụ công cho xã là 90,4 điểm.",
            "other_index",
            "title-index",
        ),
        (
            "Tinh giản biên chế: hai phần ba là về hưu sớm",
            "Năm qua, tinh giản biên chế được 600 người. Theo đơn vị cấp xã là 84 người.",
            "staff_cut",
            "people-article",
        ),
        (
            "Cấp thẻ căn cước công dân cả ngày nghỉ",
            "Công an đã cấp thẻ căn cước công dân cho thị xã. Đã thu nhận 12.000 hồ sơ.",
            "digital_accounts",
            "accounts-article",
        ),
    ],
)
def test_the_whole_article_speaks(title, text, of, by):
    context = Context(annotate(Article(id="a", title=title, text=text)))
    found = {c.value: c.evidence for c in indicator.candidates(context, context.places[-1], None)}
    assert by in found[of]
