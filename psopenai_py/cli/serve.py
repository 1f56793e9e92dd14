"""psopenai serve."""

from __future__ import annotations

import click

from ..framework.waiting import wait_for
from .console import Console
from .exit_status import OK


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port to listen on; 0 takes a free one.")
@click.pass_obj
def serve(console: Console, port: int) -> int:
    """Plays the API on this machine: a model, threads and runs in memory, until Ctrl-C."""
    import threading

    from ..api.local_server.server import ASSISTANT_ID
    from ..api.local_server.server import serve as local_server

    try:
        server = local_server(port)
    except OSError as error:
        raise click.ClickException(f"Port {port} cannot be used: {error.strerror or error}. --port 0 takes a free one.") from None
    with server:
        console.say(f"Listening. Use it with: OPENAI_API_BASE={server.url}/v1 OPENAI_API_KEY=local (assistant: {ASSISTANT_ID})")
        wait_for(threading.Event())
    return OK
