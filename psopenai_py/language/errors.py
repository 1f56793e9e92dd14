"""Errors of expressions, operators and members: the engine's classes, ids and messages."""

from __future__ import annotations

from typing import Any, Final

from ..framework.conversion.text import to_text
from ..framework.errors import PowerShellError, net_name


class RuntimeException(PowerShellError):
    """An expression that cannot be evaluated."""

    category = "InvalidOperation"

    @property
    def inner(self) -> BaseException | None:
        """The exception behind this one, which ``catch`` clauses see as well."""
        return self.__cause__


class NetException(PowerShellError):
    """An exception of one of .NET's own classes; the engine shows it as it is, with the class as its id."""

    category = "OperationStopped"

    def __init__(self, net_type: str, message: str) -> None:
        super().__init__(message, error_id=net_type)
        self.net_type = net_type  # type: ignore[misc]  # one class here stands for many of .NET's


def out_of_memory() -> NetException:
    """Returns .NET's error for what does not fit into memory."""
    return NetException("System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.")


class MethodException(RuntimeException):
    """A method was called with arguments that fit none of its overloads."""

    net_type = "System.Management.Automation.MethodException"
    category = "NotSpecified"


class MethodInvocationException(MethodException):
    """A method was called and failed; the exception it raised is the `__cause__`."""

    net_type = "System.Management.Automation.MethodInvocationException"

    @classmethod
    def of(cls, name: str, count: int, error: BaseException) -> MethodInvocationException:
        """Returns the error of a call with that many arguments."""
        if isinstance(error, MemoryError):
            error = out_of_memory()
        message = f'Exception calling "{name}" with "{count}" argument(s): "{error}"'
        made = cls(message, error_id=net_name(error).rpartition(".")[2])
        made.__cause__ = error
        return made


class SetValueInvocationException(RuntimeException):
    """A property was set and refused the value."""

    net_type = "System.Management.Automation.SetValueInvocationException"
    category = "NotSpecified"
    error_id = "ExceptionWhenSetting"

    @classmethod
    def of(cls, name: str, reason: str) -> SetValueInvocationException:
        """Returns the error of setting that property."""
        return cls(f'Exception setting "{name}": "{reason}"')


class GetValueInvocationException(RuntimeException):
    """A property was read and its getter failed; the exception it raised is the `__cause__`."""

    net_type = "System.Management.Automation.GetValueInvocationException"
    category = "NotSpecified"
    error_id = "ExceptionWhenGetting"

    @classmethod
    def of(cls, name: str, error: BaseException) -> GetValueInvocationException:
        """Returns the error of reading that property."""
        made = cls(f'Exception getting "{name}": "{error}"')
        made.__cause__ = error
        return made


class PropertyNotFoundException(RuntimeException):
    """Strict mode: a property is read that the object does not have."""

    net_type = "System.Management.Automation.PropertyNotFoundException"
    category = "NotSpecified"
    error_id = "PropertyNotFoundStrict"

    @classmethod
    def of(cls, name: object) -> PropertyNotFoundException:
        """Returns the error of reading that property."""
        return cls(f"The property '{to_text(name)}' cannot be found on this object. Verify that the property exists.")


class ExtendedTypeSystemException(RuntimeException):
    """A custom object was used where only a comparable value will do."""

    net_type = "System.Management.Automation.ExtendedTypeSystemException"
    category = "NotSpecified"


class UnsupportedTypeException(RuntimeException):
    """A type of .NET that this project knows by name only, or one of its members that is not built."""

    error_id = "NotSupported"
    category = "NotImplemented"


OVERFLOW_32: Final = "Value was either too large or too small for an Int32."


def divided_by_zero() -> RuntimeException:
    """Returns the error of a division by zero, which has .NET's own exception behind it."""
    reason = NetException("System.DivideByZeroException", "Attempted to divide by zero.")
    made = RuntimeException(str(reason), error_id="RuntimeException", category="NotSpecified")
    made.__cause__ = reason
    return made


def method_not_found(type_name: str, name: str, *, target: Any = None) -> RuntimeException:
    """Returns the error of calling a method that a type does not have."""
    message = f"Method invocation failed because [{type_name}] does not contain a method named '{name}'."
    return RuntimeException(message, error_id="MethodNotFound", target=target)


def type_not_found(name: str) -> RuntimeException:
    """Returns the error of a type literal whose type there is not."""
    return RuntimeException(f"Unable to find type [{name}].", error_id="TypeNotFound", target=name)


def argument_error(message: str, parameter: str = "") -> NetException:
    """Returns .NET's ArgumentException."""
    return NetException("System.ArgumentException", _with_parameter(message, parameter))


def null_argument(parameter: str) -> NetException:
    """Returns .NET's ArgumentNullException."""
    return NetException("System.ArgumentNullException", _with_parameter("Value cannot be null.", parameter))


def out_of_range(message: str, parameter: str, actual: object = None) -> NetException:
    """Returns .NET's ArgumentOutOfRangeException."""
    text = _with_parameter(message, parameter)
    if actual is not None:
        text += f"\nActual value was {actual}."
    return NetException("System.ArgumentOutOfRangeException", text)


def bad_format(message: str) -> NetException:
    """Returns .NET's FormatException."""
    return NetException("System.FormatException", message)


def overflow(message: str) -> NetException:
    """Returns .NET's OverflowException."""
    return NetException("System.OverflowException", message)


def _with_parameter(message: str, parameter: str) -> str:
    return f"{message} (Parameter '{parameter}')" if parameter else message
