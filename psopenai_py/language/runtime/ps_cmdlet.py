"""``$PSCmdlet``: what an advanced function can do as a cmdlet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.errors import CmdletInvocationException, ErrorRecord, PipelineFailed, PowerShellError
from ...framework.streams.records import InformationRecord
from ...framework.values.net_object import NetObject
from ...framework.values.nothing import NOTHING, UNBOUND
from ..errors import RuntimeException
from .enumeration import write_elements

if TYPE_CHECKING:
    from ...framework.pipeline.stage import Stage
    from .call_facts import CallFacts


class PSScriptCmdlet(
    NetObject,
    net_type="System.Management.Automation.PSScriptCmdlet",
    properties=("ParameterSetName", "MyInvocation", "CommandRuntime", "Stopping"),
):
    """The cmdlet side of a running advanced function."""

    __slots__ = ("_facts", "_methods", "_stage")
    Stopping = False

    def __init__(self, stage: Stage, facts: CallFacts) -> None:
        self._stage = stage
        self._facts = facts
        self._methods: dict[str, Callable[..., Any]] = {
            "writeobject": self._write_object,
            "writeerror": self._write_error,
            "writewarning": _of_text(stage.write_warning),
            "writeverbose": _of_text(stage.write_verbose),
            "writedebug": _of_text(stage.write_debug),
            "writeinformation": self._write_information,
            "writeprogress": self._write_progress,
            "throwterminatingerror": self._throw,
            "shouldprocess": self._should_process,
            "shouldcontinue": self._should_continue,
            "getvariablevalue": self._variable,
        }

    def find(self, name: str) -> Any:
        """Returns a property or a method."""
        method = self._methods.get(name.casefold())
        return super().find(name) if method is None else method

    @property
    def ParameterSetName(self) -> str:  # the engine's names
        """The parameter set in force."""
        return self._stage.parameter_set

    @property
    def MyInvocation(self) -> Any:
        """``$MyInvocation``."""
        return self._facts.invocation_info

    @property
    def CommandRuntime(self) -> PSScriptCmdlet:
        """The cmdlet itself."""
        return self

    def _write_object(self, value: Any, enumerate_collection: Any = False) -> Any:
        if enumerate_collection:
            write_elements(value, self._stage.write_object)
        else:
            self._stage.write_object(value)
        return NOTHING

    def _write_error(self, record: Any) -> Any:
        self._stage.write_error(_record(record))
        return NOTHING

    def _write_information(self, data: Any, tags: Any = ()) -> Any:
        record = data if isinstance(data, InformationRecord) else InformationRecord(data, tuple(to_text(tag) for tag in tags or ()))
        self._stage.write_information(record)
        return NOTHING

    def _write_progress(self, record: Any) -> Any:
        self._stage.write_progress(record)
        return NOTHING

    def _throw(self, record: Any) -> Any:
        known = _record(record)
        error = CmdletInvocationException(str(known))
        error.__cause__ = known.exception
        known.happened_in(self._stage.command_name)
        error.use_record(known)
        error.carried = True
        self._stage.streams.collect_error(error)
        raise PipelineFailed(self._stage, error)

    def _should_process(self, target: Any, action: Any = UNBOUND, caption: Any = None, *others: Any) -> bool:
        """Decides by target and action, or with three arguments by a description, a question and its caption."""
        if caption is not None:
            return self._stage.should_process_described(to_text(target), to_text(action), to_text(caption))
        return self._stage.should_process(to_text(target), None if action is UNBOUND else to_text(action))

    def _should_continue(self, query: Any, caption: Any = "", *others: Any) -> bool:
        host = self._stage.session.host
        if not host.can_prompt:
            raise RuntimeException(f"A question is due and nobody can answer it: {to_text(query)}")
        answer = host.ask(to_text(caption), f"{to_text(query)}\n[Y] Yes  [N] No", "Y/N")
        return answer.strip().casefold() in ("y", "yes")

    def _variable(self, name: Any, default: Any = None) -> Any:
        scope = self._facts.scope
        found = UNBOUND if scope is None else scope.find(to_text(name).casefold())
        return default if found is UNBOUND else found


def _record(value: Any) -> ErrorRecord:
    if isinstance(value, ErrorRecord):
        return value
    if isinstance(value, PowerShellError):
        return value.record
    raise RuntimeException(f'Cannot convert the value "{to_text(value)}" to an error record.')


def _of_text(write: Callable[[str], None]) -> Callable[[Any], Any]:
    """Returns the method that writes the text of a value."""

    def method(value: Any) -> Any:
        write(to_text(value))
        return NOTHING

    return method
