"""The record contract: an Extraction as one JSON object, and nothing else."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pipeline.records import Extraction


def plain(value: Any) -> Any:
    """JSON types only: dates as ISO strings, whole decimals as integers, others as floats."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {key: plain(item) for key, item in asdict(value).items()}
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    return value


def to_json(extraction: Extraction) -> dict[str, Any]:
    """The object that ``cchc extract`` writes for one article."""
    return {
        "id": extraction.article.id,
        "units": plain(extraction.units),
        "officials": plain(extraction.officials),
        "documents": plain(extraction.documents),
        "claims": plain(extraction.claims),
    }
