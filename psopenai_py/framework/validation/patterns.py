"""ValidatePattern: a regular expression that is found in the text."""

from __future__ import annotations

from typing import Any, Final

from ..conversion.patterns import compile_pattern, known_options
from ..conversion.text import plain_text
from .base import ElementValidator, filled, invalid_argument, null_element, refusal

_MESSAGE: Final = (
    'The argument "{0}" does not match the "{1}" pattern. Supply an argument that matches "{1}" and try the command again.'
)


class ValidatePattern(ElementValidator):
    """The pattern is found in the value's text, without regard to case unless `options` (names of RegexOptions) say otherwise.

    `message` replaces the engine's own; ``{0}`` in it is the value, ``{1}`` the pattern.
    """

    __slots__ = ("message", "pattern", "regex_options")

    def __init__(self, pattern: str, *, options: str = "IgnoreCase", message: str | None = None) -> None:
        if not pattern:
            raise invalid_argument("ValidatePattern", "regexPattern")
        if not known_options(options):
            raise invalid_argument("ValidatePattern", "Options")
        given = {} if options == "IgnoreCase" else {"options": options}
        super().__init__(pattern, **given, **({"message": message} if message else {}))
        self.pattern: Final = pattern
        self.regex_options: Final = options
        self.message: Final = message or _MESSAGE

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException for null, for a text without the pattern, and where the pattern is at fault."""
        if element is None:
            raise null_element()
        text = plain_text(element)
        try:
            found = compile_pattern(self.pattern, self.regex_options).search(text)
        except ValueError as error:
            raise refusal("RegexParseException", str(error)) from error
        if not found:
            raise refusal("ValidatePatternFailure", filled(self.message, text, self.pattern))
