"""Reading a variable that the current scope does not hold, and variables of drives."""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.errors import PowerShellError
from ...framework.values.nothing import NOTHING, UNBOUND
from ..errors import RuntimeException
from .automatic import automatic

if TYPE_CHECKING:
    from .frame import Frame


class DriveNotFoundException(PowerShellError):
    """A variable path names a drive that does not exist."""

    net_type = "System.Management.Automation.DriveNotFoundException"
    error_id = "DriveNotFound"
    category = "ObjectNotFound"


def read_outer(frame: Frame, folded: str, name: str) -> Any:
    """Returns a variable of a caller's scope or an automatic one; null where there is none, an error where that is strict."""
    value = frame.scope.find(folded)
    if value is UNBOUND:
        value = automatic(frame, folded)
        if value is UNBOUND:
            return unset(frame, name)
    return value


def unset(frame: Frame, name: str) -> Any:
    """Returns null for a variable that is not set. Raises VariableIsUndefined under Set-StrictMode."""
    if frame.interpreter.strict is not None:
        raise RuntimeException(
            f"The variable '${name}' cannot be retrieved because it has not been set.", error_id="VariableIsUndefined", target=name
        )
    return None


def read_drive(frame: Frame, drive: str, name: str) -> Any:
    """Returns a variable of a drive: ``$env:NAME``, ``$function:name``, ``$alias:name``; ``$using:name`` is read like one."""
    match drive:
        case "using":
            return _sent_variable(frame, name)
        case "env":
            return environment_variable(frame, name)
        case "function":
            from .commands import find_function

            found = find_function(frame.scope, name.casefold())
            return None if found is None else found.block
        case "alias":
            from .commands import find_alias

            return find_alias(frame.interpreter.session, name)
    return None


def _sent_variable(frame: Frame, name: str) -> Any:
    there = frame.interpreter.using
    value = UNBOUND if there is None else there.find(name.casefold())
    if value is UNBOUND:
        raise RuntimeException(
            f"The value of the using variable '$using:{name}' cannot be retrieved because it has not been set in the local "
            "session.",
            error_id="UsingVariableIsUndefined",
        )
    return value


def write_drive(frame: Frame, drive: str, name: str, value: Any) -> None:
    """Sets a variable of a drive. Raises DriveNotFoundException where there is no such drive."""
    match drive:
        case "env":
            environ = frame.interpreter.session.environ
            if isinstance(environ, MutableMapping):
                if value is None or value is NOTHING:
                    environ.pop(_environment_key(environ, name), None)
                else:
                    environ[_environment_key(environ, name)] = to_text(value)
        case "function":
            from .commands import define_function

            define_function(frame, name, value)
        case "alias":
            from .commands import define_alias

            define_alias(frame.interpreter, frame.scope, name, to_text(value))
        case _:
            raise drive_not_found(drive)


def drive_not_found(drive: str) -> DriveNotFoundException:
    """Returns the error of a drive that does not exist."""
    return DriveNotFoundException(f"Cannot find drive. A drive with the name '{drive}' does not exist.", target=drive)


def environment_variable(frame: Frame, name: str) -> Any:
    """Returns an environment variable of the session, null where there is none."""
    environ = frame.interpreter.session.environ
    return environ.get(_environment_key(environ, name))


def _environment_key(environ: Any, name: str) -> str:
    return name.upper() if os.name == "nt" and environ is os.environ else name
