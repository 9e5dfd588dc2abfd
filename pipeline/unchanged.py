"""What a run need not do again: articles that the database has by today's rules, or that these failed on.

The state is held in memory, some 100 bytes for each article.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from pipeline.job import CRASHED, TIMEOUT
from pipeline.load import connect
from pipeline.results import streamed


@dataclass(slots=True)
class Known:
    """What need not be done again."""

    contents: set[int] = field(default_factory=set)
    """Content hashes, shortened, of articles that have been extracted by today's rules."""
    resumed: set[int] = field(default_factory=set)
    """The same of those that wait in parts to be loaded."""
    failed: dict[int, tuple[str, str | None]] = field(default_factory=dict)
    """Content hash → reason and detail of articles that these rules failed on."""
    rejects: set[bytes] = field(default_factory=set)
    """Ids of the rejects on record."""


def short(content: bytes) -> int:
    """Half of a content hash: two articles of a hundred million share it with a chance of 1 in 3,700."""
    return int.from_bytes(content[:8])


def already_known(db: Path, rules: str) -> Known:
    """As the database tells, for these rules; nothing where there is none yet."""
    known = Known()
    if not db.exists():
        return known
    with connect(db) as connection:
        found = connection.execute("SELECT content_hash FROM articles WHERE rules_version = ?", [rules])
        known.contents.update(short(content.bytes) for (content,) in streamed(found))
        found = connection.execute(
            "SELECT content_hash, reason, detail FROM rejects WHERE rules_version = ? AND reason IN (?, ?)",
            [rules, CRASHED, TIMEOUT],
        )
        known.failed = {
            short(content.bytes): (reason, detail) for content, reason, detail in found.fetchall()
        }
        found = connection.execute("SELECT reject_id FROM rejects")
        known.rejects = {id_.bytes for (id_,) in found.fetchall()}
    return known
