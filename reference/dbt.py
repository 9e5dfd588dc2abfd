"""docs/sources.yml, for dbt: ``python -m reference.dbt`` writes it anew."""

from __future__ import annotations

import json
from pathlib import Path

from reference.tables import relations

SOURCES = Path("docs/sources.yml")
_HEAD = """\
# The tables and views of a cchc database as dbt sources, made from its comments by python -m reference.dbt.
# In dbt-duckdb's profile, attach the file read-only under the name that `database` has here:
#   attach: [{path: facts.duckdb, alias: facts, read_only: true}]
version: 2

sources:
  - name: cchc
    description: Every figure that Vietnamese news on administrative reform claims, with its source sentence
    database: facts
    schema: main
    tables:
"""


def sources() -> str:
    """The content of the file."""
    lines = [_HEAD]
    for relation in relations():
        lines.append(f"      - name: {relation.name}\n        description: {_quoted(relation.comment)}\n")
        lines.append("        columns:\n")
        for column in relation.columns:
            lines.append(f"          - name: {_quoted(column.name)}\n")
            lines.append(f"            data_type: {_quoted(column.type.lower())}\n")
            lines.append(f"            description: {_quoted(column.comment)}\n")
    return "".join(lines)


def _quoted(text: str) -> str:
    # What JSON quotes, YAML reads the same.
    return json.dumps(text, ensure_ascii=False)


if __name__ == "__main__":
    SOURCES.write_text(sources(), encoding="utf8")
