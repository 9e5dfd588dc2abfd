"""The spaCy component ``cchc_quantities``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import get, put
from extractors.quantities.matcher import find
from extractors.quantities.tables import cells
from pipeline.segment import folded, sentences, text_of

MASKS = ("furniture", "period", "document", "unit")
"""Kinds of mention whose numbers measure nothing; a pipeline may lack their extractors."""


def extract_quantities(doc: Doc) -> Doc:
    """Put the quantities of a Doc into ``doc.spans["quantities"]``, the cells of tables into ``cells``."""
    text = folded(doc)
    masked = [(m.start, m.end) for kind in MASKS for m in get(doc, kind)]
    table = cells(text)
    put(doc, "cell", table)
    put(doc, "quantity", find(text_of(doc), text, sentences(doc), masked, table))
    return doc


@Language.factory("cchc_quantities")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component; it has no settings."""
    return extract_quantities
