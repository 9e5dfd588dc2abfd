"""The normalised value of an official's mention."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.records import OfficialRecord


@dataclass(frozen=True, slots=True)
class Official:
    """One person with all titles that the article gives; every mention of theirs carries the same value."""

    name: str
    """In full, also where the mention is only a given name."""
    titles: tuple[str, ...]
    of: str | None
    """The unit or body of the first title: ``quận Ô Môn, Cần Thơ``, ``Bộ Nội vụ``; ``None`` if not told."""

    def record(self, start: int, end: int) -> OfficialRecord:
        return OfficialRecord(start=start, end=end, name=self.name, titles=self.titles, of=self.of)


def capitalised(title: str) -> str:
    """With a capital at its beginning and all else as written."""
    return title[:1].upper() + title[1:]


def person(name: str) -> str:
    """A name as it is stored: single blanks; names all in capitals get ordinary ones."""
    name = " ".join(name.split())
    return name.title() if name.isupper() and len(name) > 3 else name


def merged(titles: list[str]) -> tuple[str, ...]:
    """Titles in order, each once, without those that a fuller one begins with (Bí thư, Bí thư Tỉnh ủy)."""
    kept: list[str] = []
    lowered = [title.lower() for title in titles]
    for at, title in enumerate(titles):
        low = lowered[at]
        if low in lowered[:at] or any(other.startswith(low + " ") for other in lowered):
            continue
        kept.append(title)
    return tuple(kept)
