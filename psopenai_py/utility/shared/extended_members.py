"""Members that Add-Member gives to an object: notes, other names of properties, and script blocks that see it as ``$this``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...framework.errors import PowerShellError
from ...framework.session import Session
from ...framework.values.nothing import NOTHING
from ...framework.values.objects import Computed, PSObject
from ...framework.values.scalars import ScriptBlock
from ...framework.variables import Scope
from ...language.errors import GetValueInvocationException
from ...language.members.lookup import read_member, set_member
from ...language.runtime.script_block import CodeBlock


def alias_property(other: str) -> Computed:
    """Returns a property that reads and sets another one."""

    def read(obj: PSObject) -> Any:
        return read_member(obj, other)

    def write(obj: PSObject, value: Any) -> None:
        set_member(obj, other, value)

    return Computed(read, write)


def script_property(session: Session, name: str, getter: ScriptBlock | None, setter: ScriptBlock | None) -> Computed:
    """Returns a property that a script block computes, and perhaps another one sets."""

    def read(obj: PSObject) -> Any:
        if getter is None:
            return None
        try:
            value = _run(session, getter, obj, ())
        except PowerShellError as error:
            raise GetValueInvocationException.of(name, error) from error
        return None if value is NOTHING else value

    def write(obj: PSObject, value: Any) -> None:
        if setter is not None:
            _run(session, setter, obj, (value,))

    return Computed(read, None if setter is None else write)


def script_method(session: Session, block: ScriptBlock) -> Callable[..., Any]:
    """Returns a method that runs a script block with the arguments."""
    return lambda obj, *arguments: _run(session, block, obj, arguments)


def _run(session: Session, block: ScriptBlock, obj: PSObject, arguments: Sequence[Any]) -> Any:
    """Returns what the block writes: nothing, one object, or a list of several."""
    output: list[Any] = []
    if not isinstance(block, CodeBlock):
        output = block.invoke(obj)
    else:
        outer = session.variables
        session.variables = Scope(outer)
        session.variables["this"] = obj
        try:
            block.run(session, output.append, args=arguments)
        finally:
            session.variables = outer
    if not output:
        return NOTHING
    return output[0] if len(output) == 1 else output
