"""Strings as JSON text, escaped in the three ways of -EscapeHandling."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import nonmember
from typing import Final

from ...framework.values.enums import NetEnum

_ALWAYS: Final = {code: f"\\u{code:04x}" for code in (*range(32), 0x85, 0x2028, 0x2029)} | str.maketrans(
    {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)
_HTML: Final = _ALWAYS | {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&'\""}
_NON_ASCII: Final = re.compile(r"[^\x00-\x7f]")


class StringEscapeHandling(NetEnum):
    """Newtonsoft.Json.StringEscapeHandling."""

    net_type = nonmember("Newtonsoft.Json.StringEscapeHandling")

    Default = 0
    EscapeNonAscii = 1
    EscapeHtml = 2


def quoter(handling: StringEscapeHandling) -> Callable[[str], str]:
    """Returns what puts a text in quotes, with escapes."""
    if handling is StringEscapeHandling.EscapeNonAscii:
        return lambda text: f'"{_NON_ASCII.sub(_code, text.translate(_ALWAYS))}"'
    table = _HTML if handling is StringEscapeHandling.EscapeHtml else _ALWAYS
    return lambda text: f'"{text.translate(table)}"'


def _code(match: re.Match[str]) -> str:
    """Returns the UTF-16 code units of a sign as escapes."""
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join([f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2)])
