"""Properties of the binder: any declaration, any words, any input."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.binding.binder import Binder
from psopenai_py.framework.binding.services import BindingServices
from psopenai_py.framework.declaration.compiler import build_metadata
from psopenai_py.framework.declaration.metadata import ParameterMetadata
from psopenai_py.framework.declaration.parameter import InSet
from psopenai_py.framework.errors import MetadataException, ParameterBindingException
from psopenai_py.framework.testing.conformance.values import encode
from psopenai_py.framework.validation.not_null import ValidateNotNullOrEmpty
from psopenai_py.framework.validation.ranges import ValidateRange
from psopenai_py.framework.values.collections import Hashtable
from psopenai_py.framework.values.nothing import UNBOUND, UNDECLARED
from psopenai_py.framework.values.objects import PSObject, from_json
from psopenai_py.framework.values.types import ARRAY_LIST, BOOL, DATETIME, DOUBLE, INT, OBJECT, STRING, STRING_ARRAY, SWITCH

NAMES = ["Alpha", "Alps", "Bet", "Beta", "Gamma", "Length", "Id"]
ALIASES = ["a1", "b1", "g", "Gam", "thread_id"]
TYPES = [OBJECT, STRING, INT, DOUBLE, BOOL, SWITCH, STRING_ARRAY, DATETIME, ARRAY_LIST]

in_set = st.builds(
    InSet,
    st.sampled_from([None, None, "X", "Y", "Z"]),
    mandatory=st.booleans(),
    position=st.none() | st.integers(-1, 3),
    from_pipeline=st.booleans(),
    by_property_name=st.booleans(),
    from_remaining=st.integers(0, 9).map(lambda n: n == 0),
)
scalars = (
    st.none() | st.booleans() | st.integers(-3, 2**33) | st.floats(-2, 9) | st.sampled_from(["", "a", "5", "2.5", "2026-01-02"])
)
values = scalars | st.lists(scalars, max_size=2) | st.dictionaries(st.sampled_from(NAMES), scalars, max_size=2).map(Hashtable)
records = st.dictionaries(
    st.sampled_from([*NAMES, *ALIASES, "alpha", "other"]), scalars | st.lists(scalars, max_size=2), max_size=4
)
validators = st.sampled_from([(), (), (), (ValidateRange(0, 6),), (ValidateNotNullOrEmpty(),)])


@st.composite
def parameters(draw):
    """Parameters of different names, most of them sensible."""
    made = []
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=4, unique=True)):
        sets = draw(st.lists(in_set, max_size=2, unique_by=lambda entry: entry.name.casefold()))
        made.append(
            (
                (name, draw(st.sampled_from(TYPES)), sets),
                {
                    "aliases": draw(st.lists(st.sampled_from(ALIASES), max_size=1)),
                    "default": draw(st.just(UNDECLARED) | scalars),
                    "validators": draw(validators),
                    "type_name": draw(st.sampled_from([None, None, None, "Known"])),
                },
            )
        )
    return made


def argument(name, value):
    return ArgumentItem(name, value)


words = st.one_of(
    st.builds(argument, st.sampled_from([*NAMES, "Al", "be", "nope", "Verbose"]), st.just(UNBOUND) | values),
    st.builds(argument, st.none(), values),
)
objects = st.one_of(
    values,
    records.map(PSObject),
    records.map(lambda made: PSObject(made, types=["Known"])),
    records.map(from_json),
)


def metadata(declared, default_set):
    """The command, compiled."""
    built = [ParameterMetadata(*arguments, **more) for arguments, more in declared]
    return build_metadata("Test-It", built, default_set=default_set)


def encoded(mapping):
    return {name: encode(value) for name, value in mapping.items()}


def run(command, items, inputs, *, planned=True):
    """Binds everything and returns all that can be seen of it."""
    target, seen = {}, []
    binder = Binder(command, target, BindingServices(warn=seen.append))
    try:
        binder.bind_command_line(items, inputs is not None)
    except ParameterBindingException as error:
        return [*seen, (error.error_id, str(error))]
    if not planned:
        binder._state.planner = None
    seen.append((binder.parameter_set_name, encoded(binder.bound), encoded(target)))
    for obj in inputs or ():
        try:
            done = binder.bind_input(obj)
        except ParameterBindingException as error:
            done = (error.error_id, str(error), error.target is obj)
        seen.append((done, binder.parameter_set_name, list(binder.bound), encoded(binder.bound), encoded(target)))
    return seen


QUICK = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(
    parameters(), st.sampled_from([None, None, "X", "Y"]), st.lists(words, max_size=4), st.none() | st.lists(objects, max_size=4)
)
def test_binding_is_repeatable_and_raises_only_its_own_errors(declared, default_set, items, inputs):
    """Any other exception than the two classes fails the test; the same again gives the same."""
    try:
        command = metadata(declared, default_set)
    except MetadataException:
        return
    assert run(command, items, inputs) == run(command, items, inputs)


taking = st.builds(
    InSet,
    st.sampled_from([None, None, "X", "Y"]),
    from_pipeline=st.booleans(),
    by_property_name=st.sampled_from([True, True, False]),
)


@st.composite
def takers(draw):
    """Parameters that take most of what is piped in."""
    made = []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)):
        sets = draw(st.lists(taking, min_size=1, max_size=2, unique_by=lambda entry: entry.name.casefold()))
        kind = draw(st.sampled_from([OBJECT, STRING, STRING, INT, STRING_ARRAY, SWITCH]))
        more = {"validators": draw(validators), "type_name": draw(st.sampled_from([None] * 5 + ["Known"]))}
        made.append(((name, kind, sets), more))
    return made


@QUICK
@given(takers(), st.sampled_from([None, "X", "Y"]), st.lists(objects, min_size=1, max_size=3), st.data())
def test_a_plan_binds_as_the_rules_do(declared, default_set, some, data):
    """Objects come again, so that they meet the plans that were made for them."""
    inputs = some * 2 + data.draw(st.lists(st.sampled_from(some), max_size=6))
    command = metadata(declared, default_set)
    assert run(command, [], inputs) == run(command, [], inputs, planned=False)
