"""JSON, nearly JSON and no JSON at all, as bytes that come in pieces."""

from __future__ import annotations

import io
import json
from typing import Any

from hypothesis import strategies as st

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
sizes = st.lists(st.integers(1, 12), max_size=30)

_SIGNS = [
    "{",
    "}",
    "[",
    "]",
    '"',
    ",",
    ":",
    "\\",
    "\n",
    "\r",
    " ",
    "1",
    "a",
    "-",
    "\\ud800",
    "\x00",
    "\ufeff",
    "9" * 25,
    "[" * 300,
    "/*",
]


class Pieces(io.RawIOBase):
    """A stream that gives its bytes in the pieces it was made with, as a pipe does."""

    def __init__(self, data: bytes, sizes: list[int]) -> None:
        self._data = data
        self._sizes = list(sizes)

    def read1(self, size: int = -1, /) -> bytes:
        """Returns the next piece."""
        count = self._sizes.pop(0) if self._sizes else 7
        piece, self._data = self._data[:count], self._data[count:]
        return piece


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The text of some records with signs put in, taken out or written over."""
    records = draw(st.lists(json_values, min_size=1, max_size=3))
    indent = draw(st.sampled_from([None, None, 1]))
    text = draw(st.sampled_from(["\n", "\r\n", "", ","])).join(json.dumps(record, indent=indent) for record in records)
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(_SIGNS)) + text[at + draw(st.integers(0, 2)) :]
    return text.encode("utf-8", "surrogatepass")


@st.composite
def json_cases(draw: st.DrawFn) -> dict[str, Any]:
    """Bytes (each as the character of its number), where they are cut, and the longest record that is taken."""
    data = draw(damaged() | damaged() | st.binary(max_size=40) | st.text(max_size=20).map(str.encode))
    return {"bytes": data.decode("latin-1"), "pieces": draw(sizes), "longest": draw(st.sampled_from([1 << 20, 30]))}
