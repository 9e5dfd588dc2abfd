"""The spaCy component ``cchc_documents``."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors import mentions
from extractors.documents.matcher import find
from pipeline.segment import folded, text_of


@Language.factory("cchc_documents")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that puts ``Document`` mentions into ``doc.spans["documents"]``."""
    return annotate


def annotate(doc: Doc) -> Doc:
    """Find the documents of a Doc outside page furniture."""
    article = doc._.article
    found = find(text_of(doc), folded(doc), article.published if article is not None else None)
    if found and (furniture := mentions.get(doc, "furniture")):
        ranges = [(mention.start, mention.end) for mention in furniture]
        found = [m for m in found if not any(start <= m.start < end for start, end in ranges)]
    mentions.put(doc, "document", found)
    return doc
