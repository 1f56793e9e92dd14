"""What a command's name means: an alias, a function, a cmdlet, a script file, a program (in this order)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.errors import CommandNotFoundException
from ...framework.location import Location
from ...framework.registry import Command
from ...framework.values.nothing import NOTHING
from ...framework.values.scalars import ScriptBlock
from ...framework.variables import Scope
from ..errors import RuntimeException
from .attributes import arguments_of, attribute_name

if TYPE_CHECKING:
    from ...framework.session import Session
    from .frame import Frame
    from .functions import ScriptCommand
    from .interpreter import Interpreter
    from .script_block import CodeBlock

_MOST_ALIASES = 30
_SCRIPT = ".ps1"
_SCOPES = ("global", "script", "local", "private")


def find_function(scope: Scope, folded: str) -> ScriptCommand | None:
    """Returns the function of a folded name that is seen from a scope."""
    within: Scope | None = scope
    while within is not None:
        if within.functions is not None:
            found = within.functions.get(folded)
            if found is not None:
                function: ScriptCommand = found
                return function
        within = within.parent
    return None


def find_alias(session: Session, name: str, scope: Scope | None = None) -> str | None:
    """Returns what an alias of a script stands for, None where there is no such alias."""
    folded = name.casefold()
    within: Scope | None = scope or session.variables
    while within is not None:
        if within.aliases is not None and folded in within.aliases:
            return to_text(within.aliases[folded].Definition)
        within = within.parent
    return None


def define_function(frame: Frame, name: str, value: Any, scope: str = "", *, is_filter: bool = False) -> None:
    """Makes a script block a function of the current scope, or of the one that is named."""
    from .functions import ScriptCommand
    from .script_block import CodeBlock

    if not isinstance(value, CodeBlock):
        value = CodeBlock.parse(to_text(value), frame.interpreter.session)
    holder = frame.scope.named(scope)
    if holder is None:
        holder = frame.scope
    if holder.functions is None:
        holder.functions = {}
    interpreter = frame.interpreter
    aliases = tuple(function_aliases(frame, value))
    kind = "Filter" if is_filter else "Function"
    holder.functions[name.casefold()] = ScriptCommand(name, value, interpreter, kind=kind, aliases=aliases)
    interpreter.define(name.casefold())
    for alias in aliases:
        define_alias(interpreter, holder, alias, name)


def function_aliases(frame: Frame, block: CodeBlock) -> Iterator[str]:
    """Yields the names that an Alias attribute in front of the param block gives a function."""
    for attribute in block.code.attributes:
        if attribute_name(attribute) == "alias":
            positional, _ = arguments_of(block.code.compiler, frame, attribute)
            for value in positional:
                yield from (to_text(one) for one in (value if isinstance(value, list) else [value]))


class Alias:
    """An alias that ``$alias:name = …`` set."""

    def __init__(self, name: str, definition: str) -> None:
        self.Name = name
        self.Definition = definition
        self.Options: Any = 0
        self.Description = ""


def define_alias(interpreter: Interpreter, scope: Scope, name: str, definition: str) -> None:
    """Makes a name another one of a command."""
    if scope.aliases is None:
        scope.aliases = {}
    scope.aliases[name.casefold()] = Alias(name, definition)
    interpreter.define(name.casefold())


def find_command(frame: Frame, name: str) -> Command:
    """Returns the command that a name means here. Raises CommandNotFoundException."""
    interpreter = frame.interpreter
    session = interpreter.session
    scope, mark, plain = name.partition(":")
    if mark and scope.casefold() in _SCOPES:
        holder = frame.scope.named(scope)
        function = (holder.functions or {}).get(plain.casefold()) if holder is not None else None
        if function is not None:
            found: Command = function
            return found
    for _ in range(_MOST_ALIASES):
        folded = name.casefold()
        if folded not in interpreter.known_names:
            break
        meant = find_alias(session, name, frame.scope)
        if meant is None:
            function = find_function(frame.scope, folded)
            if function is not None:
                return function
            break
        name = meant
    return _registered(session, name) or _outside(frame, name) or _implied(frame, name) or _missing(session, name)


def _registered(session: Session, name: str) -> Command | None:
    """Returns a cmdlet, also by its name with a module in front."""
    registry = session.registry
    if name in registry:
        return registry.find(name)
    module, mark, plain = name.rpartition("\\")
    if mark and module and plain in registry and "/" not in module:
        return registry.find(plain)
    return None


def _outside(frame: Frame, name: str) -> Command | None:
    """Returns a script file or a program."""
    path = _script_path(frame.interpreter.session, name)
    if path is not None:
        from .scripts import script_command

        return script_command(frame.interpreter, path)
    from .native import find_program, program_command

    program = find_program(frame.interpreter.session, name)
    return None if program is None else program_command(name, program)


def _script_path(session: Session, name: str) -> str | None:
    if not name.lower().endswith(_SCRIPT):
        if not any(mark in name for mark in ("/", "\\")):
            return None
        name += _SCRIPT
    has_folder = os.path.dirname(name.replace("\\", "/")) != ""
    path = Location.for_session(session).absolute(os.path.expanduser(name))
    return path if has_folder and os.path.isfile(path) else None


def _implied(frame: Frame, name: str) -> Command | None:
    """Returns the command whose verb Get is left out."""
    if "-" in name or not name:
        return None
    implied = f"get-{name}"
    function = find_function(frame.scope, implied.casefold()) if implied.casefold() in frame.interpreter.known_names else None
    return function or _registered(frame.interpreter.session, implied)


def _missing(session: Session, name: str) -> Command:
    module, mark, _ = name.partition("\\")
    if mark and module and not any(char in module for char in "/.:"):
        raise _UnknownModule(module, name)
    return session.registry.find(name)


class _UnknownModule(CommandNotFoundException):
    """The name of a command names a module that is not known."""

    error_id = "CouldNotAutoLoadModule"

    def __init__(self, module: str, name: str) -> None:
        super().__init__(name)
        self.args = (f"The module '{module}' could not be loaded. For more information, run 'Import-Module {module}'.",)


def called(frame: Frame, value: Any, operator: str) -> Command:
    """Returns the command that a value after ``&`` or ``.`` means. Raises BadExpression."""
    from .functions import ScriptCommand
    from .script_block import CodeBlock

    if isinstance(value, CodeBlock):
        return ScriptCommand("", value, frame.interpreter, kind="Script", dot_sourced=operator == ".")
    command = getattr(value, "command", value)
    if isinstance(command, Command):
        return command
    if isinstance(value, ScriptBlock):
        return _python_block(value)
    text = None if value is None or value is NOTHING else to_text(value)
    if not text:
        raise RuntimeException(
            f"The expression after '{operator}' in a pipeline element produced an object that was not valid. It must result in a "
            "command name, a script block, or a CommandInfo object.",
            error_id="BadExpression",
            target=None if value is NOTHING else value,
        )
    return find_command(frame, text)


def _python_block(block: ScriptBlock) -> Command:
    from ...framework.declaration.cmdlet import Cmdlet

    class Callable(Cmdlet, name="callable"):
        """Runs a function of Python."""

        def process(self) -> Any:
            """Runs it once."""
            return iter(block.invoke(None))

    return Command("callable", lambda: Callable)
