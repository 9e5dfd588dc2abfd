"""The normalised value of a unit mention."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import UnitRecord


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit as it was at the article's time.

    ``uid`` and ``code`` are ``None`` while several ``candidates`` remain or none is known; name,
    level and whatever parents the candidates share are given all the same.
    """

    uid: str | None
    name: str
    """``phường Thới Hòa``."""
    type: str
    """``phường``."""
    level: str
    district: str | None
    """With its type word: ``quận Ô Môn``."""
    province: str | None
    """Without type word but for Thành phố Hồ Chí Minh: ``Cần Thơ``."""
    code: str | None
    candidates: tuple[str, ...]
    """uids, the chosen one included."""
    why: str
    """How it was resolved, in words, for a reader of ``cchc explain``."""

    @property
    def resolved(self) -> bool:
        return self.uid is not None

    @property
    def identity(self) -> str:
        """What all mentions of one unit share; the name where the unit is not known."""
        return self.uid.partition("@")[0] if self.uid else f"{self.name}, {self.province or '?'}"

    @property
    def subject(self) -> str:
        """As the subject of a claim: ``quận Ô Môn, Cần Thơ``; a province alone, ``tỉnh Quảng Ninh``."""
        if self.level == "province" or self.province is None:
            return self.name
        return f"{self.name}, {self.province}"

    def record(self, start: int, end: int) -> UnitRecord:
        return UnitRecord(
            start=start,
            end=end,
            name=self.name,
            level=self.level,
            district=self.district,
            province=self.province,
            code=self.code,
        )
