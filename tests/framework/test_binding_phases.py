"""The worked cases of binding.md section 13, phase by phase: declaration, words, what binds."""

import pytest

from psopenai_py.framework.declaration.compiler import build_metadata
from psopenai_py.framework.declaration.metadata import ParameterMetadata
from psopenai_py.framework.declaration.parameter import InSet
from psopenai_py.framework.testing.binding import bind
from psopenai_py.framework.values.collections import Array
from psopenai_py.framework.values.nothing import UNDECLARED
from psopenai_py.framework.values.scalars import ABSENT, PRESENT
from psopenai_py.framework.values.types import BOOL, DATETIME, INT, OBJECT, OBJECT_ARRAY, STRING, STRING_ARRAY, SWITCH


def p(name, kind=OBJECT, *sets, alias=(), default=UNDECLARED, **more):
    """A parameter, shortly."""
    aliases = (alias,) if isinstance(alias, str) else alias
    return ParameterMetadata(name, kind, sets, aliases=aliases, default=default, **more)


def command(*parameters, **more):
    """A command of these parameters."""
    return build_metadata("Test-It", parameters, **more)


def at(position, set_name=None):
    return InSet(set_name, position=position)


REST = InSet(from_remaining=True)
MANDATORY = InSet(mandatory=True)


@pytest.mark.parametrize(
    ("number", "parameters", "given", "expected"),
    [
        (1, [p("Path")], ["-path", "x"], {"Path": "x"}),
        (16, [p("x"), p("y")], [["a", "b"], "c"], {"x": ["a", "b"], "y": "c"}),
        (23, [p("p"), p("q")], [(None, "-p"), "x"], {"p": "-p", "q": "x"}),
        (30, [p("p")], ["-p", "-nope"], {"p": "-nope"}),
        (32, [p("p"), p("sw", SWITCH)], ["-sw", "x"], {"sw": PRESENT, "p": "x"}),
        (33, [p("sw", SWITCH)], [("-sw", False)], {"sw": ABSENT}),
        (44, [p("Foo"), p("FooBar")], ["-foo", 1], {"Foo": 1}),
        (45, [p("ComputerName", alias="cn")], ["-cn", "a"], {"ComputerName": "a"}),
        (46, [p("Host1", alias="server")], ["-serv", "a"], {"Host1": "a"}),
        (47, [p("A", alias="foo"), p("FooBar")], ["-foo", 1], {"A": 1}),
        (48, [p("ComputerName", alias="Computers")], ["-comp", "a"], {"ComputerName": "a"}),
        (50, [p("Encoding")], ["-e", "u"], {"Encoding": "u"}),
        (52, [], ["-v"], {"Verbose": PRESENT}),
        (62, [p("a"), p("sw", SWITCH), p("b")], [1, 2], {"a": 1, "b": 2}),
        (66, [p("a", OBJECT, at(2)), p("b", OBJECT, at(1))], ["c", "d"], {"b": "c", "a": "d"}),
        (67, [p("a", OBJECT, at(7))], ["x"], {"a": "x"}),
        (68, [p("a", OBJECT, at(1)), p("b", OBJECT, at(2))], ["-b", "d", "c"], {"b": "d", "a": "c"}),
        (70, [p("a", OBJECT, at(0)), p("b", OBJECT, at(0))], ["-a", 1, "-b", 2], {"a": 1, "b": 2}),
        (79, [p("p", OBJECT, at(0)), p("q", OBJECT, at(0, "X"))], ["v"], {"p": "v", "q": "v"}),
        (80, [p("a", OBJECT, at(1)), p("r", OBJECT, REST)], list("abcd"), {"a": "a", "r": list("bcd")}),
        (
            81,
            [p("a", OBJECT, at(1)), p("r", OBJECT, REST)],
            ["a", "b", "-a", "c", "-q", "d"],
            {"a": "c", "r": ["a", "b", "-q", "d"]},
        ),
        (82, [p("a", OBJECT, at(1)), p("r", OBJECT, REST)], ["x"], {"a": "x"}),
        (83, [p("r", OBJECT_ARRAY, REST)], [[1, 2, 3]], {"r": [1, 2, 3]}),
        (83, [p("r", OBJECT_ARRAY, REST)], [1, 2, 3], {"r": [1, 2, 3]}),
        (85, [p("a"), p("r", OBJECT, REST)], [1, ("-q", 5)], {"a": 1, "r": ["-q:", 5]}),
        (102, [p("a", OBJECT, MANDATORY, allow_null=True)], ["-a", None], {"a": None}),
        (105, [p("a", STRING, MANDATORY, allow_empty_string=True)], ["-a", ""], {"a": ""}),
        (108, [p("a", OBJECT, MANDATORY)], ["-a", []], {"a": []}),
        (111, [p("n", INT, MANDATORY)], ["-n", None], {"n": 0}),
        (156, [p("s", STRING_ARRAY)], ["-s", 5], {"s": Array(STRING, ["5"])}),
    ],
)
def test_what_binds(number, parameters, given, expected):
    """The numbers are those of the worked cases."""
    outcome = bind(command(*parameters), *given)
    assert outcome.error is None
    assert outcome.bound == expected
    assert list(outcome.bound) == list(expected)


