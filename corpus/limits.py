"""Bounds on what is read, so that no input can exhaust memory or time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes above which an input is rejected; the defaults are far above any news report.

    They hold for one article, not for a file: a JSONL file may be of any size.
    """

    characters: int = 2_000_000
    """Longest text of an article (``too_large``)."""
    page_bytes: int = 10_000_000
    """Largest HTML page, in a file or a WARC record (``too_large``)."""
    ratio: int = 200
    """Largest ratio of unpacked to packed bytes (``compression_bomb``), judged from 16 MB unpacked on.
    Text packs 3 to 10 times, pages of one template up to 60 times."""

    @property
    def member_bytes(self) -> int:
        """Largest line or JSON element: every character may be a six-byte escape."""
        return 6 * self.characters + 65_536


DEFAULT = Limits()
RATIO_FROM = 16_000_000
"""Unpacked bytes before the ratio is judged."""
