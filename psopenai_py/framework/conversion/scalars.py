"""Conversion to the small types: Char, Uri, Version, Guid, Regex, IPAddress, XmlDocument (binding.md 8.5, other targets)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..values.scalars import Char, IPAddress, Regex, Uri, Version, XmlDocument, is_text
from ..values.types import NetType
from .assignable import is_long
from .errors import failed
from .text import to_text

if TYPE_CHECKING:
    import uuid

Converter = Callable[[Any, NetType[Any]], Any]

_PARSED = "InvalidCastParseTargetInvocation"


def char_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to Char of a text of one UTF-16 unit or of an integer, or None."""
    if isinstance(value, str):
        return _text_to_char
    return _integer_to_char if isinstance(value, int) and not isinstance(value, bool) else None


def _text_to_char(value: str, target: NetType[Any]) -> Char:
    if len(value) != 1 or ord(value) > 0xFFFF:
        raise failed(value, target, "String must be exactly one character long.", _PARSED)
    return Char(value)


def _integer_to_char(value: int, target: NetType[Any]) -> Char:
    if not 0 <= value <= 0xFFFF:
        raise failed(value, target, "Value was either too large or too small for a character.", "InvalidCastIConvertible")
    return Char(chr(value))


def uri_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of any text to Uri, or None."""
    return (lambda value, target: Uri(value)) if is_text(value) else None


def version_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of a text of two to four numbers to Version, or None."""
    return _parse_version if is_text(value) else None


def _parse_version(value: str, target: NetType[Any]) -> Version:
    parts = value.split(".")
    if not 2 <= len(parts) <= 4:
        raise failed(value, target, "Version string portion was too short or too long. (Parameter 'input')", _PARSED)
    return Version(*[_version_part(part, value, target) for part in parts])


def _version_part(part: str, value: str, target: NetType[Any]) -> int:
    digits = part.strip()
    unsigned = digits[1:] if digits[:1] in ("+", "-") else digits
    if not (unsigned.isascii() and unsigned.isdigit() and len(unsigned) <= 4300):
        raise failed(value, target, f"The input string '{part}' was not in a correct format.", _PARSED)
    number = int(digits)
    if not -(2**31) <= number < 2**31:
        raise failed(value, target, "Value was either too large or too small for an Int32.", _PARSED)
    if number < 0:
        raise failed(value, target, "Version's parameters must be greater than or equal to zero. (Parameter 'input')", _PARSED)
    return number


def guid_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of a text in one of the standard forms to Guid, or None."""
    return _parse_guid if is_text(value) else None


def _parse_guid(value: str, target: NetType[Any]) -> uuid.UUID:
    import uuid

    digits, reason = _guid_digits(value.strip())
    if reason or digits is None:
        raise failed(value, target, reason, "InvalidCastParseTargetInvocationWithFormatProvider")
    return uuid.UUID(hex=digits)


def _guid_digits(text: str) -> tuple[str | None, str]:
    """Returns the 32 digits, or None and .NET's reason."""
    if len(text) < 32:
        return None, "Unrecognized Guid format."
    opened = {"{": "}", "(": ")"}.get(text[0])
    body = text[1:-1] if opened else text
    if opened and (len(text) != 38 or text[-1] != opened):
        shape = f"{text[0]}xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx{opened}"
        return None, f"Guid should contain 32 digits with 4 dashes {shape}."
    if not opened and text[8] != "-":
        if len(text) != 32:
            return None, "Guid should contain only 32 digits (xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)."
    elif len(body) != 36:
        return None, "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
    elif [place for place, char in enumerate(body) if char == "-"] != [8, 13, 18, 23]:
        return None, "Dashes are in the wrong position for GUID parsing."
    digits = body.replace("-", "")
    if not all(char in "0123456789abcdefABCDEF" for char in digits):
        return None, "Guid string should only contain hexadecimal characters."
    return digits, ""


def regex_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion of a text that is a valid pattern to Regex, or None."""
    return _compile if is_text(value) else None


def _compile(value: str, target: NetType[Any]) -> Regex:
    from .patterns import PatternError, check_pattern

    try:
        check_pattern(value)
    except PatternError as error:
        raise failed(value, target, str(error), "InvalidCastFromStringToRegex") from None
    return Regex(value)


def ip_address_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to IPAddress of text, or of an integer whose lowest byte comes first; else None."""
    if is_text(value):
        return _parse_address
    if isinstance(value, bytes) and len(value) in (4, 16):
        return lambda value, target: _address_of_bytes(value)
    if isinstance(value, Char):
        return lambda value, target: _address_of_bytes(ord(value).to_bytes(4, "little"))
    return _address_of_number if is_long(value) else None


def _address_of_number(value: int, target: NetType[Any]) -> IPAddress:
    unsigned = int(value) % 2**64
    if unsigned > 0xFFFFFFFF:
        reason = (
            f"newAddress ('{unsigned}') must be less than or equal to '4294967295'. (Parameter 'newAddress')\n"
            f"Actual value was {unsigned}."
        )
        raise failed(value, target, reason, "InvalidCastConstructorException")
    return _address_of_bytes(unsigned.to_bytes(4, "little"))


def _address_of_bytes(packed: bytes) -> IPAddress:
    import ipaddress

    return IPAddress(str(ipaddress.ip_address(packed)))


def _parse_address(value: str, target: NetType[Any]) -> IPAddress:
    import ipaddress

    try:
        if ":" in value:
            return IPAddress(str(ipaddress.IPv6Address(value.removeprefix("[").removesuffix("]"))))
        return _address_of_bytes(_ipv4(value).to_bytes(4, "big"))
    except (ValueError, OverflowError):
        raise failed(value, target, "An invalid IP address was specified.", _PARSED) from None


def _ipv4(text: str) -> int:
    """Returns the number of an address of one to four parts, each decimal, octal or hexadecimal, the last one filling up."""
    parts = text.split(".")
    numbers = [_address_part(part) for part in parts]
    if len(parts) > 4 or any(number > 255 for number in numbers[:-1]) or numbers[-1] >= 256 ** (5 - len(parts)):
        raise ValueError(text)
    return sum(number << (24 - 8 * place) for place, number in enumerate(numbers[:-1])) + numbers[-1]


def _address_part(part: str) -> int:
    if not part.isascii() or not part.isalnum():
        raise ValueError(part)
    if part[:2] in ("0x", "0X"):
        return int(part[2:], 16)
    return int(part, 8) if part[0] == "0" and len(part) > 1 else int(part, 10)


def xml_rule(value: Any, target: NetType[Any]) -> Converter | None:
    """Returns the conversion to XmlDocument, which goes through the text of any value."""
    return _parse_xml


def _parse_xml(value: Any, target: NetType[Any]) -> XmlDocument:
    from xml.parsers import expat  # only asked whether the text is well-formed; entities of a DTD are refused

    text = to_text(value)
    parser = expat.ParserCreate()
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(text.encode("utf-8", "surrogatepass"), True)
    except (expat.ExpatError, ValueError) as error:
        raise failed(value, target, f"{error}", "InvalidCastToXmlDocument") from None
    return XmlDocument(text)


def _refuse_entity(*declaration: object) -> None:
    raise ValueError("An entity declaration is not supported.")
