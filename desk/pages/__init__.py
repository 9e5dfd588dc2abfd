"""Every page of the desk: its address, that of its JSON, its function and its template.

A page's function takes a cursor on the database (and ``marks``, if it asks for them) and the parameters
of its address, annotated as FastAPI wants them, and returns a ``View``. It raises ``NotFound``.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desk.pages import start
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


PAGES: tuple[Page, ...] = (Page("start", "/", "/start", "start.html", start.start),)
