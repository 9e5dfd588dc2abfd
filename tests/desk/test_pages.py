"""Every page: that it shows what the database holds, in HTML, JSON and files, and harms nobody."""

from __future__ import annotations

import io
import json
import re
from html import unescape
from urllib.parse import quote

import pandas as pd
import pytest
from fastapi.testclient import TestClient

from desk.app import create_app
from desk.pages import PAGES
from pipeline.load import connect

BAC_SON = "d185@2014-01-01"


@pytest.fixture(scope="module")
def client(sample_db, tmp_path_factory):
    marks = tmp_path_factory.mktemp("marks") / "marks.sqlite"
    return TestClient(create_app(sample_db, marks), raise_server_exceptions=False)


@pytest.fixture(scope="module")
def facts(sample_db):
    with connect(sample_db) as connection:
        yield connection


@pytest.fixture(scope="module")
def ids(facts):
    def first(query):
        return facts.execute(query).fetchall()[0][0]

    return {
        "finding_id": first("SELECT finding_id FROM findings WHERE verdict = 'inconsistent' ORDER BY 1"),
        "article_id": "bac-son-hang-ba-2021",
        "unit_id": BAC_SON,
        "key": "par_index",
        "official_id": first("SELECT official_id FROM officials ORDER BY name"),
        "document_id": first("SELECT document_id FROM documents WHERE date IS NOT NULL ORDER BY key"),
    }


def address(path, ids):
    for name, value in ids.items():
        path = path.replace(f"{{{name}}}", str(value)).replace(f"{{{name}:path}}", str(value))
    return path + ("?ten=" + quote("cả nước") if path.endswith(("co-quan", "bodies")) else "")


GETS = [page for page in PAGES if page.method == "GET"]


@pytest.mark.parametrize("page", GETS, ids=lambda page: page.name)
def test_a_page_and_its_json_show_the_same(client, ids, page):
    html = client.get(address(page.path, ids))
    told = client.get(address(f"/api{page.api}", ids))
    assert (html.status_code, told.status_code) == (200, 200)
    view = told.json()
    text = unescape(html.text)
    for shown in view["lists"].values():
        for row in shown["rows"][:3]:
            cell = row.get("explanation") or row.get("name") or row.get("full_name") or row.get("source")
            assert cell is None or cell in text


@pytest.mark.parametrize("page", GETS, ids=lambda page: page.name)
def test_every_list_is_exported_whole(client, ids, page):
    view = client.get(address(f"/api{page.api}", ids)).json()
    for name, shown in view["lists"].items():
        path = address(page.path, ids)
        path += ("&" if "?" in path else "?") + f"bang={name}&tai="
        table = pd.read_csv(io.BytesIO(client.get(path + "csv").content), encoding="utf-8-sig")
        parquet = pd.read_parquet(io.BytesIO(client.get(path + "parquet").content))
        rows = json.loads(client.get(path + "json").content)
        assert len(table) == len(parquet) == len(rows) == shown["total"]
        assert list(table.columns) == list(parquet.columns)
        if rows:
            assert list(table.columns) == list(rows[0])
            assert {column["key"] for column in shown["columns"]} <= set(table.columns)


def test_lists_of_figures_are_exported_with_their_sources(client):
    table = pd.read_csv(
        io.BytesIO(client.get(f"/don-vi/{BAC_SON}?bang=so-lieu&tai=csv").content), encoding="utf-8-sig"
    )
    assert {"quote", "sentence", "article_id", "url", "published", "source"} <= set(table.columns)
    assert all(quote in sentence for quote, sentence in zip(table["quote"], table["sentence"], strict=True))


