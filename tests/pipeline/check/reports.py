"""Reports for checks: read from a text, or put together from figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from pipeline.check.figures import Figure, Report, report_of
from pipeline.check.finding import Finding
from pipeline.extract import extract
from pipeline.records import Article

PUBLISHED = date(2023, 1, 10)


def read(text: str, *, published: date | None = PUBLISHED, title: str | None = None) -> Report:
    """What extraction makes of ``text``."""
    return report_of(extract(Article("bai-viet", text, title=title, published=published)))


def figure(kind: str, value: object, text: str, number: int = 0, **more: Any) -> Figure:
    """A figure of its own, the ``number``th of its article; ``text`` is its number as printed."""
    fields: dict[str, Any] = {
        "claim_id": UUID(int=number + 1),
        "article_id": "bai-viet",
        "claim_no": number,
        "sentence_no": 0,
        "start": 0,
        "end": len(text),
        "quote": text,
        "high": None,
        "denominator": None,
        "unit": None,
        "cmp": "=",
        "indicator": "dossiers_received",
        "component": None,
        "subject": "huyện Yên Châu, Sơn La",
        "subject_code": None,
        "subject_unit_id": None,
        "scope": None,
        "period_start": date(2022, 1, 1),
        "period_end": date(2022, 12, 31),
        "status": "actual",
        "confidence": 1.0,
        "repeat_of": None,
        "published": PUBLISHED,
        "authority": None,
    }
    fields |= more
    amount = None if value is None else Decimal(str(value))
    return Figure(kind=kind, value=amount, value_text=text, **fields)


def said(findings: list[Finding]) -> list[tuple[str, str | None]]:
    """Verdict and computation of each finding."""
    return [(finding.verdict.value, finding.computation) for finding in findings]
