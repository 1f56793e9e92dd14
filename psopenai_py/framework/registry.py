"""The commands a session knows: names without imports, classes at first use.

A manifest lists a module's cmdlets as data; other distributions add theirs through an entry point group, which is read only
when a name is not found otherwise.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from .errors import CommandNotFoundException
from .values.objects import TypeName

if TYPE_CHECKING:
    from .declaration.cmdlet import Cmdlet
    from .declaration.metadata import CommandMetadata

ENTRY_POINT_GROUP = "psopenai_py.cmdlets"


class ManifestEntry(NamedTuple):
    """One cmdlet of a module: where its class is, and what can be said of it without importing it."""

    name: str
    location: str
    """``package.module:Class``."""
    area: str = ""
    synopsis: str = ""
    aliases: tuple[str, ...] = ()


class Command:
    """A named command: its metadata, and how an instance of it is made. Both are looked up at first use."""

    def __init__(
        self,
        name: str,
        load: Callable[[], type[Cmdlet]],
        *,
        area: str = "",
        synopsis: str = "",
        aliases: tuple[str, ...] = (),
    ) -> None:
        self.name = name
        self.aliases = aliases
        self.area = area
        self.synopsis = synopsis
        self._load = load
        self._metadata: CommandMetadata | None = None

    @property
    def metadata(self) -> CommandMetadata:
        """The compiled record of the command."""
        if self._metadata is None:
            from .declaration.compiler import compile_cmdlet

            self._metadata = compile_cmdlet(self._load())
        return self._metadata

    def create(self) -> Any:
        """Returns a fresh instance: an object with begin, process and end whose `binding_target` takes the bound values."""
        return self._load()()

    def __repr__(self) -> str:
        return f"<Command {self.name}>"


class Registry:
    """The commands and type names of one session. Names are compared without regard to case."""

    def __init__(
        self,
        entries: Iterable[ManifestEntry] = (),
        *,
        types: Mapping[str, TypeName] | None = None,
        object_kinds: Mapping[str, str] | None = None,
        entry_points: bool = True,
    ) -> None:
        self._entries: dict[str, ManifestEntry] = {}
        self._aliases: dict[str, str] = {}
        self._commands: dict[str, Command] = {}
        self._types = {name.casefold(): known for name, known in (types or {}).items()}
        self._object_kinds = dict(object_kinds or {})
        self._unread_entry_points = entry_points
        for entry in entries:
            self._add_entry(entry)

    def _add_entry(self, entry: ManifestEntry) -> None:
        self._entries[entry.name.casefold()] = entry
        for alias in entry.aliases:
            self._aliases[alias.casefold()] = entry.name

    def add(self, cls: type[Cmdlet], *, area: str = "") -> Command:
        """Registers a cmdlet class; a command of the same name is replaced."""
        from .declaration.metadata import synopsis_of

        command = Command(cls.cmdlet_name, lambda: cls, area=area, synopsis=synopsis_of(cls.__doc__))
        self._commands[cls.cmdlet_name.casefold()] = command
        self._entries.setdefault(
            cls.cmdlet_name.casefold(),
            ManifestEntry(cls.cmdlet_name, f"{cls.__module__}:{cls.__qualname__}", area, command.synopsis),
        )
        return command

    def find(self, name: str) -> Command:
        """Returns the command of that name or alias; CommandNotFoundException, with names that come close, if there is none."""
        command = self._look_up(name)
        if command is None and self._unread_entry_points:
            self._read_entry_points()
            command = self._look_up(name)
        if command is None:
            import difflib

            close = difflib.get_close_matches(name.casefold(), self._entries, n=3)
            raise CommandNotFoundException(name, tuple(self._entries[folded].name for folded in close))
        return command

    def __contains__(self, name: str) -> bool:
        return self._look_up(name) is not None

    def __iter__(self) -> Iterator[ManifestEntry]:
        if self._unread_entry_points:
            self._read_entry_points()
        return iter(sorted(self._entries.values(), key=lambda entry: entry.name.casefold()))

    def type_name(self, name: str) -> str:
        """Returns a type name with what is known of its display, or the plain text."""
        return self._types.get(name.casefold(), name)

    def type_of_kind(self, kind: object) -> str | None:
        """Returns the type name for the value of an object's own ``object`` property: ``thread.run``."""
        name = self._object_kinds.get(kind) if isinstance(kind, str) else None
        return self.type_name(name) if name else None

    def _look_up(self, name: str) -> Command | None:
        folded = name.casefold()
        folded = self._aliases.get(folded, folded).casefold()
        command = self._commands.get(folded)
        if command is None and folded in self._entries:
            entry = self._entries[folded]
            command = Command(
                entry.name, lambda: _load(entry.location), area=entry.area, synopsis=entry.synopsis, aliases=entry.aliases
            )
            self._commands[folded] = command
        return command

    def _read_entry_points(self) -> None:
        from importlib.metadata import entry_points

        self._unread_entry_points = False
        for point in entry_points(group=ENTRY_POINT_GROUP):
            if point.name.casefold() not in self._entries:
                area = point.dist.name if point.dist else ""
                self._add_entry(ManifestEntry(point.name, point.value, area))


def _load(location: str) -> type[Cmdlet]:
    module, _, name = location.partition(":")
    cls: type[Cmdlet] = getattr(import_module(module), name)
    return cls
