"""What all nodes of the syntax tree have: a place in the source text."""

from __future__ import annotations


class Node:
    """A part of a text, from the offset `start` up to the offset `end`, which is after its last character."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.start}:{self.end}>"


class Expression(Node):
    """Something with a value."""

    __slots__ = ()


class Statement(Node):
    """Something that is run; what it writes is its value where one is taken."""

    __slots__ = ()
