"""The sample articles and their gold: whole, verbatim, in order, and written down in their README."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from corpus import Article, read
from gazetteer.indicators import indicators
from pipeline.segment import fold

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
GOLD = sorted((SAMPLES / "gold").glob("*.json"))
FILES = sorted((SAMPLES / "articles").iterdir())

KEYS = {
    "units": {"name", "level", "district", "province"},
    "officials": {"name", "titles", "of"},
    "documents": {"quote", "type", "number", "year", "symbol", "date", "issuer"},
    "quantities": {
        "quote", "n", "kind", "value", "denominator", "high", "unit", "cmp", "indicator", "component",
        "subject", "scope", "period", "status",
    },
}  # fmt: skip
TYPE_WORD = re.compile(r"^(thành phố|thị xã|thị trấn|đặc khu|tỉnh|quận|huyện|phường|xã) ", re.I)
NUMBER = re.compile(r"\d+(?:[.,] ?\d+)*")
WORDS = {"nghìn tỷ": 10**12, "tỷ": 10**9, "triệu": 10**6, "nghìn": 1000, "ngàn": 1000}


@cache
def articles() -> dict[str, Article]:
    found = list(read([SAMPLES / "articles"]))
    assert all(isinstance(item, Article) for item in found), found
    return {item.id: item for item in found if isinstance(item, Article)}


@pytest.fixture(params=GOLD, ids=lambda path: path.stem)
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    assert loaded["id"] == request.param.stem
    return loaded


def at(text: str, quote: str, n: int) -> tuple[int, int]:
    """Where the n-th occurrence stands; occurrences do not overlap, as in the scorer."""
    starts = [match.start() for match in re.finditer(re.escape(quote), text)]
    assert len(starts) >= n >= 1, f"{quote!r} occurs {len(starts)} times, not {n}"
    return starts[n - 1], starts[n - 1] + len(quote)


def readings(quote: str) -> set[float]:
    """All numbers that the characters of a quote may stand for, either sign."""
    scale = next((by for word, by in WORDS.items() if re.search(rf"\d\s*{word}\b", quote)), 1)
    found: set[float] = set()
    for match in NUMBER.finditer(quote):
        digits = match.group().replace(" ", "")
        plain = {digits.replace(".", "").replace(",", "."), digits.replace(",", "").replace(".", ".", 1)}
        for form in plain:
            if form.count(".") <= 1:
                found |= {sign * float(form) * by for sign in (1, -1) for by in (1, scale)}
    return found


def test_there_are_enough_of_every_sort() -> None:
    kinds = {"".join(path.suffixes[-2:] if path.suffix == ".gz" else path.suffixes[-1:]) for path in FILES}
    assert kinds == {".json", ".html", ".txt", ".jsonl.gz"}
    assert len(articles()) >= 26
    assert any(article.published is None for article in articles().values())
    years = {article.published.year for article in articles().values() if article.published}
    assert years >= set(range(2018, 2027))


def test_every_article_has_gold_and_every_gold_an_article() -> None:
    assert set(articles()) == {path.stem for path in GOLD}


def test_readme_lists_every_file() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in readme] == []
    assert [path.name for path in GOLD if f"`{path.stem}`" not in readme] == []


def test_all_kinds_and_most_indicators_occur() -> None:
    quantities = [q for path in GOLD for q in json.loads(path.read_text(encoding="utf-8"))["quantities"]]
    assert {q["kind"] for q in quantities} == {
        "ratio", "percent", "score", "rank", "count", "change", "money", "duration",
    }  # fmt: skip
    assert {q["cmp"] for q in quantities} == {"=", ">", "<", "~", ">=", "<="}
    assert len({q["indicator"] for q in quantities}) >= 36


def test_keys_and_values_are_the_allowed_ones(gold: dict[str, Any]) -> None:
    assert set(gold) == {"id", "home", *KEYS}
    for part, keys in KEYS.items():
        assert all(set(record) == keys for record in gold[part])
    for unit in gold["units"]:
        assert unit["level"] in {"province", "district", "commune"}
        assert TYPE_WORD.match(unit["name"])
    for quantity in gold["quantities"]:
        assert quantity["indicator"] in indicators(), quantity
        assert quantity["status"] in {"actual", "target"}
        assert quantity["subject"] != ""


def test_periods_and_dates_are_days_in_order(gold: dict[str, Any]) -> None:
    for document in gold["documents"]:
        assert document["date"] is None or date.fromisoformat(document["date"])
    for quantity in gold["quantities"]:
        if (period := quantity["period"]) is not None:
            days = [date.fromisoformat(day) for day in period if day]
            assert len(period) == 2
            assert days
            assert days == sorted(days)


def test_quotes_are_verbatim_whole_tokens_in_order(gold: dict[str, Any]) -> None:
    text = articles()[gold["id"]].text
    spans = [at(text, quantity["quote"], quantity["n"]) for quantity in gold["quantities"]]
    for (start, end), quantity in zip(spans, gold["quantities"], strict=True):
        assert not (text[start - 1 : start].isalnum() and text[start].isalnum()), quantity
        assert not (text[end : end + 1].isalnum() and text[end - 1].isalnum()), quantity
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_values_are_those_of_the_quote(gold: dict[str, Any]) -> None:
    for quantity in gold["quantities"]:
        kind, quote = quantity["kind"], quantity["quote"]
        assert (quantity["denominator"] is not None) or kind != "ratio"
        assert (quantity["unit"] is None) == (kind == "rank"), quantity
        assert kind != "percent" or quantity["unit"] == "%"
        if kind == "rank" and not NUMBER.search(quote):
            continue
        numbers = readings(quote)
        given = [quantity[key] for key in ("value", "high") if quantity[key] is not None]
        if kind == "rank" and not re.search(r"(hạng|thứ|vị trí|tốp|top|số)\s*\d|^\d", quote):
            given = [quantity["denominator"]]
        assert given
        assert all(number in numbers for number in given), quantity


def test_names_and_documents_stand_in_the_text(gold: dict[str, Any]) -> None:
    text = articles()[gold["id"]].text
    folded = fold(text)
    for unit in gold["units"]:
        name = fold(TYPE_WORD.sub("", unit["name"]))
        assert name in folded or (name == "hồ chí minh" and "tp.hcm" in folded), unit
    assert [o["name"] for o in gold["officials"] if o["name"] not in text] == []
    assert [d["quote"] for d in gold["documents"] if d["quote"] not in text] == []
    assert all(document["number"] in document["quote"] for document in gold["documents"])
