"""The public face of cchc: ``read`` articles, ``extract`` records; ``run`` and ``check`` do both and more
for whole batches in a database; ``connect`` to it, ``verify`` a text against it.

Results are frozen dataclasses; ``frame`` makes DataFrames of them.

    import cchc
    for article in cchc.read(["articles/"]):
        ...

Names are imported when they are first used, so that ``import cchc`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus import Article as Article
    from corpus import Reject as Reject
    from corpus import read as read
    from pipeline.check.run import check as check
    from pipeline.check.verify import verify as verify
    from pipeline.extract import extract as extract
    from pipeline.frames import frame as frame
    from pipeline.load import connect as connect
    from pipeline.run import run as run

_HOMES = {
    "Article": "corpus",
    "Reject": "corpus",
    "read": "corpus",
    "extract": "pipeline.extract",
    "frame": "pipeline.frames",
    "connect": "pipeline.load",
    "run": "pipeline.run",
    "check": "pipeline.check.run",
    "verify": "pipeline.check.verify",
}
__all__ = ["Article", "Reject", "check", "connect", "extract", "frame", "read", "run", "verify"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
