"""Row to Article: NFC, language, date, title, identity; or the reason why there is none."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

from corpus import dates
from corpus.charset import looks_garbled, repaired
from corpus.language import is_vietnamese
from corpus.limits import Limits
from corpus.portal import title_and_day
from corpus.reasons import Unfit
from corpus.rows import Row
from pipeline.records import Article

_SURROGATE = re.compile("[\ud800-\udfff]")


def article(row: Row, path: str, limits: Limits, not_after: date | None = None) -> Article:
    """The article of a row; its text is the row's after NFC and nothing else.

    ``not_after`` is the last day that the article may be published on; ``None`` allows any. Raises
    ``Unfit`` with ``no_text``, ``too_large``, ``nul_bytes``, ``lone_surrogate``, ``not_vietnamese``,
    ``mojibake`` or ``future_date``. A date field that names no day counts as absent.
    """
    text = row.text
    if text is None or not text.strip():
        raise Unfit("no_text")
    if len(text) > limits.characters:
        raise Unfit("too_large", f"{len(text):,} characters of text; the limit is {limits.characters:,}")
    for value in (text, row.title, row.url, row.id):
        if value is not None and "\0" in value:
            raise Unfit("nul_bytes")
        if value is not None and _SURROGATE.search(value):
            raise Unfit("lone_surrogate")
    text = unicodedata.normalize("NFC", text)
    if looks_garbled(text) and not is_vietnamese(text) and is_vietnamese(repaired(text)):
        raise Unfit("mojibake")
    if not is_vietnamese(text):
        raise Unfit("not_vietnamese")

    title = unicodedata.normalize("NFC", " ".join(row.title.split())) if row.title else None
    published = dates.from_field(row.published)
    if title is None or published is None:
        found_title, found_day = title_and_day(text)
        title = title or found_title
        published = published or found_day
    if published is not None and not_after is not None and published > not_after:
        raise Unfit("future_date", f"published {published.isoformat()}, after {not_after.isoformat()}")
    return Article(
        id=row.id or _identity(row.url, text),
        text=text,
        title=title,
        published=published,
        url=row.url,
        source=_host(row.url),
        path=path,
    )


def _identity(url: str | None, text: str) -> str:
    """Of the address, so that an article that changed keeps its id; of the text where there is none."""
    return hashlib.sha256((url or text).encode()).hexdigest()[:16]


def _host(url: str | None) -> str | None:
    if url is None:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and "." in host else None
