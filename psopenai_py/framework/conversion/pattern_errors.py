"""What can be wrong with a pattern."""

from __future__ import annotations


class PatternError(ValueError):
    """The text is no valid pattern; the message is .NET's."""
