"""What ``cchc evaluate`` tells of errors, and scores on articles that the weights have not seen."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.evaluate import evaluate
from pipeline.gold.mistakes import by_field, figures, others, told
from pipeline.gold.report import report
from pipeline.records import Article
from pipeline.relate.ranker import using, weights
from tests.pipeline.test_gold_agreement import figure, gold

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TEXT = "Xã <An Hà> & phường B nhận 120 hồ sơ, xong 96 hồ sơ, 7 hồ sơ trễ, đạt 80%, 5 xã, hạng 2."
GOLD = gold(
    figure("120 hồ sơ", value=120),
    figure("96 hồ sơ", value=96),
    figure("7 hồ sơ", value=7),
    figure("80%", kind="percent", value=80.5),
    units=("huyện <i>Mai Sơn</i>",),
)


def claim(quote: str, **changed: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    return {**figure(quote, **changed), "start": start, "end": start + len(quote)}


FOUND = {
    "units": [],
    "officials": [{"name": "Lê Thị <Mận>", "titles": ["Chủ tịch UBND"]}],
    "documents": [{"number": "5", "symbol": "UBND", "type": "Công văn"}],
    "claims": [
        claim("120 hồ sơ", value=120),
        claim("96 hồ sơ", value=96, indicator="other", period=None, subject=None),
        claim("80%", kind="percent", value=80),
        {**claim("5 xã", value=5), "end": 10_000},
    ],
}
EVALUATION = evaluate({"a": GOLD}, {"a": TEXT}, {"a": FOUND})


def test_figures_in_plain_words() -> None:
    assert [(figure.state, figure.words) for figure in figures(EVALUATION, "a", TEXT)] == [
        ("right", ""),
        (
            "wrong",
            "indicator is other, should be dossiers_received; subject is none, should be huyện Mai Sơn, Sơn La;"
            " period is none, should be 2023-01-01 to 2023-12-31",
        ),
        ("missed", "not found: count 7"),
        ("misread", "read as percent 80, should be percent 80.5"),
        ("extra", "no such figure in gold: read as count 5"),
    ]
    assert list(others(EVALUATION, "a")) == [
        ("missed", "unit huyện <i>Mai Sơn</i> (district)"),
        ("extra", "official Lê Thị <Mận> (Chủ tịch UBND) is not in gold"),
        ("extra", "document Công văn 5/UBND is not in gold"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [("none", None), ("open to 2023-06-30", [None, "2023-06-30"]), ("46.3", 46.3), ("5", 5.0), ("x", "x")],
)
def test_told(words: str, value: Any) -> None:
    assert told(value) == words


def test_fields() -> None:
    table = by_field(EVALUATION)
    assert table["indicator"] == {
        "share": 0.5,
        "right": 1,
        "of": 2,
        "confused": [{"gold": "dossiers_received", "predicted": "other", "count": 1}],
    }
    assert (table["cmp"]["share"], table["cmp"]["confused"]) == (1.0, [])


class Page(HTMLParser):
    """Tags with their attributes, and the text of the article."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside = self._note = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))
        self._inside |= dict(attributes).get("class") == "text"
        self._note |= tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "div"
        self._note &= tag != "sup"

    def handle_data(self, data: str) -> None:
        self.text += data if self._inside and not self._note else ""


def page(text: str, record: dict[str, Any], found: dict[str, Any], **article: Any) -> str:
    evaluation = evaluate({"a": record}, {"a": text}, {"a": found})
    return "\n".join(report(evaluation, {"a": Article("a", text, **article)}, {"a": evaluation.scores()}))


