"""Methods and their overloads: declared as C# writes them, chosen and converted to as the engine does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

from ...framework.conversion.errors import quoted
from ...framework.conversion.text import type_text
from ...framework.errors import PSInvalidCastException
from ...framework.values.dates import DateTime, TimeSpan
from ...framework.values.nothing import NOTHING
from ...framework.values.numbers import INT32_MAX, INT32_MIN, Byte, Int64
from ...framework.values.scalars import Char
from ...framework.values.types import NetType, array_of
from ..errors import MethodException
from ..runtime.references import Reference
from . import types
from .casts import cast
from .ranks import NONE, better, rank

_SIMPLE: Final = frozenset({str, int, float, bool, Decimal, Char, Int64, Byte, DateTime, TimeSpan})
_SIGNATURE: Final = re.compile(r"(?P<void>void )?(?P<name>\w+)\((?P<parameters>.*)\)")
_PARAMETER: Final = re.compile(r"(?P<kind>params |ref |out )?(?P<type>.+?) (?P<name>\w+)(?P<default> = .*)?")


class Parameter(NamedTuple):
    """A parameter of a method."""

    name: str
    type: NetType[Any]
    is_reference: bool = False
    is_array: bool = False
    is_optional: bool = False


class Overload(NamedTuple):
    """One of the methods of a name; `definition` is how it is declared."""

    name: str
    parameters: tuple[Parameter, ...]
    function: Callable[..., Any]
    is_void: bool
    definition: str


class Overloads(list[Overload]):
    """The methods of one name. `choices` remembers which of them was chosen for values of these classes, where that decides."""

    __slots__ = ("choices",)

    def __init__(self, methods: Iterable[Overload] = (), choices: dict[tuple[type, ...], int] | None = None) -> None:
        super().__init__(methods)
        self.choices: dict[tuple[type, ...], int] = {} if choices is None else choices


class _Candidate(NamedTuple):
    overload: Overload
    types: tuple[NetType[Any], ...]
    ranks: tuple[int, ...]
    expanded: bool


def overload(signature: str, function: Callable[..., Any], variables: Mapping[str, NetType[Any]]) -> Overload:
    """Returns the overload that a signature declares; `variables` are the arguments of a generic type."""
    match = _SIGNATURE.fullmatch(signature)
    assert match is not None, signature
    parameters = tuple(_parameter(text, variables) for text in _split(match["parameters"]))
    return Overload(match["name"], parameters, function, bool(match["void"]), signature)


def _split(parameters: str) -> list[str]:
    parts: list[str] = []
    depth = start = 0
    for place, char in enumerate(f"{parameters},"):
        if char == "," and depth == 0:
            parts.append(parameters[start:place].strip())
            start = place + 1
        depth += {"[": 1, "]": -1}.get(char, 0)
    return [part for part in parts if part]


def _parameter(text: str, variables: Mapping[str, NetType[Any]]) -> Parameter:
    match = _PARAMETER.fullmatch(text)
    assert match is not None, text
    kind = (match["kind"] or "").strip()
    return Parameter(
        match["name"], _type(match["type"], variables), kind in ("ref", "out"), kind == "params", match["default"] is not None
    )


def _type(text: str, variables: Mapping[str, NetType[Any]]) -> NetType[Any]:
    if text in variables:
        return variables[text]
    if text.endswith("[]") and text[:-2] in variables:
        return array_of(variables[text[:-2]])
    return types.resolve(text)


def call(
    name: str, overloads: Sequence[Overload], arguments: Sequence[Any], target: tuple[Any, ...], *, by_place: bool = False
) -> Any:
    """Calls the overload that fits best and returns its result, NOTHING for a void one.

    `target` is the value the method belongs to, empty for a static one. `by_place`: messages count the arguments, as they do
    for operators. Raises MethodException where no overload fits, or several do equally well, or an argument does not convert.
    """
    values = [None if value is NOTHING else value for value in arguments]
    chosen = _choose(name, overloads, values)
    converted = _converted(name, chosen, values, by_place)
    result = chosen.overload.function(*target, *converted)
    for parameter, value, original in zip(chosen.overload.parameters, converted, values, strict=False):
        if parameter.is_reference and isinstance(original, Reference):
            original.Value = value.value
    return NOTHING if chosen.overload.is_void else result


def _choose(name: str, overloads: Sequence[Overload], values: Sequence[Any]) -> _Candidate:
    only = overloads[0]
    if len(overloads) == 1 and len(only.parameters) == len(values) and not any(known.is_array for known in only.parameters):
        return _Candidate(only, tuple(known.type for known in only.parameters), (), False)
    if not isinstance(overloads, Overloads):
        return _best(name, overloads, values)
    key = _simple_kinds(values)
    if key is not None and key in overloads.choices:
        known = _candidate(overloads[overloads.choices[key]], values)
        assert known is not None
        return known
    best = _best(name, overloads, values)
    if key is not None:
        overloads.choices[key] = next(place for place, each in enumerate(overloads) if each is best.overload)
    return best


def _simple_kinds(values: Sequence[Any]) -> tuple[type, ...] | None:
    """Returns the classes of the arguments where these decide about the overload, None where the values have to be looked at."""
    kinds = tuple(map(type, values))
    if all(kind in _SIMPLE for kind in kinds) and all(
        INT32_MIN <= value <= INT32_MAX for kind, value in zip(kinds, values, strict=True) if kind is int
    ):
        return kinds
    return None


def _best(name: str, overloads: Sequence[Overload], values: Sequence[Any]) -> _Candidate:
    candidates = [found for found in (_candidate(each, values) for each in overloads) if found is not None]
    if not candidates:
        raise _refused("Cannot find an overload", name, values)
    best, is_single = candidates[0], True
    for other in candidates[1:]:
        difference = better(best.types, best.ranks, other.types, other.ranks, values) or _by_shape(best, other)
        if difference < 0:
            best, is_single = other, True
        elif difference == 0:
            is_single = False
    if not is_single:
        raise _refused("Multiple ambiguous overloads found", name, values)
    return best


def _by_shape(first: _Candidate, second: _Candidate) -> int:
    """Compares overloads whose arguments convert equally well: the one without expansion, then the shorter one, is better."""
    if first.types != second.types:
        return 0
    if first.expanded and second.expanded:
        return 1 if len(first.overload.parameters) > len(second.overload.parameters) else -1
    if first.expanded or second.expanded:
        return -1 if first.expanded else 1
    return len(second.overload.parameters) - len(first.overload.parameters)


def _refused(reason: str, name: str, values: Sequence[Any]) -> MethodException:
    message = f'{reason} for "{name}" and the argument count: "{len(values)}".'
    return MethodException(message, error_id="MethodCountCouldNotFindBest")


def _candidate(method: Overload, values: Sequence[Any]) -> _Candidate | None:
    parameters = method.parameters
    count = len(values)
    has_array = bool(parameters) and parameters[-1].is_array
    if count > len(parameters) and not has_array:
        return None
    if count < len(parameters):
        optional = sum(known.is_optional for known in parameters)
        if count + optional < len(parameters) and not (has_array and count + 1 == len(parameters)):
            return None
    if not has_array or count < len(parameters):
        return _ranked(method, [known.type for known in parameters[:count]], values, expanded=has_array)
    fixed = [known.type for known in parameters[:-1]]
    whole = parameters[-1].type
    element = whole.element
    assert element is not None
    if count == len(parameters) and rank(values[-1], element) <= rank(values[-1], whole):
        return _ranked(method, [*fixed, whole], values)
    return _ranked(method, [*fixed, *[element] * (count - len(fixed))], values, expanded=True)


def _ranked(method: Overload, known: list[NetType[Any]], values: Sequence[Any], *, expanded: bool = False) -> _Candidate | None:
    ranks = tuple(
        rank(value.Value if isinstance(value, Reference) else value, target) for value, target in zip(values, known, strict=True)
    )
    if any(number == NONE and not isinstance(value, Reference) for number, value in zip(ranks, values, strict=True)):
        return None
    return _Candidate(method, tuple(known), ranks, expanded)


class Cell:
    """What a method with ``ref`` or ``out`` parameters is given for one: it reads and writes `value`."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


