"""spaCy component ``cchc_indicators``."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors.indicators.patterns import terms
from extractors.mentions import Mention, get, put
from pipeline.segment import folded, sentences


class IndicatorExtractor:
    """Finds indicator terms in the sentences that hold a quantity, in the one before, and in the title."""

    def __call__(self, doc: Doc) -> Doc:
        bounds = sentences(doc)
        quantities = get(doc, "quantity")
        wanted: list[tuple[int, int]] = []
        at = 0
        for number, (start, end) in enumerate(bounds):
            while at < len(quantities) and quantities[at].start < start:
                at += 1
            if at < len(quantities) and quantities[at].start < end:
                wanted.extend(bounds[max(0, number - 2) : number + 1])
        text = folded(doc)
        mentions: list[Mention] = []
        covered = 0
        for start, end in sorted({*bounds[:3], *wanted}):
            if start < covered:
                continue
            covered = end
            mentions.extend(Mention(*hit) for hit in terms().finditer(text, start, end))
        put(doc, "indicator", mentions)
        return doc


@Language.factory("cchc_indicators")
def create(nlp: Language, name: str) -> IndicatorExtractor:
    return IndicatorExtractor()
