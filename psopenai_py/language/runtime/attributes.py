"""Attributes in front of parameters and variables: validators, and what says how a parameter is bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...framework.conversion.engine import convert
from ...framework.conversion.text import to_text
from ...framework.conversion.truth import is_true
from ...framework.values.types import BOOL, INT
from .. import tree

if TYPE_CHECKING:
    from ..compiling.compiler import Compiler
    from .frame import Frame

Arguments = tuple[list[Any], dict[str, Any]]
"""Positional and named arguments of an attribute; the names are folded."""


def attribute_name(attribute: tree.Attribute) -> str:
    """Returns an attribute's folded name without its namespace and the ending Attribute."""
    return attribute.type_name.name.rpartition(".")[2].lower().removesuffix("attribute")


def arguments_of(compiler: Compiler, frame: Frame, attribute: tree.Attribute) -> Arguments:
    """Evaluates an attribute's arguments; one that is only named is true."""
    positional = [compiler.expression(one)(frame) for one in attribute.positional]
    named = {
        one.name.casefold(): True if one.argument is None else compiler.expression(one.argument)(frame) for one in attribute.named
    }
    return positional, named


def validator_of(compiler: Compiler, frame: Frame, attribute: tree.Attribute) -> Callable[[Any], None] | None:
    """Returns the validator that an attribute stands for, None for an attribute that is none. Raises MetadataException."""
    make = _VALIDATORS.get(attribute_name(attribute))
    return None if make is None else make(*arguments_of(compiler, frame, attribute))


def _int(value: Any) -> int:
    return int(convert(value, INT))


def _message(named: dict[str, Any]) -> str | None:
    message = named.get("errormessage")
    return None if message is None else to_text(message)


def _set(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.sets import ValidateSet

    values = positional[0] if len(positional) == 1 and isinstance(positional[0], list) else positional
    ignore_case = bool(convert(named.get("ignorecase", True), BOOL))
    return ValidateSet(*[to_text(value) for value in values], ignore_case=ignore_case, message=_message(named))


def _range(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.ranges import ValidateRange, ValidateRangeKind

    if len(positional) == 1:
        kind: Any = to_text(positional[0])
        return ValidateRangeKind(kind)
    return ValidateRange(*positional)


def _length(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.lengths import ValidateLength

    return ValidateLength(*map(_int, positional))


def _count(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.counts import ValidateCount

    return ValidateCount(*map(_int, positional))


def _pattern(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.patterns import ValidatePattern

    options: dict[str, Any] = {}
    if "options" in named:
        options["options"] = to_text(named["options"])
    if _message(named) is not None:
        options["message"] = _message(named)
    return ValidatePattern(to_text(positional[0]), **options)


def _script(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.scripts import ValidateScript

    return ValidateScript(positional[0], message=_message(named))


def _not_null(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.not_null import ValidateNotNull

    return ValidateNotNull()


def _not_null_or_empty(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.not_null import ValidateNotNullOrEmpty

    return ValidateNotNullOrEmpty()


def _not_null_or_white_space(positional: list[Any], named: dict[str, Any]) -> Callable[[Any], None]:
    from ...framework.validation.not_null import ValidateNotNullOrWhiteSpace

    return ValidateNotNullOrWhiteSpace()


_VALIDATORS: dict[str, Callable[[list[Any], dict[str, Any]], Callable[[Any], None]]] = {
    "validateset": _set,
    "validaterange": _range,
    "validatelength": _length,
    "validatecount": _count,
    "validatepattern": _pattern,
    "validatescript": _script,
    "validatenotnull": _not_null,
    "validatenotnullorempty": _not_null_or_empty,
    "validatenotnullorwhitespace": _not_null_or_white_space,
}


def flag(named: dict[str, Any], name: str) -> bool:
    """Returns whether a named argument is there and true."""
    return is_true(named.get(name))
