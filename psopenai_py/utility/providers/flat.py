"""The drives that hold names and values of the session, without folders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ...framework.conversion.text import to_text
from ...framework.text_order import text_key
from ...framework.values.nothing import NOTHING
from ..shared.errors import PSArgumentException
from .content import ContentOptions, ContentReader, ContentWriter
from .errors import ArgumentNullException
from .filesystem import filter_matcher
from .provider import Provider

if TYPE_CHECKING:
    from ..shared.item_cmdlet import ItemCmdlet


class FlatDrive(Provider):
    """A drive of names. A subclass says what is there (`names`, `lookup`, `value`) and changes it (`store`, `discard`)."""

    def names(self) -> list[str]:
        """Returns the names of all items."""
        raise NotImplementedError

    def lookup(self, name: str) -> Any:
        """Returns an item, None where there is none of that name."""
        raise NotImplementedError

    def value(self, name: str) -> Any:
        """Returns what the item of that name holds."""
        raise NotImplementedError

    def store(self, name: str, value: Any) -> None:
        """Sets what an item holds, and makes it where it is missing; null may remove it."""
        raise NotImplementedError

    def discard(self, name: str, *, force: bool) -> None:
        """Takes an item away."""
        raise NotImplementedError

    def exists(self, path: str) -> bool:
        """Whether there is an item; the drive itself always is."""
        return not path or self.lookup(path) is not None

    def item(self, path: str) -> Any:
        """Returns an item, of the drive itself all of them."""
        if path:
            return self.lookup(path)
        return [self.lookup(name) for name in self.child_names("")]

    def child_names(self, path: str, filter_text: str | None = None, *, hidden: bool = True) -> list[str]:
        """Returns the names in the order of texts."""
        matches = filter_matcher(filter_text) if filter_text else None
        names = (name for name in self.names() if matches is None or matches.fullmatch(name))
        return sorted(names, key=text_key)

    def new(self, cmdlet: ItemCmdlet, path: str, kind: str | None, value: Any) -> Iterator[Any]:
        """Makes an item with a value; one that exists is an error, unless -Force is given."""
        if value is None or value is NOTHING:
            message = "Value cannot be null. (Parameter 'value')"
            cmdlet.write_error(ArgumentNullException(message, error_id="NewItemValueNotSpecified", target=path))
        elif self.exists(path) and not cmdlet.forced:
            cmdlet.write_error(_already_exists(path, "path"))
        elif cmdlet.should_process(f"Item: {path} Type: {kind or ''} Value: {to_text(value)}", "New Item"):
            yield from self.set(cmdlet, path, value)

    def set(self, cmdlet: ItemCmdlet, path: str, value: Any) -> Iterator[Any]:
        """Gives an item a value."""
        if cmdlet.should_process(f"Item: {path} Value: {to_text(value)}", "Set Item"):
            self.store(path, None if value is NOTHING else value)
            found = self.lookup(path)
            if found is not None:
                yield found

    def remove(self, cmdlet: ItemCmdlet, path: str, *, recurse: bool) -> None:
        """Takes an item away."""
        if cmdlet.should_process(f"Item: {path}", "Remove Item"):
            self.discard(path, force=cmdlet.forced)

    def copy(self, cmdlet: ItemCmdlet, path: str, destination: str, *, recurse: bool) -> Iterator[Any]:
        """Gives another item the same value."""
        if cmdlet.should_process(f"Item: {path} Destination: {destination}", "Copy Item"):
            self.store(destination, self.value(path))
            yield self.lookup(destination)

    def rename(self, cmdlet: ItemCmdlet, path: str, name: str) -> Iterator[Any]:
        """Moves a value to another name."""
        if self.exists(name) and not cmdlet.forced:
            cmdlet.write_error(_already_exists(name, "newName"))
        elif cmdlet.should_process(f"Item: {path} NewName: {name}", "Rename Item"):
            value = self.value(path)
            self.discard(path, force=cmdlet.forced)
            self.store(name, value)
            yield self.lookup(name)

    def reader(self, cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> ContentReader:
        """Opens the value for reading: once, the elements of a list together."""
        return _ValueReader(self, path)

    def writer(self, cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> ContentWriter:
        """Opens the value for writing."""
        return _ValueWriter(self, path)


class _ValueReader(ContentReader):
    def __init__(self, drive: FlatDrive, name: str) -> None:
        self._drive = drive
        self._name = name
        self._read = False

    def read(self, count: int) -> Sequence[Any]:
        if self._read:
            return ()
        self._read = True
        value = self._drive.value(self._name)
        if value is None or value is NOTHING:
            return ()
        return value if isinstance(value, list) else [value]


class _ValueWriter(ContentWriter):
    def __init__(self, drive: FlatDrive, name: str) -> None:
        self._drive = drive
        self._name = name

    def write(self, values: Sequence[Any]) -> None:
        self._drive.store(self._name, values[0] if len(values) == 1 else list(values))


def _already_exists(path: str, parameter: str) -> PSArgumentException:
    return PSArgumentException(f"The item at path '{path}' already exists. (Parameter '{parameter}')")
