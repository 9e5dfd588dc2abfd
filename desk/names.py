"""Names without diacritics, for readers who type without them."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache
from itertools import chain


def plain(text: str) -> str:
    """Lower case without diacritics: "Đắk Lắk" is "dak lak"."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).replace("đ", "d")


def pattern(text: str) -> str:
    """A regular expression for RE2 that finds the text in whatever capitals and diacritics.

    DuckDB looks for it in a million sentences several times faster than it strips them of diacritics.
    """
    variants = _variants()
    return "".join(variants.get(letter) or re.escape(letter) for letter in plain(text))


@cache
def _variants() -> dict[str, str]:
    """A class of characters for each plain letter: ASCII, Latin-1 and Vietnamese."""
    found: defaultdict[str, str] = defaultdict(str)
    codes = chain(range(0x41, 0x7B), range(0xC0, 0x100), map(ord, "ĂăĐđĨĩŨũƠơƯư"), range(0x1EA0, 0x1EFA))
    for letter in map(chr, codes):
        if letter.isalpha() and len(plain(letter)) == 1:
            found[plain(letter)] += letter
    return {letter: f"[{variants}]" for letter, variants in found.items()}
