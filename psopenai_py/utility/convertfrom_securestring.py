"""ConvertFrom-SecureString."""

from __future__ import annotations

from collections.abc import Iterator

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.values.types import BYTE, SECURE_STRING, SWITCH, array_of
from .shared.errors import NotSupportedException, PSArgumentException, ending


class ConvertFromSecureString(
    Cmdlet,
    name="ConvertFrom-SecureString",
    net_type="Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand",
    default_set="Secure",
    outputs="System.String",
    examples=(("ConvertFrom-SecureString $Key -AsPlainText", "The text of a secret."),),
):
    """Gives the text of a SecureString. It is plain then: do not keep it. Encryption is not supported."""

    SecureString = Parameter(SECURE_STRING, InSet(mandatory=True, position=0, from_pipeline=True), help="The secret.")
    AsPlainText = Parameter(SWITCH, InSet("AsPlainText"), help="Writes the plain text.")
    SecureKey = Parameter(SECURE_STRING, InSet("Secure", position=1), help="Not supported: a key to encrypt with.")
    Key = Parameter(array_of(BYTE), InSet("Open"), help="Not supported: a key to encrypt with.")

    def process(self) -> Iterator[str]:
        """Writes the text."""
        if not len(self.SecureString):
            raise ending(
                PSArgumentException(
                    'Cannot process argument because the value of argument "SecureString" is not valid. Change the value of the '
                    '"SecureString" argument and run the operation again.'
                )
            )
        if not self.AsPlainText:
            raise NotSupportedException(
                "Encryption is not supported here. Ask for the plain text with -AsPlainText.",
                error_id="EncryptedStringNotSupported",
                category="NotImplemented",
            )
        yield self.SecureString.reveal()
