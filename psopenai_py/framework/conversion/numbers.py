"""Conversion to numbers (R8.13 to R8.17): from text through the literal grammar, from other numbers with range checks."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from ..errors import PSInvalidCastException
from ..values.numbers import INT32_MAX, INT32_MIN, BigInteger, Integer, Single
from ..values.scalars import Char
from ..values.types import NetType
from .decimals import from_float, nearest_decimal, parsed
from .errors import failed
from .number_format import DOUBLE_DIGITS, SINGLE_DIGITS
from .number_text import Number, scan

Converter = Callable[[Any, NetType[Any]], Any]

_RANGE_TEXT: Final = {
    "System.SByte": "a signed byte",
    "System.Byte": "an unsigned byte",
    "System.Int16": "an Int16",
    "System.UInt16": "a UInt16",
    "System.Int32": "an Int32",
    "System.UInt32": "a UInt32",
    "System.Int64": "an Int64",
    "System.UInt64": "a UInt64",
}
_THROUGH_INT32: Final = frozenset({"System.SByte", "System.Byte", "System.Int16", "System.UInt16"})
_CHECKED_64: Final = frozenset({"System.Int64", "System.UInt64"})


def integer_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to an integer type that the value's own kind has, or None."""
    if isinstance(value, Char):
        return lambda value, target: _numeric(value, target, ord(value))
    if isinstance(value, str):
        return text_to_integer
    if isinstance(value, int | float | Decimal):
        return lambda value, target: _numeric(value, target, value)
    return None


def real_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to Double or Single, or None."""
    if isinstance(value, Char):
        return lambda value, target: _float_class(target)(ord(value))
    if isinstance(value, str):
        return text_to_real
    return _number_to_real if isinstance(value, int | float | Decimal) else None


def decimal_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to Decimal, or None."""
    if isinstance(value, Char):
        return lambda value, target: Decimal(ord(value))
    if isinstance(value, str):
        return text_to_decimal
    return _number_to_decimal if isinstance(value, int | float | Decimal) else None


def bigint_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to BigInteger, which cuts fractions off, or None."""
    if isinstance(value, Char):
        return lambda value, target: BigInteger(ord(value))
    if isinstance(value, str):
        return text_to_bigint
    return _number_to_bigint if isinstance(value, int | float | Decimal) else None


def zero(target: NetType[Any]) -> Any:
    """Returns the zero of a numeric type, what null becomes (R8.9)."""
    assert target.python is not None
    return target.python(0)


def text_to_integer(text: str, target: NetType[Any]) -> Any:
    """Returns the integer a text writes: a literal, the framework's own forms (``#FF``, ``&hFF``), else through a Double."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else _literal(text)
    if number is not None:
        try:
            return _ranged(number, target)
        except OverflowError:
            pass
    try:
        return _ranged(_framework_integer(text.strip()), target)
    except OverflowError as error:
        reason = str(error)
    except ValueError as error:
        reason = str(error)
        try:
            return _ranged(_real_text(text), target)
        except (ValueError, OverflowError):
            pass
    raise failed(text, target, reason, "InvalidCastFromStringToInteger")


def text_to_real(text: str, target: NetType[Any]) -> Any:
    """Returns the real number a text writes: a literal, or with thousands separators, or ``NaN`` and ``Infinity``."""
    try:
        number = _literal(text)
        return _number_to_real(_real_text(text) if number is None else number, target)
    except ValueError as error:
        raise failed(text, target, str(error), "InvalidCastFromStringToDoubleOrSingle") from None


def text_to_decimal(text: str, target: NetType[Any]) -> Decimal:
    """Returns the Decimal a text writes: a literal, else digits with thousands separators, else through a Double."""
    number = _literal(text)
    try:
        if number is not None:
            return _to_decimal(number)
    except OverflowError:
        pass
    try:
        return parsed(_without_thousands(text, exponent=False))
    except OverflowError as error:
        reason = str(error)
    except ValueError:
        reason = _format_error(text)
        try:
            return from_float(_real_text(text), DOUBLE_DIGITS)
        except (ValueError, OverflowError):
            pass
    raise failed(text, target, reason, "InvalidCastFromStringToDecimal")


def text_to_bigint(text: str, target: NetType[Any]) -> BigInteger:
    """Returns the BigInteger a text writes."""
    number = _literal(text)
    try:
        return BigInteger(_without_thousands(text, exponent=False, point=False) if number is None else number)
    except (ValueError, OverflowError):
        raise failed(text, target, "The value could not be parsed.", "InvalidCastFromStringToInteger") from None


def _literal(text: str) -> Number | None:
    """Returns the number a text writes as a literal with an optional sign, 0 for a blank text, None for any other."""
    stripped = text.strip()
    return scan(stripped, signed=True) if stripped else 0


def _numeric(value: Any, target: NetType[Any], number: Number) -> Any:
    try:
        return _ranged(number, target)
    except OverflowError as error:
        raise failed(value, target, str(error), "InvalidCastIConvertible") from None


