"""Modules that a script uses: those it names have to be there before it is run."""

from __future__ import annotations

from typing import Final

from ... import tree
from ..errors import ErrorList
from .constants import is_constant

_SHIPPED: Final = frozenset(
    (
        *("microsoft.powershell.archive", "microsoft.powershell.host", "microsoft.powershell.management"),
        *("microsoft.powershell.psresourceget", "microsoft.powershell.security", "microsoft.powershell.utility"),
        *("packagemanagement", "powershellget", "psreadline", "threadjob", "microsoft.powershell.threadjob"),
    )
)
"""Modules that come with the engine."""


def check_modules(errors: ErrorList, script: tree.ScriptBlock) -> None:
    """Reports modules that ``using module`` names and that there are none of."""
    for statement in script.using_statements:
        if statement.kind == "module":
            _check_module(errors, statement)


def _check_module(errors: ErrorList, statement: tree.UsingStatement) -> None:
    name = None if statement.name is None else statement.name.value
    if statement.module is not None:
        if not is_constant(statement.module, requires=True):
            errors.add("RequiresArgumentMustBeConstant", statement.start, statement.end)
            return
        name = _name_of(statement.module)
    if name is None or name.lower() in _SHIPPED:
        return
    if any(char in name for char in "*?["):
        errors.add("WildCardModuleNameError", statement.start, statement.end)
    else:
        errors.add("ModuleNotFoundDuringParse", statement.start, statement.end, name)


def _name_of(module: tree.Hashtable) -> str | None:
    for key, value in module.entries:
        if isinstance(key, tree.String) and key.value.lower() == "modulename" and isinstance(value, tree.Pipeline):
            element = value.elements[0]
            if isinstance(element, tree.CommandExpression) and isinstance(element.expression, tree.String):
                return element.expression.value
    return None
