"""Names of administrative units: one key for all the ways in which a name is spelled."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.segment import fold

TYPES = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "quận": ("district",),
    "huyện": ("district",),
    "thị xã": ("district",),
    "phường": ("commune",),
    "xã": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
"""Type word → levels on which it is used."""

ABBREVIATIONS = {
    "t": "tỉnh",
    "tp": "thành phố",
    "tx": "thị xã",
    "q": "quận",
    "h": "huyện",
    "p": "phường",
    "f": "phường",
    "ph": "phường",
    "x": "xã",
    "tt": "thị trấn",
    "đk": "đặc khu",
}
"""Abbreviated type word, without its dots → type word."""

_PREFIX = re.compile(
    r"(?P<word>" + "|".join(sorted(TYPES, key=len, reverse=True)) + r")[\s.]+(?=\S)"
    r"|(?P<abbreviation>t\.p|t\.x|t\.t|tphcm(?=$)|tp|tx|tt|đk|ph|q|h|p|f|x|t)"
    r"(?:\.\s*|\s+(?=\S)|[ -]+(?=hcm)|(?=\d|hcm))"
)
_APOSTROPHE = re.compile(r"['’‘`´ʼ]\s*")
_DASH = re.compile(r"\s*[-–—/.]\s*")
_ZERO = re.compile(r"(?<!\d)0+(?=\d)")
# Bắc Kạn/Bắc Cạn and the like are in the alias table; these vary in every name that has them.
_DAK = re.compile(r"(?<![^\W\d_])(?:đắk|đắc|đăc|đak|dak)(?![^\W\d_])")
_FINAL_Y = re.compile(r"(?:(?<=[bcdđghklmnprstvx])|(?<=qu))[yýỳỷỹỵ](?![^\W\d_])")
_Y_TO_I = dict(zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?[aăâeêioôơuưyà-ỹ]{1,3}(?:ng|nh|ch|[cmnpt])?|\d{1,2}"
)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "vi": "6", "vii": "7", "viii": "8"} | {
    "ix": "9",
    "x": "10",
    "xi": "11",
    "xii": "12",
}
_OLD_TO_NEW = re.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?![^\W\d_])")


@lru_cache(maxsize=32768)
def key(name: str) -> str:
    """What all spellings of one name share.

    Case, tone-mark style, spaces, dashes, apostrophes, leading zeros, Đắk/Đăk/Đắc and final i/y
    (Quý/Quí, Mỹ/Mĩ) are levelled; the letters' own diacritics are kept: Bạc Liêu is not Bắc Liêu.

    >>> key("Bà Rịa – Vũng Tàu") == key("BÀ RỊA-VŨNG TÀU")
    True
    """
    text = _APOSTROPHE.sub("", fold(name))
    text = _DASH.sub(" ", text)
    text = " ".join(text.split())
    text = _DAK.sub("đăk", text)
    text = _FINAL_Y.sub(lambda match: _Y_TO_I[match.group()], text)
    return _ZERO.sub("", text)


def joined_key(name_key: str) -> str:
    """A key without its blanks, and ắ as ă: languages of the highlands know neither Vietnamese syllables
    nor tones."""
    return name_key.replace(" ", "").replace("ắ", "ă")


def is_vietnamese(syllable: str) -> bool:
    """Whether a syllable, in lower case, is spelled as Vietnamese spells; one letter alone is not."""
    return len(syllable) > 1 and _SYLLABLE.fullmatch(syllable) is not None


def split_type(name: str) -> tuple[str | None, str]:
    """Type word, spelled out, and the name that follows it: ``"TX. Dĩ An"`` → ``("thị xã", "Dĩ An")``."""
    text = name.strip()
    match = _PREFIX.match(fold(text))
    if match is None or match.end() >= len(text):
        return None, text
    word = match.group("word") or ABBREVIATIONS[match.group("abbreviation").replace(".", "")]
    return word, text[match.end() :].strip()


def arabic(key_of_name: str) -> str | None:
    """The number that a Roman numeral stands for (``phường II``), else ``None``."""
    return _ROMAN.get(key_of_name)


def modern(name: str) -> str:
    """The name with tone marks as usually written today: Hoà Bình → Hòa Bình."""
    return _OLD_TO_NEW.sub(lambda match: _moved(match.group()), name)


def _moved(pair: str) -> str:
    letters = unicodedata.normalize("NFD", pair)
    return unicodedata.normalize("NFC", letters[0] + letters[2]) + letters[1]


def slug(name: str) -> str:
    """Letters and digits without diacritics, as in host names: Ô Môn → ``omon``."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return "".join(char for char in plain if char.isalnum())
