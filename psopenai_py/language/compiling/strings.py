"""Expandable texts: ``"a $b $(c)"``."""

from __future__ import annotations

from typing import Any

from ...framework.values.nothing import NOTHING
from .. import tree
from ..runtime.frame import Evaluate, Frame
from ..runtime.texts import text_of
from .compiler import Compiler
from .constants import always
from .variables import folded_name, is_local


def expandable(compiler: Compiler, node: tree.ExpandableString) -> Evaluate:
    """Compiles an expandable text; each value in it is joined with ``$OFS`` where it is a collection."""
    parts: list[str | Evaluate] = [part if isinstance(part, str) else compiler.expression(part) for part in node.parts]
    if all(isinstance(part, str) for part in parts):
        return always("".join(str(part) for part in parts))
    if len(parts) == 2 and isinstance(parts[0], str) and not isinstance(parts[1], str):
        variable = node.parts[1]
        local = folded_name(variable) if isinstance(variable, tree.Variable) and is_local(variable) else ""
        return _prefixed(parts[0], parts[1], local)

    def evaluate(frame: Frame) -> Any:
        return "".join([part if isinstance(part, str) else _shown(frame, part(frame)) for part in parts])

    return evaluate


def _prefixed(prefix: str, part: Evaluate, local: str) -> Evaluate:
    """Compiles a text and one value; `local` is the folded name where the value is a variable of the current scope."""

    def evaluate(frame: Frame) -> Any:
        value = frame.values.get(local)
        kind = type(value)
        if kind is str or kind is int:
            return f"{prefix}{value}"
        return prefix + _shown(frame, part(frame))

    return evaluate


def _shown(frame: Frame, value: Any) -> str:
    kind = type(value)
    if kind is str:
        text: str = value
        return text
    if kind is int:
        return str(value)
    if value is None or value is NOTHING:
        return ""
    return text_of(frame.scope, value)
