"""ValidateNotNull, ValidateNotNullOrEmpty and ValidateNotNullOrWhiteSpace."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, Final

from ..values.nothing import NOTHING
from ..values.objects import PSObject
from ..values.scalars import is_text
from .base import NULL_ARGUMENT, NULL_IN_COLLECTION, Validator, refusal

_NULL_IN_LIST: Final = (
    "The argument has a null value, or an element of the argument collection contains a null value. "
    "Provide a collection that does not contain any null values, and then try the command again."
)
_EMPTY: Final = "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again."
_BLANK: Final = (
    "The argument is null, empty, or consists of only white-space characters. "
    "Provide an argument that contains non white-space characters, and then try the command again."
)
_BLANK_ELEMENT: Final = (
    "An element of the argument collection is null, empty, or consists of only white-space characters. "
    "Supply a collection that does not contain any those values and then try the command again."
)


class ValidateNotNull(Validator):
    """The value is not null, nor is any element of a list."""

    __slots__ = ()

    def __call__(self, value: Any) -> None:
        """Raises ValidationMetadataException for a null."""
        if _is_null(value):
            raise refusal("ArgumentIsNull", NULL_ARGUMENT)
        if _is_list(value) and any(map(_is_null, value)):
            raise refusal("ArgumentIsNull", _NULL_IN_LIST)


class ValidateNotNullOrEmpty(Validator):
    """The value is not null and not empty, be it a text, a list or a dictionary, nor is any element of a list."""

    __slots__ = ()
    blank_counts = False

    def __call__(self, value: Any) -> None:
        """Raises ValidationMetadataException for a null or an empty value."""
        if _is_null(value):
            raise refusal("ArgumentIsNull", _EMPTY)
        if is_text(value):
            if self._is_empty(value):
                raise refusal(*(("ArgumentIsEmptyOrWhiteSpace", _BLANK) if self.blank_counts else ("ArgumentIsEmpty", _EMPTY)))
        elif isinstance(value, Mapping) or _is_list(value):
            if not len(value):
                raise refusal("ArgumentIsEmpty", NULL_IN_COLLECTION)
            if not isinstance(value, Mapping):
                self._check_elements(value)

    def _check_elements(self, values: Collection[Any]) -> None:
        for element in values:
            if _is_null(element):
                raise refusal("ArgumentIsNull", NULL_IN_COLLECTION)
            if is_text(element) and self._is_empty(element):
                if self.blank_counts:
                    raise refusal("ArgumentCollectionContainsEmptyOrWhiteSpace", _BLANK_ELEMENT)
                raise refusal("ArgumentCollectionContainsEmpty", NULL_IN_COLLECTION)

    def _is_empty(self, text: str) -> bool:
        return not text or (self.blank_counts and text.isspace())


class ValidateNotNullOrWhiteSpace(ValidateNotNullOrEmpty):
    """The value is not null, not empty and not blank, nor is any element of a list."""

    __slots__ = ()
    blank_counts = True


def _is_null(value: object) -> bool:
    return value is None or value is NOTHING


def _is_list(value: object) -> bool:
    """Whether the engine looks at the value's elements: lists and sets, but no text, dictionary or generator."""
    return isinstance(value, Collection) and not isinstance(value, str | bytes | Mapping | PSObject)
