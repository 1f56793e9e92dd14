"""psopenai login."""

from __future__ import annotations

import click

from ..api.connection import keyring_of
from ..api.masks import shown_key
from ..api.settings import API_KEY, settings_of, value_of
from ..framework.credentials.chain import Chain, Sourced, from_environment, from_setting
from ..framework.credentials.keyring_source import SECONDS
from ..framework.errors import KeyringException, SettingsException
from ..framework.settings import Settings
from ..framework.settings_file import SettingsFile
from ..framework.values.scalars import SecureString
from .console import Console
from .exit_status import OK
from .platform import ask_in_secret, is_terminal

_PATIENCE = 120.0
"""Seconds that a keyring has where a person is there: it may ask for its own password."""

_MOST_BYTES = 1 << 16


@click.command()
@click.option("--stdin", "from_stdin", is_flag=True, help="Reads the key from stdin instead of asking for it.")
@click.option("--plain", is_flag=True, help="Keeps the key in the settings file, as plain text that you alone may read.")
@click.pass_obj
def login(console: Console, from_stdin: bool, plain: bool) -> int:
    """Keeps an API key for later commands, in the system's keyring.

    Asks for the key without showing it. The keyring is asked last: a key in the settings file or in the environment wins.
    """
    settings = settings_of(console.options.config, console.environ)
    winner = None if plain else _winner(settings, console)
    key = _read(console) if from_stdin else _ask(console)
    if not key:
        raise SettingsException("No key was given, and nothing was stored.", target=API_KEY)
    value_of(API_KEY, key)
    if plain:
        SettingsFile(settings.path).set([API_KEY], key)
        place = f"{settings.path}, as plain text that you alone may read"
    else:
        place = _store(key, settings, SECONDS if from_stdin else _PATIENCE)
    console.say(f"The key {shown_key(key)} is kept in {place}. `psopenai logout` removes it.")
    if winner is not None:
        console.say(f"A key in another place wins, as long as it is there: {winner.source} ({shown_key(winner.value)}).")
    return OK


def _ask(console: Console) -> str:
    if not is_terminal(console.stdin):
        raise click.UsageError("There is no terminal to ask on: --stdin reads the key from stdin.")
    try:
        return ask_in_secret("API key: ", console.stderr).strip()
    except OSError as error:
        raise click.UsageError(f"The terminal cannot hide what is typed ({error}): --stdin reads the key from stdin.") from None


def _read(console: Console) -> str:
    data = console.stdin.read(_MOST_BYTES + 1) if console.stdin is not None else b""
    if len(data) > _MOST_BYTES:
        raise SettingsException("There is more in stdin than a key.", target=API_KEY)
    return data.decode("utf-8-sig", "replace").strip()


def _store(key: str, settings: Settings, seconds: float) -> str:
    try:
        return f"the system's keyring ({keyring_of().store(SecureString(key), seconds)})"
    except KeyringException as error:
        raise KeyringException(
            f"The key was not stored. The system's keyring cannot be used: {error}. `psopenai login --plain` keeps the key in "
            f"{settings.path}, as plain text that you alone may read. The environment variable OPENAI_API_KEY is another way."
        ) from None


def _winner(settings: Settings, console: Console) -> Sourced | None:
    places = [from_setting(settings, API_KEY, ""), from_environment(console.environ, "OPENAI_API_KEY")]
    return Chain("API key", places).find()
