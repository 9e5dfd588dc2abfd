"""Pictures of the pages for the README, from the sample articles.

    python -m tests.desk.shots DB FOLDER

DB holds the checked samples.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from desk.app import create_app
from pipeline.load import connect
from tests.desk.browser import ARGUMENTS, CHROMIUM, served

_WIDTH, _HEIGHT = 1100, 760
_COLOURS = 48
_QUESTION = "Năm 2021, huyện Bắc Sơn, tỉnh Lạng Sơn xếp thứ 5/11 về Chỉ số cải cách hành chính."


def _paths(db: Path) -> dict[str, str]:
    with connect(db) as connection:
        [(finding,)] = connection.execute(
            "SELECT finding_id FROM findings WHERE kind = 'conflict' AND verdict = 'inconsistent'"
            " ORDER BY confidence DESC, finding_id LIMIT 1"
        ).fetchall()
    return {
        "start": "/",
        "article": "/bai/bac-son-hang-ba-2021",
        "finding": f"/mau-thuan/{finding}",
        "unit": "/don-vi/d185@2014-01-01",
        "check": "/kiem-tra",
    }


def _asked(page: Page) -> None:
    page.get_by_label("Dán bài viết hoặc một câu").fill(_QUESTION)
    page.get_by_role("button", name="Kiểm tra").click()
    page.wait_for_selector(".answer-box")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("db", type=Path)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    with served(create_app(arguments.db)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = browser.new_page(base_url=address, viewport={"width": _WIDTH, "height": _HEIGHT})
        for name, path in _paths(arguments.db).items():
            page.goto(path, wait_until="networkidle")
            if name == "check":
                _asked(page)
            elif name == "article":
                page.locator(".m.claim").nth(2).hover()
            picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
            picture.quantize(_COLOURS, dither=Image.Dither.NONE).save(
                arguments.folder / f"{name}.png", optimize=True
            )
        browser.close()


if __name__ == "__main__":
    main()
