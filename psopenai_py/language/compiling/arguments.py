"""The arguments of a command: what is constant is made once, the rest at each call."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ...framework.binding.arguments import ArgumentItem
from ...framework.binding.simple import ParameterText
from ...framework.characters import DASHES
from ...framework.conversion.text import plain_text, to_text
from ...framework.values.literals import literal
from ...framework.values.nothing import NOTHING
from .. import tree
from ..runtime.enumeration import elements_of
from ..runtime.frame import Evaluate, Frame
from .compiler import Compiler
from .constants import always, plain_number

AddItems = Callable[[Frame, list[ArgumentItem]], None]
"""Adds the items of one element of a command."""


_ENDS_NAMES = frozenset(first + second for first in DASHES for second in DASHES)
"""``--``: what follows are plain values; the parser has seen to that."""


class Arguments:
    """What follows a command's name. `constant` are the items where all of them are constant."""

    def __init__(self, compiler: Compiler, elements: tuple[tree.Expression | tree.CommandParameter, ...]) -> None:
        elements = tuple(one for one in elements if not (isinstance(one, tree.CommandParameter) and one.text in _ENDS_NAMES))
        values = [_value(compiler, element) for element in elements]
        self._adders = [_element(compiler, element, value_of) for element, value_of in zip(elements, values, strict=True)]
        self.words = _words(elements, values)
        self.constant: list[ArgumentItem] | None = None
        if all(isinstance(adder, ArgumentItem) for adder in self._adders):
            self.constant = [adder for adder in self._adders if isinstance(adder, ArgumentItem)]

    def items(self, frame: Frame) -> list[ArgumentItem]:
        """Returns the items of a call."""
        if self.constant is not None:
            return self.constant
        items: list[ArgumentItem] = []
        for adder in self._adders:
            if isinstance(adder, ArgumentItem):
                items.append(adder)
            else:
                adder(frame, items)
        return items


def _value(compiler: Compiler, element: tree.Expression | tree.CommandParameter) -> Evaluate | None:
    """Compiles the value of an element, once for all who want it; None where it has none, or is splatted."""
    if isinstance(element, tree.CommandParameter):
        return None if element.argument is None else argument_value(compiler, element.argument)
    return None if isinstance(element, tree.Variable) and element.splatted else argument_value(compiler, element)


def _words(
    elements: Sequence[tree.Expression | tree.CommandParameter], values: Sequence[Evaluate | None]
) -> list[tuple[str | None, Evaluate | None]] | None:
    """Returns each argument's name and what evaluates its value; None where something is splatted."""
    words: list[tuple[str | None, Evaluate | None]] = []
    for one, value_of in zip(elements, values, strict=True):
        if isinstance(one, tree.Variable) and one.splatted:
            return None
        words.append((one.name if isinstance(one, tree.CommandParameter) else None, value_of))
    return words


def argument_value(compiler: Compiler, node: tree.Expression) -> Evaluate:
    """Compiles the value of an argument; a number keeps the text it is written as where that differs from its own (R2.9)."""
    return always(written_number(node)) if isinstance(node, tree.Constant) else compiler.expression(node)


def written_number(node: tree.Constant) -> Any:
    """Returns a bare number of a command line; what was typed is compared with its round-trip text (R2.9)."""
    plain = plain_number(node.value)
    return plain if plain_text(plain) == node.text else literal(node.value, node.text)


def _element(
    compiler: Compiler, element: tree.Expression | tree.CommandParameter, value_of: Evaluate | None
) -> AddItems | ArgumentItem:
    position = (element.start, element.end - element.start)
    if isinstance(element, tree.CommandParameter):
        return _parameter(element, value_of, position)
    if isinstance(element, tree.Variable) and element.splatted:
        return _splatted(compiler, element)
    if isinstance(element, tree.Constant):
        return ArgumentItem(value=written_number(element), position=position)
    if isinstance(element, tree.String):
        return ArgumentItem(value=element.value, position=position)
    assert value_of is not None

    def add(frame: Frame, items: list[ArgumentItem]) -> None:
        items.append(ArgumentItem(value=value_of(frame), position=position))

    return add


def _parameter(node: tree.CommandParameter, value_of: Evaluate | None, position: tuple[int, int]) -> AddItems | ArgumentItem:
    if value_of is None:
        return ArgumentItem(node.name, text=node.text, position=position)
    name, text = node.name, node.text
    if isinstance(node.argument, tree.String):
        return ArgumentItem(name, node.argument.value, text=text, position=position)
    if isinstance(node.argument, tree.Constant):
        return ArgumentItem(name, written_number(node.argument), text=text, position=position)

    def add(frame: Frame, items: list[ArgumentItem]) -> None:
        items.append(ArgumentItem(name, value_of(frame), text=text, position=position))

    return add


def _splatted(compiler: Compiler, node: tree.Variable) -> AddItems:
    """Compiles ``@name``: the entries of a dictionary are named arguments, the elements of a collection plain ones."""
    value_of = compiler.expression(tree.Variable(node.start, node.end, node.name, node.scope))

    def add(frame: Frame, items: list[ArgumentItem]) -> None:
        value = value_of(frame)
        if isinstance(value, Mapping):
            items += [
                ArgumentItem(to_text(name), entry, text=f"-{to_text(name)}:", from_splat=True) for name, entry in value.items()
            ]
            return
        for element in [None] if value is NOTHING else elements_of(value):
            items.append(_from_args(element))

    return add


def _from_args(element: Any) -> ArgumentItem:
    """Returns an element of a splatted collection; what was a name in ``$args`` is a name again."""
    if isinstance(element, ParameterText):
        return ArgumentItem(element.lstrip(DASHES).removesuffix(":"), text=str(element))
    return ArgumentItem(value=element)
