"""How far a run is: for the one who watches it, and for ``cchc status`` from outside."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

_EVERY = 2.0
"""Seconds between two states on disk."""
_STATE = ".progress.json"


class Share:
    """The share of the inputs that has been read, by the bytes of their files.

    Of files on other machines the sizes are not asked for: if there are any, files are counted.
    """

    def __init__(self, inputs: Iterable[str]) -> None:
        from corpus.sources import Source, expand

        paths = [item.path for item in expand(inputs) if isinstance(item, Source) and item.path != "-"]
        sized = all(os.path.isfile(path) for path in paths)
        self._sizes = {path: os.path.getsize(path) if sized else 1 for path in paths}
        self._order = list(self._sizes)
        self._at = 0
        self._before = 0
        self._total = sum(self._sizes.values())
        self._stream: BinaryIO | None = None

    def opened(self, path: str, stream: BinaryIO) -> None:
        """A file is about to be read; ``stream`` tells how far."""
        self.reached(path)
        self._stream = stream

    def reached(self, path: str) -> None:
        """``path`` is a file, or an article's in one, after all that were before it."""
        while self._at < len(self._order) - 1 and not path.startswith(self._order[self._at]):
            self._before += self._sizes[self._order[self._at]]
            self._at += 1
            self._stream = None

    def finished(self) -> None:
        """All has been read."""
        self._before, self._stream = self._total, None

    @property
    def value(self) -> float | None:
        """From 0 to 1; ``None`` where nothing is known, as of standard input."""
        if not self._total:
            return None
        within = 0
        if self._stream is not None:
            # Closed when it has been read to its end.
            within = self._sizes[self._order[self._at]]
            with suppress(ValueError, OSError):
                within = min(within, self._stream.tell())
        return min(1.0, (self._before + within) / self._total)


class Journal:
    """The state of a run in a file among its parts, renewed every few seconds and gone with them."""

    def __init__(self, parts: Path, fixed: Mapping[str, Any]) -> None:
        """``fixed``: what does not change while the run goes on."""
        self._path = parts / _STATE
        self._fixed = {**fixed, "host": platform.node(), "pid": os.getpid(), "started": time.time()}
        self._written = 0.0

    @property
    def due(self) -> bool:
        return time.monotonic() - self._written >= _EVERY

    def keep(self, state: Mapping[str, Any]) -> None:
        """A full disk is for others to complain about."""
        self._written = time.monotonic()
        new = self._path.with_suffix(".new")
        with suppress(OSError):
            new.write_text(json.dumps({**self._fixed, **state, "updated": time.time()}), encoding="utf8")
            new.replace(self._path)


def last_state(parts: Path) -> dict[str, Any] | None:
    """What the journal says, with ``running`` (``None`` for a run on another machine), or ``None``."""
    try:
        state: dict[str, Any] = json.loads((parts / _STATE).read_text(encoding="utf8"))
    except (OSError, ValueError):
        return None
    state["running"] = _alive(state["pid"]) if state.get("host") == platform.node() else None
    return state


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
