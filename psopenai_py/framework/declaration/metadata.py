"""The compiled record of a command: what binder, help, completion and the reference pages read.

Built from a class by `compiler.compile_cmdlet`, from a script's param block by the language, from data by the test kit.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..errors import MetadataException
from ..values.nothing import UNDECLARED
from ..values.types import NetType
from .parameter import ALL_SETS, InSet, Transformation, Validator

ALL = 0xFFFFFFFF
"""The mask of every set: nothing is decided yet (binding.md 0.3)."""


class SetEntry:
    """A parameter's part in one set, with the set's bit; the entry of all sets has bit 0 (R1.2, R1.3)."""

    __slots__ = ("bit", "declared", "in_all")

    def __init__(self, declared: InSet) -> None:
        self.declared = declared
        self.in_all = declared.name == ALL_SETS
        self.bit = 0

    def visible(self, mask: int) -> bool:
        """Whether the entry counts while the sets of the mask are possible."""
        return self.in_all or bool(self.bit & mask)

    @property
    def takes_pipeline(self) -> bool:
        """Whether the entry takes pipeline input of either kind."""
        return self.declared.from_pipeline or self.declared.by_property_name


class ParameterMetadata:
    """One parameter (R1.1). `flags` joins the bits of its named sets; `in_all` says whether it also is in all sets (R1.4).

    `converters` are the type constraints in the order they run; for a declared type alone, that type.
    """

    __slots__ = (
        "aliases", "allow_empty_collection", "allow_empty_string", "allow_null", "common", "completions", "converters",
        "default", "dont_show", "entries", "extension", "flags", "help", "in_all", "mandatory_somewhere", "name",
        "obsolete", "pipeline_somewhere", "transformations", "type", "type_name", "validators",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        type: NetType[Any],  # noqa: A002
        sets: Iterable[InSet] = (),
        *,
        aliases: Iterable[str] = (),
        default: Any = UNDECLARED,
        validators: Iterable[Validator] = (),
        transformations: Iterable[Transformation] = (),
        converters: Iterable[NetType[Any]] | None = None,
        type_name: str | None = None,
        allow_null: bool = False,
        allow_empty_string: bool = False,
        allow_empty_collection: bool = False,
        completions: Iterable[str] = (),
        dont_show: bool = False,
        obsolete: str | None = None,
        extension: bool = False,
        common: bool = False,
        help: str = "",  # noqa: A002
    ) -> None:
        self.name = name
        self.type = type
        self.aliases = tuple(aliases)
        self.entries: dict[str, SetEntry] = {}
        for declared in tuple(sets) or (InSet(),):
            if declared.name.casefold() in self.entries:
                raise MetadataException(
                    "ParameterDeclaredInParameterSetMultipleTimes",
                    f'The parameter "{name}" is declared in parameter-set "{declared.name}" multiple times.',
                )
            self.entries[declared.name.casefold()] = SetEntry(declared)
        self.default = default
        self.validators = tuple(validators)
        self.transformations = tuple(transformations)
        self.converters = (type,) if converters is None else tuple(converters)
        self.type_name = type_name
        self.allow_null = allow_null
        self.allow_empty_string = allow_empty_string
        self.allow_empty_collection = allow_empty_collection
        self.completions = tuple(completions)
        self.dont_show = dont_show
        self.obsolete = obsolete
        self.extension = extension
        self.common = common
        self.help = help
        entries = self.entries.values()
        self.in_all = any(entry.in_all for entry in entries)
        self.mandatory_somewhere = any(entry.declared.mandatory for entry in entries)
        self.pipeline_somewhere = any(entry.takes_pipeline for entry in entries)
        self.flags = 0

    def in_mask(self, mask: int) -> bool:
        """Whether the parameter belongs to a set of the mask, or to all sets."""
        return self.in_all or bool(self.flags & mask)

    def __repr__(self) -> str:
        return f"<ParameterMetadata -{self.name} <{self.type.name}>>"


class CommandMetadata:
    """One command: its parameters in merge order (R1.10), the bits of its sets (R1.12) and what its help says.

    `compiled` is true for what is a compiled cmdlet in the engine: it follows the rules tagged [C], all others those tagged [A].
    `net_type` is the engine's class of such a command, empty where there is none. A `simple` command is a script's function
    without common parameters, which gets what its parameters do not take as ``$args``.
    """

    __slots__ = (
        "by_name", "compiled", "confirm_impact", "default_bit", "default_set", "documentation", "examples", "name",
        "net_type", "outputs", "parameters", "plans", "set_bits", "set_names", "simple",
        "supports_should_process",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        parameters: Iterable[ParameterMetadata],
        *,
        default_set: str | None = None,
        supports_should_process: bool = False,
        confirm_impact: str = "Medium",
        outputs: Iterable[str] = (),
        documentation: str = "",
        examples: Iterable[tuple[str, str]] = (),
        compiled: bool = False,
        net_type: str = "",
        simple: bool = False,
    ) -> None:
        self.name = name
        self.parameters = list(parameters)
        self.default_set = default_set
        self.supports_should_process = supports_should_process
        self.confirm_impact = confirm_impact
        self.outputs = tuple(outputs)
        self.documentation = documentation
        self.examples = tuple(examples)
        self.compiled = compiled
        self.net_type = net_type
        self.simple = simple
        self.by_name: dict[str, ParameterMetadata] = {p.name.casefold(): p for p in self.parameters}
        self.plans: dict[Any, Any] = {}
        self.assign_bits()

    @property
    def synopsis(self) -> str:
        """The first paragraph of the documentation, in one line."""
        return synopsis_of(self.documentation)

    @property
    def description(self) -> str:
        """The rest of the documentation, without the indentation it has in source text."""
        import textwrap

        return textwrap.dedent(self.documentation.partition("\n\n")[2]).strip()

    def assign_bits(self) -> None:
        """Gives each named set its bit in order of appearance, the default set the first one (R1.12, R1.13).

        Set names are told apart by case (R1.14). Raises MetadataException for the 33rd set.
        """
        self.set_bits: dict[str, int] = {}
        if self.default_set:
            self.set_bits[self.default_set] = 1
        for parameter in self.parameters:
            parameter.flags = 0
            for entry in parameter.entries.values():
                if entry.in_all:
                    continue
                if entry.declared.name not in self.set_bits:
                    if len(self.set_bits) == 32:
                        raise MetadataException(
                            "ParsingTooManyParameterSets",
                            "Cannot get or run the command. "
                            "The maximum number of parameter sets for this command has been exceeded.",
                            net_type="System.Management.Automation.ParsingMetadataException",
                        )
                    self.set_bits[entry.declared.name] = 1 << len(self.set_bits)
                entry.bit = self.set_bits[entry.declared.name]
                parameter.flags |= entry.bit
        self.set_names = list(self.set_bits)
        self.default_bit = self.set_bits[self.default_set] if self.default_set else 0

    def set_name(self, mask: int) -> str:
        """Returns the name of a mask as the engine publishes it, with its quirks (R1.15)."""
        if mask in (0, ALL):
            return self.default_set or ALL_SETS
        lowest = (mask & -mask).bit_length() - 1
        if mask & (1 << (lowest + 1)) or lowest >= len(self.set_names):
            return ""
        return self.set_names[lowest]


def synopsis_of(documentation: str | None) -> str:
    """Returns the first paragraph of a docstring in one line."""
    return " ".join((documentation or "").partition("\n\n")[0].split())
