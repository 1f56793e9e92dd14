"""One command of a pipeline: what it is called, what it is given, and the calls made of that."""

from __future__ import annotations

from typing import Any

from ...framework.pipeline.stage import Call
from ...framework.registry import Command
from .. import tree
from ..runtime.calls import run_calls
from ..runtime.commands import called, find_command
from ..runtime.direct_calls import DirectCall
from ..runtime.frame import Evaluate, Frame, Write
from ..runtime.functions import ScriptCommand
from ..runtime.invocation_info import InvocationInfo
from .arguments import Arguments
from .compiler import Compiler
from .redirections import Redirections


class CommandSite:
    """A command as it stands in the text. Evaluated for a frame it gives a call; what its name means is remembered."""

    def __init__(self, compiler: Compiler, node: tree.Command) -> None:
        self._place = (compiler.source, node)
        self._operator = node.invocation
        name = node.elements[0]
        self._name = name.value or None if isinstance(name, tree.String) else None
        self._named: Evaluate | None = None
        if self._name is None and isinstance(name, tree.Expression):
            self._named = compiler.expression(name)
        self._arguments = Arguments(compiler, node.elements[1:])
        self._redirections = Redirections(compiler, node.redirections) if node.redirections else None
        self._known: Command | None = None
        self._generation = -1
        self._session: Any = None
        self._direct: DirectCall | None = None

    def __call__(self, frame: Frame) -> Call:
        """Returns the call for a frame. Raises CommandNotFoundException, BadExpression."""
        return self._call_of(frame, self.command(frame))

    def _call_of(self, frame: Frame, command: Command) -> Call:
        name = self._invocation_name(command)
        if isinstance(command, ScriptCommand):
            command = command.called(self._place, name)
        items = self._arguments.items(frame)
        redirect = None if self._redirections is None else self._redirections.open(frame)
        place = InvocationInfo(*self._place, command=command, name=name)
        return Call(command, items, redirect=redirect, place=place)

    def _invocation_name(self, command: Command) -> str:
        return self._operator or self._name or command.name

    def command(self, frame: Frame) -> Command:
        """Returns what the name means, looked up again where a function or alias may have changed that."""
        interpreter = frame.interpreter
        if self._name is None:
            assert self._named is not None
            command = called(frame, self._named(frame), self._operator or "&")
            if self._operator == "." and isinstance(command, ScriptCommand) and not command.dot_sourced:
                command = _dot_sourced(command)
            return command
        if self._known is not None and self._generation == interpreter.generation and self._session is interpreter.session:
            return self._known
        command = find_command(frame, self._name)
        if self._operator == "." and isinstance(command, ScriptCommand):
            return _dot_sourced(command)
        if _is_lasting(command):
            self._known, self._generation, self._session = command, interpreter.generation, interpreter.session
        return command

    def run(self, frame: Frame, write: Write) -> None:
        """Runs the command alone; a simple function needs no pipeline for that."""
        command = self.command(frame)
        if self._redirections is None and isinstance(command, ScriptCommand):
            direct = self._direct
            if direct is None or direct.command is not command:
                direct = self._direct = DirectCall(command, self._arguments, self._place, self._invocation_name(command))
            if direct.run(frame, write):
                return
        run_calls(frame, [self._call_of(frame, command)], None, write)


def _is_lasting(command: Command) -> bool:
    """Whether a name goes on to mean a command until something is defined: scripts and programs may change meanwhile."""
    return type(command) is Command or (isinstance(command, ScriptCommand) and command.path is None)


def _dot_sourced(command: ScriptCommand) -> ScriptCommand:
    made = ScriptCommand(command.name, command.block, command.interpreter, kind=command.kind, dot_sourced=True, path=command.path)
    made._metadata = command._metadata
    return made
