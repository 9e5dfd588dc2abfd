"""The database as the desk reads it: read-only, shut off from files and network, always the newest state."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from pipeline.load import connect

# Nothing that a query could be made to say reaches another file, and no setting can be changed back.
_SHUT = (
    "SET autoinstall_known_extensions = false",
    "SET autoload_known_extensions = false",
    "SET enable_external_access = false",
    "SET lock_configuration = true",
)


_AT_ONCE = max(4, os.cpu_count() or 1)
_PATIENCE = 60.0


class Busy(Exception):
    """A query took too long and was given up, or too many others were before it."""


class Facts:
    """Connections to one database file; safe to use from many threads.

    A load swaps a new file in: requests under way end on the old one, the next opens the new one.
    """

    def __init__(self, db: Path, seconds: float = 20.0) -> None:
        """Raises ``FileNotFoundError`` and ``NotOurs`` as ``pipeline.load.connect`` does."""
        self.db = db
        self.seconds = seconds
        self._lock = threading.Lock()
        # DuckDB gives each query all cores: more of them at once only make one another late.
        self._turns = threading.BoundedSemaphore(_AT_ONCE)
        self._state = self._mark()
        self._connection = self._opened()

    @contextmanager
    def cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A connection for one request, which gets so many seconds from its turn on; then raises ``Busy``."""
        if not self._turns.acquire(timeout=_PATIENCE):
            raise Busy("Quá nhiều người đang hỏi cùng lúc; hãy thử lại sau ít phút.")
        try:
            with self._current() as cursor:
                yield cursor
        finally:
            self._turns.release()

    @contextmanager
    def _current(self) -> Iterator[duckdb.DuckDBPyConnection]:
        with self._lock:
            # A load replaces the file in one step: where there is none, somebody has removed it for good.
            with suppress(FileNotFoundError):
                if (state := self._mark()) != self._state:
                    self._connection = self._opened()
                    self._state = state
            cursor = self._connection.cursor()
        late = threading.Timer(self.seconds, cursor.interrupt)
        late.start()
        try:
            yield cursor
        except duckdb.InterruptException as error:
            raise Busy from error
        finally:
            late.cancel()
            cursor.close()

    @property
    def version(self) -> str:
        """Changes whenever a load has swapped in a new file."""
        return "-".join(map(str, self._state))

    def _mark(self) -> tuple[int, int]:
        status = os.stat(self.db)
        return status.st_ino, status.st_mtime_ns

    def _opened(self) -> duckdb.DuckDBPyConnection:
        connection = connect(self.db)
        for setting in _SHUT:
            connection.execute(setting)
        return connection
