"""``[Text.Encoding]``."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Sequence
from typing import Any, Final

from ...framework.values.net_object import NetObject
from ...framework.values.types import NetType
from ..errors import argument_error, null_argument
from .converter import byte_array
from .objects import OBJECT_MEMBERS
from .strings import characters
from .table import Members


class Encoding(NetObject, properties=("BodyName", "EncodingName", "WebName", "CodePage", "Preamble")):
    """System.Text.Encoding: how texts become bytes. What does not fit becomes a question mark."""

    members_of = "System.Text.Encoding"
    __slots__ = ("CodePage", "EncodingName", "WebName", "_codec", "_preamble", "_title")

    def __init__(self, title: str, codec: str, name: str, shown: str, page: int, preamble: bytes = b"") -> None:
        self._title = title
        self._codec = codec
        self.WebName = name
        self.EncodingName = shown
        self.CodePage = page
        self._preamble = preamble

    @property
    def net_type(self) -> str:  # type: ignore[override]  # each encoding has a class of its own
        """The .NET name of the encoding's class."""
        return f"System.Text.{self._title}"

    @property
    def BodyName(self) -> str:
        """The name for the bodies of mails."""
        return self.WebName

    @property
    def Preamble(self) -> list[Any]:
        """The byte order mark."""
        return byte_array(self._preamble)

    def encoded(self, text: str | Sequence[str] | None) -> list[Any]:
        """Returns a text as bytes."""
        if text is None:
            raise null_argument("s")
        plain = text if isinstance(text, str) else "".join(text)
        return byte_array(plain.encode(self._codec, "replace" if "utf" not in self._codec else "surrogatepass"))

    def decoded(self, data: Sequence[int] | None, start: int = 0, count: int | None = None) -> str:
        """Returns bytes as a text."""
        if data is None:
            raise null_argument("bytes")
        piece = data[start:] if count is None else data[start : start + count]
        if self._codec == "ascii":
            return "".join(chr(byte) if byte < 128 else "?" for byte in piece)
        return bytes(piece).decode(self._codec, "replace")

    def with_mark(self, wanted: bool) -> Encoding:
        """Returns the same encoding with or without a byte order mark."""
        mark = codecs.BOM_UTF8 if wanted else b""
        return Encoding(self._title, self._codec, self.WebName, self.EncodingName, self.CodePage, mark)

    @property
    def codec(self) -> str:
        """The name of Python's codec."""
        return self._codec

    @property
    def mark(self) -> bytes:
        """The byte order mark that a new file begins with."""
        return self._preamble

    def __str__(self) -> str:
        return self.net_type


UTF8: Final = Encoding("UTF8Encoding+UTF8EncodingSealed", "utf-8", "utf-8", "Unicode (UTF-8)", 65001, codecs.BOM_UTF8)
_ENCODINGS: Final[dict[str, Encoding]] = {
    "ASCII": Encoding("ASCIIEncoding+ASCIIEncodingSealed", "ascii", "us-ascii", "US-ASCII", 20127),
    "BigEndianUnicode": Encoding("UnicodeEncoding", "utf-16-be", "utf-16BE", "Unicode (Big-Endian)", 1201, codecs.BOM_UTF16_BE),
    "Default": UTF8.with_mark(False),
    "Latin1": Encoding("Latin1Encoding+Latin1EncodingSealed", "latin-1", "iso-8859-1", "Western European (ISO)", 28591),
    "UTF32": Encoding("UTF32Encoding", "utf-32-le", "utf-32", "Unicode (UTF-32)", 12000, codecs.BOM_UTF32_LE),
    "UTF8": UTF8,
    "Unicode": Encoding("UnicodeEncoding", "utf-16-le", "utf-16", "Unicode", 1200, codecs.BOM_UTF16_LE),
}


def encoding_named(name: Any) -> Encoding:
    """Returns the encoding of a name or a code page. Raises ArgumentException for an unknown one."""
    for encoding in _ENCODINGS.values():
        if name == encoding.CodePage or (isinstance(name, str) and name.lower() in (encoding.WebName.lower(), encoding.codec)):
            return encoding
    try:
        codec = codecs.lookup(str(name)).name
    except LookupError:
        raise argument_error(
            f"'{name}' is not a supported encoding name. For information on defining a custom encoding, see the documentation for "
            "the Encoding.RegisterProvider method.",
            "name",
        ) from None
    return Encoding("Encoding", codec, codec, codec, 0)


def _constant(encoding: Encoding) -> Callable[[], Encoding]:
    return lambda: encoding


_METHODS: Final[dict[str, Callable[..., Any]]] = {
    "GetByteCount(string s)": lambda encoding, text: len(encoding.encoded(text)),
    "GetBytes(string s)": Encoding.encoded,
    "GetBytes(char[] chars)": Encoding.encoded,
    "GetCharCount(byte[] bytes)": lambda encoding, data: len(encoding.decoded(data)),
    "GetChars(byte[] bytes)": lambda encoding, data: characters(encoding.decoded(data)),
    "GetPreamble()": lambda encoding: encoding.Preamble,
    "GetString(byte[] bytes)": Encoding.decoded,
    "GetString(byte[] bytes, int index, int count)": Encoding.decoded,
}

ENCODING_MEMBERS: Final = Members(
    NetType("System.Text.Encoding", "foreign", Encoding),
    methods=_METHODS,
    statics={
        "Convert(System.Text.Encoding srcEncoding, System.Text.Encoding dstEncoding, byte[] bytes)": (
            lambda source, target, data: target.encoded(source.decoded(data))
        ),
        "GetEncoding(string name)": encoding_named,
        "GetEncoding(int codepage)": encoding_named,
    },
    static_properties={name: _constant(encoding) for name, encoding in _ENCODINGS.items()},
    base=OBJECT_MEMBERS,
)


def _derived(title: str, name: str) -> Members:
    return Members(
        NetType(f"System.Text.{title}", "foreign", Encoding),
        statics={
            "new()": lambda: _ENCODINGS[name].with_mark(False),
            "new(bool encoderShouldEmitUTF8Identifier)": lambda wanted: _ENCODINGS[name].with_mark(wanted),
        },
        base=ENCODING_MEMBERS,
    )


MEMBERS: Final = (
    ENCODING_MEMBERS,
    _derived("UTF8Encoding", "UTF8"),
    _derived("ASCIIEncoding", "ASCII"),
    _derived("UnicodeEncoding", "Unicode"),
)
