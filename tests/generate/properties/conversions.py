"""Properties of conversions, of a value and the type it is to have."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from generate.types import net_type
from psopenai_py.framework.conversion.assignable import is_instance
from psopenai_py.framework.conversion.engine import convert
from psopenai_py.framework.conversion.script import converter_for, transform
from psopenai_py.framework.conversion.text import plain_text, to_text
from psopenai_py.framework.conversion.truth import is_true
from psopenai_py.framework.errors import PSInvalidCastException
from psopenai_py.framework.testing.conformance.later import NeedsLater
from psopenai_py.framework.testing.conformance.values import decode
from psopenai_py.framework.values.types import NetType, type_of

Conversion = Callable[[Any, NetType[Any]], None]


def a_conversion_gives_the_type_or_the_one_error(value: Any, target: NetType[Any]) -> None:
    """Null is of every type that has it."""
    for attempt in (convert, transform):
        with suppress(PSInvalidCastException):
            result = attempt(value, target)
            assert result is None or is_instance(result, target)


def a_second_conversion_changes_nothing(value: Any, target: NetType[Any]) -> None:
    """What has the type has it already."""
    with suppress(PSInvalidCastException):
        once = convert(value, target)
        assert shown(convert(once, target)) == shown(once)


def a_conversion_leaves_its_value_alone(value: Any, target: NetType[Any]) -> None:
    """And gives the same again."""
    before = shown(value)
    first = _outcome(convert, value, target)
    assert _outcome(convert, value, target) == first
    assert shown(value) == before


def the_converter_of_a_type_does_what_transform_does(value: Any, target: NetType[Any]) -> None:
    """The short way for everyday values is no other way."""
    assert _outcome(lambda value, target: converter_for(target)(value), value, target) == _outcome(transform, value, target)


def a_value_has_a_text_and_a_truth(value: Any, target: NetType[Any]) -> None:
    """R8.10, R8.11: any value, whatever its type."""
    assert isinstance(to_text(value), str)
    assert isinstance(plain_text(value), str)
    assert isinstance(is_true(value), bool)


def shown(value: Any) -> str:
    """Returns type and content of a value."""
    return f"{type_of(value)} {value!r}"


def _outcome(attempt: Callable[[Any, NetType[Any]], Any], value: Any, target: NetType[Any]) -> str:
    try:
        return shown(attempt(value, target))
    except PSInvalidCastException as error:
        return f"{error.error_id} {error}"


CONVERSIONS: tuple[Conversion, ...] = (
    a_conversion_gives_the_type_or_the_one_error,
    a_second_conversion_changes_nothing,
    a_conversion_leaves_its_value_alone,
    the_converter_of_a_type_does_what_transform_does,
    a_value_has_a_text_and_a_truth,
)


def of_case(holds: Conversion) -> Callable[[dict[str, Any]], None]:
    """Returns the property of a case with the same name; a script block that would have to run is left out."""

    def of_decoded(case: dict[str, Any]) -> None:
        with suppress(NeedsLater):
            holds(decode(case["value"]), net_type(case["type"]))

    of_decoded.__name__ = holds.__name__
    return of_decoded
