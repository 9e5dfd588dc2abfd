"""Article to records: the pipeline of extractors put together and run."""

from __future__ import annotations

import importlib
from contextlib import nullcontext
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import get
from pipeline.records import Article, Extraction
from pipeline.segment import blank, make_doc, sentences

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
    nlp = blank()
    for name in EXTRACTORS:
        importlib.import_module(f"extractors.{name}.factory")
        nlp.add_pipe(f"cchc_{name}")
    return nlp


def annotate(article: Article) -> Doc:
    """The article's Doc with all mentions in its span groups."""
    nlp = pipeline()
    return nlp(make_doc(nlp, article))


def extract(article: Article) -> Extraction:
    """All records of one article."""
    from pipeline.relate.claims import relate

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
