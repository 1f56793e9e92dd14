"""The worked cases of binding.md 13.5: what each object of the pipeline binds to."""

import pytest

from psopenai_py.framework.declaration.compiler import build_metadata
from psopenai_py.framework.declaration.metadata import ParameterMetadata
from psopenai_py.framework.declaration.parameter import InSet
from psopenai_py.framework.testing.binding import bind
from psopenai_py.framework.values.collections import Array, Hashtable
from psopenai_py.framework.values.dates import DateTime
from psopenai_py.framework.values.nothing import NOTHING, UNDECLARED
from psopenai_py.framework.values.objects import PSObject, from_json
from psopenai_py.framework.values.scalars import ABSENT, PRESENT, ScriptBlock
from psopenai_py.framework.values.types import DATETIME, INT, OBJECT, STRING, SWITCH, TIMESPAN, array_of


def p(name, kind=OBJECT, *sets, alias=(), default=UNDECLARED, **more):
    """A parameter, shortly."""
    aliases = (alias,) if isinstance(alias, str) else alias
    return ParameterMetadata(name, kind, sets, aliases=aliases, default=default, **more)


def command(*parameters, **more):
    """A command of these parameters."""
    return build_metadata("Test-It", parameters, **more)


VALUE = InSet(from_pipeline=True)
NAME = InSet(by_property_name=True)


def by_value(set_name, **more):
    return InSet(set_name, from_pipeline=True, **more)


def by_name(set_name, **more):
    return InSet(set_name, by_property_name=True, **more)


def processed(outcome, *names):
    """The values of these parameters in each process block."""
    return [tuple(values[name] for name in names) for _, _, values in outcome.processed]


@pytest.mark.parametrize(
    ("number", "parameters", "objects", "names", "expected"),
    [
        (117, [p("a", OBJECT, VALUE)], [1, 2, 3], "a", [(1,), (2,), (3,)]),
        (118, [p("a", STRING, by_value("one")), p("Length", INT, by_name("two"))], ["0123"], "a Length", [("0123", 0)]),
        (119, [p("a", INT, VALUE, default=10), p("Length", INT, NAME, default=100)], ["abc"], "a Length", [(10, 3)]),
        (120, [p("ComputerName", OBJECT, NAME, alias="cn")], [PSObject({"cn": "a"})], "ComputerName", [("a",)]),
        (
            120,
            [p("ComputerName", OBJECT, NAME, alias="cn")],
            [PSObject({"cn": "a", "computername": "b"})],
            "ComputerName",
            [("b",)],
        ),
        (121, [p("Name", STRING, InSet(from_pipeline=True, by_property_name=True))], [PSObject({"Name": "x"})], "Name", [("x",)]),
        (122, [p("s", STRING, VALUE)], [PSObject({"a": 1})], "s", [("@{a=1}",)]),
        (128, [p("x", OBJECT, VALUE)], [None], "x", [(None,)]),
        (130, [p("s", STRING, VALUE)], [None], "s", [("",)]),
        (
            134,
            [p("A", OBJECT, NAME), p("B", OBJECT, NAME, default=9)],
            [PSObject({"A": 1, "B": 2}), PSObject({"A": 3})],
            "A B",
            [(1, 2), (3, 9)],
        ),
        (144, [p("a", array_of(INT), VALUE)], [1, 2], "a", [(Array(INT, [1]),), (Array(INT, [2]),)]),
        (144, [p("a", array_of(INT), VALUE)], [[1, 2]], "a", [(Array(INT, [1, 2]),)]),
        (
            147,
            [p("i", SWITCH, NAME), p("n", OBJECT, NAME)],
            [PSObject({"i": True, "n": 1}), PSObject({"n": 2})],
            "i n",
            [(PRESENT, 1), (ABSENT, 2)],
        ),
    ],
)
def test_what_objects_bind_to(number, parameters, objects, names, expected):
    """The numbers are those of the worked cases."""
    outcome = bind(command(*parameters), input=objects)
    assert outcome.error is None
    assert outcome.input_error_ids == []
    assert processed(outcome, *names.split()) == expected


@pytest.mark.parametrize(
    ("number", "parameters", "given", "objects", "ids", "count"),
    [
        (123, [p("Name", OBJECT, NAME)], [], [Hashtable({"Name": "x"})], ["InputObjectNotBound"], 0),
        (124, [p("x", OBJECT, VALUE)], ["-x", 5], [1, 2], ["InputObjectNotBound"] * 2, 0),
        (125, [p("x")], [], [1], ["InputObjectNotBound"], 0),
        (126, [p("x", OBJECT, InSet(mandatory=True, from_pipeline=True))], [], [], [], 0),
        (
            129,
            [p("x", OBJECT, InSet(mandatory=True, from_pipeline=True))],
            [],
            [None],
            ["ParameterArgumentValidationErrorNullNotAllowed"],
            0,
        ),
        (131, [p("n", INT, VALUE)], [], [1, "x", 3], ["InputObjectNotBound"], 2),
        (
            132,
            [p("N", INT, NAME)],
            [],
            [PSObject({"N": 1}), PSObject({"N": "x"}), PSObject({"N": 3})],
            ["ParameterArgumentTransformationError"],
            2,
        ),
        (141, [p("d", OBJECT, NAME)], ["-d", ScriptBlock("$_")], [1], ["InputObjectNotBound"], 0),
    ],
)
def test_what_objects_do_not_bind(number, parameters, given, objects, ids, count):
    """The numbers are those of the worked cases; an object that fails costs only itself."""
    outcome = bind(command(*parameters), *given, input=objects)
    assert outcome.error is None
    assert outcome.input_error_ids == ids
    assert len(outcome.processed) == count
    assert all(error.target in objects for error in outcome.input_errors)


