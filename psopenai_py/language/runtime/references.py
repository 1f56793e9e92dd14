"""``[ref]$x``: a variable handed to somebody who sets it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ...framework.values.net_object import NetObject


class Reference(NetObject, net_type="System.Management.Automation.PSReference", properties=("Value",)):
    """Reads and sets a variable as its `Value`."""

    __slots__ = ("_read", "_write")

    def __init__(self, read: Callable[[], Any], write: Callable[[Any], None]) -> None:
        self._read = read
        self._write = write

    @property
    def Value(self) -> Any:  # the engine's name
        """The variable's value."""
        return self._read()

    @Value.setter
    def Value(self, value: Any) -> None:
        self._write(value)
