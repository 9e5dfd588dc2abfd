"""spaCy component ``cchc_indicators``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.indicators.matcher import find
from extractors.mentions import Mention, get, put
from pipeline.segment import folded


class IndicatorExtractor:
    """Finds indicator terms; an article without a quantity needs none."""

    def __call__(self, doc: Doc) -> Doc:
        found: list[Mention] = []
        if get(doc, "quantity"):
            found.extend(find(folded(doc)))
        put(doc, "indicator", found)
        return doc


@Language.factory("cchc_indicators")
def create(nlp: Language, name: str) -> IndicatorExtractor:
    return IndicatorExtractor()
