"""Invoke-WebRequest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.http.messages import Request, Response
from .web.cmdlet import WebCmdlet
from .web.content import is_text


class InvokeWebRequest(
    WebCmdlet,
    name="Invoke-WebRequest",
    default_set="StandardMethod",
    net_type="Microsoft.PowerShell.Commands.InvokeWebRequestCommand",
    aliases=("iwr",),
    examples=(("Invoke-WebRequest https://example.com/data.zip -OutFile data.zip", "Downloads a file."),),
):
    """Sends a request and writes the whole answer: status, header fields and body.

    An answer with a status of 400 or more is an error that ends the command.
    """

    def answered(self, request: Request, response: Response) -> Iterator[Any]:
        """Writes the answer."""
        if self.writes:
            from .web.response_objects import BasicHtmlWebResponseObject, WebResponseObject

            kind = BasicHtmlWebResponseObject if is_text(response.content_type) else WebResponseObject
            yield kind(request, response, self.out_path(request) if self.OutFile else None)
        self.save(request, response)
