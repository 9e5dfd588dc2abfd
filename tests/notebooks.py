"""What notebooks are kept with: ``make notebooks`` runs them, then ``python -m tests.notebooks`` tidies them.

Times of execution, versions of the kernel and chance names of cells are taken out, so that a diff shows what has
changed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat

FOLDER = Path("notebooks")
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def notebooks() -> list[Path]:
    return sorted(FOLDER.glob("*.ipynb"))


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def tidy(path: Path) -> None:
    notebook = read(path)
    notebook.metadata = nbformat.from_dict(METADATA)
    for number, cell in enumerate(notebook.cells, 1):
        cell.metadata = nbformat.from_dict({})
        cell.id = f"cell-{number:02}"
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for notebook in notebooks():
        tidy(notebook)
