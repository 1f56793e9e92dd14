"""ConvertFrom-StringData."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.collections import Hashtable
from ..framework.values.scalars import Char
from ..framework.values.types import CHAR, STRING
from .shared.errors import PSInvalidOperationException
from .shared.regex_text import unescaped


class ConvertFromStringData(
    Cmdlet,
    name="ConvertFrom-StringData",
    net_type="Microsoft.PowerShell.Commands.ConvertFromStringDataCommand",
    outputs="System.Collections.Hashtable",
    examples=(("'name = Ann' | ConvertFrom-StringData", "A hashtable of one entry."),),
):
    """Reads lines such as ``name = value`` as a hashtable. Empty lines and those that begin with # are passed over."""

    StringData = Parameter(
        STRING, InSet(mandatory=True, position=0, from_pipeline=True), allow_empty_string=True, help="The lines."
    )
    Delimiter = Parameter(CHAR, InSet(position=1), default=Char("="), help="Stands between name and value.")

    def process(self) -> Iterator[Hashtable]:
        """Writes one table."""
        table = Hashtable()
        for line in map(str.strip, self.StringData.split("\n")):
            if not line or line.startswith("#"):
                continue
            name, delimiter, value = line.partition(self.Delimiter)
            if not delimiter or not name:
                raise _refused(f"Data line '{line}' is not in 'name=value' format. ")
            name = name.strip()
            if name in table:
                raise _refused(f"Data item '{name}' in line '{line}' is already defined. ")
            table[name] = unescaped(value.strip())
        yield table


def _refused(message: str) -> PSInvalidOperationException:
    error = PSInvalidOperationException(message, error_id="InvalidOperation")
    error.terminating = True
    return error
