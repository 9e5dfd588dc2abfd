"""Names without diacritics, for readers who type without them."""

from __future__ import annotations

import unicodedata

PLAIN = "replace(strip_accents(lower({})), 'đ', 'd')"
"""SQL of ``plain``: ``PLAIN.format(column)``."""


def plain(text: str) -> str:
    """Lower case without diacritics: "Đắk Lắk" is "dak lak"."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")
