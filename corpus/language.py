"""Is a text Vietnamese, as written with its diacritics?"""

from __future__ import annotations

import re

# Letters that hardly any other language writes: đ, ơ, ư, ă and the vowels with a tone mark beyond
# Latin-1 (ạ, ế, ộ …). They are about one letter in seven of Vietnamese news, none of English or
# French, and one in forty of Romanian (ă).
_OWN = re.compile(r"[đĐơƠưƯăĂĩĨũŨẠ-ỹ]")
_LEAST_SHARE = 0.04
_SAMPLES = (4_000, 40_000)


def is_vietnamese(text: str) -> bool:
    """True when at least 4% of the letters are letters that only Vietnamese has (``text`` in NFC).

    The first 4,000 characters decide, or the first 40,000 where a page begins in another language.
    Text without diacritics is not taken for Vietnamese: too much of what the extractors need is lost
    in it.
    """
    return any(_share(text[:size]) >= _LEAST_SHARE for size in _SAMPLES)


def _share(sample: str) -> float:
    letters = sum(map(str.isalpha, sample))
    return len(_OWN.findall(sample)) / letters if letters else 0.0
