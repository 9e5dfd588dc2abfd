"""spaCy component ``cchc_numbers``: every number of a text, whatever it counts.

The pipeline does not run it: quantities read numbers where they need them. It is for pipelines that
want the numbers themselves.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import Mention, put
from extractors.numbers.matcher import find
from pipeline.segment import folded


@Language.factory("cchc_numbers")
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """A component that fills ``doc.spans["numbers"]``; values are ``Number``."""
    return annotate


def annotate(doc: Doc) -> Doc:
    put(doc, "number", (Mention(found.start, found.end, found.number) for found in find(folded(doc))))
    return doc
