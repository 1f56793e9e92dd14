"""``[convert]`` and ``[BitConverter]``."""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Callable, Sequence
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.conversion.text import plain_text
from ...framework.errors import PSInvalidCastException
from ...framework.values import types
from ...framework.values.collections import Array
from ...framework.values.numbers import Byte
from ...framework.values.scalars import Char
from ...framework.values.types import BYTE, NetType
from ..errors import NetException, argument_error, bad_format, null_argument, overflow
from . import numbers
from .casts import cast
from .table import Members

_TARGETS: Final[dict[str, NetType[Any]]] = {
    "Int16": types.INT16, "Int32": types.INT, "Int64": types.LONG, "Byte": types.BYTE, "SByte": types.SBYTE,
    "UInt16": types.UINT16, "UInt32": types.UINT32, "UInt64": types.UINT64, "Double": types.DOUBLE, "Single": types.SINGLE,
    "Decimal": types.DECIMAL, "Boolean": types.BOOL, "Char": types.CHAR, "DateTime": types.DATETIME,
}  # fmt: skip
_NOT_BASE_64: Final = (
    "The input is not a valid Base-64 string as it contains a non-base 64 character, more than two padding characters, or an "
    "illegal character among the padding characters."
)
_LINE: Final = 76


def byte_array(data: bytes) -> list[Byte]:
    """Returns bytes as an array of them."""
    return Array(BYTE, map(Byte, data))


def _to_base_64(data: Sequence[int], options: int = 0) -> str:
    text = base64.b64encode(bytes(data)).decode()
    if not options & 1:
        return text
    return "\r\n".join(text[place : place + _LINE] for place in range(0, len(text), _LINE))


def _from_base_64(text: str | None) -> list[Byte]:
    if text is None:
        raise null_argument("s")
    plain = "".join(text.split())
    if len(plain) % 4:
        if all(char.isascii() and (char.isalnum() or char in "+/=") for char in plain):
            raise bad_format("Invalid length for a Base-64 char array or string.")
        raise bad_format(_NOT_BASE_64)
    try:
        return byte_array(base64.b64decode(plain, validate=True))
    except binascii.Error:
        raise bad_format(_NOT_BASE_64) from None


def _from_hex(text: str) -> list[Byte]:
    try:
        return byte_array(bytes.fromhex(text))
    except ValueError:
        raise bad_format("The input is not a valid hex string as it contains a non-hex character.") from None


def _to(target: NetType[Any]) -> Callable[[Any], Any]:
    """Returns what Convert does: texts are parsed as .NET parses them, other values are converted."""

    def converted(value: Any) -> Any:
        if value is None:
            return None if target.family == "datetime" else convert(None, target)
        if isinstance(value, str) and not isinstance(value, Char):
            return _parsed(value, target)
        if target.family == "bool":
            return _as_bool(value)
        try:
            return convert(value, target)
        except PSInvalidCastException as error:
            reason = str(error).partition('Error: "')[2].removesuffix('"') or str(error)
            if reason.startswith("Value was"):
                raise overflow(reason) from None
            raise NetException("System.InvalidCastException", reason) from None

    return converted


