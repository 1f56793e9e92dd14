"""A method that was named but not called: ``[string]::Join`` or ``'a'.ToUpper``."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ...framework.values.net_object import NetObject
from .overloads import Overload


class MethodValue(NetObject, net_type="System.Management.Automation.PSMethod", properties=("OverloadDefinitions", "Name")):
    """System.Management.Automation.PSMethod: its text are the definitions of its overloads."""

    __slots__ = ("_overloads", "invoke")

    def __init__(self, overloads: Sequence[Overload], invoke: Callable[..., Any]) -> None:
        self._overloads = tuple(overloads)
        self.invoke = invoke

    @property
    def Name(self) -> str:
        """The method's name."""
        return self._overloads[0].name

    @property
    def OverloadDefinitions(self) -> list[str]:
        """How each overload is declared."""
        return [method.definition for method in self._overloads]

    def __str__(self) -> str:
        return ", ".join(self.OverloadDefinitions)
