"""psopenai logout."""

from __future__ import annotations

import click

from ..api.connection import keyring_of
from ..api.settings import API_KEY, is_secret, settings_of
from ..framework.errors import KeyringException, PowerShellError, enriched
from ..framework.settings_file import SettingsFile
from .console import Console
from .exit_status import status_of
from .host import TerminalHost


@click.command()
@click.pass_obj
def logout(console: Console) -> int:
    """Removes the API key from the system's keyring and from the settings file, and says what was removed."""
    removed: list[str] = []
    failed: list[PowerShellError] = []
    settings = settings_of(console.options.config, console.environ)
    try:
        if keyring_of().delete():
            removed.append("the system's keyring")
    except KeyringException as error:
        if error.is_absent:
            console.say(f"The system's keyring was not asked: {error}.")
        else:
            failed.append(KeyringException(f"The system's keyring may still have a key: {error}."))
    try:
        if SettingsFile(settings.path).unset([API_KEY]):
            removed.append(settings.path)
        others = [name for name, _ in settings.entries() if is_secret(name) and name != API_KEY]
    except PowerShellError as error:
        others = []
        failed.append(error)
    console.say(f"A key was removed from {' and from '.join(removed)}." if removed else "No key was there to be removed.")
    for name in others:
        console.say(f"{name} in {settings.path} holds a key, too: `psopenai config unset '{name}'` removes it.")
    if console.environ.get("OPENAI_API_KEY", "").strip():
        console.say("The environment variable OPENAI_API_KEY is set, and stays.")
    records = [enriched(failure, "psopenai") for failure in failed]
    for record in records:
        TerminalHost(console).show_error(record)
    return status_of(records)
