"""Members and elements as places: their object and index are found once, to be read and set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...framework.values.nothing import NOTHING
from .. import tree
from ..errors import RuntimeException
from ..members.indexing import index, set_index
from ..members.lookup import set_member
from ..members.statics import get_static, set_static
from ..runtime.frame import Frame
from .compiler import Compiler
from .members import indices_of, member_name, read_member

Place = Callable[[Frame], tuple[Callable[[], Any], Callable[[Any], None]]]
"""Finds a target once; returns what reads it and what sets it."""


def member_place(compiler: Compiler, target: tree.Member) -> Place:
    """Compiles a member to be read and set."""
    name_of = member_name(compiler, target.member)
    if target.static:
        type_of = compiler.expression(target.target)

        def static_place(frame: Frame) -> tuple[Callable[[], Any], Callable[[Any], None]]:
            owner, name = type_of(frame), name_of(frame)
            return (lambda: get_static(owner, name)), (lambda value: set_static(owner, name, value))

        return static_place
    object_of = compiler.expression(target.target)

    def place(frame: Frame) -> tuple[Callable[[], Any], Callable[[Any], None]]:
        holder, name = object_of(frame), name_of(frame)

        def put(value: Any) -> None:
            if holder is None or holder is NOTHING:
                raise RuntimeException(
                    f"The property '{name}' cannot be found on this object. Verify that the property exists and can be set.",
                    error_id="PropertyNotFound",
                )
            set_member(holder, name, value)

        return (lambda: read_member(frame, holder, name)), put

    return place


def element_place(compiler: Compiler, target: tree.Index) -> Place:
    """Compiles an element to be read and set."""
    object_of = compiler.expression(target.target)
    indices_at = indices_of(compiler, target.index)

    def place(frame: Frame) -> tuple[Callable[[], Any], Callable[[Any], None]]:
        holder = object_of(frame)
        indices = indices_at(frame)
        return (lambda: index(holder, indices)), (lambda value: set_index(holder, indices, value))

    return place