def test_report_shows_the_text_and_lets_nothing_through() -> None:
    html = page(TEXT, GOLD, FOUND, title="<script>alert(1)</script>\ud800")
    shown = Page(html)
    assert shown.text == TEXT
    assert "&lt;script&gt;" in html
    names = {tag for tag, _ in shown.tags}
    assert not names & {"script", "link", "img", "iframe", "i"}
    for _, attributes in shown.tags:
        assert not attributes.keys() & {"src", "onclick", "style"}
        assert (attributes.get("href") or "#").startswith("#")
    html.encode("utf8")
    ids = {attributes["id"] for _, attributes in shown.tags if "id" in attributes}
    aims = {(attributes["href"] or "")[1:] for _, attributes in shown.tags if "href" in attributes}
    assert aims <= ids
    assert re.findall(r'<mark class="(\w+)">', html[html.index('class="text"') : html.index("<h4>")]) == [
        "right",
        "wrong",
        "missed",
        "misread",
        "extra",
    ]


def test_figures_within_figures_are_marked_as_the_worst_of_them() -> None:
    record = gold(figure("120 hồ sơ, xong 96 hồ sơ", value=120))
    found = {"claims": [claim("120 hồ sơ, xong 96 hồ sơ", value=120), claim("96 hồ sơ", value=96)]}
    html = page(TEXT, record, found)
    assert '<mark class="right">120 hồ sơ, xong </mark><mark class="extra">96 hồ sơ</mark>' in html
    assert Page(html).text == TEXT


def test_nothing_wrong() -> None:
    assert "<p>Everything is right.</p>" in page("Không có gì.", gold(units=()), {})


def test_other_weights_for_a_while() -> None:
    shipped = weights("status")
    with using({"status": {"rule": 1.0}}):
        assert weights("status") == {"rule": 1.0}
    assert weights("status") is shipped


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Four of the sample articles with their gold."""
    folder = tmp_path_factory.mktemp("few")
    docs, annotated = folder / "docs", folder / "gold"
    docs.mkdir()
    annotated.mkdir()
    paths = sorted((SAMPLES / "articles").glob("*.json"))[:4]
    for path in paths:
        (docs / path.name).write_bytes(path.read_bytes())
        name = f"{path.stem}.json"
        (annotated / name).write_bytes((SAMPLES / "gold" / name).read_bytes())
    return docs, annotated


def scored(few: tuple[Path, Path], *arguments: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, (*few, *arguments))])


def test_by_document_and_page(few: tuple[Path, Path], tmp_path: Path) -> None:
    html = tmp_path / "report.html"
    result = scored(few, "--by", "document", "--html", html, "--json")
    assert result.exit_code == 0, result.output
    table = json.loads(result.stdout)
    each = table["by_document"]
    assert sorted(each) == sorted(path.stem for path in few[1].iterdir())
    assert sum(row["quantity"]["gold"] for row in each.values()) == table["quantity"]["gold"]
    assert len(re.findall("<section", html.read_text("utf8"))) == 4
    lines = scored(few, "--by", "document").stdout.splitlines()
    assert lines[-4].split()[0] == min(each)
    fields = scored(few, "--by", "field")
    assert re.search(r"^indicator +\d\.\d{4} \(\d+/\d+\)$", fields.stdout, re.M)


def test_folds_score_what_the_weights_have_not_seen(few: tuple[Path, Path]) -> None:
    before = weights("subject")
    held, shipped = scored(few, "--folds", 2, "--json"), scored(few, "--json")
    assert held.exit_code == 0, held.output
    a, b = json.loads(held.stdout), json.loads(shipped.stdout)
    # Finding figures has no weights; saying whose they are, and how surely, has.
    assert a["quantity"] == b["quantity"]
    assert 0.3 < a["claim"]["f1"] <= b["claim"]["f1"]
    assert a["reliability"] != b["reliability"]
    assert sum(row["claims"] for row in a["reliability"]) == sum(row["claims"] for row in b["reliability"])
    assert weights("subject") is before


@pytest.mark.parametrize(
    "arguments", [("--folds", 5), ("--folds", 1), ("--by", "weather"), ("--html", "no/r.html")]
)
def test_wrong_use(few: tuple[Path, Path], arguments: tuple[object, ...]) -> None:
    result = scored(few, *arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_folds_extract_by_themselves(few: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "p.jsonl").write_text("")
    assert scored(few, "--folds", 2, "--predictions", tmp_path / "p.jsonl").exit_code == 2
