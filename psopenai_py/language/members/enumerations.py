"""The members of enumerations, and ``[enum]``."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.errors import PSInvalidCastException
from ...framework.values.collections import Array
from ...framework.values.enums import NetEnum, names_of
from ...framework.values.scalars import is_text
from ...framework.values.types import INT, STRING, NetType
from ..errors import argument_error
from ..formats.values import format_enum
from .objects import COMPARABLE
from .table import Members
from .types import ENUM


def _class(known: Any) -> Any:
    if not isinstance(known, NetType) or known.python is None or known.family != "enum":
        raise argument_error("Type provided must be an Enum.", "enumType")
    return known.python


def _parse(known: NetType[Any], text: str, ignore_case: bool = False) -> Any:
    names = names_of(_class(known))
    wanted = [part.strip() for part in text.split(",")]
    spelled = {(name.casefold() if ignore_case else name): number for name, number in names.items()}
    value = 0
    for part in wanted:
        number = spelled.get(part.casefold() if ignore_case else part)
        if number is None and part.lstrip("+-").isdigit():
            number = int(part)
        if number is None:
            raise argument_error(f"Requested value '{text}' was not found.")
        value |= number
    try:
        return convert(value, known)
    except PSInvalidCastException:
        raise argument_error(f"Requested value '{text}' was not found.") from None


def _is_defined(known: NetType[Any], value: Any) -> bool:
    names = names_of(_class(known))
    return value in names if is_text(value) else int(convert(value, INT)) in names.values()


def _name(known: NetType[Any], value: Any) -> str | None:
    number = int(convert(value, INT)) if isinstance(value, int) else int(value)
    return next((name for name, each in names_of(_class(known)).items() if each == number), None)


def _to_object(known: NetType[Any], value: Any) -> Any:
    """Returns the member of a number, also of one that is not declared."""
    python, number = _class(known), int(convert(value, INT))
    return python.undeclared(number) if issubclass(python, NetEnum) else python(number)


def names_in_order(known: NetType[Any]) -> list[str]:
    """Returns the names of an enumeration in the order of their values."""
    return Array(STRING, names_of(_class(known)))


def values_in_order(known: NetType[Any]) -> list[Any]:
    """Returns the members of an enumeration in the same order."""
    return Array(known, [_class(known)(number) for number in names_of(_class(known)).values()])


MEMBERS: Final = (
    Members(
        ENUM,
        properties={"int value__": int},
        methods={
            "HasFlag(object flag)": lambda value, flag: int(value) & int(flag) == int(flag),
            "ToString()": str,
            "ToString(string format)": lambda value, form: format_enum(value, form or ""),
        },
        statics={
            "GetName(type enumType, object value)": _name,
            "GetNames(type enumType)": names_in_order,
            "GetUnderlyingType(type enumType)": lambda known: INT,
            "GetValues(type enumType)": values_in_order,
            "IsDefined(type enumType, object value)": _is_defined,
            "Parse(type enumType, string value)": _parse,
            "Parse(type enumType, string value, bool ignoreCase)": _parse,
            "ToObject(type enumType, object value)": _to_object,
        },
        base=COMPARABLE,
    ),
)
