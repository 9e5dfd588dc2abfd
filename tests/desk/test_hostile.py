"""Articles that mean harm, or are only odd: all that they hold is shown as text, and every link works."""

from __future__ import annotations

import json
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote, urljoin, urlsplit

import httpx
import pytest

from desk.app import create_app
from pipeline.check.run import check
from pipeline.load import connect
from pipeline.run import run
from tests.desk.browser import served

SCRIPT = "<script>alert('1')</script>"
DROP = "'; DROP TABLE claims; --"
IMAGE = '"><img src=x onerror=alert(2)>'
ODD = "\u202etrái\u202c 𝔘𝔫𝔦 👩\u200d💼 e\u0301\u0323\u0302 ﷽"
LONG = "dài" * 300
PLAIN = "Công tác cải cách hành chính được các cơ quan của địa phương thực hiện nghiêm túc trong năm. " * 12

ARTICLES = [
    {
        "id": "a/b c?d=1&e#f",
        "title": f"Bắc Sơn {SCRIPT}{IMAGE}",
        "url": "javascript:alert(3)",
        "source": f"bao{IMAGE}",
        "published": "2022-03-01",
        "text": f"Năm 2021, huyện Bắc Sơn, tỉnh Lạng Sơn {SCRIPT} xếp thứ 3/11 về Chỉ số cải cách hành chính.\n"
        f"Chủ tịch UBND huyện Bắc Sơn Hoàng Văn Mẫu {IMAGE} ký Kế hoạch số 16/KH-UBND ngày 17/01/2022.\n"
        f"Huyện hoàn thành 25/54 nhiệm vụ, đạt 64,30% {DROP}.",
    },
    {
        "id": f"../{SCRIPT}%2F..%00",
        "title": ODD,
        "url": "https://tin.example.vn/<b>?q='\"&x=%22><script>",
        "source": DROP,
        "published": "2022-03-02",
        "text": f"{ODD} Năm 2021, huyện Bắc Sơn, tỉnh Lạng Sơn xếp thứ 5/11 về Chỉ số cải cách hành chính {ODD}.\n"
        f"Chủ tịch UBND huyện Bắc Sơn Hoàng Văn Mẫu ký Kế hoạch số 16/KH-UBND ngày 19/01/2022. {LONG}\n{PLAIN}\n"
        f"Sở Nội vụ tỉnh Lạng Sơn {SCRIPT} giải quyết 1.200 hồ sơ, đúng hạn 99,5% trong năm 2021.",
    },
    {
        "id": "{{7*7}}{% raw %}",
        "title": LONG,
        "url": "data:text/html,<script>alert(4)</script>",
        "source": "\u202e\u0301",
        "published": "2022-03-03",
        "text": "{{ view.title }} Năm 2021, cả nước tiếp nhận 1.200.000 hồ sơ, đúng hạn 98,5%; "
        + "0" * 5_000,
    },
]
COPY = {**ARTICLES[1], "id": "ban/sao", "published": "2022-03-05", "source": "báo khác"}
ARTICLES.append(COPY)
STARTS = [
    "/",
    "/chi-so",
    "/mau-thuan?ket_luan=tat-ca",
    "/kiem-tra",
    "/chi-so/par_index",
    "/chi-so/dossiers_on_time",
]


@pytest.fixture(scope="module")
def db(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "articles.jsonl").write_text(
        "\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES), encoding="utf8"
    )
    db = folder / "facts.duckdb"
    assert run([folder / "articles.jsonl"], db, workers=1).rejected == 0
    check(db)
    return db


@pytest.fixture(scope="module")
def site(db):
    with served(create_app(db)) as address:
        yield address


@pytest.fixture(scope="module")
def client(site):
    """Over a real socket: Starlette's test client decodes addresses twice."""
    with httpx.Client(base_url=site, timeout=60) as client:
        yield client


