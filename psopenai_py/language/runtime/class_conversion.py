"""Conversion to classes that scripts define: ``[P]5`` by a constructor, ``[P]@{A = 3}`` by properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ...framework.conversion.engine import convert
from ...framework.conversion.errors import failed, no_conversion, not_created
from ...framework.conversion.text import to_text
from ...framework.errors import PowerShellError
from ...framework.values.objects import PSObject, items
from ..members.ranks import ASSIGNABLE, IDENTITY, NUMERIC_IMPLICIT, rank

if TYPE_CHECKING:
    from .classes import ScriptClass
    from .methods import Method

_FITS = frozenset({ASSIGNABLE, IDENTITY, NUMERIC_IMPLICIT})
"""How well a value has to fit the parameter of a constructor that converts it."""


def converted(value: Any, known: ScriptClass) -> Any:
    """Returns a new object for a value: of the constructor that takes it, else filled from the entries of a dictionary or object.

    Raises PSInvalidCastException.
    """
    maker = _maker(value, known)
    if maker is not None:
        return _made(value, known, maker, convert(value, maker.parameters[0].type))
    plain = next((method for method in known.constructors if not method.parameters), None)
    if known.constructors and plain is None:
        raise no_conversion(value, known)
    entries: Iterable[tuple[Any, Any]]
    if isinstance(value, Mapping):
        entries = value.items()
    elif isinstance(value, PSObject) and known.object_properties():
        entries = items(value)
    else:
        raise no_conversion(value, known)
    made = _made(value, known, plain)
    for name, entry in entries:
        _set(known, made, to_text(name), entry)
    return made


def _maker(value: Any, known: ScriptClass) -> Method | None:
    """Returns the constructor of one parameter that the value fits best, None where it fits none."""
    fits = [(rank(value, method.parameters[0].type), method) for method in known.constructors if len(method.parameters) == 1]
    return max((fit for fit in fits if fit[0] in _FITS), key=lambda fit: fit[0], default=(0, None))[1]


def _made(value: Any, known: ScriptClass, constructor: Method | None, *arguments: Any) -> Any:
    try:
        return known.new(constructor, *arguments)
    except PowerShellError as error:
        raise failed(value, known, str(error), "InvalidCastConstructorException") from error


def _set(known: ScriptClass, made: Any, name: str, value: Any) -> None:
    declared = known.property_named(name)
    if declared is None:
        raise not_created(known, f"The property '{name}' was not found for the '{known.name}' object. {_settable(known)}")
    try:
        declared.write(made, value)
    except PowerShellError as error:
        raise not_created(known, str(error)) from error


def _settable(known: ScriptClass) -> str:
    shown = [f"[{each.name} <{each.type.name}>]" for each in known.object_properties() if not each.is_hidden]
    return f"The settable properties are: {', '.join(shown)}." if shown else "There is no settable property available."
