"""The spaCy component ``cchc_periods``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import put
from extractors.periods.matcher import find
from pipeline.segment import folded


@Language.factory("cchc_periods")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that puts ``Period`` mentions into ``doc.spans["periods"]``."""
    return annotate


def annotate(doc: Doc) -> Doc:
    """Find the time expressions of a Doc, those of documents and page furniture too."""
    article = doc._.article
    put(doc, "period", find(folded(doc), article.published if article is not None else None))
    return doc
