"""Inputs on file systems that fsspec knows: s3://, gs://, hdfs://, https:// and others.

Credentials are those of the environment, as the file system's own library reads them. That library
(s3fs, gcsfs, …) is not installed with this package; where it is missing the input is rejected by name.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

_BUFFER = 1 << 20


def is_url(path: str) -> bool:
    return "://" in path


def located(url: str) -> tuple[AbstractFileSystem, str]:
    """The file system of a URL and the path on it. Raises ``OSError`` when it cannot be had."""
    from fsspec.core import url_to_fs

    try:
        found: tuple[AbstractFileSystem, str] = url_to_fs(url)
    except (ImportError, OSError, ValueError) as error:
        raise OSError(_first_line(error)) from error
    return found


def open_url(url: str) -> BinaryIO:
    """The file's bytes. Raises ``OSError``."""
    system, path = located(url)
    return cast(BinaryIO, io.BufferedReader(cast(Any, system.open(path, "rb")), _BUFFER))


def files(url: str) -> Iterator[str]:
    """URLs of the files below a folder, behind a pattern, or the file itself; sorted, hidden ones left out.

    Raises ``OSError``.
    """
    system, path = located(url)
    if system.isdir(path):
        found = system.find(path)
    elif any(sign in path for sign in "*?["):
        found = [name for name, kind in system.glob(path, detail=True).items() if kind["type"] == "file"]
    else:
        found = [path] if system.exists(path) else []
    for name in sorted(found):
        if not any(step.startswith(".") for step in name.removeprefix(path).split("/")):
            yield system.unstrip_protocol(name)


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
