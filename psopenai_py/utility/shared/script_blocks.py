"""How commands run the script blocks they are given: with ``$_``, in the scope of their caller, output going on at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.conversion.truth import is_true
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import ScriptBlock
from ...language.runtime.interpreter import Interpreter
from ...language.runtime.script_block import CodeBlock

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet
    from ...framework.session import Session


def runner(cmdlet: Cmdlet, block: ScriptBlock) -> Callable[[Any], None]:
    """Returns a function that runs the block for one item; the output of the block is that of the command."""
    if not isinstance(block, CodeBlock):  # a Python callable
        write = cmdlet.invocation.write_object
        return lambda item: _write_all(write, block.invoke(item))
    return block.runner(cmdlet.session, cmdlet.invocation.writer())


def _write_all(write: Callable[[Any], None], output: Sequence[Any]) -> None:
    for value in output:
        write(value)


def run_once(
    cmdlet: Cmdlet,
    block: ScriptBlock,
    write: Callable[[Any], None] | None = None,
    *,
    item: Any = NOTHING,
    args: Sequence[Any] = (),
    objects: Sequence[Any] = (),
    new_scope: bool = False,
) -> None:
    """Runs a block; without an item, ``$_`` is what it is for the caller. `objects` are its ``$input``."""
    write = write or cmdlet.invocation.write_object
    if isinstance(block, CodeBlock):
        block.run(cmdlet.session, write, item=item, args=tuple(args), input=list(objects), new_scope=new_scope)
    else:
        _write_all(write, block.invoke(None if item is NOTHING else item))


def condition(cmdlet: Cmdlet, block: ScriptBlock) -> Callable[[Any], bool]:
    """Returns a function that says whether the output of the block for an item is true as a whole."""
    if not isinstance(block, CodeBlock):
        return lambda item: is_true(block.invoke(item))
    output: list[Any] = []
    run = block.runner(cmdlet.session, output.append)

    def holds(item: Any) -> bool:
        output.clear()
        run(item)
        result = output[0] if len(output) == 1 else output
        return result is True or (result is not False and is_true(result))

    return holds


def parsed(cmdlet: Cmdlet, text: str) -> CodeBlock:
    """Returns a text as a script block. Raises ParseException where it is no script."""
    return CodeBlock.parse(text, cmdlet.session)


def is_strict(session: Session) -> bool:
    """Whether a member that an object lacks is an error: Set-StrictMode, from version 2."""
    strict = Interpreter.for_session(session).strict
    return strict is not None and strict >= (2,)
