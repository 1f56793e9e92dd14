"""InvocationInfo: where in a script a command was called, or an error happened (``$MyInvocation``, ``$_.InvocationInfo``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.values.net_object import NetObject

if TYPE_CHECKING:
    from ..parsing.source import Source
    from ..tree import Node


class InvocationInfo(
    NetObject,
    net_type="System.Management.Automation.InvocationInfo",
    properties=(
        "MyCommand", "BoundParameters", "UnboundArguments", "ScriptLineNumber", "OffsetInLine", "HistoryId", "ScriptName", "Line",
        "Statement", "PositionMessage", "PSScriptRoot", "PSCommandPath", "InvocationName", "PipelineLength", "PipelinePosition",
        "ExpectingInput", "CommandOrigin",
    ),
):  # fmt: skip
    """A call, or the place of an error; the place is worked out when it is asked for."""

    __slots__ = (
        "BoundParameters", "CommandOrigin", "ExpectingInput", "InvocationName", "PipelineLength", "PipelinePosition",
        "UnboundArguments", "_command", "_node", "_source",
    )  # fmt: skip
    HistoryId = 1

    def __init__(self, source: Source | None = None, node: Node | None = None, *, command: Any = None, name: str = "") -> None:
        self._source = source
        self._node = node
        self._command = command
        self.InvocationName = name
        self.BoundParameters: Any = None
        self.UnboundArguments: Any = []
        self.PipelineLength = 0
        self.PipelinePosition = 0
        self.ExpectingInput = False
        self.CommandOrigin = "Internal"

    @classmethod
    def at(cls, source: Source, node: Node) -> InvocationInfo:
        """Returns the place of a node."""
        return cls(source, node)

    @property
    def MyCommand(self) -> Any:
        """The command that was called, None where none was."""
        if self._command is None:
            return None
        from .command_info import info_of

        return info_of(self._command)

    @property
    def _place(self) -> tuple[int, int]:
        return (0, 0) if self._source is None or self._node is None else self._source.line_and_column(self._node.start)

    @property
    def ScriptLineNumber(self) -> int:  # the engine's name
        """The line, counted from 1; 0 where there is no place."""
        return self._place[0]

    @property
    def OffsetInLine(self) -> int:
        """The column, counted from 1."""
        return self._place[1]

    @property
    def Line(self) -> str:
        """The text of the line."""
        return "" if self._source is None or self._node is None else self._source.line(self._place[0])

    @property
    def Statement(self) -> str:
        """The text of the statement."""
        return "" if self._source is None or self._node is None else self._source.text[self._node.start : self._node.end]

    @property
    def PositionMessage(self) -> str:
        """The place and its line, with a mark under the statement."""
        if self._source is None or self._node is None:
            return ""
        from .positions import position_message

        return position_message(self._source, self._node.start, self._node.end)

    @property
    def ScriptName(self) -> str | None:
        """The script file, if the text is from one."""
        return None if self._source is None else self._source.file

    @property
    def PSScriptRoot(self) -> str:
        """The folder of the script file."""
        import os

        return os.path.dirname(self.ScriptName or "")

    @property
    def PSCommandPath(self) -> str | None:
        """The path of the script file."""
        return self.ScriptName
