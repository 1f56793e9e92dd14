"""What becomes of a record: the preferences of one command, from its common parameters and the session's variables (R10.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..errors import PSInvalidCastException
from ..values.enums import ActionPreference

SILENTLY_CONTINUE = ActionPreference.SilentlyContinue
STOP = ActionPreference.Stop
CONTINUE = ActionPreference.Continue
INQUIRE = ActionPreference.Inquire
IGNORE = ActionPreference.Ignore
BREAK = ActionPreference.Break


class Preferences:
    """The preference of each stream while one command runs."""

    __slots__ = ("debug", "error", "information", "progress", "verbose", "warning")

    def __init__(self, bound: Mapping[str, Any], variables: Mapping[Any, Any], default_error: ActionPreference = CONTINUE) -> None:
        debug = bound.get("Debug")
        verbose = bound.get("Verbose")
        inquire = INQUIRE if debug else None
        self.error = _first(bound.get("ErrorAction"), variables.get("ErrorActionPreference"), default_error)
        self.warning = _first(
            bound.get("WarningAction"), inquire, CONTINUE if verbose else None, variables.get("WarningPreference"), CONTINUE
        )
        self.verbose = _first(_switched(verbose), inquire, variables.get("VerbosePreference"), SILENTLY_CONTINUE)
        self.debug = _first(_switched(debug), variables.get("DebugPreference"), SILENTLY_CONTINUE)
        self.information = _first(bound.get("InformationAction"), variables.get("InformationPreference"), SILENTLY_CONTINUE)
        self.progress = _first(bound.get("ProgressAction"), variables.get("ProgressPreference"), CONTINUE)


def _switched(given: object) -> ActionPreference | None:
    if given is None:
        return None
    return CONTINUE if given else SILENTLY_CONTINUE


def _first(*candidates: Any) -> ActionPreference:
    """Returns the first candidate that is given; a variable's text or number is read as a preference, a bad one passed over."""
    for candidate in candidates:
        if isinstance(candidate, ActionPreference):
            return candidate
        if candidate is not None:
            from ..conversion.engine import convert  # a preference seldom is anything else than one
            from ..values.types import ACTION_PREFERENCE

            try:
                known: ActionPreference = convert(candidate, ACTION_PREFERENCE)
            except PSInvalidCastException:
                continue
            return known
    return CONTINUE
