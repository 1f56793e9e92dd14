"""What the system says of files, as .NET tells it: protection, owners and times."""

from __future__ import annotations

import os
import stat
import sys
from datetime import UTC
from typing import Any

from .dates import DateTime

if sys.platform == "win32":

    def is_read_only(status: os.stat_result) -> bool:
        """Whether nobody may write, by the item's attribute."""
        return not status.st_mode & stat.S_IWUSR

    def owner_of(status: os.stat_result | None) -> str:
        """Returns nothing: an owner is no number here."""
        return ""

    def group_of(status: os.stat_result | None) -> str:
        """Returns nothing: there are no such groups here."""
        return ""

else:

    def is_read_only(status: os.stat_result) -> bool:
        """Whether who runs the process may read but not write, by the modes alone."""
        by_class = [
            bool(status.st_mode & read) and not status.st_mode & write
            for read, write in ((stat.S_IRUSR, stat.S_IWUSR), (stat.S_IRGRP, stat.S_IWGRP), (stat.S_IROTH, stat.S_IWOTH))
        ]
        if len(set(by_class)) == 1 or status.st_uid == os.geteuid():
            return by_class[0]
        return by_class[1 if status.st_gid in (os.getegid(), *os.getgroups()) else 2]

    def owner_of(status: os.stat_result | None) -> str:
        """Returns the owner's name, or number where it has none."""
        import pwd

        owner = status.st_uid if status else -1
        try:
            return pwd.getpwuid(owner).pw_name
        except (KeyError, OverflowError):
            return str(owner)

    def group_of(status: os.stat_result | None) -> str:
        """Returns the group's name, or number where it has none."""
        import grp

        group = status.st_gid if status else -1
        try:
            return grp.getgrgid(group).gr_name
        except (KeyError, OverflowError):
            return str(group)


def moment_of(status: os.stat_result | None, field: str) -> DateTime:
    """Returns a time of the item in local time; 1601-01-01 where there is no item."""
    if status is None:
        return DateTime(1601, 1, 1)
    nanoseconds = getattr(status, field)
    moment = DateTime.from_unix(nanoseconds // 1_000_000_000)
    return DateTime.of(moment.replace(microsecond=nanoseconds // 1000 % 1_000_000), nanoseconds // 100 % 10)


def seconds_of(value: Any) -> float:
    """Returns a date, or what converts to one, as seconds since 1970. Raises PSInvalidCastException."""
    from ..conversion.engine import convert
    from .types import DATETIME

    moment: DateTime = convert(value, DATETIME)
    return moment.timestamp()


def in_utc(moment: DateTime) -> DateTime:
    """Returns a time in UTC; one of no kind as it is."""
    if moment.tzinfo is None:
        return moment
    return DateTime.of(moment.astimezone(UTC), moment.tick)
