"""Gold to an annotation tool and back is the same gold, and what a tool has spoilt is told."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from pipeline.cli import app
from pipeline.gold import brat, labelstudio
from pipeline.gold.annotation import choices, from_gold, gold_lines, to_gold
from pipeline.gold.folders import texts, write_folder

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
TOOLS = {"brat": brat, "labelstudio": labelstudio}
TEXT = "🏛 Xã An Hà nhận 1.204 hồ sơ;\n1.204 hồ sơ của năm trước\nđã xong, theo Công văn số 5/UBND."


def quantity(**changed: Any) -> dict[str, Any]:
    return {
        "quote": "1.204 hồ sơ",
        "n": 1,
        "kind": "count",
        "value": 1204,
        "denominator": None,
        "high": None,
        "unit": "hồ sơ",
        "cmp": ">=",
        "indicator": "dossiers_received",
        "component": None,
        "subject": "xã An Hà, Lạng Sơn",
        "scope": None,
        "period": [None, "2023-06-30"],
        "status": "actual",
        **changed,
    }


def gold(**changed: Any) -> dict[str, Any]:
    return {
        "id": "a",
        "home": "xã An Hà, Lạng Sơn",
        "units": [{"name": "xã An Hà", "level": "commune", "district": None, "province": "Lạng Sơn"}],
        "officials": [{"name": "Lê Thị Mận", "titles": [], "of": None}],
        "documents": [
            {"quote": "Công văn số 5/UBND", "type": "Công văn", "number": "5", "year": None, "symbol": "UBND"}
        ],
        "quantities": [quantity(), quantity(n=2, value=1204.0)],
        **changed,
    }


def cchc(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def written(folder: Path, text: str, record: dict[str, Any]) -> tuple[Path, Path]:
    """Folders of articles and gold with one article ``a``."""
    for name in ("docs", "gold"):
        (folder / name).mkdir(parents=True)
    (folder / "docs" / "a.json").write_text(json.dumps({"id": "a", "text": text}), encoding="utf8")
    (folder / "gold" / "a.json").write_text(gold_lines(record), encoding="utf8")
    return folder / "docs", folder / "gold"


def through(tool: str, folder: Path, text: str, record: dict[str, Any]) -> Any:
    """Gold as it comes back from a tool's files."""
    path = folder / "a.json"
    path.write_text(gold_lines(record), encoding="utf8")
    out = folder / tool
    write_folder(out, TOOLS[tool].files([from_gold(path, text)]))
    (back,) = TOOLS[tool].read(out, {"a": text})
    return json.loads(gold_lines(to_gold(back)))


@pytest.mark.parametrize("tool", TOOLS)
def test_all_samples_come_back(tool: str, tmp_path: Path) -> None:
    out, back = tmp_path / "out", tmp_path / "back"
    exported = cchc("gold", "export", SAMPLES / "articles", SAMPLES / "gold", out, "--format", tool)
    assert exported.exit_code == 0, exported.output
    imported = cchc("gold", "import", out, SAMPLES / "articles", back, "--format", tool)
    assert imported.exit_code == 0, imported.output
    files = sorted((SAMPLES / "gold").glob("*.json"))
    assert [path.name for path in sorted(back.iterdir())] == [path.name for path in files]
    for path in files:
        assert json.loads((back / path.name).read_text("utf8")) == json.loads(path.read_text("utf8"))


# Letters of every plane, what ends lines for one reader or another, and what the formats themselves use.
_CHARACTERS = st.one_of(
    st.sampled_from("5% \t\n\r\v\f\x1c\x85\u2028\u2029\ufeff\u0301;|\"'\\<>&🏛𝟙ệ"),
    st.characters(exclude_categories=["Cs"]),
)
_STRINGS = st.text(_CHARACTERS, max_size=8)
_NUMBERS = st.none() | st.integers(-(10**15), 10**15) | st.floats(allow_nan=False, allow_infinity=False)
_DAYS = st.none() | st.dates().map(str)


