"""``-is -isnot -as``."""

from __future__ import annotations

from typing import Any

from ...framework.errors import PSInvalidCastException
from ...framework.values.types import RUNTIME_TYPE, NetType
from ..errors import RuntimeException
from ..members.casts import cast
from ..members.types import is_of_type


def is_type(left: Any, right: Any) -> bool:
    """Returns ``left -is right``; the right operand is a type, or the name of one."""
    return is_of_type(left, _type(right, "-is"))


def is_not_type(left: Any, right: Any) -> bool:
    """Returns ``left -isnot right``."""
    return not is_of_type(left, _type(right, "-is"))


def as_type(left: Any, right: Any) -> Any:
    """Returns ``left -as right``: the value converted, null where it does not convert."""
    target = _type(right, "-as")
    try:
        return cast(left, target)
    except PSInvalidCastException:
        return None


def _type(value: Any, operator: str) -> NetType[Any]:
    if isinstance(value, NetType):
        return value
    if value is None:
        name = "IsOperatorRequiresType" if operator == "-is" else "AsOperatorRequiresType"
        raise RuntimeException(f"The right operand of '{operator}' must be a type.", error_id=name)
    found: NetType[Any] = cast(value, RUNTIME_TYPE)
    return found
