"""What all validators are: small frozen callables whose `repr` is their documentation.

A validator called with a value returns None or raises ValidationMetadataException with the engine's id and message
(binding.md 9.2). A mistake in its own arguments raises MetadataException when it is made (binding.md 9.4).
"""

from __future__ import annotations

from typing import Any, Final

from ..conversion.text import is_enumerable, plain_text
from ..errors import MetadataException, ValidationMetadataException
from ..values.nothing import NOTHING

NULL_ARGUMENT: Final = "The argument is null. Provide a valid value for the argument, and then try running the command again."
NULL_IN_COLLECTION: Final = (
    "The argument is null, empty, or an element of the argument collection contains a null value. "
    "Supply a collection that does not contain any null values and then try the command again."
)


class Validator:
    """Base of the validators. Two are equal when their class, arguments and options are."""

    __slots__ = ("arguments", "options")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self.arguments: Final = arguments
        self.options: Final = options

    def __call__(self, value: Any) -> None:
        """Returns None for a valid value, raises ValidationMetadataException for any other."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Validator) or type(self) is not type(other):
            return NotImplemented
        return (self.arguments, self.options) == (other.arguments, other.options)

    def __hash__(self) -> int:
        return hash((type(self), self.arguments))

    def __repr__(self) -> str:
        given = [repr(argument) for argument in self.arguments]
        given += [f"{name}={value!r}" for name, value in self.options.items()]
        return f"{type(self).__name__}({', '.join(given)})"


class ElementValidator(Validator):
    """Base of the validators that look at each element of a collection, one level deep (R9.4). An empty one passes."""

    __slots__ = ()

    def __call__(self, value: Any) -> None:
        """Checks the value, or each of its elements."""
        if value is None or value is NOTHING:
            raise refusal("ArgumentIsEmpty", NULL_IN_COLLECTION)
        if is_enumerable(value):
            for element in value:
                self.check(element)
        else:
            self.check(value)

    def check(self, element: Any) -> None:
        """Raises ValidationMetadataException where the element is refused."""
        raise NotImplementedError


def refusal(error_id: str, message: str) -> ValidationMetadataException:
    """Returns the error of a refused value."""
    return ValidationMetadataException(message, error_id=error_id)


def null_element() -> ValidationMetadataException:
    """Returns the error of a null among the elements."""
    return refusal("ArgumentIsEmpty", NULL_ARGUMENT)


def declaration_error(error_id: str, message: str) -> MetadataException:
    """Returns the error of arguments that contradict each other (binding.md 9.4)."""
    return MetadataException(error_id, message, net_type="System.Management.Automation.ValidationMetadataException")


def out_of_range(attribute: str, argument: str, value: object) -> MetadataException:
    """Returns the error of an argument that no such attribute can have, a negative length for instance."""
    return _not_constructed(
        attribute,
        f'Cannot process argument because the value of argument "{argument}" is out of range. '
        f"Change argument \"{argument}\" to a value that is within range. (Parameter '{argument}')\n"
        f"Actual value was {plain_text(value)}.",
    )


def null_argument(attribute: str, argument: str) -> MetadataException:
    """Returns the error of a null where the attribute needs a value."""
    return _not_constructed(
        attribute,
        f'Cannot process argument because the value of argument "{argument}" is null. '
        f"Change the value of argument \"{argument}\" to a non-null value. (Parameter '{argument}')",
    )


def invalid_argument(attribute: str, argument: str) -> MetadataException:
    """Returns the error of an empty argument, or of one that means nothing to the attribute."""
    return _not_constructed(
        attribute,
        f'Cannot process argument because the value of argument "{argument}" is not valid. '
        f"Change the value of the \"{argument}\" argument and run the operation again. (Parameter '{argument}')",
    )


def _not_constructed(attribute: str, reason: str) -> MetadataException:
    return MetadataException(
        "ExceptionConstructingAttribute",
        f'The following exception occurred while constructing the attribute "{attribute}": "{reason}"',
        net_type="System.Management.Automation.RuntimeException",
    )


def check_limits(attribute: str, minimum: int, maximum: int, error_id: str, message: str) -> None:
    """Refuses limits that no length or count can keep; `error_id` and `message` are for a maximum below the minimum."""
    if minimum < 0:
        raise out_of_range(attribute, "minLength", minimum)
    if maximum <= 0:
        raise out_of_range(attribute, "maxLength", maximum)
    if maximum < minimum:
        raise declaration_error(error_id, message)


def filled(template: str, *values: str) -> str:
    """Returns a message of the developer's with ``{0}``, ``{1}`` replaced as .NET does; ``{{`` stands for a brace."""
    import re

    def replacement(found: re.Match[str]) -> str:
        if found[1] is None:
            return found[0][0]
        return values[int(found[1])] if int(found[1]) < len(values) else found[0]

    return re.sub(r"\{\{|\}\}|\{([0-9])\}", replacement, template)
