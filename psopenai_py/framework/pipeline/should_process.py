"""ShouldProcess: whether a command that changes something goes on (binding.md 10.5, deviations.md 26)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..conversion.engine import convert
from ..errors import PowerShellError, PSInvalidCastException
from ..streams.records import InformationRecord
from ..values.enums import ConfirmImpact
from ..values.types import enum_of

if TYPE_CHECKING:
    from ..declaration.metadata import CommandMetadata
    from .stage import Stage

_IMPACT = enum_of(ConfirmImpact)


def decide(stage: Stage, metadata: CommandMetadata, target: str, action: str | None) -> bool:
    """Returns whether to go on. Raises a terminating error where a question is due and nobody can answer (R10.13)."""
    if not metadata.supports_should_process:
        return True
    description = f'Performing the operation "{action or stage.command_name}" on target "{target}".'
    bound, variables = stage.bound, stage.session.variables
    if bound.get("WhatIf", variables.get("WhatIfPreference")):
        stage.session.host.show(InformationRecord(f"What if: {description}", ("PSHOST",), stage.command_name))
        return False
    threshold = _threshold(bound.get("Confirm"), variables.get("ConfirmPreference"))
    impact: ConfirmImpact = convert(metadata.confirm_impact, _IMPACT)
    if ConfirmImpact.None_ in (threshold, impact) or threshold > impact:
        if bound.get("Verbose"):
            stage.write_verbose(description)
        return True
    if not stage.session.host.can_prompt:
        error = PowerShellError(f"A question is due and nobody can answer it: {description}", category="InvalidOperation")
        error.terminating = True
        raise error
    question = f"Are you sure you want to perform this action?\n{description}\n[Y] Yes  [N] No"
    return stage.session.host.ask("Confirm", question, "Y/N").strip().casefold() in ("y", "yes")


def _threshold(confirm: object, preference: object) -> ConfirmImpact:
    """Returns the impact from which on a question is due; a preference that is none counts as High, the default."""
    if confirm is not None:
        return ConfirmImpact.Low if confirm else ConfirmImpact.None_
    try:
        return ConfirmImpact.High if preference is None else convert(preference, _IMPACT)
    except PSInvalidCastException:
        return ConfirmImpact.High
