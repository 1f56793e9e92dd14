"""What help says of one parameter, as pairs of a label and a text."""

from __future__ import annotations

from typing import Any

from ..conversion.text import to_text
from ..declaration.metadata import ParameterMetadata
from ..validation.sets import ValidateSet
from ..values.nothing import UNDECLARED

EXTENSION = "Extension of this implementation: the original command does not have it."


def parameter_facts(parameter: ParameterMetadata) -> list[tuple[str, str]]:
    """Returns the facts in the engine's order; values, validation, sets and the mark of an extension only where there are any."""
    entries = [entry.declared for entry in parameter.entries.values()]
    positions = sorted({entry.position for entry in entries if entry.position is not None})
    facts = [
        ("Required?", "true" if all(entry.mandatory for entry in entries) else _in_sets(parameter)),
        ("Position?", ", ".join(map(str, positions)) or "named"),
        ("Default value", default_text(parameter)),
        ("Accept pipeline input?", _pipeline_text(parameter)),
        ("Aliases", ", ".join(parameter.aliases)),
    ]
    if values := accepted_values(parameter):
        facts.append(("Accepted values", ", ".join(values)))
    if parameter.completions:
        facts.append(("Suggested values", ", ".join(parameter.completions)))
    facts += [("Validation", repr(validator)) for validator in parameter.validators if not _is_told(validator)]
    if not parameter.in_all:
        facts.append(("Parameter sets", ", ".join(entry.name for entry in entries)))
    if parameter.extension:
        facts.append(("Extension", EXTENSION))
    return facts


def accepted_values(parameter: ParameterMetadata) -> list[str]:
    """Returns the only values that there are: the members of an enumeration, or those of a ValidateSet."""
    inner = parameter.type.element if parameter.type.element else parameter.type
    if inner.family == "enum" and inner.python is not None:
        return [str(member) for member in inner.python]
    return [value for validator in parameter.validators if isinstance(validator, ValidateSet) for value in validator.values]


def _is_told(validator: object) -> bool:
    """Whether the accepted values say all that a validator checks."""
    return isinstance(validator, ValidateSet) and validator.ignore_case


def default_text(parameter: ParameterMetadata) -> str:
    """Returns the declared default; one that depends on the moment has no text."""
    value: Any = parameter.default
    if value is UNDECLARED or value is None or callable(value):
        return "False" if parameter.type.family == "switch" else ""
    return ", ".join(map(to_text, value)) if isinstance(value, list | tuple) else to_text(value)


def _in_sets(parameter: ParameterMetadata) -> str:
    mandatory = [entry.declared.name for entry in parameter.entries.values() if entry.declared.mandatory]
    return f"in the sets {', '.join(mandatory)}" if mandatory else "false"


def _pipeline_text(parameter: ParameterMetadata) -> str:
    entries = [entry.declared for entry in parameter.entries.values()]
    ways = []
    if any(entry.from_pipeline for entry in entries):
        ways.append("ByValue")
    if any(entry.by_property_name for entry in entries):
        ways.append("ByPropertyName")
    return f"true ({', '.join(ways)})" if ways else "false"
