"""``read``: files, folders, patterns and standard input to articles."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO, cast

from corpus.charset import is_binary
from corpus.clean import article
from corpus.formats import Member, read_csv, read_json, read_jsonl, read_parquet, read_txt
from corpus.limits import DEFAULT, Limits
from corpus.packed import PACKED, Opened, open_stream, unwatched
from corpus.reasons import Unfit
from corpus.rows import Row
from corpus.sources import Source, expand
from pipeline.records import Article, Reject


def _html(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    from corpus.web import read_html

    return read_html(stream, limits)


def _warc(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    from corpus.web import read_warc

    return read_warc(stream, limits)


_READERS: dict[str, Callable[[BinaryIO, Limits], Iterator[Member]]] = {
    "json": read_json,
    "jsonl": read_jsonl,
    "csv": read_csv,
    "parquet": read_parquet,
    "txt": read_txt,
    "html": _html,
    "warc": _warc,
}
_TEXTUAL = {"json", "jsonl", "csv", "txt", "html"}
_HEAD = 4096


def read(
    inputs: Iterable[str | Path],
    *,
    not_after: date | None = None,
    limits: Limits = DEFAULT,
    stdin: BinaryIO | None = None,
    on_open: Opened = unwatched,
) -> Iterator[Article | Reject]:
    """The articles of all inputs, one at a time and in order; a ``Reject`` for each that is unfit.

    ``inputs``: files, folders (with all below them, sorted), patterns (``news/**/*.jsonl.gz``), URLs
    of any of these (``s3://…``, see ``corpus.urls``) and ``-`` for JSONL on standard input. Kinds by
    name: .json (one article or a list), .jsonl, .csv, .parquet, .txt, .html, .htm, .warc; each also
    with .gz or .zst. Fields and their other names: ``corpus.rows.Row``.

    ``not_after`` is the last day an article may be published on (the command line gives today);
    ``None`` allows every day. ``limits`` bounds what one article may take. ``on_open`` is told of every
    file before it is read.

    An id is the field's, else a hash of the address, else of the text. Of two articles with one id
    the second is rejected: ``duplicate`` if its text is the same, ``duplicate_id`` if not. Content
    never raises; reasons are those of ``corpus.reasons``. Memory: some 100 bytes for each article
    read, and the largest single article.
    """
    return distinct(
        found
        for source in expand(inputs)
        for found in parse(source, not_after=not_after, limits=limits, stdin=stdin, on_open=on_open)
    )


def parse(
    source: Source | Reject,
    *,
    not_after: date | None = None,
    limits: Limits = DEFAULT,
    stdin: BinaryIO | None = None,
    on_open: Opened = unwatched,
) -> Iterator[Article | Reject]:
    """The articles of one file, each for itself: files may be parsed anywhere and in any order.

    A reject (of ``expand``) is passed on. What makes it ``read`` is ``distinct``, over all in order.
    """
    if isinstance(source, Reject):
        yield source
        return
    for path, member in _members(source, limits, stdin, on_open):
        try:
            if isinstance(member, Unfit):
                raise member
            yield article(member, path, limits, not_after)
        except Unfit as unfit:
            yield Reject(path, unfit.reason, unfit.detail)


def distinct(articles: Iterable[Article | Reject]) -> Iterator[Article | Reject]:
    """The same, with rejects in the place of articles whose id came before."""
    seen: dict[int, int] = {}
    for found in articles:
        if isinstance(found, Article):
            key, content = _mark(found.id), _mark(found.text)
            if key in seen:
                reason = "duplicate" if seen[key] == content else "duplicate_id"
                yield Reject(found.path or found.id, reason, f"id {found.id}")
                continue
            seen[key] = content
        yield found


def _mark(text: str) -> int:
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest())


def _members(
    source: Source, limits: Limits, stdin: BinaryIO | None, on_open: Opened
) -> Iterator[tuple[str, Row | Unfit]]:
    """What a file holds, each with its path and member; the file's own failing comes last."""
    # A file name need not be text; what is written about it must be.
    name = os.fsencode(source.path).decode("utf-8", "replace")
    try:
        with _opened(source, limits, stdin, on_open) as stream:
            for member, content in _READERS[source.kind](stream, limits):
                yield name if member is None else f"{name}:{member}", content
    except Unfit as unfit:
        yield name, unfit
    except OSError as error:
        yield name, Unfit("unreadable", error.strerror or str(error))


def _opened(
    source: Source, limits: Limits, stdin: BinaryIO | None, on_open: Opened
) -> contextlib.AbstractContextManager[BinaryIO]:
    """The stream that the reader of this kind takes. Raises ``Unfit`` and ``OSError``."""
    if source.path == "-":
        # Not closed with the reading: the stream is the caller's.
        return contextlib.nullcontext(stdin if stdin is not None else sys.stdin.buffer)
    stream = open_stream(source.path, limits, on_open)
    try:
        if source.kind == "parquet" and source.path.lower().endswith(PACKED):
            return _seekable(stream)
        if source.kind in _TEXTUAL:
            head = cast(io.BufferedReader, stream).peek(_HEAD)[:_HEAD]
            if is_binary(head):
                raise Unfit("binary")
    except BaseException:
        stream.close()
        raise
    return stream


def _seekable(stream: BinaryIO) -> BinaryIO:
    """The unpacked bytes in a temporary file, on disk from 16 MB on."""
    with stream:
        unpacked = tempfile.SpooledTemporaryFile(max_size=16_000_000)  # noqa: SIM115 (closed by the caller)
        shutil.copyfileobj(stream, unpacked)
        unpacked.seek(0)
    return cast(BinaryIO, unpacked)
