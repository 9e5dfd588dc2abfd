"""The pages in a real browser: by eye, by keyboard, on a phone, in the dark, and read aloud."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from desk.app import create_app
from pipeline.load import connect
from tests.desk.browser import axe, served

BAC_SON = "d185@2014-01-01"
ARTICLE = "/bai/bac-son-hang-ba-2021"


@pytest.fixture(scope="module")
def site(sample_db, tmp_path_factory):
    with served(create_app(sample_db, tmp_path_factory.mktemp("marks") / "marks.sqlite")) as address:
        yield address


@pytest.fixture(scope="module")
def facts(sample_db):
    with connect(sample_db) as connection:
        yield connection


@pytest.fixture(scope="module")
def paths(facts):
    def first(query):
        return facts.execute(query).fetchall()[0][0]

    return {
        "start": "/",
        "search": "/tim?q=bac+son",
        "indicators": "/chi-so",
        "indicator": "/chi-so/par_index?tu=2021-01-01&den=2021-12-31",
        "findings": "/mau-thuan",
        "finding": f"/mau-thuan/{first('SELECT min(finding_id) FROM findings')}",
        "article": ARTICLE,
        "unit": f"/don-vi/{BAC_SON}",
        "body": "/co-quan?ten=c%E1%BA%A3+n%C6%B0%E1%BB%9Bc",
        "official": f"/nguoi/{first('SELECT min(official_id) FROM officials')}",
        "document": f"/van-ban/{first('SELECT min(document_id) FROM documents')}",
        "check": "/kiem-tra",
        "problem": "/khong-co",
    }


PAGES = [
    *("start", "search", "indicators", "indicator", "findings", "finding", "article"),
    *("unit", "body", "official", "document", "check"),
]


@pytest.fixture(scope="module")
def axe_source(tmp_path_factory):
    return axe(Path(tmp_path_factory.getbasetemp().parent) / "axe")


def serious(page, rules="{}"):
    """Barriers that keep people from reading the page."""
    found = page.evaluate(f"axe.run(document, {rules}).then((result) => result.violations)")
    return [
        (violation["id"], violation["nodes"][0]["html"][:200], violation["nodes"][0]["failureSummary"][:300])
        for violation in found
        if violation["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_no_serious_barrier_and_fits_a_phone(opened, paths, axe_source, name):
    page = opened(paths[name])
    # Evaluated through the debugger: the page's own policy lets no other script in.
    page.evaluate(axe_source)
    assert serious(page) == []
    page.emulate_media(color_scheme="dark")
    assert serious(page, "{runOnly: ['color-contrast']}") == []
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_highlights_are_where_the_database_says(opened, facts):
    page = opened(ARTICLE)
    # Text before an element, counted in code points as the database does.
    places = page.evaluate("""
        () => {
            const text = document.querySelector('.article-text');
            return [...text.querySelectorAll('.m')].map((m) => {
                const before = document.createRange();
                before.setStart(text, 0);
                before.setEndBefore(m);
                const start = [...before.toString()].length;
                return [m.id, start, start + [...m.textContent].length];
            });
        }
    """)
    shown = {anchor: (start, end) for anchor, start, end in places}
    wanted = facts.execute("""
        SELECT 'c-' || claim_id, start, "end" FROM claims WHERE article_id = 'bac-son-hang-ba-2021'
        UNION ALL SELECT 'u-' || mention_id, start, "end" FROM unit_mentions WHERE article_id = 'bac-son-hang-ba-2021'
        UNION ALL SELECT 'o-' || mention_id, start, "end" FROM official_mentions WHERE article_id = 'bac-son-hang-ba-2021'
        UNION ALL SELECT 'd-' || mention_id, start, "end" FROM document_mentions WHERE article_id = 'bac-son-hang-ba-2021'
    """).fetchall()
    assert len(wanted) > 20
    assert {anchor: (start, end) for anchor, start, end in wanted} == shown


def test_a_value_is_shown_on_hover_and_on_focus_and_on_tap(opened):
    tip = "el => getComputedStyle(el, '::after').content"
    page = opened(ARTICLE, has_touch=True)
    claim = page.locator(".article-text .m.claim").first
    assert claim.evaluate(tip) == "none"
    claim.hover()
    assert "hạng 3/11" in claim.evaluate(tip)
    page.mouse.move(0, 0)
    claim.focus()
    assert "Chỉ số cải cách hành chính" in claim.evaluate(tip)
    other = page.locator(".article-text .m.claim").nth(3)
    other.tap()
    assert other.evaluate(tip) not in ("none", "")


def test_a_figure_leads_to_its_sentence(opened):
    page = opened("/chi-so/par_index?tu=2021-01-01&den=2021-12-31")
    page.get_by_role("link", name="86,2/100 điểm").first.click()
    page.wait_for_url("**/bai/bac-son-hang-ba-2021#c-*")
    target = page.locator(".m:target")
    assert target.inner_text() == "86,2/100 điểm"
    box = target.bounding_box()
    assert 0 <= box["y"] < page.viewport_size["height"]


def test_search_by_keyboard_without_diacritics(opened):
    page = opened("/")
    page.keyboard.press("/")
    page.keyboard.type("bac son")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim?q=bac+son")
    assert page.get_by_role("link", name="Huyện Bắc Sơn").first.is_visible()


def test_the_whole_way_by_keyboard(opened):
    page = opened("/mau-thuan")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "noi-dung"
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.outerHTML.slice(0, 80)"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", reached[-1]
        if 'href="/mau-thuan/' in reached[-1]:
            break
    assert 'href="/mau-thuan/' in reached[-1]
    page.keyboard.press("Enter")
    page.wait_for_url("**/mau-thuan/*-*")


def test_paste_and_check(opened):
    page = opened("/kiem-tra")
    page.get_by_label("Dán bài viết hoặc một câu").fill(
        "Năm 2021, huyện Bắc Sơn, tỉnh Lạng Sơn xếp thứ 5/11 về Chỉ số cải cách hành chính."
    )
    page.get_by_role("button", name="Kiểm tra").click()
    page.wait_for_selector(".answer-box")
    assert page.locator(".answer").inner_text() == "có nguồn nói khác"
    assert page.locator(".article-text .m.contradicted").inner_text() == "thứ 5/11"
    assert page.locator(".answer-box blockquote mark").first.inner_text() in ("thứ 3/11", "hạng 3", "thứ tư")


def test_a_finding_is_marked_and_filtered(opened):
    page = opened("/mau-thuan")
    page.locator(".finding h2 a").first.click()
    page.get_by_label("Ghi chú").fill("Đã gọi tòa soạn")
    page.get_by_role("button", name="Kết luận này sai").click()
    assert page.locator(".note").inner_text().endswith("Đã gọi tòa soạn")
    page.goto("/mau-thuan?dau=wrong")
    assert page.locator(".finding").count() == 1


@pytest.mark.parametrize("form", ["CSV", "JSON", "PARQUET"])
def test_what_is_downloaded_is_what_is_shown(opened, form):
    page = opened(f"/don-vi/{BAC_SON}")
    shown = page.locator("#b-thu-hang tbody tr").count()
    with page.expect_download() as download:
        page.locator("#b-thu-hang").get_by_role("link", name=form).click()
    data = Path(download.value.path()).read_bytes()
    read = {
        "CSV": lambda: pd.read_csv(io.BytesIO(data), encoding="utf-8-sig"),
        "JSON": lambda: pd.read_json(io.BytesIO(data)),
        "PARQUET": lambda: pd.read_parquet(io.BytesIO(data)),
    }[form]()
    assert len(read) == shown > 0
    assert download.value.suggested_filename == f"thu-hang.{form.lower()}"
    assert set(read["article_id"]) == {"bac-son-hang-ba-2021", "xu-lang-cai-cach-tu-quay-mot-cua"}


def test_dark_mode_and_print(opened):
    ground = "getComputedStyle(document.body).backgroundColor"
    assert opened("/", color_scheme="light").evaluate(ground) == "rgb(255, 255, 255)"
    page = opened(ARTICLE, color_scheme="dark")
    assert page.evaluate(ground) == "rgb(22, 24, 28)"
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    assert not page.locator("header form").is_visible()


def test_pictures_are_drawn(opened):
    page = opened(f"/don-vi/{BAC_SON}")
    widths = page.evaluate("[...document.images].map((image) => image.complete ? image.naturalWidth : 0)")
    assert widths
    assert all(width > 300 for width in widths)
