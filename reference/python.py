"""What ``import cchc`` offers and the records that it gives, from signatures and docstrings."""

from __future__ import annotations

import ast
import inspect
import json
import textwrap
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

import cchc
from pipeline import records
from pipeline.check import verify as verification
from reference.markdown import code, prose, table


def page() -> str:
    """The page on Python."""
    parts = ["# Python\n", "`import cchc` costs nothing: what is used is imported when it is first used.\n"]
    shown: set[object] = set()
    for name in sorted(cchc.__all__, key=lambda name: (name[0].isupper(), name)):
        value = getattr(cchc, name)
        shown.add(value)
        parts += _object(f"cchc.{name}", value)
    for module, title in ((records, "Records"), (verification, "Answers of verify")):
        rest = [c for c in _classes(module) if c not in shown]
        if rest:
            parts.append(f"## {title}\n")
        for value in rest:
            parts += _object(value.__name__, value, level=3)
    return "\n".join(parts)


def _object(name: str, value: Any, level: int = 2) -> list[str]:
    parts = [f"{'#' * level} {name}\n"]
    if inspect.isroutine(value):
        parts.append(f"```python\n{name}{_signature(value)}\n```\n")
    parts.append(prose(inspect.getdoc(value) or "") + "\n")
    if inspect.isclass(value) and is_dataclass(value):
        told = _attribute_docs(value)
        rows = ((code(f.name), code(str(f.type)), prose(told.get(f.name, ""))) for f in fields(value))
        parts.append(table(("field", "type", "meaning"), rows))
    elif inspect.isclass(value) and issubclass(value, Enum):
        told = _attribute_docs(value)
        parts.append(
            table(("value", "meaning"), ((code(m.value), prose(told.get(m.name, ""))) for m in value))
        )
    return parts


def _signature(function: Any) -> str:
    """Parameters one a line where they do not fit on one; a default that is an object is left out."""
    signature = inspect.signature(function)
    told = signature.replace(
        parameters=[
            p.replace(default=_Text(p.default))
            if isinstance(p.default, str)
            else p
            if isinstance(p.default, int | float | None) or p.default is p.empty
            else p.replace(default=...)
            for p in signature.parameters.values()
        ]
    )
    line = str(told).replace("'", "").replace("Ellipsis", "...")
    if len(line) <= 90:
        return line
    inner = (
        ",\n    ".join(str(p) for p in told.parameters.values()).replace("'", "").replace("Ellipsis", "...")
    )
    starred = next((p for p in told.parameters.values() if p.kind is p.KEYWORD_ONLY), None)
    if starred is not None:
        inner = inner.replace(f"    {starred.name}:", f"    *,\n    {starred.name}:", 1)
    returns = line.rpartition(" -> ")[2]
    return f"(\n    {inner},\n) -> {returns}"


class _Text(str):
    """A default in double quotes: single ones are those of annotations and fall away."""

    def __repr__(self) -> str:
        return json.dumps(str(self), ensure_ascii=False)


def _classes(module: Any) -> Iterator[type]:
    """Public classes that the module itself defines, in its order."""
    for value in vars(module).values():
        if (
            inspect.isclass(value)
            and value.__module__ == module.__name__
            and not value.__name__.startswith("_")
        ):
            yield value


def _attribute_docs(class_: type) -> dict[str, str]:
    """The strings that stand after fields in the source, which Python itself does not keep."""
    body = ast.parse(textwrap.dedent(inspect.getsource(class_))).body[0]
    assert isinstance(body, ast.ClassDef)
    told: dict[str, str] = {}
    for field, note in zip(body.body, body.body[1:], strict=False):
        if isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant):
            target = (
                field.target if isinstance(field, ast.AnnAssign) else getattr(field, "targets", [None])[0]
            )
            if isinstance(target, ast.Name):
                told[target.id] = inspect.cleandoc(str(note.value.value))
    return told
