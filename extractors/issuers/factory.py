"""The spaCy component ``cchc_issuers``; runs after documents, units and bodies."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.issuers.matcher import complete
from extractors.mentions import get, put
from extractors.units.home import home


@Language.factory("cchc_issuers")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that completes the issuers of ``doc.spans["documents"]``."""
    return annotate


def annotate(doc: Doc) -> Doc:
    """Complete the issuers of a Doc's documents."""
    documents = get(doc, "document")
    if documents:
        units = get(doc, "unit") + [m for m in get(doc, "anaphor") if m.value is not None]
        put(doc, "document", complete(documents, get(doc, "body"), units, home(doc)))
    return doc
