"""psopenai config: looks at the settings file and changes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from ..api.settings import SETTINGS, is_secret, keys_in, settings_of, shown, unknown_settings, value_of
from ..framework.errors import CommandNotFoundException
from ..framework.settings import DEFAULTS, Settings
from ..framework.settings_file import SettingsFile
from ..framework.values.objects import PSObject
from .console import Console
from .exit_status import FAILED, OK
from .hints import name_hint
from .writer import Sink, writer_for

HELP = "\n".join(
    [
        "Looks at the settings file, config.toml, and changes it. Its comments and its order stay.",
        "",
        "\b",
        *(f"{setting.name:<18}{setting.help}" for setting in SETTINGS),
        f"{DEFAULTS + '.C:P':<18}The value of parameter P where command C is called without it:",
        f"{'':<18}psopenai config set {DEFAULTS}.Start-ThreadRun:AssistantId asst_1",
    ]
)


@click.group(help=HELP)
def config() -> None:
    """Holds the subcommands."""


@config.command()
@click.pass_obj
def path(console: Console) -> int:
    """Prints where the file is, whether it is there or not."""
    return _print(console, _settings(console).path)


@config.command()
@click.argument("name")
@click.pass_obj
def get(console: Console, name: str) -> int:
    """Prints the value of a setting; a key is never shown, but masked. Exit status 1 where it is not set."""
    settings = _settings(console)
    keys = keys_in(settings, name)
    name = ".".join(keys)
    found = dict(settings.entries()).get(name)
    if found is None:
        console.say(f"{name} is not set in {settings.path}.")
        return FAILED
    if is_secret(name):
        console.say("The value is masked: a key is never shown.")
    value = shown(name, found)
    return _print(console, str(value).lower() if isinstance(value, bool) else str(value))


@config.command("set", context_settings={"ignore_unknown_options": True})  # a value may begin with a dash
@click.argument("name")
@click.argument("value")
@click.pass_obj
def set_(console: Console, name: str, value: str) -> int:
    """Gives a setting a value. The value - is read from stdin: other users of a machine can read a command line."""
    settings = _settings(console)
    keys = keys_in(settings, name)
    from_stdin = value == "-"
    if from_stdin:
        value = (console.stdin.readline() if console.stdin is not None else b"").decode("utf-8-sig", "replace").rstrip("\r\n")
    checked = value_of(name, value)
    SettingsFile(settings.path).set(keys, checked)
    if is_secret(name) and not from_stdin:
        console.say(
            "Other users of this machine could read that key in the command line. `psopenai login --plain` asks for it, and "
            f"`psopenai config set {name} -` reads it from stdin."
        )
    for doubt in _doubts(keys[1]) if keys[0] == DEFAULTS else ():
        console.say(f"WARNING: {doubt}")
    _warn(console, _settings(console))
    return OK


@config.command()
@click.argument("name")
@click.pass_obj
def unset(console: Console, name: str) -> int:
    """Removes a setting. One that is not there is removed already."""
    settings = _settings(console)
    keys = keys_in(settings, name)
    if not SettingsFile(settings.path).unset(keys):
        console.say(f"{name} is not set in {settings.path}.")
    return OK


@config.command("list")
@click.pass_obj
def list_(console: Console) -> int:
    """Writes every setting of the file, a key masked."""
    settings = _settings(console)
    entries = settings.entries()
    writer = writer_for(console.with_lists())
    for name, value in entries:
        writer.write(PSObject([("Name", name), ("Value", shown(name, value))]))
    writer.end()
    _warn(console, settings)
    return OK


def _doubts(key: str) -> Iterator[str]:
    """Yields why a default may never count: no such command, or no such parameter of it."""
    from ..framework.binding.defaults import parse_key
    from ..framework.wildcards import has_wildcards
    from ..surface import make_registry

    command, parameter = parse_key(key) or ("*", "*")
    if has_wildcards(command):
        return
    try:
        metadata = make_registry().find(command).metadata
    except CommandNotFoundException as error:
        yield f"There is no command {command} now. {name_hint(error)}"
        return
    known = {name.casefold() for declared in metadata.parameters for name in (declared.name, *declared.aliases)}
    if not has_wildcards(parameter) and parameter.casefold() not in known:
        yield f"{command} has no parameter {parameter}. `psopenai {command} -?` shows those that it has."


def _settings(console: Console) -> Settings:
    return settings_of(console.options.config, console.environ)


def _print(console: Console, text: str) -> int:
    Sink(console).put(f"{text}\n".encode("utf-8", "surrogateescape"))
    return OK


def _warn(console: Console, settings: Settings) -> None:
    notes: Iterable[str] = [
        *settings.warnings(is_secret),
        *(f"In {settings.path}, {text}" for text in unknown_settings([name for name, _ in settings.entries()])),
    ]
    for note in notes:
        console.say(f"WARNING: {note}")
