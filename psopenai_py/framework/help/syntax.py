"""The syntax lines of a command, one for each parameter set, in the engine's form."""

from __future__ import annotations

from ..declaration.metadata import CommandMetadata, ParameterMetadata, SetEntry
from ..declaration.parameter import ALL_SETS
from ..values.types import NetType

_COMMON = "[<CommonParameters>]"


def syntax_lines(command: CommandMetadata) -> list[str]:
    """Returns one line for each set: ``Wait-Thing [-Id] <String> [-TimeoutSec <Int32>] [<CommonParameters>]``."""
    return [_line(command, name, bit) for name, bit in sets_of(command)]


def sets_of(command: CommandMetadata) -> list[tuple[str, int]]:
    """Returns the names and bits of the sets; one without a name where the command declares none."""
    return list(command.set_bits.items()) or [(ALL_SETS, 0)]


def shown_parameters(command: CommandMetadata) -> list[ParameterMetadata]:
    """Returns the parameters of the command's own in merge order: -WhatIf and -Confirm last but for the extensions."""
    from ..declaration.common_parameters import should_process_parameters

    asked = {parameter.name for parameter in should_process_parameters()}
    return [parameter for parameter in command.parameters if not parameter.common or parameter.name in asked]


def entry_in(parameter: ParameterMetadata, set_name: str) -> SetEntry | None:
    """Returns the parameter's part in a set: the set's own, else that of all sets, None where it has neither."""
    return parameter.entries.get(set_name.casefold()) or parameter.entries.get(ALL_SETS.casefold())


def type_text(declared: NetType[object]) -> str:
    """Returns a type as help shows it: its short name, that of the inner type for one that may be null."""
    return declared.element.short_name if declared.family == "nullable" and declared.element else declared.short_name


def _line(command: CommandMetadata, set_name: str, bit: int) -> str:
    members = [
        (parameter, entry.declared.position, entry.declared.mandatory)
        for parameter in shown_parameters(command)
        if (entry := entry_in(parameter, set_name)) and (entry.in_all or entry.bit == bit)
    ]
    by_position = sorted((m for m in members if m[1] is not None), key=lambda member: member[1] or 0)
    named = [m for m in members if m[1] is None]
    ordered = by_position + [m for m in named if m[2]] + [m for m in named if not m[2]]
    parts = [_part(parameter, position is not None, mandatory) for parameter, position, mandatory in ordered]
    return " ".join([command.name, *parts, _COMMON])


def _part(parameter: ParameterMetadata, positional: bool, mandatory: bool) -> str:
    name = f"[-{parameter.name}]" if positional else f"-{parameter.name}"
    text = name if parameter.type.family == "switch" else f"{name} <{type_text(parameter.type)}>"
    return text if mandatory else f"[{text}]"
