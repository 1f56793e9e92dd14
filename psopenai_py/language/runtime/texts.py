"""A value as text in a script: collections are joined with ``$OFS``."""

from __future__ import annotations

from typing import Any

from ...framework.conversion.text import is_enumerable, plain_text, to_text
from ...framework.values.nothing import UNBOUND
from ...framework.variables import Scope
from ..operators.arithmetic import add


def text_of(scope: Scope, value: Any) -> str:
    """Returns the text of a value as it is in an expandable string."""
    separator = _separator(scope)
    return to_text(value) if separator is None else to_text(value, separator)


def sum_of(scope: Scope, left: Any, right: Any) -> Any:
    """Returns ``left + right``, where a collection that is added to a text becomes one."""
    if isinstance(left, str) and is_enumerable(right):
        separator = _separator(scope)
        if separator is not None:
            return add(left, right, separator)
    return add(left, right)


def _separator(scope: Scope) -> str | None:
    separator = scope.find("ofs")
    return None if separator is UNBOUND or separator is None else plain_text(separator)
