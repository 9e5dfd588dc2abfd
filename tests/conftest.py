"""What several folders of tests share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from filelock import FileLock

SAMPLES = Path("corpus/samples/articles")


def pytest_configure() -> None:
    # A shell starts what goes into its background with Ctrl-C ignored, which all processes below
    # inherit: tests that send it would wait for nothing.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def sample_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles in a database, checked; made once for all test processes, and read only."""
    from pipeline.check.run import check
    from pipeline.run import run

    # The folder that the processes of one run have in common; without pytest-xdist there is one process.
    shared = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    db = shared / "samples.duckdb"
    with FileLock(shared / "samples.lock"):
        if not db.exists():
            unfinished = shared / "unfinished.duckdb"
            run([SAMPLES], unfinished, workers=1)
            check(unfinished)
            unfinished.rename(db)
    return db
