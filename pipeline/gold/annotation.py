"""A gold file as an annotation tool sees it: marked stretches of a text, and notes on the whole.

In gold a quantity is found by its quote and the number of its occurrence, a document by its quote; a tool
wants offsets. Both are turned into each other here without loss; what a tool's format looks like is the
business of ``brat`` and ``labelstudio``. Offsets are code points of the article's stored text.
"""

from __future__ import annotations

import json
import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.quantities.values import KINDS
from pipeline.evaluate import quote_span

DOCUMENT = "document"
LABELS = (*KINDS, DOCUMENT)
"""What a stretch may be marked as: a kind of quantity, or a document."""
LISTS = ("units", "officials", "documents", "quantities")
_ORDER = (
    "quote", "n", "kind", "value", "denominator", "high", "unit", "cmp",
    "indicator", "component", "subject", "scope", "period", "status",
)  # fmt: skip
_FREE = ("value", "denominator", "high", "unit", "component", "subject", "scope", "period")
"""Fields of a quantity that a tool keeps as a note; those of them that a note leaves out are null."""
_QUOTE_KEY = re.compile(r'(?<!\\)"quote"\s*:')
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class WrongGold(ValueError):
    """A gold file or a tool's file that cannot be taken as it is; the message names file and line."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked stretch: a quantity or a document."""

    where: str
    """File and line it was read from, for messages."""
    label: str
    start: int
    end: int
    choices: Mapping[str, str]
    """Fields that are picked from a list; none for a document."""
    fields: Mapping[str, Any]
    """All other fields but quote, n and kind."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """An article's text with its gold."""

    id: str
    text: str
    marked: tuple[Marked, ...]
    units: tuple[Any, ...]
    officials: tuple[Any, ...]
    head: Mapping[str, Any]
    """What a gold file says beside its four lists: id, home."""


@cache
def choices() -> dict[str, tuple[str, ...]]:
    """What each field that is picked from a list may hold."""
    from gazetteer.indicators import indicators

    return {
        "indicator": tuple(indicators()),
        "cmp": ("=", ">", "<", "~", ">=", "<="),
        "status": ("actual", "target"),
    }


def from_gold(path: Path, text: str) -> Annotated:
    """A gold file with its article's text. Raises ``WrongGold``."""
    record, source = gold_file(path)
    marked: dict[str, list[Marked]] = {"quantities": [], "documents": []}
    for name, row, line in _rows(record, source):
        where = f"{path}:{line}"
        if not isinstance(row, dict):
            raise WrongGold(where, f"{name} holds {json.dumps(row, ensure_ascii=False)}, not an object")
        if name in marked:
            marked[name].append(_marked(where, name, row, text))
    return Annotated(
        id=path.stem,
        text=text,
        marked=(*marked["quantities"], *marked["documents"]),
        units=tuple(record["units"]),
        officials=tuple(record["officials"]),
        head={key: value for key, value in record.items() if key not in LISTS},
    )


def gold_file(path: Path) -> tuple[dict[str, Any], str]:
    """A gold file's object and its text. Raises ``WrongGold``."""
    try:
        source = path.read_text(encoding="utf8")
        record = json.loads(source)
    except json.JSONDecodeError as error:
        raise WrongGold(f"{path}:{error.lineno}", error.msg) from error
    except UnicodeDecodeError as error:
        raise WrongGold(f"{path}:1", "not UTF-8") from error
    if not isinstance(record, dict) or not all(isinstance(record.get(name), list) for name in LISTS):
        raise WrongGold(f"{path}:1", f"not a gold file: it has no lists {', '.join(LISTS)}")
    return record, source


def _rows(record: Mapping[str, Any], source: str) -> Iterator[tuple[str, Any, int]]:
    """Every row of the four lists with its line: the k-th that has a quote stands at the k-th quote.

    Of one that has none, the line is that of the row before it or of its list.
    """
    quotes = (key.start() for key in _QUOTE_KEY.finditer(source))
    breaks = [match.start() for match in re.finditer("\n", source)]
    place = 0
    for name in filter(LISTS.__contains__, record):
        place = max(place, source.find(json.dumps(name), place))
        for row in record[name]:
            if isinstance(row, dict) and "quote" in row:
                place = next(quotes, place)
            yield name, row, bisect(breaks, place) + 1


