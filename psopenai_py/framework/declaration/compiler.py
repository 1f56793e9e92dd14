"""Compiles a cmdlet class to its metadata record, once, and refuses what the engine refuses (binding.md 1.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..errors import MetadataException
from ..values.types import NetType
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
            compiled=cls.compiled,
            net_type=cls.net_type,
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
    compiled: bool = False,
    net_type: str = "",
    simple: bool = False,
    supports_should_process: bool = False,
    confirm_impact: str = "Medium",
    outputs: tuple[str, ...] = (),
    documentation: str = "",
    examples: tuple[tuple[str, str], ...] = (),
) -> CommandMetadata:
    """Merges declared and common parameters (R1.10), gives automatic positions (R1.17, R1.18) and checks the names (1.6)."""
    own = list(parameters)
    _check_declared(own)
    if positional_binding and not compiled:
        _assign_positions(own)
    merged = [p for p in own if not p.extension]
    if not simple:
        merged += common_parameters()
    if supports_should_process:
        merged += should_process_parameters()
    merged += [p for p in own if p.extension]
    _check_merged(merged)
    return CommandMetadata(
        name,
        merged,
        default_set=default_set,
        compiled=compiled,
        net_type=net_type,
        simple=simple,
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
                raise _duplicate(parameter.name)
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
    """Returns the record of a parameter. Refuses two slips that Python lets pass and the engine's own classes cannot make."""
    if not isinstance(declared.type, NetType):
        raise MetadataException(
            "ParameterTypeUnknown",
            f"The type of the parameter '{declared.name}' is none of psopenai_py.framework.values.types, such as STRING: "
            f"{declared.type!r}.",
        )
    if hasattr(Cmdlet, declared.name):
        raise MetadataException(
            "ReservedParameterName",
            f"The parameter '{declared.name}' would hide what every cmdlet has under that name. Users may type a name in any "
            f"case: declare it as '{declared.name.capitalize()}'.",
        )
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
    """Refuses reserved names, and names and aliases that the declaration has twice, before anything is merged (binding.md 1.6)."""
    names: set[str] = set()
    aliases: set[str] = set()
    for parameter in parameters:
        folded = parameter.name.casefold()
        if folded in _RESERVED:
            raise MetadataException("ReservedParameterName", f'The parameter name "{parameter.name}" is reserved for future use.')
        if folded in names:
            raise _duplicate(parameter.name)
        names.add(folded)
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
            raise MetadataException(
                "ParameterNameAlreadyExistsForCommand",
                f"A parameter with the name '{parameter.name}' was defined multiple times for the command.",
            )
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


def _duplicate(name: str) -> MetadataException:
    return MetadataException(
        "DuplicateParameterDefinition", f"Cannot process command. The parameter '{name}' is defined multiple times."
    )


def _conflict(name: str, other: ParameterMetadata) -> MetadataException:
    return MetadataException(
        "ParameterNameConflictsWithAlias",
        f"The parameter '{name}' cannot be specified because it conflicts with the parameter alias of the same name for parameter "
        f"'{other.name}'.",
    )
