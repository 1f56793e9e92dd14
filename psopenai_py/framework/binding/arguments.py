"""Argument items: what a command line is split into before it is bound (binding.md 0.3, section 2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..values.nothing import UNBOUND


class ArgumentItem:
    """A name part, a value part, or both.

    `name` is the parameter's name without dash and colon, None for a plain value; `text` is the name as it was typed, dash
    (and colon, where one was typed) included; `value` is `UNBOUND` where the item has no value part. `from_splat` marks the
    entries of a splatted dictionary. `position` is the place in the source text (offset, length), for errors.
    """

    __slots__ = ("from_splat", "name", "position", "text", "value")

    def __init__(
        self,
        name: str | None = None,
        value: Any = UNBOUND,
        *,
        text: str = "",
        from_splat: bool = False,
        position: tuple[int, int] | None = None,
    ) -> None:
        self.name = name
        self.value = value
        self.text = text or (f"-{name}" if name is not None and value is UNBOUND else f"-{name}:" if name is not None else "")
        self.from_splat = from_splat
        self.position = position

    @property
    def has_value(self) -> bool:
        """Whether the item has a value part."""
        return self.value is not UNBOUND

    def __repr__(self) -> str:
        return f"ArgumentItem({self.name!r}, {self.value!r})"


def positional(values: Iterable[Any]) -> list[ArgumentItem]:
    """Returns the items of plain values."""
    return [ArgumentItem(value=value) for value in values]


def asks_for_help(items: Iterable[ArgumentItem]) -> bool:
    """Whether ``-?`` stands among the items: help is shown instead of running the command (R2.16)."""
    return any(item.name == "?" for item in items)
