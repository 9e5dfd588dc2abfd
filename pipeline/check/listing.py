"""Findings out of the database, with all that a reader needs to judge them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from pipeline.contract import plain
from pipeline.results import beside, dicts

if TYPE_CHECKING:
    import duckdb

_ORDER = "f.verdict <> 'inconsistent', f.verdict, list_min(f.sources) DESC, f.confidence DESC, f.finding_id"
_WANTED = f"""
SELECT f.finding_id FROM findings f
WHERE (len($verdicts) = 0 OR f.verdict IN (SELECT unnest($verdicts)))
    AND (len($kinds) = 0 OR f.kind IN (SELECT unnest($kinds)))
    AND ($ids IS NULL OR f.finding_id IN (SELECT unnest($ids)))
ORDER BY {_ORDER}
"""
_FINDINGS = f"""
WITH wanted AS (FROM findings SEMI JOIN (SELECT unnest($ids) AS finding_id) USING (finding_id))
SELECT f.finding_id, f.kind, f.verdict, f.explanation, f.computation, f.confidence, f.sources,
    c.claims, m.mentions
FROM wanted f
LEFT JOIN (
    SELECT finding_id, list({{
        claim_id: claim_id, side: side, role: role, quote: quote, sentence: sentence,
        value: value, high: high, denominator: denominator, unit: unit, cmp: cmp, kind: kind,
        subject: subject, indicator: indicator, component: component, scope: scope,
        period: period, status: status,
        article_id: article_id, title: title, source: source, url: url, published: published,
        authority: authority
    }} ORDER BY side, article_id, claim_no) AS claims
    FROM finding_claims SEMI JOIN wanted USING (finding_id)
    JOIN claims USING (claim_id) JOIN articles USING (article_id)
    GROUP BY finding_id
) c USING (finding_id)
LEFT JOIN (
    SELECT finding_id, list({{
        mention_id: mention_id, side: side, quote: text["start" + 1 : "end"],
        date: date, issuer: issuer,
        article_id: article_id, title: title, source: source, url: url, published: published
    }} ORDER BY side, article_id, "start") AS mentions
    FROM finding_mentions SEMI JOIN wanted USING (finding_id)
    JOIN document_mentions USING (mention_id) JOIN articles USING (article_id)
    GROUP BY finding_id
) m USING (finding_id)
ORDER BY {_ORDER}
"""
_BATCH = 2_000
"""Findings whose quotes are gathered at a time."""


def findings(
    connection: duckdb.DuckDBPyConnection,
    *,
    verdicts: Sequence[str] = (),
    kinds: Sequence[str] = (),
    ids: Sequence[UUID] | None = None,
) -> Iterator[dict[str, Any]]:
    """Findings as plain values, the contradictions first, those with most sources on both sides leading.

    ``verdicts``, ``kinds``, ``ids``: only these, if any are given. ``claims`` and ``mentions`` hold what is
    compared, side by side, each with its quote and article.
    """
    wanted = beside(connection).execute(
        _WANTED,
        {"verdicts": list(verdicts), "kinds": list(kinds), "ids": None if ids is None else list(ids)},
    )
    while batch := wanted.fetchmany(_BATCH):
        for item in dicts(connection.execute(_FINDINGS, {"ids": [id_ for (id_,) in batch]})):
            item["claims"] = item["claims"] or []
            item["mentions"] = item["mentions"] or []
            yield item


def to_json(item: dict[str, Any]) -> str:
    """One line of JSONL; numbers as the database holds them, without trailing zeros."""
    return json.dumps(plain(item), ensure_ascii=False, default=str)