def _marked(where: str, name: str, row: dict[str, Any], text: str) -> Marked:
    quote, n = row.get("quote"), row.get("n", 1)
    if not isinstance(quote, str) or not quote:
        raise WrongGold(where, f"one of {name} has no quote")
    if type(n) is not int or n < 1:
        raise WrongGold(where, f"n of {quote!r} is {n!r}: occurrences are counted from 1")
    try:
        start, end = quote_span(text, quote, n)
    except ValueError as error:
        raise WrongGold(where, str(error)) from error
    picked = choices() if name == "quantities" else {}
    label = row.get("kind") if picked else DOCUMENT
    taken = {"quote", "n", "kind", *picked} if picked else {"quote"}
    return checked(
        Marked(
            where,
            str(label),
            start,
            end,
            {field: row[field] for field in picked if field in row},
            {key: value for key, value in row.items() if key not in taken},
        ),
        text,
    )


def checked(mark: Marked, text: str) -> Marked:
    """The same mark, if a gold file may hold it. Raises ``WrongGold`` with the reason."""
    if not 0 <= mark.start < mark.end <= len(text):
        span = f"{mark.start} to {mark.end}"
        raise WrongGold(mark.where, f"{span} is not a stretch of the text, which has {len(text)} characters")
    what = f"{mark.label} {text[mark.start : mark.end]!r}"
    if mark.label not in LABELS:
        raise WrongGold(mark.where, f"unknown label {mark.label!r}")
    if mark.label == DOCUMENT:
        if "number" not in mark.fields:
            raise WrongGold(mark.where, f"{what} has no number")
        return mark
    for field, known in choices().items():
        value = mark.choices.get(field)
        if value not in known:
            raise WrongGold(
                mark.where, f"{what}: unknown {field} {value!r}" if value else f"{what} has no {field}"
            )
    if "value" not in mark.fields:
        raise WrongGold(mark.where, f"{what} has no value")
    for field, value in mark.fields.items():
        if field in _FREE and value is not None and not _fits(field, value):
            raise WrongGold(mark.where, f"{what}: {field} cannot be {json.dumps(value, ensure_ascii=False)}")
    return mark


def _fits(field: str, value: Any) -> bool:
    if field in ("value", "denominator", "high"):
        return type(value) in (int, float)
    if field == "period":
        days = value if isinstance(value, list) and len(value) == 2 else [0]
        return all(day is None or (isinstance(day, str) and _DAY.fullmatch(day)) for day in days)
    return isinstance(value, str)


def to_gold(annotated: Annotated) -> dict[str, Any]:
    """The object of a gold file, its quantities in reading order. Raises ``WrongGold``."""
    rows: dict[str, list[dict[str, Any]]] = {"documents": [], "quantities": []}
    for mark in sorted(annotated.marked, key=lambda mark: mark.label != DOCUMENT and mark.start):
        quote = annotated.text[mark.start : mark.end]
        if mark.label == DOCUMENT:
            rows["documents"].append({"quote": quote} | {**mark.fields, "quote": quote})
            continue
        row = {**dict.fromkeys(_ORDER), **mark.fields, **mark.choices, "quote": quote, "kind": mark.label}
        row["n"] = _occurrence(mark, annotated.text)
        rows["quantities"].append(row)
    lists = {"units": list(annotated.units), "officials": list(annotated.officials)}
    return {**annotated.head, **lists, **rows}


def _occurrence(mark: Marked, text: str) -> int:
    """Which of the quote's occurrences it is, from 1; they are counted without overlap."""
    quote = text[mark.start : mark.end]
    places = [match.start() for match in re.finditer(re.escape(quote), text)]
    if mark.start not in places:
        raise WrongGold(mark.where, f"{quote!r} overlaps an earlier {quote!r}: no number tells them apart")
    return places.index(mark.start) + 1


def gold_lines(record: Mapping[str, Any]) -> str:
    """A gold file's text: a row a line, so that changes to it can be read."""
    parts = []
    for key, value in record.items():
        rows = [json.dumps(row, ensure_ascii=False) for row in value] if key in LISTS else []
        body = "[" + ",\n  ".join(rows) + "]" if key in LISTS else json.dumps(value, ensure_ascii=False)
        parts.append(f"{json.dumps(key, ensure_ascii=False)}: {body}")
    return "{" + ",\n ".join(parts) + "}\n"
