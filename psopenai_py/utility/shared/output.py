"""What a command does with a value that may be a collection."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ...framework.conversion.text import is_enumerable


def elements(value: Any) -> Iterable[Any]:
    """Returns the elements of a collection, or the value alone, as the engine's WriteObject enumerates."""
    return value if is_enumerable(value) else (value,)
