"""Folders of articles and gold on the disk; what is written appears when it is whole."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.gold.annotation import WrongGold
from pipeline.records import Article, Reject
from pipeline.terminal import Meter


def articles(docs: Path) -> dict[str, Article]:
    """The articles of a folder by id; what is rejected is told."""
    from corpus import read

    found = {}
    for article in read([docs]):
        if isinstance(article, Reject):
            Meter(quiet=True).rejected(article)
        else:
            found[article.id] = article
    return found


def texts(docs: Path) -> dict[str, str]:
    """Stored texts by article id."""
    return {id_: article.text for id_, article in articles(docs).items()}


def write_folder(out: Path, files: Iterable[tuple[str, str]]) -> None:
    """A new folder with these files, all of them or nothing; line breaks are written as they are.

    Raises ``WrongGold`` when something else is there.
    """
    if out.exists() and not (out.is_dir() and not any(out.iterdir())):
        raise WrongGold(str(out), "is there already")
    if not out.absolute().parent.is_dir():
        raise WrongGold(str(out), f"no folder {out.parent}")
    contents = list(files)
    with TemporaryDirectory(dir=out.absolute().parent, prefix=f".{out.name}.") as scratch:
        unfinished = Path(scratch) / "whole"
        unfinished.mkdir()
        for name, text in contents:
            if Path(name).name != name:
                raise WrongGold(str(out), f"an id that cannot name a file: {name!r}")
            (unfinished / name).write_bytes(text.encode())
        if out.is_dir():
            out.rmdir()
        os.replace(unfinished, out)
