"""Small value types without a Python twin: Char, SwitchParameter, Uri, Version, Regex, ScriptBlock, SecureString and others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn, final

from .nothing import NOTHING


class Char(str):
    """System.Char: a text of one UTF-16 code unit."""

    __slots__ = ()


def is_text(value: object) -> bool:
    """Whether the value is a String, which a Char is not."""
    return isinstance(value, str) and not isinstance(value, Char)


def utf16_length(text: str) -> int:
    """Returns the length that .NET gives a text: a character beyond U+FFFF counts twice."""
    return len(text) + sum(char > "\uffff" for char in text)


@final
class SwitchParameter:
    """System.Management.Automation.SwitchParameter: given or not. True as a condition when given."""

    __slots__ = ("is_present",)

    def __init__(self, is_present: bool) -> None:
        self.is_present: Final = is_present

    def __bool__(self) -> bool:
        return self.is_present

    def __eq__(self, other: object) -> bool:
        return bool(self) == bool(other) if isinstance(other, SwitchParameter | bool) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.is_present)

    def __str__(self) -> str:
        return str(self.is_present)

    def __repr__(self) -> str:
        return f"SwitchParameter({self.is_present})"


PRESENT: Final = SwitchParameter(True)
ABSENT: Final = SwitchParameter(False)


@final
class Uri:
    """System.Uri: any text, absolute or relative; `str()` is the text as it was given."""

    __slots__ = ("notes", "original")
    notes: dict[str, Any]

    def __init__(self, original: str) -> None:
        self.original: Final = original

    @property
    def is_absolute(self) -> bool:
        """Whether the text has a scheme."""
        scheme, colon, _ = self.original.partition(":")
        return bool(colon) and scheme.isascii() and scheme[:1].isalpha() and all(c.isalnum() or c in "+-." for c in scheme)

    def __eq__(self, other: object) -> bool:
        return self.original == other.original if isinstance(other, Uri) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.original)

    def __str__(self) -> str:
        return self.original

    def __repr__(self) -> str:
        return f"Uri({self.original!r})"


@final
class IPAddress:
    """System.Net.IPAddress: `str()` is the canonical text of an IPv4 or IPv6 address."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text: Final = text

    def __eq__(self, other: object) -> bool:
        return self.text == other.text if isinstance(other, IPAddress) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.text)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"IPAddress({self.text!r})"


@final
class XmlDocument:
    """System.Xml.XmlDocument: a well-formed document, kept as its text (deviations.md 20)."""

    __slots__ = ("outer_xml",)

    def __init__(self, outer_xml: str) -> None:
        self.outer_xml: Final = outer_xml

    def __eq__(self, other: object) -> bool:
        return self.outer_xml == other.outer_xml if isinstance(other, XmlDocument) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.outer_xml)

    def __str__(self) -> str:
        return "System.Xml.XmlDocument"

    def __repr__(self) -> str:
        return f"XmlDocument({self.outer_xml!r})"


@final
class Version:
    """System.Version: two to four non-negative numbers."""

    __slots__ = ("notes", "parts")
    notes: dict[str, Any]

    def __init__(self, *parts: int) -> None:
        self.parts: Final = parts

    def __eq__(self, other: object) -> bool:
        return self.parts == other.parts if isinstance(other, Version) else NotImplemented

    def __lt__(self, other: Version) -> bool:
        return self.parts < other.parts

    def __hash__(self) -> int:
        return hash(self.parts)

    def __str__(self) -> str:
        return ".".join(map(str, self.parts))

    def __repr__(self) -> str:
        return f"Version({self})"


@final
class Regex:
    """System.Text.RegularExpressions.Regex: a pattern, kept as the text it was written as, and names of RegexOptions."""

    __slots__ = ("options", "pattern")

    def __init__(self, pattern: str, options: str = "None") -> None:
        self.pattern: Final = pattern
        self.options: Final = options

    def __eq__(self, other: object) -> bool:
        return self.pattern == other.pattern if isinstance(other, Regex) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.pattern)

    def __str__(self) -> str:
        return self.pattern

    def __repr__(self) -> str:
        return f"Regex({self.pattern!r})"


class ScriptBlock:
    """A block of code with its source text; `invoke(item)` runs it with ``$_`` = item and returns what it wrote.

    The language supplies `invoke`; a Python caller may give any callable, which is then bound per input object (R7.22).
    """

    __slots__ = ("invoke", "text")

    def __init__(self, text: str, invoke: Callable[[object], list[object]] | None = None) -> None:
        self.text = text
        self.invoke = invoke or self._cannot_run

    def call(self, *arguments: object, item: object = NOTHING) -> list[object]:
        """Runs the block with arguments, as a delegate is called, and returns what it wrote; `item` is ``$_``.

        A Python callable takes one value, which is the first argument if there is any.
        """
        return self.invoke(arguments[0] if arguments else item)

    def evaluate(self, item: object) -> list[object]:
        """Runs the block as `invoke` does, for a value: an error in it is raised, even where a script would go on."""
        return self.invoke(item)

    def _cannot_run(self, item: object) -> NoReturn:
        raise NotImplementedError(f"The script block {{{self.text}}} has no code behind it.")

    def __str__(self) -> str:
        return self.text


@final
class SecureString:
    """Text that prints as its type name and can be neither copied out by accident nor serialised.

    Only `reveal` gives the text; call it where it is used and keep the result in no variable that outlives the call.
    """

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Returns the text."""
        return self._text

    def __len__(self) -> int:
        return len(self._text)

    def __str__(self) -> str:
        return "System.Security.SecureString"

    __repr__ = __str__

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __reduce_ex__(self, protocol: Any) -> NoReturn:
        raise TypeError("a SecureString is never serialised")
