"""The arguments of a command line as the language makes items of them, as far as nothing has to be run for that."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from psopenai_py.framework.binding.arguments import ArgumentItem
from psopenai_py.framework.errors import ParseException
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.session import Session
from psopenai_py.framework.values.nothing import UNBOUND
from psopenai_py.language import tree
from psopenai_py.language.compiling.arguments import Arguments
from psopenai_py.language.compiling.compiler import Compiler
from psopenai_py.language.conformance import only_command
from psopenai_py.language.parsing.parser import parse
from psopenai_py.language.runtime.frame import Frame
from psopenai_py.language.runtime.interpreter import Interpreter
from psopenai_py.language.tree.children import children

_NAME = "x "
_CONSTANTS = ("null", "true", "false")
_SCOPES = ("", "global", "local", "script", "private", "variable")
_WITHOUT_RUNNING = (
    tree.CommandParameter, tree.Constant, tree.String, tree.ExpandableString, tree.Variable, tree.ArrayLiteral,
    tree.ArrayExpression, tree.Parenthesis, tree.Hashtable, tree.ScriptBlockExpression, tree.StatementBlock, tree.Pipeline,
    tree.CommandExpression,
)  # fmt: skip


class NotConstant(Exception):
    """The text says something that only running it can tell: a command, an operator, a variable that is not known."""


def read_arguments(text: str, lookup: Callable[[str], Any] | None = None, *, start: int = 0) -> list[ArgumentItem]:
    """Returns the items of a text; `start` is where the arguments begin in a text that has the command's name.

    `lookup` gives the values of variables besides ``$null``, ``$true`` and ``$false``, or `UNBOUND`. Raises ParseException for
    the one thing that the engine refuses in it, NotConstant for what has to be run.
    """
    name = "" if start else _NAME
    parsed = parse(name + text)
    if len(parsed.errors) == 1:
        error = parsed.errors[0]
        length = max(error.end - error.start, 1)
        raise ParseException(error.message, error_id=error.error_id, offset=error.start - len(name), length=length)
    command = None if parsed.errors else only_command(parsed.script)
    if command is None:
        raise NotConstant
    frame = _frame(parsed.source)
    for variable in _variables(command.elements[1:]):
        if variable.name.casefold() in _CONSTANTS and not variable.scope:
            continue
        value = lookup(variable.name) if lookup is not None and variable.scope in _SCOPES else UNBOUND
        if value is UNBOUND:
            raise NotConstant(variable.name)
        frame.values[variable.name.casefold()] = value
    items = Arguments(Compiler(parsed.source), command.elements[1:]).items(frame)
    for item in items:
        if item.position is not None:
            item.position = (item.position[0] - len(name), item.position[1])
    return items


def _frame(source: Any) -> Frame:
    interpreter = Interpreter.for_session(Session(Registry(entry_points=False), environ={}))
    return Frame(interpreter, interpreter.session.globals, interpreter.streams, source)


def _variables(nodes: Any) -> Iterator[tree.Variable]:
    """Yields the variables in the nodes. Raises NotConstant for a node that has to be run."""
    for node in nodes:
        if not isinstance(node, _WITHOUT_RUNNING) or _runs(node):
            raise NotConstant
        if isinstance(node, tree.Variable):
            yield node
        elif not isinstance(node, tree.ScriptBlockExpression):
            yield from _variables(children(node))


def _runs(node: tree.Node) -> bool:
    if isinstance(node, tree.Pipeline):
        return len(node.elements) != 1 or node.background
    if isinstance(node, tree.CommandExpression):
        return bool(node.redirections)
    return isinstance(node, tree.StatementBlock) and bool(node.traps)
