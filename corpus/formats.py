"""Files to rows: one reader for each kind of file that holds articles in fields, or plain text.

A reader yields ``(member, row or reason)`` where the member (line, row or element number) tells the
articles of one file apart and is ``None`` for a file that is one article. What is wrong with one
member is yielded and the rest goes on; what is wrong with the file as a whole is raised as ``Unfit``.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from corpus.charset import decode, looks_garbled, repaired
from corpus.language import is_vietnamese
from corpus.limits import Limits
from corpus.reasons import Unfit
from corpus.rows import NAMES, TEXT_NAMES, Row

Member = tuple[str | None, Row | Unfit]
_CHUNK = 262_144


def read_txt(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """The whole file is one article's text. Mojibake is undone only where the text as it stands is
    not Vietnamese and the repaired one is: it is then the bytes that were wrong."""
    data = whole(stream, 4 * limits.characters)
    text = decode(data)
    if looks_garbled(text) and not is_vietnamese(text) and is_vietnamese(mended := repaired(text)):
        text = mended
    yield None, Row.parse({"text": text})


def whole(stream: BinaryIO, limit: int) -> bytes:
    """All bytes of a stream, at most ``limit``. Raises ``Unfit``: ``empty``, ``too_large``."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unfit("too_large", f"more than {limit:,} bytes")
    if not data.strip():
        raise Unfit("empty")
    return data


