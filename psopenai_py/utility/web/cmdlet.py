"""The parameters of both commands, and how they send."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

from ...framework.declaration.parameter import InSet, Parameter
from ...framework.http.messages import Request, Response
from ...framework.validation.not_null import ValidateNotNull, ValidateNotNullOrEmpty
from ...framework.validation.ranges import ValidateRange
from ...framework.validation.sets import ValidateSet
from ...framework.values.enums import NetEnum
from ...framework.values.types import (
    DICTIONARY,
    INT,
    OBJECT,
    SECURE_STRING,
    STRING,
    SWITCH,
    URI,
    VERSION,
    NetType,
    enum_of,
)  # fmt: skip
from ..providers.errors import io_error
from ..shared.errors import IOException, NotSupportedException, ending
from ..shared.item_cmdlet import CREDENTIAL, ItemCmdlet

_MOST: Final = 2**31 - 1
_STANDARD: Final = (InSet("StandardMethod"), InSet("StandardMethodNoProxy"))
_WITH_PROXY: Final = (InSet("StandardMethod"), InSet("CustomMethod"))
_NOT_BUILT: Final = (
    "HttpVersion", "WebSession", "SessionVariable", "UseDefaultCredentials", "CertificateThumbprint", "Certificate",
    "SkipCertificateCheck", "SslProtocol", "UnixSocket", "NoProxy", "Proxy", "ProxyCredential", "ProxyUseDefaultCredentials",
    "TransferEncoding",
)  # fmt: skip
"""Parameters of the engine's that say no more here than that they are not supported."""


class WebRequestMethod(NetEnum):
    """Microsoft.PowerShell.Commands.WebRequestMethod."""

    Default = 0
    Get = 1
    Head = 2
    Post = 3
    Put = 4
    Delete = 5
    Trace = 6
    Options = 7
    Merge = 8
    Patch = 9


class WebAuthenticationType(NetEnum):
    """Microsoft.PowerShell.Commands.WebAuthenticationType."""

    None_ = 0
    Basic = 1
    Bearer = 2
    OAuth = 3


def _foreign(name: str) -> NetType[Any]:
    return NetType(name, "foreign")


