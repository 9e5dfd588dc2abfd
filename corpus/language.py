"""Is a text Vietnamese, as written with its diacritics?"""

from __future__ import annotations

import re

# Letters that hardly any other language writes: đ, ơ, ư, ă and the vowels with a tone mark beyond
# Latin-1 (ạ, ế, ộ …). They are about one letter in seven of Vietnamese news, none of English or
# French, and one in forty of Romanian (ă).
_OWN = re.compile(r"[đĐơƠưƯăĂĩĨũŨẠ-ỹ]")
_LETTER = re.compile(r"[^\W\d_]")
_LEAST_SHARE = 0.04
_SAMPLE = 20_000


def is_vietnamese(text: str) -> bool:
    """True when at least 4% of the letters (of the first 20,000 characters, in NFC) are letters that
    only Vietnamese has. Text without diacritics is not taken for Vietnamese: too much of what the
    extractors need is lost in it."""
    sample = text[:_SAMPLE]
    own = len(_OWN.findall(sample))
    return own > 0 and own >= _LEAST_SHARE * len(_LETTER.findall(sample))
