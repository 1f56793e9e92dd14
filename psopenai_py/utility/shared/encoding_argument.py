"""What -Encoding takes: names of the engine's own, names and code pages as .NET knows them, and encodings."""

from __future__ import annotations

from typing import Any

from .files import Encoding, known_encoding


class EncodingArgument:
    """Makes an encoding of a name or a code page; a transformation of parameters of that type."""

    __slots__ = ()

    def __call__(self, value: Any) -> Any:
        """Returns the encoding; null and what is none pass. Raises ArgumentException for a name that nobody knows."""
        if isinstance(value, str):
            known = known_encoding(value)
            if known is not None:
                return known
        elif isinstance(value, bool | Encoding) or not (isinstance(value, int) or hasattr(value, "codec")):
            return value
        from ...language.members.encodings import encoding_named

        named = encoding_named(value) if isinstance(value, str | int) else value
        return Encoding(str(value), named.codec, named.mark)

    def __repr__(self) -> str:
        return "EncodingArgument()"