@pytest.mark.parametrize(
    ("number", "parameters", "given", "error_id", "text"),
    [
        (28, [p("p", STRING)], ["-p"], "MissingArgument", "'p'"),
        (29, [p("p")], ["-p", "-Verbose"], "MissingArgument", "System.Object"),
        (31, [p("p")], ["-p", ("-nope", 5)], "MissingArgument", "'p'"),
        (33, [p("sw", SWITCH)], [("-sw", 1)], "ParameterArgumentTransformationError", 'the "1" value of type "System.Int32"'),
        (34, [p("b", BOOL)], ["-b"], "MissingArgument", "System.Boolean"),
        (35, [p("n", INT), p("s", STRING, at(0))], ["-s", "-n"], "MissingArgument", "'s'"),
        (43, [p("Path"), p("Pattern")], ["-pa", "x"], "AmbiguousParameter", "include: -Path -Pattern."),
        (49, [p("Id", alias="Serial"), p("Service")], ["-ser", 1], "AmbiguousParameter", " -Service -Id."),
        (51, [p("x")], ["-e", 1], "AmbiguousParameter", " -ErrorAction -ErrorVariable."),
        (54, [p("Path")], ["-Path", "a", "-Path", "b"], "ParameterAlreadyBound", "'Path'"),
        (55, [p("Path")], [("-Path", "a"), ("-Pa", "b")], "ParameterAlreadyBound", "'Pa'"),
        (56, [p("Path")], ["-Pa", "a", "-Pa", "b"], "ParameterAlreadyBound", "'Path'"),
        (57, [p("p")], ["-nope", 1], "NamedParameterNotFound", "'nope'"),
        (58, [p("n", INT)], ["-n", "abc", "-nope"], "ParameterArgumentTransformationError", "'abc'"),
        (59, [p("m", OBJECT, MANDATORY)], ["-nope"], "NamedParameterNotFound", "'nope'"),
        (63, [p("a", OBJECT, at(0)), p("b")], [1, 2], "PositionalParameterNotFound", "'2'"),
        (64, [p("a", OBJECT, InSet("X"))], [1], "PositionalParameterNotFound", "'1'"),
        (69, [p("a", OBJECT, at(0)), p("b", OBJECT, at(0))], [1], "AmbiguousPositionalParameterNoName", "no names"),
        (73, [p("a", STRING, at(0, "A")), p("b", STRING, at(0, "B"))], ["x"], "AmbiguousParameterSet", ""),
        (86, [p("a", OBJECT, at(0)), p("r", OBJECT, REST), p("t", OBJECT, REST)], [1, 2], "AmbiguousParameterSet", ""),
        (90, [p("x", OBJECT, InSet("A")), p("y", OBJECT, InSet("B"))], [], "AmbiguousParameterSet", ""),
        (96, [p("a", OBJECT, InSet("s1")), p("b", OBJECT, InSet("s2"))], ["-a", 1, "-b", 2], "AmbiguousParameterSet", ""),
        (98, [p("a", OBJECT, InSet("s1")), p("b", OBJECT, InSet("S1"))], ["-a", 1, "-b", 2], "AmbiguousParameterSet", ""),
        (100, [p("a", OBJECT, MANDATORY), p("b", OBJECT, MANDATORY)], [], "MissingMandatoryParameter", "parameters: a b."),
        (101, [p("a", OBJECT, MANDATORY)], ["-a", None], "ParameterArgumentValidationErrorNullNotAllowed", "'a'"),
        (103, [p("a", STRING, MANDATORY)], ["-a", ""], "ParameterArgumentValidationErrorEmptyStringNotAllowed", "'a'"),
        (103, [p("a", STRING, MANDATORY)], ["-a", None], "ParameterArgumentValidationErrorEmptyStringNotAllowed", "'a'"),
        (106, [p("a", STRING_ARRAY, MANDATORY)], ["-a", []], "ParameterArgumentValidationErrorEmptyArrayNotAllowed", "'a'"),
        (
            106,
            [p("a", STRING_ARRAY, MANDATORY)],
            ["-a", ["x", ""]],
            "ParameterArgumentValidationErrorEmptyStringNotAllowed",
            "'a'",
        ),
        (164, [], ["-ErrorAction", "Suspend"], "ParameterBindingFailed", "reserved for future use"),
        (164, [], ["-ErrorAction", None], "ParameterBindingFailed", "Cannot convert null"),
        (163, [], ["-ErrorAction", "S"], "CannotConvertArgumentNoMessage", "too similar"),
        (197, [p("p", type_name="Foo")], ["-p", 1], "MismatchedPSTypeName", "Foo."),
        (203, [], ["-OutBuffer", -1], "ParameterArgumentValidationError", "minimum"),
        (204, [], ["-ErrorVariable", "env:x"], "ParameterArgumentValidationError", "env:x"),
    ],
)
def test_what_is_refused(number, parameters, given, error_id, text):
    """The numbers are those of the worked cases."""
    outcome = bind(command(*parameters), *given)
    assert outcome.error_id == error_id
    assert text in str(outcome.error)


