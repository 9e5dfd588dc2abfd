"""Every page of the desk: its address, that of its JSON, its function and its template.

A page's function takes a cursor on the database (and ``marks``, if it asks for them) and the parameters
of its address, annotated as FastAPI wants them, and returns a ``View``. It raises ``NotFound``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk.pages import article, check, conflicts, indicator, named, search, start, unit
from desk.view import View


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its JSON."""

    name: str
    path: str
    """Address, in Vietnamese without diacritics."""
    api: str
    """Address under /api, in English."""
    template: str
    function: Callable[..., View]
    method: str = "GET"


PAGES: tuple[Page, ...] = (
    Page("start", "/", "/start", "start.html", start.start),
    Page("findings", "/mau-thuan", "/findings", "conflicts.html", conflicts.conflicts),
    Page("finding", "/mau-thuan/{finding_id}", "/findings/{finding_id}", "one.html", conflicts.finding),
    Page("mark", "/mau-thuan/{finding_id}", "/findings/{finding_id}", "one.html", conflicts.mark, "POST"),
    Page("search", "/tim", "/search", "search.html", search.search),
    Page("unit", "/don-vi/{unit_id}", "/units/{unit_id}", "unit.html", unit.unit),
    Page("body", "/co-quan", "/bodies", "body.html", unit.body),
    Page("indicators", "/chi-so", "/indicators", "indicators.html", indicator.indicators),
    Page("indicator", "/chi-so/{key}", "/indicators/{key}", "indicator.html", indicator.indicator),
    Page("check_form", "/kiem-tra", "/check", "check.html", check.form),
    Page("check", "/kiem-tra", "/check", "check.html", check.check, "POST"),
    Page("official", "/nguoi/{official_id}", "/officials/{official_id}", "official.html", named.official),
    Page("document", "/van-ban/{document_id}", "/documents/{document_id}", "document.html", named.document),
    Page("article", "/bai/{article_id:path}", "/articles/{article_id:path}", "article.html", article.article),
)
