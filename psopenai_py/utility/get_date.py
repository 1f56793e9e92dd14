"""Get-Date."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from enum import nonmember
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.validation.ranges import ValidateRange
from ..framework.values.dates import LOCAL, DateTime
from ..framework.values.enums import NetEnum
from ..framework.values.types import DATETIME, INT, LONG, STRING, SWITCH, enum_of
from ..language.errors import NetException
from ..language.formats.dates import format_date
from .shared.clock import local_now
from .shared.errors import ending
from .shared.unix_date_format import unix_format

_FORMAT, _UFORMAT = "DateAndFormat", "DateAndUFormat"
_UNIX_FORMAT, _UNIX_UFORMAT = "UnixTimeSecondsAndFormat", "UnixTimeSecondsAndUFormat"
_FILE_FORMS = {
    "filedate": ("yyyyMMdd", False),
    "filedateuniversal": ("yyyyMMddZ", True),
    "filedatetime": ("yyyyMMddTHHmmssffff", False),
    "filedatetimeuniversal": ("yyyyMMddTHHmmssffffZ", True),
}


class DisplayHintType(NetEnum):
    """Microsoft.PowerShell.Commands.DisplayHintType."""

    net_type = nonmember("Microsoft.PowerShell.Commands.DisplayHintType")

    Date = 0
    Time = 1
    DateTime = 2


class GetDate(
    Cmdlet,
    name="Get-Date",
    net_type="Microsoft.PowerShell.Commands.GetDateCommand",
    default_set=_FORMAT,
    outputs=("System.String", "System.DateTime"),
    examples=(
        ("Get-Date", "The date and time of now."),
        ("Get-Date -Format yyyy-MM-dd", "The date as text."),
        ("Get-Date -UnixTimeSeconds $Run.created_at", "The date of a Unix time."),
    ),
):
    """Gets the date and time of now, or changes another one; as a date, or as text."""

    Date = Parameter(
        DATETIME,
        InSet(_FORMAT, position=0, from_pipeline=True, by_property_name=True),
        InSet(_UFORMAT, position=0, from_pipeline=True, by_property_name=True),
        alias="LastWriteTime",
        help="The date to begin with; now, if it is not given.",
    )
    UnixTimeSeconds = Parameter(
        LONG,
        InSet(_UNIX_FORMAT, mandatory=True),
        InSet(_UNIX_UFORMAT, mandatory=True),
        alias="UnixTime",
        validate=[ValidateRange(-62135596800, 253402300799)],
        help="The date to begin with, in seconds since 1970 in UTC.",
    )
    Year = Parameter(INT, validate=[ValidateRange(1, 9999)], help="Another year.")
    Month = Parameter(INT, validate=[ValidateRange(1, 12)], help="Another month.")
    Day = Parameter(INT, validate=[ValidateRange(1, 31)], help="Another day.")
    Hour = Parameter(INT, validate=[ValidateRange(0, 23)], help="Another hour.")
    Minute = Parameter(INT, validate=[ValidateRange(0, 59)], help="Another minute.")
    Second = Parameter(INT, validate=[ValidateRange(0, 59)], help="Another second.")
    Millisecond = Parameter(INT, validate=[ValidateRange(0, 999)], help="Another millisecond.")
    DisplayHint = Parameter(enum_of(DisplayHintType), default=DisplayHintType.DateTime, help="What of it is shown.")
    UFormat = Parameter(
        STRING,
        InSet(_UFORMAT, mandatory=True),
        InSet(_UNIX_UFORMAT, mandatory=True),
        help="Writes text, in the form of Unix's date.",
    )
    Format = Parameter(
        STRING,
        InSet(_FORMAT),
        InSet(_UNIX_FORMAT),
        completions=("FileDate", "FileDateUniversal", "FileDateTime", "FileDateTimeUniversal"),
        help="Writes text, in a form of .NET, or FileDate and the like.",
    )
    AsUTC = Parameter(SWITCH, help="Converts the date to UTC.")

    def process(self) -> Iterator[Any]:
        """Writes the date."""
        moment = self._changed(self._start())
        if self.AsUTC:
            moment = to_utc(moment)
        if "UFormat" in self.bound:
            yield unix_format(moment, self.UFormat)
        elif "Format" in self.bound:
            form, universal = _FILE_FORMS.get(self.Format.casefold(), (self.Format, False))
            yield _formatted(to_utc(moment) if universal else moment, form)
        else:
            yield moment

    def _start(self) -> DateTime:
        if "Date" in self.bound:
            given: DateTime = self.Date
            return given
        return DateTime.from_unix(self.UnixTimeSeconds) if "UnixTimeSeconds" in self.bound else local_now()

    def _changed(self, moment: DateTime) -> DateTime:
        """Returns the date with the parts that are given: years and months keep the day where they have it, the rest is counted."""
        bound = self.bound
        if "Year" in bound or "Month" in bound:
            moment = _in_month(moment, bound.get("Year", moment.year), moment.month)
            moment = _in_month(moment, moment.year, bound.get("Month", moment.month))
        offset = timedelta(
            days=bound.get("Day", moment.day) - moment.day,
            hours=bound.get("Hour", moment.hour) - moment.hour,
            minutes=bound.get("Minute", moment.minute) - moment.minute,
            seconds=bound.get("Second", moment.second) - moment.second,
        )
        if offset:
            moment = DateTime.from_ticks(moment.ticks + offset // timedelta(microseconds=1) * 10, moment.tzinfo)
        if "Millisecond" in bound:
            moment = DateTime.of(moment.replace(microsecond=bound["Millisecond"] * 1000))
            moment.tick = 0
        return moment


def _formatted(moment: DateTime, form: str) -> str:
    try:
        return format_date(moment, form)
    except NetException as error:
        error.category = "NotSpecified"
        raise ending(error) from None


def _in_month(moment: DateTime, year: int, month: int) -> DateTime:
    day = min(moment.day, calendar.monthrange(year, month)[1])
    return DateTime.of(datetime.replace(moment, year=year, month=month, day=day), moment.tick)


def to_utc(moment: DateTime) -> DateTime:
    """Returns a date in UTC; one without a zone counts as local."""
    if moment.tzinfo is UTC:
        return moment
    local = moment if moment.tzinfo is not None else datetime.replace(moment, tzinfo=LOCAL)
    return DateTime.of(local.astimezone(UTC), moment.tick)