X_IN_A, Y_IN_B = p("x", OBJECT, InSet("A")), p("y", OBJECT, InSet("B"))


@pytest.mark.parametrize(
    ("number", "parameters", "default_set", "given", "expected"),
    [
        (71, [p("a", INT, at(0, "A")), p("b", STRING, at(0, "B"))], None, [5], "A"),
        (71, [p("a", INT, at(0, "A")), p("b", STRING, at(0, "B"))], None, ["x"], "B"),
        (72, [p("a", INT, at(0, "A")), p("b", STRING, at(0, "B"))], "B", [5], "A"),
        (72, [p("a", INT, at(0, "A")), p("b", STRING, at(0, "B"))], "B", ["5"], "B"),
        (74, [p("a", STRING, at(0, "A")), p("b", STRING, at(0, "B"))], "B", ["x"], "B"),
        (87, [p("a", OBJECT, at(1, "s1")), p("b", OBJECT, at(1, "s2")), p("r", OBJECT, REST)], None, ["-a", "a", "b"], "s1"),
        (89, [X_IN_A], None, [], "__AllParameterSets"),
        (89, [X_IN_A], None, ["-x", 1], "A"),
        (91, [X_IN_A, Y_IN_B], "A", [], "A"),
        (92, [p("x", OBJECT, InSet("A", mandatory=True)), Y_IN_B], None, [], "B"),
        (95, [p("x", OBJECT, InSet("A", mandatory=True)), p("y", OBJECT, InSet("B", mandatory=True))], "Z", [], "Z"),
        (97, [p("x", OBJECT, InSet(), InSet("A")), Y_IN_B], None, ["-x", 1], "A"),
    ],
)
def test_which_set(number, parameters, default_set, given, expected):
    """The numbers are those of the worked cases."""
    outcome = bind(command(*parameters, default_set=default_set), *given)
    assert outcome.error is None
    assert outcome.parameter_set == expected


def test_a_conversion_error_of_a_position_is_thrown_at_once():
    """Worked case 76: the first candidate's error is not weighed against the second one's success."""
    outcome = bind(command(p("a", INT, at(0, "A")), p("b", DATETIME, at(0, "B"))), "2020-01-01")
    assert outcome.error_id == "ParameterArgumentTransformationError"
    assert "'a'" in str(outcome.error)


def test_what_a_script_block_needs_is_input():
    """Worked case 139."""
    from psopenai_py.framework.values.scalars import ScriptBlock

    parameters = [p("d", STRING, InSet(by_property_name=True)), p("o", OBJECT, InSet(from_pipeline=True))]
    outcome = bind(command(*parameters), "-d", ScriptBlock("1"))
    assert outcome.error_id == "ScriptBlockArgumentNoInput"
    assert outcome.error.category == "MetadataError"


def test_an_extension_is_found_by_its_whole_name_only():
    """A prefix never finds it, and it does not make another prefix ambiguous."""
    declared = command(p("Timeout", INT), p("ThrottleLimit", INT, alias="Throttle", extension=True))
    assert bind(declared, "-T", 1).bound == {"Timeout": 1}
    assert bind(declared, "-throttle", 2).bound == {"ThrottleLimit": 2}
    assert bind(declared, "-Thr", 2).error_id == "NamedParameterNotFound"
