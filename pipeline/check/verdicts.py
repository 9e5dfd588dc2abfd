"""The words of checks; a module of its own, so that ``--help`` need not load the checks."""

from enum import StrEnum


class Kind(StrEnum):
    """What is compared."""

    ratio_percent = "ratio_percent"
    sum = "sum"
    delta = "delta"
    bound = "bound"
    rank_order = "rank_order"
    conflict = "conflict"
    document = "document"


class Verdict(StrEnum):
    """How the comparison comes out."""

    consistent = "consistent"
    rounding = "rounding"
    inconsistent = "inconsistent"
    uncheckable = "uncheckable"
