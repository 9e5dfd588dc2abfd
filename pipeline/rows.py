"""Rows of the database's tables: what a part holds of an article, column by column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import Any

import pyarrow as pa

from gazetteer.indicators import indicators
from gazetteer.units import uid_of_code
from pipeline.identity import (
    claim_id,
    content_hash,
    document_id,
    document_mention_id,
    official_id,
    official_mention_id,
    reject_id,
    unit_mention_id,
)
from pipeline.records import Article, Claim, Extraction, Reject

_UUID = pa.uuid()
_NUMBER = pa.decimal128(38, 6)
_SPAN = {"start": pa.int32(), "end": pa.int32()}
_MENTION = {"mention_id": _UUID, "article_id": pa.string(), **_SPAN}

SCHEMAS: dict[str, Any] = {
    table: pa.schema([("part", pa.string()), *fields.items()])
    for table, fields in {
        "articles": {
            "article_id": pa.string(),
            "url": pa.string(),
            "title": pa.string(),
            "published": pa.date32(),
            "source": pa.string(),
            "path": pa.string(),
            "authority": pa.string(),
            "text": pa.string(),
            "characters": pa.int32(),
            "content_hash": _UUID,
            "rules_version": pa.string(),
        },
        "unit_mentions": {
            **_MENTION,
            "name": pa.string(),
            "level": pa.string(),
            "district": pa.string(),
            "province": pa.string(),
            "code": pa.string(),
            "unit_id": pa.string(),
        },
        "official_mentions": {
            **_MENTION,
            "official_id": _UUID,
            "name": pa.string(),
            "titles": pa.list_(pa.string()),
            "of": pa.string(),
        },
        "document_mentions": {
            **_MENTION,
            "document_id": _UUID,
            "type": pa.string(),
            "number": pa.string(),
            "year": pa.int32(),
            "symbol": pa.string(),
            "date": pa.date32(),
            "issuer": pa.string(),
            "key": pa.string(),
        },
        "claims": {
            "claim_id": _UUID,
            "article_id": pa.string(),
            "claim_no": pa.int32(),
            "sentence_no": pa.int32(),
            "sentence": pa.string(),
            **_SPAN,
            "quote": pa.string(),
            "kind": pa.string(),
            "value": _NUMBER,
            "high": _NUMBER,
            "denominator": _NUMBER,
            "unit": pa.string(),
            "cmp": pa.string(),
            "value_text": pa.string(),
            "indicator": pa.string(),
            "component": pa.string(),
            "subject": pa.string(),
            "subject_code": pa.string(),
            "subject_unit_id": pa.string(),
            "scope": pa.string(),
            "period_start": pa.date32(),
            "period_end": pa.date32(),
            "status": pa.string(),
            "attributed_to": pa.string(),
            "confidence": pa.float64(),
            "repeat_of": _UUID,
        },
        "rejects": {
            "reject_id": _UUID,
            "path": pa.string(),
            "reason": pa.string(),
            "detail": pa.string(),
            "article_id": pa.string(),
            "content_hash": _UUID,
            "rules_version": pa.string(),
        },
    }.items()
}
"""Columns of each table in a part: those of the database but for the run."""

KINDS = frozenset({"ratio", "percent", "score", "rank", "count", "change", "money", "duration"})
COMPARATORS = frozenset({"=", "<", ">", "~", "<=", ">="})
STATUSES = frozenset({"actual", "target"})

_LARGEST = Decimal(10) ** 32
_WIDE = Context(prec=60)
_SIXTH = Decimal("0.000001")


def stored(value: Decimal | None) -> Decimal | None:
    """The number as DECIMAL(38, 6) holds it; ``None`` when too large, its characters are kept beside it."""
    if value is None or not value.is_finite() or abs(value) >= _LARGEST:
        return None
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        return value.quantize(_SIXTH, context=_WIDE)
    return value


def rows_of(extraction: Extraction, rules_version: str) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Each table's rows of one article, without the part. Raises ``ValueError`` for what cannot be stored."""
    article = extraction.article
    for text in (article.id, article.url, article.title, article.source, article.authority, article.text):
        if text is not None:
            # Raises UnicodeEncodeError, a ValueError, on half a surrogate pair.
            text.encode()
    yield (
        "articles",
        [
            (
                article.id,
                article.url,
                article.title,
                article.published,
                article.source,
                _clean(article.path),
                article.authority,
                article.text,
                len(article.text),
                content_hash(article),
                rules_version,
            )
        ],
    )
    yield (
        "unit_mentions",
        _distinct(
            (
                unit_mention_id(article.id, m),
                article.id,
                m.start,
                m.end,
                m.name,
                m.level,
                m.district,
                m.province,
                m.code,
                uid_of_code(m.code, article.published),
            )
            for m in extraction.units
        ),
    )
    yield (
        "official_mentions",
        _distinct(
            (
                official_mention_id(article.id, m),
                article.id,
                m.start,
                m.end,
                official_id(m),
                m.name,
                list(m.titles),
                m.of,
            )
            for m in extraction.officials
        ),
    )
    yield (
        "document_mentions",
        _distinct(
            (
                *(document_mention_id(article.id, m), article.id, m.start, m.end, document_id(m)),
                *(m.type, m.number, m.year, m.symbol, m.date, m.issuer, m.key),
            )
            for m in extraction.documents
        ),
    )
    yield "claims", _claims(extraction)


