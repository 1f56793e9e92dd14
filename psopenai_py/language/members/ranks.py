"""How well a value fits a parameter: the engine's ranks of conversions, by which it chooses among overloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ...framework.conversion.engine import find
from ...framework.conversion.text import is_enumerable
from ...framework.values.scalars import ScriptBlock
from ...framework.values.types import STRING, NetType
from .types import is_of_type, kind_of

NONE: Final = 0x00
UNRELATED_ARRAYS: Final = 0x0F
TO_STRING: Final = 0x1F
CONVERTIBLE: Final = 0x3F
CONSTRUCTOR: Final = 0x6F
PARSE: Final = 0x7F
LANGUAGE: Final = 0x9F
NULL_TO_VALUE: Final = 0xAF
NULL_TO_REFERENCE: Final = 0xBF
NUMERIC_EXPLICIT: Final = 0xCF
NUMERIC_EXPLICIT_1: Final = 0xDF
NUMERIC_STRING: Final = 0xEF
NUMERIC_IMPLICIT: Final = 0xFF
ASSIGNABLE: Final = 0x10F
TEXT_TO_CHARACTERS: Final = 0x11A
IDENTITY: Final = 0x11F
_TO_ARRAY: Final = 8
"""How much less a conversion counts that makes an array of a single value."""

_NUMBERS: Final = frozenset({"integer", "real", "decimal"})
_ORDER: Final = {"SByte": 0, "Byte": 0, "Int16": 1, "UInt16": 1, "Int32": 2, "UInt32": 2, "Int64": 3, "UInt64": 3}
_ZEROS: Final = _NUMBERS | {"bool", "char", "switch", "void", "bigint"}


def rank(value: Any, target: NetType[Any]) -> int:
    """Returns how well the value converts to the type; 0 where it does not at all."""
    known = kind_of(value)
    if known is None:
        return _null(target)
    by_type = rank_of_types(known, target)
    if by_type != NONE:
        return by_type
    if is_of_type(value, target):
        return ASSIGNABLE
    if target.family == "array" and target.element is not None:
        if is_enumerable(value):
            return LANGUAGE
        element = rank(value, target.element)
        return element - _TO_ARRAY if element > UNRELATED_ARRAYS else NONE
    if target.family == "delegate":
        return LANGUAGE if isinstance(value, ScriptBlock) else NONE
    if target.family == "string":
        return TO_STRING
    if target.family == "type":
        return LANGUAGE if isinstance(value, str) else NONE
    if target.family == "bool":
        return LANGUAGE
    if target.family == "dictionary":
        return LANGUAGE if isinstance(value, Mapping) else NONE
    if find(value, target) is None:
        return NONE
    return _other(known, target)


def _null(target: NetType[Any]) -> int:
    if target.family == "string":
        return TO_STRING
    if target.family in _ZEROS or target.family == "nullable":
        return NULL_TO_VALUE
    return NONE if target.is_value_type else NULL_TO_REFERENCE


def _other(known: NetType[Any], target: NetType[Any]) -> int:
    if known.family == "string":
        if target.family in ("datetime", "timespan", "guid", "version", "char", "ipaddress", "offset"):
            return PARSE
        return LANGUAGE
    if known.family in ("bool", "char", "datetime", "enum") and target.family in (*_NUMBERS, "char", "datetime"):
        return CONVERTIBLE
    return CONSTRUCTOR


def rank_of_types(source: NetType[Any], target: NetType[Any]) -> int:
    """Returns the rank of a conversion that the types alone decide; 0 where the value has to be looked at."""
    if source == target:
        return IDENTITY
    if target.family in ("object", "psobject"):
        return ASSIGNABLE
    if source.family in _NUMBERS and target.family in _NUMBERS:
        return _numeric(source, target)
    if source == STRING:
        if target.family in _NUMBERS or target.family == "bigint":
            return NUMERIC_STRING
        if target.family == "array" and target.element is not None and target.element.family == "char":
            return TEXT_TO_CHARACTERS
    if source.family == target.family == "array" and source.element is not None and target.element is not None:
        if not source.element.is_value_type and rank_of_types(source.element, target.element) >= ASSIGNABLE:
            return ASSIGNABLE
        return UNRELATED_ARRAYS
    return NONE


def _numeric(source: NetType[Any], target: NetType[Any]) -> int:
    if source.family == "integer" and target.family != "integer":
        return NUMERIC_IMPLICIT
    if source.family == "integer":
        from_size, to_size = _ORDER[source.short_name], _ORDER[target.short_name]
        from_unsigned, to_unsigned = _is_unsigned(source), _is_unsigned(target)
        if from_size < to_size and (from_unsigned or not to_unsigned):
            return NUMERIC_IMPLICIT
        return NUMERIC_EXPLICIT_1 if from_size <= to_size and to_unsigned and not from_unsigned else NUMERIC_EXPLICIT
    if source.short_name == "Single" and target.short_name == "Double":
        return NUMERIC_IMPLICIT
    return NUMERIC_EXPLICIT_1 if source.family == "decimal" and target.family == "real" else NUMERIC_EXPLICIT


def _is_unsigned(known: NetType[Any]) -> bool:
    return known.short_name == "Byte" or known.short_name.startswith("U")


def better(
    first: Sequence[NetType[Any]], first_ranks: Sequence[int], second: Sequence[NetType[Any]], second_ranks: Sequence[int],
    values: Sequence[Any],
) -> int:  # fmt: skip
    """Compares two overloads by the ranks of the arguments, the first argument counting most; positive where the first is better.

    Equal ones are compared by their parameters' types: of numbers converted without loss the narrower is better, else the wider.
    """
    count = len(first_ranks)
    score = 0
    for place, (one, two) in enumerate(zip(first_ranks, second_ranks, strict=True)):
        weight = count - place
        if one == two == UNRELATED_ARRAYS:
            one, two = (_elements(values[place], known[place]) for known in (first, second))
        score += weight * ((one > two) - (one < two))
    if score:
        return score
    weight = count
    for one, two, left, right in zip(first_ranks, second_ranks, first, second, strict=True):
        if min(one, two) >= NULL_TO_VALUE and (one >= NUMERIC_IMPLICIT) == (two >= NUMERIC_IMPLICIT):
            if one >= NUMERIC_IMPLICIT:
                weight = -weight
            wider, narrower = rank_of_types(left, right), rank_of_types(right, left)
            score += weight * ((wider < narrower) - (wider > narrower))
        weight = abs(weight) - 1
    return score


def _elements(value: Any, target: NetType[Any]) -> int:
    if not isinstance(value, list) or not value or target.element is None:
        return UNRELATED_ARRAYS
    kinds = {kind_of(item) for item in value}
    only = kinds.pop() if len(kinds) == 1 else None
    return rank_of_types(only, target.element) or rank(value[0], target.element) if only else NONE
