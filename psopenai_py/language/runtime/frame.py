"""The frame: what a running script block's code has at hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...framework.pipeline.invocation import Invocation
    from ...framework.streams.streams import Streams
    from ...framework.variables import Scope
    from ..parsing.source import Source
    from .interpreter import Interpreter
    from .methods import MethodRun

Write = Callable[[Any], None]
"""Takes each output object."""


class Frame:
    """One run of a script block.

    `values` are the variables of `scope`, for readers of local ones. `streams` are those of the function or script that runs,
    `source` its text, `command` the invocation it is the body of, None for a plain block. `traps` has what the running statement
    lists of the block do with errors, the innermost last. `method` takes what a method of a class returns, None elsewhere.
    """

    __slots__ = ("command", "interpreter", "method", "scope", "source", "streams", "traps", "values")

    def __init__(
        self, interpreter: Interpreter, scope: Scope, streams: Streams, source: Source, command: Invocation | None = None
    ) -> None:
        self.interpreter = interpreter
        self.scope = scope
        self.values = scope.values
        self.streams = streams
        self.source = source
        self.command = command
        self.traps: list[Any] = []
        self.method: MethodRun | None = None


Evaluate = Callable[[Frame], Any]
"""A compiled expression."""

Execute = Callable[[Frame, Write], None]
"""A compiled statement."""


def ignore(value: Any) -> None:
    """Takes output that nobody wants."""
