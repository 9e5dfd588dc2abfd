"""Choosing one of several candidates by weighed evidence.

Each rule of relation leaves named evidence on a candidate (``{"left:strong": 0.8}``). Weights are
measured, not ordered by hand: ``pipeline.relate.train`` fits them to annotated articles as a
conditional logit with an L2 penalty and writes them to weights.json. The softmax of the sums is the
probability of each candidate.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

Evidence = dict[str, float]


@dataclass(slots=True)
class Candidate:
    """One possible answer and the evidence for and against it."""

    value: Any
    evidence: Evidence = field(default_factory=dict)

    def note(self, rule: str, amount: float = 1.0) -> None:
        """Leave evidence; of several of one rule the strongest counts."""
        if amount > self.evidence.get(rule, 0.0):
            self.evidence[rule] = amount


class Candidates(dict[Any, Candidate]):
    """Candidates by value, each made when it is first asked for: most have nothing to speak for them."""

    def __missing__(self, value: Any) -> Candidate:
        candidate = self[value] = Candidate(value)
        return candidate


@dataclass(frozen=True, slots=True)
class Choice:
    """The chosen value, how sure, and the evidence for it."""

    value: Any
    confidence: float
    evidence: Evidence
    by: dict[str, float]
    """The weights that decided."""

    @property
    def why(self) -> tuple[tuple[str, float], ...]:
        """Rules with what each added to the sum, strongest first."""
        added = ((rule, self.by.get(rule, 0.0) * amount) for rule, amount in self.evidence.items())
        return tuple(sorted((item for item in added if item[1]), key=lambda item: -abs(item[1])))


def log_odds(probability: float) -> float:
    """Log-odds of a probability, held within what 0.0005 and 0.9995 give."""
    held = min(0.9995, max(0.0005, probability))
    return math.log(held / (1 - held))


def calibrated(confidence: float) -> float:
    """A product of choices' confidences as the share of claims that are right at that product.

    Choices are surer of themselves than they are right on unseen articles; how much is fitted with the
    weights (``pipeline.relate.train``).
    """
    scale = weights("calibration")
    return 1 / (1 + math.exp(-(scale["intercept"] + scale["slope"] * log_odds(confidence))))


Weights = Mapping[str, dict[str, float]]
"""Of each task (``home``, ``indicator``, ``subject``, ``status``), and ``calibration``."""

_others: ContextVar[Weights | None] = ContextVar("weights", default=None)


def weights(task: str) -> dict[str, float]:
    """Fitted weights of one task (``home``, ``indicator``, ``subject``, ``status``), or ``calibration``."""
    return (_others.get() or _shipped())[task]


@contextmanager
def using(others: Weights) -> Iterator[None]:
    """Decide by other weights than those shipped, such as some that have not seen an article."""
    before = _others.set(others)
    try:
        yield
    finally:
        _others.reset(before)


@cache
def _shipped() -> Weights:
    table: Weights = json.loads(files("pipeline.relate").joinpath("weights.json").read_text(encoding="utf8"))
    return table


def choose(candidates: Sequence[Candidate], by: dict[str, float]) -> Choice:
    """The candidate with the greatest sum; the first of equals."""
    # Loops in full: here is where relating spends its time.
    weight, exp = by.get, math.exp
    sums = []
    for candidate in candidates:
        total = 0.0
        for rule, amount in candidate.evidence.items():
            total += weight(rule, 0.0) * amount
        sums.append(total)
    greatest = max(sums)
    best = sums.index(greatest)
    total = 0.0
    for value in sums:
        total += exp(value - greatest)
    return Choice(candidates[best].value, 1.0 / total, candidates[best].evidence, by)
