"""Types by name and casts, as a script means them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.values.types import NetType
from .. import tree
from ..errors import RuntimeException, type_not_found
from ..members.casts import cast as cast_value
from ..members.types import arrays_of, generic, named, resolve
from .texts import text_of

if TYPE_CHECKING:
    from .frame import Frame
    from .interpreter import Interpreter


def find_type(interpreter: Interpreter, name: tree.TypeName) -> NetType[Any]:
    """Returns the type that a type literal names. Raises TypeNotFound."""
    if interpreter.types:
        defined = _defined(interpreter, name)
        if defined is not None:
            return defined
    try:
        return resolve(str(name))
    except RuntimeException as error:
        if error.error_id == "TypeNotFound":
            found = _in_namespaces(interpreter, str(name))
            if found is not None:
                return found
            _find_parts(interpreter, name)
        raise


def _in_namespaces(interpreter: Interpreter, name: str) -> NetType[Any] | None:
    """Returns the type of that name in one of the namespaces in use."""
    for namespace in interpreter.namespaces:
        found = named(f"{namespace}.{name}")
        if found is not None:
            return found
    return None


def _defined(interpreter: Interpreter, name: tree.TypeName) -> NetType[Any] | None:
    """Returns a type that a script defined, an array of it or a generic type with it; None for all others."""
    if name.element is not None:
        element = _defined(interpreter, name.element)
        return None if element is None else arrays_of(element, name.rank)
    if not name.arguments:
        return interpreter.types.get(name.name.casefold())
    if all(_defined(interpreter, argument) is None for argument in name.arguments):
        return None
    return generic(name.name, [find_type(interpreter, argument) for argument in name.arguments])


def _find_parts(interpreter: Interpreter, name: tree.TypeName) -> None:
    """Raises TypeNotFound for the part of a name that is unknown: an element, an argument, a generic type."""
    if name.element is not None:
        find_type(interpreter, name.element)
    for argument in name.arguments:
        find_type(interpreter, argument)
    if name.arguments:
        raise type_not_found(name.name)


def is_custom_object(name: tree.TypeName) -> bool:
    """Whether a type literal is ``[pscustomobject]``, which makes an object of a dictionary."""
    return name.name.lower() in ("pscustomobject", "system.management.automation.pscustomobject") and name.element is None


def cast(frame: Frame, value: Any, target: NetType[Any]) -> Any:
    """Returns a value as the type that stands in front of it. Raises PSInvalidCastException."""
    if target.family == "type" and isinstance(value, str) and value.casefold() in frame.interpreter.types:
        return frame.interpreter.types[value.casefold()]
    if target.family == "string" and isinstance(value, list):
        return text_of(frame.scope, value)
    return cast_value(value, target)
