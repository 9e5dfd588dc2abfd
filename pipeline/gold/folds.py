"""Predictions for annotated articles by weights that have not seen them.

The articles are dealt into folds; each fold is extracted with the relation weights and the calibration
fitted to the others (``pipeline.relate.train``). The rules themselves are the same throughout: what this
cannot show is how far those were written with an eye to the articles.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.contract import to_json
from pipeline.extract import extract
from pipeline.records import Article
from pipeline.relate.fit import Example
from pipeline.relate.ranker import using
from pipeline.relate.train import TASKS, annotated, examples, weigh


def held_out(docs: Path, gold: Path, articles: Mapping[str, Article], folds: int) -> dict[str, Any]:
    """Objects of the record contract by article id.

    ``articles`` are those of ``docs`` that have gold. Raises ``ValueError`` for fewer than ``folds``.
    """
    if not 2 <= folds <= len(articles):
        raise ValueError(f"{len(articles)} articles cannot be dealt into {folds} folds")
    decisions: dict[str, list[Example]] = {task: [] for task in TASKS}
    for doc, rows in annotated([docs, gold]):
        for task, example in examples(doc, rows):
            decisions[task].append(example)
    found: dict[str, Any] = {}
    dealt = sorted(articles)
    for fold in range(folds):
        held = dealt[fold::folds]
        kept = {task: [e for e in made if e.article not in held] for task, made in decisions.items()}
        fitted, _ = weigh(kept)
        with using(fitted):
            found |= {id_: to_json(extract(articles[id_])) for id_ in held}
    return found
