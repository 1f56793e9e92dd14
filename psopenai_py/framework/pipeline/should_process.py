"""ShouldProcess: whether a command that changes something goes on (binding.md 10.5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import PowerShellError
from ..streams.records import InformationRecord

if TYPE_CHECKING:
    from ..declaration.metadata import CommandMetadata
    from .stage import Stage

_LEVELS = {"none": 0, "low": 1, "medium": 2, "high": 3}


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
    impact = _LEVELS[metadata.confirm_impact.lower()]
    if threshold == 0 or threshold > impact or impact == 0:
        if bound.get("Verbose"):
            stage.write_verbose(description)
        return True
    if not stage.session.host.can_prompt:
        error = PowerShellError(f"A question is due and nobody can answer it: {description}", category="InvalidOperation")
        error.terminating = True
        raise error
    question = f"Are you sure you want to perform this action?\n{description}\n[Y] Yes  [N] No"
    return stage.session.host.ask("Confirm", question, "Y/N").strip().casefold() in ("y", "yes")


def _threshold(confirm: object, preference: object) -> int:
    if confirm is not None:
        return _LEVELS["low"] if confirm else _LEVELS["none"]
    return _LEVELS.get(str(preference or "High").rstrip("_").lower(), _LEVELS["high"])
