"""Arrays, hashtables and subexpressions."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import to_text
from ...framework.values.collections import Array, Hashtable
from ...framework.values.nothing import NOTHING
from .. import tree
from ..errors import RuntimeException
from ..runtime.enumeration import elements_of
from ..runtime.frame import Evaluate, Frame
from .captures import output_of
from .compiler import Compiler
from .constants import always

_LONGEST_KEY = 40


def array_literal(compiler: Compiler, node: tree.ArrayLiteral) -> Evaluate:
    """Compiles ``1, 2``. An element that wrote nothing is null."""
    elements = [compiler.expression(element) for element in node.elements]

    def evaluate(frame: Frame) -> Any:
        return [None if (value := element(frame)) is NOTHING else value for element in elements]

    return evaluate


def array_expression(compiler: Compiler, node: tree.ArrayExpression) -> Evaluate:
    """Compiles ``@( … )``: whatever is written inside, as an array.

    A single expression is no statement of its own there: its error ends the statement that it is a part of.
    """
    single = _single_expression(node.body)
    if single is not None:
        value = compiler.expression(single)
        if not isinstance(single, tree.Cast | tree.ArrayLiteral):
            return lambda frame: elements_of(value(frame))

        def keep(frame: Frame) -> Any:
            found = value(frame)
            return found if type(found) is Array else elements_of(found)

        return keep
    body = compiler.block(node.body)

    def evaluate(frame: Frame) -> Any:
        found: list[Any] = []
        body(frame, found.append)
        return found

    return evaluate


def _single_expression(body: tree.StatementBlock) -> tree.Expression | None:
    if len(body.statements) != 1 or body.traps or not isinstance(body.statements[0], tree.Pipeline):
        return None
    elements = body.statements[0].elements
    if len(elements) == 1 and isinstance(elements[0], tree.CommandExpression) and not elements[0].redirections:
        return elements[0].expression
    return None


def sub_expression(compiler: Compiler, node: tree.SubExpression) -> Evaluate:
    """Compiles ``$( … )``: nothing, the one object written inside, or a list of them; null where nothing stands inside."""
    if not node.body.statements:
        return always(None)
    return output_of(compiler.block(node.body))


def hashtable(compiler: Compiler, node: tree.Hashtable) -> Evaluate:
    """Compiles ``@{ … }``."""
    return dictionary(compiler, node, Hashtable)


def dictionary(compiler: Compiler, node: tree.Hashtable, kind: type[Hashtable]) -> Evaluate:
    """Compiles the entries of a hashtable into a dictionary of that kind."""
    entries = [(compiler.expression(key), compiler.value_of(value)) for key, value in node.entries]

    def evaluate(frame: Frame) -> Any:
        made = kind()
        for key_of, value_of in entries:
            key = key_of(frame)
            if key is None or key is NOTHING:
                raise RuntimeException("A null key is not allowed in a hash literal.", error_id="InvalidNullKey", target=made)
            value = value_of(frame)
            if key in made:
                raise _duplicate(made, key)
            made[key] = None if value is NOTHING else value
        return made

    return evaluate


def _duplicate(made: Hashtable, key: Any) -> RuntimeException:
    shown = to_text(key)
    if len(shown) > _LONGEST_KEY:
        shown = shown[:_LONGEST_KEY] + "\u2026"
    return RuntimeException(f"Duplicate keys '{shown}' are not allowed in hash literals.", error_id="DuplicateKeyInHashLiteral")
