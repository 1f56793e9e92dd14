"""Enumerations of .NET that only scripts name. The commands' own are with the commands, those of parameters in the framework."""

from __future__ import annotations

from enum import nonmember
from typing import Any, Final

from ...framework.values.enums import NetEnum, NetFlags


class StringComparison(NetEnum):
    """System.StringComparison."""

    net_type = nonmember("System.StringComparison")

    CurrentCulture = 0
    CurrentCultureIgnoreCase = 1
    InvariantCulture = 2
    InvariantCultureIgnoreCase = 3
    Ordinal = 4
    OrdinalIgnoreCase = 5


class StringSplitOptions(NetFlags):
    """System.StringSplitOptions."""

    net_type = nonmember("System.StringSplitOptions")

    None_ = 0
    RemoveEmptyEntries = 1
    TrimEntries = 2


class NormalizationForm(NetEnum):
    """System.Text.NormalizationForm."""

    net_type = nonmember("System.Text.NormalizationForm")

    FormC = 1
    FormD = 2
    FormKC = 5
    FormKD = 6


class ConsoleColor(NetEnum):
    """System.ConsoleColor."""

    net_type = nonmember("System.ConsoleColor")

    Black = 0
    DarkBlue = 1
    DarkGreen = 2
    DarkCyan = 3
    DarkRed = 4
    DarkMagenta = 5
    DarkYellow = 6
    Gray = 7
    DarkGray = 8
    Blue = 9
    Green = 10
    Cyan = 11
    Red = 12
    Magenta = 13
    Yellow = 14
    White = 15


class DateTimeKind(NetEnum):
    """System.DateTimeKind."""

    net_type = nonmember("System.DateTimeKind")

    Unspecified = 0
    Utc = 1
    Local = 2


class MidpointRounding(NetEnum):
    """System.MidpointRounding."""

    net_type = nonmember("System.MidpointRounding")

    ToEven = 0
    AwayFromZero = 1
    ToZero = 2
    ToNegativeInfinity = 3
    ToPositiveInfinity = 4


class RegexOptions(NetFlags):
    """System.Text.RegularExpressions.RegexOptions."""

    net_type = nonmember("System.Text.RegularExpressions.RegexOptions")

    None_ = 0
    IgnoreCase = 1
    Multiline = 2
    ExplicitCapture = 4
    Compiled = 8
    Singleline = 16
    IgnorePatternWhitespace = 32
    RightToLeft = 64
    ECMAScript = 256
    CultureInvariant = 512
    NonBacktracking = 1024


class DateTimeStyles(NetFlags):
    """System.Globalization.DateTimeStyles."""

    net_type = nonmember("System.Globalization.DateTimeStyles")

    None_ = 0
    AllowLeadingWhite = 1
    AllowTrailingWhite = 2
    AllowInnerWhite = 4
    NoCurrentDateDefault = 8
    AdjustToUniversal = 16
    AssumeLocal = 32
    AssumeUniversal = 64
    RoundtripKind = 128


class NumberStyles(NetFlags):
    """System.Globalization.NumberStyles."""

    net_type = nonmember("System.Globalization.NumberStyles")

    None_ = 0
    AllowLeadingWhite = 1
    AllowTrailingWhite = 2
    AllowLeadingSign = 4
    Integer = 7
    AllowTrailingSign = 8
    AllowParentheses = 16
    AllowDecimalPoint = 32
    AllowThousands = 64
    Number = 111
    AllowExponent = 128
    Float = 167
    AllowCurrencySymbol = 256
    Currency = 383
    Any = 511
    AllowHexSpecifier = 512
    HexNumber = 515


class Base64FormattingOptions(NetFlags):
    """System.Base64FormattingOptions."""

    net_type = nonmember("System.Base64FormattingOptions")

    None_ = 0
    InsertLineBreaks = 1


class SearchOption(NetEnum):
    """System.IO.SearchOption."""

    net_type = nonmember("System.IO.SearchOption")

    TopDirectoryOnly = 0
    AllDirectories = 1


class SpecialFolder(NetEnum):
    """System.Environment.SpecialFolder, as far as it is asked for."""

    net_type = nonmember("System.Environment+SpecialFolder")

    Desktop = 0
    MyDocuments = 5
    ApplicationData = 26
    LocalApplicationData = 28
    CommonApplicationData = 35
    UserProfile = 40


class UriKind(NetEnum):
    """System.UriKind."""

    net_type = nonmember("System.UriKind")

    RelativeOrAbsolute = 0
    Absolute = 1
    Relative = 2


ENUMERATIONS: Final[tuple[type[Any], ...]] = (
    StringComparison,
    StringSplitOptions,
    NormalizationForm,
    ConsoleColor,
    DateTimeKind,
    MidpointRounding,
    RegexOptions,
    DateTimeStyles,
    NumberStyles,
    Base64FormattingOptions,
    SearchOption,
    SpecialFolder,
    UriKind,
)
"""All of them, to be found by their names."""
