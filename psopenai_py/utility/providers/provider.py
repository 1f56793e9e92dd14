"""What every provider can do. A path that a provider gets is its own: without a drive, and without wildcards that count."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .errors import PSNotSupportedException

if TYPE_CHECKING:
    from ...framework.session import Session
    from ..shared.item_cmdlet import ItemCmdlet
    from .content import ContentOptions, ContentReader, ContentWriter


class Provider:
    """One kind of item. Reading methods answer at once; those that change something take the cmdlet that asks.

    The cmdlet decides by `should_process` and takes what goes wrong as errors. Methods that change something yield what was made.
    """

    name = ""
    drive = ""
    keeps_folders = False

    def __init__(self, session: Session) -> None:
        self.session = session

    def exists(self, path: str) -> bool:
        """Whether there is an item."""
        raise NotImplementedError

    def is_container(self, path: str) -> bool:
        """Whether the item has others in it."""
        return not path

    def has_children(self, path: str) -> bool:
        """Whether there are items in it."""
        return self.is_container(path) and bool(self.child_names(path))

    def item(self, path: str) -> Any:
        """Returns the item."""
        raise NotImplementedError

    def child_names(self, path: str, filter_text: str | None = None, *, hidden: bool = True) -> list[str]:
        """Returns the names of the items in a container, sorted, containers first; those that match a filter of the provider."""
        raise NotImplementedError

    def join(self, path: str, child: str) -> str:
        """Returns the path of an item in a container."""
        return child

    def child_name(self, path: str) -> str:
        """Returns the last part of a path."""
        return path

    def parent(self, path: str) -> str:
        """Returns the path of the container."""
        return ""

    def display(self, path: str) -> str:
        """Returns the path as a user writes it, with the drive where it needs one."""
        return f"{self.drive}:{os.sep}{path}"

    def new(self, cmdlet: ItemCmdlet, path: str, kind: str | None, value: Any) -> Iterator[Any]:
        """Makes an item."""
        raise self._unable()

    def set(self, cmdlet: ItemCmdlet, path: str, value: Any) -> Iterator[Any]:
        """Gives an item a value."""
        raise self._unable()

    def remove(self, cmdlet: ItemCmdlet, path: str, *, recurse: bool) -> None:
        """Removes an item, with what is in it if `recurse`."""
        raise self._unable()

    def copy(self, cmdlet: ItemCmdlet, path: str, destination: str, *, recurse: bool) -> Iterator[Any]:
        """Copies an item."""
        raise self._unable()

    def move(self, cmdlet: ItemCmdlet, path: str, destination: str) -> Iterator[Any]:
        """Moves an item."""
        raise self._unable()

    def rename(self, cmdlet: ItemCmdlet, path: str, name: str) -> Iterator[Any]:
        """Gives an item another name."""
        raise self._unable()

    def empty(self, path: str, *, force: bool) -> None:
        """Empties an item before it is written anew, where it holds something that would stay. Raises OSError."""

    def clear_content(self, cmdlet: ItemCmdlet, path: str) -> None:
        """Empties an item."""
        raise PSNotSupportedException(
            "Cannot perform the ClearContent operation. The ClearContent operation is not supported by this provider."
        )

    def reader(self, cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> ContentReader | None:
        """Opens an item's content for reading; None where that failed, which is written as an error."""
        raise self._unable()

    def writer(self, cmdlet: ItemCmdlet, path: str, options: ContentOptions) -> ContentWriter | None:
        """Opens an item's content for writing, at its end; None where that failed, which is written as an error."""
        raise self._unable()

    def _unable(self) -> PSNotSupportedException:
        return PSNotSupportedException("Provider operation stopped because the provider does not support this operation.")
