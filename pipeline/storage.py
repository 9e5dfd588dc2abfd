"""Where parts lie until they are loaded: beside the database, or where the nodes of a cluster reach them.

On storage (s3://, gs://, hdfs://, or file:// for a shared mount) nothing can be renamed at once. A part is
copied there file by file, its manifest last: without one it does not count. Before a load the parts are
fetched, and what does not match its manifest is thrown away.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from corpus.urls import is_url, located
from pipeline.job import Chunk, Done, Failed, Sink
from pipeline.parts import MANIFEST, Part, PartsJob, complete_parts
from pipeline.records import Extraction

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_TRANSFERS = 32
"""Parts fetched or removed at once: storage answers late, not slowly."""


@dataclass(frozen=True, slots=True)
class Place:
    """The parts of one database."""

    folder: Path
    """On this machine; what lies on storage is fetched into it."""
    url: str | None = None

    @classmethod
    def of(cls, db: Path, parts: str | None = None) -> Place:
        """``parts``: a folder or a URL that may hold the parts of several databases, by their names."""
        beside = Path(f"{db}.parts").absolute()
        if parts is None:
            return cls(beside)
        if is_url(parts):
            return cls(beside, f"{parts.rstrip('/')}/{beside.name}")
        return cls(Path(parts).absolute() / beside.name)

    def job(self, time_limit: float, extractor: str, rules_version: str) -> PartsJob:
        """Extraction into parts at this place."""
        if self.url is None:
            return PartsJob(time_limit, extractor, self.folder, rules_version)
        return UploadJob(time_limit, extractor, self.folder, rules_version, self.url)

    def complete(self) -> list[Part]:
        """All whole parts, on this machine's disk. Raises ``OSError`` when storage cannot be reached."""
        self._everywhere(self._fetch)
        return complete_parts(self.folder)

    def waiting(self) -> int:
        """Articles in the parts, without fetching or judging more than their manifests."""
        manifests = [file.read_bytes() for file in self.folder.glob(f"[!.]*/{MANIFEST}")]
        if self.url is not None:
            system, root = located(self.url)
            here = {file.parent.name for file in self.folder.glob(f"[!.]*/{MANIFEST}")}
            there = [path for path in system.glob(f"{root}/*/{MANIFEST}") if path.split("/")[-2] not in here]
            manifests += system.cat(there).values() if there else []
        return sum(map(_articles, manifests))

    def drop(self, part: Part) -> None:
        shutil.rmtree(part.folder)
        if self.url is not None:
            system, root = located(self.url)
            _remove(system, f"{root}/{part.folder.name}")

    def clear(self) -> None:
        """Nothing is left there."""
        self._everywhere(_remove)
        shutil.rmtree(self.folder, ignore_errors=True)

    def _everywhere(self, step: Callable[[AbstractFileSystem, str], None]) -> None:
        """``step`` for each complete part on storage."""
        if self.url is None:
            return
        system, root = located(self.url)
        system.invalidate_cache()
        manifests = system.glob(f"{root}/*/{MANIFEST}")
        with ThreadPoolExecutor(_TRANSFERS) as threads:
            for _ in threads.map(lambda name: step(system, name.rsplit("/", 1)[0]), manifests):
                pass

    def _fetch(self, system: AbstractFileSystem, remote: str) -> None:
        name = remote.rsplit("/", 1)[1]
        if (self.folder / name).exists():
            return
        unfinished = self.folder / f".{name}.fetched"
        unfinished.mkdir(parents=True, exist_ok=True)
        for path in system.ls(remote, detail=False):
            system.get_file(path, str(unfinished / path.rsplit("/", 1)[1]))
        unfinished.rename(self.folder / name)


def _articles(manifest: bytes) -> int:
    try:
        return len(json.loads(manifest)["contents"])
    except (ValueError, KeyError, TypeError):
        # Damaged: the run will see to it.
        return 0


def _remove(system: AbstractFileSystem, remote: str) -> None:
    # The manifest first, as it came last.
    system.rm_file(f"{remote}/{MANIFEST}")
    system.rm(remote, recursive=True)


@dataclass(frozen=True, slots=True)
class UploadJob(PartsJob):
    """As ``PartsJob``, and each part is copied to storage."""

    url: str = ""

    def sink(self, chunk: Chunk) -> Sink:
        folder = TemporaryDirectory(prefix="cchc-")
        return _Uploading(PartsJob.sink(replace(self, parts=Path(folder.name)), chunk), folder, self.url)


@dataclass(frozen=True, slots=True)
class _Uploading:
    inner: Sink
    folder: TemporaryDirectory[str]
    url: str

    def add(self, extraction: Extraction) -> None:
        self.inner.add(extraction)

    def finish(self, failed: tuple[Failed, ...]) -> Done:
        with self.folder:
            done = self.inner.finish(failed)
            for part in Path(self.folder.name).iterdir():
                _upload(part, self.url)
        return done


def _upload(part: Path, url: str) -> None:
    """Raises ``OSError`` whatever the file system's library raises."""
    system, root = located(url)
    remote = f"{root}/{part.name}"
    try:
        system.makedirs(remote, exist_ok=True)
        for file in sorted(part.iterdir(), key=lambda file: file.name == MANIFEST):
            system.put_file(str(file), f"{remote}/{file.name}")
    except Exception as error:
        raise OSError(f"{url}: {type(error).__name__}: {error}") from error
