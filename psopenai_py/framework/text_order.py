"""The order of texts in the invariant culture: keys that sort as the engine compares (the root collation, simplified).

Punctuation comes before digits, digits before letters; case decides last, lower before upper; control signs do not count.
"""

from __future__ import annotations

from typing import Final

_SIGNS: Final = "\t\n\x0b\x0c\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789abcdefghijklmnopqrstuvwxyz"
_IGNORED: Final = [*range(9), *range(0x0E, 0x20), 0x7F]
_RANKS: Final = dict.fromkeys(_IGNORED) | {ord(sign): rank for rank, sign in enumerate(_SIGNS, 1)}

TextKey = tuple[str, str, str]


def text_key(text: str, *, ignore_case: bool = True) -> str | TextKey:
    """Returns a key that sorts as the text does. Only keys that were made alike compare; equal keys mean equal texts."""
    if text.isascii():
        primary, accents = text.lower().translate(_RANKS), ""
    else:
        primary, accents = _decomposed(text)
    if ignore_case:
        return f"{primary}\0{accents}" if accents else primary
    return primary, accents, text.swapcase()


def _decomposed(text: str) -> tuple[str, str]:
    """Returns the base signs of a text and its accents, each accent with the place of its sign."""
    import unicodedata  # most texts have no need of it

    bases: list[str] = []
    accents: list[str] = []
    for sign in unicodedata.normalize("NFD", text.lower()):
        if sign == "ß":  # sorts as two letters, yet is not equal to them
            bases += ("s", "s")
            accents.append(f"{chr(len(bases))}{sign}")
        elif unicodedata.combining(sign):
            accents.append(f"{chr(len(bases) + 1)}{sign}")
        elif unicodedata.category(sign) != "Cf":
            bases.append(sign)
    return "".join(bases).translate(_RANKS), "".join(accents)
