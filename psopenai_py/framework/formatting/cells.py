"""Values as text for a terminal: escaped, measured and cut."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from ..conversion.text import is_enumerable, to_text
from ..values.objects import PSObject

ENUMERATION_LIMIT: Final = 4
_ELLIPSIS: Final = "…"
_KEPT: Final = "\n\t"

Clean = Callable[[str], str]
"""Makes a text fit to be shown: `escaped`, or `str` where it goes elsewhere."""


def escaped(text: str) -> str:
    r"""Returns the text with every sign that could steer a terminal, or be no text at all, as a visible escape.

    Control and format signs (``\x1b``, ``\u202e``) and lone surrogates are such; line ends and tabs stay.
    """
    if text.isprintable():
        return text
    return "".join([_visible(sign) for sign in text.replace("\r\n", "\n")])


def _visible(sign: str) -> str:
    import unicodedata  # not needed for the text of most runs

    if sign.isprintable() or sign in _KEPT or unicodedata.category(sign) == "Zs":
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def cell_text(value: Any) -> str:
    """Returns a value as a cell or a list entry shows it: ``{a, b}`` for a collection, nothing for null."""
    if value is None:
        return ""
    if isinstance(value, Mapping) and not isinstance(value, PSObject):
        return _braced(f"[{to_text(key)}, {to_text(entry)}]" for key, entry in value.items())
    if is_enumerable(value):
        return _braced(to_text(item) if item is not None else "$null" for item in value)
    return to_text(value)


def _braced(parts: Iterable[str]) -> str:
    shown: list[str] = []
    for part in parts:
        if len(shown) == ENUMERATION_LIMIT:
            return f"{{{', '.join(shown)}{_ELLIPSIS}}}"
        shown.append(part)
    return f"{{{', '.join(shown)}}}"


def width(text: str) -> int:
    """Returns the number of columns a text takes: two for a wide sign, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(_sign_width(sign) for sign in text)


def _sign_width(sign: str) -> int:
    if sign.isascii():
        return 1
    import unicodedata

    if unicodedata.combining(sign):
        return 0
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 1


def cut(text: str, columns: int) -> str:
    """Returns the text if it is one line that fits, else as much of its first line as fits, with an ellipsis."""
    first, line_end, _ = text.partition("\n")
    first = first.replace("\t", " ")
    if not line_end and width(first) <= columns:
        return first
    kept, used = [], 0
    for sign in first:
        used += _sign_width(sign)
        if used > columns - 1:
            break
        kept.append(sign)
    return "".join(kept) + _ELLIPSIS


def padded(text: str, columns: int, *, right: bool = False) -> str:
    """Returns the text filled up with blanks; put to the right where asked."""
    fill = " " * max(0, columns - width(text))
    return fill + text if right else text + fill
