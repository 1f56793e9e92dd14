"""Files that output is redirected to: Out-File writes them, fed object by object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...framework.binding.arguments import ArgumentItem
from ...framework.pipeline.stage import Call, Stage
from ...framework.values.scalars import PRESENT

if TYPE_CHECKING:
    from .frame import Frame


class OutputFile:
    """An open file of text. Raises what Out-File raises where it cannot be written."""

    def __init__(self, frame: Frame, path: str, *, append: bool) -> None:
        session = frame.interpreter.session
        items = [ArgumentItem("FilePath", path)]
        if append:
            items.append(ArgumentItem("Append", PRESENT))
        self._stage = Stage(
            session,
            Call(session.registry.find("Out-File"), items),
            frame.streams.errors,
            position=1,
            length=1,
            expecting_input=True,
            followed=False,
            within=frame.streams,
        )
        self._stage.bind()
        self._stage.open()
        self._stage.begin()

    def write(self, value: Any) -> None:
        """Writes an object."""
        self._stage.offer(value)

    def close(self) -> None:
        """Writes what is left and closes the file."""
        for _ in self._stage.end(()):
            pass
        self._stage.close()
