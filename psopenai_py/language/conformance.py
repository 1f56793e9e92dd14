"""What the replay of recorded cases needs of the language."""

from __future__ import annotations

from ..framework.binding.arguments import ArgumentItem
from ..framework.testing.conformance.later import NeedsLater
from .arguments import read_arguments
from .scanner import NotConstant


def read_recorded(text: str, start: int) -> list[ArgumentItem]:
    """Returns the argument items of a recorded command line; NeedsLater for one that has to be run."""
    try:
        return read_arguments(text, start=start)
    except NotConstant:
        raise NeedsLater("language") from None
