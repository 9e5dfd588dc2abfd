"""How mentions live on a Doc: one span group and one span extension per kind.

``doc.spans["units"]`` holds the spans and ``span._.unit`` each one's value. The group's spans are in
reading order; nested mentions are allowed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span, SpanGroup

from pipeline.segment import span as span_of

GROUPS = {
    "furniture": "furniture",
    "period": "periods",
    "document": "documents",
    "unit": "units",
    "anaphor": "anaphors",
    "body": "bodies",
    "official": "officials",
    "number": "numbers",
    "cell": "cells",
    "quantity": "quantities",
    "indicator": "indicators",
}
"""Kind of mention → name of its span group."""


class Mention(NamedTuple):
    """A stretch ``text[start:end]`` of an article and its normalised value."""

    start: int
    end: int
    value: Any


for _kind in GROUPS:
    if not Span.has_extension(_kind):
        Span.set_extension(_kind, default=None)


def put(doc: Doc, kind: str, mentions: Iterable[Mention]) -> None:
    """Store the mentions of one kind, replacing those that stood there.

    They become spans too, unless ``doc.user_data["spans"]`` is false: whoever reads records alone saves
    the time.
    """
    ordered = sorted(mentions, key=lambda m: (m.start, -m.end))
    # Reading values back through spans costs more than finding most of them did.
    doc.user_data[f"mentions:{kind}"] = ordered
    if not doc.user_data.get("spans", True):
        return
    spans = []
    for mention in ordered:
        spans.append(span := span_of(doc, mention.start, mention.end))
        span._.set(kind, mention.value)
    doc.spans[GROUPS[kind]] = SpanGroup(doc, name=GROUPS[kind], spans=spans)


def get(doc: Doc, kind: str) -> list[Mention]:
    """The mentions of one kind in reading order; none when its extractor has not run."""
    stored: list[Mention] | None = doc.user_data.get(f"mentions:{kind}")
    if stored is not None:
        return list(stored)
    return [
        Mention(span.start_char, span.end_char, span._.get(kind)) for span in doc.spans.get(GROUPS[kind], ())
    ]
