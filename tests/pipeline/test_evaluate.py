"""Scores mean what the guidelines say, and changes between two evaluations are shown by article."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluate import KINDS, Evaluation, compare, evaluate, read_gold, read_predictions

TEXT = "UBND quận Lê Chân giải quyết 25/54 hồ sơ, đạt 46,3%; quận Lê Chân có 25/54 hồ sơ trễ hạn."
RATIO = {
    "quote": "25/54 hồ sơ",
    "n": 1,
    "kind": "ratio",
    "value": 25,
    "high": None,
    "denominator": 54,
    "unit": "hồ sơ",
    "cmp": "=",
    "indicator": "dossiers_resolved",
    "component": None,
    "subject": "quận Lê Chân, Hải Phòng",
    "scope": None,
    "period": ["2021-01-01", "2021-12-31"],
    "status": "actual",
}
GOLD = {
    "units": [{"name": "quận Lê Chân", "level": "district", "province": "Hải Phòng"}],
    "officials": [{"name": "Lê Thị Mận", "titles": ["Chủ tịch UBND"]}],
    "documents": [{"number": "07", "symbol": "KH-UBND", "date": "2021-02-03"}],
    "quantities": [RATIO],
}


def claim(at: int = 0, **changed: Any) -> dict[str, Any]:
    start = [TEXT.index("25/54"), TEXT.rindex("25/54")][at]
    return {**RATIO, "start": start, "end": start + len("25/54 hồ sơ"), **changed}


def f1(kind: str, **found: Any) -> float:
    scores = evaluate({"a": GOLD}, {"a": TEXT}, {"a": found}).scores()
    value: float = scores[kind]["f1"]
    return value


@pytest.mark.parametrize(
    ("quantity", "whole", "found"),
    [
        (1.0, 1.0, claim()),
        (1.0, 1.0, claim(subject="quận Lê Chân")),
        (1.0, 1.0, claim(subject="quận An Dương; Quận Lê Chân, Hải Phòng")),
        (1.0, 1.0, claim(unit="bộ hồ sơ", component="x", scope="y")),
        (1.0, 1.0, claim(value=25.0, end=TEXT.index("25/54") + 2)),
        (1.0, 0.0, claim(subject="quận Lê Chân, Hà Nội")),
        (1.0, 0.0, claim(subject=None)),
        (1.0, 0.0, claim(cmp="~")),
        (1.0, 0.0, claim(indicator="dossiers_received")),
        (1.0, 0.0, claim(period=None)),
        (1.0, 0.0, claim(status="target")),
        (0.0, 0.0, claim(value=24)),
        (0.0, 0.0, claim(denominator=None)),
        (0.0, 0.0, claim(high=30)),
        (0.0, 0.0, claim(kind="count")),
        (0.0, 0.0, claim(at=1)),
    ],
)
def test_quantities_and_claims(quantity: float, whole: float, found: dict[str, Any]) -> None:
    assert f1("quantity", claims=[found]) == quantity
    assert f1("claim", claims=[found]) == whole


@pytest.mark.parametrize(
    ("score", "unit"),
    [
        (1.0, {"name": "Lê Chân", "level": "district", "province": "thành phố Hải Phòng"}),
        (0.0, {"name": "quận Lê Chân", "level": "district", "province": None}),
        (0.0, {"name": "xã Lê Chân", "level": "commune", "province": "Hải Phòng"}),
    ],
)
def test_units(score: float, unit: dict[str, Any]) -> None:
    assert f1("units", units=[unit, unit]) == score


def test_sets_and_shares() -> None:
    found = {
        "officials": [
            {"name": "LÊ THỊ MẬN", "titles": []},
            {"name": "Lê Thị Mận", "titles": ["chủ tịch UBND"]},
        ],
        "documents": [{"number": "7", "symbol": "KH–UBND", "date": None}],
    }
    scores = evaluate({"a": GOLD}, {"a": TEXT}, {"a": found}).scores()
    assert (scores["officials"]["f1"], scores["titles"]) == (1.0, 1.0)
    assert (scores["documents"]["f1"], scores["dates"]) == (1.0, 0.0)
    assert scores["quantity"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 1, "predicted": 0}


def test_missing_prediction_and_bad_gold() -> None:
    assert evaluate({"a": GOLD}, {"a": TEXT}, {}).scores()["units"]["recall"] == 0.0
    with pytest.raises(ValueError, match="a: the text has no 3"):
        evaluate({"a": {**GOLD, "quantities": [{**RATIO, "n": 3}]}}, {"a": TEXT}, {})


def test_errors_and_changes() -> None:
    good = evaluate({"a": GOLD}, {"a": TEXT}, {"a": {"claims": [claim()]}})
    bad = evaluate({"a": GOLD}, {"a": TEXT}, {"a": {"claims": [claim(value=24)]}})
    assert [(miss, article) for miss, article, _ in bad.errors("quantity")] == [("MISS", "a"), ("EXTRA", "a")]
    assert good.errors("quantity") == []
    changes = compare(good.saved(), json.loads(json.dumps(bad.saved())))
    assert [(change.kind, change.sign) for change in changes] == [
        ("quantity", "+"),
        ("quantity", "-!"),
        ("claim", "+"),
        ("claim", "-!"),
    ]
    assert compare(good.saved(), good.saved()) == []


def test_same_numbers_as_the_arbiter() -> None:
    """Where annotated articles and a script that scores them lie beside the project."""
    beside = next(Path(__file__).parents[3].glob("*/score.py"), None)
    if beside is None:
        pytest.skip("no annotated articles beside the project")
    annotated = beside.parent
    spec = importlib.util.spec_from_file_location("score", beside)
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = read_gold(annotated / "gold" / "dev")
    documents = {id_: annotated / "dev" / f"{id_}.json" for id_ in gold}
    texts = {id_: json.loads(path.read_text(encoding="utf8"))["text"] for id_, path in documents.items()}
    predictions = {id_: _distorted(record, texts[id_], n) for n, (id_, record) in enumerate(gold.items())}
    tallies = {kind: score.Tally() for kind in KINDS}
    fields = {name: [0, 0] for name in ("cmp", "indicator", "subject", "period", "status", "unit")}
    extras = {"titles": [0, 0], "dates": [0, 0]}
    for id_, record in gold.items():
        claims = predictions[id_]["claims"]
        score.score_quantities(id_, texts[id_], record["quantities"], claims, tallies, fields)
        score.score_sets(id_, record, predictions[id_], tallies, extras)
    ours = evaluate(gold, texts, predictions).scores()
    assert {kind: ours[kind] for kind in KINDS} == {kind: tally.row() for kind, tally in tallies.items()}
    assert 0.3 < ours["claim"]["f1"] < ours["quantity"]["f1"] < 1.0
    shares = {name: round(right / of, 4) for name, (right, of) in fields.items()}
    assert ours["fields_of_right_quantities"] == shares
    assert {name: ours[name] for name in extras} == {n: round(a / b, 4) for n, (a, b) in extras.items()}


def _distorted(gold: Any, text: str, n: int) -> dict[str, Any]:
    """A prediction that is right in most and wrong in some of every kind, always the same."""
    claims = []
    for i, record in enumerate(gold["quantities"]):
        start = -1
        for _ in range(record.get("n", 1)):
            start = text.index(record["quote"], start + 1)
        found = {**record, "start": start, "end": start + len(record["quote"])}
        wrong = [
            ("value", 1),
            ("cmp", "~"),
            ("subject", None),
            ("period", None),
            ("status", "target"),
            ("unit", "x"),
        ]
        if (i + n) % 4 == 0:
            name, value = wrong[(i + n) // 4 % len(wrong)]
            found[name] = value
        if (i + n) % 11:
            claims.append(found)
    return {
        "claims": claims,
        "units": [u if i % 5 else {**u, "province": "Hà Nội"} for i, u in enumerate(gold["units"]) if i % 7],
        "officials": [
            o if i % 3 else {**o, "titles": []} for i, o in enumerate(gold["officials"]) if (i + n) % 4
        ],
        "documents": [
            d if i % 2 else {**d, "date": None} for i, d in enumerate(gold["documents"]) if (i + n) % 5
        ],
    }


def test_unreadable_files(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{")
    with pytest.raises(ValueError, match=r"a\.json"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text("[]")
    with pytest.raises(ValueError, match="not a gold file"):
        read_gold(tmp_path)
    lines = tmp_path / "p.jsonl"
    lines.write_text('{"id": "a", "units": []}\n\n')
    assert read_predictions(lines) == {"a": {"id": "a", "units": []}}


def test_reliability_sets_stated_confidence_beside_the_share_right() -> None:
    evaluation = Evaluation(judged=[(0.95, True), (0.92, True), (0.91, False), (0.42, False), (1.0, True)])
    assert evaluation.reliability() == [
        {"claims": 1, "stated": 0.42, "right": 0.0},
        {"claims": 4, "stated": 0.945, "right": 0.75},
    ]
