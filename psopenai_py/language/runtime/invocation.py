"""Running a script block that is not a stage of a pipeline: what commands and methods do with the blocks they are given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.binding.arguments import ArgumentItem
from ...framework.binding.binder import Binder
from ...framework.values.nothing import NOTHING, UNBOUND
from ...framework.variables import Scope
from .activation import Activation
from .call_facts import CallFacts
from .frame import Write, ignore
from .interpreter import Interpreter
from .values import ParameterValues

if TYPE_CHECKING:
    from ...framework.session import Session
    from .script_block import CodeBlock

_KEPT = ("_", "args", "input")


def run_block(
    block: CodeBlock,
    session: Session,
    write: Write,
    *,
    item: Any,
    args: Sequence[Any],
    input: Iterable[Any] | None,  # noqa: A002
    new_scope: bool,
) -> None:
    """Runs a block as `CodeBlock.run` says."""
    interpreter = Interpreter.for_session(session)
    outer = session.variables if block.captured is None else block.captured
    scope = Scope(outer) if new_scope or block.captured is not None else outer
    facts = CallFacts(None, block.code.source)
    activation = Activation(interpreter, block.code, scope, session.streams or interpreter.streams, facts)
    values = scope.values
    before = {name: values.get(name, UNBOUND) for name in _KEPT} if scope is outer else {}
    caller, session.variables = session.variables, scope
    try:
        if item is not NOTHING:
            values["_"] = item
        _bind(activation, args)
        if block.code.is_plain:
            values["input"] = iter(() if input is None else input)
            activation.run("end", write)
        else:
            activation.run("begin", write)
            for value in (NOTHING,) if input is None else input:
                activation.take(value, write)
            activation.end(write)
            activation.run("clean", ignore)
    finally:
        session.variables = caller
        for name, value in before.items():
            if value is UNBOUND:
                values.pop(name, None)
            else:
                values[name] = value


def _bind(activation: Activation, args: Sequence[Any]) -> None:
    """Binds arguments by position."""
    signature = activation.code.signature(activation.frame)
    if not activation.code.parameters and not signature.is_advanced:
        activation.scope.values["args"] = list(args)
        return
    binder = Binder(signature.metadata(""), ParameterValues(activation.frame))
    binder.bind_command_line([ArgumentItem(value=value) for value in args], False)
    activation.adopt_parameters(binder.bound)
