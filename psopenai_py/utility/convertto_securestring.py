"""ConvertTo-SecureString."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.scalars import SecureString
from ..framework.values.types import BYTE, SECURE_STRING, STRING, SWITCH, array_of
from .shared.errors import NotSupportedException


class ConvertToSecureString(
    Cmdlet,
    name="ConvertTo-SecureString",
    net_type="Microsoft.PowerShell.Commands.ConvertToSecureStringCommand",
    default_set="Secure",
    outputs="System.Security.SecureString",
    examples=(("$Key = ConvertTo-SecureString $env:MY_KEY -AsPlainText -Force", "Makes a secret of a text."),),
):
    """Makes a SecureString of plain text. Encrypted text is not supported: keep secrets in the keyring instead."""

    String = Parameter(STRING, InSet(mandatory=True, position=0, from_pipeline=True), help="The text.")
    AsPlainText = Parameter(SWITCH, InSet("PlainText", position=1), help="Says that the text is not encrypted.")
    Force = Parameter(SWITCH, InSet("PlainText", position=2), help="Accepted, for scripts that give it.")
    SecureKey = Parameter(SECURE_STRING, InSet("Secure", position=1), help="Not supported: the key of an encrypted text.")
    Key = Parameter(array_of(BYTE), InSet("Open"), help="Not supported: the key of an encrypted text.")

    def process(self) -> Iterator[SecureString]:
        """Writes the SecureString."""
        if not self.AsPlainText:
            raise NotSupportedException(
                "Encrypted text is not supported here. Give plain text with -AsPlainText.",
                error_id="EncryptedStringNotSupported",
                category="NotImplemented",
            )
        yield SecureString(self.String)
