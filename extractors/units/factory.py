"""The spaCy component that puts unit mentions on a Doc."""

from __future__ import annotations

from bisect import bisect_right

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import Mention, get, put
from extractors.units.matcher import find
from extractors.units.resolve import Context, reference_date, resolve
from gazetteer.sites import units_of_site
from pipeline.segment import folded, sentences


@Language.factory("cchc_units")
def create(nlp: Language, name: str) -> Units:
    return Units()


class Units:
    """Finds named units and resolves them as of the article's date; sets ``doc.spans["units"]``."""

    def __call__(self, doc: Doc) -> Doc:
        article = doc._.article if Doc.has_extension("article") else None
        text, low = doc.text, folded(doc)
        furniture = [(mention.start, mention.end) for mention in get(doc, "furniture")]
        found = [one for one in find(text, low) if not _inside(one.start, furniture)]
        published = article.published if article else None
        site = units_of_site(article.source or article.url) if article else frozenset()
        context = Context(reference_date(published, low, found), site)
        units = resolve(text, low, found, context, sentences(doc))
        put(doc, "unit", (Mention(one.start, one.end, unit) for one, unit in zip(found, units, strict=True)))
        return doc


def _inside(position: int, stretches: list[tuple[int, int]]) -> bool:
    at = bisect_right(stretches, (position, len(stretches) and max(end for _, end in stretches))) - 1
    return at >= 0 and stretches[at][0] <= position < stretches[at][1]
