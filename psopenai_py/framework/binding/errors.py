"""The binder's errors as data: id to exception class, category and template (binding.md 11.2, 7.7). One function builds them."""

from __future__ import annotations

from typing import NamedTuple

from ..errors import (
    ParameterBindingArgumentTransformationException,
    ParameterBindingException,
    ParameterBindingValidationException,
    PSInvalidCastException,
)
from ..values.types import NetType


class Entry(NamedTuple):
    """What one id means. The template's fields are `name`, `type`, `detail` and `more`."""

    exception: type[ParameterBindingException]
    category: str
    template: str


_PLAIN = ParameterBindingException
_TRANSFORMATION = ParameterBindingArgumentTransformationException
_VALIDATION = ParameterBindingValidationException

CATALOGUE: dict[str, Entry] = {
    "NamedParameterNotFound": Entry(_PLAIN, "InvalidArgument", "A parameter cannot be found that matches parameter name '{name}'."),
    "PositionalParameterNotFound": Entry(
        _PLAIN, "InvalidArgument", "A positional parameter cannot be found that accepts argument '{name}'."
    ),
    "MissingArgument": Entry(
        _PLAIN,
        "InvalidArgument",
        "Missing an argument for parameter '{name}'. Specify a parameter of type '{type}' and try again.",
    ),
    "AmbiguousParameter": Entry(
        _PLAIN,
        "InvalidArgument",
        "Parameter cannot be processed because the parameter name '{name}' is ambiguous. Possible matches include:{detail}.",
    ),
    "ParameterAlreadyBound": Entry(
        _PLAIN,
        "InvalidArgument",
        "Cannot bind parameter because parameter '{name}' is specified more than once. To provide multiple values to parameters "
        'that can accept multiple values, use the array syntax. For example, "-parameter value1,value2,value3".',
    ),
    "ParameterNotInParameterSet": Entry(
        _PLAIN, "InvalidArgument", "Parameter '{name}' cannot be specified in parameter set '{detail}'."
    ),
    "AmbiguousPositionalParameterNoName": Entry(
        _PLAIN, "InvalidArgument", "Cannot bind positional parameters because no names were given."
    ),
    "AmbiguousParameterSet": Entry(
        _PLAIN,
        "InvalidArgument",
        "Parameter set cannot be resolved using the specified named parameters. One or more parameters issued cannot be used "
        "together or an insufficient number of parameters were provided.",
    ),
    "MissingMandatoryParameter": Entry(
        _PLAIN, "InvalidArgument", "Cannot process command because of one or more missing mandatory parameters:{name}."
    ),
    "CannotConvertArgument": Entry(
        _PLAIN, "InvalidArgument", "Cannot convert '{detail}' to the type '{type}' required by parameter '{name}'. {more}"
    ),
    "CannotConvertArgumentNoMessage": Entry(_PLAIN, "InvalidArgument", "Cannot bind parameter '{name}'. {detail}"),
    "ParameterArgumentTransformationError": Entry(
        _TRANSFORMATION, "InvalidData", "Cannot process argument transformation on parameter '{name}'. {detail}"
    ),
    "ParameterArgumentTransformationErrorMessageOnly": Entry(_TRANSFORMATION, "InvalidData", "{detail}"),
    "ParameterArgumentValidationError": Entry(
        _VALIDATION, "InvalidData", "Cannot validate argument on parameter '{name}'. {detail}"
    ),
    "ParameterArgumentValidationErrorNullNotAllowed": Entry(
        _VALIDATION, "InvalidData", "Cannot bind argument to parameter '{name}' because it is null."
    ),
    "ParameterArgumentValidationErrorEmptyStringNotAllowed": Entry(
        _VALIDATION, "InvalidData", "Cannot bind argument to parameter '{name}' because it is an empty string."
    ),
    "ParameterArgumentValidationErrorEmptyArrayNotAllowed": Entry(
        _VALIDATION, "InvalidData", "Cannot bind argument to parameter '{name}' because it is an empty array."
    ),
    "ParameterArgumentValidationErrorEmptyCollectionNotAllowed": Entry(
        _VALIDATION, "InvalidData", "Cannot bind argument to parameter '{name}' because it is an empty collection."
    ),
    "MismatchedPSTypeName": Entry(
        _TRANSFORMATION,
        "InvalidArgument",
        "Cannot bind argument to parameter '{name}', because PSTypeNames of the argument do not match the PSTypeName required by "
        "the parameter: {detail}.",
    ),
    "ParameterBindingFailed": Entry(_PLAIN, "WriteError", "Cannot bind parameter '{name}' to the target. {detail}"),
    "ScriptBlockArgumentNoInput": Entry(
        _PLAIN,
        "MetadataError",
        "Cannot evaluate parameter '{name}' because its argument is specified as a script block and there is no input. A script "
        "block cannot be evaluated without input.",
    ),
    "ScriptBlockArgumentInvocationFailed": Entry(
        _PLAIN, "InvalidArgument", "The input to the script block for parameter '{name}' failed. {detail}"
    ),
    "ScriptBlockArgumentNoOutput": Entry(
        _PLAIN, "InvalidArgument", "Cannot evaluate parameter '{name}' because its argument input did not produce any output."
    ),
    "InputObjectNotBound": Entry(
        _PLAIN,
        "InvalidArgument",
        "The input object cannot be bound to any parameters for the command either because the command does not take pipeline "
        "input or the input and its properties do not match any of the parameters that take pipeline input.",
    ),
    "InputObjectMissingMandatory": Entry(
        _PLAIN,
        "InvalidArgument",
        "The input object cannot be bound because it did not contain the information required to bind all mandatory parameters: "
        "{detail}",
    ),
}

