"""Reading and cleaning articles, and the sample articles written for this project.

``corpus.read(inputs)`` gives an ``Article`` or a ``Reject`` for everything it finds.

Names are imported when they are first used: ``import corpus`` loads none of the readers' libraries.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from corpus.limits import Limits as Limits
    from corpus.reader import read as read
    from corpus.reasons import REASONS as REASONS
    from pipeline.records import Article as Article
    from pipeline.records import Reject as Reject

_HOMES = {
    "read": "corpus.reader",
    "Limits": "corpus.limits",
    "REASONS": "corpus.reasons",
    "Article": "pipeline.records",
    "Reject": "pipeline.records",
}
__all__ = ["REASONS", "Article", "Limits", "Reject", "read"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(home), name)
    globals()[name] = value
    return value
