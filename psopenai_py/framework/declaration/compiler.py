"""Compiles a cmdlet class to its metadata record, once, and refuses what the engine refuses (binding.md 1.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import MetadataException
from .cmdlet import Cmdlet
from .common_parameters import common_parameters, should_process_parameters
from .metadata import CommandMetadata, ParameterMetadata
from .parameter import ALL_SETS, Include, Parameter, ParameterGroup

_RESERVED = frozenset({"selectproperty", "selectobject"})


def compile_cmdlet(cls: type[Cmdlet]) -> CommandMetadata:
    """Returns the record of a cmdlet class, made once. Raises MetadataException where its declaration is at fault."""
    known: CommandMetadata | None = cls.__dict__.get("_metadata")
    if known is None:
        known = cls._metadata = build_metadata(
            cls.cmdlet_name,
            [_parameter(declared) for declared in _declared(cls)],
            default_set=cls.default_parameter_set,
            positional_binding=cls.positional_binding,
            supports_should_process=cls.supports_should_process,
            confirm_impact=cls.confirm_impact,
            outputs=cls.outputs,
            documentation=cls.__doc__ or "",
            examples=cls.examples,
        )
    return known


def build_metadata(
    name: str,
    parameters: Iterable[ParameterMetadata],
    *,
    default_set: str | None = None,
    positional_binding: bool = True,
    supports_should_process: bool = False,
    confirm_impact: str = "Medium",
    outputs: tuple[str, ...] = (),
    documentation: str = "",
    examples: tuple[tuple[str, str], ...] = (),
) -> CommandMetadata:
    """Merges declared and common parameters (R1.10), gives automatic positions (R1.17) and checks the names (1.6)."""
    own = list(parameters)
    _check_declared(own)
    if positional_binding:
        _assign_positions(own)
    merged = [p for p in own if not p.extension] + common_parameters()
    if supports_should_process:
        merged += should_process_parameters()
    merged += [p for p in own if p.extension]
    _check_merged(merged)
    return CommandMetadata(
        name,
        merged,
        default_set=default_set,
        supports_should_process=supports_should_process,
        confirm_impact=confirm_impact if supports_should_process else "None",
        outputs=outputs,
        documentation=documentation,
        examples=examples,
    )


def _declared(cls: type) -> Iterable[Parameter[object]]:
    """Returns the parameters of a class in the order a reader meets them, those of its bases first; a derived class's own wins."""
    found: dict[str, Parameter[object]] = {}
    for base in reversed(cls.__mro__):
        own: set[str] = set()
        for parameter in _written_in(base):
            if parameter.name in own:
                raise _defined_twice(parameter.name)
            own.add(parameter.name)
            found[parameter.name] = parameter
    return found.values()


def _written_in(cls: type) -> Iterator[Parameter[object]]:
    for value in vars(cls).values():
        if isinstance(value, Parameter):
            yield value
        elif isinstance(value, Include):
            yield from _declared(value.group)
        elif isinstance(value, type) and issubclass(value, ParameterGroup):
            raise MetadataException(
                "ParameterGroupNotIncluded", f"{value.__name__} is put into a cmdlet as Include({value.__name__})."
            )


def _parameter(declared: Parameter[object]) -> ParameterMetadata:
    return ParameterMetadata(
        declared.name,
        declared.type,
        declared.sets,
        aliases=declared.aliases,
        default=declared.default,
        validators=declared.validators,
        transformations=declared.transformations,
        type_name=declared.type_name,
        allow_null=declared.allow_null,
        allow_empty_string=declared.allow_empty_string,
        allow_empty_collection=declared.allow_empty_collection,
        completions=declared.completions,
        dont_show=declared.dont_show or any(entry.dont_show for entry in declared.sets),
        obsolete=declared.obsolete,
        extension=declared.extension,
        help=declared.help,
    )


def _assign_positions(parameters: list[ParameterMetadata]) -> None:
    """Numbers every parameter that is no switch, if no parameter names a position or a set (R1.17)."""
    for parameter in parameters:
        for entry in parameter.entries.values():
            if not entry.in_all or entry.declared.position is not None:
                return
    position = 0
    for parameter in parameters:
        if parameter.type.family == "switch" or parameter.extension:
            continue
        entry = parameter.entries[ALL_SETS.casefold()]
        entry.declared = entry.declared.at(position)
        position += 1


def _check_declared(parameters: Iterable[ParameterMetadata]) -> None:
    """Refuses reserved names, and an alias that the declaration has twice, before anything is merged (binding.md 1.6)."""
    aliases: set[str] = set()
    for parameter in parameters:
        if parameter.name.casefold() in _RESERVED:
            raise MetadataException("ReservedParameterName", f'The parameter name "{parameter.name}" is reserved for future use.')
        for alias in parameter.aliases:
            if alias.casefold() in aliases:
                raise MetadataException("AliasDeclaredMultipleTimes", f'The alias "{alias}" is declared multiple times.')
            aliases.add(alias.casefold())


def _check_merged(parameters: Iterable[ParameterMetadata]) -> None:
    """Refuses names and aliases that clash, in merge order (binding.md 1.6)."""
    names: dict[str, ParameterMetadata] = {}
    aliases: dict[str, ParameterMetadata] = {}
    for parameter in parameters:
        folded = parameter.name.casefold()
        if folded in names:
            raise _defined_twice(parameter.name)
        if folded in aliases:
            raise _conflict(parameter.name, aliases[folded])
        names[folded] = parameter
        for alias in parameter.aliases:
            key = alias.casefold()
            if key in aliases:
                raise MetadataException(
                    "AliasParameterNameAlreadyExistsForCommand",
                    "The parameter alias cannot be specified because an alias with the name "
                    f"'{alias}' was already defined multiple times for the command.",
                )
            if key in names:
                raise _conflict(names[key].name, parameter)
            aliases[key] = parameter


def _defined_twice(name: str) -> MetadataException:
    return MetadataException(
        "ParameterNameAlreadyExistsForCommand", f"A parameter with the name '{name}' was defined multiple times for the command."
    )


def _conflict(name: str, other: ParameterMetadata) -> MetadataException:
    return MetadataException(
        "ParameterNameConflictsWithAlias",
        f"The parameter '{name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter "
        f"'{other.name}'.",
    )
