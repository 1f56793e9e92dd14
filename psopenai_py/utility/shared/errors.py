"""Exceptions of .NET's names that the everyday commands raise and write."""

from __future__ import annotations

from typing import TypeVar

from ...framework.errors import PowerShellError

E = TypeVar("E", bound=PowerShellError)


class ArgumentException(PowerShellError):
    """System.ArgumentException: an argument is of no use."""

    net_type = "System.ArgumentException"
    error_id = "System.ArgumentException"


class PSArgumentException(PowerShellError):
    """The engine's own ArgumentException."""

    net_type = "System.Management.Automation.PSArgumentException"
    error_id = "Argument"
    category = "InvalidArgument"


class InvalidOperationException(PowerShellError):
    """System.InvalidOperationException: not possible as things are."""

    net_type = "System.InvalidOperationException"
    error_id = "InvalidOperation"
    category = "InvalidOperation"


class PSInvalidOperationException(PowerShellError):
    """The engine's own InvalidOperationException."""

    net_type = "System.Management.Automation.PSInvalidOperationException"
    error_id = "InvalidOperation"
    category = "InvalidOperation"


class NotSupportedException(PowerShellError):
    """System.NotSupportedException."""

    net_type = "System.NotSupportedException"
    error_id = "NotSupported"
    category = "NotImplemented"


class ItemNotFoundException(PowerShellError):
    """No item of that name."""

    net_type = "System.Management.Automation.ItemNotFoundException"
    category = "ObjectNotFound"


class FormatException(PowerShellError):
    """System.FormatException: a text is not of the right form."""

    net_type = "System.FormatException"
    error_id = "FormatException"


class GenericException(PowerShellError):
    """System.Exception."""

    net_type = "System.Exception"


class WriteErrorException(PowerShellError):
    """What Write-Error writes for a message."""

    net_type = "Microsoft.PowerShell.Commands.WriteErrorException"
    error_id = "Microsoft.PowerShell.Commands.WriteErrorException"


class SessionStateException(PowerShellError):
    """A variable or alias that cannot be made."""

    net_type = "System.Management.Automation.SessionStateException"
    category = "ResourceExists"


class DirectoryNotFoundException(PowerShellError):
    """System.IO.DirectoryNotFoundException: a folder on the way to the item is missing."""

    net_type = "System.IO.DirectoryNotFoundException"
    category = "ObjectNotFound"


class IOException(PowerShellError):
    """System.IO.IOException."""

    net_type = "System.IO.IOException"
    category = "OpenError"


class FileNotFoundException(PowerShellError):
    """System.IO.FileNotFoundException."""

    net_type = "System.IO.FileNotFoundException"
    category = "OpenError"


class UnauthorizedAccessException(PowerShellError):
    """System.UnauthorizedAccessException."""

    net_type = "System.UnauthorizedAccessException"
    category = "OpenError"


def ending(error: E, details: str | None = None) -> E:
    """Returns the error as one that ends the command (the engine's ThrowTerminatingError); `details` is the text to show for it."""
    error.terminating = True
    if details is not None:
        error.record.details = details
    return error
