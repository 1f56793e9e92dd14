"""``$PSDefaultParameterValues``: which entries mean this command, and their binding (binding.md 4.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..characters import DOUBLE_QUOTES, SINGLE_QUOTES
from ..conversion.text import plain_text
from ..conversion.truth import is_true
from ..declaration.metadata import ALL, ParameterMetadata
from ..errors import ParameterBindingException
from ..values.objects import PSObject
from ..values.scalars import ScriptBlock
from ..wildcards import has_wildcards, wildcard_matcher
from .attempt import bind_argument
from .names import name_table
from .state import BindingState

_DIFFERENT = (
    "Multiple different default values are defined in $PSDefaultParameterValues for the parameter matching the following name or "
    "alias: {}. These defaults have been ignored."
)
_SEVERAL = (
    "The following name or alias defined in $PSDefaultParameterValues for this cmdlet resolves to multiple parameters: {}. The "
    "default has been ignored."
)
_HELP = "see about_Parameters_Default_Values at https://go.microsoft.com/fwlink/?LinkId=228266."


def parse_key(key: str) -> tuple[str, str] | None:
    """Returns command and parameter of a key ``Command:Parameter``, either of which may be quoted; None for any other form."""
    command, rest = _token(key.strip(), ends_at_colon=True)
    rest = rest.lstrip()
    if not command or not rest.startswith(":"):
        return None
    parameter, rest = _token(rest[1:].lstrip(), ends_at_colon=False)
    return (command, parameter) if parameter and not rest else None


def _token(text: str, *, ends_at_colon: bool) -> tuple[str, str]:
    """Returns a quoted or bare token and what follows it; an empty token where there is none."""
    for quotes in (SINGLE_QUOTES, DOUBLE_QUOTES):
        if text[:1] and text[0] in quotes:
            end = next((index for index, char in enumerate(text[1:], 1) if char in quotes), 0)
            return (text[1:end].strip(), text[end + 1 :]) if end else ("", text)
    if not ends_at_colon:
        return text.strip(), ""
    bare, colon, rest = text.partition(":")
    return (bare.strip(), colon + rest) if colon else ("", text)


def wrong_keys(keys: Sequence[str]) -> str:
    """Returns what is said of keys of a wrong form."""
    listed = ", ".join(keys)
    if len(keys) > 1:
        return f"The keys '{listed}' do not have valid formats. For information about the correct format, {_HELP}"
    return f"The key '{listed}' does not have a valid format. For information about the correct format, {_HELP}"


def read_defaults(state: BindingState) -> None:
    """Reads the entries for this command (R4.6, R4.7). Keys of a wrong form are removed from the table, with a warning."""
    table = state.services.default_parameter_values
    state.default_pairs = _Reader(state).read() if table and not state.metadata.simple else None


def apply_defaults(state: BindingState) -> None:
    """Binds the entries whose parameters are still possible; a value that does not bind costs a warning (R4.8, R4.9)."""
    for parameter, value in _qualified(state).items():
        try:
            if isinstance(value, ScriptBlock):
                output = value.invoke(_binding_so_far(state))
                if not output:
                    continue
                value = output[0] if len(output) == 1 else output
            if bind_argument(state, parameter, value, state.current, coerce=True):
                state.defaults_in_use = True
                state.defaults_applied.append(parameter.name)
        except ParameterBindingException as error:
            shown = "null" if value is None else plain_text(value)
            text = f"The binding of default value '{shown}' to parameter '{parameter.name}' failed: {error}"
            _warn_once(state, parameter.name, text)


def _qualified(state: BindingState) -> dict[ParameterMetadata, Any]:
    """Returns the pairs of unbound parameters in valid sets; none at all where they have no set in common (R4.8)."""
    chosen: dict[ParameterMetadata, Any] = {}
    common = ALL
    for parameter, value in (state.default_pairs or {}).items():
        if not parameter.in_mask(state.current) or parameter.name in state.bound_parameters:
            continue
        common &= parameter.flags or ALL
        chosen[parameter] = value
    return chosen if common else {}


def _binding_so_far(state: BindingState) -> PSObject:
    return PSObject(
        {
            "BoundParameters": list(state.bound_parameters),
            "BoundPositionalParameters": list(state.bound_positionally),
            "BoundDefaultParameters": list(state.defaults_applied),
        }
    )


def _warn_once(state: BindingState, key: str, text: str) -> None:
    if key not in state.defaults_warned:
        state.defaults_warned.add(key)
        state.services.warn(text)


def _is_pattern(text: str) -> bool:
    try:
        wildcard_matcher(text)
    except ValueError:
        return False
    return True


class _Reader:
    """One reading of the table."""

    def __init__(self, state: BindingState) -> None:
        self.state = state
        self.commands = [state.metadata.name, *state.services.aliases]
        self.pairs: dict[ParameterMetadata, Any] = {}
        self.refused: set[ParameterMetadata] = set()

    def read(self) -> dict[ParameterMetadata, Any] | None:
        table = self.state.services.default_parameter_values
        patterns: list[tuple[str, str, Any]] = []
        malformed: list[str] = []
        for key, value in list(table.items()):
            parsed = parse_key(key) if isinstance(key, str) else None
            if parsed is not None and has_wildcards(key) and all(map(_is_pattern, parsed)):
                patterns.append((*parsed, value))
            elif parsed is not None and has_wildcards(key):
                malformed.append(key)
            elif parsed is not None:
                self._literal(*parsed, value)
            elif isinstance(key, str) and key.strip().casefold() == "disabled":
                if is_true(value):
                    return None
            elif isinstance(key, str):
                malformed.append(key)
        for command, parameter, value in patterns:
            self._pattern(command, parameter, value)
        if malformed:
            self._remove(malformed)
        return {parameter: value for parameter, value in self.pairs.items() if parameter not in self.refused}

    def _literal(self, command: str, name: str, value: Any) -> None:
        if self._means_command(command):
            self._named(command, name, value)

    def _pattern(self, command: str, name: str, value: Any) -> None:
        if not self._means_command(command):
            return
        if not has_wildcards(name):
            self._named(command, name, value)
            return
        matches = wildcard_matcher(name)
        parameters = self.state.metadata.parameters
        hits = [p for p in parameters if matches(p.name)]
        hits += [p for p in parameters for alias in p.aliases if matches(alias)]
        if len(hits) > 1:
            _warn_once(self.state, f"{command}:::{name}", _SEVERAL.format(name))
        elif hits:
            self._add(command, name, hits[0], value)

    def _named(self, command: str, name: str, value: Any) -> None:
        parameter = name_table(self.state.metadata).exact.get(name.casefold())
        if parameter is not None:
            self._add(command, name, parameter, value)

    def _add(self, command: str, name: str, parameter: ParameterMetadata, value: Any) -> None:
        known = self.pairs.setdefault(parameter, value)
        if known is not value and (type(known) is not type(value) or known != value):
            self.refused.add(parameter)
            _warn_once(self.state, f"{command}:::{name}", _DIFFERENT.format(name))

    def _means_command(self, text: str) -> bool:
        matches = wildcard_matcher(text)
        return any(matches(name) for name in self.commands)

    def _remove(self, malformed: list[str]) -> None:
        for key in malformed:
            del self.state.services.default_parameter_values[key]
        self.state.services.warn(wrong_keys(malformed))