def test_every_mention_is_highlighted_in_its_place(client, facts):
    for (article_id,) in facts.execute("SELECT article_id FROM articles ORDER BY 1").fetchall():
        view = client.get(f"/api/articles/{article_id}").json()
        [(text,)] = facts.execute("SELECT text FROM articles WHERE article_id = ?", [article_id]).fetchall()
        [(mentions,)] = facts.execute(
            "SELECT (SELECT count(*) FROM claims WHERE article_id = $a)"
            " + (SELECT count(*) FROM unit_mentions WHERE article_id = $a)"
            " + (SELECT count(*) FROM official_mentions WHERE article_id = $a)"
            " + (SELECT count(*) FROM document_mentions WHERE article_id = $a)",
            {"a": article_id},
        ).fetchall()
        assert len(view["mentions"]) == mentions
        page = client.get(f"/bai/{article_id}").text
        shown = re.search(r'<div class="article-text"[^>]*>(.*?)</div>', page, re.S)[1]
        assert unescape(re.sub(r"<[^>]+>", "", shown)) == text
        for claim_id, start, end in facts.execute(
            'SELECT claim_id, start, "end" FROM claims WHERE article_id = ?', [article_id]
        ).fetchall():
            assert f'id="c-{claim_id}" tabindex="0" data-start="{start}" data-end="{end}"' in page


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("bac son", "Huyện Bắc Sơn"),
        ("Bắc Sơn", "Huyện Bắc Sơn"),
        ("09/KH-UBND", "Kế hoạch 09/KH-UBND"),
        ("cai cach hanh chinh", "Chỉ số cải cách hành chính (PAR INDEX)"),
        ("dak lak", "Tỉnh Đắk Lắk"),
    ],
)
def test_search_needs_no_diacritics(client, q, found):
    assert found in unescape(client.get("/tim", params={"q": q}).text)


def test_search_for_words_leads_to_the_sentence(client):
    rows = client.get("/api/search", params={"q": "dung hen 309.005"}).json()["lists"]["cau"]["rows"]
    assert [row["article_id"] for row in rows] == ["di-an-kiot-tu-phuc-vu"] * len(rows) != []


def test_a_unit_on_another_day_is_the_version_of_that_day(client):
    assert client.get(f"/api/units/{BAC_SON}?ngay=2020-05-05").json()["unit"]["unit_id"] == BAC_SON
    gone = client.get(f"/don-vi/{BAC_SON}?ngay=2030-01-01")
    assert gone.status_code == 404
    assert "Ngày 01/01/2030 không có đơn vị này." in gone.text
    after = client.get(f"/api/units/{BAC_SON}").json()["successors"]
    assert "Xã Bắc Sơn" in {unit["full_name"] for unit in after}


def test_a_chart_is_a_picture_with_its_table_under_it(client):
    page = client.get(f"/don-vi/{BAC_SON}").text
    (source,) = re.findall(r'<img src="([^"]+bang=thu-hang[^"]+)"', page)
    picture = client.get(unescape(source))
    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.text.startswith("<svg")
    assert "2021" in picture.text
    assert page.index(source) < page.index("<caption>Thứ hạng qua các năm")
    assert client.get("/?bang=moi&tai=svg").status_code == 404


def test_findings_can_be_narrowed(client):
    every = client.get("/api/findings?ket_luan=tat-ca").json()["lists"]["ket-luan"]["total"]
    bad = client.get("/api/findings").json()
    sums = client.get("/api/findings?loai=sum").json()
    place = client.get("/api/findings", params={"noi": "lang son"}).json()
    late = client.get("/api/findings?tu=2025-01-01").json()
    assert every > bad["lists"]["ket-luan"]["total"] > 0
    assert {f["verdict"] for f in bad["findings"]} == {"inconsistent"}
    assert {f["kind"] for f in sums["findings"]} == {"sum"}
    assert 0 < place["lists"]["ket-luan"]["total"] < bad["lists"]["ket-luan"]["total"]
    assert all("Bắc Sơn" in f["explanation"] for f in place["findings"])
    assert 0 < late["lists"]["ket-luan"]["total"] < bad["lists"]["ket-luan"]["total"]


def test_both_sides_of_a_conflict_stand_side_by_side(client, facts):
    [(finding_id,)] = facts.execute(
        "SELECT finding_id FROM findings WHERE kind = 'conflict' AND verdict = 'inconsistent'"
        " AND explanation LIKE '%Bình Phước%'"
    ).fetchall()
    finding = client.get(f"/api/findings/{finding_id}").json()["finding"]
    assert [side["sources"] for side in finding["sides"]] == [1, 1]
    assert {side["claims"][0]["article_id"] for side in finding["sides"]} == {
        "sipas-2022-ca-nuoc",
        "binh-phuoc-bi-quyet-22-bac",
    }
    for side in finding["sides"]:
        for claim in side["claims"]:
            marked = [part for part in claim["parts"] if part["anchor"]]
            assert marked
            for part in marked:
                [(quote, sentence)] = facts.execute(
                    "SELECT quote, sentence FROM claims WHERE claim_id = ?", [part["anchor"][2:]]
                ).fetchall()
                assert part["text"] == quote
                assert "".join(part["text"] for part in claim["parts"]) == sentence


