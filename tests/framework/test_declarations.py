"""What no command may declare: the developer's errors of binding.md 1.6 and 9.4, with the engine's ids and texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.compiler import build_metadata, compile_cmdlet
from psopenai_py.framework.declaration.metadata import CommandMetadata, ParameterMetadata
from psopenai_py.framework.declaration.parameter import Include, InSet, Parameter, ParameterGroup
from psopenai_py.framework.errors import MetadataException, PowerShellError
from psopenai_py.framework.testing.binding import bind
from psopenai_py.framework.validation.counts import ValidateCount
from psopenai_py.framework.validation.lengths import ValidateLength
from psopenai_py.framework.validation.patterns import ValidatePattern
from psopenai_py.framework.validation.ranges import ValidateRange, ValidateRangeKind
from psopenai_py.framework.validation.sets import ValidateSet
from psopenai_py.framework.values.types import OBJECT, STRING

MULTIPLE = "was defined multiple times for the command."
CONFLICT = "cannot be specified because it conflicts with the parameter alias of the same name for parameter"


def p(name: str, *sets: InSet, alias: str | Sequence[str] = ()) -> ParameterMetadata:
    return ParameterMetadata(name, OBJECT, sets, aliases=[alias] if isinstance(alias, str) else alias)


def command(*parameters: ParameterMetadata, **more: Any) -> CommandMetadata:
    return build_metadata("Test-It", parameters, **more)


@pytest.mark.parametrize(
    ("make", "error_id", "message"),
    [
        (
            lambda: command(p("a", InSet(), InSet())),
            "ParameterDeclaredInParameterSetMultipleTimes",
            'The parameter "a" is declared in parameter-set "__AllParameterSets" multiple times.',
        ),
        (
            lambda: command(p("a", InSet("S"), InSet("s"))),
            "ParameterDeclaredInParameterSetMultipleTimes",
            'The parameter "a" is declared in parameter-set "s" multiple times.',
        ),
        (
            lambda: command(p("a", alias="x"), p("b", alias="X")),
            "AliasDeclaredMultipleTimes",
            'The alias "X" is declared multiple times.',
        ),
        (
            lambda: command(p("a", alias=["x", "x"])),
            "AliasDeclaredMultipleTimes",
            'The alias "x" is declared multiple times.',
        ),
        (
            lambda: command(p("a"), p("A")),
            "DuplicateParameterDefinition",
            "Cannot process command. The parameter 'A' is defined multiple times.",
        ),
        (
            lambda: command(p("Verbose")),
            "ParameterNameAlreadyExistsForCommand",
            f"A parameter with the name 'Verbose' {MULTIPLE}",
        ),
        (
            lambda: command(p("whatif"), supports_should_process=True),
            "ParameterNameAlreadyExistsForCommand",
            f"A parameter with the name 'WhatIf' {MULTIPLE}",
        ),
        (
            lambda: command(p("a", alias="EA")),
            "AliasParameterNameAlreadyExistsForCommand",
            f"The parameter alias cannot be specified because an alias with the name 'ea' {MULTIPLE.replace('was', 'was already')}",
        ),
        (lambda: command(p("a", alias="b"), p("b")), "ParameterNameConflictsWithAlias", f"The parameter 'b' {CONFLICT} 'a'."),
        (lambda: command(p("b"), p("a", alias="b")), "ParameterNameConflictsWithAlias", f"The parameter 'b' {CONFLICT} 'a'."),
        (lambda: command(p("a", alias="A")), "ParameterNameConflictsWithAlias", f"The parameter 'a' {CONFLICT} 'a'."),
        (lambda: command(p("ea")), "ParameterNameConflictsWithAlias", f"The parameter 'ea' {CONFLICT} 'ErrorAction'."),
        (
            lambda: command(p("a", alias="OutBuffer")),
            "ParameterNameConflictsWithAlias",
            f"The parameter 'OutBuffer' {CONFLICT} 'a'.",
        ),
        (
            lambda: command(p("selectObject")),
            "ReservedParameterName",
            'The parameter name "selectObject" is reserved for future use.',
        ),
        (
            lambda: command(*[p(f"a{n}", InSet(f"s{n}")) for n in range(33)]),
            "ParsingTooManyParameterSets",
            "Cannot get or run the command. The maximum number of parameter sets for this command has been exceeded.",
        ),
        (
            lambda: command(*[p(f"a{n}", InSet(f"s{n}")) for n in range(32)], default_set="other"),
            "ParsingTooManyParameterSets",
            "Cannot get or run the command. The maximum number of parameter sets for this command has been exceeded.",
        ),
    ],
)
def test_what_no_command_may_declare(make: Callable[[], object], error_id: str, message: str) -> None:
    with pytest.raises(MetadataException) as caught:
        make()
    assert (caught.value.error_id, str(caught.value)) == (error_id, message)
    record = caught.value.record
    assert (record.fully_qualified_error_id, record.category) == (error_id, "MetadataError")


def test_names_that_only_a_flag_brings_are_free_without_it() -> None:
    assert command(p("WhatIf", alias="cf")).by_name["whatif"].type is OBJECT


def test_thirty_two_sets_are_not_too_many() -> None:
    """R1.13."""
    declared = command(*[p(f"a{n}", InSet(f"s{n}")) for n in range(32)])
    assert bind(declared, "-a31", 1).parameter_set == "s31"


def test_two_parameters_at_one_position_are_refused_only_where_the_position_counts() -> None:
    """R5.4."""
    declared = command(p("a", InSet(position=0)), p("b", InSet(position=0)))
    assert bind(declared, "-a", 1, "-b", 2).bound == {"a": 1, "b": 2}
    assert bind(declared, 1).error_id == "AmbiguousPositionalParameterNoName"


@pytest.mark.parametrize(
    ("make", "error_id", "message"),
    [
        (lambda: ValidateRange(2, 1), "MaxRangeSmallerThanMinRange", "because it is less than the specified minimum range."),
        (
            lambda: ValidateRange(1, "a"),
            "MinRangeNotTheSameTypeOfMaxRange",
            "(Int32) cannot be accepted because it is not the same",
        ),
        (lambda: ValidateRange([1], [2]), "MinRangeNotIComparable", "must be objects that implement an IComparable interface."),
        (lambda: ValidateLength(5, 2), "ValidateLengthMaxLengthSmallerThanMinLength", "Update the ValidateLength attribute"),
        (lambda: ValidateCount(5, 2), "ValidateRangeMaxLengthSmallerThanMinLength", "Update the ValidateCount attribute"),
        (lambda: ValidateLength(-1, 2), "ExceptionConstructingAttribute", "Actual value was -1."),
        (lambda: ValidateLength(0, 0), "ExceptionConstructingAttribute", 'the value of argument "maxLength" is out of range'),
        (lambda: ValidateCount(-1, 1), "ExceptionConstructingAttribute", 'constructing the attribute "ValidateCount": "Cannot'),
        (lambda: ValidateCount(0, 0), "ExceptionConstructingAttribute", 'the value of argument "maxLength" is out of range'),
        (lambda: ValidateRange(None, 1), "ExceptionConstructingAttribute", 'the value of argument "minRange" is null.'),
        (lambda: ValidateRange(1, None), "ExceptionConstructingAttribute", 'the value of argument "maxRange" is null.'),
        (lambda: ValidateRangeKind("Odd"), "ExceptionConstructingAttribute", "Actual value was Odd."),  # type: ignore[arg-type]
        (lambda: ValidateSet(), "ExceptionConstructingAttribute", "Actual value was System.String[]."),
        (lambda: ValidatePattern(""), "ExceptionConstructingAttribute", 'the value of argument "regexPattern" is not valid.'),
        (lambda: ValidatePattern("a", options="Lower"), "ExceptionConstructingAttribute", 'argument "Options" is not valid.'),
    ],
)
def test_arguments_that_no_validator_can_have(make: Callable[[], object], error_id: str, message: str) -> None:
    """Binding.md 9.4: they are refused where the class is written."""
    with pytest.raises(MetadataException) as caught:
        make()
    assert caught.value.error_id == error_id
    assert message in str(caught.value)


def test_a_developers_mistake_is_no_error_of_the_run_time() -> None:
    """Nothing that handles run-time errors hides it."""
    assert not issubclass(MetadataException, PowerShellError)


class Shared(ParameterGroup):
    Id = Parameter(STRING, alias="key")


def test_a_class_is_refused_when_it_is_first_used() -> None:
    class GetThing(Cmdlet, name="Get-Thing"):
        group = Include(Shared)
        Key = Parameter(STRING)

    for _ in range(2):
        with pytest.raises(MetadataException, match="alias of the same name for parameter 'Id'"):
            compile_cmdlet(GetThing)


def test_a_parameter_comes_from_one_place() -> None:
    class GetThing(Cmdlet, name="Get-Thing"):
        group = Include(Shared)
        again = Include(Shared)

    with pytest.raises(MetadataException) as caught:
        compile_cmdlet(GetThing)
    assert caught.value.error_id == "DuplicateParameterDefinition"


def test_a_derived_class_declares_a_parameter_anew() -> None:
    """Binding.md 1.6: the derived one wins."""

    class GetThing(Cmdlet, name="Get-Thing"):
        Id = Parameter(STRING)

    class GetOther(GetThing, name="Get-Other"):
        Id = Parameter(OBJECT)

    assert compile_cmdlet(GetOther).by_name["id"].type is OBJECT


def test_a_type_of_python_is_no_type_of_a_parameter() -> None:
    class GetThing(Cmdlet, name="Get-Thing"):
        Id: Any = Parameter(str)  # type: ignore[arg-type]  # the slip

    with pytest.raises(MetadataException, match=r"The type of the parameter 'Id' is none of .*: <class 'str'>"):
        compile_cmdlet(GetThing)


def test_a_parameter_does_not_hide_a_part_of_the_cmdlet() -> None:
    class GetThing(Cmdlet, name="Get-Thing"):
        process = Parameter(STRING)  # type: ignore[assignment]  # the slip

    with pytest.raises(MetadataException, match="declare it as 'Process'"):
        compile_cmdlet(GetThing)