def read_jsonl(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One article on each line; blank lines are passed over. Unreadable lines cost only themselves."""
    limit = limits.member_bytes
    number = 0
    found = False
    while line := stream.readline(limit):
        number += 1
        if len(line) == limit and not line.endswith(b"\n"):
            _skip_line(stream)
            found = True
            yield str(number), Unfit("too_large", f"a line of more than {limit:,} bytes")
            continue
        if line.strip():
            found = True
            yield str(number), _loads(line)
    if not found:
        raise Unfit("empty")


def _loads(data: bytes) -> Row | Unfit:
    try:
        return Row.parse(json.loads(decode(data)))
    except Unfit as unfit:
        return unfit
    except RecursionError:
        return Unfit("invalid_json", "nested too deeply")
    except ValueError as error:
        return Unfit("nul_bytes") if b"\0" in data else Unfit("invalid_json", str(error))


def read_json(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One article, or a list of them, read element by element so that a list may be of any length."""
    found = False
    for number, element in enumerate(_elements(stream, limits.member_bytes), 1):
        found = True
        if isinstance(element, Unfit):
            yield str(number), element
        elif number == 1 and not element.listed:
            yield None, _loads(element.data)
        else:
            yield str(number), _loads(element.data)
    if not found:
        raise Unfit("no_articles", "an empty list")


class _Element:
    __slots__ = ("data", "listed")

    def __init__(self, data: bytes, listed: bool) -> None:
        self.data = data
        self.listed = listed


_STRUCTURE = re.compile(rb'[\[\]{},"\\]')
_QUOTED = re.compile(rb'["\\]')


def _elements(stream: BinaryIO, limit: int) -> Iterator[_Element | Unfit]:
    """The top-level value, or the elements of a top-level list, as they stand in the bytes.

    Only strings and brackets are followed; whether an element is JSON is seen when it is parsed.
    """
    head = stream.read(_CHUNK)
    while head and not head.strip():
        head = stream.read(_CHUNK)
    if not head:
        raise Unfit("empty")
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = decode(head + _whole_rest(stream, limit)).encode("utf-8", "replace")
    body = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body.startswith(b"["):
        rest = stream.read(limit + 1 - len(body)) if len(body) <= limit else b""
        if len(body) + len(rest) > limit:
            raise Unfit("too_large", f"more than {limit:,} bytes")
        yield _Element(body + rest, listed=False)
        return

    piece = bytearray()
    overlong = False
    depth = 1
    quoted = escaped = False
    chunk = body[1:]
    while chunk:
        at = kept = 0
        if escaped:
            at, escaped = 1, False
        while found := (_QUOTED if quoted else _STRUCTURE).search(chunk, at):
            sign = found.group()
            at = found.end()
            if sign == b"\\":
                at += 1
                escaped = at > len(chunk)
            elif sign == b'"':
                quoted = not quoted
            elif sign in b"[{":
                depth += 1
            elif sign in b"]}":
                depth -= 1
            if depth == 0 or (depth == 1 and sign == b","):
                piece += chunk[kept : found.start()]
                kept = at
                if overlong or len(piece) > limit:
                    yield Unfit("too_large", f"an element of more than {limit:,} bytes")
                elif piece.strip():
                    yield _Element(bytes(piece), listed=True)
                piece.clear()
                overlong = False
                if depth == 0:
                    if chunk[at:].strip():
                        raise Unfit("invalid_json", "something follows the list")
                    return
        if not overlong:
            piece += chunk[kept:]
            if len(piece) > limit:
                overlong = True
                piece.clear()
        chunk = stream.read(_CHUNK)
    raise Unfit("invalid_json", "the list does not end")


def _whole_rest(stream: BinaryIO, limit: int) -> bytes:
    """What is left of a stream, at most ``limit`` bytes. Raises ``Unfit("too_large")``."""
    data = stream.read(limit + 1)
    if len(data) > limit:
        raise Unfit("too_large", f"more than {limit:,} bytes")
    return data


def read_csv(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """A header line with the column names, then one article on each row; comma, semicolon or tab."""
    lines = _lines(stream, limits.member_bytes)
    header = next(lines, None)
    while header is not None and not header.strip():
        header = next(lines, None)
    if header is None:
        raise Unfit("empty")
    if "\0" in header:
        raise Unfit("binary" if "�" in header else "nul_bytes")
    delimiter = max(",;\t", key=header.count)
    csv.field_size_limit(limits.member_bytes)
    names = [name.strip().lower() for name in next(csv.reader([header], delimiter=delimiter))]
    if not any(name in TEXT_NAMES for name in names):
        raise Unfit("no_text", f"no column is called {' or '.join(TEXT_NAMES)}")
    rows = csv.reader(lines, delimiter=delimiter)
    number = 0
    try:
        for values in rows:
            if not values:
                continue
            number += 1
            yield str(number), _row(dict(zip(names, values, strict=False)))
    except csv.Error as error:
        raise Unfit("corrupt", f"after row {number}: {error}") from error
    if not number:
        raise Unfit("no_articles", "a header without rows")


def _lines(stream: BinaryIO, limit: int) -> Iterator[str]:
    """Lines with their ends; a set other than UTF-8 is told from each line by itself.

    Of a line beyond the limit its first ``limit`` bytes are given, its quotes closed: the row is then
    found too large, and the next one is read as usual.
    """
    first = True
    while line := stream.readline(limit):
        if len(line) == limit and not line.endswith(b"\n"):
            _skip_line(stream)
            line = line.decode("utf-8", "ignore").encode() + (b'"\n' if line.count(b'"') % 2 else b"\n")
        if first and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            # UTF-16, as spreadsheet programs export it: lines are found after decoding.
            yield from decode(line + _whole_rest(stream, limit)).splitlines(keepends=True)
            return
        try:
            yield line.decode("utf-8-sig" if first else "utf-8")
        except UnicodeDecodeError:
            yield decode(line)
        first = False


def _skip_line(stream: BinaryIO) -> None:
    while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
        pass


def read_parquet(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One article on each row, read in batches of 64. ``stream`` must be seekable."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    number = 0
    try:
        table = pq.ParquetFile(stream)
        columns = [name for name in table.schema_arrow.names if name.strip().lower() in NAMES]
        if not any(name.strip().lower() in TEXT_NAMES for name in columns):
            raise Unfit("no_text", f"no column is called {' or '.join(TEXT_NAMES)}")
        for batch in table.iter_batches(batch_size=64, columns=columns):
            for fields in batch.to_pylist():
                number += 1
                yield str(number), _row(fields)
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise Unfit("corrupt", str(error).splitlines()[0] if str(error) else None) from error
    if not number:
        raise Unfit("no_articles", "a table without rows")


def _row(fields: dict[str, Any]) -> Row | Unfit:
    try:
        return Row.parse(fields)
    except Unfit as unfit:
        return unfit
