"""The spaCy component ``cchc_bodies``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.bodies.matcher import find
from extractors.mentions import put


@Language.factory("cchc_bodies")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Fills ``doc.spans["bodies"]``; reads the units where an earlier component has found them."""
    return annotate


def annotate(doc: Doc) -> Doc:
    put(doc, "body", find(doc))
    return doc
