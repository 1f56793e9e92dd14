"""Requests and answers as objects that scripts see."""

from __future__ import annotations

from ...framework.http.messages import Request, Response
from ...framework.values.collections import Array, Hashtable
from ...framework.values.net_object import NetObject
from ...framework.values.scalars import Uri
from ...framework.values.types import STRING
from .status import HttpStatusCode, status_code


class HttpRequestMessage(NetObject, net_type="System.Net.Http.HttpRequestMessage", properties=("Version", "Method", "RequestUri")):
    """A request that was sent. Its headers are not shown: credentials are among them."""

    __slots__ = ("Method", "RequestUri")
    Version = "1.1"

    def __init__(self, request: Request) -> None:
        self.Method = request.method
        self.RequestUri = Uri(request.url)

    def __str__(self) -> str:
        return f"Method: {self.Method}, RequestUri: '{self.RequestUri}', Version: {self.Version}"


class HttpResponseMessage(
    NetObject,
    net_type="System.Net.Http.HttpResponseMessage",
    properties=("Version", "StatusCode", "ReasonPhrase", "Headers", "RequestMessage", "IsSuccessStatusCode"),
):
    """An answer."""

    __slots__ = ("Headers", "ReasonPhrase", "RequestMessage", "StatusCode", "_status")
    Version = "1.1"
    StatusCode: HttpStatusCode | int

    def __init__(self, request: Request, response: Response) -> None:
        self._status = response.status
        self.StatusCode = status_code(response.status)
        self.ReasonPhrase = response.reason
        self.Headers = headers_of(response)
        self.RequestMessage = HttpRequestMessage(request)

    @property
    def IsSuccessStatusCode(self) -> bool:
        """Whether the status is one of 200 to 299."""
        return 200 <= self._status < 300

    def __str__(self) -> str:
        return f"StatusCode: {self._status}, ReasonPhrase: '{self.ReasonPhrase}', Version: {self.Version}"


def headers_of(response: Response) -> Hashtable:
    """Returns the header fields by name, each with its values."""
    return Hashtable({name: Array(STRING, [value]) for name, value in response.headers.items()})
