"""Functions and scripts as the objects that ``$MyInvocation.MyCommand`` and Get-Command show."""

from __future__ import annotations

from typing import Any

from ...framework.values.command_types import CommandTypes
from ...framework.values.net_object import NetObject


class FunctionInfo(
    NetObject,
    net_type="System.Management.Automation.FunctionInfo",
    properties=("Name", "CommandType", "Definition", "ScriptBlock", "Source", "Path", "ModuleName"),
):
    """A function, script or block of the language."""

    __slots__ = ("command",)

    def __init__(self, command: Any) -> None:
        self.command = command

    @property
    def Name(self) -> str:  # the engine's names
        """The name."""
        return str(self.command.name)

    @property
    def CommandType(self) -> CommandTypes:
        """``Function``, ``Filter``, ``ExternalScript`` or ``Script``."""
        return CommandTypes[getattr(self.command, "kind", "Function")]

    @property
    def ScriptBlock(self) -> Any:
        """The script block."""
        return getattr(self.command, "block", None)

    @property
    def Definition(self) -> str:
        """The text of the body."""
        return str(self.ScriptBlock or "")

    @property
    def Path(self) -> str | None:
        """The file of a script."""
        return getattr(self.command, "path", None)

    Source = ""
    ModuleName = ""

    def __str__(self) -> str:
        return self.Name


class CmdletInfo(
    NetObject,
    net_type="System.Management.Automation.CmdletInfo",
    properties=("Name", "CommandType", "Source", "ModuleName", "Definition"),
):
    """A command that is no script."""

    __slots__ = ("command",)
    CommandType = CommandTypes.Cmdlet
    Source = ""
    ModuleName = ""

    def __init__(self, command: Any) -> None:
        self.command = command

    @property
    def Name(self) -> str:
        """The name."""
        return str(self.command.name)

    @property
    def Definition(self) -> str:
        """The name, too."""
        return self.Name

    def __str__(self) -> str:
        return self.Name


def info_of(command: Any) -> FunctionInfo | CmdletInfo:
    """Returns the object that shows a command."""
    return FunctionInfo(command) if hasattr(command, "kind") else CmdletInfo(command)
