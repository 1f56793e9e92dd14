"""The pipeline: order of the blocks, laziness, errors that cost one record, and the signal that somebody has enough."""

from __future__ import annotations

import pytest

from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.declaration.parameter import InSet, Parameter
from psopenai_py.framework.errors import (
    ActionPreferenceStopException,
    CmdletInvocationException,
    CommandNotFoundException,
    InputException,
    InputFailure,
    ParameterBindingException,
    PowerShellError,
)
from psopenai_py.framework.pipeline.pipeline import Call, PipelineProcessor, run
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost
from psopenai_py.framework.values.types import INT, OBJECT, STRING

LOG: list[str] = []


class Refused(PowerShellError):
    error_id = "Refused"
    category = "InvalidData"


class CopyNumber(Cmdlet, name="Copy-Number"):
    """Passes numbers on."""

    Name = Parameter(STRING, default="copy")
    Number = Parameter(INT, InSet(mandatory=True, position=0, from_pipeline=True))
    Times = Parameter(INT, default=1)

    def begin(self):
        LOG.append(f"{self.Name} begin")

    def process(self):
        for count in range(self.Times):
            LOG.append(f"{self.Name} {self.Number}")
            if self.Number < 0:
                raise Refused(f"{self.Number} is negative.", target=self.Number)
            yield self.Number * 10 + count

    def end(self):
        LOG.append(f"{self.Name} end")

    def clean(self):
        if self.Name == "cleaned":
            LOG.append(f"{self.Name} clean")


class SelectFirst(Cmdlet, name="Select-First"):
    """Takes some objects and then has enough."""

    Count = Parameter(INT, InSet(position=0), default=1)
    Value = Parameter(OBJECT, InSet(from_pipeline=True))

    def begin(self):
        self.taken = 0

    def process(self):
        self.taken += 1
        yield self.Value
        if self.taken == self.Count:
            self.invocation.stop_upstream()

    def end(self):
        LOG.append("first end")


class BreakDown(Cmdlet, name="Break-Down"):
    """Has a mistake in it."""

    Value = Parameter(OBJECT, InSet(from_pipeline=True))

    def process(self):
        return [1 / 0]


@pytest.fixture
def session():
    LOG.clear()
    registry = Registry(entry_points=False)
    for cls in (CopyNumber, SelectFirst, BreakDown):
        registry.add(cls)
    with Session(registry, host=SilentHost(), environ={}) as session:
        yield session


def call(session, name, **parameters):
    return Call(session.registry.find(name), [ArgumentItem(key, value) for key, value in parameters.items()])


def test_blocks_run_in_the_engines_order(session):
    """All begin, each object goes through to the end before the next one, then all end (R4.4)."""
    processor = PipelineProcessor(
        session, [call(session, "Copy-Number", Name="a"), call(session, "Copy-Number", Name="b")], input=[1, 2]
    )
    assert list(processor) == [100, 200]
    assert LOG == ["a begin", "b begin", "a 1", "b 10", "a 2", "b 20", "a end", "b end"]


def test_output_is_lazy(session):
    """The second input object is not touched before the output of the first was taken."""
    touched = []

    def numbers():
        for number in (1, 2, 3):
            touched.append(number)
            yield number

    objects = iter(PipelineProcessor(session, [call(session, "Copy-Number")], input=numbers()))
    assert next(objects) == 10
    assert touched == [1]


def test_one_process_call_is_lazy_too(session):
    """An object is handed out before the cmdlet's next line runs."""
    objects = iter(PipelineProcessor(session, [call(session, "Copy-Number", Number=1, Times=3)]))
    assert next(objects) == 10
    assert LOG == ["copy begin", "copy 1"]


def test_an_error_costs_its_record_only(session):
    processor = PipelineProcessor(session, [call(session, "Copy-Number")], input=[1, -2, 3])
    assert list(processor) == [10, 30]
    (record,) = processor.errors
    assert record.fully_qualified_error_id == "Refused,Copy-Number"
    assert (record.category, record.target) == ("InvalidData", -2)
    assert session.host.errors == [record]
    assert session.variables["Error"] == [record]


def test_an_object_that_does_not_bind_costs_its_record_only(session):
    processor = PipelineProcessor(session, [call(session, "Copy-Number")], input=[1, "x", 3])
    assert list(processor) == [10, 30]
    assert [record.fully_qualified_error_id for record in processor.errors] == ["InputObjectNotBound,Copy-Number"]
    assert processor.errors[0].target == "x"


