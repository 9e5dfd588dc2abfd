"""What a page shows: one value that is a page for readers and JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr

from desk.listing import PAGE, Listing, Shown

if TYPE_CHECKING:
    import duckdb


PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]
"""Page of a list, in an address."""


class NotFound(Exception):
    """The page is about something that the database does not hold; the message says so in Vietnamese."""


class View(BaseModel):
    """A page's content; each kind of page adds its own fields."""

    model_config = ConfigDict(extra="forbid")

    title: str
    lists: dict[str, Shown] = Field(default_factory=dict)
    """By name; ``?bang=NAME&tai=csv`` on the page's address gives one in full."""
    _queries: dict[str, Listing] = PrivateAttr(default_factory=dict)

    def add(
        self, cursor: duckdb.DuckDBPyConnection, listing: Listing, page: int = 1, size: int = PAGE
    ) -> Shown:
        """Show a page of a list; its whole stays available for export."""
        shown = self.lists[listing.name] = listing.shown(cursor, page, size)
        self._queries[listing.name] = listing
        return shown

    def exported(self, cursor: duckdb.DuckDBPyConnection, name: str, form: str) -> bytes:
        """The list in full. Raises ``NotFound``."""
        if name not in self._queries or (form == "svg" and self._queries[name].chart is None):
            raise NotFound(f"Trang này không có {'biểu đồ' if form == 'svg' else 'bảng'} {name!r}.")
        return self._queries[name].exported(cursor, form)