def _distinct(rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """One row for each id, the first: a mention found twice is one mention."""
    return list({row[0]: row for row in reversed(list(rows))}.values())[::-1]


# A "sentence" without end (a table, a dump in one line) is kept as what stands around the figure.
_AROUND = 2_000


def _claims(extraction: Extraction) -> list[tuple[Any, ...]]:
    article = extraction.article
    claims = extraction.claims
    ids = [claim_id(article.id, claim) for claim in claims]
    rows = []
    for number, (id_, claim) in enumerate(zip(ids, claims, strict=True)):
        _check(claim, article.text)
        first, last = claim.period or (None, None)
        start, end = (claim.start, claim.end)
        if extraction.sentences:
            start, end = extraction.sentences[claim.sentence_no]
            start, end = max(start, claim.start - _AROUND), min(end, claim.end + _AROUND)
        original = claim.repeat_of
        while original is not None and (earlier := claims[original].repeat_of) is not None:
            original = earlier
        repeat_of = None if original is None or ids[original] == id_ else ids[original]
        rows.append(
            (
                *(id_, article.id, number, claim.sentence_no, article.text[start:end]),
                *(claim.start, claim.end, claim.quote, claim.kind),
                *(stored(claim.value), stored(claim.high), stored(claim.denominator)),
                *(claim.unit, claim.cmp, claim.value_text, claim.indicator, claim.component),
                *(claim.subject, claim.subject_code, uid_of_code(claim.subject_code, article.published)),
                *(claim.scope, first, last, claim.status),
                *(claim.attributed_to, claim.confidence, repeat_of),
            )
        )
    return _distinct(rows)


def reject_row(reject: Reject, article: Article | None, rules_version: str) -> tuple[Any, ...]:
    """A rejected input; with its article when extraction failed on one."""
    failed = (None, None, None) if article is None else (article.id, content_hash(article), rules_version)
    return (reject_id(reject), _clean(reject.path), reject.reason, _clean(reject.detail), *failed)


def arrow_table(schema: Any, rows: Iterable[tuple[Any, ...]]) -> Any:
    """Rows of one table as Arrow has them; none are a table with the same columns."""
    columns: Iterable[Any] = list(zip(*rows, strict=True)) or [()] * len(schema)
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _clean(text: str | None) -> str | None:
    """Names of files may hold bytes that are no UTF-8; they are shown as replacement characters."""
    return None if text is None else text.encode("utf8", "surrogateescape").decode("utf8", "replace")


def _check(claim: Claim, text: str) -> None:
    """What the database's constraints ask for: one bad claim must not stop the load of all."""
    if claim.quote != text[claim.start : claim.end]:
        raise ValueError(f"quote {claim.quote!r} is not what stands at {claim.start}:{claim.end}")
    if claim.indicator not in indicators():
        raise ValueError(f"unknown indicator {claim.indicator!r}")
    for value, allowed in ((claim.kind, KINDS), (claim.cmp, COMPARATORS), (claim.status, STATUSES)):
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(sorted(allowed))}")