def test_a_mark_is_kept_apart_from_the_facts(client, ids, sample_db):
    before = sample_db.read_bytes()
    path = f"/mau-thuan/{ids['finding_id']}"
    page = client.post(path, data={"dau": "wrong", "ghi_chu": "<b>Sai</b> vì khác kỳ"})
    assert page.status_code == 200
    assert "&lt;b&gt;Sai&lt;/b&gt; vì khác kỳ" in page.text
    marked = client.get("/api/findings?dau=wrong").json()["findings"]
    assert [(f["finding_id"], f["mark"]["state"]) for f in marked] == [(str(ids["finding_id"]), "wrong")]
    client.post(path, data={})
    assert client.get("/api/findings?dau=wrong").json()["findings"] == []
    assert sample_db.read_bytes() == before


def test_no_other_site_may_mark(client, ids):
    answer = client.post(
        f"/mau-thuan/{ids['finding_id']}", data={"dau": "wrong"}, headers={"Origin": "https://evil.example"}
    )
    assert answer.status_code == 403
    assert client.get("/api/findings?dau=wrong").json()["findings"] == []


def test_a_pasted_text_is_answered_and_highlighted(client):
    text = "Năm 2021, huyện Bắc Sơn, tỉnh Lạng Sơn xếp thứ 5/11 về Chỉ số cải cách hành chính."
    view = client.post("/api/check", data={"van_ban": text}).json()
    (claim,) = view["claims"]
    assert claim["answer"] == "contradicted"
    assert {e["article_id"] for e in claim["evidence"]} >= {"bac-son-hang-ba-2021"}
    page = client.post("/kiem-tra", data={"van_ban": text}).text
    start = text.index("thứ 5/11")
    assert f'id="c-0" tabindex="0" data-start="{start}" data-end="{start + 8}"' in page


def test_an_uploaded_page_is_answered(client):
    html = (
        b"<html><body><article><h1>Tin</h1><p>"
        + (
            "Năm 2021, huyện Bắc Sơn, tỉnh Lạng Sơn xếp thứ 3/11 huyện, thành phố về Chỉ số cải cách hành chính. "
            "Đây là kết quả do Ủy ban nhân dân tỉnh Lạng Sơn công bố trong tháng 3 năm 2022. " * 3
        ).encode()
        + b"</p></article></body></html>"
    )
    view = client.post("/api/check", files={"tep": ("tin.html", html, "text/html")}).json()
    assert view["problem"] is None
    assert any(claim["quote"] == "thứ 3/11" for claim in view["claims"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"data": {"van_ban": ""}}, "Hãy dán văn bản"),
        ({"data": {"van_ban": "Hôm nay trời đẹp."}}, "Không có gì để đối chiếu"),
        ({"files": {"tep": ("a.exe", b"MZ", "application/x-msdownload")}}, "Chỉ nhận tệp"),
        ({"files": {"tep": ("a.txt", b"x" * 2_000_001, "text/plain")}}, "Tệp lớn hơn 2 MB"),
        ({"files": {"tep": ("a.html", b"\x00\x01", "text/html")}}, "Không đọc được tệp này"),
    ],
)
def test_what_cannot_be_checked_is_said(client, given, said):
    answer = client.post("/kiem-tra", **given)
    assert answer.status_code == 200
    assert said in unescape(answer.text)


def test_too_long_a_text_is_refused(client):
    answer = client.post("/kiem-tra", data={"van_ban": "a" * 100_001})
    assert answer.status_code == 422
    assert "(van_ban)" in answer.text


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/khong-co", 404, "Không tìm thấy trang này."),
        ("/bai/khong-co", 404, "Không có bài này."),
        ("/don-vi/x", 404, "Không có đơn vị này."),
        ("/chi-so/x", 404, "Không có chỉ số này."),
        ("/co-quan?ten=x", 404, "Không có số liệu nào của cơ quan này."),
        ("/nguoi/11111111-1111-1111-1111-111111111111", 404, "Không có người này."),
        ("/van-ban/11111111-1111-1111-1111-111111111111", 404, "Không có văn bản này."),
        ("/mau-thuan/11111111-1111-1111-1111-111111111111", 404, "Không có kết luận này"),
        ("/mau-thuan/abc", 422, "finding_id"),
        ("/mau-thuan?tu=2022-13-45", 422, "tu"),
        ("/mau-thuan?trang=0", 422, "trang"),
        ("/tim?q=" + "a" * 201, 422, "q"),
        ("/?bang=x&tai=csv", 404, "không có bảng"),
    ],
)
def test_a_wrong_address_is_answered_in_a_sentence(client, path, status, said):
    answer = client.get(path)
    assert answer.status_code == status
    assert said in unescape(answer.text)
    assert "Traceback" not in answer.text


