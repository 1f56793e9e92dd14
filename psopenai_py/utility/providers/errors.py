"""The errors of paths and files, with the engine's ids, categories and targets."""

from __future__ import annotations

import errno
import os
from typing import Any

from ...framework.errors import PowerShellError
from ..shared.errors import (
    ArgumentException,
    DirectoryNotFoundException,
    FileNotFoundException,
    IOException,
    ItemNotFoundException,
    UnauthorizedAccessException,
)


class ArgumentNullException(PowerShellError):
    """System.ArgumentNullException: a value is missing."""

    net_type = "System.ArgumentNullException"
    category = "InvalidArgument"


class ProviderNotFoundException(PowerShellError):
    """A path names a provider that does not exist."""

    net_type = "System.Management.Automation.ProviderNotFoundException"
    error_id = "ProviderNotFound"
    category = "ObjectNotFound"


class ProviderInvocationException(PowerShellError):
    """A provider failed where it should have written an error."""

    net_type = "System.Management.Automation.ProviderInvocationException"


class PSNotSupportedException(PowerShellError):
    """A provider cannot do what is asked of it."""

    net_type = "System.Management.Automation.PSNotSupportedException"
    error_id = "NotSupported"
    category = "NotImplemented"


def path_not_found(path: str) -> ItemNotFoundException:
    """Returns the error of a path that leads to nothing."""
    return ItemNotFoundException(f"Cannot find path '{path}' because it does not exist.", error_id="PathNotFound", target=path)


def io_error(error: OSError, path: str, operation: str, *, category: str = "WriteError", target: Any = None) -> PowerShellError:
    """Returns the error that .NET would raise for the system's, with the id ``<operation>IOError`` and its kin.

    A missing folder or file counts as one more IOException, with the category of the operation. `target` is the path, unless
    something else is given.
    """
    aim = path if target is None else target
    if error.errno in (errno.EACCES, errno.EPERM, errno.EISDIR):
        message = f"Access to the path '{path}' is denied."
        return UnauthorizedAccessException(
            message, error_id=f"{operation}UnauthorizedAccessError", category="PermissionDenied", target=aim
        )
    kind, message = _kind(error, path)
    return kind(message, error_id=f"{operation}IOError", category=category, target=aim)


def content_error(error: OSError, path: str, operation: str, *, category: str) -> PowerShellError:
    """Returns the error of opening a file's content, where a missing file and a missing folder have ids of their own."""
    made = io_error(error, path, operation, category=category)
    if isinstance(made, DirectoryNotFoundException):
        return DirectoryNotFoundException(str(made), error_id=f"{operation}DirectoryNotFoundError", target=path)
    if isinstance(made, FileNotFoundException):
        return FileNotFoundException(str(made), error_id=f"{operation}FileNotFoundError", category="ObjectNotFound", target=path)
    return made


def _kind(error: OSError, path: str) -> tuple[type[PowerShellError], str]:
    if error.errno == errno.ENOENT:
        if os.path.isdir(os.path.dirname(path)):
            return FileNotFoundException, f"Could not find file '{path}'."
        return DirectoryNotFoundException, f"Could not find a part of the path '{path}'."
    if error.errno == errno.EEXIST:
        return IOException, f"The file '{path}' already exists."
    if error.errno == errno.ENOTEMPTY:
        return IOException, f"Directory not empty : '{path}'"
    return IOException, f"{error.strerror or error} : '{path}'"


def invalid_argument(message: str, error_id: str, *, target: Any = None, parameter: str = "") -> ArgumentException:
    """Returns .NET's ArgumentException with an id of its own."""
    text = f"{message} (Parameter '{parameter}')" if parameter else message
    return ArgumentException(text, error_id=error_id, category="InvalidArgument", target=target)
