"""The members of System.Version."""

from __future__ import annotations

from typing import Any, Final

from ...framework.conversion.engine import convert
from ...framework.errors import PSInvalidCastException
from ...framework.values.scalars import Version
from ...framework.values.types import VERSION
from ..errors import argument_error, bad_format, out_of_range
from .objects import COMPARABLE
from .table import Members


def _new(*parts: int) -> Version:
    for part in parts:
        if part < 0:
            raise out_of_range("Version's parameters must be greater than or equal to zero.", "major")
    return Version(*map(int, parts))


def _parse(text: str) -> Version:
    try:
        made: Version = convert(text, VERSION)
    except PSInvalidCastException as error:
        reason = str(error).partition('Error: "')[2].removesuffix('"')
        raise (argument_error(reason) if reason.startswith("Version") else bad_format(reason)) from None
    return made


def _try_parse(text: str, cell: Any) -> bool:
    try:
        cell.value = convert(text, VERSION)
    except PSInvalidCastException:
        cell.value = None
        return False
    return True


def _first_parts(value: Version, count: int) -> str:
    if not 0 <= count <= len(value.parts):
        raise argument_error(f"Argument must be between 0 and {len(value.parts)}.", "fieldCount")
    return ".".join(map(str, value.parts[:count]))


MEMBERS: Final = (
    Members(
        VERSION,
        properties={
            "int Major": None,
            "int Minor": None,
            "int Build": None,
            "int Revision": None,
            "short MajorRevision": lambda value: value.parts[3] >> 16 if len(value.parts) > 3 else -1,
            "short MinorRevision": lambda value: value.parts[3] & 0xFFFF if len(value.parts) > 3 else -1,
        },
        methods={
            "Clone()": lambda value: value,
            "Equals(version obj)": lambda value, other: value == other,
            "ToString()": str,
            "ToString(int fieldCount)": _first_parts,
        },
        statics={
            "new()": lambda: Version(0, 0),
            "new(string version)": _parse,
            "new(int major, int minor)": _new,
            "new(int major, int minor, int build)": _new,
            "new(int major, int minor, int build, int revision)": _new,
            "Parse(string input)": _parse,
            "TryParse(string input, ref object result)": _try_parse,
        },
        base=COMPARABLE,
    ),
)
