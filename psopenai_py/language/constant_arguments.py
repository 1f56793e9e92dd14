"""The arguments of a command as argument items (binding.md section 2), as far as they are constants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn

from ..framework.binding.arguments import ArgumentItem
from ..framework.conversion.text import plain_text, to_text
from ..framework.errors import ParseException
from ..framework.values.collections import Hashtable
from ..framework.values.literals import literal
from ..framework.values.nothing import NOTHING, UNBOUND
from ..framework.values.scalars import ScriptBlock
from . import tree
from .parsing.parser import parse_arguments

Lookup = Callable[[str], Any]
"""Returns the value of a variable, or `UNBOUND` where it cannot be told without running the text."""

_CONSTANTS = {"null": None, "true": True, "false": False}


class NotConstant(Exception):
    """The text says something that only running it can tell: a command, an operator, a variable that is not known."""


def read_arguments(text: str, lookup: Lookup | None = None, *, start: int = 0) -> list[ArgumentItem]:
    """Returns the items of what follows a command's name, from `start` on.

    `lookup` gives the values of variables besides ``$null``, ``$true`` and ``$false``. Raises ParseException for what the
    engine refuses, NotConstant for what only running the text can tell.
    """
    parsed = parse_arguments(text, start)
    if len(parsed.errors) == 1:
        error = parsed.errors[0]
        length = max(error.end - error.start, 1)
        raise ParseException(error.message, error_id=error.error_id, offset=error.start, length=length)
    command = parsed.command
    if parsed.errors or command is None or command.redirections:
        raise NotConstant
    reader = _Reader(text, lookup or (lambda name: UNBOUND))
    items: list[ArgumentItem] = []
    for element in command.elements:
        items += reader.items(element)
    return items


class _Reader:
    """Evaluates what needs no running."""

    def __init__(self, text: str, lookup: Lookup) -> None:
        self.text = text
        self.lookup = lookup

    def items(self, element: tree.Expression | tree.CommandParameter) -> list[ArgumentItem]:
        """Returns the items of one element: none for the first ``--`` (R2.7), several for a splatted variable (R2.13)."""
        position = (element.start, element.end - element.start)
        if isinstance(element, tree.CommandParameter):
            if element.name == "-":
                return []
            value = UNBOUND if element.argument is None else self.argument(element.argument)
            return [ArgumentItem(element.name, value, text=element.text, position=position)]
        if isinstance(element, tree.Variable) and element.splatted:
            return _splatted(self.value(element))
        return [ArgumentItem(value=self.argument(element), position=position)]

    def argument(self, node: tree.Expression) -> Any:
        """Returns the value of a whole argument. A number remembers how it was written (R2.9)."""
        value = self.value(node)
        if isinstance(node, tree.Constant) and plain_text(value) != node.text:
            return literal(value, node.text)
        return value

    def value(self, node: tree.Expression) -> Any:
        """Returns the value of an expression."""
        if isinstance(node, tree.Constant | tree.String):
            return node.value
        if isinstance(node, tree.ExpandableString):
            return "".join(part if isinstance(part, str) else to_text(self.value(part)) for part in node.parts)
        if isinstance(node, tree.Variable):
            return self._variable(node)
        if isinstance(node, tree.ArrayLiteral):
            return [self.value(element) for element in node.elements]
        if isinstance(node, tree.ArrayExpression):
            return self._output(node.body)
        if isinstance(node, tree.Parenthesis):
            return self._statement(node.pipeline)
        if isinstance(node, tree.Hashtable):
            return self._hashtable(node)
        if isinstance(node, tree.ScriptBlockExpression):
            block = node.block
            return ScriptBlock(self.text[block.body_start : block.body_end], _cannot_run)
        raise NotConstant

    def _variable(self, node: tree.Variable) -> Any:
        folded = node.name.casefold()
        if not node.scope and folded in _CONSTANTS:
            return _CONSTANTS[folded]
        value = self.lookup(f"{node.scope}:{node.name}" if node.scope else node.name)
        if value is UNBOUND:
            raise NotConstant(node.name)
        return value

    def _statement(self, node: tree.Statement) -> Any:
        if not isinstance(node, tree.Pipeline) or len(node.elements) != 1 or node.background:
            raise NotConstant
        element = node.elements[0]
        if not isinstance(element, tree.CommandExpression) or element.redirections:
            raise NotConstant
        return self.value(element.expression)

    def _output(self, body: tree.StatementBlock) -> list[Any]:
        """Returns what the statements write: the elements of arrays, and nothing for what is nothing."""
        output: list[Any] = []
        if body.traps:
            raise NotConstant
        for statement in body.statements:
            value = self._statement(statement)
            if isinstance(value, list):
                output += value
            elif value is not NOTHING:
                output.append(value)
        return output

    def _hashtable(self, node: tree.Hashtable) -> Hashtable:
        entries = Hashtable()
        for key, value in node.entries:
            entries[self.value(key)] = self._statement(value)
        return entries


def _splatted(value: Any) -> list[ArgumentItem]:
    """Returns one item for each entry of a dictionary, each element of an array, or one value (R2.13)."""
    if isinstance(value, Mapping):
        return [ArgumentItem(str(key), item, from_splat=True) for key, item in value.items()]
    return [ArgumentItem(value=item) for item in (value if isinstance(value, list | tuple) else [value])]


def _cannot_run(item: object) -> NoReturn:
    raise NotConstant
