"""``python -m reference``: writes the generated pages into docs/reference/."""

from __future__ import annotations

from pathlib import Path

from reference import commands, python, tables, vocabulary

FOLDER = Path("docs/reference")
PAGES = {
    "commands.md": commands.page,
    "tables.md": tables.page,
    "python.md": python.page,
    "indicators.md": vocabulary.indicators_page,
    "document-types.md": vocabulary.document_types_page,
}


def write(folder: Path = FOLDER) -> None:
    """All pages anew; one that would stay the same is left alone, for a server that watches."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        text, path = page(), folder / name
        if not path.exists() or path.read_text(encoding="utf8") != text:
            path.write_text(text, encoding="utf8")


if __name__ == "__main__":
    write()
