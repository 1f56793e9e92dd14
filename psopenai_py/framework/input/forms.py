"""The forms of pipeline input, as data that costs nothing to import."""

from __future__ import annotations

from typing import Final

FORMS: Final = ("auto", "json", "text")
