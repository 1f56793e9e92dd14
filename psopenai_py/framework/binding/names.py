"""Finds the parameter that a name means: exact name, exact alias, unique prefix (binding.md 3.1)."""

from __future__ import annotations

from ..characters import DASHES
from ..declaration.metadata import CommandMetadata, ParameterMetadata
from .errors import binding_error


class NameTable:
    """The names and aliases of one command, folded; made once per command."""

    __slots__ = ("aliases", "exact", "names")

    def __init__(self, metadata: CommandMetadata) -> None:
        parameters = metadata.parameters
        self.names = [(p.name.casefold(), p) for p in parameters if not p.extension]
        self.aliases = [(alias.casefold(), p) for p in parameters if not p.extension for alias in p.aliases]
        self.exact: dict[str, ParameterMetadata] = {alias.casefold(): p for p in parameters for alias in p.aliases}
        self.exact.update(metadata.by_name)

    def starting_with(self, folded: str) -> list[ParameterMetadata]:
        """Returns the parameters with a name or alias of that beginning, those found by name first, each once (R3.3).

        An extension parameter is never among them.
        """
        hits = [p for name, p in self.names if name.startswith(folded)]
        hits += [p for alias, p in self.aliases if alias.startswith(folded)]
        return list(dict.fromkeys(hits))


def name_table(metadata: CommandMetadata) -> NameTable:
    """Returns the command's table of names."""
    table = metadata.plans.get(NameTable)
    if table is None:
        table = metadata.plans[NameTable] = NameTable(metadata)
    found: NameTable = table
    return found


def find_parameter(metadata: CommandMetadata, name: str) -> ParameterMetadata | None:
    """Returns the parameter a name means, or None. Raises AmbiguousParameter where a prefix means several (R3.1 to R3.6)."""
    if name[:1] and name[0] in DASHES:
        name = name[1:]
    table = name_table(metadata)
    folded = name.casefold()
    exact = table.exact.get(folded)
    if exact is not None:
        return exact
    hits = table.starting_with(folded)
    if len(hits) > 1:
        own = [p for p in hits if not p.common]
        if len(own) != 1:
            raise binding_error("AmbiguousParameter", name, detail="".join(f" -{p.name}" for p in hits))
        hits = own
    return hits[0] if hits else None
