"""How far two annotators agree, by figures worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Hashable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.gold.agreement import agreement, kappa
from pipeline.gold.annotation import gold_lines

TEXT = "Huyện Mai Sơn nhận 120 hồ sơ, xong 96/120 hồ sơ, đạt 80%; năm tới phấn đấu 90%."


def figure(quote: str, **changed: Any) -> dict[str, Any]:
    row = {
        "quote": quote,
        "n": 1,
        "kind": "count",
        "value": 1,
        "denominator": None,
        "high": None,
        "unit": None,
        "cmp": "=",
        "indicator": "dossiers_received",
        "component": None,
        "subject": "huyện Mai Sơn, Sơn La",
        "scope": None,
        "period": ["2023-01-01", "2023-12-31"],
        "status": "actual",
    }
    return {**row, **changed}


def gold(*quantities: dict[str, Any], units: tuple[str, ...] = ("huyện Mai Sơn",)) -> dict[str, Any]:
    return {
        "id": "a",
        "home": None,
        "units": [{"name": name, "level": "district", "province": None} for name in units],
        "officials": [],
        "documents": [],
        "quantities": list(quantities),
    }


A = gold(
    figure("120 hồ sơ", value=120),
    figure("96/120 hồ sơ", kind="ratio", value=96, denominator=120, indicator="dossiers_resolved"),
    figure("80%", kind="percent", value=80, indicator="dossiers_resolved"),
    figure("90%", kind="percent", value=90, indicator="dossiers_on_time", status="target", period=None),
)
B = gold(
    figure("120 hồ sơ", value=120, subject="huyện Mai Sơn"),
    figure("96/120", kind="ratio", value=96, denominator=120, indicator="dossiers_resolved"),
    figure("đạt 80%", kind="percent", value=80, indicator="dossiers_on_time"),
    figure(
        "phấn đấu 90%", kind="percent", value=9, indicator="dossiers_on_time", status="target", period=None
    ),
    units=("huyện Mai Sơn", "huyện Yên Châu"),
)


def test_by_hand() -> None:
    found = agreement({"a": A}, {"a": B, "b": A}, {"a": TEXT})
    assert (found["articles"], found["figures"]) == (1, 4)
    assert found["kinds"]["quantity"] == {"f1": 0.75, "a": 4, "b": 4}
    assert found["kinds"]["claim"]["f1"] == 0.5
    assert found["kinds"]["units"] == {"f1": 0.6667, "a": 1, "b": 2}
    fields = found["fields"]
    assert fields["kind"] == {"share": 1.0, "kappa": 1.0}
    assert fields["value"]["share"] == 0.75
    # A: received, resolved twice, on time; B: received, resolved, on time twice; by chance 5/16.
    assert fields["indicator"] == {"share": 0.75, "kappa": round((12 / 16 - 5 / 16) / (11 / 16), 4)}
    assert fields["subject"] == {"share": 1.0, "kappa": None}
    assert fields["period"] == {"share": 1.0, "kappa": 1.0}


@pytest.mark.parametrize(
    ("expected", "labels"),
    [
        (1.0, [("a", "a"), ("b", "b")]),
        (-1.0, [("a", "b"), ("b", "a")]),
        (0.0, [("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]),
        (0.4, [("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15),
        (None, [("a", "a"), ("a", "a")]),
    ],
)
def test_kappa(expected: float | None, labels: list[tuple[Hashable, Hashable]]) -> None:
    assert kappa(labels) == (None if expected is None else pytest.approx(expected))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_is_the_same_both_ways_and_at_most_the_share(labels: list[tuple[str, str]]) -> None:
    one, other = kappa(labels), kappa([(b, a) for a, b in labels])
    assert one == (None if other is None else pytest.approx(other))
    if one is not None:
        assert one <= sum(a == b for a, b in labels) / len(labels) + 1e-9


def test_an_annotator_agrees_with_himself() -> None:
    found = agreement({"a": A}, {"a": A}, {"a": TEXT})
    assert {row["f1"] for kind, row in found["kinds"].items() if row["a"]} == {1.0}
    assert all(row["share"] == 1.0 and row["kappa"] in (1.0, None) for row in found["fields"].values())


def test_command(tmp_path: Path) -> None:
    for name, record in (("a", A), ("b", B)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(gold_lines(record), "utf8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.json").write_text(json.dumps({"id": "a", "text": TEXT}), "utf8")
    arguments = ["gold", "agreement", *(str(tmp_path / name) for name in ("a", "b", "docs"))]
    told = CliRunner().invoke(app, arguments)
    assert told.exit_code == 0, told.output
    assert "1 articles, 4 figures that both have" in told.stdout
    assert ["indicator", "0.7500", "0.6364"] in [line.split() for line in told.stdout.splitlines()]
    assert ["subject", "1.0000", "-"] in [line.split() for line in told.stdout.splitlines()]
    as_json = CliRunner().invoke(app, [*arguments, "--json"])
    assert json.loads(as_json.stdout) == agreement({"a": A}, {"a": B}, {"a": TEXT})
    path = tmp_path / "b" / "a.json"
    path.write_text(path.read_text("utf8").replace("phấn đấu 90%", "phấn đấu 91%"), "utf8")
    spoilt = CliRunner().invoke(app, arguments)
    assert spoilt.exit_code == 2
    assert spoilt.stderr == f"error: {path}:10: the text has no 1. 'phấn đấu 91%'\n"