@st.composite
def annotated(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A text that repeats itself, and gold at any stretches of it: nested, touching, the same."""
    text = draw(st.text(_CHARACTERS, min_size=1, max_size=6)) * draw(st.integers(1, 3)) + draw(_STRINGS)
    spans = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda s: s[0] < s[1])
    rows: dict[str, list[dict[str, Any]]] = {"quantities": [], "documents": []}
    for start, end in sorted(draw(st.lists(spans, max_size=6)), key=lambda span: span[0]):
        quote = text[start:end]
        places = [match.start() for match in re.finditer(re.escape(quote), text)]
        if start not in places:
            continue
        picked = {name: draw(st.sampled_from(values)) for name, values in choices().items()}
        free = {name: draw(_NUMBERS) for name in ("value", "denominator", "high")}
        words = {
            name: draw(st.none() | _STRINGS) for name in ("unit", "component", "subject", "scope", "note")
        }
        period = draw(st.none() | st.lists(_DAYS, min_size=2, max_size=2))
        kind = draw(st.sampled_from(["ratio", "percent", "change", "rank"]))
        row = {"quote": quote, "n": places.index(start) + 1, "kind": kind, "period": period}
        rows["quantities"].append({**row, **picked, **free, **words})
        if draw(st.booleans()):
            rows["documents"].append({"quote": quote, "number": draw(_STRINGS), "issuer": draw(_STRINGS)})
    sets = st.lists(
        st.dictionaries(_STRINGS, st.none() | _STRINGS | st.lists(_STRINGS), max_size=3), max_size=3
    )
    home = draw(st.none() | _STRINGS)
    return text, {"id": "a", "home": home, "units": draw(sets), "officials": draw(sets), **rows}


@pytest.mark.parametrize("tool", TOOLS)
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(article=annotated())
def test_no_character_and_no_field_is_lost(
    tool: str, article: tuple[str, dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, record = article
    assert through(tool, tmp_path_factory.mktemp("gold"), text, record) == record


@pytest.mark.parametrize("tool", TOOLS)
def test_numbers_keep_their_kind_and_new_figures_their_place(tool: str, tmp_path: Path) -> None:
    back = through(tool, tmp_path, TEXT, gold(quantities=[quantity(n=2, value=1204.0), quantity()]))
    assert [(row["n"], type(row["value"])) for row in back["quantities"]] == [(1, int), (2, float)]


def test_brat_gets_pieces_for_a_stretch_across_lines_and_offsets_in_code_points(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        gold_lines(gold(quantities=[quantity(quote="hồ sơ;\n1.204 hồ sơ")])), "utf8"
    )
    files = dict(brat.files([from_gold(tmp_path / "a.json", TEXT)]))
    assert files["a.txt"] == TEXT
    lines = files["a.ann"].splitlines()
    assert lines[0] == "T1\tcount 22 28;29 40\thồ sơ; 1.204 hồ sơ"
    assert "T3\tarticle 0 1\t🏛" in lines
    assert "A2\tcmp T1 at-least" in lines
    assert {"[entities]", "[relations]", "[events]", "[attributes]"} <= set(
        files["annotation.conf"].splitlines()
    )


def test_label_studio_gets_an_interface_for_all_that_the_tasks_hold(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(gold_lines(gold()), "utf8")
    files = dict(labelstudio.files([from_gold(tmp_path / "a.json", TEXT)]))
    view = ET.fromstring(files["labelling.xml"])
    values = {control.get("name"): {value.get("value") for value in control} for control in view}
    (task,) = json.loads(files["tasks.json"])
    (made,) = task["annotations"]
    for part in made["result"]:
        said = part["value"].get("labels", part["value"].get("choices", []))
        assert set(said) <= values[part["from_name"]]
    region = made["result"][0]["value"]
    assert TEXT[region["start"] : region["end"]] == region["text"] == "1.204 hồ sơ"


def test_what_an_annotator_adds_in_brat(tmp_path: Path) -> None:
    """Notes before what they speak of, lines that end as on Windows, a figure without the fields that are null."""
    text = "Hạng 2, rồi 80%."
    (tmp_path / "a.txt").write_text(text, "utf8")
    lines = [
        '#9\tAnnotatorNotes T2\t{"value": 80, "unit": "%"}',
        "A1\tstatus T2 target",
        "A2\tindicator T2 sipas",
        "A3\tcmp T2 about",
        "T1\tarticle 0 1\tH",
        "T2\tpercent 12 15\t80%",
        "",
    ]
    (tmp_path / "a.ann").write_bytes("\r\n".join(lines).encode())
    (back,) = brat.read(tmp_path, {"a": text})
    (row,) = to_gold(back)["quantities"]
    assert (row["quote"], row["n"], row["kind"], row["value"], row["unit"]) == ("80%", 1, "percent", 80, "%")
    assert (row["cmp"], row["status"], row["indicator"]) == ("~", "target", "sipas")
    assert {row[name] for name in ("denominator", "high", "component", "subject", "scope", "period")} == {
        None
    }


def test_what_label_studio_makes_of_its_own_export(tmp_path: Path) -> None:
    """More keys than were imported, a cancelled annotation, line breaks spelled out, one line in all."""
    text = "Nhận 120\nhồ sơ."
    span = {"start": 5, "end": 14}
    parts: list[tuple[str, str, dict[str, Any]]] = [
        ("label", "labels", {**span, "text": "120\\nhồ sơ", "labels": ["count"]}),
        ("fields", "textarea", {**span, "text": ['{"value": 120}']}),
        ("indicator", "choices", {**span, "choices": ["dossiers_received"]}),
        ("cmp", "choices", {**span, "choices": [">="]}),
        ("status", "choices", {**span, "choices": ["actual"]}),
    ]
    result = [
        {"id": "x7Gq", "origin": "manual", "from_name": name, "to_name": "text", "type": kind, "value": value}
        for name, kind, value in parts
    ]
    annotations = [{"was_cancelled": True, "result": []}, {"id": 4, "was_cancelled": False, "result": result}]
    task = {"id": 1, "project": 1, "data": {"id": "a", "text": text}, "annotations": annotations}
    (tmp_path / "export.json").write_text(json.dumps([task]), "utf8")
    (back,) = labelstudio.read(tmp_path / "export.json", {"a": text})
    (row,) = to_gold(back)["quantities"]
    assert (row["quote"], row["value"], row["cmp"], row["subject"]) == ("120\nhồ sơ", 120, ">=", None)


@pytest.mark.parametrize(
    ("line", "what", "wrong"),
    [
        (6, "the text has no 3. '1.204 hồ sơ'", gold(quantities=[quantity(n=3)])),
        (6, "the text has no 1. '9 hồ sơ'", gold(quantities=[quantity(quote="9 hồ sơ")])),
        (7, "unknown indicator 'weather'", gold(quantities=[quantity(), quantity(n=2, indicator="weather")])),
        (6, "has no status", gold(quantities=[quantity(status=None)])),
        (6, "unknown label 'sum'", gold(quantities=[quantity(kind="sum")])),
        (6, "counted from 1", gold(quantities=[quantity(n=0)])),
        (6, "period cannot be", gold(quantities=[quantity(period=["2023"])])),
        (6, "value cannot be", gold(quantities=[quantity(value="1.204")])),
        (5, "the text has no 1. 'Công văn 9'", gold(documents=[{"quote": "Công văn 9", "number": "9"}])),
        (5, "documents has no quote", gold(documents=[{"number": "9"}])),
        (3, "units holds null", gold(units=[None])),
        (1, "it has no lists", {"id": "a"}),
    ],
)
def test_gold_that_cannot_be_exported(line: int, what: str, wrong: dict[str, Any], tmp_path: Path) -> None:
    docs, folder = written(tmp_path, TEXT, wrong)
    refused(
        cchc("gold", "export", docs, folder, tmp_path / "out", "--format", "brat"),
        f"{folder / 'a.json'}:{line}: ",
        what,
        tmp_path / "out",
    )


def refused(result: Result, where: str, what: str, out: Path) -> None:
    """Exit code 2, one line that says where and what, nothing written."""
    assert result.exit_code == 2, result.output
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"error: {where}")
    assert what in line
    assert not out.exists()
    assert not [path for path in out.parent.iterdir() if path.name.startswith(".")]


def replaced(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


@pytest.mark.parametrize(
    ("name", "line", "what", "change"),
    [
        ("a.ann", 1, "not a stretch of the text", replaced("count 16 27", "count 16 270")),
        ("a.ann", 1, "is not at 15 27", replaced("count 16 27", "count 15 27")),
        ("a.ann", 1, "unknown label 'sum'", replaced("T1\tcount", "T1\tsum")),
        ("a.ann", 1, "no offsets", replaced("count 16 27", "count 16-27")),
        ("a.ann", 1, "a stretch with a gap", replaced("16 27\t1.204 hồ sơ", "16 21;22 27\t1.204 hồ sơ")),
        ("a.ann", 1, "has no indicator", replaced("A1\tindicator T1 dossiers_received\n", "")),
        ("a.ann", 2, "unknown indicator", replaced("indicator T1 dossiers_received", "indicator T1 weather")),
        ("a.ann", 2, "unknown attribute 'mood'", replaced("A1\tindicator", "A1\tmood")),
        ("a.ann", 2, "there is no T9", replaced("indicator T1", "indicator T9")),
        ("a.ann", 1, "has no value", replaced('{"value": 1204, ', "{")),
        ("a.ann", 5, "one JSON object", replaced('{"value": 1204,', "value 1204")),
        ("a.ann", 1, "cannot read", replaced("T1\t", "?\t")),
        ("a.ann", 1, "0 annotations 'article'", lambda text: text[: text.index("T4")]),
        ("a.txt", 1, "not the text", replaced("Xã", "Xá")),
    ],
)
def test_spoilt_brat_files(
    name: str, line: int, what: str, change: Callable[[str], str], tmp_path: Path
) -> None:
    docs, folder = written(tmp_path, TEXT, gold())
    out = tmp_path / "out"
    assert cchc("gold", "export", docs, folder, out, "--format", "brat").exit_code == 0
    (out / name).write_text(change((out / name).read_text("utf8")), "utf8")
    result = cchc("gold", "import", out, docs, tmp_path / "back", "--format", "brat")
    refused(result, f"{out / name}:{line}: ", what, tmp_path / "back")


@pytest.mark.parametrize(
    ("at", "what", "change"),
    [
        ('"a.1"', "not a stretch of the text", replaced('"end": 27', '"end": 270')),
        ('"a.1"', "is not at 15 to 27", replaced('"start": 16', '"start": 15')),
        ('"a.1"', "unknown label 'sum'", replaced('"count"', '"sum"')),
        ('"a.1"', "unknown indicator 'weather'", replaced('"dossiers_received"', '"weather"')),
        ('"a.1"', "unknown control 'mood'", replaced('"from_name": "indicator"', '"from_name": "mood"')),
        ('"a.1"', "not one JSON object", replaced('"{\\"value\\"', '"\\"value\\"')),
        ('"a"', "no article b", replaced('"id": "a"', '"id": "b"')),
        ('"a"', "not the text", replaced("🏛 Xã", "Xã")),
        ('"a"', "has 0 annotations", replaced('"result": [', '"was_cancelled": true, "result": [')),
        ("[", "not tasks of Label Studio", replaced('"data"', '"date"')),
        ("x", "Expecting", lambda text: "\nx" + text),
    ],
)
def test_spoilt_label_studio_tasks(at: str, what: str, change: Callable[[str], str], tmp_path: Path) -> None:
    docs, folder = written(tmp_path, TEXT, gold())
    tasks = tmp_path / "out" / "tasks.json"
    assert cchc("gold", "export", docs, folder, tasks.parent, "--format", "labelstudio").exit_code == 0
    spoilt = change(tasks.read_text("utf8"))
    tasks.write_text(spoilt, "utf8")
    line = spoilt.count("\n", 0, spoilt.index(at.replace('"a"', '"id": '))) + 1
    result = cchc("gold", "import", tasks, docs, tmp_path / "back", "--format", "labelstudio")
    refused(result, f"{tasks}:{line}: ", what, tmp_path / "back")


def test_what_is_there_is_left_alone(tmp_path: Path) -> None:
    docs, folder = written(tmp_path, TEXT, gold())
    result = cchc("gold", "export", docs, folder, folder, "--format", "brat")
    assert (result.exit_code, result.stderr) == (2, f"error: {folder}: is there already\n")
    assert [path.name for path in folder.iterdir()] == ["a.json"]
    (docs / "a.json").rename(docs / "b.json")
    (docs / "b.json").write_text(json.dumps({"id": "b", "text": TEXT}), "utf8")
    refused(
        cchc("gold", "export", docs, folder, tmp_path / "out", "--format", "brat"),
        f"{folder / 'a.json'}:1: ",
        "no article a",
        tmp_path / "out",
    )


def test_texts_are_those_stored() -> None:
    assert len(texts(SAMPLES / "articles")) >= len(list((SAMPLES / "gold").glob("*.json")))
