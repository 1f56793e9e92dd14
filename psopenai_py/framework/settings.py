"""The settings a user keeps in a file: `config.toml`. Read at the first look, and only if it is there.

The only file that imports platformdirs, at use.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from .errors import SettingsException
from .private_file import others_may_read

if TYPE_CHECKING:
    from .session import Session

FILE_NAME = "config.toml"
DEFAULTS = "defaults"
MOST_BYTES = 1 << 20
"""A settings file is smaller: what is larger is some other file, or a device that never ends."""


class Settings:
    """The settings file of one application.

    `path` names the file; without it the environment variable `variable` does, and without that it is `config.toml` in the
    user's config folder. A file that is not there has no settings. Every look may raise SettingsException, which names the file
    and the key.
    """

    def __init__(
        self,
        application: str,
        variable: str,
        *,
        path: str | None = None,
        environ: Mapping[str, str] | None = None,
    ) -> None:
        self._application = application
        self._environ = os.environ if environ is None else environ
        self._named = path or self._environ.get(variable, "").strip() or None
        self._content: dict[str, Any] | None = None

    @classmethod
    def for_session(cls, session: Session) -> Settings:
        """Returns the settings of a session that was given none: nothing is set. The service that `Session.provide` replaces."""
        made = cls("", "", path="(no settings file)", environ=session.environ)
        made._content = {}
        return made

    @property
    def path(self) -> str:
        """The file, whether it is there or not."""
        if self._named is None:
            self._named = os.path.join(self._folder(), FILE_NAME)
        return self._named

    def _folder(self) -> str:
        """Returns the user's config folder, as platformdirs names it.

        Its answer for Linux is known without asking, where the environment gives it: its import would cost every run as much as
        starting Python does.
        """
        if sys.platform == "linux":
            home = self._environ.get("HOME", "")
            for folder in (self._environ.get("XDG_CONFIG_HOME", ""), home and os.path.join(home, ".config")):
                if os.path.isabs(folder):
                    return os.path.join(folder, self._application)
        from platformdirs import user_config_dir

        return user_config_dir(self._application, appauthor=False)

    def get(self, name: str) -> tuple[Any, str] | None:
        """Returns a setting's value and where it was found, as a text to show; None where the file does not have it."""
        content = self._read()
        return (content[name], f"{name} in {self.path}") if name in content else None

    def number(self, name: str, otherwise: int) -> int:
        """Returns a setting that must be a whole number above 0, or the other value where the file does not have it."""
        value = self._read().get(name, otherwise)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise self._unusable(name, "a whole number above 0 is expected")
        return value

    @property
    def defaults(self) -> Mapping[str, Any]:
        """The table ``[defaults]``: default values of parameters, ``"Start-Thing:Name" = value``; a table is a dictionary."""
        table = self._read().get(DEFAULTS, {})
        if not isinstance(table, dict):
            raise self._unusable(DEFAULTS, f"a table is expected, not {_kind(table)}")
        for key, value in table.items():
            if isinstance(value, dict) and ":" not in key:
                raise self._unusable(
                    f"{DEFAULTS}.{key}", 'a key with a dot or colon is put in quotes: "Start-Thing:Name" = "value"'
                )
        return table

    def warnings(self, is_secret: Callable[[str], bool]) -> list[str]:
        """Returns what a user should know: that the file holds a secret and others may read it.

        `is_secret` tells it by the name: of a setting, or ``defaults.KEY``. Nothing is said where the system keeps no such modes.
        """
        held = [name for name, _ in self.entries() if is_secret(name)]
        if not held or not others_may_read(self.path):
            return []
        return [f"Other users may read {self.path}, which holds {', '.join(held)}. Take their right away: chmod 600 '{self.path}'"]

    def entries(self) -> list[tuple[str, Any]]:
        """Returns every setting with its name, in the order of the file; those of ``[defaults]`` as ``defaults.KEY``."""
        found: list[tuple[str, Any]] = []
        for name, value in self._read().items():
            if name == DEFAULTS:
                found += [(f"{DEFAULTS}.{key}", default) for key, default in self.defaults.items()]
            else:
                found.append((name, value))
        return found

    def _read(self) -> dict[str, Any]:
        if self._content is None:
            self._content = self._parsed()
        return self._content

    def _parsed(self) -> dict[str, Any]:
        text = read_text(self.path)
        return parse(text, self.path) if text else {}

    def _unusable(self, key: str, reason: str) -> SettingsException:
        return SettingsException(f"The setting {key} in {self.path} cannot be used: {reason}.", target=key)


def read_text(path: str) -> str | None:
    """Returns the text of a settings file, None where there is none. Raises SettingsException for one that cannot be read."""
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise SettingsException(f"The settings file {path} cannot be read: {reason_of(error)}.", target=path) from error
    if len(data) > MOST_BYTES:
        raise SettingsException(f"The settings file {path} is larger than {MOST_BYTES} bytes.", target=path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsException(f"The settings file {path} is not UTF-8.", target=path) from None


def parse(text: str, path: str) -> dict[str, Any]:
    """Returns the content of a settings file. Raises SettingsException, which names the file, for what is no TOML."""
    import tomllib

    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise SettingsException(f"The settings file {path} is not TOML: {error}.", target=path) from error


def reason_of(error: OSError | ValueError) -> str:
    """Returns what the system says about a file, without the path."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _kind(value: object) -> str:
    names = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), f"a {type(value).__name__}")
