"""Pages and docs/sources.yml, made from the program itself.

``python -m reference`` writes docs/reference/ for the site (``make docs``): commands, tables, Python,
indicators, document types. ``python -m reference.dbt`` writes docs/sources.yml anew. Nothing here is
part of the installed package.
"""
