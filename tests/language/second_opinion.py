"""Commands, their names and their parameters as another grammar of PowerShell reads them: tree-sitter-pwsh."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import tree_sitter
import tree_sitter_pwsh

from psopenai_py.language import tree
from psopenai_py.language.parsing.parser import parse
from psopenai_py.language.tree.children import children

_LISTED = Path(__file__).with_name("second_opinion.txt")


class Call(NamedTuple):
    """A command of a text: the text of its name and of the names of its parameters, without the colon, each with its offset."""

    name: tuple[int, str]
    parameters: tuple[tuple[int, str], ...]


def our_reading(text: str) -> list[Call] | None:
    """Returns the commands as our parser finds them, None for a text that it refuses."""
    parsed = parse(text)
    if parsed.errors:
        return None
    return sorted(_our_calls(parsed.script, text))


def _our_calls(node: tree.Node, text: str) -> Iterator[Call]:
    if isinstance(node, tree.Command):
        name, *rest = node.elements
        parameters = [one for one in rest if isinstance(one, tree.CommandParameter)]
        yield Call(
            (name.start, text[name.start : name.end]),
            tuple((one.start, text[one.start : one.start + len(one.name) + 1]) for one in parameters),
        )
    for child in children(node):
        yield from _our_calls(child, text)


class SecondOpinion:
    """The other grammar."""

    def __init__(self) -> None:
        self._parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_pwsh.language()))

    def reading(self, text: str) -> list[Call] | None:
        """Returns the commands as the other grammar finds them, None for a text that it refuses."""
        data = text.encode("utf-8")
        root = self._parser.parse(data).root_node
        return None if root.has_error else sorted(_their_calls(root, data))


def _their_calls(node: tree_sitter.Node, data: bytes) -> Iterator[Call]:
    if node.type == "command":
        name = next((child for child in node.named_children if child.type.startswith("command_name")), None)
        if name is not None:
            parameters = [
                _place(one, data)
                for elements in node.named_children
                if elements.type == "command_elements"
                for one in elements.named_children
                if one.type == "command_parameter"
            ]
            yield Call(_place(name, data), tuple(parameters))
    for child in node.named_children:
        yield from _their_calls(child, data)


def _place(node: tree_sitter.Node, data: bytes) -> tuple[int, str]:
    return len(data[: node.start_byte].decode("utf-8")), data[node.start_byte : node.end_byte].decode("utf-8")


def known_faults() -> set[str]:
    """Returns the ids of the recorded scripts that the other grammar is known to read wrong."""
    lines = _LISTED.read_text(encoding="utf-8").splitlines()
    return {name for line in lines if not line.startswith("#") for name in line.split()}
