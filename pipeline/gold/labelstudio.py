"""Label Studio's format: tasks.json with the annotated tasks, and labelling.xml, the interface for them.

=============  ==========================================================================================
in gold        in a task's result
=============  ==========================================================================================
quantity       a region labelled with the kind; choices ``indicator``, ``cmp`` and ``status``; its other
               fields as one JSON object in the region's text area ``fields``
document       a region ``document`` at the first place of its quote; its fields in ``fields``
units,         have no place in the text: text areas of the whole task, a JSON object for each row
officials
id, home       the task's text area ``article``
=============  ==========================================================================================

Label Studio counts offsets in code points, as gold does. https://labelstud.io/guide/export
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

from pipeline.gold.annotation import DOCUMENT, LABELS, Annotated, Marked, WrongGold, checked, choices

_TASKS = "tasks.json"
_WHOLE = ("article", "units", "officials")
_ID = re.compile(r'"id"\s*:\s*("(?:[^"\\]|\\.)*")')
_COLORS = {
    "ratio": "#2563eb", "percent": "#0284c7", "score": "#7c3aed", "rank": "#d97706", "count": "#16a34a",
    "change": "#dc2626", "money": "#ea580c", "duration": "#64748b", DOCUMENT: "#c026d3",
}  # fmt: skip


def files(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """Names and contents of all files for Label Studio."""
    yield "labelling.xml", _interface()
    tasks = [_task(article) for article in articles]
    yield _TASKS, json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"


def _interface() -> str:
    lines = ["<View>", '  <Labels name="label" toName="text">']
    lines += [f'    <Label value="{label}" background="{_COLORS[label]}"/>' for label in LABELS]
    lines += ["  </Labels>", '  <Text name="text" value="$text" granularity="character"/>']
    kinds = ",".join(LABELS[:-1])
    for name, values in choices().items():
        # A list to choose from where it would fill the screen.
        layout = "select" if len(values) > 6 else "inline"
        region = f'perRegion="true" whenTagName="label" whenLabelValue="{kinds}" layout="{layout}"'
        lines.append(f'  <Choices name="{name}" toName="text" choice="single" {region}>')
        lines += [f"    <Choice value={quoteattr(value)}/>" for value in values]
        lines.append("  </Choices>")
    area = 'toName="text" editable="true" rows="3"'
    lines.append(f'  <TextArea name="fields" perRegion="true" maxSubmissions="1" {area}/>')
    for name in _WHOLE:
        lines += [f'  <Header value="{name}"/>', f'  <TextArea name="{name}" {area}/>']
    return "\n".join((*lines, "</View>", ""))


def _task(article: Annotated) -> dict[str, Any]:
    result: list[dict[str, Any]] = []
    for number, mark in enumerate(article.marked, 1):
        id_ = f"{article.id}.{number}"
        span = {"start": mark.start, "end": mark.end}
        region = {**span, "text": article.text[mark.start : mark.end], "labels": [mark.label]}
        result.append(_part(id_, "label", "labels", region))
        result += [
            _part(id_, name, "choices", {**span, "choices": [value]}) for name, value in mark.choices.items()
        ]
        result.append(_part(id_, "fields", "textarea", {**span, "text": [_json(mark.fields)]}))
    for name, rows in zip(_WHOLE, ([article.head], article.units, article.officials), strict=True):
        if rows:
            id_ = f"{article.id}.{name}"
            result.append(_part(id_, name, "textarea", {"text": [_json(row) for row in rows]}))
    return {"data": {"id": article.id, "text": article.text}, "annotations": [{"result": result}]}


def _part(id_: str, name: str, kind: str, value: dict[str, Any]) -> dict[str, Any]:
    return {"id": id_, "from_name": name, "to_name": "text", "type": kind, "value": value}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def read(path: Path, texts: dict[str, str]) -> Iterator[Annotated]:
    """The articles of a folder written here, or of a file that Label Studio has exported as JSON.

    ``texts`` by id. Raises ``WrongGold``.
    """
    path = path / _TASKS if path.is_dir() else path
    try:
        source = path.read_text(encoding="utf8")
        tasks = json.loads(source)
    except json.JSONDecodeError as error:
        raise WrongGold(f"{path}:{error.lineno}", error.msg) from error
    except UnicodeDecodeError as error:
        raise WrongGold(f"{path}:1", "not UTF-8") from error
    lines = _lines(source)
    seen: set[str] = set()
    for task in tasks if isinstance(tasks, list) else [tasks]:
        try:
            id_, text = task["data"]["id"], task["data"]["text"]
            kept = [made for made in task["annotations"] if not made.get("was_cancelled")]
            results = [list(made["result"]) for made in kept]
        except (AttributeError, KeyError, TypeError) as error:
            raise WrongGold(f"{path}:1", "not tasks of Label Studio with id, text and annotations") from error
        where = f"{path}:{lines.get(id_, 1) if isinstance(id_, str) else 1}"
        if not isinstance(id_, str) or id_ not in texts:
            raise WrongGold(where, f"no article {id_}")
        if text != texts[id_]:
            raise WrongGold(where, f"{id_} has not the text of the article")
        if id_ in seen:
            raise WrongGold(where, f"a second task for {id_}")
        if len(results) != 1:
            raise WrongGold(where, f"{id_} has {len(results)} annotations, not one")
        seen.add(id_)
        yield _annotated(path, lines, where, id_, text, results[0])


def _lines(source: str) -> dict[str, int]:
    """The line on which each id first stands, from 1."""
    lines: dict[str, int] = {}
    line, at = 1, 0
    for found in _ID.finditer(source):
        line += source.count("\n", at, found.start())
        at = found.start()
        lines.setdefault(json.loads(found[1]), line)
    return lines


def _annotated(path: Path, lines: dict[str, int], where: str, id_: str, text: str, parts: Any) -> Annotated:
    regions: dict[str, dict[str, Any]] = {}
    whole: dict[str, tuple[Any, ...]] = dict.fromkeys(_WHOLE, ())
    for part in parts:
        try:
            region, name, value = part["id"], part["from_name"], part["value"]
            here = f"{path}:{lines.get(region, 1)}"
            if name in _WHOLE:
                whole[name] += _objects(here, value["text"])
            elif name == "label":
                regions.setdefault(region, {})["label"] = value
            elif name == "fields":
                regions.setdefault(region, {})["fields"] = _objects(here, value["text"])
            elif name in choices():
                (regions.setdefault(region, {})[name],) = value["choices"]
            else:
                raise WrongGold(here, f"unknown control {name!r}")
        except (KeyError, TypeError) as error:
            raise WrongGold(where, f"a result of {id_} cannot be read") from error
        except ValueError as error:
            if isinstance(error, WrongGold):
                raise
            raise WrongGold(here, f"{name}: not one choice") from error
    marked = (_marked(f"{path}:{lines.get(region, 1)}", said, text) for region, said in regions.items())
    return Annotated(
        id=id_,
        text=text,
        marked=tuple(marked),
        units=whole["units"],
        officials=whole["officials"],
        head=_one(where, "article", whole["article"]),
    )


def _objects(where: str, written: Any) -> tuple[dict[str, Any], ...]:
    rows: list[Any] = []
    for line in [written] if isinstance(written, str) else written:
        try:
            rows.append(json.loads(line))
        except ValueError:
            rows.append(None)
        if not isinstance(rows[-1], dict):
            raise WrongGold(where, f"not one JSON object: {str(line)[:60]!r}")
    return tuple(rows)


def _one(where: str, name: str, rows: tuple[dict[str, Any], ...]) -> dict[str, Any]:
    if len(rows) > 1:
        raise WrongGold(where, f"{len(rows)} entries in {name}, not one")
    return rows[0] if rows else {}


def _marked(where: str, said: dict[str, Any], text: str) -> Marked:
    try:
        value = said.pop("label")
        start, end, (label,) = value["start"], value["end"], value["labels"]
    except (KeyError, TypeError, ValueError) as error:
        raise WrongGold(where, "a region without start, end and one label") from error
    fields = _one(where, "fields", said.pop("fields", ()))
    if type(start) is not int or type(end) is not int:
        raise WrongGold(where, f"no offsets: {start!r}, {end!r}")
    mark = checked(Marked(where, label, start, end, said, fields), text)
    # Label Studio writes a line break within a region as \n.
    there, shown = text[start:end], value.get("text")
    if shown is not None and shown not in (there, there.replace("\n", "\\n")):
        raise WrongGold(where, f"{shown!r} is not at {start} to {end}; there stands {there!r}")
    return mark
