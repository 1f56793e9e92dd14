"""Running PowerShell text in a session: the public entry of the language."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ..framework.errors import PowerShellError
from ..framework.streams.streams import remember
from .runtime.code import parse_code
from .runtime.flow import ExitSignal, FlowSignal
from .runtime.frame import ignore
from .runtime.interpreter import MAX_CALL_DEPTH, Interpreter
from .runtime.reporting import runtime_error
from .runtime.script_block import CodeBlock

if TYPE_CHECKING:
    from ..framework.binding.arguments import ArgumentItem
    from ..framework.session import Session

_FRAMES_EACH_CALL = 40
"""How many of Python's frames a call of a script's function may need."""


def block_of(text: str) -> CodeBlock:
    """Returns a text as a script block of no session yet. Raises ParseException where it is no script."""
    return CodeBlock.parse(text)


class ScriptOutcome:
    """How a script ended: the status of ``exit`` if it was run, and whether the last statement succeeded."""

    __slots__ = ("exit_code", "succeeded")

    def __init__(self, exit_code: int | None, succeeded: bool) -> None:
        self.exit_code = exit_code
        self.succeeded = succeeded


def run_script(
    session: Session,
    text: str,
    *,
    variables: Mapping[str, Any] | None = None,
    file: str | None = None,
    args: Iterable[Any] = (),
    input: Iterable[Any] | None = None,  # noqa: A002  # ``$input``
    write: Callable[[Any], None] = ignore,
) -> ScriptOutcome:
    """Runs a text as a script in the session's global scope and gives each object it writes to `write` at once.

    `variables` are set before; `file` is the path that the text came from; `args` are bound to its parameters. Errors that end
    nothing go to the session's host. Raises ParseException, and the error that ended the script.
    """
    block = CodeBlock(parse_code(text, file), session)
    return run_block(session, block, variables=variables, args=args, input=input, write=write)


def run_block(
    session: Session,
    block: CodeBlock,
    *,
    variables: Mapping[str, Any] | None = None,
    args: Iterable[Any] = (),
    input: Iterable[Any] | None = None,  # noqa: A002
    write: Callable[[Any], None] = ignore,
) -> ScriptOutcome:
    """Runs a script that was parsed before, as `run_script` does."""
    for name, value in (variables or {}).items():
        session.globals[name] = value
    return _run(session, lambda: block.run(session, write, args=tuple(args), input=input, new_scope=False))


def run_main_script(
    session: Session,
    text: str,
    items: Sequence[ArgumentItem],
    *,
    file: str | None = None,
    input: Iterable[Any] | None = None,  # noqa: A002
    write: Callable[[Any], None] = ignore,
) -> ScriptOutcome:
    """Runs a text with the arguments of a command line, bound as those of any command; errors as `run_script`.

    `input` feeds the process block; without one it is ``$input``, and is not read unless the script asks for it.
    """
    import os

    from ..framework.pipeline.pipeline import Call, PipelineProcessor
    from .runtime.main_script import MainScript

    interpreter = Interpreter.for_session(session)
    block = CodeBlock(parse_code(text, file), session)
    feeds = block.code.has_process
    command = MainScript(os.path.basename(file or ""), block, interpreter, path=file, input=None if feeds else input)
    processor = PipelineProcessor(session, [Call(command, items)], input=input if feeds else None, within=interpreter.streams)
    try:
        return _run(session, lambda: processor.write_to(write))
    finally:
        session.globals.automatic = None


def _run(session: Session, run: Callable[[], None]) -> ScriptOutcome:
    """Runs something in the session's global scope and returns how it ended."""
    interpreter = Interpreter.for_session(session)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(max(limit, MAX_CALL_DEPTH * _FRAMES_EACH_CALL))
    outer = session.variables, session.streams
    session.variables, session.streams = session.globals, interpreter.streams
    interpreter.streams.host = session.host
    exit_code: int | None = None
    try:
        run()
    except ExitSignal as signal:
        exit_code = signal.code
    except PowerShellError as error:
        interpreter.succeeded = False
        if not error.thrown:
            remember(session, error)  # beside its record, as the engine does
        raise
    except RecursionError as error:  # while it was compiled, where no statement runs yet
        interpreter.succeeded = False
        raise runtime_error(error) from None
    except FlowSignal:  # a break or continue outside of any loop ends the script
        pass
    finally:
        session.variables, session.streams = outer
        sys.setrecursionlimit(limit)
    return ScriptOutcome(exit_code, interpreter.succeeded)
