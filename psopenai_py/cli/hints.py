"""What the command line adds to messages of the engine, which name neither the input object nor a way out."""

from __future__ import annotations

from ..framework.conversion.text import to_text
from ..framework.errors import CommandNotFoundException, ErrorRecord, ParameterBindingException
from ..framework.values.objects import PSObject, items, names
from .subcommands import SUBCOMMANDS

_LONGEST = 100


def name_hint(error: CommandNotFoundException) -> str:
    """Returns the names that come close to an unknown one, the program's own words among them, or where all are listed."""
    from difflib import get_close_matches

    close = [*get_close_matches(str(error.target).lower(), SUBCOMMANDS), *error.suggestions]
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return "`psopenai Get-Help` lists the cmdlets."


def parameter_hint(record: ErrorRecord, command: str) -> str:
    """Returns where the parameters of a command are shown, if the error says that a name is none of them, else an empty text."""
    if record.error_id != "NamedParameterNotFound":
        return ""
    return f"`psopenai {command} -?` shows the parameters. Options with two dashes stand before the cmdlet's name."


def input_hint(record: ErrorRecord) -> str:
    """Returns which input object did not bind, empty for every other error.

    An object is told by its ids, or by the names of its properties: other values may be secret.
    """
    target = record.target
    if not isinstance(record.exception, ParameterBindingException) or target is None:
        return ""
    if not isinstance(target, PSObject):
        return f" (input: {_cut(repr(to_text(target)))})"
    ids = [f"{name} {value!r}" for name, value in items(target) if name.lower().endswith("id") and isinstance(value, str)]
    if ids:
        return f" (input object: {_cut(', '.join(ids))})"
    return f" (input object with the properties: {_cut(', '.join(names(target))) or 'none'})"


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
