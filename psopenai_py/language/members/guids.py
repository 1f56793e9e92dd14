"""The members of System.Guid."""

from __future__ import annotations

import uuid
from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.errors import PSInvalidCastException
from ...framework.values.collections import Array
from ...framework.values.numbers import Byte
from ...framework.values.types import BYTE, GUID
from ..errors import argument_error, bad_format, null_argument
from ..formats.values import format_guid
from .objects import COMPARABLE
from .table import Members


def _parse(text: str | None, *_: Any) -> uuid.UUID:
    if text is None:
        raise null_argument("input")
    try:
        made: uuid.UUID = convert(text, GUID)
    except PSInvalidCastException as error:
        raise bad_format(str(error).partition('Error: "')[2].removesuffix('"')) from None
    return made


def _try_parse(text: str | None, cell: Any) -> bool:
    try:
        cell.value = convert(text or "", GUID)
    except PSInvalidCastException:
        cell.value = uuid.UUID(int=0)
        return False
    return True


def _of_bytes(data: list[int]) -> uuid.UUID:
    if len(data) != 16:
        raise argument_error("Byte array for Guid must be exactly 16 bytes long.", "b")
    return uuid.UUID(bytes_le=bytes(data))


MEMBERS: Final = (
    Members(
        GUID,
        methods={
            "Equals(guid g)": lambda value, other: value == other,
            "ToByteArray()": lambda value: Array(BYTE, map(Byte, value.bytes_le)),
            "ToString()": str,
            "ToString(string format)": lambda value, form: format_guid(value, form or ""),
        },
        statics={
            "new()": lambda: uuid.UUID(int=0),
            "new(string g)": _parse,
            "new(byte[] b)": _of_bytes,
            "NewGuid()": uuid.uuid4,
            "Parse(string input)": _parse,
            "TryParse(string input, ref object result)": _try_parse,
        },
        static_properties={"Empty": lambda: uuid.UUID(int=0)},
        base=COMPARABLE,
    ),
)
