"""What holds of every output, whatever the input was."""

from __future__ import annotations

import json
import math
import unicodedata
from itertools import pairwise

from corpus import REASONS, Article, Reject
from gazetteer.indicators import indicators
from pipeline.check.finding import Finding
from pipeline.contract import to_json
from pipeline.parts import PartRows
from pipeline.records import Claim, Extraction
from pipeline.rows import COMPARATORS, KINDS, STATUSES

_LEVELS = {"province", "district", "commune"}
_FIELDS = {"start", "end", "quote", "kind", "value", "indicator", "subject", "period", "status"}


def hold_of_reading(found: Article | Reject) -> None:
    if isinstance(found, Reject):
        assert found.reason in REASONS, found
        return
    assert found.id
    assert found.text.strip()
    assert "\0" not in found.text
    assert unicodedata.is_normalized("NFC", found.text)
    for value in (found.id, found.text, found.title, found.url, found.source, found.path):
        # Raises where half a surrogate pair is left.
        (value or "").encode()


def hold_of_extraction(found: Extraction) -> None:
    text = found.article.text
    for mention in (*found.units, *found.officials, *found.documents, *found.claims):
        assert 0 <= mention.start < mention.end <= len(text), mention
    for unit in found.units:
        assert unit.level in _LEVELS
        assert unit.name
    for document in found.documents:
        assert document.number
    for official in found.officials:
        assert official.name
    assert all(start < end <= len(text) for start, end in found.sentences)
    assert all(before[1] <= after[0] for before, after in pairwise(found.sentences))
    for number, claim in enumerate(found.claims):
        _hold_of_claim(claim, number, found)
    line = json.dumps(to_json(found), ensure_ascii=False, allow_nan=False)
    again = json.loads(line.encode())
    assert [claim["quote"] for claim in again["claims"]] == [claim.quote for claim in found.claims]
    assert all(claim.keys() >= _FIELDS for claim in again["claims"])
    PartRows("00000001", "r").add(found)


def _hold_of_claim(claim: Claim, number: int, found: Extraction) -> None:
    assert found.article.text[claim.start : claim.end] == claim.quote
    assert claim.kind in KINDS
    assert claim.cmp in COMPARATORS
    assert claim.status in STATUSES
    assert claim.indicator in indicators()
    assert 0 <= claim.confidence <= 1
    assert claim.repeat_of is None or claim.repeat_of < number
    start, end = found.sentences[claim.sentence_no]
    assert start <= claim.start < end
    for value in (claim.value, claim.high, claim.denominator):
        assert value is None or math.isfinite(value)
    if claim.period is not None:
        first, last = claim.period
        assert first is not None or last is not None
        assert first is None or last is None or first <= last


def hold_of_finding(finding: Finding) -> None:
    assert finding.explanation.strip()
    assert 0 <= finding.confidence <= 1
