"""Which part of an index and which level or group a figure covers."""

from __future__ import annotations

import pytest

from pipeline.extract import annotate
from pipeline.records import Article
from pipeline.relate import part
from pipeline.relate.context import Context
from tests.marked import marked

PARTS = [
    ("par_index", 'Lĩnh vực cải cách thể chế đạt <q is="cải cách thể chế">8,21 điểm</q>.'),
    ("par_index", 'Điểm khảo sát lãnh đạo là <q is="khảo sát lãnh đạo">7,3/10 điểm</q>.'),
    # The part stands before a colon, or after the figure.
    ("par_index", 'Cải cách tài chính công: <q is="cải cách tài chính công">9,1/12 điểm</q>.'),
    ("pci", 'Có <q is="chi phí không chính thức">41%</q> doanh nghiệp trả chi phí không chính thức.'),
    # A rise or a bracket behind a part's figure is the part's.
    (
        "papi",
        'Nội dung trách nhiệm giải trình đạt <q is="trách nhiệm giải trình">4,61 điểm</q>, '
        '<q is="trách nhiệm giải trình">giảm 0,2 điểm</q>.',
    ),
    # A list item has its own part or none.
    (
        "sipas",
        'Mức hài lòng về tiếp cận dịch vụ đạt <q is="tiếp cận dịch vụ">84,1%</q>; '
        'kết quả dịch vụ đạt <q is="kết quả dịch vụ">88,2%</q>; chung toàn tỉnh đạt <q is="">86%</q>.',
    ),
    # The index itself is not one of its parts.
    ("par_index", 'Chỉ số cải cách hành chính của tỉnh đạt <q is="">87,2 điểm</q>.'),
    ("par_index", 'Chỉ số cải cách thủ tục hành chính của bộ xếp <q is="">thứ 5</q>.'),
    ("dossiers_on_time", 'Tỷ lệ đúng hạn về thủ tục hành chính đạt <q is="">98%</q>.'),
]

SCOPES = [
    'Tỷ lệ hồ sơ đúng hạn ở cấp huyện đạt <q is="cấp huyện">97,2%</q>.',
    'Cấp xã tiếp nhận <q is="cấp xã">3.120 hồ sơ</q> (<q is="cấp xã">42%</q>).',
    'Khối sở có <q is="sở, ban, ngành">18 đơn vị</q> được đánh giá.',
    # Bodies that are counted name their level.
    'Đoàn đã kiểm tra <q is="cấp xã">14/22 xã</q>.',
    'Có <q is="cấp huyện">3 huyện</q> được khen thưởng.',
    'Hồ sơ trễ hạn thuộc lĩnh vực đất đai là <q is="đất đai">61 hồ sơ</q>.',
    # Nothing is named.
    'Tỉnh đã tiếp nhận <q is="">12.400 hồ sơ</q>.',
    'Cấp xã có <q is="cấp xã">5 điểm</q> tiếp nhận; toàn tỉnh có <q is="">230 máy tính</q>.',
]


def _context(example):
    text, marks = marked(example)
    context = Context(annotate(Article(id="a", text=text)))
    expected = {mark.start: mark.attrs["is"] or None for mark in marks}
    places = [place for place in context.places if _mark(place, marks) is not None]
    assert len(places) == len(marks), [text[p.quantity.start : p.quantity.end] for p in context.places]
    return context, places, [expected[_mark(place, marks)] for place in places]


def _mark(place, marks):
    hits = (m.start for m in marks if m.start < place.quantity.end and place.quantity.start < m.end)
    return next(hits, None)


@pytest.mark.parametrize(("index", "example"), PARTS)
def test_a_figure_is_of_a_part(index, example):
    context, places, expected = _context(example)
    found = []
    previous = None
    for place in places:
        previous = part.component(context, place, index, previous)
        found.append(previous)
    assert found == expected


def test_figures_of_one_line_share_the_part():
    context, places, _ = _context(
        '1. Cải cách thể chế: <q is="">8,2/10 điểm</q>; <q is="">82%</q>; <q is="">xếp thứ 4</q>.'
    )
    previous = None
    for place in places[:2]:
        previous = part.component(context, place, "par_index", previous)
        assert previous == "cải cách thể chế"


@pytest.mark.parametrize("example", SCOPES)
def test_a_figure_covers_a_scope(example):
    context, places, expected = _context(example)
    found = []
    previous = None
    for place in places:
        previous = part.scope(context, place, previous)
        found.append(previous)
    assert found == expected
