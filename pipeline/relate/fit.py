"""Fitting weights: conditional logit with an L2 penalty, and its honest check across articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.relate.ranker import Candidate, choose, log_odds

PENALTY = 0.003


@dataclass(frozen=True, slots=True)
class Example:
    """Candidates of one decision, which of them are right, and the article it comes from."""

    article: str
    candidates: Sequence[Candidate]
    right: Sequence[bool]


def fit(
    examples: Sequence[Example],
    penalty: float = PENALTY,
    steps: int = 400,
    prior: dict[str, float] | None = None,
) -> dict[str, float]:
    """Weights that maximise the mean log-probability of the right candidates, less an L2 penalty.

    The penalty draws each weight towards its ``prior`` (0 where none is given), so that a rule that the
    articles rarely show keeps the weight that its author expects of it.
    """
    usable = [e for e in examples if any(e.right) and not all(e.right)]
    if not usable:
        return dict(prior or {})
    names = sorted({rule for e in usable for c in e.candidates for rule in c.evidence})
    column = {name: i for i, name in enumerate(names)}
    rows: list[int] = []
    cols: list[int] = []
    amounts: list[float] = []
    starts = [0]
    right: list[bool] = []
    for example in usable:
        for candidate, is_good in zip(example.candidates, example.right, strict=True):
            for rule, amount in candidate.evidence.items():
                rows.append(len(right))
                cols.append(column[rule])
                amounts.append(amount)
            right.append(is_good)
        starts.append(len(right))
    row, col, amount_of = np.array(rows), np.array(cols), np.array(amounts)
    good = np.array(right, dtype=float)
    begin = np.array(starts[:-1])
    owner = np.repeat(np.arange(len(usable)), np.diff(starts))
    expected = np.array([(prior or {}).get(name, 0.0) for name in names])
    weight = expected.copy()
    moment, variance = np.zeros_like(weight), np.zeros_like(weight)
    for step in range(1, steps + 1):
        score = np.bincount(row, amount_of * weight[col], minlength=len(right))
        score -= np.maximum.reduceat(score, begin)[owner]
        power = np.exp(score)
        all_of = power / np.add.reduceat(power, begin)[owner]
        good_of = power * good / np.add.reduceat(power * good, begin)[owner]
        slope = np.bincount(col, amount_of * (all_of - good_of)[row], minlength=len(names)) / len(usable)
        slope += penalty * (weight - expected) / len(names) ** 0.5
        moment = 0.9 * moment + 0.1 * slope
        variance = 0.999 * variance + 0.001 * slope**2
        weight -= 0.1 * (moment / (1 - 0.9**step)) / (np.sqrt(variance / (1 - 0.999**step)) + 1e-8)
    fitted = {name: round(float(w), 4) for name, w in zip(names, weight, strict=True) if abs(w) >= 5e-4}
    # A rule that no article shows keeps what its author expects of it.
    return {**{name: w for name, w in (prior or {}).items() if name not in column}, **fitted}


def outcome(example: Example, by: dict[str, float]) -> tuple[bool, float]:
    """Whether the choice is right, and the confidence that goes with it."""
    choice = choose([Candidate(i, c.evidence) for i, c in enumerate(example.candidates)], by)
    return bool(example.right[choice.value]), choice.confidence


def cross_check(
    examples: Sequence[Example],
    prior: dict[str, float] | None = None,
    penalty: float = PENALTY,
    folds: int = 5,
) -> list[tuple[bool, float]]:
    """The outcome of each example, in order, when its article is decided by weights fitted without it."""
    articles = sorted({e.article for e in examples})
    found: dict[int, tuple[bool, float]] = {}
    for fold in range(folds):
        held = set(articles[fold::folds])
        by = fit([e for e in examples if e.article not in held], penalty, prior=prior)
        found |= {n: outcome(e, by) for n, e in enumerate(examples) if e.article in held}
    return [found[number] for number in range(len(examples))]


def calibrate(outcomes: Sequence[tuple[bool, float]], steps: int = 2_000) -> dict[str, float]:
    """Intercept and slope of Platt's scaling: stated confidence → share right, on the log-odds."""
    if not outcomes:
        return {"intercept": 0.0, "slope": 1.0}
    right = np.array([good for good, _ in outcomes], dtype=float)
    odds = np.array([log_odds(stated) for _, stated in outcomes])
    intercept, slope = 0.0, 1.0
    for _ in range(steps):
        error = 1 / (1 + np.exp(-(intercept + slope * odds))) - right
        intercept -= 0.3 * float(error.mean())
        slope -= 0.1 * float((error * odds).mean())
    return {"intercept": round(intercept, 4), "slope": round(slope, 4)}
