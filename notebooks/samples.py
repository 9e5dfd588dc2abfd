"""What every notebook begins with: the sample articles as a database."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock

from pipeline.check.run import check
from pipeline.run import run

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "corpus" / "samples" / "articles"
GOLD = ROOT / "corpus" / "samples" / "gold"


def database() -> Path:
    """The sample articles, extracted and checked, in out/samples.duckdb.

    Made when it is missing or older than the rules; notebooks that run at the same time wait for one
    another.
    """
    db = ROOT / "out" / "samples.duckdb"
    db.parent.mkdir(exist_ok=True)
    with FileLock(db.with_suffix(".lock")):
        if not db.exists() or db.stat().st_mtime < _last_change():
            unfinished = db.with_name("samples-unfinished.duckdb")
            unfinished.unlink(missing_ok=True)
            run([ARTICLES], unfinished, workers=1)
            check(unfinished)
            unfinished.rename(db)
    return db


def _last_change() -> float:
    folders = ("corpus", "extractors", "gazetteer", "pipeline")
    files = (file for folder in folders for file in (ROOT / folder).rglob("*"))
    return max(file.stat().st_mtime for file in files if file.is_file() and "__pycache__" not in file.parts)
