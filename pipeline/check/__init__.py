"""Checks: one claim against another.

Recompute what can be recomputed, compare what can be compared, explain it in one Vietnamese sentence.
A finding that a careful journalist would laugh at is worse than none: what was read with doubt, or can
be explained by rounding, another base or another date, is never called inconsistent.

- ``figures``: claims as checks see them; ``intervals``: what a printed number may stand for.
- ``passages``: an article sentence by sentence; ``wording``: numbers as readers write them.
- ``ratio_percent``, ``sums``, ``deltas``, ``bounds``, ``rank_order``: within one article, each a
  function from the article's ``Report`` to findings. ``sums`` has ``index_sums`` for scores and
  percentages, ``partition`` for what words say of parts, ``addition`` for adding up; ``deltas`` has
  ``growth`` for what a step amounts to.
- ``same``: whether two figures speak of the same thing, and whether they agree.
- ``conflicts``, ``rankings``, ``document_dates``: across articles; ``copies``: near-duplicate articles.
- ``run``: all of them over a database.
"""
