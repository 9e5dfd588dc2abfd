"""The notebooks as they are kept; ``make test`` executes them too, with nbmake."""

import json
import re

import pytest

from tests.notebooks import FOLDER, METADATA, notebooks, read

SIZE = 1_500_000
# The names of SVG and of XHTML are not fetched.
OUTSIDE = re.compile(r'(?:src|href|url)\s*[=(]\s*["\']?\s*(?:https?:)?//|@import|<script|<iframe|<link', re.I)
PLACE = re.compile(r"(?<![\w.<])/(?:home|root|work|tmp|Users|usr|var|opt)/|[A-Z]:\\\\Users")


def test_there_are_six_and_they_are_small():
    assert [path.name[:2] for path in notebooks()] == ["1-", "2-", "3-", "4-", "5-", "6-"]
    assert sum(path.stat().st_size for path in FOLDER.iterdir() if path.is_file()) < SIZE


@pytest.fixture(params=notebooks(), ids=lambda path: path.stem)
def path(request):
    return request.param


def test_metadata_tells_of_no_machine(path):
    notebook = read(path)
    assert notebook.metadata == METADATA
    assert not any(cell.metadata for cell in notebook.cells)


def test_every_code_cell_has_run_in_order_and_without_error_or_warning(path):
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    outputs = [output for cell in cells for output in cell.outputs]
    assert outputs
    assert not [o for o in outputs if o.output_type == "error" or o.get("name") == "stderr"]


def test_the_first_code_cell_makes_the_database(path):
    first = next(cell for cell in read(path).cells if cell.cell_type == "code")
    assert "from samples import" in first.source
    assert "database()" in first.source


def test_outputs_need_nothing_from_outside_and_name_no_place(path):
    for cell in read(path).cells:
        outputs = json.dumps(cell.get("outputs", []), ensure_ascii=False).replace('\\"', '"')
        assert not OUTSIDE.search(outputs)
        assert not PLACE.search(outputs)


def test_each_says_what_may_be_concluded_and_what_not(path):
    assert read(path).cells[-1].source.startswith("## What you may conclude, and what not\n")


@pytest.mark.parametrize("number", [1, 2, 3, 5, 6])
def test_pictures_are_kept(number):
    outputs = [output for cell in read(notebooks()[number - 1]).cells for output in cell.get("outputs", [])]
    assert any("image/svg+xml" in output.get("data", {}) for output in outputs)
