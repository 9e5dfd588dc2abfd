"""The spaCy component that marks page furniture, so that later extractors pass over it."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from extractors import mentions
from extractors.furniture.matcher import furniture
from extractors.furniture.values import Furniture
from extractors.mentions import Mention
from pipeline.segment import text_of


@Language.factory("cchc_furniture")
def create(nlp: Language, name: str) -> FurnitureExtractor:
    return FurnitureExtractor()


class FurnitureExtractor:
    """Fills ``doc.spans["furniture"]``; each span's ``span._.furniture`` is a ``Furniture``."""

    def __call__(self, doc: Doc) -> Doc:
        found = (Mention(piece.start, piece.end, Furniture(piece.kind)) for piece in furniture(text_of(doc)))
        mentions.put(doc, "furniture", found)
        return doc
