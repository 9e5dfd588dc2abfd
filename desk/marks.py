"""What journalists say of findings: looked at, or wrong, with a note; in a file of its own.

The facts are never written to. SQLite takes several writers, and a copy of the file is a backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from pydantic import BaseModel

NOTE = 2_000
"""Characters of a note at most."""
_TABLE = """
CREATE TABLE IF NOT EXISTS marks (
    finding_id TEXT PRIMARY KEY,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    marked_at TEXT NOT NULL
)
"""


class State(StrEnum):
    """What was said of a finding."""

    seen = "seen"
    wrong = "wrong"


class Mark(BaseModel):
    """One finding's mark."""

    finding_id: UUID
    state: State
    note: str
    marked_at: datetime


class Marks:
    """The file of marks; it is made when the first mark is set."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def set(self, finding_id: UUID, state: State | None, note: str = "") -> None:
        """Mark a finding; ``None`` takes the mark away. A longer note than ``NOTE`` is cut."""
        with closing(self._open()) as connection, connection:
            connection.execute("DELETE FROM marks WHERE finding_id = ?", [str(finding_id)])
            if state is not None:
                now = datetime.now(UTC).isoformat(timespec="seconds")
                connection.execute(
                    "INSERT INTO marks VALUES (?, ?, ?, ?)", [str(finding_id), state, note[:NOTE], now]
                )

    def of(self, finding_ids: Iterable[UUID]) -> dict[UUID, Mark]:
        """The marks of these findings, those that have one."""
        if not self.path.exists():
            return {}
        wanted = [str(finding_id) for finding_id in finding_ids]
        with closing(self._open()) as connection:
            marks = ", ".join("?" * len(wanted))
            found = connection.execute(f"SELECT * FROM marks WHERE finding_id IN ({marks})", wanted)
            rows = found.fetchall()
        return {
            UUID(id_): Mark(finding_id=UUID(id_), state=State(state), note=note, marked_at=at)
            for id_, state, note, at in rows
        }

    def marked(self, state: State) -> list[str]:
        """Ids of all findings in a state."""
        if not self.path.exists():
            return []
        with closing(self._open()) as connection:
            found = connection.execute("SELECT finding_id FROM marks WHERE state = ?", [state])
            return [id_ for (id_,) in found.fetchall()]

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self.path, timeout=10)
        connection.execute(_TABLE)
        return connection