def test_an_unreadable_input_record_is_an_error_at_its_place(session):
    processor = PipelineProcessor(session, [call(session, "Copy-Number")], input=[1, InputFailure(InputException("line 2")), 3])
    assert list(processor) == [10, 30]
    assert processor.errors[0].message == "line 2"


def test_binding_errors_keep_every_begin_from_running(session):
    processor = PipelineProcessor(session, [call(session, "Copy-Number"), call(session, "Copy-Number", Nope=1)], input=[1])
    with pytest.raises(ParameterBindingException) as raised:
        list(processor)
    assert raised.value.record.fully_qualified_error_id == "NamedParameterNotFound,Copy-Number"
    assert LOG == []
    assert processor.errors == [raised.value.record]


def test_enough_ends_the_stages_before(session):
    """The stages before the one that has enough neither go on nor end; it and those after it end."""
    calls = [call(session, "Copy-Number", Name="a"), call(session, "Select-First", Count=2), call(session, "Copy-Number", Name="c")]
    assert list(PipelineProcessor(session, calls, input=iter([1, 2, 3]))) == [100, 200]
    assert LOG == ["a begin", "c begin", "a 1", "c 10", "a 2", "c 20", "first end", "c end"]


def test_stop_ends_the_pipeline_with_the_original_record(session):
    processor = PipelineProcessor(session, [call(session, "Copy-Number", ErrorAction="Stop", ErrorVariable="e")], input=[1, -2, 3])
    objects = iter(processor)
    assert next(objects) == 10
    with pytest.raises(ActionPreferenceStopException) as raised:
        next(objects)
    assert raised.value.record.fully_qualified_error_id == "Refused,Copy-Number"
    assert str(raised.value).endswith("is set to Stop: -2 is negative.")
    assert session.variables["e"] == [raised.value]
    assert "copy end" not in LOG


def test_run_raises_the_original_error_under_stop(session):
    with pytest.raises(Refused):
        run(PipelineProcessor(session, [call(session, "Copy-Number", ErrorAction="Stop")], input=[-2]))


@pytest.mark.parametrize(("action", "shown", "collected"), [("Ignore", 0, 0), ("SilentlyContinue", 0, 1), ("Continue", 1, 1)])
def test_error_action(session, action, shown, collected):
    """What is shown and what is collected under each preference (binding.md 10.3)."""
    processor = PipelineProcessor(session, [call(session, "Copy-Number", ErrorAction=action, ErrorVariable="e")], input=[-1, 2])
    assert list(processor) == [20]
    assert len(session.host.errors) == shown
    assert len(session.variables["e"]) == len(processor.errors) == collected


def test_a_mistake_in_a_cmdlet_is_wrapped_once(session):
    processor = PipelineProcessor(session, [call(session, "Break-Down")], input=[1])
    with pytest.raises(CmdletInvocationException) as raised:
        list(processor)
    assert isinstance(raised.value.__cause__, ZeroDivisionError)
    assert raised.value.record.activity == "Break-Down"


def test_out_variable_out_buffer_and_pipeline_variable(session):
    calls = [
        call(session, "Copy-Number", Name="a", OutVariable="o", OutBuffer=1, PipelineVariable="p"),
        call(session, "Copy-Number"),
    ]
    assert list(PipelineProcessor(session, calls, input=[1, 2, 3])) == [100, 200, 300]
    assert session.variables["o"] == [10, 20, 30]
    assert "p" not in session.variables
    assert LOG[2:6] == ["a 1", "a 2", "copy 10", "copy 20"]


@pytest.mark.parametrize("action", ["Stop", "Continue"])
def test_clean_runs_however_the_pipeline_ends(session, action):
    processor = PipelineProcessor(session, [call(session, "Copy-Number", Name="cleaned", ErrorAction=action)], input=[7, "x"])
    objects = iter(processor)
    assert next(objects) == 70
    if action == "Stop":
        with pytest.raises(ActionPreferenceStopException):
            next(objects)
    else:
        objects.close()
    assert LOG[-1] == "cleaned clean"


class EmitTwice(Cmdlet, name="Write-Twice"):
    """Writes in its begin block."""

    def begin(self):
        yield 1
        LOG.append("goes on")
        yield 2


