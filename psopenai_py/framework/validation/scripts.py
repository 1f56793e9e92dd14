"""ValidateScript: a condition in code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ..conversion.text import plain_text
from ..conversion.truth import is_true
from ..values.scalars import ScriptBlock
from .base import ElementValidator, filled, null_element, refusal

_MESSAGE: Final = (
    'The "{1}" validation script for the argument with value "{0}" did not return a result of True. '
    "Determine why the validation script failed, and then try the command again."
)


class ValidateScript(ElementValidator):
    """The condition, a script block or a function of one argument, is true of the value (R8.10).

    `message` replaces the engine's own; ``{0}`` in it is the value, ``{1}`` the condition's text.
    """

    __slots__ = ("condition", "message")

    def __init__(self, condition: ScriptBlock | Callable[[Any], Any], *, message: str | None = None) -> None:
        super().__init__(condition, **({"message": message} if message else {}))
        self.condition: Final = condition
        self.message: Final = message or _MESSAGE

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException where the condition is false; what the condition itself raises goes on."""
        if element is None:
            raise null_element()
        condition = self.condition
        result = condition.invoke(element) if isinstance(condition, ScriptBlock) else condition(element)
        if not is_true(result):
            text = str(condition) if isinstance(condition, ScriptBlock) else getattr(condition, "__name__", repr(condition))
            raise refusal("ValidateScriptFailure", filled(self.message, plain_text(element), text))
