"""Why an input gives no article: one code each, with a sentence for the reader of the report."""

from __future__ import annotations

REASONS = {
    "missing": "no such file or folder, or a pattern that matches nothing",
    "unreadable": "the system does not let the file be read",
    "unknown_format": "a file name whose ending is none of those read",
    "no_articles": "a folder, list or archive that holds no article",
    "empty": "nothing in it",
    "binary": "not text",
    "bad_encoding": "no character set fits its bytes",
    "nul_bytes": "NUL characters in the text",
    "lone_surrogate": "half a surrogate pair, which no text may hold",
    "truncated": "the compressed file ends too early",
    "corrupt": "the file's structure is broken",
    "compression_bomb": "it unpacks to far more than any text would",
    "too_large": "larger than the limit",
    "invalid_json": "not JSON",
    "invalid_row": "JSON, CSV or Parquet of another shape than an article",
    "no_text": "an article without text",
    "not_vietnamese": "not in Vietnamese, or written without its diacritics",
    "mojibake": "Vietnamese that was decoded with a wrong character set",
    "future_date": "published after the last day that is allowed",
    "duplicate": "the same article once more",
    "duplicate_id": "another article with an id that was read before",
}
"""Code of ``Reject.reason`` → what it means."""


class Unfit(Exception):
    """Content that gives no article. Raised and caught inside ``corpus`` only."""

    def __init__(self, reason: str, detail: str | None = None) -> None:
        assert reason in REASONS, reason
        super().__init__(reason)
        self.reason = reason
        self.detail = detail
