"""Article to records: the pipeline of extractors put together and run.

spaCy and all that needs it are imported with the first article, so that they can be without a search
for garbage among what stays.
"""

from __future__ import annotations

import importlib
from contextlib import nullcontext
from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize

from pipeline.job import lasting
from pipeline.records import Article, Extraction

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

EXTRACTORS = (
    "furniture",
    "periods",
    "documents",
    "units",
    "bodies",
    "issuers",
    "officials",
    "quantities",
    "indicators",
)
"""In order: a later one may read the mentions of those before it."""

_USUAL_TOKENS = 30_000


@cache
def pipeline() -> Language:
    """The spaCy pipeline with every extractor; built once per process."""
    with lasting():
        from pipeline.segment import blank

        nlp = blank()
        for name in EXTRACTORS:
            importlib.import_module(f"extractors.{name}.factory")
            nlp.add_pipe(f"cchc_{name}")
        return nlp


def annotate(article: Article) -> Doc:
    """The article's Doc with all mentions in its span groups."""
    nlp = pipeline()
    from pipeline.segment import make_doc

    return nlp(make_doc(nlp, article))


def extract(article: Article | str, *, title: str | None = None, published: date | None = None) -> Extraction:
    """All records of one article, or of a text: relative periods in it count from ``published``.

    The first one waits for libraries, patterns and tables. Raises ``TypeError`` for a title or day beside
    an ``Article``, which has its own.
    """
    if isinstance(article, str):
        article = Article(id="", text=normalize("NFC", article), title=title, published=published)
    elif title is not None or published is not None:
        raise TypeError("title and published go with a text; an Article has its own")
    with nullcontext() if pipeline.cache_info().currsize else lasting():
        return _extract(article)


def _extract(article: Article) -> Extraction:
    from extractors.mentions import get
    from pipeline.relate.claims import relate
    from pipeline.segment import make_doc, sentences

    nlp = pipeline()
    # New tokens (every number is one) would otherwise stay in the vocabulary for ever; the usual ones do.
    with nlp.memory_zone() if len(nlp.vocab) > _USUAL_TOKENS else nullcontext():
        doc = make_doc(nlp, article)
        doc.user_data["spans"] = False
        doc = nlp(doc)
        return Extraction(
            article=article,
            units=tuple(m.value.record(m.start, m.end) for m in get(doc, "unit")),
            officials=tuple(m.value.record(m.start, m.end) for m in get(doc, "official")),
            documents=tuple(m.value.record(m.start, m.end) for m in get(doc, "document")),
            claims=tuple(relate(doc)),
            sentences=tuple(sentences(doc)),
        )
