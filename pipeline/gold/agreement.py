"""How far two annotators agree: what both have marked, and what they say of it.

F1 of a kind counts a record as both annotators' by the rules of ``pipeline.evaluate``, with the second for
the extraction. The fields are compared on the figures that
both have: those whose stretches of text overlap, each matched once.

Kappa is Cohen's: the share of agreement beyond the one that two annotators with the same habits would
reach by chance. Where both always say the same one thing it is undefined (``None``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from pipeline.evaluate import KINDS, Record, evaluate, normal, quote_span, same_subject

FIELDS = (
    "kind", "value", "cmp", "unit", "indicator", "component", "subject", "scope", "period", "status"
)  # fmt: skip


def agreement(a: Mapping[str, Record], b: Mapping[str, Record], texts: Mapping[str, str]) -> dict[str, Any]:
    """Both annotators' gold by article id, over the articles that both have.

    Gives ``articles`` (how many), ``kinds`` (F1 and how many each has), ``figures`` (how many both have)
    and ``fields`` (share of equal ones and kappa). Raises ``ValueError`` when a quote does not stand in its
    text.
    """
    both = sorted(a.keys() & b.keys())
    second = {id_: {**b[id_], "claims": [*_placed(id_, b[id_], texts[id_])]} for id_ in both}
    scores = evaluate({id_: a[id_] for id_ in both}, texts, second).scores()
    pairs = [
        pair for id_ in both for pair in _pairs([*_placed(id_, a[id_], texts[id_])], second[id_]["claims"])
    ]
    return {
        "articles": len(both),
        "kinds": {
            kind: {"f1": row["f1"], "a": row["gold"], "b": row["predicted"]}
            for kind in KINDS
            for row in [scores[kind]]
        },
        "figures": len(pairs),
        "fields": {field: _agreed(field, pairs) for field in FIELDS},
    }


def kappa(labels: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa of pairs of labels: (observed - expected) / (1 - expected) agreement."""
    count = len(labels)
    first, second = Counter(one for one, _ in labels), Counter(other for _, other in labels)
    by_chance = sum(first[label] * second[label] for label in first)
    if by_chance == count * count:
        return None
    observed = sum(one == other for one, other in labels) / count
    expected = by_chance / (count * count)
    return (observed - expected) / (1 - expected)


def _placed(id_: str, gold: Record, text: str) -> Iterator[dict[str, Any]]:
    for row in gold["quantities"]:
        try:
            start, end = quote_span(text, row["quote"], row.get("n", 1))
        except ValueError as error:
            raise ValueError(f"{id_}: {error}") from error
        yield {**row, "start": start, "end": end}


def _pairs(a: list[Record], b: list[Record]) -> Iterator[tuple[Record, Record]]:
    """Figures at one place, each with the free one of the other annotator that it shares most with."""
    left = list(b)
    for one in a:

        def shared(other: Record, one: Record = one) -> int:
            return int(min(one["end"], other["end"]) - max(one["start"], other["start"]))

        best = max(left, key=shared, default=None)
        if best is not None and shared(best) > 0:
            left.remove(best)
            yield one, best


def _agreed(field: str, pairs: Sequence[tuple[Record, Record]]) -> dict[str, float | None]:
    labels = [_labels(field, one, other) for one, other in pairs]
    share = sum(one == other for one, other in labels) / len(labels) if labels else None
    beyond = kappa(labels) if labels else None
    return {
        "share": None if share is None else round(share, 4),
        "kappa": None if beyond is None else round(beyond, 4),
    }


def _labels(field: str, one: Record, other: Record) -> tuple[Hashable, Hashable]:
    """What each says, alike where ``evaluate`` would take one for the other."""
    a, b = _said(field, one), _said(field, other)
    return (a, a) if field == "subject" and same_subject(one.get(field), other.get(field)) else (a, b)


def _said(field: str, record: Record) -> Hashable:
    if field == "value":
        return tuple(record.get(name) for name in ("value", "high", "denominator"))
    value = record.get(field)
    if field == "period":
        return tuple(value) if value is not None else None
    return normal(value) or None
