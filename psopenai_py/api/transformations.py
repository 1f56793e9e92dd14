"""Transformations of the module's parameters: they run before the conversion to the declared type (module-behaviour 1.8)."""

from __future__ import annotations

from typing import Any

from ..framework.errors import PSInvalidCastException
from ..framework.values.scalars import SecureString
from ..framework.values.types import type_of


class LowerCase:
    """Lower-cases plain text, so that ``-Order DESC`` is legal and sent as ``desc``; other values pass."""

    __slots__ = ()

    def __call__(self, value: Any) -> Any:
        """Returns the value, text in lower case."""
        return value.lower() if isinstance(value, str) else value

    def __repr__(self) -> str:
        return "LowerCase()"


class ToSecureString:
    """Makes a SecureString of plain text, in arrays too; null and SecureStrings pass, other values are refused."""

    __slots__ = ()

    def __call__(self, value: Any) -> Any:
        """Returns the value with text made secure. Raises PSInvalidCastException for what is no text."""
        if value is None or isinstance(value, SecureString):
            return value
        if isinstance(value, str):
            return SecureString(value)
        if isinstance(value, list):
            return [self(item) for item in value]
        kind = type_of(value)
        raise PSInvalidCastException(
            f'Cannot convert the value of type "{kind.name if kind else ""}" to type "System.Security.SecureString".'
        )

    def __repr__(self) -> str:
        return "ToSecureString()"
