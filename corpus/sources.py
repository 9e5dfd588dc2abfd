"""Inputs to files: folders, patterns and single files, each file once."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from corpus.packed import PACKED
from corpus.urls import files, is_url
from pipeline.records import Reject

KINDS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".parquet": "parquet",
    ".txt": "txt",
    ".html": "html",
    ".htm": "html",
    ".warc": "warc",
}
"""Ending of a file name (before .gz or .zst) → kind of file."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read; ``path`` is a path, a URL, or ``-`` for standard input."""

    path: str
    kind: str


def kind_of(path: str) -> str | None:
    """The kind of a file by its name, ``None`` if it is none of those read."""
    stem, suffix = os.path.splitext(path.lower())
    if suffix in PACKED:
        suffix = os.path.splitext(stem)[1]
    return KINDS.get(suffix)


def expand(inputs: Iterable[str | Path]) -> Iterator[Source | Reject]:
    """The files behind the inputs, in the order given, folders and patterns sorted by name.

    Files of unknown kinds and hidden ones are passed over in folders and patterns; a file that is
    named outright is rejected. A file reached twice is read once.
    """
    seen: set[bytes] = set()
    for item in inputs:
        for source in _expand(str(item)):
            if isinstance(source, Source) and source.path != "-":
                place = source.path if is_url(source.path) else os.path.realpath(source.path)
                mark = blake2b(os.fsencode(place), digest_size=8).digest()
                if mark in seen:
                    continue
                seen.add(mark)
            yield source


def _expand(item: str) -> Iterator[Source | Reject]:
    if item == "-":
        yield Source("-", "jsonl")
        return
    try:
        if is_url(item):
            yield from _remote(item)
        elif os.path.isdir(item):
            yield from _folder(item)
        elif os.path.lexists(item):
            kind = kind_of(item)
            yield Source(item, kind) if kind else Reject(item, "unknown_format")
        else:
            yield from _pattern(item)
    except (OSError, ValueError) as error:
        # ValueError: a path with a NUL in it.
        yield Reject(item, "unreadable", str(error))


def _remote(url: str) -> Iterator[Source | Reject]:
    paths = list(files(url))
    sources = [Source(path, kind) for path in paths if (kind := kind_of(path))]
    yield from sources
    if not sources:
        yield Reject(url, "no_articles", "no file of a known kind") if paths else Reject(url, "missing")


def _folder(folder: str) -> Iterator[Source | Reject]:
    found = False
    refused: list[Reject] = []

    def refuse(error: OSError) -> None:
        refused.append(Reject(str(error.filename), "unreadable", error.strerror))

    for parent, folders, names in os.walk(folder, onerror=refuse):
        yield from refused
        found = found or bool(refused)
        refused.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            kind = kind_of(name)
            if kind and not name.startswith("."):
                found = True
                yield Source(os.path.join(parent, name), kind)
    yield from refused
    if not found and not refused:
        yield Reject(folder, "no_articles", "no file of a known kind in the folder")


def _pattern(pattern: str) -> Iterator[Source | Reject]:
    found = False
    if glob.has_magic(pattern):
        for path in sorted(glob.iglob(pattern, recursive=True)):
            if os.path.isdir(path):
                # The files of a folder matched by ** are matched themselves.
                if "**" not in pattern:
                    found = True
                    yield from _folder(path)
            elif kind := kind_of(path):
                found = True
                yield Source(path, kind)
    if not found:
        yield Reject(pattern, "missing")
