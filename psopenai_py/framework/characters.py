"""The characters that the engine takes for one another: dashes and quotes (R2.1, binding.md 2)."""

from __future__ import annotations

from typing import Final

DASHES: Final = "-\u2013\u2014\u2015"
SINGLE_QUOTES: Final = "'\u2018\u2019\u201a\u201b"
DOUBLE_QUOTES: Final = '"\u201c\u201d\u201e'