def test_the_first_object_begins_the_next_stage(session):
    """What begin writes is processed downstream before begin's next line runs (R4.4)."""
    session.registry.add(EmitTwice)
    processor = PipelineProcessor(session, [call(session, "Write-Twice"), call(session, "Copy-Number", Name="b")])
    assert list(processor) == [10, 20]
    assert LOG == ["b begin", "b 1", "goes on", "b 2", "b end"]


class FailInClean(CopyNumber, name="Fail-InClean"):
    """Has a mistake in its clean block."""

    Name = Parameter(STRING, default="own")

    def clean(self):
        raise ValueError("not clean")


def test_a_mistake_in_clean_ends_nothing(session):
    session.registry.add(FailInClean)
    processor = PipelineProcessor(session, [call(session, "Fail-InClean"), call(session, "Copy-Number", Name="cleaned")], input=[1])
    assert list(processor) == [100]
    assert LOG[-1] == "cleaned clean"
    assert [record.message for record in processor.errors] == ["not clean"]


def test_a_derived_cmdlet_keeps_its_base_and_may_declare_a_parameter_anew(session):
    """The parameter of the derived class wins; what its head does not say is as in the base (binding.md 1.6)."""
    metadata = session.registry.add(FailInClean).metadata
    assert [parameter.name for parameter in metadata.parameters[:3]] == ["Name", "Number", "Times"]
    assert metadata.by_name["name"].default == "own"


def test_a_long_run_keeps_the_first_errors_only(session):
    processor = PipelineProcessor(session, [call(session, "Copy-Number")], input=[-1, -2, -3], most_errors=1)
    assert list(processor) == []
    assert [record.target for record in processor.errors] == [-1]
    assert len(session.variables["Error"]) == 3


def test_variables_may_be_named_with_a_scope(session):
    assert list(PipelineProcessor(session, [call(session, "Copy-Number", OutVariable="global:x")], input=[1])) == [10]
    assert session.variables["x"] == [10]


def test_collecting_variables_stay_as_they_are_where_a_later_command_does_not_bind(session):
    session.variables["x"] = "before"
    calls = [call(session, "Copy-Number", OutVariable="x"), call(session, "Copy-Number", Nope=1)]
    with pytest.raises(ParameterBindingException):
        list(PipelineProcessor(session, calls, input=[1]))
    assert session.variables["x"] == "before"


class WriteSlowly(Cmdlet, name="Write-Slowly"):
    """Notes in between what it writes."""

    Value = Parameter(OBJECT, InSet(from_pipeline=True))

    def end(self):
        for number in (1, 2):
            LOG.append(f"before {number}")
            yield number


def test_a_sink_has_each_object_before_the_cmdlet_goes_on(session):
    """Also from an end block, and from a stage that is not the first."""
    session.registry.add(WriteSlowly)
    calls = [call(session, "Write-Slowly"), call(session, "Copy-Number", Name="b")]
    PipelineProcessor(session, calls, input=[]).write_to(lambda value: LOG.append(f"got {value}"))
    assert LOG == ["b begin", "before 1", "b 1", "got 10", "before 2", "b 2", "got 20", "b end"]


def test_an_end_block_is_read_lazily(session):
    session.registry.add(WriteSlowly)
    objects = iter(PipelineProcessor(session, [call(session, "Write-Slowly")], input=[]))
    assert next(objects) == 1
    assert LOG == ["before 1"]


def test_what_a_sink_raises_is_no_error_of_a_cmdlet(session):
    def full(value):
        raise OSError("disk full")

    processor = PipelineProcessor(session, [call(session, "Copy-Number", Name="cleaned")], input=[1])
    with pytest.raises(OSError, match="disk full"):
        processor.write_to(full)
    assert processor.errors == []
    assert LOG[-1] == "cleaned clean"


def test_a_question_mark_among_the_words_asks_for_help_instead(session):
    """R2.16: nothing is bound, wherever the command stands."""

    class GetHelp(Cmdlet, name="Get-Help"):
        Name = Parameter(STRING)

        def process(self):
            yield f"help for {self.Name}"

    session.registry.add(GetHelp)
    copy = session.registry.add(CopyNumber)
    asked = [ArgumentItem("Nope", 1), ArgumentItem("?")]
    assert run(PipelineProcessor(session, [Call(copy, asked)])) == ["help for Copy-Number"]
    assert LOG == []


def test_without_help_to_be_had_the_request_is_an_error(session):
    copy = session.registry.add(CopyNumber)
    with pytest.raises(CommandNotFoundException, match="Get-Help"):
        run(PipelineProcessor(session, [Call(copy, [ArgumentItem("?")])]))
