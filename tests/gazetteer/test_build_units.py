"""The script that builds the unit tables: checks, derived columns, equal bytes."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from gazetteer.build import build

UNITS = """uid,level,code,valid_from,valid_to,type,name,full_name,parent_uid,province_uid,begin_decree,end_decree,date_quality,source
p17@2014-01-01,province,17,2014-01-01,,tỉnh,Hoà Bình,Tỉnh Hoà Bình,,p17@2014-01-01,,,inferred,list
"""
EDGES = "from_uid,to_uid,date,relation,decree,source,confidence\n"
ALIASES = "alias,level,code,kind,canonical,valid_from,valid_to,note\n"


def write(folder: Path, units: str = UNITS, edges: str = EDGES) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "units.csv").write_text(units, encoding="utf-8")
    (folder / "successions.csv").write_text(edges, encoding="utf-8")
    (folder / "aliases.csv").write_text(ALIASES, encoding="utf-8")
    return folder


def test_names_get_a_key_and_todays_tone_marks(tmp_path: Path) -> None:
    build(write(tmp_path / "source"), tmp_path)
    with gzip.open(tmp_path / "units.csv.gz", "rt", encoding="utf-8") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["name"], row["key"]) == ("Hòa Bình", "hòa bình")


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    source = write(tmp_path / "source")
    build(source, tmp_path)
    first = (tmp_path / "units.csv.gz").read_bytes()
    build(source, tmp_path)
    assert (tmp_path / "units.csv.gz").read_bytes() == first


@pytest.mark.parametrize(
    ("units", "edges"),
    [
        (UNITS.replace(",p17@", ",p99@"), EDGES),
        (UNITS, EDGES + "p17@2014-01-01,p18@2014-01-01,2020-01-01,whole,,,official\n"),
        (UNITS + "p18@2014-01-01,province\n", EDGES),
    ],
)
def test_broken_tables_are_refused(tmp_path: Path, units: str, edges: str) -> None:
    with pytest.raises(ValueError, match=r"units|successions"):
        build(write(tmp_path / "source", units, edges), tmp_path)
