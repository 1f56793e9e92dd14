"""Characters with a meaning in PowerShell text: blanks, what ends a word of a command, and what a backtick makes."""

from __future__ import annotations

BLANKS = " \t\v\f\u00a0\u0085"
NEW_LINES = "\r\n"
ENDS_WORD = "{}();,|&" + BLANKS + NEW_LINES + "\0"
"""What ends a bare word; ``#``, quotes and all other characters may stand inside one."""

ENDS_PARAMETER = ENDS_WORD + ".["
"""What ends the name of a parameter, besides its colon (R2.2)."""

_ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def unescaped(char: str) -> str:
    """Returns the character that a backtick and `char` stand for."""
    return _ESCAPES.get(char, char)
