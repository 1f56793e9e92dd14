"""Modules: the groups of commands there are, and script files whose functions are imported."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from ...framework.session import Session
from ...framework.values.net_object import NetObject
from ...framework.values.scalars import Version

if TYPE_CHECKING:
    from ...framework.declaration.cmdlet import Cmdlet
    from ...framework.registry import ManifestEntry

_UTILITY: Final = "Microsoft.PowerShell.Utility"
_OWN: Final = "PSOpenAI"
_SUFFIXES: Final = (".psm1", ".ps1", ".psd1")


class PSModuleInfo(
    NetObject,
    net_type="System.Management.Automation.PSModuleInfo",
    properties=("Name", "Path", "ModuleType", "Version", "ExportedCommands"),
):
    """A module."""

    __slots__ = ("ExportedCommands", "ModuleType", "Name", "Path", "Version")

    def __init__(self, name: str, commands: Sequence[str], path: str = "", kind: str = "Binary") -> None:
        self.Name = name
        self.Path = path
        self.ModuleType = kind
        self.Version = Version(0, 0)
        self.ExportedCommands = list(commands)

    def __str__(self) -> str:
        return self.Name


def module_of(entry: ManifestEntry) -> str:
    """Returns the name of the module a command belongs to."""
    package = entry.location.partition(":")[0]
    own = __name__.partition(".")[0]
    if package.startswith(f"{own}.utility."):
        return _UTILITY
    return _OWN if package.startswith(f"{own}.cmdlets.") else entry.area


def modules(session: Session) -> list[PSModuleInfo]:
    """Returns the modules whose commands there are, by name."""
    commands: dict[str, list[str]] = {}
    for entry in session.registry:
        commands.setdefault(module_of(entry), []).append(entry.name)
    return [PSModuleInfo(name, commands[name]) for name in sorted(commands, key=str.casefold)]


def module_named(session: Session, name: str) -> PSModuleInfo | None:
    """Returns the module of that name, or None."""
    folded = name.casefold()
    return next((module for module in modules(session) if module.Name.casefold() == folded), None)


def is_file(name: str) -> bool:
    """Whether a module's name is that of a script file."""
    return name.casefold().endswith(_SUFFIXES) or "/" in name or os.sep in name


def import_file(cmdlet: Cmdlet, name: str, arguments: Sequence[Any]) -> PSModuleInfo | None:
    """Runs a script file in a scope of its own and keeps its functions and aliases; None where there is no such file.

    The functions go on seeing the variables of the file.
    """
    from ...language.runtime.script_block import CodeBlock
    from .files import absolute

    path = absolute(cmdlet.session, name)
    if not os.path.isfile(path):
        return None
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    session = cmdlet.session
    block = CodeBlock.parse(text, session)
    kept = _run(session, block, arguments)
    title = os.path.splitext(os.path.basename(path))[0]
    return PSModuleInfo(title, kept, path, "Script")


def _run(session: Session, block: Any, arguments: Sequence[Any]) -> list[str]:
    from ...framework.variables import Scope
    from ...language.runtime.interpreter import Interpreter

    outer = session.variables
    scope = session.variables = Scope(outer.outermost, is_script=True)
    try:
        block.run(session, _drop, args=tuple(arguments), new_scope=False)
    finally:
        session.variables = outer
    interpreter = Interpreter.for_session(session)
    for kind in ("functions", "aliases"):
        defined = getattr(scope, kind) or {}
        known = getattr(outer.outermost, kind)
        if known is None:
            known = {}
            setattr(outer.outermost, kind, known)
        known.update(defined)
        for folded in defined:
            interpreter.define(folded)
    return list(scope.functions or {})


def _drop(value: object) -> None:
    """Takes output nobody wants."""