class Read(HTMLParser):
    """Elements, links and text of a page."""

    def __init__(self, html):
        super().__init__()
        self.elements, self.links, self.text = set(), [], ""
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.elements |= {tag, *(name for name, _ in attributes)}
        self.links += [value for name, value in attributes if name in ("href", "src", "action") and value]

    def handle_data(self, data):
        self.text += data


@pytest.fixture(scope="module")
def pages(client):
    """All pages that can be reached by links, exports apart."""
    waiting, read = list(STARTS), {}
    while waiting:
        path = waiting.pop()
        if path in read:
            continue
        answer = client.get(path)
        assert answer.status_code == 200, path
        page = read[path] = Read(answer.text)
        for link in page.links:
            url = urlsplit(urljoin(f"http://desk{path}", link))
            if url.netloc == "desk" and not url.path.startswith("/static") and "bang=" not in url.query:
                waiting.append(url.path + (f"?{url.query}" if url.query else ""))
    return read


def test_links_reach_every_article_and_every_kind_of_page(pages):
    for article in ARTICLES:
        assert f"/bai/{quote(article['id'], safe='')}" in pages
    for kind in ("/don-vi/", "/nguoi/", "/van-ban/", "/mau-thuan/", "/chi-so/", "/co-quan?"):
        assert any(path.startswith(kind) for path in pages), kind


def test_nothing_of_an_article_becomes_an_element_or_a_link(pages):
    for path, page in pages.items():
        assert "onerror" not in page.elements, path
        assert not {urlsplit(link).scheme for link in page.links} - {"", "http", "https", "data"}, path
        assert [link for link in page.links if link.startswith("data:")] == ["data:,"], path
        assert "49" not in page.text.split(), path


def test_an_article_is_shown_as_it_was_read(client, db):
    with connect(db) as connection:
        stored = dict(connection.execute("SELECT article_id, text FROM articles").fetchall())
    assert stored.keys() == {article["id"] for article in ARTICLES}
    for article_id, text in stored.items():
        page = Read(client.get(f"/bai/{quote(article_id, safe='')}").text)
        assert text in page.text
        told = client.get(f"/api/articles/{quote(article_id, safe='')}").json()
        assert told["article_id"] == article_id


def test_a_copy_and_its_original_lead_to_each_other(pages):
    original, copy = (f"/bai/{quote(article['id'], safe='')}" for article in (ARTICLES[1], COPY))
    assert copy in pages[original].links
    assert original in pages[copy].links
    assert "Bài này là bản đăng lại của" in pages[copy].text


def test_exports_hold_it_unchanged(client):
    rows = client.get("/?bang=moi&tai=json").json()
    assert {row["article_id"] for row in rows} == {article["id"] for article in ARTICLES}
    assert client.get("/?bang=moi&tai=csv").status_code == 200


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article["id"][:8])
def test_a_browser_shows_it_as_text(opened, article):
    page = opened(f"/bai/{quote(article['id'], safe='')}")
    assert page.locator(".article-text").inner_text().count("<script>") == article["text"].count("<script>")
    assert page.locator("main img, main script, main b").count() == 0
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400
    page.locator(".article-text .m.claim").first.focus()


def test_a_browser_follows_figures_to_odd_addresses(opened):
    page = opened("/mau-thuan")
    page.locator(".finding h2 a").first.click()
    page.wait_for_url("**/mau-thuan/*")
    page.locator("blockquote footer a").first.click()
    page.wait_for_url("**/bai/*")
    assert page.locator(".m:target").count() == 1


@pytest.mark.parametrize("q", [SCRIPT, DROP, IMAGE, ODD, LONG[:200], "\\", "%", "[a-z", "(", "a\x00b"])
def test_what_is_searched_for_stays_text(client, q):
    answer = client.get("/tim", params={"q": q})
    assert answer.status_code == 200
    assert "onerror" not in Read(answer.text).elements
    assert unescape(answer.text).count("<script>") <= answer.text.count("&lt;script&gt;")
