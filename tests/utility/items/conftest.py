"""A session in an empty folder of its own, and a way to run one command in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from psopenai_py import Pipeline
from psopenai_py.framework.declaration.cmdlet import Cmdlet
from psopenai_py.framework.errors import ErrorRecord
from psopenai_py.framework.location import Location
from psopenai_py.framework.registry import Registry
from psopenai_py.framework.session import Session
from psopenai_py.framework.streams.host import SilentHost

_MODULES = (
    "get_content", "set_content", "add_content", "clear_content", "get_childitem", "get_item", "set_item", "clear_item",
    "new_item", "remove_item", "copy_item", "move_item", "rename_item", "test_path", "resolve_path", "convert_path", "join_path",
    "split_path", "get_location", "set_location", "push_location", "pop_location", "get_filehash", "new_temporaryfile",
)  # fmt: skip


class KeepingHost(SilentHost):
    """A host that keeps the error records."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[ErrorRecord] = []

    def show_error(self, record: ErrorRecord) -> None:
        """Keeps a record."""
        self.records.append(record)


class Commands:
    """The commands, run one at a time; `errors` are the records of the last one."""

    def __init__(self, session: Session, host: KeepingHost, folder: Path) -> None:
        self.session = session
        self.folder = folder
        self._host = host

    @property
    def errors(self) -> list[ErrorRecord]:
        """The records since the last run."""
        return self._host.records

    def __call__(self, name: str, *args: Any, given: list[Any] | None = None, **named: Any) -> list[Any]:
        """Runs a command and returns its output."""
        self._host.records.clear()
        pipeline = Pipeline(name, *args, session=self.session, **named)
        return list(pipeline if given is None else given | pipeline)


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Commands]:
    """Runs commands in a folder with a few files; the folder of the process stays where it is."""
    host = KeepingHost()
    folder = tmp_path / "work"
    (folder / "sub").mkdir(parents=True)
    for name, text in {"a.txt": "one\ntwo\nthree\n", "b.csv": "x", "sub/d.txt": "deep", ".hidden": "h"}.items():
        (folder / name).write_text(text, encoding="utf-8")
    registry = Registry(entry_points=False)
    for name in _MODULES:
        registry.add(_command_of(import_module(f"psopenai_py.utility.{name}")))
    with Session(registry, host=host, environ={"HERE": "yes"}) as session:
        Location.for_session(session).folder = str(folder)
        yield Commands(session, host, folder)


def _command_of(module: Any) -> type[Cmdlet]:
    kinds: Callable[[Any], bool] = lambda known: isinstance(known, type) and issubclass(known, Cmdlet)  # noqa: E731
    return next(known for known in vars(module).values() if kinds(known) and known.__module__ == module.__name__)
