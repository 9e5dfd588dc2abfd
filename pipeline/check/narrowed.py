"""What the words beside a figure narrow it to."""

from __future__ import annotations

import re

from gazetteer.narrowing import EXPLAINED, narrowings
from pipeline.check.figures import Figure
from pipeline.segment import fold

OTHER_TIME = frozenset({("time", "")})
"""The figure is told as one of another time than its period."""

_STOP = re.compile(r"[;:.\n(](?!\d)|, (?:nhưng|song|còn|trong khi|tuy nhiên)\b")
_SPAN = re.compile(r"[;.\n](?!\d)")
_END = re.compile(r"[,;:.\n)(](?!\d)")
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_FROM = re.compile(r"(?:\btừ|\bso với)(?: (?:mức|hạng|vị trí|chỗ|thứ))*\s*$")
_OWN = {"dossiers_online": "channel", "online_payment": "channel"}
"""Groups of words that name the indicator itself."""


def narrowed(figure: Figure, sentence: str) -> frozenset[tuple[str, str]]:
    """Group and words of what narrows ``figure`` to a part, empty where nothing does; or ``OTHER_TIME``.

    Looks from the last stop before the figure to the next comma after it, the subject's own name left out.
    """
    far, before, after = _clause(fold(sentence), fold(figure.quote))
    if _FROM.search(before):
        return OTHER_TIME
    years = _YEAR.findall(far)
    spanned = [day.year for day in (figure.period_start, figure.period_end) if day is not None]
    if years and spanned and not min(spanned) <= int(years[-1]) <= max(spanned):
        return OTHER_TIME
    text = f"{before} , {after}"
    for name in (figure.subject or "").split(","):
        text = text.replace(fold(name).strip(), "")
    own = _OWN.get(figure.indicator)
    return frozenset(pair for pair in narrowings(text) if pair[0] not in EXPLAINED and pair[0] != own)


def _clause(sentence: str, quote: str) -> tuple[str, str, str]:
    """Words before the quote back to a full stop, those from the last stop of any kind on, those after it."""
    at = sentence.find(quote)
    if at < 0:
        return sentence, sentence, ""
    far = max((match.end() for match in _SPAN.finditer(sentence, 0, at)), default=0)
    near = max((match.end() for match in _STOP.finditer(sentence, 0, at)), default=0)
    end = _END.search(sentence, at + len(quote))
    return sentence[far:at], sentence[near:at], sentence[at + len(quote) : end.start() if end else None]
