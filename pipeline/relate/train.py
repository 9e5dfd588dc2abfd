"""Fit the weights of the relation rules to annotated articles.

    python -m pipeline.relate.train [--keep] DOCS GOLD [DOCS GOLD …]
        [--for TASK[,TASK …] DOCS GOLD [DOCS GOLD …]] …

Folders after ``--for`` serve these tasks only: annotators agree on what a figure measures more than on
whose it is, and articles of other kinds teach the one and not the other.
``--keep`` changes no weight that weights.json has: after new rules, theirs are fitted among the others.
The gold quantities of each article stand in for the extracted ones; every other mention is extracted.
Prints, for each task, the share of right choices when an article is decided by weights fitted without
it, then writes weights.json fitted to all articles. Confidence is calibrated on these choices and on
those of unseen.csv: articles whose errors nobody had looked at, read by the rules and weights of that day.
"""

from __future__ import annotations

import csv
import json
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from extractors.indicators.factory import IndicatorExtractor
from extractors.mentions import Mention, put
from extractors.quantities.values import Quantity
from pipeline.evaluate import quote_span, same_subject
from pipeline.records import Period
from pipeline.relate import home, indicator, period, status, subject
from pipeline.relate.context import Context
from pipeline.relate.fit import PENALTY, Example, calibrate, cross_check, fit
from pipeline.relate.ranker import Candidate, weights
from pipeline.relate.subjects import Subjects

TASKS = ("home", "indicator", "subject", "status", "period")
PRIORS = {
    "home": home.PRIORS,
    "indicator": indicator.PRIORS,
    "subject": subject.PRIORS,
    "status": status.PRIORS,
}
"""What the authors of rare rules expect of them."""
PENALTIES = {"period": 0.1}
"""Where the figures of articles left out were read better with more than the usual one."""


def annotated(folders: Sequence[Path]) -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    """Docs whose quantities are those of the gold, with the gold rows in the same order."""
    from corpus import Article, read
    from pipeline.extract import annotate

    for docs, gold in zip(folders[::2], folders[1::2], strict=True):
        for article in read([docs]):
            path = gold / f"{getattr(article, 'id', None)}.json"
            if not isinstance(article, Article) or not path.exists():
                continue
            rows = json.loads(path.read_text(encoding="utf8"))
            doc = annotate(article)
            placed: dict[tuple[int, int], dict[str, Any]] = {}
            for row in rows["quantities"]:
                placed.setdefault(quote_span(article.text, row["quote"], row.get("n", 1)), row)
            ordered = sorted(placed.items(), key=lambda item: item[0])
            put(doc, "quantity", [Mention(start, end, _quantity(row)) for (start, end), row in ordered])
            IndicatorExtractor()(doc)
            yield doc, [{**row, "home": rows.get("home")} for _, row in ordered]


def _quantity(row: dict[str, Any]) -> Quantity:
    value, high, denominator = (
        None if row.get(name) is None else Decimal(str(row[name]))
        for name in ("value", "high", "denominator")
    )
    return Quantity(row["kind"], value, high, denominator, row["unit"], row["cmp"], row["quote"])


def examples(doc: Doc, gold: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Example]]:
    """The decisions of one article by task, each given the right answers of the decisions before it."""
    article = doc._.article.id
    context = Context(doc)
    if not gold:
        return
    yield "home", _example(article, home.candidates(context), gold[0]["home"], same_subject)
    at_home = gold[0]["home"] and next(
        (c.value for c in home.candidates(context) if same_subject(gold[0]["home"], c.value)), None
    )
    subjects = Subjects(context, at_home)
    periods = period.Context(doc)
    key = whose = state = None
    for place, row in zip(context.places, gold, strict=True):
        yield "indicator", _example(article, indicator.candidates(context, place, key), row["indicator"])
        key = row["indicator"]
        options = subject.candidates(subjects, place, key, whose)
        decision = _example(article, options, row["subject"], same_subject)
        yield "subject", decision
        whose = next((c.value for c, right in zip(options, decision.right, strict=True) if right), None)
        yield "status", _example(article, status.candidates(context, place, state), row["status"])
        state = row["status"]
        figure, days = place.quantity, _days(row["period"])
        covered = period.candidates(periods, figure.start, figure.end, figure.value.kind, key, state)
        yield "period", _example(article, covered, days)
        period.settle(periods, figure.start, key, state, days)


