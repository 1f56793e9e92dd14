"""How long texts and lists may be: beyond that there is the engine's error, and no attempt to get the memory."""

from __future__ import annotations

from typing import Final

from .errors import out_of_memory

LONGEST_TEXT: Final = 0x3FFFFFDF
"""The most characters a text of .NET has."""

MOST_ELEMENTS: Final = 2**26
"""The most elements of a list that an operator makes: with them alone, a process here takes some gigabytes."""


def check_text(length: int) -> int:
    """Returns the length of a text that is to be made. Raises OutOfMemoryException beyond what .NET has."""
    if length > LONGEST_TEXT:
        raise out_of_memory()
    return length


def check_elements(count: int) -> int:
    """Returns the length of a list that is to be made. Raises OutOfMemoryException beyond `MOST_ELEMENTS`."""
    if count > MOST_ELEMENTS:
        raise out_of_memory()
    return count