def test_an_object_that_lacks_a_mandatory_property_is_named():
    """Worked case 135: two blanks stand before the name."""
    both = [p(name, OBJECT, InSet(mandatory=True, by_property_name=True)) for name in "AB"]
    outcome = bind(command(*both), input=[PSObject({"A": 1})])
    assert outcome.input_error_ids == ["InputObjectMissingMandatory"]
    assert str(outcome.input_errors[0]).endswith("parameters:  B")


def test_a_bound_name_stays_listed_when_its_value_is_restored():
    """R12.4: an entry of an earlier object is never removed."""
    outcome = bind(command(p("A", OBJECT, NAME), p("B", OBJECT, NAME)), input=[PSObject({"A": 1, "B": 2}), PSObject({"A": 3})])
    assert [bound for _, bound, _ in outcome.processed] == [{"B": 2, "A": 1}, {"B": 2, "A": 3}]


A_DATE = DateTime(2026, 1, 2)
NETWORK = p("network", TIMESPAN, by_value("network", mandatory=True))
COMPUTER = p("ComputerName", STRING, InSet("computer", from_pipeline=True, by_property_name=True))
OFF = p("Disable", SWITCH, InSet("computer", mandatory=True))


@pytest.mark.parametrize(
    ("parameters", "default_set", "expected"),
    [
        (
            [
                p("Date", DATETIME, InSet(mandatory=True, from_pipeline=True)),
                p("ComputerName", STRING, InSet("computer"), InSet("session")),
                p("TimeSpan", TIMESPAN, by_value("session", mandatory=True)),
            ],
            None,
            "computer",
        ),
        (
            [
                p("Date", DATETIME, InSet(mandatory=True, from_pipeline=True)),
                p("ComputerName", STRING, InSet("computer"), InSet("session")),
                p("TimeSpan", TIMESPAN, by_value("session", mandatory=True)),
                p("NewName", STRING, InSet("new")),
            ],
            "computer",
            "computer",
        ),
        ([NETWORK, COMPUTER, OFF, p("Date", DATETIME, by_value("session"))], None, "session"),
        (
            [
                NETWORK,
                COMPUTER,
                OFF,
                p("Param", STRING, InSet("session"), InSet("server")),
                p("Date", DATETIME, VALUE),
            ],
            "server",
            "server",
        ),
    ],
)
def test_which_set_a_date_selects(parameters, default_set, expected):
    """Worked case 137: the four outcomes of binding.md 6.4."""
    outcome = bind(command(*parameters, default_set=default_set), input=[A_DATE])
    assert outcome.error is None
    assert [name for name, _, _ in outcome.processed] == [expected]


@pytest.mark.parametrize(("obj", "expected"), [(A_DATE, ("B", "P2", A_DATE)), (5, ("A", "P1", "5"))])
def test_the_kind_of_an_object_may_select_the_set(obj, expected):
    """Worked case 136."""
    declared = command(p("P1", STRING, by_value("A")), p("P2", DATETIME, by_value("B")), default_set="A")
    outcome = bind(declared, input=[obj])
    set_name, name, value = expected
    assert [(chosen, bound) for chosen, bound, _ in outcome.processed] == [(set_name, {name: value})]


DELAYED = [p("d", STRING, NAME), p("o", OBJECT, VALUE)]


def test_a_script_block_is_bound_per_object():
    """Worked case 138."""
    block = ScriptBlock("$_ + '1'", lambda item: [item + "1"])
    outcome = bind(command(*DELAYED), "-d", block, input=["a", "b"])
    assert processed(outcome, "d", "o") == [("a1", "a"), ("b1", "b")]
    assert outcome.bound == {"d": block}


def _fails(item):
    raise RuntimeError("no such thing")


@pytest.mark.parametrize(
    ("code", "error_id"),
    [
        (lambda item: [], "ScriptBlockArgumentNoOutput"),
        (lambda item: [NOTHING], "ScriptBlockArgumentNoOutput"),
        (_fails, "ScriptBlockArgumentInvocationFailed"),
    ],
)
def test_a_script_block_that_gives_nothing_costs_the_object(code, error_id):
    """Worked case 140."""
    outcome = bind(command(*DELAYED), "-d", ScriptBlock("...", code), input=["a"])
    assert outcome.input_error_ids == [error_id]
    assert outcome.processed == []


def test_a_script_block_is_not_delayed_by_position():
    """Worked case 143."""
    positional = p("d", STRING, InSet(position=0, by_property_name=True))
    outcome = bind(command(positional, p("o", OBJECT, VALUE)), ScriptBlock("$_"), input=["a"])
    assert outcome.error_id == "PositionalParameterNotFound"


def test_a_record_of_json_binds_as_the_engine_reads_it():
    """Integers are Int64, dicts are objects; the record itself is looked at as far as needed."""
    record = from_json({"id": 5, "count": 7, "meta": {"a": 1}, "tags": ["x"]})
    declared = command(p("Id", STRING, NAME), p("Meta", OBJECT, NAME), p("N", INT, NAME, alias="count"), p("Tags", OBJECT, NAME))
    outcome = bind(declared, input=[record])
    values = outcome.processed[0][2]
    assert (values["Id"], values["N"], values["Tags"]) == ("5", 7, ["x"])
    assert isinstance(values["Meta"], PSObject)
    assert values["Meta"] is record.meta
