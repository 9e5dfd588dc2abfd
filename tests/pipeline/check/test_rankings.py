"""Ranks and scores of one ranking, told by several articles."""

import pytest

from pipeline.check.rankings import Told, judged
from tests.pipeline.check.reports import figure

CHAU, SON, CHAU_SO, KHUONG = "huyện Yên Châu", "huyện Mai Sơn", "huyện Thuận Châu", "huyện Phù Yên"


def rank(article, subject, value, sentence="", quote=None, **more):
    return _told("rank", article, subject, value, sentence, quote, **more)


def score(article, subject, value, **more):
    return _told("score", article, subject, value, "", None, unit="điểm", **more)


def _told(kind, article, subject, value, sentence, quote, **more):
    text = str(value).replace(".", ",")
    fields = {"indicator": "par_index", "subject": f"{subject}, Sơn La", "quote": quote or text, **more}
    stated = figure(kind, value, text, article_id=article, **fields)
    return Told(stated, sentence or f"{subject}: {text}", source=article)


FOUND = {
    "a better rank with a lower score": [
        rank("a", CHAU, 2),
        score("b", CHAU, 84.1),
        rank("c", SON, 3),
        score("b", SON, 86.2),
    ],
    "one rank, two scores": [
        rank("a", CHAU, 2),
        score("b", CHAU, 84.1),
        rank("c", SON, 2),
        score("b", SON, 86.2),
    ],
    "placed after one that has less": [
        rank(
            "a",
            CHAU,
            "4",
            "Yên Châu được 86,2 điểm, đứng thứ tư sau Mai Sơn; cuối cùng là Phù Yên.",
            "thứ tư",
        ),
        score("a", CHAU, 86.2),
        score("b", SON, 86.02),
    ],
}
SILENT = {
    "in order": [
        rank("a", CHAU, 2),
        score("b", CHAU, 86.2),
        rank("c", SON, 3),
        score("b", SON, 84.1),
    ],
    "tied with one score": [
        rank("a", CHAU, 2),
        score("b", CHAU, 86.2),
        rank("c", SON, 2),
        score("b", SON, 86.2),
    ],
    "tied, scores not told": [rank("a", CHAU, 2), rank("c", SON, 2)],
    "differs by rounding": [
        rank("a", CHAU, 2),
        score("b", CHAU, 86),
        rank("c", SON, 3),
        score("b", SON, 86.2),
    ],
    "two rankings": [
        rank("a", CHAU, 2, denominator=12),
        score("b", CHAU, 84.1),
        rank("c", SON, 3, denominator=5),
        score("b", SON, 86.2),
    ],
    "a group of its own": [
        rank("a", CHAU, 1, "Yên Châu đứng thứ 1 trong nhóm vùng cao", "thứ 1"),
        score("b", CHAU, 84.1),
        rank("c", SON, 3),
        score("b", SON, 86.2),
    ],
    "all in one article": [
        rank("a", CHAU, 2),
        score("a", CHAU, 84.1),
        rank("a", SON, 3),
        score("a", SON, 86.2),
    ],
    "other maxima": [
        rank("a", CHAU, 2),
        score("b", CHAU, 8.4, denominator=10),
        rank("c", SON, 3),
        score("b", SON, 86.2, denominator=100),
    ],
    "articles differ on the rank": [
        rank("a", CHAU, 2),
        rank("d", CHAU, 5),
        score("b", CHAU, 84.1),
        rank("c", SON, 3),
        score("b", SON, 86.2),
    ],
    "scores that ranks do not follow": [
        each
        for n, subject in enumerate((CHAU, SON, CHAU_SO, KHUONG), 1)
        for each in (rank("a", subject, n), score("b", subject, 80 + 2 * n))
    ],
    "doubtful": [
        rank("a", CHAU, 2, confidence=0.6),
        score("b", CHAU, 84.1, confidence=0.6),
        rank("c", SON, 3, confidence=0.9),
        score("b", SON, 86.2, confidence=0.9),
    ],
    "placed after one that has more": [
        rank("a", CHAU, "4", "Yên Châu đứng thứ tư sau Mai Sơn.", "thứ tư"),
        score("a", CHAU, 86.2),
        score("b", SON, 87.02),
    ],
}


@pytest.mark.parametrize("told", FOUND.values(), ids=FOUND)
def test_found(told):
    [finding] = judged(told)
    assert finding.verdict == "inconsistent"


@pytest.mark.parametrize("told", SILENT.values(), ids=SILENT)
def test_no_word_about(told):
    assert list(judged(told)) == []


def test_explained():
    [finding] = judged(FOUND["a better rank with a lower score"])
    assert finding.explanation == (
        "Chỉ số cải cách hành chính (PAR INDEX) năm 2022: huyện Yên Châu xếp hạng 2 với 84,1 điểm, "
        "trên huyện Mai Sơn xếp hạng 3 dù được 86,2 điểm, cao hơn."
    )
    assert [(party.role, party.side) for party in finding.parties] == [
        ("rank", 1),
        ("score", 1),
        ("rank", 2),
        ("score", 2),
    ]