def _ranged(number: Number, target: NetType[Any]) -> Any:
    """Returns the number as an integer of the target type, rounded half to even (R8.16); OverflowError outside its range."""
    kind = target.python
    low, high = (kind.low, kind.high) if kind is not None and issubclass(kind, Integer) else (INT32_MIN, INT32_MAX)
    assert kind is not None
    assert low is not None
    assert high is not None
    if isinstance(number, int):
        rounded = int(number)
    elif number != number or number in (float("inf"), float("-inf")):  # only NaN differs from itself
        raise OverflowError(_float_overflow(target))
    else:
        rounded = round(number)
        if isinstance(number, float) and target.name in _THROUGH_INT32 and not INT32_MIN <= rounded <= INT32_MAX:
            raise OverflowError(_float_overflow(target))
    if not low <= rounded <= high:
        raise OverflowError(
            _float_overflow(target) if isinstance(number, float) and target.name in _CHECKED_64 else _overflow(target.name)
        )
    return kind(rounded)


def _overflow(name: str) -> str:
    return f"Value was either too large or too small for {_RANGE_TEXT[name]}."


def _float_overflow(target: NetType[Any]) -> str:
    """Returns the framework's message for a real number out of range: small types go through Int32, 64 bits are checked."""
    if target.name in _CHECKED_64:
        return "Arithmetic operation resulted in an overflow."
    return _overflow("System.Int32" if target.name in _THROUGH_INT32 else target.name)


def _framework_integer(text: str) -> int:
    """Returns the integer that .NET's converter reads; ValueError with its message for any other text."""
    lowered = text.lower()
    for prefix in ("#", "0x", "&h"):
        if lowered.startswith(prefix):
            digits = text[len(prefix) :]
            if digits and all(char in "0123456789abcdefABCDEF" for char in digits):
                return int(digits, 16)
            raise ValueError(
                "Could not find any recognizable digits."
                if not digits
                else "Additional non-parsable characters are at the end of the string."
            )
    digits = text[1:] if text[:1] in ("+", "-") else text
    if digits.isascii() and digits.isdigit() and len(digits) <= 4300:
        return int(text)
    raise ValueError(_format_error(text))


def _real_text(text: str) -> float:
    """Returns the number .NET's float style reads: exponent and thousands separators, in the invariant culture."""
    named = _NAMED_REALS.get(text.strip().lower())
    if named is not None:
        return named
    try:
        return float(_without_thousands(text, exponent=True))
    except ValueError:
        raise ValueError(_format_error(text)) from None


_NAMED_REALS: Final = {
    "nan": float("nan"), "-nan": float("nan"), "+nan": float("nan"), "infinity": float("inf"), "+infinity": float("inf"),
    "-infinity": float("-inf"), "\u221e": float("inf"), "-\u221e": float("-inf"),
}  # fmt: skip


def _without_thousands(text: str, *, exponent: bool, point: bool = True) -> str:
    """Returns the text without its thousands separators, wherever they stand before the point; ValueError for other forms."""
    stripped = text.strip()
    sign = stripped[:1] if stripped[:1] in ("+", "-") else ""
    mantissa, mark, power = stripped[len(sign) :].lower().partition("e")
    whole, dot, fraction = mantissa.partition(".")
    digits = whole.replace(",", "") if whole[:1].isdigit() else whole
    plain = (digits + fraction).isascii() and (digits + fraction).isdigit()
    powered = power[1:] if power[:1] in ("+", "-") else power
    if not plain or (dot and not point) or (mark and not (exponent and powered.isascii() and powered.isdigit())):
        raise ValueError(_format_error(text))
    return f"{sign}{digits}{dot}{fraction}{mark}{power}"


def _format_error(text: str) -> str:
    return f"The input string '{text}' was not in a correct format."


def _float_class(target: NetType[Any]) -> type[float]:
    return Single if target.python is Single else float


def _number_to_real(value: Number, target: NetType[Any]) -> float:
    try:
        return _float_class(target)(value)
    except OverflowError:  # an integer of more than 308 digits
        return _float_class(target)("-inf" if value < 0 else "inf")


def _to_decimal(number: Number) -> Decimal:
    if isinstance(number, float):
        return from_float(number, SINGLE_DIGITS if isinstance(number, Single) else DOUBLE_DIGITS)
    return nearest_decimal(Decimal(number))


def _number_to_decimal(value: Number, target: NetType[Any]) -> Decimal:
    try:
        return _to_decimal(value)
    except OverflowError as error:
        raise failed(value, target, str(error), "InvalidCastIConvertible") from None


def _number_to_bigint(value: Number, target: NetType[Any]) -> BigInteger:
    if isinstance(value, float) and value != value:  # only NaN differs from itself
        raise _no_integer(value, target, "The value is not a number.")
    try:
        return BigInteger(value)
    except OverflowError:
        raise _no_integer(value, target, "BigInteger cannot represent infinity.") from None


def _no_integer(value: Number, target: NetType[Any], reason: str) -> PSInvalidCastException:
    return failed(value, target, reason, "InvalidCastTargetInvocationExceptionop_Explicit")
