"""HTML pages and WARC archives of them to rows."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any, BinaryIO

from corpus.charset import decode, repaired
from corpus.formats import Member, whole
from corpus.grids import unmerge
from corpus.limits import Limits
from corpus.portal import title_and_day
from corpus.reasons import Unfit
from corpus.rows import Row

# What these log about odd pages and records would reach the terminal; the reject says it once.
for _name in ("trafilatura", "warcio", "htmldate", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
    # Another library may have given the root logger a handler that prints.
    logging.getLogger(_name).propagate = False

_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{3,30})""", re.I)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<(?:!doctype|html|head|body|div|p|article|table|section|span|h1)\b", re.I)
_JSON_LD_DATE = re.compile(r'"datePublished"\s*:\s*"([^"]{6,40})"')
_DATE_PATHS = (
    "//meta[@property='article:published_time' or @property='og:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//meta[translate(@name,'PDIS','pdis')='pubdate' or @name='date' or @name='publish-date'"
    " or @name='publish_date' or @name='dc.date' or @name='DC.date.issued' or @name='dc.created'"
    " or @name='article:published_time']/@content",
    "//time[@itemprop='datePublished' or @pubdate]/@datetime",
)


def read_html(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """One page, one article."""
    yield None, page(whole(stream, limits.page_bytes), limits)


def page(data: bytes, limits: Limits, url: str | None = None, declared: str | None = None) -> Row:
    """The article of a page, as trafilatura finds it, tables and lists kept: a line for each row, a bar
    between cells, an empty cell for each further column that one spans.

    A declared character set (``declared`` is that of the HTTP header) is a hint only. The day is the
    page's metadata's, else that of a date line anywhere on the page. The title opens the text if
    it is not in it. Raises ``Unfit``.
    """
    from trafilatura import bare_extraction, html2txt, load_html

    if declared is None and (found := _DECLARED.search(data[:4096])):
        declared = found.group(1).decode("ascii")
    source = repaired(decode(data, declared))
    if "\0" in source:
        raise Unfit("nul_bytes")
    if not _TAG.search(source):
        raise Unfit("corrupt", "no HTML element in it")
    source = _XML_DECLARATION.sub("", source)
    try:
        tree = load_html(source)
        if tree is None:
            # A fragment that trafilatura does not take for a page.
            tree = load_html(f"<html><head></head><body><div>{source}</div></body></html>")
        if tree is None:
            raise Unfit("no_text")
        title = _title(tree)
        published: str | date | None = _published(tree)
        url = url or next(iter(tree.xpath("//link[@rel='canonical']/@href")), None)
        if published is None:
            published = _day_on_page(_lines(tree, limits), title)
        unmerge(tree)
        document = bare_extraction(tree, include_comments=False, include_tables=True, favor_recall=True)
        text = getattr(document, "text", None) or html2txt(source)
    except Unfit:
        raise
    except Exception as error:
        # Pages are hostile input to libraries that promise no list of errors.
        raise Unfit("corrupt", type(error).__name__) from error
    if not text or not text.strip():
        raise Unfit("no_text")
    if title and title not in text:
        text = f"{title}\n\n{text}"
    return Row.parse({"url": url, "title": title, "published": published, "text": text})


def _title(tree: Any) -> str | None:
    """The heading where the page's metadata repeat it (they add the site's name), else theirs."""
    named = [
        *tree.xpath("//meta[@property='og:title']/@content"),
        *(" ".join(node.itertext()) for node in tree.xpath("//title")),
    ]
    named = [" ".join(name.split()) for name in named if name.strip()]
    headings = [" ".join(" ".join(node.itertext()).split()) for node in tree.xpath("//h1")]
    headings = [heading for heading in headings if heading]
    for heading in headings:
        if any(heading in name for name in named):
            return heading
    if named:
        return named[0]
    return headings[0] if len(headings) == 1 else None


def _published(tree: Any) -> str | None:
    for path in _DATE_PATHS:
        for value in tree.xpath(path):
            if value.strip():
                return str(value).strip()
    for script in tree.xpath("//script[@type='application/ld+json']"):
        if found := _JSON_LD_DATE.search(script.text or ""):
            return found.group(1)
    return None


def _day_on_page(text: str, title: str | None) -> date | None:
    """The day of the date line below the heading, else of the first one on the page: lists of other
    articles, which may stand above, have dates of their own."""
    at = text.rfind(title) if title else -1
    below = title_and_day(text[at:])[1] if at >= 0 else None
    return below or title_and_day(text)[1]


def _lines(tree: Any, limits: Limits) -> str:
    """All that a reader sees of a page, one line for each stretch between tags."""
    nodes = tree.xpath("//body//text()[not(parent::script or parent::style or parent::noscript)]")
    return "\n".join(" ".join(node.split()) for node in nodes if node.strip())[: limits.characters]


def read_warc(stream: BinaryIO, limits: Limits) -> Iterator[Member]:
    """Every HTML response with status 2xx is an article with its address; other records are passed
    over. The member is the record's number, from 1."""
    from warcio.archiveiterator import ArchiveIterator

    number = 0
    found = False
    try:
        records = ArchiveIterator(stream)
        records.INC_RECORD = ""  # it would be written to the terminal
        for number, record in enumerate(records, 1):
            html = record.rec_type == "response" and _is_html(record.http_headers)
            data = b""
            if html:
                found = True
                data = record.content_stream().read(limits.page_bytes + 1)
            while record.raw_stream.read(65_536):
                pass
            # A record that is shorter than it says was cut off.
            if getattr(record.raw_stream, "limit", 0) > 0:
                raise Unfit("truncated", f"in record {number}")
            if html:
                yield str(number), _record(record, data, limits)
    except Unfit:
        raise
    except Exception as error:
        # A broken archive makes warcio raise whatever its broken headers lead to.
        message = str(error).splitlines()
        raise Unfit("corrupt", message[0][:200] if message else type(error).__name__) from error
    if not number:
        raise Unfit("empty")
    if not found:
        raise Unfit("no_articles", "no HTML response in the archive")


def _is_html(headers: Any) -> bool:
    if headers is None or not str(headers.get_statuscode()).startswith("2"):
        return False
    kind = (headers.get_header("Content-Type") or "").lower()
    return "html" in kind


def _record(record: Any, data: bytes, limits: Limits) -> Row | Unfit:
    try:
        if len(data) > limits.page_bytes:
            return Unfit("too_large", f"a page of more than {limits.page_bytes:,} bytes")
        if not data.strip():
            return Unfit("empty")
        kind = (record.http_headers.get_header("Content-Type") or "").encode("latin-1", "replace")
        declared = _DECLARED.search(kind)
        return page(
            data,
            limits,
            url=record.rec_headers.get_header("WARC-Target-URI"),
            declared=declared.group(1).decode("ascii") if declared else None,
        )
    except Unfit as unfit:
        return unfit
