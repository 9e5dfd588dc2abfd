"""Inputs by URL: the same articles as from a folder, and rejects where a file system cannot be reached."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus import Article, Reject, read
from tests.corpus.making import TEXT, jsonl

FILES = {
    "a.json": jsonl({"id": "a", "text": TEXT}),
    "b.jsonl.gz": gzip.compress(jsonl({"id": "b1", "text": TEXT}, {"id": "b2", "text": TEXT})),
    "below/c.txt": TEXT.encode(),
    ".hidden/d.txt": TEXT.encode(),
    "notes.md": b"no article",
}


def _parquet() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table({"id": ["e"], "text": [TEXT]}), buffer)
    return buffer.getvalue()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[str]:
    """The files in a folder at a URL, and under ``tmp_path``."""
    system = fsspec.filesystem("memory")
    files = {**FILES, "e.parquet": _parquet(), "f.parquet.gz": gzip.compress(_parquet())}
    for name, data in files.items():
        system.pipe(f"/news/{name}", data)
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    yield "memory://news"
    system.rm("/news", recursive=True)


def found(*inputs: object) -> list[Article | Reject]:
    """Without the paths, which differ."""
    return [
        replace(item, path="") if isinstance(item, Article) else replace(item, path="", detail=None)
        for item in read([str(item) for item in inputs])
    ]


def test_url_of_a_folder_is_read_as_the_folder(memory: str, tmp_path: Path) -> None:
    by_url, by_path = found(memory), found(tmp_path)
    assert sorted(map(repr, by_url)) == sorted(map(repr, by_path))
    assert len([item for item in by_url if isinstance(item, Article)]) == 5


def test_url_of_a_file_and_a_pattern(memory: str) -> None:
    assert [item.id for item in read([f"{memory}/*.jsonl.gz"]) if isinstance(item, Article)] == ["b1", "b2"]
    [article] = read([f"{memory}/below/c.txt"])
    assert article.path == "memory:///news/below/c.txt"
    assert len(found(f"{memory}/a.json", f"{memory}/a.json")) == 1


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("memory://news/none.json", "missing"),
        ("memory://news/none/*.json", "missing"),
        ("memory://news/notes.md", "no_articles"),
        ("nosuch://bucket/a.json", "unreadable"),
    ],
)
def test_urls_without_article(memory: str, url: str, reason: str) -> None:
    [reject] = read([url])
    assert isinstance(reject, Reject)
    assert reject.reason == reason


def test_local_files_by_url(memory: str, tmp_path: Path) -> None:
    assert sorted(map(repr, found(f"file://{tmp_path}"))) == sorted(map(repr, found(memory)))