def _converted(name: str, chosen: _Candidate, values: Sequence[Any], by_place: bool) -> list[Any]:
    parameters = chosen.overload.parameters
    converted: list[Any] = []
    for place, value in enumerate(values):
        parameter = parameters[min(place, len(parameters) - 1)]
        if parameter.is_reference:
            if not isinstance(value, Reference):
                raise MethodException(
                    f"Argument: '{place + 1}' should be a System.Management.Automation.PSReference. Use [ref].",
                    error_id="NonRefArgumentToRefParameterMsg",
                )
            converted.append(Cell(value.Value))
            continue
        if isinstance(value, Reference) and parameter.type.name != Reference.net_type:
            value = value.Value
        label = str(place) if by_place else parameter.name
        converted.append(_argument(name, label, value, chosen.types[place]))
    if chosen.expanded:
        fixed = len(parameters) - 1
        converted[fixed:] = [_array(parameters[-1].type, converted[fixed:])]
    return converted


def _array(whole: NetType[Any], items: list[Any]) -> list[Any]:
    made: list[Any] = cast(items, whole)
    return made


def _argument(name: str, label: str, value: Any, target: NetType[Any]) -> Any:
    if target.family == "delegate":
        return value
    try:
        return cast(value, target)
    except PSInvalidCastException as error:
        raise MethodException(
            f'Cannot convert argument "{label}", with value: "{quoted(value)}", for "{name}" '
            f'to type "{type_text(target)}": "{error}"',
            error_id="MethodArgumentConversionInvalidCastArgument",
        ) from error
