"""Any value by a format string: what IFormattable gives for numbers, dates and the like, plain text for everything else."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import plain_text
from ...framework.values.dates import as_engine_date
from ...framework.values.enums import NetEnum, NetFlags
from ...framework.values.nothing import NOTHING
from ...framework.values.types import GUID, type_of
from ..errors import bad_format

if TYPE_CHECKING:
    import uuid


def format_value(value: Any, form: str = "") -> str:
    """Returns the value's text; raises FormatException where its kind does not know the format."""
    if value is None or value is NOTHING:
        return ""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, NetEnum | NetFlags):
        return format_enum(value, form)
    if isinstance(value, int | float | Decimal):
        from .numbers import format_number

        return format_number(value, form)
    if not form:
        return plain_text(value)
    if isinstance(value, date):
        from .dates import format_date

        return format_date(as_engine_date(value), form)
    if isinstance(value, timedelta):
        from .timespans import format_span

        return format_span(as_engine_date(value), form)
    if type_of(value) == GUID:
        return format_guid(value, form)
    formatter = getattr(value, "format_as", None)
    return formatter(form) if callable(formatter) else plain_text(value)


def format_enum(value: NetEnum | NetFlags, form: str) -> str:
    """Returns the member's name, or with ``d`` and ``x`` its number."""
    if form.lower() in ("", "g", "f"):
        return str(value)
    if form.lower() == "d":
        return str(int(value))
    if form.lower() == "x":
        return f"{int(value):08X}"
    raise bad_format("Format string can be only 'G', 'g', 'X', 'x', 'F', 'f', 'D' or 'd'.")


def format_guid(value: uuid.UUID, form: str) -> str:
    """Returns the digits with (D, B, P) or without (N) dashes, or as C# writes them (X)."""
    letter = form.lower() or "d"
    if letter == "n":
        return value.hex
    if letter in "dbp":
        opened, closed = {"d": ("", ""), "b": ("{", "}"), "p": ("(", ")")}[letter]
        return f"{opened}{value}{closed}"
    if letter == "x":
        first, second, third, *_ = value.fields
        rest = ",".join(f"0x{byte:02x}" for byte in value.bytes[8:])
        return f"{{0x{first:08x},0x{second:04x},0x{third:04x},{{{rest}}}}}"
    raise bad_format('Format string can be only "D", "d", "N", "n", "P", "p", "B", "b", "X" or "x".')
