"""ValidateVariableName: the check of -ErrorVariable, -OutVariable and their like."""

from __future__ import annotations

from typing import Any, Final

from .base import Validator, refusal

SCOPES: Final = frozenset({"global", "local", "script", "private", "variable"})


class ValidateVariableName(Validator):
    """The text, after one leading ``+``, is the path of a variable: a name, or a name behind a scope (R10.2)."""

    __slots__ = ()

    def __call__(self, value: Any) -> None:
        """Raises ValidationMetadataException for a drive such as ``env:x``, and for a text without a name."""
        if not isinstance(value, str):
            return
        text = value.removeprefix("+")
        if not text:
            raise refusal(
                "Argument",
                'Cannot process argument because the value of argument "path" is not valid. '
                'Change the value of the "path" argument and run the operation again.',
            )
        drive, colon, _ = text.partition(":")
        if colon and drive and drive.casefold() not in SCOPES:
            raise refusal(
                "ArgumentNotValidVariableName", f"Cannot validate argument '{text}' because it is not a valid variable name."
            )
