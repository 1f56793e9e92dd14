"""Which parameters do not go together."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from ...framework.location import Location
from ..providers.errors import path_not_found
from ..shared.errors import ending
from .errors import refused

if TYPE_CHECKING:
    from .cmdlet import WebCmdlet


def check(cmdlet: WebCmdlet) -> None:
    """Raises the engine's error for parameters that do not go together; it ends the command."""
    _check_authentication(cmdlet)
    given = {name for name in ("Body", "InFile", "Form") if getattr(cmdlet, name) is not None}
    for first, second, error_id in (
        ("Body", "InFile", "WebCmdletBodyConflictException"),
        ("Body", "Form", "WebCmdletBodyFormConflictException"),
        ("InFile", "Form", "WebCmdletFormInFileConflictException"),
    ):
        if {first, second} <= given:
            raise refused(_conflict(first, second), error_id)
    if cmdlet.InFile is not None:
        _check_file(cmdlet.location, cmdlet.InFile)
    for name in ("PassThru", "Resume"):
        if getattr(cmdlet, name) and cmdlet.OutFile is None:
            message = (
                "The cmdlet cannot run because the following parameter is missing: OutFile. Provide a valid OutFile parameter "
                f"value when using the {name} parameter, then retry."
            )
            raise refused(message, "WebCmdletOutFileMissingException")


def _check_authentication(cmdlet: WebCmdlet) -> None:
    kind = str(cmdlet.Authentication)
    if kind == "None":
        return
    if cmdlet.Token is not None and cmdlet.Credential is not None:
        raise refused(_conflict("Credential", "Token"), "WebCmdletAuthenticationTokenConflictException")
    needed = "Credential" if kind == "Basic" else "Token"
    if getattr(cmdlet, needed) is None:
        message = (
            f"The cmdlet cannot run because the following parameter is not specified: {needed}. The supplied Authentication type "
            f"requires a {needed}. Specify {needed}, then retry."
        )
        raise refused(message, f"WebCmdletAuthentication{needed}NotSuppliedException")
    if not cmdlet.AllowUnencryptedAuthentication and not str(cmdlet.Uri).lower().startswith("https:"):
        message = (
            "The cmdlet cannot protect plain text secrets sent over unencrypted connections. To suppress this warning and send "
            "plain text secrets over unencrypted networks, reissue the command specifying the "
            "AllowUnencryptedAuthentication parameter."
        )
        raise refused(message, "WebCmdletAllowUnencryptedAuthenticationRequiredException")


def _check_file(location: Location, name: str) -> None:
    path = location.absolute(os.path.expanduser(name))
    if not os.path.exists(path):
        raise ending(path_not_found(path))
    if os.path.isdir(path):
        message = f"Path '{name}' resolves to a directory. Specify a path including a file name, and then retry the command."
        raise refused(message, "WebCmdletInFileNotFilePathException")


def _conflict(first: str, second: str) -> str:
    return (
        f"The cmdlet cannot run because the following conflicting parameters are specified: {first} and {second}. Specify either "
        f"{first} or {second}, then retry."
    )
