"""What the command line shows of help: `NAME -?`, `Get-Help NAME` and `Get-Help` for a list."""

from __future__ import annotations

from collections.abc import Sequence

from ..framework.declaration.metadata import CommandMetadata
from ..framework.errors import CommandNotFoundException
from ..framework.help.page import help_page
from ..framework.registry import Registry
from .console import Console
from .exit_status import OK, USAGE
from .platform import columns_of
from .words import argument_items


def show_help(console: Console, command: CommandMetadata) -> None:
    """Writes the help page to stdout, wrapped at the terminal's width."""
    _write(console, help_page(command, columns_of(console.stdout, console.environ.get("COLUMNS"))))


def get_help(console: Console, words: Sequence[str]) -> int:
    """Shows the page of the cmdlet that the words name, by position or with -Name; without words, the list of cmdlets."""
    from ..surface import make_registry

    registry = make_registry()
    names = [item.value for item in argument_items(words) if isinstance(item.value, str)]
    if not names:
        _write(console, _list(registry))
        return OK
    try:
        show_help(console, registry.find(names[0]).metadata)
    except CommandNotFoundException as error:
        close = f" Did you mean {' or '.join(error.suggestions)}?" if error.suggestions else ""
        console.say(f"Get-Help: There is no help for {names[0]!r}.{close}")
        return USAGE
    return OK


def _list(registry: Registry) -> str:
    entries = list(registry)
    width = max((len(entry.name) for entry in entries), default=0)
    return "".join(f"{entry.name:<{width}}  {entry.synopsis}".rstrip() + "\n" for entry in entries)


def _write(console: Console, text: str) -> None:
    console.stdout.write(text.encode("utf-8", "backslashreplace"))
    console.stdout.flush()
