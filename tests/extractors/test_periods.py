"""Time expressions: what they cover, with and without a day of publication, and what is none."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.mentions import get
from extractors.periods import factory  # noqa: F401  registers the component
from extractors.periods.matcher import find
from extractors.periods.patterns import DAY_EDGES, DAY_LEADS, LABELS, NOT_YEAR, NOW, RELATIVE, THEN
from extractors.periods.values import GRAINS, Period
from gazetteer.terms import rows
from pipeline.records import Article
from pipeline.segment import blank, fold, make_doc
from tests.marked import marked

# Each <p days="first..last" …> is one expression; "-" stands for a bound that is open or unknown.
DATED = [  # published on 10 August 2024
    'Trong <p days="2024-01-01..2024-03-31" grain="quarter">quý I</p>, xã đã họp.',
    'Trong <p days="2023-10-01..2023-12-31" grain="quarter">quý IV</p>, xã đã họp.',
    'Trong <p days="2023-01-01..2023-03-31">quý 1 năm 2023</p>, xã đã họp.',
    'Kết quả <p days="2022-07-01..2022-09-30">quý III/2022</p>; '
    '<p days="2022-01-01..2022-06-30">quý I, II/2022</p>',
    'So với <p days="2025-07-01..2025-09-30" grain="quarter">III/2025</p>',
    'Trong <p days="2022-01-01..2022-06-30" grain="half">6 tháng đầu năm 2022</p>',
    'Trong <p days="2024-01-01..2024-03-31" grain="months">03 tháng đầu năm</p>',
    'Trong <p days="2024-01-01..2024-06-30">nửa đầu năm</p> và '
    '<p days="2024-07-01..2024-12-31">6 tháng cuối năm</p>',
    'Trong <p days="2023-01-01..2023-09-30">9 tháng năm 2023</p>',
    '<p days="2025-07-01..2025-07-31">Tháng 7/2025</p>, <p days="2016-12-01..2016-12-31">tháng 12-2016</p>',
    'Vào <p days="2024-07-01..2024-07-31">tháng 7</p> và <p days="2023-09-01..2023-09-30">tháng 9</p>',
    'Từ <p days="2024-06-01..2024-07-31">tháng 6 và tháng 7/2024</p>',
    'Khảo sát từ <p days="2024-05-15..2024-06-15" grain="range">giữa tháng 5 đến giữa tháng 6/2024</p>',
    'Kỳ này (tính từ <p days="2024-06-21..2024-07-20" grain="range">ngày 21/6 - 20/7</p>), xã đã họp.',
    'Sau tết Nguyên đán <p days="2018-01-01..2018-12-31" grain="year">Mậu Tuất</p> và xuân '
    '<p days="2025-01-01..2025-12-31">Ất Tỵ</p>, tết Mậu Hợi',
    '<p days="2018-01-01..2018-12-31" resolved="text">Năm 2018</p>, PAR INDEX '
    '<p days="2017-01-01..2017-12-31">2017</p>',
    'Giai đoạn <p days="2021-01-01..2025-12-31" grain="years">2021-2025</p>, nhiệm kỳ '
    '<p days="2020-01-01..2025-12-31">2020 - 2025</p>',
    'Từ <p days="2016-01-01..2018-12-31" grain="range">năm 2016 đến 2018</p>',
    'Soát từ <p days="2016-01-01..2018-12-31">2016 tới hết 2018</p>',
    'Trong <p days="-..-" grain="span">02 năm liên tục</p> (<p days="2021-01-01..2022-12-31">2021-2022</p>)',
    'Xã <p days="-..-" grain="span">năm thứ tư liên tiếp</p> dẫn đầu, <p days="-..-" grain="span">ba năm qua</p>',
    'Bộ chỉ số (<p days="2024-07-22..2024-07-28" grain="week">tuần thứ 30</p>), so với '
    '<p days="2024-07-15..2024-07-21" grain="week">tuần trước</p>',
    'Xếp hạng <p days="2023-10-16..2023-10-22" grain="week">tuần 42/2023</p>',
    '15:35 <p days="2020-12-18..2020-12-18" grain="day">18/12/2020</p>',
    'Theo công bố <p days="2023-01-17..2023-01-17">ngày 17 tháng 01 năm 2023</p>',
    'Sáng <p days="2023-12-18..2023-12-18" resolved="published">18-12</p>, chiều '
    '<p days="2024-08-06..2024-08-06">6.8</p>',
    'Tối <p days="2024-05-25..2024-05-25">25 / 5</p>',
    'Tính đến <p days="-..2023-12-15" grain="as_of">ngày 15-12</p>',
    'Đến hết <p days="-..2024-06-30" grain="as_of">tháng 6</p>, huyện đã xong.',
    'Mục tiêu đến <p days="-..2025-12-31" grain="as_of">31/12/2025</p>',
    'Đến <p days="2030-01-01..2030-12-31" relation="target">năm 2030</p>, tỉnh phấn đấu',
    'Đến <p days="-..2024-08-10" relation="now">nay</p>; <p days="-..2024-08-10">hiện nay</p>',
    'Từ <p days="2024-01-01..2024-08-10" relation="to_date">đầu năm đến nay</p>',
    'Từ <p days="2024-01-01..2024-07-15" relation="to_date">đầu năm đến ngày 15/7</p>',
    'Kể từ <p days="2024-07-01..-" grain="since">ngày 1/7</p>',
    'Từ <p days="2025-07-01..2025-08-10">ngày 01/7 đến hết ngày 10/8/2025</p>',
    'Từ <p days="2014-08-15..2014-11-30">15/8 đến 30/11/2014</p>',
    'Từ <p days="2023-11-15..2024-12-14">ngày 15/11/2023 đến ngày 14/12/2024</p>',
    'Từ <p days="2023-12-15..2024-01-14">15/12 đến 14/1/2024</p>',
    'Diễn ra <p days="2024-02-09..2024-02-25">ngày 9 - 25/2</p>',
    '<p days="2024-01-01..2024-12-31">Năm nay</p> hơn '
    '<p days="2023-01-01..2023-12-31" compared="yes">năm ngoái</p>',
    '<p days="2022-01-01..2022-12-31">Năm 2022</p> tăng so với '
    '<p days="2021-01-01..2021-12-31">năm trước</p>',
    '<p days="2023-01-01..2023-06-30">6 tháng đầu năm 2023</p> so với '
    '<p days="2022-01-01..2022-06-30" relation="same_period" compared="yes">cùng kỳ</p>',
    '<p days="2023-04-01..2023-06-30">Quý II/2023</p>, tăng so với '
    '<p days="2021-04-01..2021-06-30">cùng kỳ năm 2021</p>',
    'So với <p days="2023-07-01..2023-07-07" grain="week" compared="yes">tuần đầu tháng 7/2023</p>',
    'Vào <p days="2021-01-01..2021-12-31" relation="part">cuối năm 2021</p>',
    'Trong <p days="2024-04-01..2024-06-30" relation="past">quý vừa qua</p>',
    'Trước <p days="-..2024-12-31" relation="before">ngày 31/12</p> phải xong.',
    'Số hồ sơ <p days="2024-07-01..2024-07-31">tháng qua</p>; <p days="-..-" grain="span">5 năm qua</p>',
    'Huyện xong <p days="2024-01-01..2024-06-30">6 tháng đầu năm</p>; trong '
    '<p days="2024-01-01..2024-06-30">6 tháng'
    '</p>, xã cũng vậy.',
    'Trong <p days="2024-05-01..2024-07-31">ba tháng qua</p>; '
    '<p days="2023-01-01..2023-10-31">10 tháng năm ngoái</p>',
    'Từ <p days="2024-08-01..2024-08-10">đầu tháng 8</p>, xã mở thêm quầy.',
    'Cán bộ nghỉ <p days="2024-08-10..2024-08-10">hôm nay</p>',
    # A list of years is one stretch, unless each has a value of its own.
    'Trong ba <p days="2021-01-01..2023-12-31" grain="range">năm 2021, 2022 và 2023</p>, xã đã họp.',
    'Trong <p days="2022-01-01..2024-06-30">năm 2022, 2023 và 6 tháng đầu năm 2024</p>, xã đã họp.',
    'Các <p days="2021-01-01..2021-12-31">năm 2021</p>, <p days="2022-01-01..2022-12-31">2022</p>, '
    '<p days="2023-01-01..2023-12-31">2023</p> lần lượt bỏ 4, 5 và 6 thủ tục.',
    'Còn lại xong trong <p days="2025-01-01..2025-03-31">quý I/2025</p>, phấn đấu trong <p '
    'days="2025-04-01..2025-06-30">quý II</p> đủ. <p days="2024-07-01..2024-07-31">Tháng 7</p>, xã đã họp.',
    # Up to the beginning of a month is up to its first day.
    'Từ <p days="2024-01-01..2024-07-01">đầu năm đến đầu tháng 7/2024</p>, xã đã họp.',
    'Từ <p days="2024-08-05..2024-08-09" grain="range">ngày 5 đến ngày 9/8</p>, xã đã họp.',
    'Cao nhất từ trước đến nay, đến <p days="-..2024-08-10">nay</p> vẫn thế.',
]  # fmt: skip

UNDATED = [
    'Trong <p days="-..-" grain="half">6 tháng đầu năm</p>, xã đã họp.',
    'Đến <p days="-..-" relation="now">nay</p>, xã đã họp.',
    'Nếu <p days="2019-01-01..2019-06-30">6 tháng đầu năm 2019</p> thấp thì <p days="2019-01-01..2019-06-30" '
    'resolved="context">6 tháng đầu năm</p> cũng thấp.',
    '<p days="2020-10-05..2020-10-05" resolved="context">Ngày 5/10</p> ký, hiệu lực từ '
    '<p days="2020-10-05..-">ngày 5/10/2020</p>',
    # An index is announced in the year after the one that it measures.
    # A report names the months around its own day.
    'Sáng <p days="2017-02-09..2017-02-09">9/2</p>, xã họp. <p days="2017-01-01..2017-12-31">Năm nay</p>, xã mở '
    'quầy. Trước đó, <p days="2016-08-01..2016-08-31">tháng 8/2016</p> xã có nhà mới, '
    '<p days="2016-12-01..2016-12-31">tháng 12/2016</p> có máy.',
    'Sáng <p days="-..-">9/2</p>, xã họp. Trụ sở xây <p days="2012-05-01..2012-05-31">tháng 5/2012</p>, sửa '
    '<p days="2015-06-01..2015-06-30">tháng 6/2015</p>.',
    'Sáng <p days="2022-05-25..2022-05-25" resolved="context">25/5</p>, Bộ công bố Chỉ số CCHC '
    '<p days="2021-01-01..2021-12-31">năm 2021</p>.',
    '<p days="2017-01-01..2017-06-30">6 tháng đầu năm</p> tăng so với '
    '<p days="2016-01-01..2016-12-31">cuối năm 2016</p>',
]  # fmt: skip

NONE = [
    "đã làm 25/54 nhiệm vụ", "đạt 2/8 tiêu chí", "xếp thứ 3/63", "hạng 1/9", "từ 5/8 xã lên 6/8 xã",
    "hạng từ 5/9 lên 2/9", "cắt giảm từ 1/4 đến 1/2 thời gian", "tiết kiệm đến 2/3 chi phí",
    "mức độ 3/4",
    "tăng 6 - 8 bậc", "giảm 3-5 ngày", "trong 15 ngày làm việc", "5 ngày làm việc", "giảm 2 giờ", "Chợ 4.0",
    "ISO 9001:2015", "Thông tư 07/2018 của Bộ", "Nghị định số 61/2018/NĐ-CP", "mỗi ngày 100 hồ sơ",
    "mỗi tháng 2 lần", "tiếp nhận 2018 hồ sơ", "1.962 hồ sơ", "2.018 người", "2018,5 điểm",
    "điện thoại 02193 866 123",
    "46,30%", "kiểm tra đột xuất", "thực hiện nay mai", "cán bộ năm nhóm", "quý vị đại biểu", "lần thứ 2",
    "đóng bảo hiểm đủ 20 năm", "học nghề tối đa 6 tháng", "thứ 4 hằng tuần", "đứng đầu năm lĩnh vực",
    "cơ sở 3/4",
    "trang 1/2", "đi lại 5-6 lần", "Quyết định 1408/QĐ-BCT", "từ 12 tuổi", "phường 12", "11/17", "08-CTr/TU",
]  # fmt: skip


def days(value: Period) -> str:
    return "..".join(bound.isoformat() if bound else "-" for bound in (value.first, value.last))


def check(example: str, published: date | None) -> None:
    text, expected = marked(example)
    found = find(fold(text), published)
    assert [(text[m.start : m.end], days(m.value)) for m in found] == [
        (text[m.start : m.end], m.attrs["days"]) for m in expected
    ]
    for mention, wanted in zip(found, expected, strict=True):
        assert mention.value.grain in GRAINS
        for name in ("grain", "resolved", "relation"):
            if name in wanted.attrs:
                assert getattr(mention.value, name) == wanted.attrs[name], name
        if "compared" in wanted.attrs:
            assert mention.value.compared


@pytest.mark.parametrize("example", DATED)
def test_with_a_day_of_publication(example: str) -> None:
    check(example, date(2024, 8, 10))


@pytest.mark.parametrize("example", UNDATED)
def test_without_one(example: str) -> None:
    check(example, None)


@pytest.mark.parametrize("text", NONE)
def test_no_period(text: str) -> None:
    assert find(fold(text), date(2024, 8, 10)) == []


def test_january_looks_back() -> None:
    """A report of January speaks of the year that has just ended."""
    found = find(fold("Trong năm, xã đã họp. 6 tháng cuối năm, xã đã họp."), date(2024, 1, 12))
    assert [days(m.value) for m in found] == ["2023-01-01..2023-12-31", "2023-07-01..2023-12-31"]


@pytest.mark.parametrize("row", rows("time_words"), ids=lambda row: f"{row['role']} {row['words']}")
def test_every_word_matches_its_example(row: dict[str, str]) -> None:
    terms = {
        "now": NOW,
        "then": THEN,
        "day_lead": DAY_LEADS,
        "day_edge": DAY_EDGES,
        "not_year": NOT_YEAR,
        "not_year_label": LABELS,
    } | {f"relative_{grain}": words for grain, words in RELATIVE.items()}
    example = fold(row["example"])
    at = example.index(fold(row["words"]))
    assert terms[row["role"]].head(example, at) is not None
    found = find(example, date(2024, 8, 10))
    assert bool(found) == (not row["role"].startswith("not_year"))


def test_component() -> None:
    nlp = blank()
    nlp.add_pipe("cchc_periods")
    article = Article(id="a", text="Quý I/2024, xã nhận 12 hồ sơ.", published=date(2024, 4, 2))
    (mention,) = get(nlp(make_doc(nlp, article)), "period")
    assert mention.value.last == date(2024, 3, 31)
    assert get(nlp("Trong quý I, xã nhận 12 hồ sơ."), "period")[0].value.first is None


@given(st.text(alphabet=" 0123456789/-.,nămthágquýIVđếntừkcỳi()\n"))
def test_any_text(text: str) -> None:
    found = find(fold(text), date(2024, 8, 10))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    "piece", ["1", "1/", "2018-", "tháng ", "quý I ", "từ đến ", "ngày 1 ", "so với ", "năm "]
)
def test_long_runs_give_ordered_spans(piece: str) -> None:
    found = find(fold(piece * (100_000 // len(piece))), date(2024, 8, 10))
    assert all(a.end <= b.start for a, b in pairwise(found))