def test_every_answer_is_shut_off(client, ids):
    for page in GETS:
        headers = client.get(address(page.path, ids)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    assert "unsafe" not in client.get("/khong-co").headers["content-security-policy"]


@pytest.mark.parametrize(
    "q",
    [
        "<script>alert(1)</script>",
        "'; DROP TABLE claims; --",
        '"><img src=x>',
        "%",
        "\\",
        "\u202eabc",
        "a\x00b",
        "𝔘𝔫𝔦",
    ],
)
def test_what_is_typed_is_only_text(client, q):
    answer = client.get("/tim", params={"q": q})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "<img src=x>" not in answer.text
    assert client.get("/api/start").json()["articles"] == 30


def test_search_shows_more_of_one_kind(client):
    some = client.get("/api/search", params={"q": "an"}).json()["lists"]["don-vi"]
    more = client.get("/api/search", params={"q": "an", "muc": "don-vi", "trang": 2}).json()["lists"]
    assert list(more) == ["don-vi"]
    assert more["don-vi"]["total"] == some["total"] > 100
    assert not {row["subject_unit_id"] for row in more["don-vi"]["rows"]} & {
        row["subject_unit_id"] for row in some["rows"]
    }
    last = client.get("/api/search", params={"q": "an", "muc": "don-vi", "trang": 1_000}).json()["lists"]
    assert last["don-vi"]["page"] == last["don-vi"]["pages"]
    assert last["don-vi"]["rows"]


@pytest.mark.parametrize(
    ("sort", "key", "backwards"),
    [
        ("ten", "subject", False),
        ("-ten", "subject", True),
        ("ngay", "published", True),
        ("nguon", "source", False),
    ],
)
def test_an_indicator_is_sorted_by_its_columns(client, sort, key, backwards):
    path = f"/chi-so/par_index?tu=2021-01-01&den=2021-12-31&xep={sort}"
    rows = client.get(f"/api{path.replace('chi-so', 'indicators')}").json()["lists"]["don-vi"]["rows"]
    values = [row[key] for row in rows if row[key] is not None]
    assert values == sorted(values, reverse=backwards) != []
    assert [row[key] for row in rows][: len(values)] == values
    page = client.get(path).text
    assert page.count("aria-sort=") == 1
    exported = client.get(path + "&bang=don-vi&tai=json").json()
    assert [row["claim_id"] for row in exported] == [row["claim_id"] for row in rows]


def test_ranks_are_checked_beside_their_scores(client):
    path = "/chi-so/par_index?tu=2021-01-01&den=2021-12-31"
    rows = client.get(path.replace("/chi-so", "/api/indicators")).json()["lists"]["don-vi"]["rows"]
    verdicts = {(row["subject"], row["rank"], row["verdict"]) for row in rows}
    assert ("huyện Bắc Sơn, Lạng Sơn", "3.000000", "inconsistent") in verdicts
    assert ("Sở Nội vụ Lạng Sơn", "2.000000", "consistent") in verdicts
    checked = next(row for row in rows if row["verdict"] == "inconsistent")
    assert f'href="/mau-thuan/{checked["finding_id"]}"' in client.get(path).text
    assert client.get(f"/mau-thuan/{checked['finding_id']}").status_code == 200


def test_a_unit_has_its_officials_and_documents(client):
    lists = client.get(f"/api/units/{BAC_SON}").json()["lists"]
    assert [row["name"] for row in lists["nguoi"]["rows"]] == ["Dương Công Hiệp"]
    body = client.get("/api/bodies", params={"ten": "Sở Nội vụ Lạng Sơn"}).json()["lists"]
    assert len(body["nguoi"]["rows"]) == 1


def test_a_sentence_is_quoted_once_with_all_its_figures(client, facts):
    [(finding_id,)] = facts.execute(
        "SELECT finding_id FROM findings WHERE explanation LIKE '309.005/309.772%'"
    ).fetchall()
    [side] = client.get(f"/api/findings/{finding_id}").json()["finding"]["sides"]
    [quoted] = side["claims"]
    assert [part["text"] for part in quoted["parts"] if part["anchor"]] == ["309.005/309.772", "99,57%"]
