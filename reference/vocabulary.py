"""Indicators and document types, as the gazetteer's tables list them."""

from __future__ import annotations

from itertools import groupby

from gazetteer.documents import document_types
from gazetteer.indicators import indicators
from reference.markdown import code, plain, table

_STYLES = {"state": "16/KH-UBND", "party": "16-KH/TU", "legal": "61/2018/NĐ-CP"}


def indicators_page() -> str:
    """The page on indicators, by area in the order of the table."""
    parts = [
        "# Indicators\n",
        "What a figure measures: the keys in `claims.indicator`, from `gazetteer/indicators.toml`."
        " The example is a sentence that names the indicator.\n",
    ]
    for area, entries in groupby(
        sorted(indicators().values(), key=lambda e: _areas().index(e.area)), key=lambda e: e.area
    ):
        parts.append(f"## {area[0].upper()}{area[1:]}\n")
        rows = ((code(e.key), plain(e.label), plain(e.examples[0]) if e.examples else "") for e in entries)
        parts.append(table(("key", "name", "example"), rows))
    return "\n".join(parts)


def document_types_page() -> str:
    """The page on document types, a row a type and style."""
    rows = (
        (plain(t.type), code(t.abbreviation), code(_STYLES[t.style]), plain(t.issuer or ""), plain(t.example))
        for t in document_types()
    )
    return (
        "# Document types\n\nThe types that `documents.type` may hold, from `gazetteer/document_types.csv`,"
        " with the manner in which they are numbered and who alone may issue them.\n\n"
        + table(("type", "abbreviation", "numbered like", "issuer", "example"), rows)
    )


def _areas() -> list[str]:
    return list(dict.fromkeys(entry.area for entry in indicators().values()))
