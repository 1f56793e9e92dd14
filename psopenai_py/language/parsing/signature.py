"""Comments that look like the start of a signature block: the engine lets no code stand after one."""

from __future__ import annotations

from typing import Final

_SIGNATURE: Final = "sig#beginsignatureblock\n"
_LIMIT: Final = 10
"""Fewer edits than these away from the real line is too close."""


def looks_like_signature(comment: str) -> bool:
    """Whether a comment, blanks and case aside, is close to the line that begins a signature block."""
    if len(comment) + 1 < len(_SIGNATURE) - _LIMIT:
        return False
    text = "".join(comment.split()).lower() + "\n"
    if abs(len(text) - len(_SIGNATURE)) > _LIMIT or _differing(text) >= _LIMIT:
        return False
    return _distance(text) < _LIMIT


def _differing(text: str) -> int:
    """Returns how many characters have no partner on the other side: the distance is at least as large."""
    left = list(_SIGNATURE)
    missing = 0
    for char in text:
        if char in left:
            left.remove(char)
        else:
            missing += 1
    return max(missing, len(left))


def _distance(text: str) -> int:
    """Returns the number of single characters to insert, drop or replace (Levenshtein)."""
    row = list(range(len(_SIGNATURE) + 1))
    for index, char in enumerate(text, 1):
        previous, row[0] = row[0], index
        for column, other in enumerate(_SIGNATURE, 1):
            previous, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, previous + (char != other))
    return row[-1]
