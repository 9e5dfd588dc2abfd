"""brat's standoff format: a .txt and an .ann file an article, and the two files that configure brat.

=============  ==========================================================================================
in gold        in the .ann file
=============  ==========================================================================================
quantity       a text-bound annotation (T) labelled with the kind; attributes ``indicator``, ``cmp`` and
               ``status``; its other fields as one JSON object in its note
document       a text-bound annotation ``document`` at the first place of its quote; its fields in its note
units,         have no place in the text: notes of the types ``Unit`` and ``Official``, one a row, on the
officials      annotation ``article``, which stands at the first character that is no blank
id, home       the note of ``article`` itself
=============  ==========================================================================================

A stretch across line breaks is written in pieces, as brat does. https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from pipeline.gold.annotation import DOCUMENT, LABELS, Annotated, Marked, WrongGold, checked, choices

_ARTICLE = "article"
_CMP = {"=": "equal", ">": "above", "<": "below", "~": "about", ">=": "at-least", "<=": "at-most"}
"""brat's configuration reads < and > as its own signs."""
_CMP_SIGN = {name: sign for sign, name in _CMP.items()}
_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]")
"""Characters that would end a line or a column for one reader of the format or another."""
_SPANS = re.compile(r"\d+ \d+(?:;\d+ \d+)*")
_SHOWN = {
    "ratio": ("tỷ lệ a/b", "#bfdbfe"),
    "percent": ("phần trăm", "#bae6fd"),
    "score": ("điểm", "#ddd6fe"),
    "rank": ("hạng", "#fde68a"),
    "count": ("số lượng", "#bbf7d0"),
    "change": ("tăng, giảm", "#fecaca"),
    "money": ("tiền", "#fed7aa"),
    "duration": ("thời gian", "#e2e8f0"),
    DOCUMENT: ("văn bản", "#f5d0fe"),
    _ARTICLE: ("bài", "#f1f5f9"),
}
"""What annotators see of each label: its name and colour."""


def files(articles: Sequence[Annotated]) -> Iterator[tuple[str, str]]:
    """Names and contents of all files for brat."""
    yield "annotation.conf", _annotation_conf()
    yield "visual.conf", _visual_conf()
    for article in articles:
        yield f"{article.id}.txt", article.text
        yield f"{article.id}.ann", "".join(f"{line}\n" for line in _lines(article))


def _annotation_conf() -> str:
    values = {**choices(), "cmp": tuple(_CMP.values())}
    attributes = (f"{name}\tArg:{'|'.join(LABELS[:-1])}, Value:{'|'.join(v)}" for name, v in values.items())
    sections = {
        "entities": (*LABELS, _ARTICLE),
        "relations": ("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",),
        "events": (),
        "attributes": tuple(attributes),
    }
    return "\n".join("\n".join((f"[{name}]", *lines, "")) for name, lines in sections.items())


def _visual_conf() -> str:
    labels = (f"{label} | {name}" for label, (name, _) in _SHOWN.items())
    colors = (f"{label}\tbgColor:{color}, borderColor:darken" for label, (_, color) in _SHOWN.items())
    # One sign for each value, in the order of annotation.conf.
    drawing = (*colors, "cmp\tglyph:=|↑|↓|≈|≥|≤", "status\tglyph:✓|◎", "indicator\tglyph:<NONE>")
    return "\n".join(("[labels]", *labels, "", "[drawing]", *drawing, ""))


def _lines(article: Annotated) -> Iterator[str]:
    attributes = notes = 0
    for number, mark in enumerate(article.marked, 1):
        yield _text_bound(number, mark.label, article.text, mark.start, mark.end)
        for name, value in mark.choices.items():
            attributes += 1
            yield f"A{attributes}\t{name} T{number} {_CMP[value] if name == 'cmp' else value}"
        notes += 1
        yield f"#{notes}\tAnnotatorNotes T{number}\t{_json(mark.fields)}"
    whole = len(article.marked) + 1
    first = re.search(r"\S", article.text)
    start = first.start() if first else 0
    yield _text_bound(whole, _ARTICLE, article.text, start, min(start + 1, len(article.text)))
    rows = [("AnnotatorNotes", article.head)]
    rows += [("Unit", unit) for unit in article.units]
    rows += [("Official", official) for official in article.officials]
    for number, (kind, row) in enumerate(rows, notes + 1):
        yield f"#{number}\t{kind} T{whole}\t{_json(row)}"


def _text_bound(number: int, label: str, text: str, start: int, end: int) -> str:
    pieces = [[start + m.start(), start + m.end()] for m in re.finditer(r"[^\n]+", text[start:end])]
    pieces = pieces or [[start, end]]
    # A line break at either end of the stretch belongs to it, too.
    pieces[0][0], pieces[-1][1] = start, end
    spans = ";".join(f"{a} {b}" for a, b in pieces)
    return f"T{number}\t{label} {spans}\t{' '.join(_shown(text[a:b]) for a, b in pieces)}"


def _shown(quote: str) -> str:
    return _BREAKS.sub(" ", quote)


def _json(value: Any) -> str:
    """On one line for every reader: JSON leaves three characters alone that some take for its end."""
    return _BREAKS.sub(lambda m: f"\\u{ord(m.group()):04x}", json.dumps(value, ensure_ascii=False))


