"""Parts: the records of some articles as Parquet files in one folder, complete or not there at all.

A part is written under a temporary name and renamed when it is whole; its ``manifest.json`` names
the articles and the size and hash of every file. A part that was cut short or damaged is thrown
away and its articles are extracted anew.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from gazetteer import units
from gazetteer.indicators import indicators
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
from pipeline.job import Chunk, Done, Failed, Job, Sink
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

MANIFEST = "manifest.json"
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


@dataclass(frozen=True, slots=True)
class Part:
    """A complete part on disk."""

    folder: Path
    rules_version: str
    contents: tuple[bytes, ...]
    """Content hashes of its articles."""
    rows: dict[str, int]
    characters: int

    def file(self, table: str) -> Path | None:
        """The table's Parquet file, ``None`` when the part has no row of it."""
        return self.folder / f"{table}.parquet" if self.rows.get(table) else None


class PartRows:
    """Rows of a part to be, column by column."""

    def __init__(self, name: str, rules_version: str) -> None:
        self.name = name
        self.rules_version = rules_version
        self.contents: list[bytes] = []
        self.characters = 0
        self._rows: dict[str, list[tuple[Any, ...]]] = {table: [] for table in SCHEMAS}

    def count(self, table: str) -> int:
        return len(self._rows[table])

    def add(self, extraction: Extraction) -> None:
        """All rows of one article, or none: raises ``ValueError`` when a record cannot be stored."""
        rows = dict(_rows(extraction, self.rules_version))
        for table, new in rows.items():
            self._rows[table] += new
        self.contents.append(content_hash(extraction.article))
        self.characters += len(extraction.article.text)

    def reject(self, reject: Reject, article: Article | None = None) -> None:
        """A rejected input; with its article when extraction failed on one."""
        failed = (None, None, None)
        if article is not None:
            failed = (article.id, content_hash(article), self.rules_version)  # type: ignore[assignment]
        row = (reject_id(reject), _clean(reject.path), reject.reason, _clean(reject.detail), *failed)
        self._rows["rejects"].append(row)

    def write(self, parts: Path) -> Part:
        """Write the part below ``parts``; raises ``OSError`` when the disk does not take it."""
        folder = parts / self.name
        unfinished = parts / f".{self.name}.{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        files = {}
        for table, rows in self._rows.items():
            if rows:
                path = unfinished / f"{table}.parquet"
                pq.write_table(_table(self.name, SCHEMAS[table], rows), path, compression="zstd")
                files[path.name] = [path.stat().st_size, _hash(path)]
        manifest = {
            "rules_version": self.rules_version,
            "contents": [content.hex() for content in self.contents],
            "rows": {table: len(rows) for table, rows in self._rows.items()},
            "characters": self.characters,
            "files": files,
        }
        (unfinished / MANIFEST).write_text(json.dumps(manifest), encoding="utf8")
        shutil.rmtree(folder, ignore_errors=True)
        unfinished.rename(folder)
        return _part(folder, manifest)


@dataclass(frozen=True, slots=True)
class PartsJob(Job):
    """Extraction of chunks into parts."""

    # What is inherited has defaults, so these need some.
    parts: Path = Path()
    rules_version: str = ""

    def sink(self, chunk: Chunk) -> Sink:
        return _PartSink(self.parts, PartRows(chunk.name, self.rules_version))


@dataclass(frozen=True, slots=True)
class _PartSink:
    parts: Path
    rows: PartRows

    def add(self, extraction: Extraction) -> None:
        self.rows.add(extraction)

    def finish(self, failed: tuple[Failed, ...]) -> Done:
        rows = self.rows
        if rows.count("articles"):
            rows.write(self.parts)
        return Done(rows.count("articles"), rows.count("claims"), rows.characters, failed)


def complete_parts(parts: Path, *, remove: bool = True) -> list[Part]:
    """All whole parts below ``parts``, by name; whatever else lies there is removed if so wished."""
    found = []
    for folder in sorted(parts.iterdir()) if parts.is_dir() else ():
        part = None if folder.name.startswith(".") else _read(folder)
        if part is not None:
            found.append(part)
        elif remove and folder.is_dir():
            shutil.rmtree(folder)
    return found


def _read(folder: Path) -> Part | None:
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf8"))
        for name, (size, mark) in manifest["files"].items():
            path = folder / name
            if path.stat().st_size != size or _hash(path) != mark:
                return None
        return _part(folder, manifest)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _part(folder: Path, manifest: dict[str, Any]) -> Part:
    return Part(
        folder=folder,
        rules_version=manifest["rules_version"],
        contents=tuple(bytes.fromhex(content) for content in manifest["contents"]),
        rows=manifest["rows"],
        characters=manifest["characters"],
    )


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        hasher = blake2b(digest_size=16)
        while block := stream.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


def _table(name: str, schema: Any, rows: list[tuple[Any, ...]]) -> Any:
    columns: Iterable[Any] = zip(*rows, strict=True)
    arrays = [pa.array([name] * len(rows), pa.string())]
    arrays += [pa.array(column, field.type) for column, field in zip(columns, list(schema)[1:], strict=True)]
    return pa.Table.from_arrays(arrays, schema=schema)


def _clean(text: str | None) -> str | None:
    """Names of files may hold bytes that are no UTF-8; they are shown as replacement characters."""
    return None if text is None else text.encode("utf8", "surrogateescape").decode("utf8", "replace")


def _rows(extraction: Extraction, rules_version: str) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
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
                _unit_id(m.code, article.published),
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
                *(claim.subject, claim.subject_code, _unit_id(claim.subject_code, article.published)),
                *(claim.scope, first, last, claim.status),
                *(claim.attributed_to, claim.confidence, repeat_of),
            )
        )
    return _distinct(rows)


def _unit_id(code: str | None, on: date | None) -> str | None:
    version = units.by_code(code, on) if code else None
    return version.uid if version else None


def _check(claim: Claim, text: str) -> None:
    """What the database's constraints ask for: one bad claim must not stop the load of all."""
    if claim.quote != text[claim.start : claim.end]:
        raise ValueError(f"quote {claim.quote!r} is not what stands at {claim.start}:{claim.end}")
    if claim.indicator not in indicators():
        raise ValueError(f"unknown indicator {claim.indicator!r}")
    for value, allowed in ((claim.kind, KINDS), (claim.cmp, COMPARATORS), (claim.status, STATUSES)):
        if value not in allowed:
            raise ValueError(f"{value!r} is none of {', '.join(sorted(allowed))}")
