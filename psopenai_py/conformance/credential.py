"""Replays the family ``credential``: where key, address and organization come from, told by the requests that are sent."""

from __future__ import annotations

import json
from typing import Any, Final

from ..api.connection import keyring_of
from ..framework.errors import CommandNotFoundException, ErrorRecord, PowerShellError
from ..framework.http.errors import ConnectionFailed
from ..framework.http.exchange import transport_of
from ..framework.http.messages import Request, Response
from ..framework.http.transport import Transport
from ..framework.http.url import origin
from ..framework.registry import Registry
from ..framework.session import Session
from ..framework.streams.host import SilentHost
from ..framework.testing.conformance.later import NeedsLater
from ..framework.testing.conformance.replay import Case
from ..framework.testing.conformance.values import encode, encode_error
from ..framework.testing.server import ReceivedRequest, ScriptedServer
from ..language.script import run_script

_SERVER: Final = "SERVER"
_ANSWER: Final = {
    "json": {
        "id": "x",
        "object": "list",
        "created": 1767225600,
        "model": "m",
        "data": [{"id": "gpt-x", "object": "model", "embedding": [0.1], "index": 0}],
        "choices": [
            {"index": 0, "text": "hi", "message": {"role": "assistant", "content": "hi"}, "finish_reason": "stop"},
        ],
        "usage": {"total_tokens": 1},
    }
}
"""What the recorded server answered to everything."""

_OF_THE_CLIENT: Final = frozenset(
    {"user-agent", "content-length", "connection", "transfer-encoding", "host", "accept", "accept-encoding"}
)


class _NoKeyring:
    """A machine without a keyring, as the recorded one was."""

    def look(self) -> None:
        """Returns nothing."""


class _Recorder(SilentHost):
    """Keeps output and error records in the recordings' form. A command that is not built ends the case: NeedsLater."""

    def __init__(self) -> None:
        super().__init__()
        self.events: list[dict[str, Any]] = []

    def write(self, value: Any) -> None:
        """Takes an object of the output."""
        self.events.append({"e": "out", "v": encode(value)})

    def show_error(self, record: ErrorRecord) -> None:
        """Takes an error record."""
        if isinstance(record.exception, CommandNotFoundException):
            raise NeedsLater(str(record.target))
        self.events.append({"e": "error", "v": encode_error(record, terminating=False)})


class _OneServer:
    """Sends what is meant for one server; every other request is stopped, as it was when the cases were recorded."""

    def __init__(self, inner: Transport, url: str) -> None:
        self._inner = inner
        self._origin = origin(url)
        self.stopped = False

    def send(self, request: Request, deadline: float | None = None) -> Response:
        """Returns the answer to one request. Raises ConnectionFailed for one to another server."""
        if origin(request.url) != self._origin:
            self.stopped = True
            raise ConnectionFailed("stopped: another server")
        return self._inner.send(request, deadline)

    def close(self) -> None:
        """Closes the connections."""
        self._inner.close()


def replay_credential(case: Case, registry: Registry) -> dict[str, Any]:
    """Runs the text of a case against a local server and returns ``{"actual": …}``, or ``{"later": name}``."""
    try:
        with ScriptedServer({"GET /*": [_ANSWER], "POST /*": [_ANSWER]}) as server:
            here = json.loads(json.dumps(dict(case)).replace(_SERVER, server.url))
            outcome = _run(here, registry, server)
            text = json.dumps(outcome).replace(server.url, _SERVER)
            return {"actual": json.loads(text)}
    except NeedsLater as later:
        return {"later": later.name}


def _run(case: Case, registry: Registry, server: ScriptedServer) -> dict[str, Any]:
    recorder = _Recorder()
    terminated: dict[str, Any] | None = None
    with Session(registry, host=recorder, environ=dict(case["env"] or {})) as session:
        only = _OneServer(transport_of(session), server.url)
        session.provide(transport_of, only)  # type: ignore[arg-type]  # a transport is what sends
        session.provide(keyring_of, _NoKeyring())  # type: ignore[arg-type]  # all that is asked of one
        try:
            run_script(session, case["line"], write=recorder.write)
        except PowerShellError as error:
            terminated = encode_error(error.record, terminating=True)
    if only.stopped:
        return {"not_sent": True, "events": recorder.events}
    requests = [_request(request) for request in server.log]
    return {"requests": requests, "events": recorder.events, "terminated": terminated, "error_list": []}


def _request(request: ReceivedRequest) -> dict[str, Any]:
    headers = {name: value for name, value in sorted(request.headers.items()) if name not in _OF_THE_CLIENT}
    if "content-type" in headers:
        headers["content-type"] = headers["content-type"].partition(";")[0]
    query = [list(pair) for pair in request.query]
    return {"method": request.method, "path": request.path, "query": query, "headers": headers, "json": request.json()}
