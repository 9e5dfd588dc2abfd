"""Quantities: every number that measures something, with its kind, value, unit and comparator."""

from extractors.quantities.values import Quantity

__all__ = ["Quantity"]
