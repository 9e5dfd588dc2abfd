"""Files for the readers' tests."""

from __future__ import annotations

import gzip
import io
import json
import unicodedata
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus import Article, Limits, Reject, read

TEXT = "Quý I năm 2023, phường Tân Hòa tiếp nhận 1.204 hồ sơ, giải quyết đúng hạn 99,5%."
_TONES = "̣̀́̃̉"


def outcome(
    *inputs: str | Path, not_after: date | None = None, limits: Limits | None = None
) -> tuple[list[Article], list[Reject]]:
    found = list(read(inputs, not_after=not_after, **({"limits": limits} if limits else {})))
    return (
        [item for item in found if isinstance(item, Article)],
        [item for item in found if isinstance(item, Reject)],
    )


def reasons(*inputs: str | Path, **options: object) -> list[str]:
    return [reject.reason for reject in outcome(*inputs, **options)[1]]  # type: ignore[arg-type]


def packed(data: bytes, suffix: str) -> bytes:
    if suffix == ".gz":
        return gzip.compress(data)
    return zstandard.compress(data) if suffix == ".zst" else data


def jsonl(*rows: object) -> bytes:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def html(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body><article>{body}</article></body></html>"


def windows_1258(text: str) -> bytes:
    """The character set's own composition: base letter with its circumflex, then the tone."""
    out = b""
    for char in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", char)
        base = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
        out += (base + "".join(part for part in parts if part in _TONES)).encode("cp1258")
    return out


def warc(pages: Iterable[tuple[str, str, str, bytes]], *, gzipped: bool) -> bytes:
    """``(address, status line, content type, body)`` of each response."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    for address, status, kind, body in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            address, "response", payload=io.BytesIO(body), http_headers=headers
        )
        writer.write_record(record)
    return out.getvalue()
