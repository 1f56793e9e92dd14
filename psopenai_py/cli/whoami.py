"""psopenai whoami."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from ..api.connection import find_base, key_chain, organization_chain
from ..api.enums import OpenAIApiType
from ..api.masks import shown_base, shown_key, shown_organization
from ..api.settings import API_KEY, CONFIG_VARIABLE, is_secret
from ..framework.binding.binder import Binder
from ..framework.binding.services import BindingServices
from ..framework.credentials.chain import Chain, Sourced, from_environment, from_setting
from ..framework.errors import SettingsException, enriched
from ..framework.session import Session
from ..framework.settings import DEFAULTS, Settings
from ..framework.streams.records import WarningRecord
from ..framework.values.collections import Hashtable
from ..framework.values.objects import PSObject
from ..surface import make_session
from .console import Console
from .exit_status import NO_KEY, OK, status_of
from .host import TerminalHost
from .writer import Writer, writer_for

_TYPICAL = "Get-OpenAIModels"
"""A command that has nothing but what all have: the defaults that it gets are those of every command."""

_DEFAULT = "default"
_IN_BOTH = (
    ("API key", API_KEY, "OPENAI_API_KEY"),
    ("API base", "api_base", "OPENAI_API_BASE"),
    ("organization", "organization", "OPENAI_ORGANIZATION"),
)


@click.command()
@click.pass_obj
def whoami(console: Console) -> int:
    """Says which key, address and organization a command would use now, and where each of them comes from.

    The key is masked, and nobody is asked over the network. Exit status 4 where there is no key.
    """
    host = TerminalHost(console)
    with make_session(host=host, config=console.options.config, environ=console.environ) as session:
        settings = session.service(Settings.for_session)
        for text in (*settings.warnings(is_secret), *_absent(session, settings), *_differences(session, settings)):
            host.show(WarningRecord(text))
        bound = _defaults(session, host)
        unusable: dict[str, str] = {}
        keys = key_chain(session, bound)
        key = keys.find(unusable)
        api_type = bound.get("ApiType", OpenAIApiType.OpenAI)
        writer = writer_for(console.with_lists())
        writer.write(_row("ApiKey", key, shown_key, bound))
        writer.write(_row("ApiType", Sourced(api_type.name, _DEFAULT), str, bound))
        error = _write_address(session, bound, api_type, writer)
        writer.write(_row("Organization", organization_chain(session, bound).find(), shown_organization, bound))
        writer.end()
        if error is not None:
            host.show_error(enriched(error, "psopenai"))
        if key is None:
            console.say(keys.missing(unusable))
            return NO_KEY
    return OK if error is None else status_of([error.record])


def _row(name: str, found: Sourced | None, show: Callable[[str], str], bound: Mapping[str, Any]) -> PSObject:
    """Returns the row of a value; a default for the parameter is a place in the settings file."""
    value, source = (show(found.value), found.source) if found else (None, "none")
    if found and name in bound and source in (f"parameter {name}", _DEFAULT):
        source = f"config file, [{DEFAULTS}]"
    return PSObject([("Name", name), ("Value", value), ("Source", source)])


def _write_address(session: Session, bound: Mapping[str, Any], api_type: OpenAIApiType, writer: Writer) -> SettingsException | None:
    """Writes the row of the address; returns the error of one that cannot be used."""
    try:
        base = find_base(session, bound, is_azure=api_type == OpenAIApiType.Azure)
    except SettingsException as error:
        writer.write(_row("ApiBase", None, shown_base, bound))
        return error
    writer.write(_row("ApiBase", base, shown_base, bound))
    return None


def _defaults(session: Session, host: TerminalHost) -> Mapping[str, Any]:
    """Returns the parameters that ``[defaults]`` gives every command, bound as a command binds them."""
    values = Hashtable(session.default_parameter_values)
    services = BindingServices(values, warn=lambda text: host.show(WarningRecord(text)))
    binder = Binder(session.registry.find(_TYPICAL).metadata, {}, services)
    binder.bind_command_line([], False)
    return binder.bound


def _absent(session: Session, settings: Settings) -> Iterator[str]:
    """Yields that the settings file that the environment names is not there: a command takes that for a file without settings."""
    if session.environ.get(CONFIG_VARIABLE, "").strip() and not os.path.lexists(settings.path):
        yield f"{CONFIG_VARIABLE} names a file that is not there: {settings.path}"


def _differences(session: Session, settings: Settings) -> Iterator[str]:
    """Yields what a user may not expect: the file wins over an environment that says something else."""
    for what, setting, variable in _IN_BOTH:
        ours = Chain(what, [from_setting(settings, setting, "")]).find()
        theirs = Chain(what, [from_environment(session.environ, variable)]).find()
        if ours and theirs and ours.value != theirs.value:
            yield (
                f"{settings.path} ({setting}) and the environment ({variable}) name different values of the {what}: the file wins. "
                f"`psopenai config unset {setting}` makes the environment count."
            )
