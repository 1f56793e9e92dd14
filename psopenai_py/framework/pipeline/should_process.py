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


def described(command_name: str, target: str, action: str | None) -> str:
    """Returns the usual description of an action (R10.11)."""
    return f'Performing the operation "{action or command_name}" on target "{target}".'


def decide(
    stage: Stage, metadata: CommandMetadata, description: str, question: str | None = None, caption: str | None = None
) -> bool:
    """Returns whether to go on with what the description says; `question` and `caption` are those of the question, if it is due.

    Raises a terminating error where a question is due and nobody can answer (R10.13).
    """
    if not metadata.supports_should_process:
        return True
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
    asked = f"Are you sure you want to perform this action?\n{description}" if question is None else question
    answer = stage.session.host.ask(caption or "Confirm", f"{asked}\n[Y] Yes  [N] No", "Y/N")
    return answer.strip().casefold() in ("y", "yes")


def _threshold(confirm: object, preference: object) -> ConfirmImpact:
    """Returns the impact from which on a question is due; a preference that is none counts as High, the default."""
    if confirm is not None:
        return ConfirmImpact.Low if confirm else ConfirmImpact.None_
    try:
        return ConfirmImpact.High if preference is None else convert(preference, _IMPACT)
    except PSInvalidCastException:
        return ConfirmImpact.High
