"""Answers of ``cchc verify`` as plain values and as lines for a reader."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.check.verify import Evidence, Verification, Verified
from pipeline.contract import plain


def to_plain(verification: Verification) -> dict[str, Any]:
    """One object: the claims with answers and evidence, and what the text says against itself."""
    return {
        "contradicted": verification.contradicted,
        "claims": [_claim(verified) for verified in verification.claims],
        "findings": [
            {
                "kind": finding.kind,
                "verdict": finding.verdict,
                "explanation": finding.explanation,
                "computation": finding.computation,
                "quotes": [party.figure.quote for party in finding.parties],
            }
            for finding in verification.findings
        ],
    }


def _claim(verified: Verified) -> dict[str, Any]:
    claim = plain(verified.claim)
    return {
        "answer": verified.answer,
        "explanation": verified.explanation,
        "agreeing_sources": verified.agreeing,
        "differing_sources": verified.differing,
        "claim": {key: value for key, value in claim.items() if key != "repeat_of"},
        "evidence": [_evidence(evidence) for evidence in verified.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    figure = evidence.figure
    return {
        "relation": evidence.relation.verdict,
        "reason": evidence.relation.reason,
        "claim_id": str(figure.claim_id),
        "quote": figure.quote,
        "value": plain(figure.value),
        "high": plain(figure.high),
        "denominator": plain(figure.denominator),
        "unit": figure.unit,
        "cmp": figure.cmp,
        "subject": figure.subject,
        "indicator": figure.indicator,
        "period": [plain(figure.period_start), plain(figure.period_end)],
        "sentence": evidence.sentence,
        "article_id": figure.article_id,
        "title": evidence.title,
        "source": evidence.source,
        "url": evidence.url,
        "published": plain(figure.published),
        "authority": figure.authority,
    }


def lines_of(verification: Verification) -> Iterator[str]:
    """For each figure its answer, and under it the evidence with source, day and link."""
    for verified in verification.claims:
        claim = verified.claim
        of = ", ".join(
            part
            for part in (claim.subject, claim.indicator, claim.component, claim.scope, _period(claim.period))
            if part
        )
        yield f"{verified.answer.value}: {_line(claim.quote)} ({of})"
        yield f"  {verified.explanation}"
        for evidence in verified.evidence:
            figure = evidence.figure
            day = f", {figure.published:%d/%m/%Y}" if figure.published else ""
            link = f" {evidence.url}" if evidence.url else ""
            period = _period((figure.period_start, figure.period_end))
            told = f"{evidence.relation.verdict.value}: {_line(figure.quote)} [{period}]"
            yield f"  - {told} {evidence.outlet}{day}{link}"
            yield f"    «{_line(evidence.sentence)}»"
    for finding in verification.findings:
        if finding.verdict in ("inconsistent", "rounding"):
            yield f"{finding.verdict.value} {finding.kind.value}: {finding.explanation}"


def _period(period: Any) -> str:
    first, last = period or (None, None)
    return f"{first or ''}/{last or ''}" if first or last else ""


def _line(text: str) -> str:
    return " ".join(text.split())
