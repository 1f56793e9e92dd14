"""Default values: those of a declaration (binding.md 1.5) and ``$PSDefaultParameterValues`` (4.3)."""

import pytest

from psopenai_py.framework.binding.defaults import parse_key
from psopenai_py.framework.binding.services import BindingServices
from psopenai_py.framework.declaration.compiler import build_metadata
from psopenai_py.framework.declaration.metadata import ParameterMetadata
from psopenai_py.framework.declaration.parameter import InSet
from psopenai_py.framework.errors import ParameterBindingException
from psopenai_py.framework.testing.binding import bind
from psopenai_py.framework.validation.ranges import ValidateRange
from psopenai_py.framework.values.objects import PSObject
from psopenai_py.framework.values.scalars import ABSENT, ScriptBlock
from psopenai_py.framework.values.types import BOOL, DATETIME, DOUBLE, INT, OBJECT, STRING, SWITCH


def command(*parameters, **more):
    return build_metadata("Get-Thing", parameters, **more)


def bind_with(table, declared, *given, aliases=(), **more):
    """Binds with this table; returns the outcome and the warnings."""
    warnings = []
    services = BindingServices(table, warn=warnings.append, aliases=aliases)
    return bind(declared, *given, services=services, **more), warnings


@pytest.mark.parametrize(
    ("kind", "expected"), [(STRING, ""), (BOOL, False), (SWITCH, ABSENT), (INT, 0), (DOUBLE, 0.0), (DATETIME, None), (OBJECT, None)]
)
def test_the_default_of_a_type(kind, expected):
    outcome = bind(command(ParameterMetadata("p", kind)))
    assert outcome.values["p"] == expected
    assert type(outcome.values["p"]) is type(expected)
    assert outcome.bound == {}


def test_a_declared_default_is_converted_but_not_validated():
    """Worked case 178."""
    outcome = bind(command(ParameterMetadata("p", INT, default="55", validators=[ValidateRange(1, 42)])))
    assert outcome.error is None
    assert outcome.values["p"] == 55


def test_a_default_may_be_a_function():
    outcome = bind(command(ParameterMetadata("p", INT, default=lambda: "7")))
    assert outcome.values["p"] == 7


def test_a_transformation_sees_a_default_unless_it_is_null():
    """R9.3."""
    declared = [
        ParameterMetadata(name, INT, default=value, transformations=[lambda _: 42]) for name, value in (("a", 11), ("b", None))
    ]
    values = bind(command(*declared)).values
    assert (values["a"], values["b"]) == (42, 0)


def test_what_is_restored_is_the_default_as_it_was_written():
    """R7.18: it is evaluated once and not converted again."""
    declared = command(
        ParameterMetadata("p", INT, [InSet(by_property_name=True)], default="5"),
        ParameterMetadata("q", OBJECT, [InSet(by_property_name=True)]),
    )
    outcome = bind(declared, input=[PSObject({"p": 1, "q": 1}), PSObject({"q": 2})])
    assert outcome.values["p"] == 5
    assert [values["p"] for _, _, values in outcome.processed] == [1, "5"]


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("Get-Thing:Name", ("Get-Thing", "Name")),
        (" Get-Thing : Name ", ("Get-Thing", "Name")),
        ("'Get-Thing':\"Name\"", ("Get-Thing", "Name")),
        ("*:Name", ("*", "Name")),
        ("Get-Thing", None),
        ("Get-Thing:", None),
        (":Name", None),
        ("'Get-Thing:Name", None),
        ("Get-Thing:'Name' x", None),
        ("", None),
        ("Disabled", None),
    ],
)
def test_the_form_of_a_key(key, expected):
    assert parse_key(key) == expected


def named():
    return command(
        ParameterMetadata("Name", STRING, aliases=["N2"]), ParameterMetadata("Number", INT), ParameterMetadata("Other", STRING)
    )


@pytest.mark.parametrize(
    ("table", "bound"),
    [
        ({"Get-Thing:Name": "x"}, {"Name": "x"}),
        ({"get-thing:n2": "x"}, {"Name": "x"}),
        ({"gt:Name": "x"}, {"Name": "x"}),
        ({"Get-*:Oth*": "x"}, {"Other": "x"}),
        ({"Get-?hing:Number": "5"}, {"Number": 5}),
        ({"Set-Thing:Name": "x"}, {}),
        ({"Get-Thing:Nam": "x"}, {}),
        ({"Get-Thing:Name": "x", "Disabled": True}, {}),
        ({"Get-Thing:Name": "x", "Disabled": False}, {"Name": "x"}),
        ({"Get-Thing:Name": "x", "*:Name": "x"}, {"Name": "x"}),
        ({"Get-Thing:Name": ScriptBlock("'y'", lambda state: ["y"])}, {"Name": "y"}),
        ({"Get-Thing:Name": ScriptBlock("", lambda state: [])}, {}),
    ],
)
def test_which_entries_count(table, bound):
    outcome, warnings = bind_with(table, named(), aliases=["gt"])
    assert outcome.bound == bound
    assert warnings == []


