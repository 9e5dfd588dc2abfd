"""The normalised value of a body's mention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Protocol

_TYPE_WORD = re.compile(r"^(?:tỉnh|thành phố)\s+", re.IGNORECASE)


class UnitLike(Protocol):
    """What a body needs to know of the administrative unit that it belongs to."""

    @property
    def name(self) -> str: ...
    @property
    def level(self) -> str: ...
    @property
    def province(self) -> str | None: ...
    @property
    def subject(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Body:
    """A body: of the centre, or of a unit (``unit`` is ``None`` while that is not known)."""

    name: str
    """Canonical, without the unit: ``Bộ Y tế``, ``Sở Nội vụ``, ``UBND``."""
    kind: str
    words: str
    """As the text writes it, without the unit."""
    unit: UnitLike | None = None
    local: bool = False
    style: str = "name"
    """How its subject is written: ``name``, ``unit``, ``short`` or ``full`` (gazetteer.bodies)."""
    in_title: str = "drop"
    parent: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None
    why: str = ""
    """How its unit was found, in words, for a reader of ``cchc explain``."""

    @property
    def subject(self) -> str | None:
        """As a claim's subject.

        A figure of "UBND quận X" is one of quận X. ``None`` where a committee's unit is not known.
        """
        if self.style == "unit":
            return self.unit.subject if self.unit is not None else None
        if self.unit is None:
            return self.name
        if self.style == "short" and self.unit.level == "province":
            return f"{self.name} {place(self.unit)}"
        return f"{self.name} {self.unit.subject}"


def place(unit: UnitLike) -> str:
    """A province's name as it stands in a department's: Cần Thơ, Hồ Chí Minh."""
    return _TYPE_WORD.sub("", unit.province or unit.name)
