"""Any value as a condition (R8.10)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..values.nothing import NOTHING
from ..values.scalars import Char, SwitchParameter
from ..values.types import NetType


def is_true(value: Any) -> bool:
    """Whether the engine takes the value for true: text that is not empty, numbers other than 0, lists by their content.

    A list of one element is that element, where a nested list counts as true unless it is empty; longer lists and all other
    values are true.
    """
    if value is None or value is NOTHING:
        return False
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return value != "\0" if isinstance(value, Char) else bool(value)
    if isinstance(value, int | float | Decimal | SwitchParameter):
        return bool(value)
    if isinstance(value, list | tuple):
        if len(value) != 1:
            return bool(value)
        only = value[0]
        return bool(only) if isinstance(only, list | tuple) else is_true(only)
    return True


def rule(value: Any, target: NetType[Any]) -> Callable[[Any, NetType[Any]], Any] | None:
    """Returns the conversion to Boolean: there is one for every value."""
    return lambda value, target: is_true(value)


def switch_rule(value: Any, target: NetType[Any]) -> Callable[[Any, NetType[Any]], Any] | None:
    """Returns the conversion to SwitchParameter, which only a Boolean has (R8.3)."""
    return _switch if isinstance(value, bool) else None


def _switch(value: bool, target: NetType[Any]) -> SwitchParameter:
    from ..values.scalars import ABSENT, PRESENT

    return PRESENT if value else ABSENT