def _with_culture(converted: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, culture: converted(value)


def _as_bool(value: Any) -> bool:
    if isinstance(value, Char | list):
        raise NetException("System.InvalidCastException", "Invalid cast from 'Char' to 'Boolean'.")
    return bool(value)


def _parsed(text: str, target: NetType[Any]) -> Any:
    if target.family == "bool":
        return numbers.parse_boolean(text)
    if target.family == "datetime":
        from .dates import parse

        return parse(text)
    if target.family == "char":
        from .characters import parse as parse_character

        return parse_character(text)
    return numbers.parse(target, text)


def _from_base(target: NetType[Any]) -> Callable[[str, int], Any]:
    def converted(text: str, base: int) -> Any:
        if base not in (2, 8, 10, 16):
            raise argument_error("Invalid Base.")
        if base == 10:
            return _parsed(text, target)
        digits = text.strip().lower().removeprefix("0x") if base == 16 else text.strip()
        legal = "0123456789abcdef"[:base]
        if not digits or digits[0] not in legal:
            raise bad_format("Could not find any recognizable digits.")
        if any(char not in legal for char in digits):
            raise bad_format("Additional non-parsable characters are at the end of the string.")
        number = int(digits, base)
        low, high = numbers.bounds(target)
        if low < 0 and high < number <= 2 * high + 1:
            number -= 2 * (high + 1)
        if not low <= number <= high:
            raise overflow(f"Value was either too large or too small for {numbers.RANGE_NAMES[target.name]}.")
        assert target.python is not None
        return target.python(number)

    return converted


def _to_base(bits: int) -> Callable[[int, int], str]:
    def written(value: int, base: int) -> str:
        if base not in (2, 8, 10, 16):
            raise argument_error("Invalid Base.")
        number = int(value) if base == 10 or value >= 0 else int(value) + (1 << bits)
        return format(number, {2: "b", 8: "o", 10: "d", 16: "x"}[base])

    return written


def _change_type(value: Any, target: Any, *_: Any) -> Any:
    known: NetType[Any] = target if isinstance(target, NetType) else convert(target, types.RUNTIME_TYPE)
    if known.short_name in _TARGETS:
        return _to(known)(value)
    try:
        return cast(value, known)
    except PSInvalidCastException as error:
        raise NetException("System.InvalidCastException", str(error)) from None


_UNPACKED: Final[dict[str, tuple[str, NetType[Any]]]] = {
    "Int16": ("<h", types.INT16), "Int32": ("<i", types.INT), "Int64": ("<q", types.LONG), "UInt16": ("<H", types.UINT16),
    "UInt32": ("<I", types.UINT32), "UInt64": ("<Q", types.UINT64), "Double": ("<d", types.DOUBLE), "Single": ("<f", types.SINGLE),
}  # fmt: skip
_PACKED: Final = {
    "short": "<h",
    "int": "<i",
    "long": "<q",
    "ushort": "<H",
    "uint": "<I",
    "ulong": "<Q",
    "double": "<d",
    "float": "<f",
    "bool": "<?",
}


def _unpacked(form: str, target: NetType[Any]) -> Callable[[Sequence[int], int], Any]:
    size = struct.calcsize(form)

    def read(data: Sequence[int], start: int) -> Any:
        piece = bytes(data[start : start + size])
        if len(piece) < size:
            raise argument_error("Destination array is not long enough to copy all the items in the collection.", "value")
        assert target.python is not None
        return target.python(struct.unpack(form, piece)[0])

    return read


def _packed(form: str) -> Callable[[Any], list[Byte]]:
    return lambda value: byte_array(struct.pack(form, value))


def _dashed(data: Sequence[int], start: int = 0) -> str:
    return "-".join(f"{byte:02X}" for byte in data[start:])


MEMBERS: Final = (
    Members(
        NetType("System.Convert", "static"),
        statics={
            "ChangeType(object value, type conversionType)": _change_type,
            "ChangeType(object value, type conversionType, cultureinfo provider)": _change_type,
            "FromBase64String(string s)": _from_base_64,
            "FromHexString(string s)": _from_hex,
            "ToBase64String(byte[] inArray)": _to_base_64,
            "ToBase64String(byte[] inArray, System.Base64FormattingOptions options)": _to_base_64,
            "ToHexString(byte[] inArray)": lambda data: bytes(data).hex().upper(),
            "ToHexStringLower(byte[] inArray)": lambda data: bytes(data).hex(),
            **{f"To{name}(object value)": _to(target) for name, target in _TARGETS.items()},
            **{f"To{name}(object value, cultureinfo provider)": _with_culture(_to(target)) for name, target in _TARGETS.items()},
            **{
                f"To{name}(string value, int fromBase)": _from_base(target)
                for name, target in _TARGETS.items()
                if target.family == "integer"
            },
            "ToString(object value)": lambda value: "" if value is None else plain_text(value),
            "ToString(byte value, int toBase)": _to_base(8),
            "ToString(short value, int toBase)": _to_base(16),
            "ToString(int value, int toBase)": _to_base(32),
            "ToString(long value, int toBase)": _to_base(64),
        },
        static_properties={"DBNull": lambda: None},
    ),
    Members(
        NetType("System.BitConverter", "static"),
        statics={
            **{f"To{name}(byte[] value, int startIndex)": _unpacked(form, target) for name, (form, target) in _UNPACKED.items()},
            **{f"GetBytes({name} value)": _packed(form) for name, form in _PACKED.items()},
            "ToString(byte[] value)": _dashed,
            "ToString(byte[] value, int startIndex)": _dashed,
        },
        static_properties={"IsLittleEndian": lambda: True},
    ),
)
