"""The commands of ``cchc``, as their own help tells them."""

from __future__ import annotations

from typing import Any

import typer

from pipeline.cli import app
from reference.markdown import code, plain, table


def page() -> str:
    """The page on commands."""
    root = typer.main.get_command(app)
    context = root.make_context("cchc", [], resilient_parsing=True)
    parts = [
        "# Commands\n",
        "The same text is in `cchc COMMAND --help`. Exit codes: 0 done, 1 some inputs were rejected or the"
        " work could not be finished (`verify`: something is contradicted or outdated), 2 wrong use,"
        " 130 interrupted.\n",
    ]
    for name, command in _commands(root).items():
        parts += _section(name, command, context)
    return "\n".join(parts)


def _section(name: str, command: Any, parent: Any) -> list[str]:
    context = command.make_context(name, [], parent=parent, resilient_parsing=True)
    inner = _commands(command)
    if inner:
        return [part for below, one in inner.items() for part in _section(below, one, context)]
    usage = command.get_usage(context).removeprefix("Usage: ")
    parts = [f"## {context.command_path}\n", plain(command.help) + "\n", f"```text\n{usage}\n```\n"]
    if command.epilog:
        parts.append(f"```sh\n{command.epilog.removeprefix('Example: ')}\n```\n")
    records = [record for option in command.params if (record := option.get_help_record(context))]
    if records:
        parts.append(table(("argument or option", "meaning"), ((code(a), plain(b)) for a, b in records)))
    return parts


def _commands(command: Any) -> dict[str, Any]:
    return getattr(command, "commands", {})
