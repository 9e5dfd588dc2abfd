"""A stated rise or fall with the two levels.

"đạt 85,40 điểm, tăng 1,25 điểm so với năm 2021 (84,15 điểm)"; "từ 389 xuống còn 301 thủ tục, giảm
22,6%"; "vị trí 5, tăng 01 bậc" against last year's 6. A rank rises as its number falls. Where the text is
loose about percent and percentage points, what comes out either way is consistent.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice

from gazetteer.check_words import any_of, words
from pipeline.check.figures import Figure, Report
from pipeline.check.finding import Finding, Verdict
from pipeline.check.growth import Step, finding
from pipeline.check.passages import Passage, passages

_LEVELS = frozenset({"rank", "score", "percent", "count", "money", "duration"})
_FROM = re.compile(rf"{any_of('from')}\s*(?:mức|chỗ|vị trí|số)?\s*(?:{any_of('hedge')}\s*)*$")
_TO = re.compile(
    rf"[^.;,()\n]{{0,40}}?(?:{any_of('to')})\s*(?:mức|vị trí|số)?\s*(?:{any_of('hedge')}\s*)*(?:,\s*)?$"
)
_JOINED = re.compile(
    r"\s*[,(–-]?\s*(?:tức là|tức|tương đương|tương ứng|hay|đã|với mức)?\s*(?:tăng|giảm|cao|thấp)?\s*\)?\s*$"
)
_THEN_FROM = re.compile(r"\s*[,:(]?\s*(?:cụ thể)?\s*(?:là)?\s*[,:]?\s*từ\b")
_YEAR = re.compile(r"\s*(?:\([^)]*\))?\s*(?:so với|so)\s+(?:cùng kỳ\s+)?(?:cuối\s+)?(?:năm\s+)?(20\d\d)\b")
_EARLIER = words("earlier")
_STANDARD = words("standard")
_NARROW = frozenset(
    {
        *("par_index", "sipas", "papi", "pci", "ddci", "dti", "ict_index", "pgi", "other_index"),
        *(
            "dossiers_received",
            "dossiers_resolved",
            "dossiers_on_time",
            "dossiers_overdue",
            "dossiers_pending",
        ),
        *(
            "dossiers_online",
            "dossiers_digitised",
            "online_payment",
            "satisfaction",
            "tasks_done",
            "procedures",
        ),
    }
)
"""What is one thing by its name: two figures of "budget" may be anything."""
_MOST = 50
"""Levels of one thing, and steps, that are kept: an article that gives more does not say which is meant."""
_NEAR = 3
"""Figures on either side of a change among which its levels are looked for."""
_UNITS = {
    "bậc": frozenset({"rank"}),
    "điểm": frozenset({"score", "percent"}),
    "điểm %": frozenset({"percent", "score"}),
    "%": frozenset({"percent", "score", "count", "money", "duration"}),
    "lần": frozenset({"count", "money", "percent", "duration"}),
}

_AGAINST = re.compile(
    r"\s*\(?\s*so\b(?:[^.;,()\n]{0,60}\(\s*(?:năm \d{4}|cùng kỳ)?\s*(?:là|đạt|chỉ|chỉ đạt)?"
    r"|(?:\s+với)?\s*(?:mức|con số|số)?)\s*$"
)

Thing = tuple[str, str | None, str | None, str]


def check(report: Report) -> Iterator[Finding]:
    """Every rise and fall of ``report`` whose two levels it states."""
    read = passages(report)
    levels = _by_thing(figure for passage in read for figure in passage.figures)
    told = list(islice((step for passage in read for step in _told(passage)), _MOST))
    seen: set[tuple[object, ...]] = set()
    for passage in read:
        for at, change in enumerate(passage.figures):
            if not _is_change(change) or change.status != "actual":
                continue
            spoken = _spoken(passage, at) or _set_against(passage, at)
            step = spoken or _compared(passage, at, levels) or _headlined(change, told, levels)
            if step is None:
                continue
            key = tuple(f.repeat_of or f.claim_id for f in (change, *step))
            if key in seen:
                continue
            seen.add(key)
            found = finding(change, step)
            # Words tie the spoken step to the change; another may be of something else.
            doubted = found and found.verdict == Verdict.inconsistent and found.doubtful
            if found and (spoken or not doubted):
                yield found


def _is_change(figure: Figure) -> bool:
    if figure.value is None:
        return False
    return figure.kind == "change" or (figure.kind == "duration" and figure.value < 0)


def _is_level(figure: Figure) -> bool:
    return (
        figure.kind in _LEVELS
        and figure.value is not None
        and figure.value >= 0
        and figure.high is None
        and figure.status == "actual"
    )


def _fits(level: Figure, change: Figure) -> bool:
    """Whether ``level`` can have risen or fallen by ``change``."""
    if not _is_level(level):
        return False
    if change.kind == "duration":
        return level.kind == "duration" and level.unit == change.unit
    kinds = _UNITS.get(change.unit or "")
    if kinds:
        return level.kind in kinds
    return level.kind in ("count", "money") and level.unit == change.unit


def _thing(figure: Figure) -> Thing:
    return figure.indicator, figure.component, figure.subject, figure.kind


def _by_thing(figures: Iterable[Figure]) -> dict[Thing, list[Figure]]:
    found: dict[Thing, list[Figure]] = defaultdict(list)
    for figure in figures:
        if _is_level(figure) and figure.repeat_of is None and len(found[_thing(figure)]) < _MOST:
            found[_thing(figure)].append(figure)
    return found


def _told(passage: Passage) -> Iterator[Step]:
    """ "từ 389 xuống còn 301 thủ tục"."""
    for at in range(len(passage) - 1):
        step = _told_at(passage, at)
        if step:
            yield step


def _told_at(passage: Passage, at: int) -> Step | None:
    if not 0 <= at < len(passage) - 1:
        return None
    a, b = passage.figures[at], passage.figures[at + 1]
    alike = a.kind == b.kind and (a.unit == b.unit or not a.unit or not b.unit)
    if not (alike and _is_level(a) and _is_level(b) and _FROM.search(passage.before(at))):
        return None
    return Step(a, b) if _TO.match(passage.before(at + 1)) else None


def _spoken(passage: Passage, at: int) -> Step | None:
    """The step told right before the change, or right after it."""
    change = passage.figures[at]
    step = _told_at(passage, at - 2)
    if step and _JOINED.match(passage.before(at)) and _fits(step.now, change):
        return step
    step = _told_at(passage, at + 1)
    if step and _THEN_FROM.match(passage.after(at)) and _fits(step.now, change):
        return step
    return None


def _set_against(passage: Passage, at: int) -> Step | None:
    """ "74 người, tăng 19 người so với cùng kỳ (55 người)": both levels beside the change."""
    if not 0 < at < len(passage) - 1:
        return None
    now, change, previous = passage.figures[at - 1 : at + 2]
    alike = now.kind == previous.kind and now.indicator == previous.indicator
    if not (alike and _is_level(now) and _fits(previous, change) and _AGAINST.match(passage.after(at))):
        return None
    return None if re.search(r"[.;\n]", passage.before(at)) else Step(previous, now)


def _compared(passage: Passage, at: int, levels: dict[Thing, list[Figure]]) -> Step | None:
    """The level beside the change, and the one of the time that it is compared with."""
    after = passage.after(at)
    if _STANDARD.search(passage.before(at)):
        return None
    year = _YEAR.match(after)
    against = re.match(r"[^,;.(]*", after)
    if not year and against and "so" in against[0].split() and not _EARLIER.search(against[0]):
        return None
    now = _beside(passage, at)
    if now is None or now.indicator not in _NARROW:
        return None
    earlier = _earlier(now, levels, int(year[1]) if year else None, passage.figures)
    return None if earlier is None else Step(earlier, now)


def _earlier(
    now: Figure, levels: dict[Thing, list[Figure]], year: int | None, near: Sequence[Figure] = ()
) -> Figure | None:
    """The one level of the same thing in ``year``, or a year before ``now``; of any scope if ``near``."""
    others = [level for level in levels.get(_thing(now), ()) if level is not now]
    if any(_period(level) == _period(now) and level.value != now.value for level in others):
        # Two levels at one time: they are not of one thing, whatever they were read as.
        others = [level for level in others if level in near]
    found = [level for level in others if _a_year_before(level, now)]
    if year is not None:
        found = [level for level in found if _in_year(level, year)] or [
            level for level in others if _in_year(level, year)
        ]
    same = [level for level in found if level.scope == now.scope]
    return _one(same or [level for level in found if level in near and None in (level.scope, now.scope)])


def _one(levels: list[Figure]) -> Figure | None:
    """A level, if all have one value."""
    return levels[0] if len({level.value for level in levels}) == 1 else None


def _beside(passage: Passage, at: int) -> Figure | None:
    """The level that the change led to: the nearest one of the same thing and time, before or after it."""
    change = passage.figures[at]
    before = range(at - 1, max(-1, at - 1 - _NEAR), -1)
    after = range(at + 1, min(len(passage), at + 2))
    for other in (*before, *after):
        level = passage.figures[other]
        if not _fits(level, change):
            continue
        same = level.indicator == change.indicator and level.component == change.component
        if same and level.subject == change.subject and _period(level) == _period(change):
            return level
        if other < at:
            # What the change is said of stands nearer than what it might else be said of.
            return None
    return None


def _headlined(change: Figure, told: list[Step], levels: dict[Thing, list[Figure]]) -> Step | None:
    """The step that the article states of the same thing elsewhere: for a headline's change."""
    if change.unit not in ("bậc", "điểm", "điểm %") or change.component is not None:
        return None
    fitting = [
        step
        for step in told
        if _fits(step.now, change)
        and _thing(step.now)[:3] == _thing(change)[:3]
        and _period(step.now) == _period(change)
    ]
    if fitting:
        values = {(step.previous.value, step.now.value) for step in fitting}
        return fitting[0] if len(values) == 1 else None
    if change.unit != "bậc" or change.period_end is None:
        return None
    ranks = levels.get((change.indicator, None, change.subject, "rank"), [])
    of_now = [rank for rank in ranks if rank.cmp == "=" and _period(rank) == _period(change)]
    now = _one([rank for rank in of_now if rank.scope == change.scope])
    previous = _earlier(now, levels, None) if now else None
    return Step(previous, now) if now and previous else None


def _period(figure: Figure) -> tuple[date | None, date | None]:
    return figure.period_start, figure.period_end


def _in_year(figure: Figure, year: int) -> bool:
    return figure.period_end is not None and figure.period_end.year == year


def _a_year_before(level: Figure, now: Figure) -> bool:
    if level.period_end is None or now.period_end is None:
        return False
    if (level.period_start is None) != (now.period_start is None):
        return False
    return all(
        a is None or (b is not None and (a.year + 1, a.month) == (b.year, b.month))
        for a, b in zip(_period(level), _period(now), strict=True)
    )