class WebCmdlet(ItemCmdlet):
    """Base of both commands.

    Certificates are always checked, and proxies come from the environment: parameters that would change that say that they are
    not supported.
    """

    UseBasicParsing = Parameter(SWITCH, default=True, dont_show=True, help="Accepted; there is no other parsing.")
    Uri = Parameter(
        URI,
        InSet(mandatory=True, position=0),
        validate=[ValidateNotNullOrEmpty()],
        help="The address; http:// where it has no scheme.",
    )
    HttpVersion = Parameter(VERSION, help="Not supported: requests are sent with HTTP/1.1.")
    WebSession = Parameter(_foreign("Microsoft.PowerShell.Commands.WebRequestSession"), help="Not supported.")
    SessionVariable = Parameter(STRING, alias="SV", help="Not supported.")
    AllowUnencryptedAuthentication = Parameter(SWITCH, help="Sends credentials over http, too.")
    Authentication = Parameter(
        enum_of(WebAuthenticationType),
        default=WebAuthenticationType.None_,
        help="Basic with -Credential; Bearer or OAuth with -Token.",
    )
    Credential = Parameter(CREDENTIAL, help="Name and password for -Authentication Basic.")
    UseDefaultCredentials = Parameter(SWITCH, help="Not supported.")
    CertificateThumbprint = Parameter(STRING, validate=[ValidateNotNullOrEmpty()], help="Not supported.")
    Certificate = Parameter(
        _foreign("System.Security.Cryptography.X509Certificates.X509Certificate"),
        validate=[ValidateNotNull()],
        help="Not supported.",
    )
    SkipCertificateCheck = Parameter(SWITCH, help="Not supported: certificates are always checked.")
    SslProtocol = Parameter(STRING, help="Not supported: the system decides.")
    Token = Parameter(SECURE_STRING, help="The token for -Authentication Bearer or OAuth.")
    UserAgent = Parameter(STRING, help="What the server is told of who asks.")
    DisableKeepAlive = Parameter(SWITCH, help="Asks the server to close the connection.")
    ConnectionTimeoutSeconds = Parameter(
        INT, alias="TimeoutSec", validate=[ValidateRange(0, _MOST)], help="Seconds until the answer must be there; 0 for no limit."
    )
    OperationTimeoutSeconds = Parameter(
        INT, validate=[ValidateRange(0, _MOST)], help="Seconds that the server may be silent; here a limit for the whole answer."
    )
    Headers = Parameter(DICTIONARY, help="Names and values of header fields.")
    SkipHeaderValidation = Parameter(SWITCH, help="Accepted; fields that no request can hold are refused all the same.")
    AllowInsecureRedirect = Parameter(SWITCH, help="Follows redirects from https to http.")
    MaximumRedirection = Parameter(INT, default=-1, validate=[ValidateRange(0, _MOST)], help="How many redirects are followed.")
    MaximumRetryCount = Parameter(INT, validate=[ValidateRange(0, _MOST)], help="How often a failed request is sent again.")
    PreserveAuthorizationOnRedirect = Parameter(SWITCH, help="Sends the Authorization field after a redirect as well.")
    RetryIntervalSec = Parameter(INT, default=5, validate=[ValidateRange(1, _MOST)], help="Seconds between retries; 5 by default.")
    Method = Parameter(enum_of(WebRequestMethod), *_STANDARD, default=WebRequestMethod.Default, help="The method; Get by default.")
    CustomMethod = Parameter(
        STRING,
        InSet("CustomMethod", mandatory=True),
        InSet("CustomMethodNoProxy", mandatory=True),
        alias="CM",
        validate=[ValidateNotNullOrEmpty()],
        help="A method of any name.",
    )
    PreserveHttpMethodOnRedirect = Parameter(SWITCH, help="Keeps the method after a redirect.")
    UnixSocket = Parameter(
        _foreign("System.Net.Sockets.UnixDomainSocketEndPoint"), validate=[ValidateNotNullOrEmpty()], help="Not supported."
    )
    NoProxy = Parameter(
        SWITCH,
        InSet("CustomMethodNoProxy", mandatory=True),
        InSet("StandardMethodNoProxy", mandatory=True),
        help="Not supported: NO_PROXY in the environment says which servers need none.",
    )
    Proxy = Parameter(URI, *_WITH_PROXY, help="Not supported: proxies come from the environment.")
    ProxyCredential = Parameter(CREDENTIAL, *_WITH_PROXY, help="Not supported.")
    ProxyUseDefaultCredentials = Parameter(SWITCH, *_WITH_PROXY, help="Not supported.")
    Body = Parameter(
        OBJECT, InSet(from_pipeline=True), help="Text, bytes, or a table: the fields of a form, of a Get request the query."
    )
    Form = Parameter(DICTIONARY, help="A form in parts; files as Get-Item gives them.")
    ContentType = Parameter(STRING, help="The media type of the body.")
    TransferEncoding = Parameter(
        STRING, validate=[ValidateSet("chunked", "compress", "deflate", "gzip", "identity")], help="Not supported."
    )
    InFile = Parameter(STRING, validate=[ValidateNotNullOrEmpty()], help="A file that is the body.")
    OutFile = Parameter(STRING, validate=[ValidateNotNullOrEmpty()], help="A file for the body of the answer.")
    PassThru = Parameter(SWITCH, help="With -OutFile: writes the answer to the output as well.")
    Resume = Parameter(SWITCH, help="With -OutFile: asks only for what the file does not have yet.")
    SkipHttpErrorCheck = Parameter(SWITCH, help="Takes answers with a status of 400 or more like any other.")

    def process(self) -> Iterator[Any]:
        """Sends the request and writes what came back."""
        from .checks import check
        from .exchange import Sending

        for name in _NOT_BUILT:
            if self.bound.get(name):
                raise ending(NotSupportedException(f"The parameter {name} is not supported.", target=name))
        check(self)
        sending = Sending(self)
        request, response = sending.run()
        while True:
            yield from self.answered(request, response)
            following = self.next_address(request, response)
            if following is None:
                return
            request, response = sending.run(following)

    def answered(self, request: Request, response: Response) -> Iterator[Any]:
        """Writes an answer to the output, and to the file if there is one."""
        raise NotImplementedError

    def next_address(self, request: Request, response: Response) -> str | None:
        """Returns the address to go on with after an answer, None for the end."""
        return None

    @property
    def writes(self) -> bool:
        """Whether the answer goes to the output."""
        return not self.OutFile or bool(self.PassThru)

    def out_path(self, request: Request) -> str:
        """Returns the full path of -OutFile; in a folder the last part of the address is the name."""
        path = self.location.absolute(os.path.expanduser(self.OutFile))
        if not os.path.isdir(path):
            return path
        from urllib.parse import unquote_plus, urlsplit

        name = os.path.basename(unquote_plus(urlsplit(request.url).path))
        if not name:
            raise ending(
                IOException(
                    f"Path '{path}' resolves to a directory. Specify a path including a file name, and then retry the command."
                )
            )
        return os.path.join(path, name)

    def save(self, request: Request, response: Response) -> None:
        """Writes the body to -OutFile, where it is given: at the end of the file where only the rest was asked for."""
        if not self.OutFile or response.status == 416:
            return
        path = self.out_path(request)
        self.write_verbose(f"File Name: {os.path.basename(path)}")
        try:
            with open(path, "ab" if self.Resume and response.status == 206 else "wb") as file:
                file.write(response.content)
        except OSError as error:
            raise ending(io_error(error, path, "WebCmdletOutFile")) from None
