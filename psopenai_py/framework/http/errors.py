"""What can go wrong with a request, as one tree.

HttpException                 a request got no usable answer
├── InvalidRequest            it cannot be sent as it is: its address or a header is malformed
├── ConnectionFailed          no answer came: name not found, refused, broken off, TLS
│   └── CertificateRefused    the server's certificate is not trusted
├── TimeoutExpired            no answer came in time
├── RedirectRefused           the server names another origin, where the credentials do not belong
├── MalformedReply            an answer came that cannot be read
│   └── ReplyTooLarge         its body is longer than the limit
└── HttpStatusError           the server answered with a status of 400 or more

Messages name the method, the address without its query, and what to do; never a header.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import PowerShellError

if TYPE_CHECKING:
    from .messages import Response


_EXIT_STATUS = {404: 3, 401: 4, 403: 4, 429: 5}
"""The status of a process whose first error is an answer with this status."""


class HttpException(PowerShellError):
    """A request got no usable answer."""

    net_type = "System.Net.Http.HttpRequestException"
    error_id = "System.Net.Http.HttpRequestException"
    category = "InvalidOperation"


class InvalidRequest(HttpException):
    """The request cannot be sent as it is; nothing was sent."""

    net_type = "System.ArgumentException"
    error_id = "System.ArgumentException"
    category = "InvalidArgument"


class ConnectionFailed(HttpException):
    """No answer came: the name is unknown, the connection was refused or broken off, or TLS failed."""

    category = "ConnectionError"
    exit_status = 7


class CertificateRefused(ConnectionFailed):
    """The server's certificate is not trusted: it is expired, made for another name, or signed by nobody known."""

    category = "SecurityError"


class TimeoutExpired(HttpException):
    """No answer came in time."""

    net_type = "System.TimeoutException"
    error_id = "System.TimeoutException"
    category = "OperationTimeout"
    exit_status = 6


class RedirectRefused(HttpException):
    """The server sends the request on to another origin, or round in circles."""

    category = "SecurityError"
    exit_status = 7


class MalformedReply(HttpException):
    """The answer cannot be read; the message says what came."""

    net_type = "System.ArgumentException"
    error_id = "System.ArgumentException"
    category = "InvalidData"
    exit_status = 7


class ReplyTooLarge(MalformedReply):
    """The body of the answer is longer than the limit."""

    category = "LimitsExceeded"


class HttpStatusError(HttpException):
    """The server answered with a status of 400 or more; `response` is the whole answer.

    `is_final` says that the same request will fail again, whatever its status promises.
    """

    is_final = False

    def __init__(self, message: str, response: Response) -> None:
        super().__init__(message)
        self.response = response
        self.exit_status = 7 if response.status >= 500 else _EXIT_STATUS.get(response.status, 1)

    @property
    def status(self) -> int:
        """The status code."""
        return self.response.status
