"""Bytes to text: character sets that are declared, wrongly declared or not declared; mojibake."""

from __future__ import annotations

import codecs
import re
import unicodedata

from corpus.language import is_vietnamese
from corpus.reasons import Unfit

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Bytes of C0 controls that no text has; NUL is judged apart, since UTF-16 is full of it.
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
# UTF-8 of Vietnamese letters read as a Western set: á» + one sign (ế, ộ), áº, Ä‘, Æ°, Æ¡, Ã + sign.
_MOJIBAKE = re.compile("á[º»][^\\sA-Za-z]|Ä[‘\x91]|Æ[°¡]|Ã[^\\sA-Za-zÀ-ỹ]")


# What files of other kinds begin with: PNG, PDF, ZIP (and office documents), JPEG, GIF, ELF, gzip.
_MAGIC = (b"\x89PNG", b"%PDF-", b"PK\x03\x04", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\x1f\x8b")


def is_binary(head: bytes) -> bool:
    """Do these first bytes of a file belong to something else than text?"""
    if head.startswith(_MAGIC):
        return True
    if any(head.startswith(mark) for mark, _ in _BOMS) or _utf16(head) is not None:
        return False
    return len(_CONTROLS.findall(head)) > len(head) // 50


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of ``data``, not yet NFC, without a byte order mark.

    UTF-8 comes first, whatever is declared: bytes of another set almost never happen to be valid
    UTF-8. Then UTF-16 without a mark, the declared set, Windows-1258 and what charset-normalizer
    proposes; of these, the first that gives Vietnamese. A few broken bytes in UTF-8 (at most one in
    a thousand) become U+FFFD. Raises ``Unfit``: ``binary``, ``nul_bytes``, ``bad_encoding``.
    """
    for mark, name in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(data, declared)
    if is_binary(data[:_SAMPLE]):
        raise Unfit("binary")
    if "\0" in text and (wide := _utf16(data)) is not None:
        return wide
    return text


def _legacy(data: bytes, declared: str | None) -> str:
    if (wide := _utf16(data)) is not None:
        return wide
    sample = data[:_SAMPLE]
    if is_binary(sample) or sample.count(0) > len(sample) // 50:
        raise Unfit("binary")
    lossy = data.decode("utf-8", "replace")
    if lossy.count("�") <= max(1, len(lossy) // 1000):
        # The last character of a file that was cut is left out rather than marked.
        return lossy.removesuffix("�")
    for name in (declared, "cp1258"):
        if name is not None and (text := _as(data, name)) is not None and _plausible(text):
            return text
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    if best is not None and (text := _as(data, best.encoding)) is not None:
        return text
    raise Unfit("bad_encoding")


def _as(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (LookupError, UnicodeError, ValueError):
        # An unknown name, a set that does not fit, or a codec that is not one of text.
        return None


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: one byte of many pairs is zero, and the text is Vietnamese."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or sample.count(0) <= len(sample) // 8:
        return None
    odd_zeros = sample[1::2].count(0)
    name = "utf-16-le" if odd_zeros > sample.count(0) - odd_zeros else "utf-16-be"
    text = _as(data, name)
    return text if text is not None and _plausible(text) else None


def _plausible(text: str) -> bool:
    return is_vietnamese(unicodedata.normalize("NFC", text)) and not _MOJIBAKE.search(text[:_SAMPLE])


def looks_garbled(text: str) -> bool:
    """Does the text hold sequences that only wrongly decoded UTF-8 has (``Cáº£i cÃ¡ch``)?"""
    return _MOJIBAKE.search(text) is not None


def repaired(text: str) -> str:
    """The text with mojibake undone, line by line; lines without its signature stay as they are, and
    ftfy touches nothing but the encoding (quotes, spaces and tone marks are kept)."""
    if not looks_garbled(text):
        return text
    import ftfy

    encoding_only = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return "".join(
        ftfy.fix_encoding(line, encoding_only) if looks_garbled(line) else line
        for line in text.splitlines(keepends=True)
    )
