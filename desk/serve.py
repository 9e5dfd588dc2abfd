"""``cchc serve``: the desk on this machine."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Annotated

import typer

from pipeline.options import Database, foreseen
from pipeline.terminal import note

_BACKLOG = 128


def serve(
    db: Database,
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than this machine's let others in.")
    ] = ("127.0.0.1"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8765,
    marks: Annotated[
        Path | None,
        typer.Option(
            help="Where journalists' marks are kept; by default beside the database.",
            dir_okay=False,
            show_default=False,
        ),
    ] = None,
) -> None:
    """Open the journalists' pages on this machine; Ctrl-C ends them."""
    try:
        import uvicorn

        from desk.app import create_app
    except ImportError as error:
        note(f"error: the desk needs more packages ({error.name}): pip install 'cchc[desk]'")
        raise typer.Exit(2) from None
    with foreseen():
        app = create_app(db, marks)
        listening = _listening(host, port)
        address = listening.getsockname()
        shown = f"[{address[0]}]" if ":" in address[0] else address[0]
        print(f"http://{shown}:{address[1]}/", flush=True)
        config = uvicorn.Config(app, log_level="warning", timeout_keep_alive=15, server_header=False)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """Bound before the server starts, so that a port that is taken is told in one line."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        note(f"error: cannot listen on {host} port {port}: {error.strerror or error}; try --port 0")
        raise typer.Exit(2) from None
    return listening
