"""Conversion to enumerations (R8.20 to R8.22)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from ..errors import PSInvalidCastException
from ..values.enums import FileAttributes, NetFlags, names_of
from ..values.numbers import INT32_MAX, INT32_MIN
from ..values.scalars import Char, is_text
from ..values.types import NetType
from .errors import failed, quoted
from .text import is_enumerable, plain_text, type_text

Converter = Callable[[Any, NetType[Any]], Any]

_PREFERRED: Final[dict[type, tuple[str, ...]]] = {FileAttributes: ("Directory", "ReadOnly", "System")}
"""Names that win over others with the same beginning; the engine has them for this one enumeration."""


def rule(value: Any, target: NetType[Any], convert: Converter) -> Converter | None:
    """Returns the conversion of text, of an integer or of a list; None for all else."""
    if isinstance(value, bool | Char):
        return None
    if isinstance(value, int):
        return from_integer
    if isinstance(value, str):
        return from_text
    return (lambda value, target: from_list(value, target, convert)) if is_enumerable(value) else None


def no_member_for_null(target: NetType[Any]) -> PSInvalidCastException:
    """Returns the error of a null, which lists the names."""
    return PSInvalidCastException(
        f'Cannot convert null to type "{type_text(target)}" due to enumeration values that are not valid. Specify one of the '
        f'following enumeration values and try again. The possible enumeration values are "{",".join(_names(target))}".',
        error_id="nullToEnumInvalidCast",
    )


def from_integer(value: int, target: NetType[Any]) -> Any:
    """Returns the member of that value, of which 32 bits count."""
    wrapped = (int(value) - INT32_MIN) % 2**32 + INT32_MIN
    return _defined(wrapped, value, target, "UndefinedIntegerToEnum")


def from_text(value: str, target: NetType[Any]) -> Any:
    """Returns the member a name, a number, a list of names or the beginning of one name stands for."""
    number = _number(value, target)
    if number is None:
        number = _named(value, target, str)
    if number is None:
        number = _named(value, target, str.casefold)
    if number is None:
        number = _prefixed(value, target)
    return _defined(number, value, target, "EnumParseUndefined")


def from_list(value: Any, target: NetType[Any], convert: Converter) -> Any:
    """Returns the member that the elements name together: other elements than text are converted first (R8.22)."""
    texts = [item if is_text(item) else plain_text(convert(item, target)) for item in value]
    return from_text(",".join(texts), target)


def _names(target: NetType[Any]) -> Sequence[str]:
    return list(names_of(_class(target)))


def _class(target: NetType[Any]) -> type[Any]:
    assert target.python is not None
    return target.python


def _number(text: str, target: NetType[Any]) -> int | None:
    """Returns the value of a text that is an integer and nothing else."""
    stripped = text.strip()
    if not stripped or not (stripped[0].isdigit() or stripped[0] in "+-"):
        return None
    digits = stripped[1:] if stripped[0] in "+-" else stripped
    if not (digits.isascii() and digits.isdigit()):
        return None
    number = int(stripped) if len(digits) < 20 else INT32_MAX + 1
    if not INT32_MIN <= number <= INT32_MAX:
        reason = "Value was either too large or too small for an Int32."
        raise failed(text, target, reason, "CaseSensitiveEnumParseThrewAnException")
    return number


def _named(text: str, target: NetType[Any], fold: Callable[[str], str]) -> int | None:
    """Returns the bits of all names of a comma-separated list joined, None where one is no name."""
    values = {fold(name): value for name, value in names_of(_class(target)).items()}
    number = 0
    for part in text.split(","):
        value = values.get(fold(part.strip()))
        if value is None:
            return None
        number |= value
    return number


def _prefixed(text: str, target: NetType[Any]) -> int:
    """Returns the value of the one name that begins with the text."""
    values = names_of(_class(target))
    folded = text.casefold()
    found = [name for name in values if name.casefold().startswith(folded)]
    if len(found) == 1:
        return values[found[0]]
    for name in _PREFERRED.get(_class(target), ()) if found else ():
        if name.casefold().startswith(folded):
            return values[name]
    if found:
        reason = (
            f"The identifier name {text} cannot be processed because it is either too similar or identical to the following "
            f"enumerator names: {', '.join(found)}. Use a more specific identifier name."
        )
    else:
        reason = (
            f"Unable to match the identifier name {text} to a valid enumerator name. Specify one of the following enumerator "
            f"names and try again:\n{', '.join(values)}"
        )
    raise failed(text, target, reason, "SubstringDisambiguationEnumParseThrewAnException")


def _defined(number: int, value: Any, target: NetType[Any], error_id: str) -> Any:
    """Returns the member of that value; an undeclared one is an error unless some member is negative (R8.21)."""
    python = _class(target)
    declared = names_of(python).values()
    if issubclass(python, NetFlags):
        known = 0
        for bits in declared:
            known |= bits
        defined = number >= 0 and not number & ~known
    else:
        defined = number in declared
    if not defined:
        raise PSInvalidCastException(
            f'Cannot convert value "{quoted(value)}" to type "{type_text(target)}" due to enumeration values that are not '
            "valid. Specify one of the following enumeration values and try again. The possible enumeration values are "
            f'"{",".join(_names(target))}".',
            error_id=error_id,
        )
    return python(number)
