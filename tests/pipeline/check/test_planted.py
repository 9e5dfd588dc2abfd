"""The contradictions planted within single sample articles (corpus/samples/README.md)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus import read
from pipeline.check.figures import report_of
from pipeline.check.finding import Finding, Verdict
from pipeline.check.within import within
from pipeline.extract import extract
from pipeline.records import Article

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples" / "articles"

PLANTED = [
    ("di-an-kiot-tu-phuc-vu", "ratio_percent", "309.005 / 309.772 = 99,75% ≠ 99,57%"),
    ("sa-dec-tong-ket-2021", "sum", "9.014 + 25.582 = 34.596 ≠ 34.866"),
    ("binh-phuoc-bi-quyet-22-bac", "delta", "29 - 8 = 21 ≠ 22 bậc"),
    ("gio-linh-bang-diem-cap-xa-2019", "rank_order", "87 ≠ 85,5"),
]

SOUND = [
    # Two rates on time, explained by another basis.
    "khanh-hoa-so-noi-vu-bao-cao-2022",
    "bac-son-hang-ba-2021",
    "quy-hop-doan-kiem-tra-2023",
    "thai-nguyen-dti-2023",
    "hau-giang-sipas-2023",
]


@cache
def articles() -> dict[str, Article]:
    return {item.id: item for item in read([SAMPLES]) if isinstance(item, Article)}


def contradictions(article_id: str) -> list[Finding]:
    report = report_of(extract(articles()[article_id]))
    return [finding for finding in within(report) if finding.verdict == Verdict.inconsistent]


@pytest.mark.parametrize(("article_id", "kind", "computation"), PLANTED)
def test_a_planted_contradiction_is_the_only_one_found(article_id: str, kind: str, computation: str) -> None:
    assert [(f.kind.value, f.computation) for f in contradictions(article_id)] == [(kind, computation)]


@pytest.mark.parametrize("article_id", SOUND)
def test_sound_articles_have_none(article_id: str) -> None:
    assert contradictions(article_id) == []
