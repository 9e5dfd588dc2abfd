"""Build the shipped unit tables: ``python -m gazetteer.build FOLDER`` reads units.csv, successions.csv
and aliases.csv there, checks what every reader relies on, and writes them sorted and compressed here.

The same input gives the same bytes, so that a change of a table is a change of its rows.
"""

from __future__ import annotations

import csv
import gzip
import io
import sys
import unicodedata
from pathlib import Path

from gazetteer.unit_names import key, modern

HERE = Path(__file__).parent
TABLES = {"units": "units", "unit_successions": "successions", "unit_aliases": "aliases"}
"""Shipped name → name of the source file."""
FACTS = ("uid", "level", "code", "type", "valid_from", "valid_to", "parent_uid", "province_uid")
SOURCES = ("uid", "begin_decree", "end_decree", "date_quality", "source")


def read(path: Path) -> tuple[list[str], list[list[str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    return rows[0], rows[1:]


def check(name: str, header: list[str], rows: list[list[str]], uids: set[str]) -> None:
    """Raise ``ValueError`` on a ragged row, text outside NFC or a reference to no unit."""
    references = [column for column, title in enumerate(header) if title.endswith("_uid")]
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{name}: {len(row)} fields instead of {len(header)}: {row}")
        if any(unicodedata.normalize("NFC", field) != field for field in row):
            raise ValueError(f"{name}: not NFC: {row}")
        for column in references:
            if row[column] and row[column] not in uids:
                raise ValueError(f"{name}: no unit {row[column]}: {row}")


def derive(header: list[str], rows: list[list[str]]) -> dict[str, tuple[list[str], list[list[str]]]]:
    """The units table in two: what every reader loads, and where each row comes from.

    Names get tone marks as written today; the key of each name is added, for readers to find it by.
    """
    at = {title: column for column, title in enumerate(header)}
    facts = [
        [*(row[at[title]] for title in FACTS), modern(row[at["name"]]), key(modern(row[at["name"]]))]
        for row in rows
    ]
    sources = [[row[at[title]] for title in SOURCES] for row in rows]
    return {"units": ([*FACTS, "name", "key"], facts), "unit_sources": (list(SOURCES), sources)}


def write(path: Path, header: list[str], rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(gzip.compress(text.getvalue().encode("utf-8"), compresslevel=9, mtime=0))


def build(source: Path, target: Path = HERE) -> None:
    """Check and write the three tables."""
    tables = {name: read(source / f"{file}.csv") for name, file in TABLES.items()}
    uids = {row[0] for row in tables["units"][1]}
    for name, (header, rows) in tables.items():
        check(name, header, rows, uids)
    for name, (header, rows) in {**tables, **derive(*tables["units"])}.items():
        write(target / f"{name}.csv.gz", header, rows)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    build(Path(sys.argv[1]))
