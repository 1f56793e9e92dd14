"""The members of System.Net.IPAddress."""

from __future__ import annotations

from enum import nonmember
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.errors import PSInvalidCastException
from ...framework.values.enums import NetEnum
from ...framework.values.numbers import Int64
from ...framework.values.scalars import IPAddress
from ...framework.values.types import IP_ADDRESS
from ..errors import NetException, argument_error, bad_format
from .converter import byte_array
from .objects import OBJECT_MEMBERS
from .table import Members


class AddressFamily(NetEnum):
    """System.Net.Sockets.AddressFamily, as far as addresses have one."""

    net_type = nonmember("System.Net.Sockets.AddressFamily")

    InterNetwork = 2
    InterNetworkV6 = 23


def _known(address: IPAddress) -> Any:
    import ipaddress

    return ipaddress.ip_address(address.text)


def _is_wide(address: IPAddress) -> bool:
    return ":" in address.text


def _number(address: IPAddress) -> Int64:
    if _is_wide(address):
        raise _not_supported()
    return Int64(int.from_bytes(_known(address).packed, "little"))


def _scope(address: IPAddress) -> Int64:
    if not _is_wide(address):
        raise _not_supported()
    return Int64(0)


def _not_supported() -> NetException:
    message = "The attempted operation is not supported for the type of object referenced."
    return NetException("System.Net.Sockets.SocketException", message)


def _wide(test: str) -> Any:
    return lambda address: _is_wide(address) and bool(getattr(_known(address), test))


def _starts(address: IPAddress, first: int, mask: int) -> bool:
    return _is_wide(address) and int.from_bytes(_known(address).packed[:4], "big") & mask == first


def _text_of(packed: bytes) -> str:
    import ipaddress

    if len(packed) not in (4, 16):
        raise argument_error("An invalid IP address was specified.", "address")
    return str(ipaddress.ip_address(packed))


def _parse(text: str) -> IPAddress:
    try:
        made: IPAddress = convert(text, IP_ADDRESS)
    except PSInvalidCastException:
        raise bad_format("An invalid IP address was specified.") from None
    return made


def _try_parse(text: str, cell: Any) -> bool:
    try:
        cell.value = convert(text, IP_ADDRESS)
    except PSInvalidCastException:
        cell.value = None
    return cell.value is not None


MEMBERS: Final = (
    Members(
        IP_ADDRESS,
        properties={
            "System.Net.Sockets.AddressFamily AddressFamily": lambda address: (
                AddressFamily.InterNetworkV6 if _is_wide(address) else AddressFamily.InterNetwork
            ),
            "long ScopeId": _scope,
            "bool IsIPv6Multicast": _wide("is_multicast"),
            "bool IsIPv6LinkLocal": _wide("is_link_local"),
            "bool IsIPv6SiteLocal": _wide("is_site_local"),
            "bool IsIPv6Teredo": lambda address: _starts(address, 0x20010000, 0xFFFFFFFF),
            "bool IsIPv6UniqueLocal": lambda address: _starts(address, 0xFC000000, 0xFE000000),
            "bool IsIPv4MappedToIPv6": lambda address: _is_wide(address) and _known(address).ipv4_mapped is not None,
            "long Address": _number,
            "string IPAddressToString": str,
        },
        methods={
            "Equals(object comparand)": lambda address, other: address == other,
            "GetAddressBytes()": lambda address: byte_array(_known(address).packed),
            "ToString()": str,
        },
        statics={
            "new(byte[] address)": lambda data: IPAddress(_text_of(bytes(data))),
            "new(long newAddress)": lambda number: convert(number, IP_ADDRESS),
            "IsLoopback(ipaddress address)": lambda address: bool(_known(address).is_loopback),
            "Parse(string ipString)": _parse,
            "TryParse(string ipString, ref object address)": _try_parse,
        },
        static_properties={
            "Any": lambda: IPAddress("0.0.0.0"),  # noqa: S104  # the name of an address, nothing listens
            "Broadcast": lambda: IPAddress("255.255.255.255"),
            "IPv6Any": lambda: IPAddress("::"),
            "IPv6Loopback": lambda: IPAddress("::1"),
            "Loopback": lambda: IPAddress("127.0.0.1"),
            "None": lambda: IPAddress("255.255.255.255"),
        },
        base=OBJECT_MEMBERS,
    ),
)
