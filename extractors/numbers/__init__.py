"""Numbers as Vietnamese text writes them, read into exact decimals with their characters kept."""

from extractors.numbers.matcher import find, number_at, read
from extractors.numbers.values import Number

__all__ = ["Number", "find", "number_at", "read"]
