"""Patterns of .NET's regular expressions, compiled for Python's engine, with .NET's messages for faulty ones."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import re


class PatternError(ValueError):
    """The text is no valid pattern; the message is .NET's."""


class UnsupportedPatternError(ValueError):
    """The pattern may well be valid, but Python's engine cannot run it; the message says what it stumbles over."""


_FLAGS: Final = {"ignorecase": "IGNORECASE", "multiline": "MULTILINE", "singleline": "DOTALL", "ignorepatternwhitespace": "VERBOSE"}


@lru_cache(maxsize=256)
def compile_pattern(pattern: str, options: str = "None") -> re.Pattern[str]:
    """Returns the compiled pattern; `options` are names of RegexOptions, those without a Python twin change nothing.

    Raises PatternError, or UnsupportedPatternError for what only .NET can do (deviations.md 21).
    """
    import re

    from .pattern_translation import translated

    flags = re.NOFLAG
    for name in options.split(","):
        flags |= re.RegexFlag[_FLAGS.get(name.strip().lower(), "NOFLAG")]
    try:
        return re.compile(translated(pattern), flags)
    except re.error as error:
        reason = _reason(pattern, error.msg, error.pos)
        if reason is None:
            raise UnsupportedPatternError(f"The pattern '{pattern}' cannot be used here: {error.msg}.") from None
        raise PatternError(f"Invalid pattern '{pattern}' at offset {reason[0]}. {reason[1]}") from None
    except (OverflowError, RecursionError) as error:
        raise UnsupportedPatternError(f"The pattern '{pattern}' cannot be used here: {error}.") from None


def check_pattern(pattern: str) -> None:
    """Raises PatternError for a text that .NET does not take for a pattern."""
    try:
        compile_pattern(pattern)
    except UnsupportedPatternError:
        return


def _reason(pattern: str, fault: str, place: int | None) -> tuple[int, str] | None:
    """Returns .NET's offset and reason for a fault that Python's engine found, None where .NET has no such fault.

    The offset is exact as long as the pattern has no spelling that was rewritten before the fault.
    """
    offset = len(pattern) if place is None else min(place, len(pattern))
    following = pattern[offset : offset + 1]
    if fault.startswith("bad character range "):
        return offset + len(fault.removeprefix("bad character range ")), "[x-y] range in reverse order."
    if fault.startswith("bad escape \\") and fault[-2:-1] == "\\":
        return offset + 2, f"Unrecognized escape sequence \\{fault[-1]}."
    return {
        "unterminated character set": (len(pattern), "Unterminated [] set."),
        "missing ), unterminated subpattern": (len(pattern), "Not enough )'s."),
        "unbalanced parenthesis": (offset + 1, "Too many )'s."),
        "nothing to repeat": (offset + 1, f"Quantifier '{following}' following nothing."),
        "multiple repeat": (offset + 1, f"Nested quantifier '{following}'."),
        "bad escape (end of pattern)": (len(pattern), "Illegal \\ at end of pattern."),
        "min repeat greater than max repeat": (offset, "Illegal {x,y} with x > y."),
    }.get(fault)
