"""The words after a cmdlet's name as argument items, as `pwsh -File` passes the words after a script's name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ..framework.binding.arguments import ArgumentItem
from ..framework.characters import DASHES
from ..framework.values.nothing import UNBOUND

BOOLEANS: Final = {"$true": True, "$false": False}


def argument_items(words: Sequence[str]) -> Iterator[ArgumentItem]:
    """Yields an item for each word.

    A word of two signs or more that begins with a dash is a name, ``-5`` and ``--`` too; pairing gives a name that no parameter has
    back as text where a value is needed (R3.9). ``-Name:value`` is split at the first colon, where ``true`` and ``$false`` are
    Booleans; ``-Name:`` takes the next word, whatever it is, and is dropped as the last one. The colon is not kept in the item's
    text. Everything else is literal text.
    """
    waiting: str | None = None
    for word in words:
        if waiting is not None:
            yield _named(waiting, word)
            waiting = None
            continue
        if len(word) < 2 or word[0] not in DASHES:
            yield ArgumentItem(value=word)
            continue
        name, colon, value = word.partition(":")
        if value:
            yield _named(name, _boolean_or_text(value))
        elif colon:
            waiting = name
        else:
            yield _named(name)


def _named(word: str, value: Any = UNBOUND) -> ArgumentItem:
    """Returns the item of a name with its dash; blanks after it do not belong to it."""
    typed = word.rstrip()
    return ArgumentItem(typed[1:], value, text=typed)


def _boolean_or_text(text: str) -> bool | str:
    return BOOLEANS.get(f"${text.removeprefix('$').strip().lower()}", text)
