"""Redirections: ``2>$null``, ``2>&1``, ``> file``, ``*>&1``."""

from __future__ import annotations

from collections.abc import Sequence

from ...framework.conversion.text import to_text
from ...framework.streams.host import Host
from ...framework.streams.redirection import RedirectedHost, Route, discard
from ...framework.values.nothing import NOTHING
from .. import tree
from ..runtime.enumeration import write_elements
from ..runtime.frame import Evaluate, Execute, Frame, Write
from ..runtime.output_files import OutputFile
from .compiler import Compiler

_STREAMS = {2: "error", 3: "warning", 4: "verbose", 5: "debug", 6: "information"}
_OUTPUT = 1


class _Redirection:
    """One redirection: its streams, and what evaluates its file; None where it goes to the output."""

    __slots__ = ("append", "streams", "target")

    def __init__(self, compiler: Compiler, node: tree.Redirection) -> None:
        self.streams = (1, 2, 3, 4, 5, 6) if node.stream == "*" else (node.stream,)
        self.target: Evaluate | None = None if node.target is None else compiler.expression(node.target)
        self.append = node.append


class Redirections:
    """The redirections of one command."""

    def __init__(self, compiler: Compiler, nodes: Sequence[tree.Redirection]) -> None:
        self._parts = [_Redirection(compiler, node) for node in nodes]

    def open(self, frame: Frame) -> OpenRedirections:
        """Evaluates the targets and opens their files."""
        routes: dict[int, Write | None] = {}
        files: list[OutputFile] = []
        for part in self._parts:
            target: Write | None = None
            if part.target is not None:
                name = part.target(frame)
                if name is None or name is NOTHING:
                    target = discard
                else:
                    file = OutputFile(frame, to_text(name), append=part.append)
                    files.append(file)
                    target = file.write
            routes.update(dict.fromkeys(part.streams, target))
        return OpenRedirections(routes, files)


class OpenRedirections:
    """Redirections of one call: given its host and where its output goes, returns what takes their places."""

    def __init__(self, routes: dict[int, Write | None], files: list[OutputFile]) -> None:
        self._routes = routes
        self._files = files

    def __call__(self, host: Host, downstream: Write, merged: Write) -> tuple[Host, Write]:
        """Returns the host and the destination of the output; of what is merged into it, information goes to `merged`."""
        output = self._routes.get(_OUTPUT) or downstream
        routes: dict[str, Route] = {}
        for stream, target in self._routes.items():
            if stream in _STREAMS:
                into = merged if _STREAMS[stream] == "information" else output
                routes[_STREAMS[stream]] = into if target is None else target
        return (RedirectedHost(host, routes) if routes else host), output

    def close(self) -> None:
        """Closes the files."""
        for file in self._files:
            file.close()


def redirected_expression(compiler: Compiler, node: tree.CommandExpression) -> Execute:
    """Compiles an expression with redirections: they hold for the commands in it as well."""
    redirections = Redirections(compiler, node.redirections)
    value_of = compiler.expression(node.expression)

    def run(frame: Frame, write: Write) -> None:
        opened = redirections.open(frame)
        streams = frame.streams
        outer = streams.host
        streams.host, output = opened(outer, write, write)
        try:
            write_elements(value_of(frame), output)
        finally:
            streams.host = outer
            opened.close()

    return run