@dataclass(slots=True)
class _TextBound:
    line: int
    label: str
    start: int
    end: int
    choices: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, Any]] = field(default_factory=list)


def read(folder: Path, texts: dict[str, str]) -> Iterator[Annotated]:
    """The articles of a folder for brat; ``texts`` by id. Raises ``WrongGold``."""
    for path in sorted(folder.glob("*.ann")):
        if path.stem not in texts:
            raise WrongGold(f"{path}:1", f"no article {path.stem}")
        text = texts[path.stem]
        beside = path.with_suffix(".txt")
        if not beside.exists() or beside.read_bytes() != text.encode():
            raise WrongGold(f"{beside}:1", "not the text of the article")
        yield _annotated(path, text)


def _annotated(path: Path, text: str) -> Annotated:
    try:
        lines = path.read_bytes().decode().split("\n")
    except UnicodeDecodeError as error:
        raise WrongGold(f"{path}:1", "not UTF-8") from error
    bound: dict[str, _TextBound] = {}
    numbered = [(number, line.removesuffix("\r")) for number, line in enumerate(lines, 1) if line.strip()]
    # What is said of an annotation may stand before it.
    for number, line in sorted(numbered, key=lambda item: item[1][0] != "T"):
        _take(f"{path}:{number}", number, line, text, bound)
    wholes = [entry for entry in bound.values() if entry.label == _ARTICLE]
    if len(wholes) != 1:
        raise WrongGold(f"{path}:1", f"{len(wholes)} annotations {_ARTICLE!r}, not one")
    marked = []
    for entry in bound.values():
        if entry.label == _ARTICLE:
            continue
        where = f"{path}:{entry.line}"
        note = _note(where, entry)
        marked.append(checked(Marked(where, entry.label, entry.start, entry.end, entry.choices, note), text))
    whole = wholes[0]
    return Annotated(
        id=path.stem,
        text=text,
        marked=tuple(marked),
        units=tuple(row for kind, row in whole.notes if kind == "Unit"),
        officials=tuple(row for kind, row in whole.notes if kind == "Official"),
        head=_note(f"{path}:{whole.line}", whole),
    )


def _note(where: str, entry: _TextBound) -> dict[str, Any]:
    own = [note for kind, note in entry.notes if kind == "AnnotatorNotes"]
    if len(own) > 1:
        raise WrongGold(where, "two notes on one annotation")
    return own[0] if own else {}


def _take(where: str, number: int, line: str, text: str, bound: dict[str, _TextBound]) -> None:
    columns = line.split("\t", 2)
    id_, said = columns[0], columns[1].split(" ") if len(columns) > 1 else []
    if id_.startswith("T") and len(columns) == 3 and len(said) > 1:
        label, _, spans = columns[1].partition(" ")
        if id_ in bound:
            raise WrongGold(where, f"a second {id_}")
        bound[id_] = _TextBound(number, label, *_place(where, spans, columns[2], text))
    elif id_.startswith("#") and len(columns) == 3 and len(said) == 2:
        known = ("AnnotatorNotes", "Unit", "Official")
        target = _target(where, said[1], bound)
        if said[0] not in known[: 3 if target.label == _ARTICLE else 1]:
            raise WrongGold(where, f"unknown note {said[0]!r} on {target.label}")
        try:
            row = json.loads(columns[2])
        except ValueError:
            row = None
        if not isinstance(row, dict):
            raise WrongGold(where, f"a note must be one JSON object, not {columns[2][:60]!r}")
        target.notes.append((said[0], row))
    elif id_[0] in "AM" and len(said) == 3:
        name, target_id, value = said
        target = _target(where, target_id, bound)
        if name not in choices() or target.label in (DOCUMENT, _ARTICLE):
            raise WrongGold(where, f"unknown attribute {name!r} of {target.label}")
        value = _CMP_SIGN.get(value, value) if name == "cmp" else value
        if value not in choices()[name]:
            raise WrongGold(where, f"unknown {name} {value!r}")
        if target.choices.setdefault(name, value) != value:
            raise WrongGold(where, f"a second {name} of {target_id}")
    else:
        raise WrongGold(where, f"cannot read {line[:60]!r}")


def _target(where: str, id_: str, bound: dict[str, _TextBound]) -> _TextBound:
    if id_ not in bound:
        raise WrongGold(where, f"there is no {id_}")
    return bound[id_]


def _place(where: str, spans: str, shown: str, text: str) -> tuple[int, int]:
    if not _SPANS.fullmatch(spans):
        raise WrongGold(where, f"no offsets: {spans[:60]!r}")
    pieces = [tuple(map(int, span.split(" "))) for span in spans.split(";")]
    start, end = pieces[0][0], pieces[-1][1]
    if end > len(text) or any(a > b for a, b in pieces):
        raise WrongGold(where, f"{spans} is not a stretch of the text, which has {len(text)} characters")
    if any(text[a:b].strip("\n") for (_, a), (b, _) in pairwise(pieces)):
        raise WrongGold(where, "a stretch with a gap")
    there = " ".join(_shown(text[a:b]) for a, b in pieces)
    if there != shown:
        raise WrongGold(where, f"{shown!r} is not at {spans}; there stands {there!r}")
    return start, end
