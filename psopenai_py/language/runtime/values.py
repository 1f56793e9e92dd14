"""Where the binder writes the parameters of a script's function: the scope of the call."""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from typing import Any

from .frame import Frame


class ParameterValues(MutableMapping[str, Any]):
    """The variables of a call's scope by the formal names of the parameters; their rules do not apply, the binder has its own."""

    __slots__ = ("_values", "frame")

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self._values = frame.values

    def __getitem__(self, name: str) -> Any:
        return self._values[name.casefold()]

    def __setitem__(self, name: str, value: Any) -> None:
        self._values[name.casefold()] = value

    def __delitem__(self, name: str) -> None:
        del self._values[name.casefold()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)
