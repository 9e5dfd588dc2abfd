"""The unit whose newspaper or portal published an article that names no unit as its own.

A provincial paper writes "toàn tỉnh đã tiếp nhận …" and leaves it to its readers to know which province.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from extractors.units.naming import settled
from extractors.units.patterns import BACK_REFERENCES, NATIONAL
from extractors.units.resolve import as_of
from extractors.units.values import Unit
from gazetteer.units import UnitVersion, history, versions

# Offices and areas of the unit, named without it: "Ủy ban nhân dân huyện", "Công an tỉnh", "toàn tỉnh".
_WHOLE = re.compile(
    r"(?<![^\W_])(?:toàn|hđnd|nhân dân|công an|hành chính công|địa bàn|chủ tịch|bí thư|sở, ngành)"
    r" (?:của )?(?P<word>tỉnh|thành phố|huyện|quận|thị xã)(?![^\W_])"
)
# "Xếp thứ 9/63 tỉnh, thành" tells of one of them.
_OF_SO_MANY = re.compile(r"(?:/\d* ?|(?:trên|trong|tổng số|toàn|hạng|so với) (?:\d+ )?)$")


def own_unit(low: str, site: frozenset[str], inside: list[Unit], on: date | None) -> Unit | None:
    """The unit that bare words ("toàn tỉnh", "UBND huyện") mean, or ``None``.

    ``low``: folded text; ``site``: identities that the publisher speaks for; ``inside``: the known units
    named in the text, which tell their province where it is one and the same.
    """
    words = Counter(match["word"] or match["subject"] for match in BACK_REFERENCES.finditer(low))
    words.update(match["word"] for match in _WHOLE.finditer(low))
    national = sum(
        1
        for match in NATIONAL.finditer(low)
        if not _OF_SO_MANY.search(low, max(0, match.start() - 14), match.start())
    )
    if words.total() <= national:
        return None
    offered = {identity: unit for identity in site if (unit := _version(identity, on)) is not None}
    # Two provinces of one name, before and after a merger: an undated article leaves open which, not whether.
    unsettled = {named.identity: named for named in inside if named.uid is None and named.level == "province"}
    for named in inside:
        if named.uid is not None and (province := versions()[named.uid].province):
            identity = province.partition("@")[0]
            if found := _version(identity, on):
                offered.setdefault(identity, found)
    if not offered and len(unsettled) == 1:
        (only,) = unsettled.values()
        return only if words[only.type] else None
    fitting = [unit for unit in offered.values() if words[unit.type]]
    if not fitting or len({unit.level for unit in fitting}) < len(fitting):
        return None
    chosen = max(fitting, key=lambda unit: (words[unit.type], unit.level == "district"))
    return settled(chosen, on, "the publisher's unit, or the one province of all units named")


def own_province(site: frozenset[str], on: date | None) -> Unit | None:
    """The one province that the publisher speaks for: its paper writes "Sở Y tế" and leaves the rest out."""
    found = [unit for identity in site if (unit := _version(identity, on)) is not None]
    provinces = [unit for unit in found if unit.level == "province"]
    return settled(provinces[0], on, "the publisher's province") if len(provinces) == 1 else None


def _version(identity: str, on: date | None) -> UnitVersion | None:
    return as_of(history().get(identity, ()), on, None).get(identity)
