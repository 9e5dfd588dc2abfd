"""Files of every kind that is read, whole and broken: what is valid, changed in a few places."""

from __future__ import annotations

import gzip
import io
import json
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq
import zstandard
from hypothesis import strategies as st

from tests.corpus.making import TEXT, html, jsonl, packed, warc

_ROWS = [
    {"id": 1, "title": "Tin một", "published": "2023-04-05", "text": TEXT, "url": "https://a.gov.vn/1"},
    {"_id": "2", "headline": "Tin hai", "ngay_dang": "05/04/2023 08:00", "noi_dung": f"{TEXT}\n{TEXT}"},
]
_PAGE = html(
    f"<h1>Tin</h1><p>{TEXT}</p><table><tr><td rowspan=3 colspan=2>{TEXT}</td><td>1</td></tr></table>",
    "<meta charset=utf-8><title>Tin</title><meta property='article:published_time' content='2023-04-05'>",
)


def _parquet() -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table({"id": ["1", "2"], "text": [TEXT, TEXT + " 2"]}), out)
    return out.getvalue()


@cache
def whole() -> dict[str, bytes]:
    """A good file of each kind, by the ending of its name."""
    pages = [("https://a.gov.vn/1", "200 OK", "text/html", _PAGE.encode())] * 2
    return {
        ".json": json.dumps(_ROWS, ensure_ascii=False).encode(),
        ".jsonl": jsonl(*_ROWS),
        ".csv": f'id,title,published,text\n1,Tin,2023-04-05,"{TEXT}"\n2,;,,"a ""{TEXT}"\n'.encode(),
        ".parquet": _parquet(),
        ".txt": f"Tin\n05/04/2023 08:00\n{TEXT}".encode(),
        ".html": _PAGE.encode(),
        ".warc": warc(pages, gzipped=False),
    }


_TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1f\x8b",
        b'"',
        b"\\",
        b"\\ud800",
        b"\n",
        b"\r",
        b",",
        b";",
        b"\t",
    ),
    *(
        b"{",
        b"}",
        b"[",
        b"]",
        b"null",
        b"1e999",
        b"-",
        b"NaN",
        b"<",
        b">",
        b"</p>",
        b"<table>",
        b"<td colspan=9999>",
    ),
    *(
        b"<script>",
        b"<!--",
        b"<![CDATA[",
        b"&#0;",
        b"&#x110000;",
        b"&amp;",
        b"<base href=//x>",
        b"charset=utf-7",
    ),
    *(
        b"charset=idna",
        b"charset=zip",
        b"charset=utf-16",
        b"../../etc/passwd",
        b"file:///etc/passwd",
        b"\xc3",
        b"\xed\xa0\x80",
    ),
    *(
        b"<?xml version='1.0'?>",
        b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>",
        b"&a;",
        b"Content-Length: 99999999999",
        b"HTTP/1.1 200",
    ),
    *(
        b"WARC/1.0\r\n",
        b"\r\n\r\n",
        b'"published": "9999-99-99"',
        b'"published": 1e300',
        b"0001-01-01",
        "Ộ".encode("cp1258", "replace"),
    ),
)


@st.composite
def files(draw: st.DrawFn) -> tuple[str, bytes]:
    """The ending of a name, and bytes."""
    suffix = draw(st.sampled_from(sorted(whole())))
    data = draw(st.one_of(st.just(whole()[suffix]), st.sampled_from(sorted(whole().values())), st.binary()))
    pack = draw(st.sampled_from(["", "", ".gz", ".zst"]))
    data = _changed(draw, data)
    if pack:
        data = packed(data, pack)
        if draw(st.integers(0, 2)) == 0:
            data = _changed(draw, data)
    return suffix + pack, data


def _changed(draw: st.DrawFn, data: bytes) -> bytes:
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = draw(st.integers(start, min(len(data), start + 40)))
        match draw(st.sampled_from(["token", "flip", "cut", "drop", "repeat", "nest"])):
            case "token":
                data = data[:start] + draw(st.sampled_from(_TOKENS)) + data[end:]
            case "flip":
                flipped = bytes(byte ^ draw(st.integers(1, 255)) for byte in data[start : start + 1])
                data = data[:start] + flipped + data[start + 1 :]
            case "cut":
                data = data[:start]
            case "drop":
                data = data[:start] + data[end:]
            case "repeat":
                data = data[:end] + data[start:end] * draw(st.integers(1, 300)) + data[end:]
            case "nest":
                token = draw(
                    st.sampled_from([b"[", b"{", b'{"a":', b"<div>", b"<table><tr><td>", b"<b ", b"<p>"])
                )
                data = data[:start] + token * draw(st.integers(1, 3_000)) + data[start:]
    return data


BOMBS: dict[str, tuple[bytes, str]] = {
    "zeros.txt.gz": (gzip.compress(bytes(60_000_000)), "too_large"),
    "lines.jsonl.gz": (gzip.compress(b"\n" * 60_000_000), "compression_bomb"),
    "lines.jsonl.zst": (zstandard.compress(b"\n" * 200_000_000), "compression_bomb"),
    "members.jsonl.gz": (gzip.compress(b"\n" * 1_000_000) * 60, "compression_bomb"),
}
"""Small files that unpack to far more: name → data and the reason for which they are rejected."""
