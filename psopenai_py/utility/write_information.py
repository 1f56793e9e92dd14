"""Write-Information."""

from __future__ import annotations

from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.streams.records import InformationRecord
from ..framework.values.types import OBJECT, STRING_ARRAY
from .shared.errors import InvalidOperationException, ending


class WriteInformation(
    Cmdlet,
    name="Write-Information",
    net_type="Microsoft.PowerShell.Commands.WriteInformationCommand",
    examples=(("Write-Information 'Done.' -InformationAction Continue", "Shows an information record."),),
):
    """Writes an object to the information stream, with tags that tell what it is.

    It is shown where -InformationAction or ``$InformationPreference`` says so.
    """

    MessageData = Parameter(
        OBJECT,
        InSet(mandatory=True, position=0, from_pipeline=True),
        alias=("Msg", "Message"),
        allow_null=True,
        help="The object, mostly a text.",
    )
    Tags = Parameter(STRING_ARRAY, InSet(position=1), help="Words that tell what the record is.")

    def begin(self) -> None:
        """Refuses tags that the engine keeps to itself."""
        for tag in self.Tags or ():
            if tag.casefold().startswith("ps"):
                raise ending(
                    InvalidOperationException(
                        f"Cannot use tag '{tag}'. The 'PS' prefix is reserved.",
                        error_id="PSPrefixReservedInInformationTag",
                        category="InvalidArgument",
                        target=tag,
                    )
                )

    def process(self) -> None:
        """Writes the record."""
        self.write_information(InformationRecord(self.MessageData, tuple(self.Tags or ())))
