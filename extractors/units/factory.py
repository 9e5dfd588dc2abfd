"""The spaCy component that puts unit mentions on a Doc."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from extractors.mentions import Mention, get, put
from extractors.units.anaphora import anaphors
from extractors.units.home import own_units
from extractors.units.matcher import find
from extractors.units.resolve import Context, resolve
from gazetteer.sites import units_of_site
from pipeline.segment import fold, folded, sentences, text_of


@Language.factory("cchc_units")
def create(nlp: Language, name: str) -> Units:
    return Units()


class Units:
    """Finds named units and resolves them as of the article's date; sets ``doc.spans["units"]``,
    and for bare words that point back to one of them ``doc.spans["anaphors"]``."""

    def __call__(self, doc: Doc) -> Doc:
        article = doc._.article if Doc.has_extension("article") else None
        # A Doc puts its text together anew each time that it is asked; the article has it.
        text = text_of(doc)
        low = folded(doc)
        furniture = [(mention.start, mention.end) for mention in get(doc, "furniture")]
        found, on = find(text, low, article.published if article else None)
        found = [one for one in found if not _inside(one.start, furniture)]
        site = units_of_site(article.source or article.url) if article else frozenset()
        if article is not None and article.title:
            site |= _titled(article.title, low, on)
        doc.user_data["publisher_units"], doc.user_data["units_as_of"] = site, on
        context = Context(on, site)
        units = resolve(text, low, found, context, sentences(doc))
        mentions = [Mention(one.start, one.end, unit) for one, unit in zip(found, units, strict=True)]
        put(doc, "unit", mentions)
        back = anaphors(text, low, mentions, own_units(doc), on, sentences(doc))
        put(doc, "anaphor", (mention for mention in back if not _inside(mention.start, furniture)))
        return doc


def _titled(title: str, low: str, on: date | None) -> frozenset[str]:
    """Identities of the provinces that a title names which the text does not hold."""
    headline = fold(title)
    if headline.strip() in low:
        return frozenset()
    named = find(title, headline, on)[0]
    return frozenset(unit.identity for one in named for unit in one.candidates if unit.level == "province")


def _inside(position: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether one of the stretches, which are sorted and apart, covers the position."""
    at = bisect_right(stretches, position, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and position < stretches[at][1]
