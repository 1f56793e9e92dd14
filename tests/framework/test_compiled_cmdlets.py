"""Commands that are compiled cmdlets in the engine: the column [C] of R8.4, and what else differs from functions."""

from __future__ import annotations

from typing import Any

import pytest

from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.compiler import build_metadata, compile_cmdlet
from psopenai_py.framework.declaration.metadata import CommandMetadata, ParameterMetadata
from psopenai_py.framework.declaration.parameter import InSet, Parameter
from psopenai_py.framework.testing.binding import bind
from psopenai_py.framework.values import types
from psopenai_py.framework.values.collections import Array, ArrayList
from psopenai_py.framework.values.literals import LiteralInt, literal
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.scalars import PRESENT


def compiled(*parameters: ParameterMetadata) -> CommandMetadata:
    return build_metadata("Test-It", parameters, compiled=True)


def one(kind: types.NetType[Any]) -> CommandMetadata:
    return compiled(ParameterMetadata("p", kind))


@pytest.mark.parametrize(
    ("kind", "given", "bound"),
    [
        (types.STRING, None, None),
        (types.SWITCH, None, PRESENT),
        (types.SWITCH, 1, PRESENT),
        (types.BOOL, 0, False),
        (types.STRING_ARRAY, "a", Array(types.STRING, ["a"])),
        (types.STRING_ARRAY, ["a", None], Array(types.STRING, ["a", None])),
        (types.INT, "0x10", 16),
        (types.OBJECT, [1, 2], [1, 2]),
    ],
)
def test_what_a_compiled_cmdlet_takes(kind: Any, given: Any, bound: Any) -> None:
    outcome = bind(one(kind), ("-p", given))
    assert (outcome.error_id, outcome.bound) == (None, {"p": bound})


@pytest.mark.parametrize(
    ("kind", "given", "error_id"),
    [
        (types.INT, None, "ParameterBindingFailed"),
        (types.BOOL, None, "ParameterArgumentValidationErrorNullNotAllowed"),
        (types.SWITCH, "x", "CannotConvertArgument"),
        (types.BOOL, "true", "CannotConvertArgument"),
        (types.STRING, ["a", "b"], "CannotConvertArgument"),
        (types.STRING, ArrayList(["a"]), "CannotConvertArgument"),
        (types.INT, "abc", "CannotConvertArgumentNoMessage"),
        (types.array_of(types.BOOL), ["a"], "CannotConvertArgument"),
        (types.array_of(types.CHAR), "abc", "CannotConvertArgumentNoMessage"),
    ],
)
def test_what_a_compiled_cmdlet_refuses(kind: Any, given: Any, error_id: str) -> None:
    assert bind(one(kind), ("-p", given)).error_id == error_id


def test_a_compiled_cmdlet_has_no_automatic_positions() -> None:
    """R1.18."""
    assert bind(one(types.STRING), "a").error_id == "PositionalParameterNotFound"


def test_a_conversion_error_of_a_position_lets_the_next_candidate_try() -> None:
    """R5.8: in a compiled cmdlet it is a plain binding error, which is remembered and not thrown at once."""
    numbers = ParameterMetadata("Number", types.INT, [InSet("A", position=0)])
    dates = ParameterMetadata("Date", types.DATETIME, [InSet("B", position=0)])
    assert bind(compiled(numbers, dates), "2020-01-01").parameter_set == "B"
    assert bind(build_metadata("Test-It", [numbers, dates]), "2020-01-01").error_id == "ParameterArgumentTransformationError"


def test_a_property_that_does_not_convert_leaves_the_object_unbound() -> None:
    """R7.13."""
    number = ParameterMetadata("Number", types.INT, [InSet(by_property_name=True)])
    assert bind(compiled(number), input=[PSObject({"Number": "x"})]).input_error_ids == ["InputObjectNotBound"]


def test_a_class_says_that_it_is_compiled() -> None:
    class GetThing(Cmdlet, name="Get-Thing", compiled=True):
        Name = Parameter(types.STRING, default="a")

    assert bind(GetThing, "x").error_id == "PositionalParameterNotFound"
    assert bind(GetThing).values["Name"] == "a"
    assert compile_cmdlet(GetThing).compiled


@pytest.mark.parametrize("is_compiled", [False, True])
@pytest.mark.parametrize("given", ["-p", ()])
def test_a_typed_parameter_does_not_know_how_its_literal_was_typed(is_compiled: bool, given: Any) -> None:
    """R2.9: where the value fits as it is, too."""
    kinds = [(types.INT, int), (types.OBJECT, LiteralInt)]
    for kind, expected in kinds:
        declared = build_metadata("Test-It", [ParameterMetadata("p", kind, [InSet(position=0)])], compiled=is_compiled)
        bound = bind(declared, *([given] if given else []), literal(16, "0x10")).bound
        assert type(bound["p"]) is expected
