"""Records of the other streams as text: errors in the form of the engine's ConciseView, and the prefixes of the rest."""

from __future__ import annotations

from typing import Final

from ..errors import ErrorRecord
from ..streams.records import InformationRecord, MessageRecord
from .cells import escaped

_PREFIXES: Final = {"warning": "WARNING: ", "verbose": "VERBOSE: ", "debug": "DEBUG: "}
ERROR_COLOUR: Final = "31;1"
MESSAGE_COLOUR: Final = "33;1"


def error_text(record: ErrorRecord) -> str:
    """Returns ``{command}: {message}`` (R11.11); the category stands for a command that is not known."""
    return f"{record.activity or record.category}: {record.message}"


def message_text(record: MessageRecord | InformationRecord) -> str:
    """Returns the message with the prefix of its stream; information has none."""
    return _PREFIXES.get(record.stream, "") + record.message


def coloured(text: str, colour: str) -> str:
    """Returns the text, each of its lines in the colour, with everything in it escaped that could steer a terminal."""
    return "\n".join([f"\x1b[{colour}m{line}\x1b[0m" for line in escaped(text).split("\n")])
