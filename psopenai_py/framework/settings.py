"""The settings a user keeps in a file: `config.toml`. Read at the first look, and only if it is there.

The only file that imports platformdirs, at use.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from .errors import SettingsException

if TYPE_CHECKING:
    from .session import Session

FILE_NAME = "config.toml"
DEFAULTS = "defaults"


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
        """The table ``[defaults]``: default values of parameters, ``"Start-Thing:Name" = value``."""
        table = self._read().get(DEFAULTS, {})
        if not isinstance(table, dict):
            raise self._unusable(DEFAULTS, f"a table is expected, not {_kind(table)}")
        for key, value in table.items():
            if isinstance(value, dict):
                raise self._unusable(
                    f"{DEFAULTS}.{key}", 'a key with a dot or colon is put in quotes: "Start-Thing:Name" = "value"'
                )
        return table

    def warnings(self, secrets: Iterable[str]) -> list[str]:
        """Returns what a user should know: that the file holds one of the secrets named and others may read it.

        Nothing is said where the system keeps no such modes.
        """
        held = [name for name in secrets if name in self._read()]
        if not held or os.name != "posix" or not os.stat(self.path).st_mode & (stat.S_IRGRP | stat.S_IROTH):
            return []
        return [f"Other users may read {self.path}, which holds {', '.join(held)}. Take their right away: chmod 600 '{self.path}'"]

    def _read(self) -> dict[str, Any]:
        if self._content is None:
            self._content = self._parsed()
        return self._content

    def _parsed(self) -> dict[str, Any]:
        try:
            with open(self.path, "rb") as file:
                data = file.read()
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise SettingsException(f"The settings file {self.path} cannot be read: {error.strerror or error}.") from error
        import tomllib

        try:
            return tomllib.loads(data.decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise SettingsException(f"The settings file {self.path} is not UTF-8.") from None
        except tomllib.TOMLDecodeError as error:
            raise SettingsException(f"The settings file {self.path} is not TOML: {error}.") from error

    def _unusable(self, key: str, reason: str) -> SettingsException:
        return SettingsException(f"The setting {key} in {self.path} cannot be used: {reason}.", target=key)


def _kind(value: object) -> str:
    names = {str: "a text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), f"a {type(value).__name__}")
