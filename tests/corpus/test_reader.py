"""Every kind of file gives its articles, whole and in order."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus import Article, read
from tests.corpus.making import TEXT, html, jsonl, outcome, packed, reasons, warc

URL = "https://www.tanhoa.gov.vn/tin/1"
FIELDS = {"id": "a1", "url": URL, "title": "Phường Tân Hòa", "text": TEXT}


def parquet(*rows: dict[str, object]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), out)
    return out.getvalue()


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", json.dumps({**FIELDS, "published": "2023-04-05"}).encode()),
        ("a.json", json.dumps([{**FIELDS, "published": "05/04/2023 10:30"}]).encode()),
        ("a.jsonl", jsonl({**FIELDS, "published": "2023-04-04T22:00:00Z"}) + b"\n"),
        (
            "a.csv",
            f'id,link,Title,date,content\na1,{URL},Phường Tân Hòa,5-4-2023,"{TEXT}"\n'.encode(),
        ),
        (
            "a.csv",
            f"id;url;title;pubdate;body\na1;{URL};Phường Tân Hòa;2023-04-05;{TEXT}\n".encode(),
        ),
        (
            "a.jsonl",
            jsonl(
                {
                    "ID": "a1",
                    "link": URL,
                    "headline": FIELDS["title"],
                    "text": "",
                    "body": TEXT,
                    "date": 1680652800,
                }
            ),
        ),
        ("a.parquet", parquet({**FIELDS, "published": date(2023, 4, 5)})),
    ],
)
def test_articles_in_fields(tmp_path: Path, name: str, data: bytes, suffix: str) -> None:
    path = tmp_path / (name + suffix)
    path.write_bytes(packed(data, suffix))
    articles, rejects = outcome(path)
    assert rejects == []
    [article] = articles
    assert article.text == TEXT
    assert (article.id, article.url, article.title) == ("a1", URL, FIELDS["title"])
    assert article.published == date(2023, 4, 5)
    assert article.source == "tanhoa.gov.vn"
    assert article.path is not None
    assert article.path.startswith(str(path))


@pytest.mark.parametrize("suffix", ["", ".gz", ".zst"])
def test_plain_text_is_kept_but_for_nfc(tmp_path: Path, suffix: str) -> None:
    text = "  Uỷ ban “hoà giải”\u00a0– 3 vụ…\r\n\r\nKết quả: đạt 87,5 điểm. ﬁ ½  \n"
    path = tmp_path / f"a.txt{suffix}"
    path.write_bytes(packed(b"\xef\xbb\xbf" + text.encode(), suffix))
    [article] = outcome(path)[0]
    assert article.text == text

    import unicodedata

    (tmp_path / "b.txt").write_text(unicodedata.normalize("NFD", TEXT), encoding="utf-8")
    assert outcome(tmp_path / "b.txt")[0][0].text == TEXT


def test_page(tmp_path: Path) -> None:
    head = (
        '<title>Tân Hòa trả 99% hồ sơ đúng hạn | Cổng thông tin</title><meta charset="utf-8">'
        '<meta property="article:published_time" content="2023-04-05T08:00:00+07:00">'
    )
    body = (
        f"<h1>Tân Hòa trả 99% hồ sơ đúng hạn</h1><p>{TEXT}</p>"
        "<table><tr><th>Lĩnh vực</th><th>Hồ sơ</th></tr><tr><td>Hộ tịch</td><td>412</td></tr></table>"
        "<ul><li>Đất đai: 96 hồ sơ</li><li>Xây dựng: 31 hồ sơ</li></ul><p>Không có hồ sơ nào bị trễ hẹn.</p>"
    )
    path = tmp_path / "a.html"
    path.write_text(html(body, head), encoding="utf-8")
    [article] = outcome(path)[0]
    assert article.title == "Tân Hòa trả 99% hồ sơ đúng hạn"
    assert article.published == date(2023, 4, 5)
    for part in (article.title, TEXT, "412", "96 hồ sơ", "31 hồ sơ", "trễ hẹn"):
        assert part in article.text


def test_page_dated_by_its_own_line(tmp_path: Path) -> None:
    path = tmp_path / "a.htm"
    page = html(f"<p>{TEXT}</p>").replace("<article>", "<div>Ngày đăng 12/06/2023 | 09:15</div><article>")
    path.write_text(page, encoding="utf-8")
    assert outcome(path)[0][0].published == date(2023, 6, 12)


def test_dates_of_other_articles_are_not_taken(tmp_path: Path) -> None:
    other = "<ul><li><a href='/2'>Xã Bình Minh tăng 7 bậc</a> <i>Ngày đăng: 01/02/2020</i></li></ul>"
    main = f"<h1>Tân Hòa đúng hạn 99,5%</h1><p>Ngày đăng: 12/06/2023</p><p>{TEXT}</p>"
    path = tmp_path / "a.html"
    path.write_text(html(main).replace("<article>", f"{other}<article>"), encoding="utf-8")
    assert outcome(path)[0][0].published == date(2023, 6, 12)


@pytest.mark.parametrize(
    ("name", "gzipped", "suffix"),
    [
        ("a.warc", False, ""),
        ("a.warc.gz", True, ""),
        ("a.warc.gz", False, ".gz"),
        ("a.warc.zst", False, ".zst"),
    ],
)
def test_archive(tmp_path: Path, name: str, gzipped: bool, suffix: str) -> None:
    page = html(f"<p>{TEXT}</p>", "<title>Tân Hòa</title>").encode()
    pages = [
        ("https://a.gov.vn/1", "200 OK", "text/html; charset=utf-8", page),
        ("https://a.gov.vn/anh.png", "200 OK", "image/png", b"\x89PNG"),
        ("https://a.gov.vn/mat", "404 Not Found", "text/html", page),
        ("https://a.gov.vn/2", "200 OK", "text/html", page.replace(b"1.204", b"1.305")),
    ]
    (tmp_path / name).write_bytes(packed(warc(pages, gzipped=gzipped), suffix))
    articles, rejects = outcome(tmp_path / name)
    assert [article.url for article in articles] == ["https://a.gov.vn/1", "https://a.gov.vn/2"]
    assert "1.305" in articles[1].text
    assert rejects == []


def test_standard_input() -> None:
    [article] = read(["-"], stdin=io.BytesIO(jsonl({"text": TEXT})))
    assert isinstance(article, Article)
    assert article.path == "-:1"


def test_folders_and_patterns_are_sorted_and_read_once(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "b/.hidden.txt", "b/readme.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{TEXT} {name}", encoding="utf-8")
    articles, rejects = outcome(tmp_path, tmp_path / "b" / "*.txt", tmp_path / "**" / "*.txt")
    assert [Path(article.path or "").name for article in articles] == ["a.txt", "1.txt", "2.txt"]
    assert rejects == []


def test_identity_does_not_hang_on_the_place_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.jsonl").write_bytes(jsonl({"url": "https://x.vn/1", "text": TEXT}))
    (tmp_path / "c.jsonl").write_bytes(jsonl({"url": "https://x.vn/1", "text": TEXT + " Sửa."}))
    one, two = outcome(tmp_path / "a.txt", tmp_path / "b.jsonl")[0]
    (changed,) = outcome(tmp_path / "c.jsonl")[0]
    assert len(one.id) == 16
    assert one.id != two.id
    assert two.id == changed.id


def test_reading_streams(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(packed(jsonl(*({"text": f"{TEXT} {n}"} for n in range(5000))), ".gz")[:-40])
    reading = read([path])
    assert isinstance(next(reading), Article)
    assert reasons(path) == ["truncated"]


def test_list_split_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.formats._CHUNK", 7)
    rows = [{"id": f'{n}"]}},[\\', "text": TEXT, "extra": {"a": [1, "]"]}} for n in range(3)]
    (tmp_path / "a.json").write_text(json.dumps(rows, indent=1), encoding="utf-8")
    articles, rejects = outcome(tmp_path / "a.json")
    assert [article.id for article in articles] == [row["id"] for row in rows]
    assert rejects == []


def test_import_is_light() -> None:
    code = (
        "import sys, corpus;"
        "assert not {'trafilatura', 'pandas', 'pyarrow', 'spacy', 'pydantic'} & set(sys.modules);"
        "corpus.read; assert callable(corpus.read);"
        "assert not {'trafilatura', 'pandas', 'spacy'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
