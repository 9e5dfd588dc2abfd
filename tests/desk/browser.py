"""A real browser and a running desk for the tests that need them."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi import FastAPI
from filelock import FileLock

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
AXE = "axe-core@4.11.0"
REQUIRED = "CCHC_REQUIRE_BROWSER"
"""Set in continuous integration: a missing browser is then a failure, not a reason to skip."""


def missing(what: str) -> None:
    """Skip, or fail where a browser is required."""
    if os.environ.get(REQUIRED):
        pytest.fail(f"{what} is required ({REQUIRED} is set)")
    pytest.skip(f"{what} is not installed")


def axe(folder: Path) -> str:
    """The source of axe-core, from npm, kept in ``folder``; without npm the test is skipped."""
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    npm = shutil.which("npm")
    folder.mkdir(parents=True, exist_ok=True)
    # Tests that run beside each other share the folder.
    with FileLock(f"{folder}.lock"):
        if not script.exists():
            if npm is None:
                pytest.skip("npm is not installed: axe-core comes from there")
            quietly = ("--no-save", "--no-package-lock", "--silent")
            command = [npm, "install", *quietly, "--prefix", str(folder), AXE]
            done = subprocess.run(command, capture_output=True, timeout=120, check=False)
            if done.returncode or not script.exists():
                pytest.skip("axe-core could not be installed")
        return script.read_text(encoding="utf8")


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of the running application."""
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.01)
        assert thread.is_alive()
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join()
