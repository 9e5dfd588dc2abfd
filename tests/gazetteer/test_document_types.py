"""The registry of document types and the table of issuers: every example is found as it says."""

from __future__ import annotations

import pytest

from extractors.documents.matcher import find
from gazetteer.documents import DocumentType, Issuer, document_issuers, document_types, issuer_of
from pipeline.segment import fold


@pytest.mark.parametrize(
    "row", document_types(), ids=lambda row: f"{row.type}-{row.style}-{row.abbreviation}"
)
def test_example_of_type(row: DocumentType) -> None:
    (mention,) = find(row.example, fold(row.example))
    assert (mention.start, mention.end) == (0, len(row.example))
    assert mention.value.type == row.type
    assert row.style in ("state", "party", "legal")
    assert row.alone in ("plain", "context", "marked", "symbol")
    assert row.source


@pytest.mark.parametrize("row", document_issuers(), ids=lambda row: row.part)
def test_example_of_issuer(row: Issuer) -> None:
    text = f"Văn bản số {row.example}"
    (mention,) = find(text, fold(text))
    assert any(issuer_of(part) == row for part in mention.value.parts)
    if row.place is None:
        assert mention.value.issuer == row.issuer


def test_parts_are_unique() -> None:
    parts = [fold(row.part) for row in document_issuers()]
    assert len(parts) == len(set(parts))


def test_validity_is_ordered() -> None:
    for row in document_issuers():
        assert row.valid_from is None or row.valid_to is None or row.valid_from < row.valid_to
