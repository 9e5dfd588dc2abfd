"""Results as pandas DataFrames: the columns and types that DuckDB gives for the database's tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal, overload

import duckdb
import pyarrow as pa

from pipeline.check.verify import Verification
from pipeline.records import Extraction
from pipeline.rows import SCHEMAS, arrow_table, rows_of

if TYPE_CHECKING:
    import pandas as pd

Table = Literal["claims", "unit_mentions", "official_mentions", "document_mentions"]
Answers = Literal["claims", "evidence", "findings"]


@overload
def frame(results: Extraction | Iterable[Extraction], table: Table = ...) -> pd.DataFrame: ...
@overload
def frame(results: Verification, table: Answers = ...) -> pd.DataFrame: ...
def frame(
    results: Extraction | Iterable[Extraction] | Verification, table: Table | Answers = "claims"
) -> pd.DataFrame:
    """What ``extract`` or ``verify`` gave, a row each; an empty result has the same columns.

    Of extractions, one or many: ``claims``, ``unit_mentions``, ``official_mentions`` or
    ``document_mentions``, with columns and types as in ``connect(db).sql("FROM claims").df()`` but without
    the list ``period``. Of a verification: ``claims``, the same columns and then ``answer``, ``explanation``,
    ``agreeing`` and ``differing``; ``evidence``, the pieces of evidence by ``claim_id``, the best first;
    ``findings``, what the text says against itself. Raises ``KeyError`` for another table.
    """
    if isinstance(results, Verification):
        made = {"claims": _answers, "evidence": _evidence, "findings": _findings}[table](results)
    else:
        extractions = (results,) if isinstance(results, Extraction) else results
        rows = chain.from_iterable(_rows(extraction, table) for extraction in extractions)
        made = arrow_table(pa.schema(_fields(table)), rows)
    # DuckDB's own way from Arrow to pandas, so that a frame fits those that come out of a database.
    with duckdb.connect() as connection:
        return connection.from_arrow(made).df()


def _fields(table: str) -> list[Any]:
    """Columns of a table without the part."""
    return list(SCHEMAS[table])[1:]


def _rows(extraction: Extraction, table: str) -> list[tuple[Any, ...]]:
    return dict(rows_of(extraction, rules_version=""))[table]


def _answers(verification: Verification) -> Any:
    answered = {verified.figure.claim_id.bytes: verified for verified in verification.claims}
    told = ("answer", pa.string()), ("explanation", pa.string()), ("agreeing", pa.int32())
    return arrow_table(
        pa.schema([*_fields("claims"), *told, ("differing", pa.int32())]),
        (
            (*row, one.answer.value, one.explanation, one.agreeing, one.differing)
            for row in _rows(verification.extraction, "claims")
            for one in (answered[row[0]],)
        ),
    )


_OF_FIGURE = (
    *("article_id", "quote", "kind", "value", "high", "denominator", "unit", "cmp", "subject", "scope"),
    *("period_start", "period_end", "confidence"),
)
_OF_ARTICLE = ("title", "source", "url")


def _evidence(verification: Verification) -> Any:
    types = SCHEMAS["claims"]
    columns = [
        *(("claim_id", pa.uuid()), ("relation", pa.string()), ("reason", pa.string())),
        *(types.field(name) for name in _OF_FIGURE),
        ("sentence", pa.string()),
        *(SCHEMAS["articles"].field(name) for name in (*_OF_ARTICLE, "published", "authority")),
    ]

    def rows() -> Iterator[tuple[Any, ...]]:
        for verified in verification.claims:
            for piece in verified.evidence:
                figure, relation = piece.figure, piece.relation
                yield (
                    *(verified.figure.claim_id.bytes, relation.verdict.value, relation.reason),
                    *(getattr(figure, name) for name in _OF_FIGURE),
                    piece.sentence,
                    *(getattr(piece, name) for name in _OF_ARTICLE),
                    *(figure.published, figure.authority),
                )

    return arrow_table(pa.schema(columns), rows())


def _findings(verification: Verification) -> Any:
    texts = ("kind", "verdict", "explanation", "computation")
    return arrow_table(
        pa.schema(
            [
                *((name, pa.string()) for name in texts),
                ("confidence", pa.float64()),
                ("quotes", pa.list_(pa.string())),
            ]
        ),
        (
            (
                *(finding.kind.value, finding.verdict.value, finding.explanation, finding.computation),
                finding.confidence,
                [party.figure.quote for party in finding.parties],
            )
            for finding in verification.findings
        ),
    )
