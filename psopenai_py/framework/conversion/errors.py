"""The texts of failed conversions, as the engine prints them (binding.md 8.5)."""

from __future__ import annotations

from typing import Any

from ..errors import PSInvalidCastException
from ..values.literals import without_text
from ..values.objects import PSObject
from ..values.types import NetType, type_of
from .text import plain_text, type_text


def no_conversion(value: Any, target: NetType[Any]) -> PSInvalidCastException:
    """Returns the error of a pair of types that has no conversion; a secret's value is not quoted."""
    if target.family == "securestring":
        message = f'Cannot convert the value of type "{type_name(value)}" to type "{type_text(target)}".'
    else:
        message = f'Cannot convert the "{quoted(value)}" value of type "{type_name(value)}" to type "{type_text(target)}".'
    return PSInvalidCastException(message, error_id="ConvertToFinalInvalidCastException")


def failed(value: Any, target: NetType[Any], reason: str, error_id: str) -> PSInvalidCastException:
    """Returns the error of a conversion that exists but did not accept this value, with the reason (R8.15)."""
    return PSInvalidCastException(
        f'Cannot convert value "{quoted(value)}" to type "{type_text(target)}". Error: "{reason}"', error_id=error_id
    )


def not_created(target: NetType[Any], reason: str) -> PSInvalidCastException:
    """Returns the error of an object that could not be made from a dictionary's entries."""
    return PSInvalidCastException(f'Cannot create object of type "{type_text(target)}". {reason}', error_id="ObjectCreationError")


def null_refused(target: NetType[Any]) -> PSInvalidCastException:
    """Returns the error of a null for a type that has no value for it (R8.9)."""
    return PSInvalidCastException(f'Cannot convert null to type "{type_text(target)}".', error_id="nullToObjectInvalidCast")


def boolean_refused(value: Any, target: NetType[Any]) -> PSInvalidCastException:
    """Returns the error of a value that a Boolean or switch parameter does not take (R8.3)."""
    known = None if value is None else type_of(value)
    return PSInvalidCastException(
        f'Cannot convert value "{type_text(known) if known else ""}" to type "{type_text(target)}". '
        "Boolean parameters accept only Boolean values and numbers, such as $True, $False, 1 or 0.",
        error_id="InvalidCastExceptionUnsupportedParameterType",
    )


def quoted(value: Any) -> str:
    """Returns the text of a value as messages quote it: of a literal the number, not what was typed."""
    return plain_text(without_text(value))


def type_name(value: Any) -> str:
    """Returns the name of a value's type, for an object the first of its type names."""
    if isinstance(value, PSObject):
        return value.type_names[0] if value.type_names else "System.Management.Automation.PSObject"
    known = type_of(value)
    return known.name if known else "null"
