"""What the replay of recorded cases needs of the language."""

from __future__ import annotations

from collections.abc import Callable

from ..framework.binding.arguments import ArgumentItem
from ..framework.registry import Registry
from ..framework.session import Session
from ..framework.testing.conformance.later import NeedsLater
from ..framework.values.scalars import ScriptBlock
from . import tree
from .compiling.arguments import Arguments
from .compiling.compiler import Compiler
from .parsing.parser import parse
from .runtime.frame import Frame
from .runtime.interpreter import Interpreter
from .runtime.parse_failure import parse_failure
from .runtime.script_block import CodeBlock


def recorded_block() -> Callable[[str], ScriptBlock]:
    """Returns what makes a script block of its text; the blocks run in one session of their own."""
    session = _session()
    return lambda text: CodeBlock.parse(text, session)


def read_recorded(text: str) -> list[ArgumentItem]:
    """Returns the argument items of a recorded command line, evaluated in a session of their own.

    Raises ParseException for what is no text of PowerShell, NeedsLater for what is more than one command.
    """
    parsed = parse(text)
    if parsed.errors:
        raise parse_failure(parsed)
    command = only_command(parsed.script)
    if command is None:
        raise NeedsLater("a text of several commands")
    interpreter = Interpreter.for_session(_session())
    frame = Frame(interpreter, interpreter.session.globals, interpreter.streams, parsed.source)
    return Arguments(Compiler(parsed.source), command.elements[1:]).items(frame)


def only_command(script: tree.ScriptBlock) -> tree.Command | None:
    """Returns the command that a script is, None where it is more than one, another statement, or redirected."""
    statements = script.end_block.statements if script.end_block is not None else ()
    only = statements[0] if len(statements) == 1 else None
    command = only.elements[0] if isinstance(only, tree.Pipeline) and len(only.elements) == 1 else only
    return command if isinstance(command, tree.Command) and not command.redirections else None


def _session() -> Session:
    return Session(Registry(entry_points=False), environ={})
