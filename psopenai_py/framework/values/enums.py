"""Enumerations of the engine that parameters use. Names are the engine's own, so that texts and prefixes match.

Another module declares its own as a subclass of `NetEnum` (or `NetFlags`), with ``net_type = nonmember("...")`` as its .NET name;
`types.enum_of` makes it a parameter's type.
"""

from __future__ import annotations

from enum import IntEnum, IntFlag


class NetEnum(IntEnum):
    """An enumeration whose values must be declared ones. A name that Python reserves ends in ``_`` here: ``None_``."""

    def __str__(self) -> str:
        return self.name.removesuffix("_")

    @classmethod
    def undeclared(cls, number: int) -> NetEnum:
        """Returns the member of that number, which need not be declared: its name is the number, as .NET shows it."""
        if number in cls._value2member_map_:
            return cls(number)
        made = int.__new__(cls, number)
        made._name_, made._value_ = str(number), number
        return made


class NetFlags(IntFlag):
    """An enumeration of bits: any combination of declared bits is a value."""

    def __str__(self) -> str:
        """Returns the names of the bits, those of several bits first looked for; the number where a bit has no name."""
        known = names_of(type(self))
        rest, named = int(self), []
        for name, bits in reversed(known.items()):
            if bits == self:
                return name
            if bits and rest & bits == bits:
                rest &= ~bits
                named.append(name)
        return str(int(self)) if rest or not named else ", ".join(reversed(named))


def names_of(python: type[NetEnum] | type[NetFlags]) -> dict[str, int]:
    """Returns the engine's names of an enumeration with their values, in the order of the values taken as unsigned."""
    members = {name.removesuffix("_"): int(member) for name, member in python.__members__.items()}
    return dict(sorted(members.items(), key=lambda entry: entry[1] % 2**64))


class ActionPreference(NetEnum):
    """System.Management.Automation.ActionPreference (R10.1)."""

    SilentlyContinue = 0
    Stop = 1
    Continue = 2
    Inquire = 3
    Ignore = 4
    Suspend = 5
    Break = 6


class ConfirmImpact(NetEnum):
    """System.Management.Automation.ConfirmImpact."""

    None_ = 0
    Low = 1
    Medium = 2
    High = 3


class DayOfWeek(NetEnum):
    """System.DayOfWeek."""

    Sunday = 0
    Monday = 1
    Tuesday = 2
    Wednesday = 3
    Thursday = 4
    Friday = 5
    Saturday = 6


class FileAttributes(NetFlags):
    """System.IO.FileAttributes."""

    None_ = 0x0
    ReadOnly = 0x1
    Hidden = 0x2
    System = 0x4
    Directory = 0x10
    Archive = 0x20
    Device = 0x40
    Normal = 0x80
    Temporary = 0x100
    SparseFile = 0x200
    ReparsePoint = 0x400
    Compressed = 0x800
    Offline = 0x1000
    NotContentIndexed = 0x2000
    Encrypted = 0x4000
    IntegrityStream = 0x8000
    NoScrubData = 0x20000


class ErrorCategory(NetEnum):
    """System.Management.Automation.ErrorCategory."""

    NotSpecified = 0
    OpenError = 1
    CloseError = 2
    DeviceError = 3
    DeadlockDetected = 4
    InvalidArgument = 5
    InvalidData = 6
    InvalidOperation = 7
    InvalidResult = 8
    InvalidType = 9
    MetadataError = 10
    NotImplemented = 11
    NotInstalled = 12
    ObjectNotFound = 13
    OperationStopped = 14
    OperationTimeout = 15
    SyntaxError = 16
    ParserError = 17
    PermissionDenied = 18
    ResourceBusy = 19
    ResourceExists = 20
    ResourceUnavailable = 21
    ReadError = 22
    WriteError = 23
    FromStdErr = 24
    SecurityError = 25
    ProtocolError = 26
    ConnectionError = 27
    AuthenticationError = 28
    LimitsExceeded = 29
    QuotaExceeded = 30
    NotEnabled = 31


NET_NAMES: dict[type, str] = {
    ActionPreference: "System.Management.Automation.ActionPreference",
    ConfirmImpact: "System.Management.Automation.ConfirmImpact",
    ErrorCategory: "System.Management.Automation.ErrorCategory",
    DayOfWeek: "System.DayOfWeek",
    FileAttributes: "System.IO.FileAttributes",
}
"""The full .NET name of each enumeration here; one that is not listed goes by its Python name."""
