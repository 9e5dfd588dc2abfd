"""Fuzzing for a given time. The same seed gives the same inputs; the first that fails is shown, shrunk.

    python -m tests.fuzz [--seconds N] [--seed N] [TARGET...]

Targets: bombs, reading, extraction, checks. Rounds of each in turn until the time is over. Every
input has a time limit: what hangs fails.
"""

from __future__ import annotations

import argparse
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings

from corpus import Reject, read
from pipeline.check.figures import report_of
from pipeline.check.within import within
from pipeline.extract import extract
from pipeline.records import Article
from tests.fuzz.files import BOMBS, files
from tests.fuzz.invariants import hold_of_extraction, hold_of_finding, hold_of_reading
from tests.fuzz.texts import articles

SECONDS_EACH = 20.0
"""Of processor time; far beyond what any input takes."""
_ROUND = settings(
    max_examples=100, deadline=None, database=None, suppress_health_check=list(HealthCheck), print_blob=True
)
tried: Counter[str] = Counter()


class _TooSlow(BaseException):
    """No ``except Exception`` on the way holds it up."""


@contextmanager
def _limited() -> Iterator[None]:
    def stop(signum: int, frame: object) -> None:
        raise _TooSlow

    # Processor time: a busy machine fails nobody.
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS_EACH)
    try:
        yield
    except _TooSlow:
        raise AssertionError(f"more than {SECONDS_EACH:g} s") from None
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _read(name: str, data: bytes) -> list[Article | Reject]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        with _limited():
            found = list(read([path]))
        # Nothing is ever unpacked beside the file.
        assert [entry.name for entry in Path(folder).iterdir()] == [name]
    return found


def bombs(_: int) -> None:
    for name, (data, reason) in BOMBS.items():
        found = _read(name, data)
        assert [item.reason for item in found if isinstance(item, Reject)] == [reason], (name, found)
        tried["bombs"] += 1


def reading(number: int) -> None:
    @seed(number)
    @_ROUND
    @given(files())
    def check(file: tuple[str, bytes]) -> None:
        tried["reading"] += 1
        suffix, data = file
        for found in _read(f"a{suffix}", data):
            hold_of_reading(found)

    check()


def extraction(number: int) -> None:
    @seed(number)
    @_ROUND
    @given(articles())
    def check(article: Article) -> None:
        tried["extraction"] += 1
        with _limited():
            hold_of_extraction(extract(article))

    check()


def checks(number: int) -> None:
    @seed(number)
    @_ROUND
    @given(articles())
    def check(article: Article) -> None:
        tried["checks"] += 1
        with _limited():
            for finding in within(report_of(extract(article))):
                hold_of_finding(finding)

    check()


TARGETS: dict[str, Callable[[int], None]] = {
    "bombs": bombs,
    "reading": reading,
    "extraction": extraction,
    "checks": checks,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=0)
    given_ = parser.parse_args()
    if unknown := set(given_.targets) - set(TARGETS):
        parser.error(f"no target {', '.join(sorted(unknown))}")
    end = time.monotonic() + given_.seconds
    number = given_.seed
    waiting = list(given_.targets or TARGETS)
    while time.monotonic() < end:
        for name in waiting:
            if time.monotonic() >= end:
                break
            print(f"{name}, seed {number}", flush=True)
            TARGETS[name](number)
        number += 1
        # These are the same in every round.
        waiting = [name for name in waiting if name != "bombs"]
        if not waiting:
            break
    print(", ".join(f"{name}: {count:,} inputs" for name, count in tried.items()))


if __name__ == "__main__":
    main()
