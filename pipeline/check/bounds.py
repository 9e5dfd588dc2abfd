"""Figures beyond what their kind allows.

A rank beyond the number ranked, a score above its maximum, more than there are, more than 100% of a whole.
Only what is beyond is said: that "hạng 3/11" is possible is no news. A plan may be exceeded, and growth
has no end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gazetteer.check_words import words
from pipeline.check.figures import Figure, Report
from pipeline.check.finding import DOUBTFUL, Finding, Kind, Party, Verdict
from pipeline.check.passages import Passage, passages
from pipeline.check.wording import number, shown

_PLAN = words("plan")
_SHARES = frozenset(
    {
        *("dossiers_on_time", "dossiers_overdue", "dossiers_resolved", "dossiers_pending", "dossiers_online"),
        *("dossiers_digitised", "online_payment", "satisfaction", "sipas"),
    }
)
"""What a percentage of can be no more than all."""
_INDEXES = frozenset(
    {"par_index", "sipas", "papi", "pci", "ddci", "dti", "ict_index", "pgi", "other_index", "satisfaction"}
)
_LOOSE = frozenset({"other", "other_index", "budget", "training", "communications", "digital_accounts"})
"""What "a/b" may say of that is no part of a whole: an address, a load, a plan."""
_BESIDE = 60
"""Characters on either side of a figure in which a plan may be named."""
_ADDRESS = words("address")
_DATES = 31
"""A ratio of two numbers up to this, with no noun printed, may be a date."""


def check(report: Report) -> Iterator[Finding]:
    """Every figure of ``report`` that is beyond its bound."""
    for passage in passages(report):
        for at, figure in enumerate(passage.figures):
            sure = figure.repeat_of is None and figure.exact and figure.confidence >= DOUBTFUL
            found = _beyond(passage, at) if sure else None
            if found:
                said, computation = found
                yield Finding(Kind.bound, Verdict.inconsistent, said, (Party(figure, "value"),), computation)


def _beyond(passage: Passage, at: int) -> tuple[str, str] | None:
    """The explanation and the computation, if the figure is beyond its bound."""
    figure = passage.figures[at]
    value, most = figure.value, figure.denominator
    assert value is not None
    if figure.kind == "rank" and most and value > most:
        return f"Hạng {shown(figure)} vượt quá số {number(most)} đơn vị được xếp hạng.", _over(figure)
    if figure.kind == "score" and most and value > most and figure.indicator in _INDEXES:
        return f"{shown(figure)} điểm vượt quá điểm tối đa là {number(most)} điểm.", _over(figure)
    of_whole = figure.kind == "ratio" and figure.indicator not in _LOOSE
    if of_whole and most and value > most and not _is_planned(passage, at):
        date = value <= _DATES and most <= _DATES and not re.search(r"[^\W\d_]", figure.quote)
        if date or _ADDRESS.search(figure.quote.lower()):
            return None
        noun = f" {figure.unit}" if figure.unit else ""
        return f"{shown(figure)} nhiều hơn tổng số {number(most)}{noun}.", _over(figure)
    of_all = figure.kind == "percent" and figure.indicator in _SHARES
    if of_all and value > 100 and not _is_planned(passage, at):
        return f"Tỷ lệ {shown(figure)}% vượt quá 100%.", f"{shown(figure)}% > 100%"
    return None


def _over(figure: Figure) -> str:
    assert figure.denominator is not None
    return f"{shown(figure)} > {number(figure.denominator)}"


def _is_planned(passage: Passage, at: int) -> bool:
    """Whether a plan, a norm or another time is named beside the figure, which it may exceed."""
    figure = passage.figures[at]
    if figure.status == "target":
        return True
    start = max(passage.start, figure.start - _BESIDE)
    end = min(passage.end, figure.end + _BESIDE)
    return bool(_PLAN.search(passage.folded, start, end))
