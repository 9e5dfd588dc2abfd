"""The indicator table: every entry is whole, and its examples speak for it."""

from collections import Counter

import pytest

from extractors.indicators.patterns import nouns, terms
from gazetteer.indicators import INDEXES, blockers, indicators, spellings
from pipeline.segment import fold

ENTRIES = list(indicators().values())


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.key)
def test_examples_speak_for_their_indicator(entry):
    assert entry.examples, "an indicator needs an example"
    for example in entry.examples:
        text = fold(example)
        support = Counter()
        for hit in terms().finditer(text):
            if hit.payload is not None:
                support[hit.payload.key] += hit.payload.strength
        for noun, key in nouns().items():
            if f" {noun} " in f" {text.rstrip('.')} ":
                support[key] += 2
        best = max(support.values())
        assert support[entry.key] >= best - 2, (example, support)
        assert support[entry.key] > 0, (example, support)


def test_keys_are_those_of_the_guidelines():
    assert set(indicators()) >= INDEXES
    assert {"tasks_done", "dossiers_on_time", "procedures_cut", "budget", "other"} <= set(indicators())
    assert len(indicators()) == 43


def test_terms_are_folded_and_blockers_hold_a_term():
    for entry in ENTRIES:
        for term in (*entry.strong, *entry.terms, *entry.weak, *entry.nouns, *entry.generic):
            assert term == fold(term).strip(), term
    for blocker in blockers():
        hits = list(terms().finditer(blocker))
        assert [hit.payload for hit in hits] == [None], blocker


@pytest.mark.parametrize(
    "text",
    [
        "Bộ phận tiếp nhận và trả kết quả của xã mở cửa lúc 7 giờ.",
        "Trung tâm phục vụ hành chính công ở gần chợ.",
        "Siết chặt kỷ luật, kỷ cương trong cơ quan.",
        "Nhận thức của người dân được nâng lên trong thời gian qua.",
        "Ông ghi nhận và nhìn nhận thẳng thắn những việc chưa làm được.",
    ],
)
def test_names_that_only_hold_a_term_say_nothing(text):
    assert {hit.payload.key for hit in terms().finditer(fold(text)) if hit.payload} == set()


def test_a_noun_stands_for_one_indicator():
    counts = Counter(fold(noun) for entry in ENTRIES for noun in (*entry.nouns, *entry.generic))
    assert [noun for noun, times in counts.items() if times > 1] == []


@pytest.mark.parametrize(
    ("term", "forms"),
    [
        ("chỉ số cải cách hành chính", {"chỉ số cải cách hành chính", "chỉ số cchc"}),
        ("dịch vụ công trực tuyến", {"dịch vụ công trực tuyến", "dvctt", "dvc trực tuyến"}),
        (
            "tỷ lệ thủ tục hành chính",
            {"tỷ lệ thủ tục hành chính", "tỉ lệ thủ tục hành chính", "tỷ lệ tthc", "tỉ lệ tthc"},
        ),
        ("biên chế", {"biên chế"}),
    ],
)
def test_a_term_is_known_by_its_short_forms(term, forms):
    assert set(spellings(term)) == forms


def test_the_table_writes_no_short_form_beside_its_long_one():
    for entry in ENTRIES:
        for field in ("strong", "terms", "weak", "nouns", "generic"):
            listed = getattr(entry, field)
            short = {form for term in listed for form in spellings(term)[1:]}
            assert not short.intersection(listed), (entry.key, field)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Chỉ số năng lực cạnh tranh cấp sở, ban, ngành và địa phương của tỉnh", "ddci"),
        ("Bảng xếp hạng năng lực cạnh tranh cấp huyện", "ddci"),
        ("Bảng xếp hạng năng lực cạnh tranh cấp tỉnh", "pci"),
        ("Chỉ số năng lực cạnh tranh toàn cầu của Việt Nam", "other_index"),
        ("Chỉ số hài lòng của người bệnh nội trú", "satisfaction"),
        ("Tiết kiệm chi phí tuân thủ thủ tục hành chính", "procedures_cut"),
    ],
)
def test_a_longer_name_is_not_taken_for_the_shorter_one_in_it(text, key):
    strong = (
        hit.payload for hit in terms().finditer(fold(text)) if hit.payload and hit.payload.strength == 3
    )
    assert {value.key for value in strong} == {key}
