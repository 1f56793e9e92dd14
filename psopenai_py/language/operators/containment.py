"""``-contains -in`` and their negations."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import is_enumerable
from ...framework.values.nothing import NOTHING
from .comparison import equals


def contains(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Returns ``left -contains right``: whether an element equals the value; a single value is its own element."""
    if left is not None and left is not NOTHING and is_enumerable(left):
        return any(equals(item, right, ignore_case) for item in left)
    return equals(left, right, ignore_case)


def contains_not(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Returns ``left -notcontains right``."""
    return not contains(left, right, ignore_case)


def is_in(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Returns ``left -in right``."""
    return contains(right, left, ignore_case)


def is_not_in(left: Any, right: Any, ignore_case: bool = True) -> bool:
    """Returns ``left -notin right``."""
    return not contains(right, left, ignore_case)
