"""Generated pages and docs/sources.yml tell all that the program has, and are up to date."""

from __future__ import annotations

import yaml

import cchc
from gazetteer.documents import document_types
from gazetteer.indicators import indicators
from pipeline.cli import app
from pipeline.gold.commands import gold
from pipeline.load import connect
from reference import commands, dbt, python, tables, vocabulary
from reference.__main__ import PAGES, write


def test_sources_yml_is_what_the_database_says():
    assert dbt.SOURCES.read_text(encoding="utf8") == dbt.sources(), "run python -m reference.dbt"


def test_sources_yml_names_every_table_and_column_of_a_database(sample_db):
    (source,) = yaml.safe_load(dbt.sources())["sources"]
    told = {(t["name"], c["name"], c["data_type"]) for t in source["tables"] for c in t["columns"]}
    with connect(sample_db) as db:
        columns = "SELECT table_name, column_name, lower(data_type) FROM duckdb_columns() WHERE NOT internal"
        assert told == set(db.execute(columns).fetchall())
    assert all(t["description"] and all(c["description"] for c in t["columns"]) for t in source["tables"])


def test_every_command_and_option_has_its_place():
    page = commands.page()
    for group, prefix in ((app, "cchc"), (gold, "cchc gold")):
        for command in group.registered_commands:
            name = command.name or command.callback.__name__
            assert f"## {prefix} {name}\n" in page
    assert "`--db <file>`" in page
    assert "| `--by <field\\|document>` |" in page


def test_tables_and_macros_are_explained():
    page = tables.page()
    assert "### claims\n\nEvery figure that an article claims, with its source sentence.\n" in page
    assert "| `value_text` | `varchar` | Characters of the number as written" in page
    names = {macro.name for macro in tables.macros()}
    assert names == {"bare_name", "evidence", "period_days", "unit_predecessors", "unit_successors"}


def test_python_names_and_fields_are_explained():
    page = python.page()
    assert all(f"## cchc.{name}\n" in page for name in cchc.__all__)
    assert "| `cmp` | `str` |" in page
    assert "| `confidence` | `float` | Probability, in [0, 1], that indicator, subject and status" in page
    assert " at 0x" not in page
    assert '= "claims",' in page


def test_every_indicator_and_document_type_is_listed():
    page = vocabulary.indicators_page()
    assert all(f"| `{key}` | " in page for key in indicators())
    assert page.count("\n## ") == len({entry.area for entry in indicators().values()})
    assert vocabulary.document_types_page().count("\n| ") == len(document_types()) + 2


def test_pages_are_written_once(tmp_path):
    write(tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    write(tmp_path)
    assert before == {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert before.keys() == PAGES.keys()
