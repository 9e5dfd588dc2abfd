"""Unfit content gives one Reject each, with its reason; everything else is read."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus import REASONS, Article, Limits, read
from tests.corpus.making import TEXT, html, jsonl, outcome, packed, reasons, warc, windows_1258

NOISE = bytes(range(256)) * 40
PAGE = ("https://a.gov.vn/1", "200 OK", "text/html", html(f"<p>{TEXT}</p>").encode())

ONE_REJECT: list[tuple[str, bytes, str]] = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\n", "empty"),
    ("a.json", b"", "empty"),
    ("a.jsonl", b"\n\n", "empty"),
    ("a.csv", b"", "empty"),
    ("a.csv", b"id,text\n", "no_articles"),
    ("a.json", b"[]", "no_articles"),
    ("a.html", b"", "empty"),
    ("a.warc", b"", "empty"),
    ("a.txt.gz", b"", "empty"),
    ("a.txt.gz", gzip.compress(b"", mtime=0), "empty"),
    *((f"a.{kind}", NOISE, "binary") for kind in ("txt", "json", "jsonl", "csv", "html")),
    ("a.txt", b"\x89PNG\r\n\x1a\n" + TEXT.encode(), "binary"),
    ("a.parquet", NOISE, "corrupt"),
    ("a.parquet", b"", "corrupt"),
    ("a.warc", NOISE, "corrupt"),
    ("a.txt.gz", NOISE, "corrupt"),
    ("a.txt.zst", NOISE, "corrupt"),
    ("a.txt.gz", gzip.compress(TEXT.encode())[:-12], "truncated"),
    ("a.json.gz", gzip.compress(jsonl({"text": TEXT}))[:-4], "truncated"),
    ("a.txt.zst", zstandard.compress(TEXT.encode())[:-5], "truncated"),
    ("a.warc", warc([PAGE], gzipped=False)[:-60], "truncated"),
    ("a.warc.gz", warc([PAGE], gzipped=True)[:-60], "truncated"),
    ("a.warc", warc([(PAGE[0], "200 OK", "image/png", b"x")], gzipped=False), "no_articles"),
    ("a.txt.gz", gzip.compress(b"a" * 50_000_000), "too_large"),
    ("a.jsonl.gz", gzip.compress(b"\n" * 30_000_000), "compression_bomb"),
    ("a.jsonl.zst", zstandard.compress(b"\n" * 200_000_000), "compression_bomb"),
    ("a.txt", (TEXT * 700_000).encode()[:50_000_000], "too_large"),
    ("a.json", b'{"text": "' + b"a" * 50_000_000 + b'"}', "too_large"),
    ("a.html", b"<p>" + b"a" * 50_000_000, "too_large"),
    ("a.html", b"<div>" * 200_000, "no_text"),
    ("a.html", b"<html><body></body></html>", "no_text"),
    ("a.json", b"[" * 200_000, "invalid_json"),
    ("a.json", b'{"text": ' + b"[" * 200_000, "invalid_json"),
    ("a.json", b'{"text": "', "invalid_json"),
    ("a.json", b"3", "invalid_row"),
    ("a.json", b'{"text": ["a"]}', "invalid_row"),
    ("a.json", b'{"id": "1", "title": "x"}', "no_text"),
    ("a.json", b'{"text": null}', "no_text"),
    ("a.json", b'{"text": "  \\n "}', "no_text"),
    ("a.csv", b"id,title\n1,x\n", "no_text"),
    ("a.txt", b"The ward received 1,204 files in the first quarter of 2023.", "not_vietnamese"),
    (
        "a.txt",
        "L'été dernier, la préfecture a reçu 1 204 dossiers.".encode(),
        "not_vietnamese",
    ),
    ("a.txt", "第一季度共受理一千二百份文件。".encode(), "not_vietnamese"),
    ("a.txt", b"Quy I nam 2023, phuong Tan Hoa tiep nhan 1.204 ho so", "not_vietnamese"),
    ("a.txt", b"2023 1.204 99,5%", "not_vietnamese"),
    ("a.txt", f"{TEXT}\0{TEXT}".encode(), "nul_bytes"),
    ("a.json", json.dumps({"text": f"{TEXT}\0"}).encode(), "nul_bytes"),
    ("a.csv", f'id,text\n1,"{TEXT}\0"\n'.encode(), "nul_bytes"),
    ("a.json", f'{{"text": "{TEXT} \\ud800"}}'.encode(), "lone_surrogate"),
    ("a.json", f'{{"title": "\\udc80", "text": "{TEXT}"}}'.encode(), "lone_surrogate"),
    ("a.json", json.dumps({"text": TEXT.encode().decode("latin-1")}).encode(), "mojibake"),
    ("a.json", json.dumps({"text": TEXT, "published": "2031-02-03"}).encode(), "future_date"),
    ("a.docx", b"PK", "unknown_format"),
]


@pytest.mark.parametrize(("name", "data", "reason"), ONE_REJECT)
def test_one_reject(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (tmp_path / "z.txt").write_text(f"{TEXT} Còn lại.", encoding="utf-8")
    articles, rejects = outcome(path, tmp_path / "z.txt", not_after=date(2026, 12, 31))
    assert [(reject.reason, reject.path.startswith(str(path))) for reject in rejects] == [(reason, True)]
    assert [article.text for article in articles] == [f"{TEXT} Còn lại."]
    assert reason in REASONS


@pytest.mark.parametrize(
    ("name", "data", "texts", "expected"),
    [
        (
            "a.jsonl",
            jsonl({"text": TEXT + " 1"}) + b"\n{oops\n" + jsonl({"text": TEXT + " 2"}),
            [TEXT + " 1", TEXT + " 2"],
            [("2", "invalid_json")],
        ),
        (
            "a.jsonl",
            b'{"text": "' + b"a" * 50_000_000 + b'"}\n' + jsonl({"text": TEXT}),
            [TEXT],
            [("1", "too_large")],
        ),
        (
            "a.csv",
            b'id,text\n1,"' + b"a" * 50_000_000 + b'"\n2,"' + TEXT.encode() + b'"',
            [TEXT],
            [("1", "too_large")],
        ),
        ("a.csv", f'text\n"{TEXT}\n{TEXT}"\n""\n'.encode(), [f"{TEXT}\n{TEXT}"], [("2", "no_text")]),
        (
            "a.jsonl",
            jsonl(*({"id": "7", "text": text} for text in (TEXT, TEXT, TEXT + " Khác."))),
            [TEXT],
            [("2", "duplicate"), ("3", "duplicate_id")],
        ),
        (
            "a.json",
            json.dumps([{"text": TEXT}, 5, {"id": 2}]).encode(),
            [TEXT],
            [("2", "invalid_row"), ("3", "no_text")],
        ),
        (
            "a.jsonl.gz",
            gzip.compress(jsonl({"text": TEXT}) + b"\n" + NOISE.hex().encode())[:-200],
            [TEXT],
            [("", "truncated")],
        ),
    ],
)
def test_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes, texts: list[str], expected: list[tuple[str, str]]
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    articles, rejects = outcome(path)
    assert [article.text for article in articles] == texts
    assert [(reject.path[len(str(path)) + 1 :], reject.reason) for reject in rejects] == expected


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("utf16.txt", TEXT.encode("utf-16")),
        ("utf16_no_mark.txt", TEXT.encode("utf-16-le")),
        ("cp1258.txt", windows_1258(TEXT)),
        ("mojibake.txt", TEXT.encode().decode("latin-1").encode()),
        ("cut_character.txt", (TEXT + "ộ").encode()[:-1]),
        ("latin1_declared.html", html(f"<p>{TEXT}</p>", '<meta charset="iso-8859-1">').encode()),
        ("utf8_declared.html", windows_1258(html(f"<p>{TEXT}</p>", '<meta charset="utf-8">'))),
        ("utf16_page.html", html(f"<p>{TEXT}</p>", '<meta charset="utf-8">').encode("utf-16")),
        ("unknown_declared.html", windows_1258(html(f"<p>{TEXT}</p>", '<meta charset="x-tcvn">'))),
        ("mojibake.html", html(f"<p>{TEXT}</p>").encode().decode("latin-1").encode()),
    ],
)
def test_character_sets_are_found(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    articles, rejects = outcome(tmp_path / name)
    assert rejects == []
    assert [article.text for article in articles] == [TEXT]


def test_paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.json").mkdir()
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    assert reasons(tmp_path / "x.json") == ["no_articles"]
    assert reasons(tmp_path / "none.txt") == ["missing"]
    assert reasons(tmp_path / "*.csv") == ["missing"]
    assert reasons(tmp_path / "lost.txt") == ["unreadable"]
    assert reasons("a\0b.txt") == ["missing"]

    def refuse(*_: object) -> object:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    monkeypatch.setattr("corpus.reader.open_stream", refuse)
    [reject] = outcome(tmp_path / "a.txt")[1]
    assert (reject.reason, reject.detail) == ("unreadable", "Permission denied")


def test_future_needs_a_day_to_compare_with(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(jsonl({"text": TEXT, "published": "2031-02-03"}))
    assert outcome(tmp_path / "a.json")[0][0].published == date(2031, 2, 3)
    assert reasons(tmp_path / "a.json", not_after=date(2031, 2, 2)) == ["future_date"]
    assert reasons(tmp_path / "a.json", not_after=date(2031, 2, 3)) == []


def test_limits_are_the_callers(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    assert reasons(tmp_path / "a.txt", limits=Limits(characters=20)) == ["too_large"]


@pytest.mark.parametrize("text", ["Hà Nội", "Đạt 87,5 điểm.", "PCI 2023: Cần Thơ 67,3", "Xã đạt 99%"])
def test_short_vietnamese_is_accepted(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert outcome(tmp_path / "a.txt")[0][0].text == text


_SUFFIXES = [
    kind + pack
    for kind in (".json", ".jsonl", ".csv", ".parquet", ".txt", ".html", ".warc")
    for pack in ("", ".gz", ".zst")
]
_PIECES = st.sampled_from(
    [
        b'{"text": "',
        b'"}',
        b"[",
        b"]",
        b",",
        b"\n",
        b"text\n",
        b"<p>",
        b"WARC/1.0\r\n",
        b"\0",
        TEXT.encode(),
        b"\xff",
    ]
)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=300) | st.lists(_PIECES, max_size=12).map(b"".join),
    st.sampled_from(_SUFFIXES),
    st.booleans(),
)
def test_no_bytes_raise(tmp_path: Path, data: bytes, suffix: str, pack: bool) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(packed(data, path.suffix) if pack else data)
    found = list(read([path]))
    assert found
    for item in found:
        assert isinstance(item, Article) or item.reason in REASONS
