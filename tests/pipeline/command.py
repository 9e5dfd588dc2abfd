"""``cchc`` with the extractor of ``fakes``, in processes of its own: for tests that kill, stop or starve it.

    python -m tests.pipeline.command run IN --db DB …

Chunks hold two articles, and the version of the rules is ``RULES``: an edit meanwhile makes no difference.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.pipeline.fakes import EXTRACTOR

RULES = "r1"
ROOT = Path(__file__).parents[2]


def started(*arguments: object, **environment: str) -> subprocess.Popen[str]:
    """The command under way, leader of a process group of its own as a shell makes it."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.pipeline.command", *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
    )


def done(*arguments: object, **environment: str) -> tuple[int, str]:
    """Exit code and what went to standard error."""
    command = started(*arguments, **environment)
    _, errors = command.communicate(timeout=120)
    return command.returncode, errors


def until(true: Callable[[], object], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "what the test waits for did not happen"
        time.sleep(0.05)


def parts(db: Path) -> int:
    """Number of complete parts that wait to be loaded."""
    return len(list(Path(f"{db}.parts").glob("0*")))


def below(pid: int) -> set[int]:
    """The processes that a process has started, and those that they have."""
    found: set[int] = set()
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            found |= {int(child)} | below(int(child))
    return found


def workers(pid: int) -> set[int]:
    """The worker processes among them."""
    return {child for child in below(pid) if b"spawn_main" in _command_line(child)}


def alive(pids: set[int]) -> set[int]:
    """Those that still run, dead ones that nobody has waited for not counted."""
    return {pid for pid in pids if _command_line(pid)}


def kill(pid: int) -> None:
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _command_line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def main() -> None:
    import pipeline.job
    import pipeline.run
    from pipeline.cli import main as cchc

    pipeline.job._CHUNK_ARTICLES = 2
    pipeline.run.rules_version = lambda: RULES
    pipeline.run.run.__kwdefaults__["extractor"] = EXTRACTOR  # type: ignore[index]
    cchc()


if __name__ == "__main__":
    main()