_EXPLANATION = (
    "{detail} This {what} caused by applying the default parameter binding. You can disable the default parameter binding in "
    '$PSDefaultParameterValues by setting $PSDefaultParameterValues["Disabled"] to be $true, and {again}. The following default '
    "{were} successfully bound for this cmdlet when the error occurred:{names}"
)


def binding_error(
    error_id: str,
    name: str = "",
    of: NetType[object] | None = None,
    detail: object = "",
    more: object = "",
    *,
    exception: type[ParameterBindingException] | None = None,
    category: str | None = None,
) -> ParameterBindingException:
    """Returns the error of that id; `exception` and `category` replace the catalogue's where one id has two meanings."""
    entry = CATALOGUE[error_id]
    message = entry.template.format(name=name, type=of.name if of else "", detail=detail, more=more)
    return (exception or entry.exception)(message, error_id=error_id, category=category or entry.category)


def explained(error: ParameterBindingException, applied: list[str]) -> ParameterBindingException:
    """Returns the error of a command that got default values: same id and category, a plain class, a longer text (R4.10)."""
    several = len(applied) > 1
    message = _EXPLANATION.format(
        detail=error,
        what="error might have been" if several else "failure might be",
        again="then trying again" if several else "retry",
        were="parameters were" if several else "parameter was",
        names="".join(f" -{name}" for name in applied),
    )
    return ParameterBindingException(message, error_id=error.error_id, category=error.category, target=error.target)


def caused_by_cast(error: BaseException | None) -> bool:
    """Whether an invalid cast is the error itself or stands anywhere behind it (R5.8)."""
    while error is not None:
        if isinstance(error, PSInvalidCastException):
            return True
        error = error.__cause__
    return False


def is_misfit(error: ParameterBindingException, *, by_name: bool, coerce: bool) -> bool:
    """Whether an error only says that an input object does not fit a parameter, so that the next attempt goes on.

    Without coercion that is what an invalid cast caused, with it a plain binder error, and by value also a transformation
    error that an invalid cast caused (R5.8, R7.11, R7.13).
    """
    if not coerce and caused_by_cast(error):
        return True
    if isinstance(error, _TRANSFORMATION):
        return not by_name and isinstance(error.__cause__, PSInvalidCastException)
    return not isinstance(error, _VALIDATION)
