"""The kinds of commands."""

from __future__ import annotations

from enum import nonmember

from .enums import NetFlags


class CommandTypes(NetFlags):
    """System.Management.Automation.CommandTypes."""

    net_type = nonmember("System.Management.Automation.CommandTypes")

    Alias = 1
    Function = 2
    Filter = 4
    Cmdlet = 8
    ExternalScript = 16
    Application = 32
    Script = 64
    Configuration = 256
    All = 383
