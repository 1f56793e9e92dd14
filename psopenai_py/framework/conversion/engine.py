"""The general conversion of a value to a type (binding.md 8.5): looks the type's family up and applies its rule.

A rule looks at a value's kind and returns the function that converts it, or None where the family knows no way from that
kind. A type from outside brings its own function: `NetType(..., convert=...)`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..errors import PSInvalidCastException
from ..values.collections import Hashtable
from ..values.literals import without_text
from ..values.nothing import NOTHING
from ..values.scalars import ABSENT, Char
from ..values.types import NetType
from . import collections, dates, enums, fallback, numbers, scalars, text, truth
from .assignable import is_instance
from .errors import failed, no_conversion, null_refused

Converter = Callable[[Any, NetType[Any]], Any]
Rule = Callable[[Any, NetType[Any]], Converter | None]


def convert(value: Any, target: NetType[Any]) -> Any:
    """Returns the value as one of the target type. Raises PSInvalidCastException with the engine's message where it is none."""
    if value is None or value is NOTHING:
        return from_null(target)
    if is_instance(value, target):
        return value if target.family in ("object", "psobject") else _bare(value)
    converter = find(value, target)
    if converter is None:
        raise no_conversion(value, target)
    return converter(value, target)


def find(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the function that converts values of this kind to the type, None where the two types have no conversion."""
    if target.convert is not None:
        return _from_outside
    rule = RULES.get(target.family)
    return (rule(value, target) if rule else None) or fallback.rule(value, target, convert)


def from_null(target: NetType[Any]) -> Any:
    """Returns what null becomes (R8.9): a zero, an empty text, false, or null. Raises PSInvalidCastException for other types."""
    make = _NULLS.get(target.family)
    if make is not None:
        return make(target)
    if target.family == "enum":
        raise enums.no_member_for_null(target)
    if target.is_value_type and target.family != "nullable":
        raise null_refused(target)
    return None


def _bare(value: Any) -> Any:
    """Returns a literal without its text, which only untyped parameters keep (R2.9); a dict or tuple as the engine's own."""
    if type(value) is dict:
        return Hashtable(value)
    return list(value) if type(value) is tuple else without_text(value)


def _from_outside(value: Any, target: NetType[Any]) -> Any:
    assert target.convert is not None
    try:
        return target.convert(value)
    except PSInvalidCastException:
        raise
    except ValueError as error:
        raise failed(value, target, str(error), "InvalidCastConstructorException") from error


_NULLS: Final[dict[str, Callable[[NetType[Any]], Any]]] = {
    "integer": numbers.zero,
    "bigint": numbers.zero,
    "real": numbers.zero,
    "decimal": numbers.zero,
    "string": lambda target: "",
    "char": lambda target: Char("\0"),
    "bool": lambda target: False,
    "switch": lambda target: ABSENT,
}

RULES: Final[dict[str, Rule]] = {
    "string": text.rule,
    "bool": truth.rule,
    "switch": truth.switch_rule,
    "integer": numbers.integer_rule,
    "bigint": numbers.bigint_rule,
    "real": numbers.real_rule,
    "decimal": numbers.decimal_rule,
    "enum": lambda value, target: enums.rule(value, target, convert),
    "datetime": dates.date_rule,
    "timespan": dates.span_rule,
    "char": scalars.char_rule,
    "uri": scalars.uri_rule,
    "version": scalars.version_rule,
    "guid": scalars.guid_rule,
    "regex": scalars.regex_rule,
    "ipaddress": scalars.ip_address_rule,
    "xml": scalars.xml_rule,
    "array": lambda value, target: collections.array_rule(value, target, convert, find),
    "list": lambda value, target: collections.list_rule(value, target, convert),
    "arraylist": collections.array_list_rule,
    "hashtable": collections.hashtable_rule,
    "ordered": collections.ordered_rule,
    "dictionary": collections.dictionary_rule,
    "nullable": lambda value, target: collections.nullable_rule(value, target, convert, find),
}
"""The rule of each family of types; a family that is missing takes only values that already are of the type."""
