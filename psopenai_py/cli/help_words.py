"""What the command line shows of help: `NAME -?`, `Get-Help NAME` and `Get-Help` for a list."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from fnmatch import fnmatchcase

from ..framework.declaration.metadata import CommandMetadata
from ..framework.errors import CommandNotFoundException
from ..framework.help.page import help_page
from ..framework.registry import ManifestEntry, Registry
from .console import Console
from .exit_status import OK, USAGE
from .hints import name_hint
from .platform import columns_of, is_terminal
from .words import argument_items
from .writer import Sink


def show_help(console: Console, command: CommandMetadata) -> None:
    """Writes the help page to stdout, wrapped at the terminal's width."""
    _write(console, help_page(command, columns_of(console.stdout, console.environ.get("COLUMNS"))))


def get_help(console: Console, words: Sequence[str]) -> int:
    """Shows the page of the cmdlet that the words name, by position or with -Name.

    Without a name, or with wildcards in it, a list of cmdlets.
    """
    from ..surface import make_registry

    registry = make_registry()
    name = next((item.value for item in argument_items(words) if isinstance(item.value, str)), "*")
    try:
        if "*" in name or "?" in name:
            _write(console, _list(_matching(registry, name), _columns(console)))
        else:
            show_help(console, registry.find(name).metadata)
    except CommandNotFoundException as error:
        console.say(f"Get-Help: There is no help for {name!r}. {name_hint(error)}")
        return USAGE
    return OK


def _matching(registry: Registry, pattern: str) -> list[ManifestEntry]:
    """Returns the cmdlets whose names match. Raises CommandNotFoundException where none does."""
    found = [entry for entry in registry if fnmatchcase(entry.name.casefold(), pattern.casefold())]
    if not found:
        raise CommandNotFoundException(pattern)
    return found


def _list(entries: Sequence[ManifestEntry], columns: int) -> str:
    width = max(len(entry.name) for entry in entries) + 2
    lines = []
    for entry in entries:
        first, *further = textwrap.wrap(entry.synopsis, max(20, columns - width)) or [""]
        lines += [f"{entry.name:<{width}}{first}".rstrip(), *(" " * width + line for line in further)]
    return "\n".join([*lines, ""])


def _columns(console: Console) -> int:
    """Returns the width that lines of a list have: where no person looks, one for each cmdlet."""
    return columns_of(console.stdout, console.environ.get("COLUMNS")) if is_terminal(console.stdout) else 4000


def _write(console: Console, text: str) -> None:
    Sink(console).put(text.encode("utf-8", "backslashreplace"))
