"""Changes of the settings file, with its comments and its order kept. The only file that imports tomlkit, at use."""

from __future__ import annotations

import copy
from collections.abc import Callable, MutableMapping, Sequence
from typing import Any

from .errors import SettingsException
from .private_file import write_private
from .settings import parse, read_text, reason_of

Table = MutableMapping[str, Any]


class SettingsFile:
    """A settings file that is to be changed. Every change is written at once, whole or not at all.

    A setting is named by its keys: its own, or those of the tables it is in and then its own. Every method raises
    SettingsException where the file cannot be read or written, and leaves it as it was.
    """

    def __init__(self, path: str) -> None:
        self.path = path

    def set(self, keys: Sequence[str], value: str | int | float | bool) -> None:
        """Gives a setting a value; the file, its folder and the table are made if they are missing."""

        def put(content: Table) -> bool:
            table = content
            for key in keys[:-1]:
                table = table.setdefault(key, {})
                if not isinstance(table, MutableMapping):
                    raise SettingsException(f"The setting {key} in {self.path} is no table.", target=key)
            table[keys[-1]] = value
            return True

        self._change(put)

    def unset(self, keys: Sequence[str]) -> bool:
        """Removes a setting; returns whether it was there."""

        def remove(content: Table) -> bool:
            table: Any = content
            for key in keys[:-1]:
                table = table.get(key) if isinstance(table, MutableMapping) else None
            if not isinstance(table, MutableMapping) or keys[-1] not in table:
                return False
            del table[keys[-1]]
            return True

        return self._change(remove)

    def _change(self, change: Callable[[Table], bool]) -> bool:
        text = read_text(self.path) or ""
        expected = copy.deepcopy(parse(text, self.path))
        if not change(expected):
            return False
        changed = self._changed(text, change)
        if parse(changed, self.path) != expected:
            raise SettingsException(f"The settings file {self.path} cannot be changed without a loss; change it in an editor.")
        try:
            write_private(self.path, changed.encode("utf-8"))
        except (OSError, ValueError) as error:
            raise SettingsException(
                f"The settings file {self.path} cannot be written: {reason_of(error)}. It is as it was.", target=self.path
            ) from error
        return True

    def _changed(self, text: str, change: Callable[[Table], bool]) -> str:
        import tomlkit
        from tomlkit.exceptions import TOMLKitError

        try:
            document = tomlkit.parse(text)
            change(document)
            return tomlkit.dumps(document)
        except TOMLKitError as error:
            raise SettingsException(f"The settings file {self.path} cannot be changed: {error}.") from error
