"""ValidateLength: the length of a text."""

from __future__ import annotations

from typing import Any, Final

from ..values.scalars import is_text, utf16_length
from .base import ElementValidator, check_limits, refusal


class ValidateLength(ElementValidator):
    """The text has at least `minimum` and at most `maximum` characters, counted as UTF-16 units."""

    __slots__ = ("maximum", "minimum")

    def __init__(self, minimum: int, maximum: int) -> None:
        check_limits(
            "ValidateLength",
            minimum,
            maximum,
            "ValidateLengthMaxLengthSmallerThanMinLength",
            "The specified maximum character length of the argument is shorter than the specified minimum argument character "
            "length. Update the ValidateLength attribute for the parameter.",
        )
        super().__init__(minimum, maximum)
        self.minimum: Final = minimum
        self.maximum: Final = maximum

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException for what is no text, and for one that is too short or too long."""
        if not is_text(element):
            raise refusal(
                "ValidateLengthNotString",
                "The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. "
                "Make the parameter a string or string[] parameter.",
            )
        length = utf16_length(element)
        if length < self.minimum:
            raise refusal(
                "ValidateLengthMinLengthFailure",
                f"The character length ({length}) of the argument is too short. Specify an argument with a length that is greater "
                f'than or equal to "{self.minimum}", and then try the command again.',
            )
        if length > self.maximum:
            raise refusal(
                "ValidateLengthMaxLengthFailure",
                f"The character length of the {length} argument is too long. Shorten the character length of the argument so it is "
                f'fewer than or equal to "{self.maximum}" characters, and then try the command again.',
            )
