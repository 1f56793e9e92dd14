"""New-Guid."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from typing import Any

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ErrorRecord
from ..framework.values.types import STRING, SWITCH
from .shared.errors import FormatException


class NewGuid(
    Cmdlet,
    name="New-Guid",
    net_type="Microsoft.PowerShell.Commands.NewGuidCommand",
    default_set="Default",
    outputs="System.Guid",
    examples=(("New-Guid", "Makes a random id."),),
):
    """Makes an id that is unique in the world."""

    Empty = Parameter(SWITCH, InSet("Empty"), help="Writes the id of zeros instead.")
    InputObject = Parameter(STRING, InSet("InputObject", position=0, from_pipeline=True), help="Reads an id from text.")

    def process(self) -> Iterator[Any]:
        """Writes the id; null, after an error, for a text that is none."""
        from uuid import UUID

        if self.parameter_set == "InputObject":
            yield self._read()
        else:
            yield UUID(int=0) if self.Empty else UUID(int=_random())

    def _read(self) -> Any:
        from uuid import UUID

        try:
            return UUID((self.InputObject or "").strip().strip("{}()"))
        except ValueError:
            self.write_error(
                ErrorRecord(FormatException("Unrecognized Guid format."), "StringNotRecognizedAsGuid", "InvalidArgument")
            )
            return None


def _random() -> int:
    """Returns the bits of an id of version 7: the time in milliseconds first, then random ones."""
    milliseconds = int(time.time() * 1000) & (2**48 - 1)
    chance = int.from_bytes(os.urandom(10), "big")
    return milliseconds << 80 | 0x7 << 76 | (chance >> 62 & 0xFFF) << 64 | 0b10 << 62 | chance & (2**62 - 1)
