"""The local server as a whole: the API's routes on the test kit's server."""

from __future__ import annotations

from ...framework.testing.server import ScriptedServer
from .routes import ASSISTANT_ID as ASSISTANT_ID
from .routes import LocalApi


def serve(port: int = 0) -> ScriptedServer:
    """Returns a server on loopback, for ``with``; its `url` and ``/v1`` are the API base. Port 0 is any free port.

    It begins with one assistant, `ASSISTANT_ID`, and forgets everything when it stops. It keeps no request, and so no key.
    """
    return ScriptedServer(handler=LocalApi().answer, port=port, keeps_log=False)
