"""The spaCy component ``cchc_officials``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import put
from extractors.officials.matcher import find


@Language.factory("cchc_officials")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Fills ``doc.spans["officials"]``; reads units and bodies where earlier components found them."""
    return annotate


def annotate(doc: Doc) -> Doc:
    put(doc, "official", find(doc))
    return doc
