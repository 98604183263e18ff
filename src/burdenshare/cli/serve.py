"""`serve`: the case in a browser, on this machine only."""

from __future__ import annotations

from typing import Annotated

import typer

from burdenshare.cli.option import Base, Seed
from burdenshare.cli.output import say

HOST = "127.0.0.1"


def serve(
    path: Annotated[str, typer.Argument(help="A CASE, or a folder of reports.")],
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8765,
    base: Base = "@us-korea",
    seed: Seed = 1,
) -> None:
    """Show the case in a browser, on this machine only; a report dropped in appears on reload."""
    import socket  # noqa: PLC0415 - keeps --help fast

    import uvicorn  # noqa: PLC0415

    from burdenshare.errors import UsageError  # noqa: PLC0415
    from burdenshare.web.app import create_app  # noqa: PLC0415
    from burdenshare.web.site import PATIENCE, Site  # noqa: PLC0415

    site = Site(path, base=base, seed=seed, patience=None)
    site.found(None)  # what cannot be read is said here, not in the browser
    site.patience = PATIENCE
    try:
        listener = socket.create_server((HOST, port))
    except OSError as fault:
        raise UsageError(f"port {port} cannot be used ({fault.strerror}); give another") from fault
    say(f"http://{HOST}:{listener.getsockname()[1]}/ (stop with Ctrl-C)")
    config = uvicorn.Config(create_app(site), log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listener])
