"""Byte streams of files, unpacked on the way where the name ends in .gz or .zst."""

from __future__ import annotations

import io
import os
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, cast

from corpus.limits import RATIO_FROM, Limits
from corpus.reasons import Unfit
from corpus.urls import is_url, open_url

PACKED = (".gz", ".zst")
_CHUNK = 65_536
# A zstd block of 4 bytes may unpack to 128 KB: this much input yields at most some 16 MB at once.
_ZSTD_CHUNK = 512


Opened = Callable[[str, BinaryIO], None]
"""Called with the path or URL of a file and its stream, packed bytes and all, before it is read."""


def unwatched(_path: str, _stream: BinaryIO) -> None:
    """Nobody wants to know."""


def open_stream(path: str, limits: Limits, on_open: Opened = unwatched) -> BinaryIO:
    """The bytes of the file at a path or URL, unpacked.

    Reading raises ``Unfit`` when the packed data are cut, broken or unpack beyond ``limits.ratio``;
    opening raises ``OSError`` as ``open`` does.
    """
    raw = open_url(path) if is_url(path) else cast(BinaryIO, open(path, "rb"))  # noqa: SIM115 (the caller's)
    on_open(path, raw)
    suffix = os.path.splitext(path)[1].lower()
    if suffix not in PACKED:
        return raw
    chunks = _gunzip(raw, limits) if suffix == ".gz" else _unzstd(raw, limits)
    return cast(BinaryIO, io.BufferedReader(_Chunks(raw, chunks), _CHUNK))


class _Chunks(io.RawIOBase):
    """A readable stream over an iterator of byte strings; closes the file below it."""

    def __init__(self, raw: BinaryIO, chunks: Iterator[bytes]) -> None:
        self._raw = raw
        self._chunks = chunks
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        while not self._rest:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._rest = chunk
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()


class _Meter:
    """Counts bytes in and out and stops a file that unpacks beyond reason."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.read = 0
        self.written = 0

    def wrote(self, chunk: bytes) -> bytes:
        self.written += len(chunk)
        if self.written > RATIO_FROM and self.written > self.limits.ratio * self.read:
            raise Unfit("compression_bomb", f"more than {self.limits.ratio} times its packed size")
        return chunk


def _gunzip(raw: BinaryIO, limits: Limits) -> Iterator[bytes]:
    meter = _Meter(limits)
    member = zlib.decompressobj(wbits=31)
    started = False
    while data := raw.read(_CHUNK):
        meter.read += len(data)
        while data:
            if member.eof:
                # Zero padding may follow a member, as gzip itself allows.
                data = data.lstrip(b"\0")
                if not data:
                    break
                member = zlib.decompressobj(wbits=31)
            started = True
            try:
                chunk = member.decompress(data, _CHUNK)
            except zlib.error as error:
                raise Unfit("corrupt", f"gzip: {error}") from error
            data = member.unused_data if member.eof else member.unconsumed_tail
            if chunk:
                yield meter.wrote(chunk)
            elif not data:
                break
    if started and not member.eof:
        # What the last call kept back comes out now; a whole member would have ended by itself.
        if chunk := member.flush():
            yield meter.wrote(chunk)
        raise Unfit("truncated", "gzip")


def _unzstd(raw: BinaryIO, limits: Limits) -> Iterator[bytes]:
    import zstandard

    meter = _Meter(limits)
    # Frames that ask for a window of more than 128 MB are refused, as the zstd program does.
    unpacker = zstandard.ZstdDecompressor(max_window_size=1 << 27)
    frame = unpacker.decompressobj()
    inside = False
    while data := raw.read(_ZSTD_CHUNK):
        meter.read += len(data)
        while data:
            if frame.eof:
                frame = unpacker.decompressobj()
            inside = True
            try:
                chunk = frame.decompress(data)
            except zstandard.ZstdError as error:
                raise Unfit("corrupt", f"zstd: {error}") from error
            data = frame.unused_data if frame.eof else b""
            if frame.eof:
                inside = False
            if chunk:
                yield meter.wrote(chunk)
    if inside:
        raise Unfit("truncated", "zstd")
