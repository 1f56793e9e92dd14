"""The words after a cmdlet's name as argument items, as `pwsh -File` passes the words after a script's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..framework.binding.arguments import ArgumentItem
from ..framework.characters import DASHES

BOOLEANS: Final = {"$true": True, "$false": False}


def argument_items(words: Sequence[str]) -> Iterator[ArgumentItem]:
    """Yields an item for each word.

    A word of two signs or more that begins with a dash is a name, ``-5`` and ``--`` too; pairing gives a name that no parameter has
    back as text where a value is needed (R3.9). ``-Name:value`` is split at the first colon, where ``true`` and ``$false`` are
    Booleans; ``-Name:`` takes the next word, whatever it is, and is dropped as the last one. Everything else is literal text.
    """
    waiting: str | None = None
    for word in words:
        if waiting is not None:
            yield ArgumentItem(waiting, word)
            waiting = None
        elif len(word) < 2 or word[0] not in DASHES:
            yield ArgumentItem(value=word)
        elif ":" not in word:
            yield ArgumentItem(word[1:], text=word)
        elif word.index(":") == len(word) - 1:
            waiting = word[1:-1]
        else:
            name, _, value = word[1:].partition(":")
            yield ArgumentItem(name, _boolean_or_text(value))


def _boolean_or_text(text: str) -> bool | str:
    return BOOLEANS.get(f"${text.removeprefix('$').strip().lower()}", text)
