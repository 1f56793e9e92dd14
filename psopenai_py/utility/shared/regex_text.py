r"""Escapes of .NET's regular expressions in plain text: ``\t``, ``\n``, ``\x41``, ``\u0041``."""

from __future__ import annotations

import re

_SIGNS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "b": "\b", "e": "\x1b"}
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|c([A-Za-z@\[\\\]^_])|(.))", re.DOTALL)


def unescaped(text: str) -> str:
    """Returns the text with each escape as the sign it stands for; a sign without a meaning stands for itself."""
    return _ESCAPE.sub(_sign, text) if "\\" in text else text


def _sign(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        return chr(int(code, 16))
    if match[3]:
        return chr(ord(match[3].upper()) - 64)
    return _SIGNS.get(match[4], match[4])
