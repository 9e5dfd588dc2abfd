"""Page furniture: the table's own examples, whole pages with markup, and prose that must not match."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.furniture.matcher import furniture
from extractors.furniture.patterns import ENTRIES, HEADING, INLINE, INLINE_ANCHORS, LINE, PIECE, Entry
from extractors.mentions import get
from tests.marked import marked

PROSE = (
    "Chiều 5/6, Ủy ban nhân dân xã Đồng Tiến họp đánh giá kết quả cải cách hành chính quý II; toàn xã có 312 "
    "hồ sơ đúng hạn trên tổng số 315 hồ sơ tiếp nhận, tỷ lệ hài lòng đạt 98,7%."
)


def found(text: str) -> list[tuple[str, str]]:
    return [(piece.kind, text[piece.start : piece.end]) for piece in furniture(text)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.example)
def test_entry_matches_its_example(entry: Entry) -> None:
    pattern = {"inline": PIECE, "piece": PIECE, "rest": PIECE, "line": LINE, "heading": HEADING}[entry.where]
    match = pattern.match(entry.example)
    assert match is not None
    assert (match.lastgroup or "").startswith(f"{entry.kind}_")
    if entry.where == "inline":
        assert INLINE.search(f"Xem tiếp {entry.example} nhé") is not None
        assert any(anchor in entry.example.lower() for anchor in INLINE_ANCHORS)
    kinds = {kind for kind, _ in found(f"{PROSE}\n\n{entry.example}\n")}
    assert entry.kind in kinds
    assert "".join(words for _, words in found(f"{PROSE}\n\n{entry.example}"))


PAGES = [
    "<menu>Trang chủ » Cải cách hành chính</menu>\n"
    "Đồng Tiến: 98,7% người dân hài lòng\n"
    "<dateline>Ngày đăng: 06/06/2023 07:15</dateline>    <views>Lượt xem: 1.204</views>    "
    "<menu>Cỡ chữ: A A A</menu>\n"
    f"{PROSE}\n"
    "Người dân làm thủ tục tại xã <credit>(Ảnh: H.V)</credit>\n"
    "<byline>Hà Vân</byline>\n"
    "<rating>Kết quả: 4.5/5 - (12 phiếu)</rating>\n"
    "<menu>In bài viết</menu> | <menu>Gửi cho bạn bè</menu>\n"
    "<links>Tin cùng chuyên mục</links>\n"
    "<links>- Xã Phú Lộc tăng 7 bậc (02/06/2023)</links>\n"
    "<links>Lịch tiếp công dân tháng 6</links>\n",
    # A time before the first sentence; the time of printing at the end.
    f"<dateline>07:05 06/06/2023</dateline> {PROSE}\n<byline>KC</byline>\n"
    "<dateline>16:01 21/11/2024</dateline>",
    # An agency's name before the text; repeated title and lead stay text.
    "Đồng Tiến đạt 98,7%\nĐồng Tiến đạt 98,7%\n"
    f"<source>(TTXVN) -</source> {PROSE}\n<source>Nguồn: Báo Sông Lam</source>",
    # Author and update in one line.
    f"{PROSE}\n\n<byline>Hà Vân</byline>\u00a0\u00a0<dateline>(Cập nhật ngày 06-06-2023)</dateline>  • "
    "<rating>Currently 3.00/5</rating>",
    # A box of links in the midst of the text ends at the blank line.
    f"{PROSE}\n\n<links>Tin liên quan</links>\n<links>Phú Lộc giảm 3 bậc</links>\n\n"
    f"Kết quả từng lĩnh vực\n{PROSE}",
    # A menu above the text takes nothing with it.
    f"<links>Tin mới nhất</links>\nĐồng Tiến đạt 98,7%\n{PROSE}",
    f"{PROSE}\n<byline>Minh Anh</byline>\n\nQuang cảnh cuộc họp chiều 5/6<credit> - Ảnh: MINH ANH.</credit>",
    f"{PROSE}\nBộ phận một cửa xã. <credit>Ảnh minh họa: Bá Tùng</credit>\n<credit>Ảnh: AFP</credit>",
    f"{PROSE}\n<byline>N.LONG</byline>\n<menu>< Trở về trang trước</menu>\n"
    "<comments>Gửi bình luận của bạn</comments>",
    f"{PROSE}\n<byline>Phòng Nội vụ huyện</byline>\n<views>312 lượt xem</views>",
    f"{PROSE}\n<byline>PV - T.H (tổng hợp)</byline>\n<tags>Từ khóa: một cửa, hồ sơ</tags>",
    f"{PROSE} <views>Lượt xem: 79</views>",
    f"{PROSE}\n<visitors>Truy cập hôm nay: 3.501</visitors> | <visitors>Đang online: 12</visitors>",
]


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str) -> None:
    page = page.replace("<credit> - ", " <credit>- ").replace("<menu>< T", "<menu>‹ T")
    text, expected = marked(page)
    assert found(text) == [(mark.tag, text[mark.start : mark.end]) for mark in expected]


@pytest.mark.parametrize(
    "text",
    [
        "Xã Đồng Tiến",
        "Đoạn phim thu hút 314 nghìn lượt xem, 28 nghìn lượt bình luận.",
        "Cổng dịch vụ công có tổng số lượt truy cập: 3.518.207, tăng 12% so với cùng kỳ.",
        "Kết quả: 25/54 nhiệm vụ",
        "Đánh giá: 4/5 tiêu chí đạt",
        "Thực hiện: 15/20 nhiệm vụ",
        "Trong đó: 120 hồ sơ",
        "Tất cả: 120 hồ sơ",
        "12 34 56",
        "Tổng cộng: 1.204",
        "Số liệu cập nhật đến ngày 15/6/2023 cho thấy 98% hồ sơ đúng hạn.",
        "Từ 8:00 ngày 15/6/2023, xã bắt đầu nhận hồ sơ",
        "Báo chí đưa tin liên quan đến 12 cán bộ bị kỷ luật.",
        "Ảnh hưởng của dịch bệnh làm 5% hồ sơ trễ hạn.",
        "Nguồn thu: 5 tỷ đồng",
        "Nguồn: ngân sách 12 tỷ đồng, xã hội hóa 3 tỷ đồng",
        "Ảnh: Bảng điểm của 13 phường",
        "Ảnh: Quang cảnh hội nghị công bố",
        "Địa bàn: 12 thôn",
        "1. Chỉ đạo điều hành: 8,75/9; 97%; 03/17",
        "- Hộ tịch: 412",
        "Bà Lê Thị Hoa, Chủ tịch xã.",
        f"Hà Nội\n{PROSE}",
        f"{PROSE}\n\nÔng Trần Văn Tùng.",
        f"{PROSE}\n\nKết quả nổi bật\n{PROSE}",
        f"{PROSE}\nBình Minh\n{PROSE}",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_component_fills_the_group() -> None:
    import extractors.furniture.factory  # noqa: F401 (registers the component)
    from pipeline.segment import blank

    nlp = blank()
    nlp.add_pipe("cchc_furniture")
    doc = nlp(f"{PROSE}\nLượt xem: 79")
    [mention] = get(doc, "furniture")
    assert (mention.value.kind, doc.text[mention.start : mention.end]) == ("views", "Lượt xem: 79")


_BITS = ["Tin liên quan", "Ảnh:", "A.B", "12:30", "1/2/2023", "Lượt xem: 5", "\n", " ", "|", "(", "."]


@given(st.lists(st.sampled_from(_BITS) | st.text(max_size=5), max_size=30).map("".join))
def test_pieces_are_in_order_and_apart(text: str) -> None:
    at = 0
    for piece in furniture(text):
        assert at <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end].strip() == text[piece.start : piece.end]
        at = piece.end


HOSTILE = [
    "1",
    "/",
    "(",
    "Ảnh: ",
    "ngày đăng: ",
    "12:30 ",
    "Tin liên quan\n",
    "A.",
    "lượt xem",
    "Ô ",
    "Xem: 1 | k\n",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_gives_ordered_pieces(unit: str) -> None:
    text = unit * (300_000 // len(unit))
    pieces = furniture(text)
    assert all(0 <= piece.start < piece.end <= len(text) for piece in pieces)
    assert all(a.end <= b.start for a, b in pairwise(pieces))


def test_patterns_hold_no_capturing_groups() -> None:
    for entry in ENTRIES:
        assert re.compile(entry.pattern.replace("{n}", "").replace("{stamp}", "")).groups == 0, entry
