"""Segments: exact offsets for any text, and sentences where Vietnamese ends them."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from corpus.limits import Limits
from pipeline.records import Article
from pipeline.segment import blank, fold, folded, make_doc, nfc, sentence_bounds, sentences, span, words

NLP = blank()
_MARKS = ("...", "…", "“", "”", "(", ")", ". ", "? ", ".", "\n", "\r\n", "\u2028", "\u00a0", "  ", " ")
_ODD = ("đ", "o\u0300", "İ", "ß", "ﬁ", "\u200b", "😀")
_PLAIN = ("TP. Hồ Chí Minh", "88.29%", "v.v.", "hoà", "QUÝ", "Q.1", "1.234,5", "Tỉnh", "Ông A. B")
_PIECES = st.sampled_from((*_MARKS, *_ODD, *_PLAIN))
TEXTS = st.one_of(
    st.text(), st.lists(_PIECES).map("".join), st.lists(st.one_of(_PIECES, st.text())).map("".join)
)


def tokens(text: str) -> Doc:
    return NLP.make_doc(text)


@settings(deadline=None)
@given(TEXTS)
def test_tokens_rebuild_the_text(text: str) -> None:
    doc = tokens(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    for token in doc:
        assert text[token.idx : token.idx + len(token)] == token.text


@settings(deadline=None)
@given(TEXTS)
def test_tokens_are_runs(text: str) -> None:
    for token in tokens(text):
        letters = [char.isalpha() for char in nfc(token.text)]
        digits = [char.isdecimal() for char in token.text]
        assert (
            len(token) == 1 or all(letters) or all(digits) or token.text.isspace() or not token.text.isascii()
        )


@settings(deadline=None)
@given(TEXTS)
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)
    assert folded(tokens(text)) == fold(text)


@settings(deadline=None)
@given(TEXTS)
def test_sentences_are_disjoint_ordered_and_complete(text: str) -> None:
    bounds = sentence_bounds(text)
    at = 0
    for start, end in bounds:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        at = end
    assert not text[at:].strip()


@settings(deadline=None)
@given(TEXTS)
def test_sentences_of_a_doc_are_those_of_its_text(text: str) -> None:
    doc = tokens(text)
    assert sentences(doc) == sentence_bounds(text)
    starts = {token.idx for token in doc if token.is_sent_start}
    for start, end in sentences(doc):
        assert span(doc, start, end).text == text[start:end]
        assert start in starts or start == len(text) - len(text.lstrip())


@settings(deadline=None)
@given(TEXTS)
def test_words_are_disjoint_ordered_and_complete(text: str) -> None:
    for start, end in sentence_bounds(text):
        sentence = text[start:end]
        at = 0
        for begin, stop in words(sentence):
            assert at <= begin < stop
            assert not sentence[at:begin].strip()
            assert sentence[begin:stop] == sentence[begin:stop].strip()
            at = stop
        assert not sentence[at:].strip()


def test_a_doc_knows_its_article() -> None:
    article = Article(id="a", text="Quận họp.")
    assert make_doc(NLP, article)._.article is article


def test_no_text_that_reading_lets_pass_is_too_long() -> None:
    text = "Xã đã trả 12 hồ sơ.\n" * (Limits().characters // 20)
    assert make_doc(blank(), Article("dài", text)).text == text


def test_words_keep_compounds() -> None:
    text = "cải cách hành chính"
    assert [text[start:end] for start, end in words(text)] == ["cải cách", "hành chính"]


SENTENCES = [
    ["Quận đã họp.", "Kết quả tốt."],
    ["UBND TP. HCM đã họp.", "Kết quả tốt!", "Vì sao?", "Chưa rõ."],
    ["Theo TS. Nguyễn Văn An và PGS. TS. Lê Bình, việc này cần thiết."],
    ["GS.TS. Trần Cường phát biểu.", "Mọi người nghe."],
    ["Tỷ lệ đạt 88.29%.", "Năm trước là 1.234 hồ sơ."],
    ["Đạt 88. 29 điểm theo báo cáo."],
    ["Ông nói: “Phải làm ngay.”", "Mọi người đồng ý."],
    ['Ông hỏi: "Bao giờ xong?" rồi ra về.'],
    ["“Tôi chờ ba ngày.", "Không ai trả lời”, ông nói."],
    ["Chị kể… rồi im lặng."],
    ["Chị kể...", "Mọi người im lặng."],
    ["Hồ sơ, giấy tờ, v.v. đều đã số hóa."],
    ["Phường 5, Q.1 và P.12, Q. Tân Bình đều đạt."],
    ["Ông V.A. Tuấn và ông A. Dũng cùng dự."],
    ["Họp tại TX. Sơn Tây, TT. Phúc Thọ và H. Ba Vì."],
    ["Ngày 05.01.2026 ra văn bản số 16/KH-UBND.", "Văn bản nêu rõ."],
    ["Xong (xem phụ lục. Bảng 2) thì nộp.", "Hết."],
    ["Tăng 5 bậc.", "5 xã khác giảm."],
    ["Xem tại dichvucong.gov.vn hoặc gọi 1022."],
    ["Kết thúc năm 2024.", "Năm 2025 bắt đầu."],
    ["Đạt (97,4%.", "Cả năm (98%) tốt hơn."],
]


@pytest.mark.parametrize("expected", SENTENCES, ids=lambda expected: expected[0][:30])
def test_sentences(expected: list[str]) -> None:
    text = " ".join(expected)
    assert [text[start:end] for start, end in sentence_bounds(text)] == expected


@pytest.mark.parametrize(
    "text", ["Xã đã giải quyết 1.234 hồ sơ.", "Đạt 91.5% (Ảnh: V.)", "Xong rồi!?…", "..."]
)
def test_one_sentence_needs_no_splitter(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "underthesea", None)
    assert sentence_bounds(text) == [(0, len(text))]


def test_a_line_break_ends_a_sentence() -> None:
    text = "Tiêu đề không có dấu chấm\nQuận họp.\r\n\n  Ảnh: Văn An"
    found = [text[start:end] for start, end in sentence_bounds(text)]
    assert found == ["Tiêu đề không có dấu chấm", "Quận họp.", "Ảnh: Văn An"]


@pytest.mark.parametrize("unit", ["a.", "A. ", ".", "? ", "(", "1.", "“A. ", "TP. ", "hoà"])
def test_hostile_input_is_cut_like_any_other(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    bounds = sentence_bounds(text)
    assert all(a[1] <= b[0] for a, b in pairwise(bounds))
    assert bounds[-1][1] == len(text.rstrip())
    assert len(fold(text)) == len(text)