@pytest.mark.parametrize(
    ("table", "warning"),
    [
        ({"Get-Thing:Number": "abc"}, "The binding of default value 'abc' to parameter 'Number' failed: Cannot process argument"),
        ({"Get-Thing:N*": "x"}, "resolves to multiple parameters: N*. The default has been ignored."),
        ({"Get-Thing:Name": "x", "*:Name": "y"}, "matching the following name or alias: Name. These defaults have been ignored."),
        ({"nonsense": 1}, "The key 'nonsense' does not have a valid format."),
        ({"Get-[z-a]:p": 1}, "The key 'Get-[z-a]:p' does not have a valid format."),
        ({"Get-Thing:[9-0]": 1}, "The key 'Get-Thing:[9-0]' does not have a valid format."),
        ({"nonsense": 1, "more": 2}, "The keys 'nonsense, more' do not have valid formats."),
    ],
)
def test_what_only_costs_a_warning(table, warning):
    outcome, warnings = bind_with(table, named())
    assert outcome.error is None
    assert outcome.bound == {}
    assert len(warnings) == 1
    assert warning in warnings[0]
    assert "nonsense" not in table


def test_what_was_given_wins():
    """Worked case 209."""
    outcome, _ = bind_with({"Get-Thing:Name": "x"}, named(), "-Name", "y")
    assert outcome.bound == {"Name": "y"}


def test_defaults_of_two_sets_wait_until_one_is_decided():
    """R4.8: while they have no set in common, none is applied."""
    declared = command(
        ParameterMetadata("a", OBJECT, [InSet("A")]), ParameterMetadata("b", OBJECT, [InSet("B")]), default_set="A"
    )  # fmt: skip
    outcome, warnings = bind_with({"Get-Thing:a": 1, "Get-Thing:b": 2}, declared)
    assert (outcome.bound, warnings, outcome.parameter_set) == ({"a": 1}, [], "A")


def test_a_default_supplies_a_mandatory_parameter():
    outcome, _ = bind_with({"Get-Thing:m": "x"}, command(ParameterMetadata("m", STRING, [InSet(mandatory=True)])))
    assert outcome.bound == {"m": "x"}


def test_a_later_error_names_the_defaults():
    """R4.10: the id stays, the class does not."""
    outcome, _ = bind_with({"Get-Thing:Name": "x"}, named(), "-nope", 1)
    assert outcome.error_id == "NamedParameterNotFound"
    assert type(outcome.error) is ParameterBindingException
    assert str(outcome.error).startswith(
        "A parameter cannot be found that matches parameter name 'nope'. This failure might be caused"
    )
    assert str(outcome.error).endswith("bound for this cmdlet when the error occurred: -Name")


def test_the_prompt_is_asked_for_all_that_is_missing():
    """R6.11: caption, message, and one field per parameter in order."""
    asked = []

    def prompt(caption, message, fields):
        asked.append((caption, message, fields))
        return {"a": "1", "b": "2"}

    declared = command(*(ParameterMetadata(name, INT, [InSet(mandatory=True)]) for name in "ab"))
    outcome = bind(declared, services=BindingServices(prompt=prompt, position=2))
    assert asked == [("cmdlet Get-Thing at command pipeline position 2", "Supply values for the following parameters:", ["a", "b"])]
    assert outcome.bound == {"a": 1, "b": 2}


def test_no_answer_is_an_error():
    declared = command(ParameterMetadata("a", INT, [InSet(mandatory=True)]))
    outcome = bind(declared, services=BindingServices(prompt=lambda *_: {}))
    assert outcome.error_id == "MissingMandatoryParameter"


def test_a_host_reads_words_before_they_are_bound():
    """`interpret` sees the parameter and the word, for names and positions alike."""
    services = BindingServices(interpret=lambda parameter, word: word.split(",") if parameter.name == "List" else word)
    declared = command(ParameterMetadata("List", OBJECT), ParameterMetadata("Text", OBJECT))
    outcome = bind(declared, "a,b", "-Text", "a,b", services=services)
    assert outcome.bound == {"Text": "a,b", "List": ["a", "b"]}


def test_an_obsolete_parameter_warns_once():
    """Worked case 198."""
    outcome = bind(command(ParameterMetadata("p", OBJECT, obsolete="old")), "-p", 1)
    assert outcome.warnings == ["Parameter 'p' is obsolete. old"]
