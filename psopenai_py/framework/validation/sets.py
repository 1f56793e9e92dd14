"""ValidateSet: one of a few words."""

from __future__ import annotations

from typing import Any, Final

from ..conversion.text import plain_text, to_text
from ..values.collections import Array
from ..values.types import STRING
from .base import ElementValidator, filled, null_element, out_of_range, refusal

_MESSAGE: Final = (
    'The argument "{0}" does not belong to the set "{1}" specified by the ValidateSet attribute. '
    "Supply an argument that is in the set and then try the command again."
)


class ValidateSet(ElementValidator):
    """The value's text is one of the given ones, without regard to case unless `ignore_case` is false.

    `message` replaces the engine's own; ``{0}`` in it is the value, ``{1}`` the set.
    """

    __slots__ = ("_known", "ignore_case", "message", "values")

    def __init__(self, *values: Any, ignore_case: bool = True, message: str | None = None) -> None:
        if not values:
            raise out_of_range("ValidateSet", "validValues", Array(STRING))
        options: dict[str, Any] = {} if ignore_case else {"ignore_case": False}
        super().__init__(*values, **options, **({"message": message} if message else {}))
        self.values: Final = tuple(map(to_text, values))
        self.ignore_case: Final = ignore_case
        self.message: Final = message or _MESSAGE
        self._known: Final = frozenset(value.casefold() if ignore_case else value for value in self.values)

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException for null and for any text that is not in the set."""
        if element is None:
            raise null_element()
        text = plain_text(element)
        if (text.casefold() if self.ignore_case else text) not in self._known:
            raise refusal("ValidateSetFailure", filled(self.message, text, ",".join(self.values)))
