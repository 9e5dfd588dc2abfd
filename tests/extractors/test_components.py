"""The extractors as spaCy components: found by name, usable in any pipeline, exact on any text."""

from importlib.metadata import entry_points

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st

from extractors.mentions import GROUPS, get
from pipeline.extract import EXTRACTORS, annotate, extract
from pipeline.records import Article
from pipeline.segment import nfc, words

NAMES = sorted({*(f"cchc_{name}" for name in EXTRACTORS), "cchc_numbers"})
PIECES = st.sampled_from(
    [
        *(
            "huyện Mai Châu",
            "2.763 /2.873 hồ sơ",
            "46,30%",
            "thứ 3/63",
            "ngày 2/8/2023",
            "16/KH-UBND",
            "TP.HCM",
        ),
        *(
            "ông Lê Văn Tám",
            "Chủ tịch UBND",
            "Q.1",
            "(",
            ")",
            "“",
            ";",
            ",",
            ".",
            "\n",
            " ",
            "\t",
            "đạt",
            "giảm",
        ),
        *("từ", "đến", "năm 2022", "quý I", "hoà", "Lượt xem: 79", "| 1 | 2 |", "1/2/3", "½", "İ", "e\u0301"),
        *("\u200b", "😀", "\ud7ff", "lần lượt", "trong đó"),
    ]
)
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(PIECES, max_size=60).map(" ".join),
    st.lists(PIECES, max_size=60).map("".join),
)


@pytest.mark.parametrize("name", NAMES)
def test_spacy_finds_the_component_by_its_name(name):
    assert name in {point.name for point in entry_points(group="spacy_factories")}
    nlp = spacy.blank("xx")
    nlp.add_pipe(name)
    assert nlp("Năm 2022, huyện Mai Châu giải quyết 2.763/2.873 hồ sơ.").text.startswith("Năm")


def test_numbers_keep_their_characters():
    nlp = spacy.blank("xx")
    nlp.add_pipe("cchc_numbers")
    doc = nlp("Có 2.763 hồ sơ , đạt 46,30 % .")
    assert [(span.text, str(span._.number.value)) for span in doc.spans["numbers"]] == [
        ("2.763", "2763"),
        ("46,30", "46.30"),
    ]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("\ud7ff 12,5%")
@example("İ đạt 98% hồ sơ")
@example("¼NĂM 2000")
def test_every_mention_is_a_stretch_of_the_text(text):
    text = nfc(text)
    doc = annotate(Article("a", text))
    assert doc.text == text
    for kind in GROUPS:
        for mention in get(doc, kind):
            span = doc.char_span(mention.start, mention.end)
            assert span is not None, (kind, text[mention.start : mention.end])
            assert span.text == text[mention.start : mention.end]
    for start, end in words(text):
        assert text[start:end].strip() == text[start:end]


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_every_claim_is_quoted_from_the_text(text):
    text = nfc(text)
    extraction = extract(Article("a", text))
    for claim in extraction.claims:
        assert claim.quote == text[claim.start : claim.end]
        assert claim.value_text
        start, end = extraction.sentences[claim.sentence_no]
        assert start <= claim.start < end
