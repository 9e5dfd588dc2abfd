"""Why an article yields what it does: every mention with its value, every claim with its fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from extractors.mentions import GROUPS, get
from pipeline.extract import annotate
from pipeline.records import Article
from pipeline.relate.claims import Decision, decide
from pipeline.segment import sentences

_REASONS = 4


def explain(article: Article) -> Iterator[str]:
    """Lines for a reader: sentence by sentence the mentions of all kinds, then the claims in full."""
    doc = annotate(article)
    yield f"article {article.id}"
    yield f"  title {article.title or '-'}"
    yield f"  published {article.published or '-'}; {len(article.text)} characters"
    mentions = [(mention, kind) for kind in GROUPS for mention in get(doc, kind)]
    mentions.sort(key=lambda found: (found[0].start, -found[0].end))
    decisions = list(decide(doc))
    for number, (start, end) in enumerate(sentences(doc)):
        inside = [(m, kind) for m, kind in mentions if start <= m.start < end]
        here = [decision for decision in decisions if start <= decision.claim.start < end]
        if not inside and not here:
            continue
        yield ""
        yield f"[{number}] {article.text[start:end]}"
        for mention, kind in inside:
            yield f"  {mention.start}:{mention.end} {kind} {article.text[mention.start : mention.end]!r}"
            yield from (f"      {line}" for line in _known(mention.value))
        for decision in here:
            claim = decision.claim
            yield f"  {claim.start}:{claim.end} CLAIM {claim.quote!r}"
            yield from (f"      {line}" for line in _known(claim, skip=("start", "end", "quote")))
            yield from (f"      {line}" for line in _reasons(decision))


def _reasons(decision: Decision) -> Iterator[str]:
    """The choices behind a claim: value, probability, and the rules that weighed most."""
    for field in ("indicator", "subject", "status"):
        choice = getattr(decision, field)
        rules = ", ".join(f"{rule} {added:+.1f}" for rule, added in choice.why[:_REASONS])
        said = rules or "nothing speaks for another"
        yield f"{field} {choice.value or '-'} ({choice.confidence:.2f}): {said}"


def _known(value: Any, skip: tuple[str, ...] = ()) -> Iterator[str]:
    """The fields of a value that hold something; candidates one a line."""
    if not is_dataclass(value):
        yield _shown(value)
        return
    plain = []
    for field in fields(value):
        content = getattr(value, field.name)
        if field.name in skip or content is None or content == () or content == "":
            continue
        if isinstance(content, (tuple, list)) and is_dataclass(content[0]):
            yield from (f"{field.name}: {_shown(item)}" for item in content)
        else:
            plain.append(f"{field.name}={_shown(content)}")
    if plain:
        yield ", ".join(plain)


def _shown(value: Any) -> str:
    if isinstance(value, (date, Decimal, str, int, float)):
        return str(value)
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    if is_dataclass(value):
        return ", ".join(_known(value))
    return repr(value)
