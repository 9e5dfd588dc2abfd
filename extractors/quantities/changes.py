"""How much something rose or fell: by a verb before the number, or a sign written with it."""

from __future__ import annotations

from extractors.quantities import patterns
from extractors.quantities.context import Left, far_verb, since_verb
from extractors.quantities.draft import Draft
from extractors.quantities.lists import MOVES_TO
from extractors.quantities.site import Site, draft


def signed(site: Site, unit: str, left: Left, kind: str = "change") -> Draft | None:
    """A change when a verb of change stands before the number, else ``None``."""
    verb, start = left.verb, left.verb_start
    if verb is not None and not _is_change(site, left):
        return None
    why = "verb of change"
    if verb is None:
        if unit not in _FAR_UNITS or left.level:
            return None
        verb, start, why = (
            far_verb(site.folded, left.at, site.floor) or since_verb(site.folded, left.at, site.floor),
            site.start,
            "verb of change in the clause",
        )
        if verb is None or (left.from_ and (site.expression.form == "single" or _began(site))):
            return None
    found = draft(site, kind, unit, why, left)
    most = left.cmp_words.startswith(("nhiều nhất", "ít nhất"))
    if most and (
        left.cmp_words.endswith(" là") or patterns.MOVER.search(site.before(60)[: start - site.start])
    ):
        # «nơi giảm nhiều nhất là 3%», «tỉnh giảm ít nhất 1%»: the most of all, not at most.
        found.cmp = "="
    found.start, found.verb = start, verb.verb
    turn(found, verb.sign)
    return found


_FAR_UNITS = frozenset(["%", "điểm %", "điểm", "bậc", "ngày", "giờ", "phút", "ngày làm việc"])


def turn(found: Draft, sign: int) -> None:
    """Give the values of a change their sign."""
    found.value = found.value * sign if found.value is not None else None
    found.high = found.high * sign if found.high is not None else None


def _is_change(site: Site, left: Left) -> bool:
    verb = left.verb
    assert verb is not None
    unit = site.unit.name if site.unit else ""
    if verb.reach == "steps":
        if unit == "điểm":
            return verb.verb not in patterns.LEVEL_FILLERS
        # «tăng lên 3 lần», «tăng lên 5 - 10 lần».
        return unit in ("bậc", "hạng") or (unit == "lần" and verb.verb == "tăng lên")
    if verb.reach == "times":
        return unit == "lần"
    if left.level:
        # «mức cắt giảm lên đến 40%» is the size of the cut.
        return unit in ("bậc", "hạng") or site.folded.endswith("mức ", 0, left.verb_start)
    if left.from_ and _began(site):
        # «tăng từ 80%»: where the change began.
        return False
    if verb.verb == "vượt" and unit in patterns.SIZES:
        return False
    if verb.verb == "bỏ" and left.cmp_words == "quá":
        # «bỏ quá 10% số buổi»: missed, nothing was cut.
        return False
    mixed = patterns.SOFTENERS.search(site.folded[max(site.floor, left.verb_start - 60) : left.verb_start])
    return not (mixed and verb.sign < 0)


def _began(site: Site) -> bool:
    """After «từ»: the level where the change began, «tăng từ 3 - 5 bậc» aside."""
    if site.expression.form == "range":
        return MOVES_TO.match(site.folded, site.end, site.stop) is not None
    return patterns.UPWARD.match(site.folded, site.end) is None


def prefixed(site: Site, unit: str) -> Draft | None:
    """«(-5,31%)», «+6,39%»: the sign is written."""
    at = site.start - 1
    if at <= 0 or site.folded[at] not in "+-−–" or site.folded[at - 1] not in " (:;\t":
        return None
    if site.folded[at] != "+" and site.folded[at - 1] == " " and site.folded[at - 2 : at - 1].isdigit():
        return None
    found = draft(site, "change", unit, "written sign")
    found.start = at
    turn(found, 1 if site.folded[at] == "+" else -1)
    return found
