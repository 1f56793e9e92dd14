"""Read-Host."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..framework.conversion.text import is_enumerable, to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.scalars import SecureString
from ..framework.values.types import OBJECT, SWITCH
from .shared.errors import InvalidOperationException, ending


class ReadHost(
    Cmdlet,
    name="Read-Host",
    net_type="Microsoft.PowerShell.Commands.ReadHostCommand",
    default_set="AsString",
    outputs=("System.String", "System.Security.SecureString"),
    examples=(("$Key = Read-Host 'API key' -AsSecureString", "Asks for a secret."),),
):
    """Asks the user for a line of text. It is an error where nobody is there to answer."""

    Prompt = Parameter(OBJECT, InSet(position=0, from_remaining=True), allow_null=True, help="The question.")
    AsSecureString = Parameter(SWITCH, InSet("AsSecureString"), help="Writes the answer as a SecureString; it is not shown.")
    MaskInput = Parameter(SWITCH, InSet("AsString"), help="Does not show what is typed.")

    def begin(self) -> Iterator[Any]:
        """Asks, and writes the answer."""
        host = self.session.host
        if not host.can_prompt:
            message = "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available."
            raise ending(InvalidOperationException(message, error_id="InvalidOperation"))
        question = self.Prompt
        if is_enumerable(question):
            question = " ".join([text for text in map(to_text, question) if text])
        answer = host.ask("", "", to_text(question))
        yield SecureString(answer) if self.AsSecureString else answer