def _days(period: Sequence[str | None] | None) -> Period | None:
    """First and last day of a gold period."""
    if period is None:
        return None
    first, last = (None if day is None else date.fromisoformat(day) for day in period)
    return first, last


def _example(article: str, options: Sequence[Candidate], gold: Any, same: Any = None) -> Example:
    right = [same(gold, c.value) if same is not None else c.value == gold for c in options]
    return Example(article, options, right)


Outcomes = dict[str, list[tuple[bool, float]]]


@cache
def unseen() -> tuple[tuple[bool, float], ...]:
    """Of figures in articles that no rule had in view: whether all is right, and how sure, uncalibrated.

    Weights can be held out of an article, the rules that it led to cannot: the choices of a cross-check are
    right more often than those of the articles to come.
    """
    table = files("pipeline.relate").joinpath("unseen.csv").read_text(encoding="utf8")
    rows = csv.DictReader(table.splitlines())
    return tuple((row["right"] == "1", float(row["stated"])) for row in rows)


def weigh(
    decisions: Mapping[str, Sequence[Example]], more: Mapping[str, Sequence[Example]] | None = None
) -> tuple[dict[str, dict[str, float]], Outcomes]:
    """Weights of every task with the calibration, and the outcomes that this rests on.

    ``more`` are examples of single tasks, fitted to as well; outcomes are those of ``decisions``. Each is
    that of an example decided by weights fitted without its article.
    """
    every = {task: [*made, *(more or {}).get(task, ())] for task, made in decisions.items()}
    outcomes = {
        task: cross_check(made, **_settings(task))[: len(decisions[task])] for task, made in every.items()
    }
    fitted = {task: fit(made, **_settings(task)) for task, made in every.items()}
    # One decision of each of these for every figure, in the same order.
    together = list(zip(*(outcomes[task] for task in ("indicator", "subject", "status")), strict=True))
    seen = [(all(good for good, _ in three), math.prod(sure for _, sure in three)) for three in together]
    fitted["calibration"] = calibrate([*seen, *unseen()])
    return fitted, outcomes


def _settings(task: str) -> dict[str, Any]:
    return {"prior": PRIORS.get(task), "penalty": PENALTIES.get(task, PENALTY)}


def main(arguments: Sequence[str]) -> None:
    groups: list[tuple[tuple[str, ...], list[Path]]] = [(TASKS, [])]
    rest = iter(arguments)
    keep = False
    for argument in rest:
        if argument == "--keep":
            keep = True
        elif argument == "--for":
            groups.append((tuple(next(rest, "").split(",")), []))
        else:
            groups[-1][1].append(Path(argument))
    if any(not folders or len(folders) % 2 or not {*tasks} <= {*TASKS} for tasks, folders in groups):
        raise SystemExit(__doc__)
    decisions: dict[str, list[Example]] = {task: [] for task in TASKS}
    more: dict[str, list[Example]] = {task: [] for task in TASKS}
    for number, (tasks, folders) in enumerate(groups):
        kept = more if number else decisions
        for doc, gold in annotated(folders):
            for task, example in examples(doc, gold):
                if task in tasks:
                    kept[task].append(example)
    fitted, outcomes = weigh(decisions, more)
    for task, found in outcomes.items():
        right = sum(good for good, _ in found)
        print(f"{task:10} {right}/{len(found)} = {right / len(found):.3f} on articles not fitted to")
    target = Path(__file__).with_name("weights.json")
    if keep:
        for task in TASKS:
            fitted[task] |= weights(task)
    target.write_text(
        json.dumps(fitted, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf8"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
