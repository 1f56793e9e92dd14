"""Characters and classes of characters in .NET's regular expressions, rewritten for the engine that runs them."""

from __future__ import annotations

import re
from typing import Final

from .pattern_errors import PatternError

ESCAPED_CLASSES: Final = frozenset("dDwWsS")
_SIMPLE: Final = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v", "a": "\a", "e": "\x1b", "b": "\b"}
_CATEGORY: Final = re.compile(r"\\[pP]\{(\^?)([\w-]+)\}")
_BLOCK_NAMES: Final = {"Greek": "GreekandCoptic", "GreekExtended": "GreekExtended", "Cyrillic": "Cyrillic"}
_HEX_DIGITS: Final = {"x": 2, "u": 4}
_WORD: Final = re.compile(r"\w")


def escape(char: str) -> str:
    """Returns the character so that it stands for itself, in and outside a class."""
    if char.isalnum() or char == "_":
        return char
    return (
        f"\\{char}" if char.isascii() and char.isprintable() and char != " " else f"\\U{ord(char):08x}" if len(char) == 1 else char
    )


def fault(pattern: str, offset: int, reason: str) -> PatternError:
    """Returns the error of a faulty pattern, in .NET's words."""
    return PatternError(f"Invalid pattern '{pattern}' at offset {offset}. {reason}")


def property_class(pattern: str, place: int) -> tuple[str, int]:
    """Returns a class of a category or a block for the engine, and the place behind it."""
    match = _CATEGORY.match(pattern, place)
    if match is None:
        raise fault(pattern, min(place + 2, len(pattern)), "Incomplete \\p{X} character escape.")
    name = match[2]
    negated = (pattern[place + 1] == "P") != bool(match[1])
    if name.startswith("Is"):
        block = name[2:]
        return f"\\{'P' if negated else 'p'}{{Block={_BLOCK_NAMES.get(block, block).replace('-', '')}}}", match.end()
    return f"\\{'P' if negated else 'p'}{{General_Category={name}}}", match.end()


def escaped_character(pattern: str, place: int, *, in_class: bool = False) -> tuple[str, int]:
    """Returns the character that an escape stands for, and the place behind it."""
    char = pattern[place + 1 : place + 2]
    if not char:
        raise fault(pattern, len(pattern), "Illegal \\ at end of pattern.")
    if char in _HEX_DIGITS:
        digits = pattern[place + 2 : place + 2 + _HEX_DIGITS[char]]
        if len(digits) < _HEX_DIGITS[char] or not all(digit in "0123456789abcdefABCDEF" for digit in digits):
            raise fault(pattern, place + 2 + len(digits), "Insufficient or invalid hexadecimal digits.")
        return chr(int(digits, 16)), place + 2 + len(digits)
    if char == "c":
        control = pattern[place + 2 : place + 3].upper()
        if not control:
            raise fault(pattern, len(pattern), "Missing control character.")
        if not "@" <= control <= "_":
            raise fault(pattern, place + 3, "Unrecognized control character.")
        return chr(ord(control) - 64), place + 3
    if char in "01234567":
        end = place + 1
        while end < min(place + 4, len(pattern)) and pattern[end] in "01234567":
            end += 1
        return chr(int(pattern[place + 1 : end], 8) & 0xFF), end
    if char in _SIMPLE and (in_class or char != "b"):
        return _SIMPLE[char], place + 2
    if _WORD.match(char):
        raise fault(pattern, place + 2, f"Unrecognized escape sequence \\{char}.")
    return char, place + 2


def character_class(pattern: str, start: int) -> tuple[str, int]:
    """Returns the class that begins there, with what is taken out of it, and the place behind it."""
    place = start + 1
    negated = pattern[place : place + 1] == "^"
    place += negated
    first = place
    out: list[str] = []
    while place < len(pattern):
        char = pattern[place]
        if char == "]" and place > first:
            return f"[{'^' if negated else ''}{''.join(out)}]", place + 1
        if char == "-" and pattern[place + 1 : place + 2] == "[" and place > first:
            taken_out, place = character_class(pattern, place + 1)
            if pattern[place : place + 1] != "]":
                raise fault(pattern, place, "A subtraction must be the last element in a character class.")
            return f"[[{'^' if negated else ''}{''.join(out)}]--{taken_out}]", place + 1
        text, place = _member(pattern, place)
        out.append(text)
    raise fault(pattern, len(pattern), "Unterminated [] set.")


def _member(pattern: str, place: int) -> tuple[str, int]:
    """Returns a single character, a range or an escaped class, and the place behind it."""
    low, end = _single(pattern, place)
    if len(low) != 1:
        return low, end
    is_range = pattern[end : end + 1] == "-" and pattern[end + 1 : end + 2] not in ("]", "[", "")
    if not is_range:
        return escape(low), end
    high, after = _single(pattern, end + 1)
    if len(high) != 1:
        raise fault(pattern, after, f"Cannot include class {high[:2]} in character range.")
    if low > high:
        raise fault(pattern, after, "[x-y] range in reverse order.")
    return f"{escape(low)}-{escape(high)}", after


def _single(pattern: str, place: int) -> tuple[str, int]:
    """Returns one character, or the text of an escaped class."""
    if pattern[place] != "\\":
        if pattern.startswith("[:", place) and pattern.find(":]", place) > 0:
            return "[", place + 1
        return pattern[place], place + 1
    escaped = pattern[place + 1 : place + 2]
    if escaped and escaped in ESCAPED_CLASSES:
        return f"\\{escaped}", place + 2
    if escaped and escaped in "pP":
        return property_class(pattern, place)
    return escaped_character(pattern, place, in_class=True)
