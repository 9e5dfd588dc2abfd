"""What a stretch of page furniture is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Furniture:
    """Value of a mention of page furniture.

    ``kind``: ``views``, ``visitors``, ``rating``, ``dateline`` (when the page was posted, updated or
    printed), ``menu`` (breadcrumbs, buttons, imprint), ``weather``, ``tags``, ``comments``, ``links``
    (titles of other articles, with their heading), ``source``, ``byline``, ``credit`` (of a photo; the
    caption before it is text).
    """

    kind: str


class Piece(NamedTuple):
    """``text[start:end]`` is furniture of this kind."""

    start: int
    end: int
    kind: str
