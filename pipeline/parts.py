"""Parts: the records of some articles as Parquet files in one folder, complete or not there at all.

A part is written under a temporary name and renamed when it is whole; its ``manifest.json`` names
the articles and the size and hash of every file. A part that was cut short or damaged is thrown
away and its articles are extracted anew.
"""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

from pipeline.identity import content_hash
from pipeline.job import Chunk, Done, Failed, Job, Sink
from pipeline.records import Article, Extraction, Reject
from pipeline.rows import SCHEMAS, arrow_table, reject_row, rows_of

MANIFEST = "manifest.json"


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
        rows = dict(rows_of(extraction, self.rules_version))
        for table, new in rows.items():
            self._rows[table] += new
        self.contents.append(content_hash(extraction.article))
        self.characters += len(extraction.article.text)

    def reject(self, reject: Reject, article: Article | None = None) -> None:
        """A rejected input; with its article when extraction failed on one."""
        self._rows["rejects"].append(reject_row(reject, article, self.rules_version))

    def write(self, parts: Path) -> Part:
        """Write the part below ``parts``; raises ``OSError`` when the disk does not take it."""
        folder = parts / self.name
        unfinished = parts / f".{self.name}.{os.getpid()}"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        files = {}
        for name, rows in self._rows.items():
            if rows:
                path = unfinished / f"{name}.parquet"
                pq.write_table(
                    arrow_table(SCHEMAS[name], ((self.name, *row) for row in rows)), path, compression="zstd"
                )
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
