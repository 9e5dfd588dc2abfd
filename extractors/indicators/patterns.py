"""The terms of all indicators, ready to be found."""

from __future__ import annotations

import re
from functools import cache

from extractors.indicators.values import Indicator
from gazetteer.indicators import areas, blockers, indicators
from gazetteer.phrases import Phrases
from pipeline.segment import fold


@cache
def terms() -> Phrases[Indicator | None]:
    """Every term; a blocker stands for ``None`` and hides the terms inside it."""
    named = [
        (fold(term), Indicator(entry.key, strength))
        for entry in indicators().values()
        for strength, listed in ((3, entry.strong), (2, entry.terms), (1, entry.weak))
        for term in listed
    ]
    return Phrases([*named, *((fold(term), None) for term in blockers())])


@cache
def nouns() -> dict[str, str]:
    """Counted noun → key of the indicator that it implies by itself."""
    return {fold(noun): entry.key for entry in indicators().values() for noun in entry.nouns}


@cache
def headings() -> tuple[re.Pattern[str], dict[str, str]]:
    """What announces an area at a sentence's start ("1. Công tác chỉ đạo, điều hành"), and heading → area."""
    of = {fold(heading): area for area, listed in areas().items() for heading in listed}
    names = "|".join(re.escape(heading) for heading in sorted(of, key=len, reverse=True))
    return re.compile(
        r"\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[-–+*•]|[a-zđ][.)]|[ivx]{1,4}[.)])?\s*"
        r"(?:(?:về|trong|đối với|trên|ở|công tác|lĩnh vực|nội dung|việc|kết quả|thực hiện)\s+){0,3}"
        rf"({names})\b"
    ), of
