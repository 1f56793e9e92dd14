"""The settings of the module by name: what each is for, what it may be, and whether it is a secret."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from ..framework.errors import SettingsException
from ..framework.settings import DEFAULTS, Settings

APPLICATION: Final = "psopenai"
"""The name of the config folder, and of the service under which the keyring keeps the key."""

CONFIG_VARIABLE: Final = "PSOPENAI_CONFIG"
"""The environment variable that names another config file."""

API_KEY: Final = "api_key"
"""The setting that holds the key, and the key's name in the keyring."""


class Setting(NamedTuple):
    """One setting: its name, what it is for, and what makes its value of a text (ValueError, which says what is expected)."""

    name: str
    help: str
    read: Callable[[str], Any]


_MOST_DIGITS: Final = 18
"""Of a whole number in the file, which has 64 bits."""


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("a text that is not blank is expected; `unset` removes a setting")
    return value


def _key(value: str) -> str:
    value = _text(value).strip()
    if not all("!" <= char <= "~" for char in value):
        raise ValueError("an API key has no blanks, no control characters, and nothing beyond ASCII")
    return value


def _address(value: str) -> str:
    from ..framework.http.url import is_http_url

    if not is_http_url(value):
        raise ValueError(
            "an absolute http or https address without user name and password is expected, such as https://api.openai.com/v1"
        )
    return value


def _size(value: str) -> int:
    if not (_is_number(value) and int(value) > 0):
        raise ValueError(f"a whole number above 0, of {_MOST_DIGITS} digits at the most, is expected")
    return int(value)


def _is_number(digits: str) -> bool:
    return digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS


SETTINGS: Final = (
    Setting(API_KEY, "The API key.", _key),
    Setting("api_base", "The address of the API.", _address),
    Setting("organization", "The id of the organization.", _text),
    Setting("max_record_bytes", "The size of one input record, in bytes; a larger one is an error.", _size),
    Setting("max_body_bytes", "The size of one answer of the API, in bytes; a larger one is an error.", _size),
)
_BY_NAME: Final = {setting.name: setting for setting in SETTINGS}


def settings_of(config: str | None, environ: Mapping[str, str]) -> Settings:
    """Returns the settings in the file that `config` names, or PSOPENAI_CONFIG, or in the user's own."""
    return Settings(APPLICATION, CONFIG_VARIABLE, path=config, environ=environ)


def keys_of(name: str) -> tuple[str, ...]:
    """Returns the keys of a setting in the file: ``api_key``, or the table and the rest for ``defaults.Start-Thing:Name``.

    Raises SettingsException for a name that is no setting's, with names that come close.
    """
    table, dot, key = name.partition(".")
    if table == DEFAULTS and dot:
        return (DEFAULTS, _default_key(key))
    if name in _BY_NAME:
        return (name,)
    raise SettingsException(f"There is no setting '{name}'. {_advice(name)}", error_id="UnknownSetting", target=name)


def keys_in(settings: Settings, name: str) -> tuple[str, ...]:
    """Returns the keys under which the file has a setting, else those under which it would.

    The file may write a name of ``[defaults]`` in another case, and hold what is no setting, which can be looked at and removed.
    """
    for held, _ in settings.entries() if name not in _BY_NAME else ():
        table, dot, key = held.partition(".")
        is_default = table == DEFAULTS and bool(dot)
        if held == name or (is_default and held.casefold() == name.casefold()):
            return (table, key) if is_default else (held,)
    return keys_of(name)


def value_of(name: str, text: str) -> str | int | bool:
    """Returns the value that a text means for a setting. Raises SettingsException, which never repeats a secret."""
    keys = keys_of(name)
    if keys[0] == DEFAULTS:
        return _literal(text)
    try:
        value: str | int = _BY_NAME[name].read(text)
    except ValueError as error:
        raise SettingsException(f"The setting {name} cannot have this value: {error}.", target=name) from None
    return value


def is_secret(name: str) -> bool:
    """Whether a setting holds the key: ``api_key``, or a default whose parameter is, or may be, -ApiKey."""
    table, dot, key = name.partition(".")
    if not dot or table != DEFAULTS:
        return name == API_KEY
    from ..framework.binding.defaults import parse_key
    from ..framework.wildcards import wildcard_matcher

    parsed = parse_key(key)
    parameter = parsed[1] if parsed else key.rpartition(":")[2]
    try:
        return bool(wildcard_matcher(f"{parameter}*")("ApiKey"))
    except ValueError:
        return True


def shown(name: str, value: Any) -> Any:
    """Returns the value of a setting as it may be shown: an address without credentials, the key masked.

    Masked are also the values of a dictionary, such as header fields, and what is no setting: a key may stand there, under a
    name that was misspelt.
    """
    from .masks import shown_base, shown_key

    if is_secret(name) or not _is_known(name):
        return shown_key(str(value))
    if isinstance(value, str) and (name == "api_base" or name.lower().endswith(":apibase")):
        return shown_base(value)
    if isinstance(value, Mapping):
        return {key: shown_key(str(part)) for key, part in value.items()}
    return value


def unknown_settings(names: list[str]) -> list[str]:
    """Returns what is wrong with names of a file: one sentence for each that is no setting."""
    return [f"'{name}' is no setting. {_advice(name)}" for name in names if not _is_known(name)]


def _is_known(name: str) -> bool:
    return name.startswith(f"{DEFAULTS}.") or name in _BY_NAME


def _default_key(key: str) -> str:
    from ..framework.binding.defaults import parse_key

    if parse_key(key) is None:
        raise SettingsException(
            f"'{key}' is no key of [{DEFAULTS}]: a command, a colon and a parameter are expected: Start-ThreadRun:AssistantId.",
            target=key,
        )
    return key


def _literal(text: str) -> str | int | bool:
    """Returns true, false or a whole number where the text is exactly that, else the text."""
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    return int(text) if _is_number(text.removeprefix("-")) and str(int(text)) == text else text


def _advice(name: str) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name.lower().replace("-", "_"), _BY_NAME, n=1)
    every = f"Settings are {', '.join(_BY_NAME)}, and {DEFAULTS}.COMMAND:PARAMETER."
    return f"Did you mean {close[0]}?" if close else every
