"""What an evaluation found wrong, field by field and in plain words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate import FIELDS, Evaluation, Record, quote_span

_OFTEN = 5
"""How many of a field's confusions are told."""


def by_field(evaluation: Evaluation) -> dict[str, dict[str, Any]]:
    """Of each field of the right quantities: how many are right, and what is most often taken for what."""
    table: dict[str, dict[str, Any]] = {}
    for name in FIELDS:
        wrong = [pair for pair in evaluation.pairs if name in pair.wrong]
        pairs = Counter((told(pair.gold.get(name)), told(pair.predicted.get(name))) for pair in wrong)
        count = len(evaluation.pairs)
        table[name] = {
            "share": round(1 - len(wrong) / count, 4) if count else None,
            "right": count - len(wrong),
            "of": count,
            "confused": [
                {"gold": gold, "predicted": predicted, "count": times}
                for (gold, predicted), times in pairs.most_common(_OFTEN)
            ],
        }
    return table


def told(value: Any) -> str:
    """A field's value as it is read aloud; ``none`` for null."""
    if value is None:
        return "none"
    if isinstance(value, (list, tuple)):
        first, last = (*(day or "open" for day in value), "open", "open")[:2]
        return f"{first} to {last}"
    return f"{value:g}" if isinstance(value, float) else str(value)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in an article's text, and how it was read."""

    start: int
    end: int
    state: str
    """``right``, ``wrong`` (in a field), ``misread`` (another quantity), ``missed`` or ``extra``."""
    words: str
    """What is wrong, in plain words; empty where nothing is."""


def figures(evaluation: Evaluation, article: str, text: str) -> list[Figure]:
    """All gold and predicted figures of one article in reading order."""
    found = []
    for pair in evaluation.pairs:
        if pair.article == article:
            start, end = quote_span(text, pair.gold["quote"], pair.gold.get("n", 1))
            wrong = "; ".join(
                f"{name} is {told(pair.predicted.get(name))}, should be {told(pair.gold.get(name))}"
                for name in pair.wrong
            )
            found.append(Figure(start, end, "wrong" if wrong else "right", wrong))
    tally = evaluation.tallies[article]["quantity"]
    extra = list(tally.extra)
    for gold in tally.missed:
        start, end = quote_span(text, gold["quote"], gold.get("n", 1))
        instead = next((claim for claim in extra if claim["start"] < end and start < claim["end"]), None)
        if instead is None:
            found.append(Figure(start, end, "missed", f"not found: {_quantity(gold)}"))
            continue
        extra.remove(instead)
        words = f"read as {_quantity(instead)}, should be {_quantity(gold)}"
        found.append(Figure(start, end, "misread", words))
    for claim in extra:
        words = f"no such figure in gold: read as {_quantity(claim)}"
        # A file of predictions may say anything.
        start = min(max(0, claim["start"]), len(text))
        found.append(Figure(start, min(max(start, claim["end"]), len(text)), "extra", words))
    return sorted(found, key=lambda figure: (figure.start, figure.end))


def _quantity(record: Record) -> str:
    words = f"{record['kind']} {told(record.get('value'))}"
    if record.get("high") is not None:
        words += f" to {told(record['high'])}"
    if record.get("denominator") is not None:
        words += f" of {told(record['denominator'])}"
    return f"{words} {record['unit']}" if record.get("unit") else words


def others(evaluation: Evaluation, article: str) -> Iterator[tuple[str, str]]:
    """(``missed`` or ``extra``, what) of units, officials and documents, which are sets of the article."""
    for kind in ("units", "officials", "documents"):
        tally = evaluation.tallies[article][kind]
        for state, records in (("missed", tally.missed), ("extra", tally.extra)):
            for record in records:
                words = _WORDS[kind](record)
                yield state, f"{kind[:-1]} {words}" + ("" if state == "missed" else " is not in gold")


def _unit(record: Record) -> str:
    parents = ", ".join(record[name] for name in ("district", "province") if record.get(name))
    return f"{record['name']} ({record['level']}{', of ' + parents if parents else ''})"


def _official(record: Record) -> str:
    titles = ", ".join(record.get("titles") or ())
    return f"{record['name']} ({titles})" if titles else str(record["name"])


def _document(record: Record) -> str:
    if record.get("quote"):
        return str(record["quote"])
    number, symbol = record.get("number"), record.get("symbol")
    return f"{record.get('type') or ''} {number}{'/' + symbol if symbol else ''}".strip()


_WORDS = {"units": _unit, "officials": _official, "documents": _document}
