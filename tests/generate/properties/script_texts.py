"""Properties of parsing, of any text."""

from __future__ import annotations

from typing import Any

from psopenai_py.language import tree
from psopenai_py.language.parsing.parser import Parsed, parse
from psopenai_py.language.tree.children import children

_BEHIND = 3
"""How far behind the text the end of it may be read, as the engine counts there."""


def a_text_is_a_script_or_has_errors(case: dict[str, Any]) -> None:
    """Each error has a message and a place in the text, or right behind it."""
    text = case["text"]
    found = parse(text)
    assert isinstance(found.script, tree.ScriptBlock)
    for error in found.errors:
        assert error.error_id
        assert error.message
        assert 0 <= error.start <= error.end <= len(text) + _BEHIND
        line, column = found.source.line_and_column(error.start)
        assert line >= 1
        assert column >= 1
    assert found.incomplete in (True, False)
    assert all(0 <= comment.start < comment.end <= len(text) for comment in found.comments)


def a_text_is_parsed_the_same_again(case: dict[str, Any]) -> None:
    """The same tree and the same errors."""
    assert _seen(parse(case["text"])) == _seen(parse(case["text"]))


def places_lie_in_each_other(case: dict[str, Any]) -> None:
    """What is below a node of a script lies in its place; a param block begins at its keyword."""
    found = parse(case["text"])
    nodes = _nodes(found.script)
    called_before = any(isinstance(node, tree.BaseConstructorCall) for node in nodes)  # it stands in front of the body it is in
    for node in nodes:
        assert 0 <= node.start <= node.end <= len(case["text"]) + _BEHIND
        for child in children(node) if not (found.errors or called_before) else ():
            if not isinstance(node, tree.ParamBlock) and not isinstance(child, tree.NamedBlock):
                assert node.start <= child.start
                assert child.end <= node.end


def a_beginning_is_parsed(case: dict[str, Any]) -> None:
    """What a script begins with is one, is not complete yet, or is none: it never fails in another way."""
    text = case["text"]
    a_text_is_a_script_or_has_errors({"text": text[: case["cut"] % (len(text) + 1)]})


def blanks_around_change_nothing(case: dict[str, Any]) -> None:
    """Line ends before a script move its places and nothing else."""
    text = case["text"]
    first, moved = parse(text), parse("\n\n" + text)
    assert [(error.error_id, error.start + 2, error.end + 2) for error in first.errors] == [
        (error.error_id, error.start, error.end) for error in moved.errors
    ]


def _nodes(root: tree.Node) -> list[tree.Node]:
    found, waiting = [], [root]
    while waiting:
        node = waiting.pop()
        found.append(node)
        waiting += children(node)
    return found


def _seen(parsed: Parsed) -> Any:
    nodes = [(type(node).__name__, node.start, node.end) for node in _nodes(parsed.script)]
    return nodes, [(error.error_id, error.message, error.start, error.end, error.incomplete) for error in parsed.errors]


SCRIPT_TEXTS = (
    a_text_is_a_script_or_has_errors,
    a_text_is_parsed_the_same_again,
    places_lie_in_each_other,
    a_beginning_is_parsed,
    blanks_around_change_nothing,
)
