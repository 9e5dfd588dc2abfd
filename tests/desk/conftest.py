"""A real browser for the tests that need one; each module says which ``site`` it looks at."""

from __future__ import annotations

import pytest

from tests.desk.browser import ARGUMENTS, CHROMIUM, missing


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        missing("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def opened(chromium, site):
    """Opens an address in a window of its own; whatever the console says or pops up fails the test."""
    contexts, said = [], []

    def open_(path, **options):
        context = chromium.new_context(base_url=site, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        page.goto(path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert said == []
