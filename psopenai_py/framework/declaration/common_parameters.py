"""The parameters every command has (binding.md 10.1), in the engine's order."""

from __future__ import annotations

from ..validation.ranges import ValidateRange
from ..values.types import ACTION_PREFERENCE, INT, STRING, SWITCH
from .metadata import ParameterMetadata


def common_parameters() -> list[ParameterMetadata]:
    """Returns fresh records of the common parameters; bits are assigned per command, so they are not shared."""
    from ..validation.variable_names import ValidateVariableName

    name = (ValidateVariableName(),)

    def make(spelling: str, alias: str, kind: object, help_text: str, validators: tuple[object, ...] = ()) -> ParameterMetadata:
        return ParameterMetadata(spelling, kind, aliases=(alias,), validators=validators, common=True, help=help_text)  # type: ignore[arg-type]

    return [
        make("Verbose", "vb", SWITCH, "Shows what the command does."),
        make("Debug", "db", SWITCH, "Shows what helps to find a fault."),
        make("ErrorAction", "ea", ACTION_PREFERENCE, "Says what happens on an error."),
        make("WarningAction", "wa", ACTION_PREFERENCE, "Says what happens on a warning."),
        make("InformationAction", "infa", ACTION_PREFERENCE, "Says what happens to information records."),
        make("ProgressAction", "proga", ACTION_PREFERENCE, "Says whether progress is shown."),
        make("ErrorVariable", "ev", STRING, "Names a variable that collects the errors.", name),
        make("WarningVariable", "wv", STRING, "Names a variable that collects the warnings.", name),
        make("InformationVariable", "iv", STRING, "Names a variable that collects information records.", name),
        make("OutVariable", "ov", STRING, "Names a variable that collects the output.", name),
        make("OutBuffer", "ob", INT, "Holds back that many objects before they are passed on.", (ValidateRange(0, 2**31 - 1),)),
        make("PipelineVariable", "pv", STRING, "Names a variable that holds the object passed on.", name),
    ]


def should_process_parameters() -> list[ParameterMetadata]:
    """Returns WhatIf and Confirm, for commands that support them."""
    return [
        ParameterMetadata("WhatIf", SWITCH, aliases=("wi",), common=True, help="Says what would be done, and does nothing."),
        ParameterMetadata("Confirm", SWITCH, aliases=("cf",), common=True, help="Asks before anything is done."),
    ]
