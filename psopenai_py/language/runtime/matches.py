"""Operators that leave something behind in the scope: -match and -notmatch set ``$Matches``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ..operators import binary_operation
from ..operators.matching import match
from .frame import Frame

ScopedOperation = Callable[[Frame, Any, Any], Any]


def operation_in_scope(operator: str) -> ScopedOperation | None:
    """Returns the operation of an operator that sets variables, None for all others."""
    if not operator.endswith("match"):
        return None
    operation = binary_operation(operator)

    def operate(frame: Frame, left: Any, right: Any) -> Any:
        return operation(left, right, matches=lambda found: frame.scope.put("matches", "Matches", found))

    return operate


def matched(frame: Frame, text: str, pattern: Any, case_sensitive: bool) -> bool:
    """Whether a switch clause's pattern is found in a text; ``$Matches`` says what was."""
    return bool(match(text, pattern, not case_sensitive, matches=lambda found: frame.scope.put("matches", "Matches", found)))
