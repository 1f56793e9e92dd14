"""Set-StrictMode."""

from __future__ import annotations

from typing import Any, Final

from ..framework.conversion.engine import convert
from ..framework.conversion.text import to_text
from ..framework.declaration.cmdlet import Cmdlet
from ..framework.declaration.parameter import InSet, Parameter
from ..framework.errors import ValidationMetadataException
from ..framework.validation.base import Validator
from ..framework.values.scalars import Version
from ..framework.values.types import SWITCH, VERSION
from ..language.runtime.interpreter import Interpreter

_LATEST: Final = Version(7, 6)
_MINOR_VERSIONS: Final = {1: (0,), 2: (0,), 3: (0,), 4: (0,), 5: (0, 1), 6: (0, 1, 2), 7: (0, 1, 2, 3, 4, 5, 6)}
"""The versions of the engine there were."""


def _version(value: Any) -> Any:
    """Reads ``Latest`` and a number without a point as versions."""
    if isinstance(value, Version):
        return value
    text = to_text(value)
    if text.casefold() == "latest":
        return _LATEST
    return convert(f"{text}.0" if text.isdigit() else text, VERSION)


class ValidateVersion(Validator):
    """The version is one of PowerShell."""

    __slots__ = ()

    def __call__(self, value: Any) -> None:
        """Raises ValidationMetadataException for a version that never was."""
        major, minor = (*value.parts, 0)[:2] if isinstance(value, Version) else (0, 0)
        if minor not in _MINOR_VERSIONS.get(major, ()):
            raise ValidationMetadataException(
                f"The '{value}' argument does not contain a valid PowerShell version. Supply a valid version number and then try "
                "the command again.",
                error_id="InvalidPSVersion",
            )


class SetStrictMode(
    Cmdlet,
    name="Set-StrictMode",
    net_type="Microsoft.PowerShell.Commands.SetStrictModeCommand",
    examples=(("Set-StrictMode -Version Latest", "Makes it an error to read what is not there."),),
):
    """Makes the language strict: reading a variable, or from version 2 on a property, that is not there is an error."""

    Off = Parameter(SWITCH, InSet("Off", mandatory=True), help="Turns strict mode off.")
    Version = Parameter(
        VERSION,
        InSet("Version", mandatory=True),
        alias="v",
        transform=[_version],
        validate=[ValidateVersion()],
        completions=("Latest", "3.0", "2.0", "1.0"),
        help="How strict: 1.0, 2.0, 3.0 or Latest.",
    )

    def end(self) -> None:
        """Sets the mode."""
        Interpreter.for_session(self.session).strict = None if self.Off else self.Version.parts
